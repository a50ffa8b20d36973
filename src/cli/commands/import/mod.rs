//! `plan import`: what colleagues filled in comes back into the plan.

mod file;
mod told;

pub(super) use file::one;

use crate::cli::args::ImportArgs;
use crate::cli::editing::{Editing, unplaced_at};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::{Amendment, Statement};
use crate::load::load;
use crate::locale::{Lang, Text, text};
use crate::model::{Period, Plan, Thing};
use crate::query::{Assessable, Entry, Filters, Refusal, Selection};
use crate::sheet::{self, Change, Finding, Intake, Weight};
use crate::source::Sources;

pub(in crate::cli) fn import(args: &ImportArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let (files, mut refusals) = file::read(&args.files);
    let mut taken = None;
    let exit = editing.change_unless(output, |session, draft, output| {
        let filters = Filters { period: args.period.iter().cloned().collect(), ..Filters::default() };
        let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
        let plans: Vec<(&Plan<'_>, Period)> =
            selection.plans.iter().map(|selected| (selected.plan, selected.period)).collect();
        let intake = sheet::take(&files, &plans, args.prefer.map(Into::into));
        let is_open = |finding: &Finding| matches!(finding.weight, Weight::Conflict | Weight::Error);
        if refusals.is_empty() && !intake.findings.iter().any(is_open) {
            draft.amend_all(&amendments(&intake)).map_err(unplaced_at)?;
            let left = left(draft.sources(), &filters, session)?;
            taken = Some(Taken { changed: intake.changes.len(), findings: intake.findings, left, lang: session.lang });
            return if editing.is_dry_run {
                editing.foresee(session, draft.sources(), output).map(Some)
            } else {
                Ok(None)
            };
        }
        refusals.extend(told::tell(&intake.findings, editing.environment, session.lang));
        if !refusals.is_empty() {
            refusals.push(Refusal::new(NOTHING_TAKEN, Some(MEND)));
            return Err(refusals.into());
        }
        Ok(Some(Exit::Findings))
    })?;
    if let Some(taken) = taken {
        taken.tell(editing, output)?;
    }
    Ok(exit)
}

/// What an import came to.
struct Taken {
    /// How many activities were changed.
    changed: usize,
    findings: Vec<Finding>,
    /// How much lacks an assessment after it.
    left: usize,
    lang: Lang,
}

impl Taken {
    /// Says what is to be looked at, and then the sum: below all that was changed, as a terminal shows the end.
    fn tell(&self, editing: &Editing<'_>, output: &mut Output) -> Result<(), Stop> {
        told::warn(&self.findings, editing.environment, self.lang);
        let (changed, left) = (self.changed, self.left);
        let untaken = self.findings.iter().filter(|finding| finding.weight == Weight::Untaken).count();
        if editing.is_dry_run || changed + untaken == 0 {
            return Ok(());
        }
        let sum = text!(
            "Ändrade aktiviteter: {changed}. Inte taget: {untaken}. Kvar att bedöma: {left}.",
            "Changed activities: {changed}. Not taken: {untaken}. Left to assess: {left}."
        );
        output.say(sum.get(self.lang))?;
        Ok(())
    }
}

/// Returns what is to hold of each thing that was changed.
fn amendments<'p, 'a>(intake: &Intake<'p, 'a>) -> Vec<(Thing<'p, 'a>, Amendment)> {
    intake.changes.iter().map(|change| (change.thing, amendment(change))).collect()
}

/// Returns how much lacks an assessment.
fn left(after: &Sources, filters: &Filters, session: &Session<'_>) -> Result<usize, Vec<Refusal>> {
    let loaded = load(after);
    let selection = Selection::new(&loaded.portfolio, filters, session.today)?;
    Ok(selection.entries().filter(Entry::is_due).count() + selection.sections().filter(Assessable::is_due).count())
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
