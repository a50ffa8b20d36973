//! Corrections of the title and the owners of a plan.

use super::owner_refusals;
use crate::cli::args::SetArgs;
use crate::cli::commands::keys::{Reader, written};
use crate::cli::editing::table_not_found;
use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::edit::layout::{Route, Spelled};
use crate::edit::{Amendment, Draft};
use crate::model::Plan;
use crate::query::{Filters, Found, Refusal, Selection, find_one};

/// A plan to correct.
pub(super) struct PlanCorrection<'p, 'a> {
    plan: &'p Plan<'a>,
    title: Option<String>,
    /// The new owners, if they change; none to remove them.
    owners: Option<Vec<String>>,
}

impl<'p> PlanCorrection<'p, 'p> {
    /// Returns the correction, if nothing else was asked for and the id is a plan.
    pub(super) fn find(args: &SetArgs, session: &Session<'p>) -> Result<Option<Self>, Stop> {
        let [id] = &args.what[..] else { return Ok(None) };
        let states = args.note.is_some() || args.clear || args.period.is_some() || args.sources.is_given();
        let title = args.keys.title.as_deref().map(written);
        let others = args.selecting().chain(args.correcting().filter(|option| *option != "--owner")).next().is_some();
        let lists = [&args.drop_tag, &args.keys.link, &args.drop_link];
        let others = others || args.is_of_activities() || lists.iter().any(|list| !list.is_empty());
        let has_owners = !args.keys.owner.is_empty() || !args.add_owner.is_empty() || !args.drop_owner.is_empty();
        if states || title.as_deref() == Some("") || others || !(has_owners || title.is_some()) {
            return Ok(None);
        }
        let filters = Filters { plan: args.plan.clone(), ..Filters::default() };
        let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
        let plans: Vec<&Plan<'_>> = selection.plans.iter().map(|selected| selected.plan).collect();
        match find_one(&plans, id) {
            Ok(Found::Plan(plan)) => {
                let owners = has_owners.then(|| named(args, plan)).transpose()?;
                Ok(Some(Self { plan, title, owners }))
            }
            // An unknown id may be meant as something else: the general case reports it.
            _ => Ok(None),
        }
    }

    /// Writes the correction.
    pub(super) fn make(&self, draft: &mut Draft) -> Result<(), Stop> {
        let (file, id) = (self.plan.file, &*self.plan.id.value);
        if let Some(title) = &self.title {
            draft.set(file, Route::Root, &["title"], &Spelled::text(title)).map_err(table_not_found(id))?;
        }
        let written = match self.owners.as_deref() {
            None => Ok(()),
            Some([]) => draft.remove(file, Route::Root, &["owners"]),
            Some(owners) => draft.set(file, Route::Root, &["owners"], &Spelled::texts(owners)),
        };
        Ok(written.map_err(table_not_found(id))?)
    }
}

/// Returns the names of the new owners, or refusals.
fn named(args: &SetArgs, plan: &Plan<'_>) -> Result<Vec<String>, Vec<Refusal>> {
    let mut refusals = owner_refusals::of_usage(args, true);
    let mut reader = Reader::new(plan);
    let replaced = reader.owners("--owner", &args.keys.owner);
    let amendment = Amendment {
        added_owners: reader.named("--add-owner", &args.add_owner),
        dropped_owners: reader.dropped_owners(&args.drop_owner),
        ..Amendment::default()
    };
    refusals.append(&mut reader.refusals);
    refusals.extend(owner_refusals::of_named(&plan.id, &plan.owners, &amendment));
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let amendment = Amendment { owners: replaced, ..amendment };
    Ok(amendment.resting_on(&plan.owners.named).owners.unwrap_or_default().into_iter().map(|(_, name)| name).collect())
}
