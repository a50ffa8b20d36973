//! `plan/owners/1`: who answers for how much.

use serde::Serialize;

use super::stages::Stages;
use super::{document, lines};
use crate::report::view::OwnerRow;

#[derive(Serialize)]
struct Owners<'r> {
    schema: &'static str,
    owners: Vec<Owner<'r>>,
}

#[derive(Serialize)]
struct Owner<'r> {
    plan: &'r str,
    name: &'r str,
    aliases: Vec<&'r str>,
    owner_of: usize,
    support_of: usize,
    stages: Stages,
}

/// Returns `plan/owners/1`.
pub fn owners(rows: &[OwnerRow<'_, '_>]) -> serde_json::Result<String> {
    document(&Owners { schema: "plan/owners/1", owners: rows.iter().map(owner).collect() })
}

/// Returns the owners of `plan/owners/1`, one a line.
pub fn owners_lines(rows: &[OwnerRow<'_, '_>]) -> serde_json::Result<String> {
    lines(rows.iter().map(owner))
}

fn owner<'r>(row: &OwnerRow<'r, '_>) -> Owner<'r> {
    let owner = row.plan.register.get(row.id);
    Owner {
        plan: &row.plan.id.value,
        name: &owner.name.value,
        aliases: owner.aliases.iter().map(|alias| &*alias.value).collect(),
        owner_of: row.answers.total(),
        support_of: row.supports,
        stages: (&row.answers).into(),
    }
}
