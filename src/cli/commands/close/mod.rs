//! `plan close`: the follow-up of a period is handed over, and from then on does not change.

mod record;
mod refusals;

use super::followed;
use crate::cli::args::PeriodArgs;
use crate::cli::editing::{Editing, unplaced};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::layout::Route;
use crate::locale::{Text, text};
use crate::model::{Period, Plan, Stage};
use crate::query::{Assessable, Entry, Filters, Selection, Standing, find_period, lacking_before};
use crate::report::view;
use crate::report::write::terminal;
use record::Record;

pub(in crate::cli) fn close(args: &PeriodArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let mut said = Vec::new();
    let exit = editing.change_unless(output, |session, draft, output| {
        let plans = followed::plans(&args.plan, session)?;
        let period = find_period("PERIOD", &args.period, plans.iter().copied())?;
        let refusals = refusals::all(&plans, period, args.yes, session);
        if !refusals.is_empty() {
            return Err(refusals.into());
        }
        if let Some(lacking) = lacking(&args.plan, period, session)? {
            output.write(lacking)?;
            return Ok(Some(Exit::Findings));
        }
        for plan in plans {
            let record = Record::new(plan, period, session.today);
            draft.change(plan.file, Route::Root, |table| record.splices(table)).map_err(unplaced(&plan.id))?;
            said.extend(earlier(plan, period, session)?);
            said.push(what_follows(plan, period, record.count()).get(session.lang).to_owned());
        }
        Ok(None)
    })?;
    for line in said.into_iter().filter(|_| !editing.is_dry_run) {
        output.say(&line)?;
    }
    Ok(exit)
}

/// Shows what still keeps the period open, under each that answers for it; none where nothing does.
fn lacking(plans: &[String], period: Period, session: &Session<'_>) -> Result<Option<String>, Stop> {
    let filters = Filters { plan: plans.to_vec(), period: vec![period.to_string()], ..Filters::default() };
    let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
    let is_unexplained = |standing: &Standing<'_, '_>| standing.stage == Stage::OffTrack && standing.note.is_none();
    let entries: Vec<Entry<'_, '_>> =
        selection.entries().filter(|entry| entry.is_due() || is_unexplained(&entry.standing)).collect();
    let sections: Vec<Assessable<'_, '_>> =
        selection.sections().filter(|section| section.is_due() || is_unexplained(&section.standing)).collect();
    let count = entries.len() + sections.len();
    if count == 0 {
        return Ok(None);
    }
    let unexplained = entries.iter().map(|entry| &entry.standing).chain(sections.iter().map(|it| &it.standing));
    let unexplained = unexplained.filter(|standing| is_unexplained(standing)).count();
    let unassessed = count - unexplained;
    let summary = text!(
        "{period} kan inte stängas än. Ej bedömda: {unassessed}. Avviker utan anteckning: {unexplained}.",
        "{period} cannot be closed yet. Unassessed: {unassessed}. Off track without a note: {unexplained}."
    );
    let earlier = view::lacking_words(&lacking_before(&selection), session.lang).map(Text::same);
    let summary = match earlier {
        Some(earlier) => text!(summary = summary, earlier = earlier; "{summary}\n{earlier}", "{summary}\n{earlier}"),
        None => summary,
    };
    let doc = view::lacking(&selection, &sections, &entries, &summary, session.sources, session.lang);
    Ok(Some(terminal(&doc, session.screen)))
}

/// Says how much periods lack that come before one that is closed, and are open.
fn earlier(plan: &Plan<'_>, period: Period, session: &Session<'_>) -> Result<Option<String>, Stop> {
    let filters = Filters { plan: vec![plan.id.to_string()], period: vec![period.to_string()], ..Filters::default() };
    let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
    let lacking = view::lacking_words(&lacking_before(&selection), session.lang);
    Ok(lacking.map(|lacking| format!("{}: {lacking}", &*plan.id.value)))
}

/// Says how much was written down, and what comes next.
fn what_follows(plan: &Plan<'_>, period: Period, count: usize) -> Text {
    let id = &*plan.id.value;
    let next = period.next().filter(|next| plan.years.is_none_or(|years| years.touches(*next)));
    let is_current = plan.follow_up.current.as_ref().is_some_and(|current| **current == period);
    let locked = match count {
        1 => Text::fixed("1 bedömning är låst", "1 assessment is locked"),
        _ => text!("{count} bedömningar är låsta", "{count} assessments are locked"),
    };
    let Some(next) = next.filter(|_| is_current) else {
        return text!(locked = locked; "{id}: {locked}", "{id}: {locked}");
    };
    text!(
        locked = locked;
        "{id}: {locked}; nästa period öppnas med `plan open {next}`",
        "{id}: {locked}; the next period is opened with `plan open {next}`"
    )
}
