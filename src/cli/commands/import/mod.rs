//! `plan import`: what colleagues filled in comes back into the plan.

mod file;
mod told;

pub(super) use file::one;

use crate::cli::args::ImportArgs;
use crate::cli::editing::{Editing, unplaced};
use crate::cli::output::Output;
use crate::cli::stop::{Exit, Stop};
use crate::edit::{Amendment, Statement, Unplaced};
use crate::locale::Text;
use crate::model::{Period, Plan};
use crate::query::{Filters, Refusal, Selection};
use crate::sheet::{self, Change};
use crate::source::FileId;

pub(in crate::cli) fn import(args: &ImportArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let (files, mut refusals) = file::read(&args.files);
    editing.change_unless(output, |session, draft, output| {
        let filters = Filters { period: args.period.clone(), ..Filters::default() };
        let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
        let plans: Vec<(&Plan<'_>, Period)> =
            selection.plans.iter().map(|selected| (selected.plan, selected.period)).collect();
        let intake = sheet::take(&files, &plans, args.prefer.map(Into::into));
        let told = told::tell(&intake.findings, editing.environment, session.lang);
        refusals.extend(told.errors);
        if !refusals.is_empty() {
            refusals.push(Refusal::new(NOTHING_TAKEN, Some(MEND)));
            return Err(refusals.into());
        }
        if told.has_conflicts {
            return Ok(Some(Exit::Findings));
        }
        let amendments: Vec<(FileId, _, Amendment)> =
            intake.changes.iter().map(|change| (change.placed.0.file, change.placed.2, amendment(change))).collect();
        draft.amend_all(&amendments).map_err(|activity| unplaced(&activity.id)(Unplaced))?;
        if editing.is_dry_run {
            return editing.foresee(session, draft.sources(), output).map(Some);
        }
        Ok(None)
    })
}

/// Returns what is to hold of an activity after a change.
fn amendment(change: &Change<'_, '_>) -> Amendment {
    let note = change.note.clone();
    let statement = match change.status {
        Some(None) => Statement::Unassessed { note },
        Some(Some(id)) => Statement::Stated { status: Some((id, change.plan.scale.get(id).name.to_string())), note },
        None => Statement::Stated { status: None, note },
    };
    Amendment { follow_up: Some((change.period, statement)), ..Amendment::default() }
}

const NOTHING_TAKEN: Text =
    Text::fixed("inget är taget in: planen är som den var", "nothing was taken: the plan is as it was");
const MEND: Text = Text::fixed(
    "rätta det som står ovan, spara filen och kör kommandot igen",
    "mend what is said above, save the file and run the command again",
);
