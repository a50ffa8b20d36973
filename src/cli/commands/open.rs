//! `plan open`: moves the follow-up on to a new period.

use super::plans_asked;
use crate::cli::args::OpenArgs;
use crate::cli::editing::{Editing, table_not_found};
use crate::cli::output::Output;
use crate::cli::stop::{Exit, Stop};
use crate::edit::layout::{Route, Spelled};
use crate::locale::{Lang, Text, text};
use crate::model::{Day, Period, Plan, Thing};
use crate::query::{Assessable, Refusal, find_period, own_standing};

pub(in crate::cli) fn open(args: &OpenArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let mut said: Vec<Text> = Vec::new();
    let mut lang = Lang::default();
    let exit = editing.change(output, |session, draft| {
        let plans = plans_asked::followed_plans(&args.plan, session)?;
        let period = find_period("PERIOD", &args.period, plans.iter().copied())?;
        let mut refusals = plans_asked::expect_followed(&plans, period);
        refusals.extend(plans.iter().filter_map(|plan| cannot_open(plan, period)));
        if refusals.is_empty() && !args.yes {
            refusals.extend(plans.iter().filter_map(|plan| skips(plan, period)));
        }
        if !refusals.is_empty() {
            return Err(refusals.into());
        }
        lang = session.lang;
        for plan in plans {
            draft
                .set(plan.file, Route::Root, &["follow_up", "current"], &Spelled::period(period))
                .map_err(table_not_found(&plan.id))?;
            said.extend(what_follows(plan, period, session.today));
        }
        Ok(())
    })?;
    for text in said {
        output.say(text.get(lang))?;
    }
    Ok(exit)
}

/// Returns the refusal of a period that is closed already, or is earlier than the current one.
fn cannot_open(plan: &Plan<'_>, period: Period) -> Option<Refusal> {
    let id = &*plan.id.value;
    if plan.closings.iter().any(|closing| *closing.period == period) {
        return Some(Refusal::new(
            text!("{period} är redan stängd i {id}", "{period} is closed already in {id}"),
            Some(text!(
                "det som nämnden har fått ändras inte; är det beslutat ändå, ta bort `[closed.{period}]` ur plan.toml",
                "what the board has received does not change; if it was decided all the same, remove `[closed.{period}]` from plan.toml"
            )),
        ));
    }
    let current = *plan.follow_up.current.as_ref().filter(|current| period < ***current)?;
    let current = *current;
    Some(Refusal::new(
        text!(
            "uppföljningen av {id} har redan kommit till {current}",
            "the follow-up of {id} has come to {current} already"
        ),
        Some(text!(
            "en tidigare period bedöms med `--period {period}`, utan att öppnas igen",
            "an earlier period is assessed with `--period {period}`, without being opened again"
        )),
    ))
}

/// Returns the refusal of a period after one that would be skipped.
fn skips(plan: &Plan<'_>, period: Period) -> Option<Refusal> {
    let current = plan.follow_up.current.as_ref().map(|current| **current)?;
    let next = current.next().filter(|next| *next < period)?;
    let id = &*plan.id.value;
    Some(Refusal::new(
        text!(
            "{id} följs upp för {current}, och nästa period är {next}, inte {period}",
            "{id} is followed up for {current}, and the next period is {next}, not {period}"
        ),
        Some(text!(
            "öppna {next} först; ska den hoppas över, lägg till `--yes`",
            "open {next} first; if it is to be skipped, add `--yes`"
        )),
    ))
}

/// Returns messages about the assessments due in the period, an open period before it, and one that has not begun.
fn what_follows(plan: &Plan<'_>, period: Period, today: Day) -> Vec<Text> {
    let id = &*plan.id.value;
    let is_due = |thing: &Thing<'_, '_>| {
        let standing = own_standing(plan, *thing, period, today);
        standing.is_some_and(|standing| Assessable { plan, thing: *thing, standing }.is_due())
    };
    let due = Thing::all(plan).filter(Thing::is_whole).filter(is_due).count();
    let mut said = vec![text!("{id}: att bedöma för {period}: {due}", "{id}: to be assessed for {period}: {due}")];
    let is_closed = |period: Period| plan.closings.iter().any(|closing| *closing.period == period);
    let before = period.previous().filter(|before| plan.years.is_none_or(|years| years.touches(*before)));
    if let Some(before) = before.filter(|before| !is_closed(*before)) {
        said.push(text!(
            "{id}: {before} är inte stängd än (`plan close {before}`)",
            "{id}: {before} is not closed yet (`plan close {before}`)"
        ));
    }
    if period.is_after(today) {
        said.push(text!(
            "{id}: {period} har inte börjat; till dess kan bara anteckningar skrivas",
            "{id}: {period} has not begun; until then only notes can be written"
        ));
    }
    said
}
