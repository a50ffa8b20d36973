//! `plan/owners/1`: the owners, with what they answer for counted.

use serde::Serialize;

use super::stages::Stages;
use super::{document, lines};
use crate::query::Counts;
use crate::report::view::{OwnerRow, Owners};

#[derive(Serialize)]
struct OwnersDocument<'r> {
    schema: &'static str,
    owners: Vec<JsonOwner<'r>>,
    total: Work,
}

#[derive(Serialize)]
struct JsonOwner<'r> {
    plan: &'r str,
    name: &'r str,
    aliases: Vec<&'r str>,
    email: Option<&'r str>,
    #[serde(flatten)]
    work: Work,
}

/// The number of things that an owner answers for, by stage.
#[derive(Serialize)]
struct Work {
    owner_of: usize,
    support_of: usize,
    stages: Stages,
    late: usize,
}

/// Returns `plan/owners/1`.
pub fn owners(owners: &Owners<'_, '_>) -> serde_json::Result<String> {
    let total = work(&owners.total, owners.supported);
    document(&OwnersDocument { schema: "plan/owners/1", owners: owners.rows.iter().map(owner).collect(), total })
}

/// Returns the owners of `plan/owners/1`, one a line.
pub fn owners_lines(owners: &Owners<'_, '_>) -> serde_json::Result<String> {
    lines(owners.rows.iter().map(owner))
}

fn owner<'r>(row: &OwnerRow<'r, '_>) -> JsonOwner<'r> {
    let owner = row.plan.register.get(row.id);
    JsonOwner {
        plan: &row.plan.id.value,
        name: &owner.name.value,
        aliases: owner.aliases.iter().map(|alias| &*alias.value).collect(),
        email: owner.address(),
        work: work(&row.answers, row.supports),
    }
}

fn work(answers: &Counts, supports: usize) -> Work {
    Work { owner_of: answers.total(), support_of: supports, stages: answers.into(), late: answers.late() }
}
