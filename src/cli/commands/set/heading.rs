//! Corrections of the owners of a plan, a goal or a priority, and of its title along with them. Owners of activities
//! are corrected by amendments.

use super::amendment::Reader;
use super::refusals;
use crate::cli::args::SetArgs;
use crate::cli::editing::unplaced;
use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::edit::layout::{Route, Spelled};
use crate::edit::{Amendment, Draft};
use crate::locale::{Text, text};
use crate::model::{Owners, Plan, composed};
use crate::query::{Filters, Found, Refusal, Selection, find, find_one};
use crate::source::FileId;

/// A plan, a goal or a priority to correct.
pub(super) struct Heading<'p> {
    file: FileId,
    route: Route<'p>,
    id: &'p str,
    title: Option<String>,
    /// The new owners; empty to remove the key, so that the owners of a level above apply.
    owners: Vec<String>,
}

impl<'p> Heading<'p> {
    /// Returns the correction, if nothing else was asked for and the id is not an activity's.
    pub(super) fn find(args: &SetArgs, session: &Session<'p>) -> Result<Option<Self>, Stop> {
        let [id] = &args.what[..] else { return Ok(None) };
        let states = args.note.is_some() || args.clear || args.period.is_some();
        let is_of_activity = args.deadline.is_some() || args.until.is_some();
        let is_emptied = args.title.as_ref().is_some_and(|title| title.trim().is_empty());
        let others = args.selecting().chain(args.correcting().filter(|option| *option != "--owner")).next().is_some();
        let lists = [&args.text, &args.tag, &args.drop_tag, &args.link, &args.drop_link];
        let others = others || lists.iter().any(|list| !list.is_empty());
        let has_owners = !args.owner.is_empty() || !args.add_owner.is_empty() || !args.drop_owner.is_empty();
        if states || is_of_activity || is_emptied || others || !has_owners {
            return Ok(None);
        }
        let filters = Filters { plan: args.plan.clone(), ..Filters::default() };
        let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
        let plans: Vec<&Plan<'_>> = selection.plans.iter().map(|selected| selected.plan).collect();
        let found = match find_one(&plans, id) {
            Ok(found) => found,
            // An unknown id may be meant as an activity or a status: the general case reports it.
            Err(_) if find(&plans, id).is_err() => return Ok(None),
            Err(refusal) => return Err(refusal.into()),
        };
        let (plan, file, route, now) = match found {
            Found::Plan(plan) => (plan, plan.file, Route::Root, &plan.owners),
            Found::Goal(plan, goal) => (plan, goal.file, Route::Root, &goal.owners),
            Found::Priority(plan, goal, it) => (plan, goal.file, Route::priority(&it.id), &it.owners),
            Found::Activity(..) | Found::Owner(..) | Found::Measure(..) => return Ok(None),
        };
        let title = args.title.as_ref().map(|title| composed(title.trim()).into_owned());
        let owners = named(args, plan, found.id(), now)?;
        Ok(Some(Self { file, route, id: found.id(), title, owners }))
    }

    /// Writes the correction.
    pub(super) fn make(&self, draft: &mut Draft) -> Result<(), Stop> {
        if let Some(title) = &self.title {
            draft.set(self.file, self.route, &["title"], &Spelled::text(title)).map_err(unplaced(self.id))?;
        }
        let written = if self.owners.is_empty() {
            draft.remove(self.file, self.route, &["owners"])
        } else {
            draft.set(self.file, self.route, &["owners"], &Spelled::texts(&self.owners))
        };
        Ok(written.map_err(unplaced(self.id))?)
    }
}

/// Returns the names of the new owners, or refusals.
fn named(args: &SetArgs, plan: &Plan<'_>, id: &str, now: &Owners<'_>) -> Result<Vec<String>, Vec<Refusal>> {
    let mut refusals = refusals::owners_of_usage(args, true);
    let mut reader = Reader { plan, refusals: Vec::new() };
    let replaced = reader.owners("--owner", &args.owner);
    let amendment = Amendment {
        added_owners: reader.named("--add-owner", &args.add_owner),
        dropped_owners: reader.dropped_owners(&args.drop_owner),
        ..Amendment::default()
    };
    refusals.append(&mut reader.refusals);
    let lacking = amendment.dropped_owners.iter().filter(|dropped| !now.named.iter().any(|owner| dropped.is(owner)));
    refusals.extend(lacking.map(|dropped| not_named(&dropped.name, id)));
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let amendment = Amendment { owners: replaced, ..amendment };
    Ok(amendment.resting_on(&now.named).owners.unwrap_or_default().into_iter().map(|(_, name)| name).collect())
}

fn not_named(name: &str, id: &str) -> Refusal {
    Refusal::new(
        text!(
            "--drop-owner: `{name}` står inte i `owners` för `{id}`",
            "--drop-owner: `{name}` is not in the `owners` of `{id}`"
        ),
        Some(Text::fixed("`plan show` visar vem som står där", "`plan show` shows who is")),
    )
}
