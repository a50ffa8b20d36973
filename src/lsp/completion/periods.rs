//! Completion of periods.

use gen_lsp_types::CompletionItemKind;

use super::Offer;
use crate::load::FileKind;
use crate::lsp::file::AskedFile;
use crate::model::{Period, Plan, Stage, Thing};
use crate::query::{own_standing, start};
use crate::syntax::{key_text, quoted};

/// Returns every period of a plan's years, in its rhythm.
pub(super) fn of_plan(plan: &Plan<'_>) -> Vec<Period> {
    let Some(years) = &plan.years else { return Vec::new() };
    let first = years.first.around(plan.rhythm());
    std::iter::successors(Some(first), |period| period.next()).take_while(|period| years.touches(*period)).collect()
}

/// Returns a period as a key, which needs quotes only for some periods.
pub(super) fn key(period: Period) -> String {
    key_text(&period.to_string())
}

/// Returns a period as a value: a year as a number, any other period as a string.
pub(super) fn value(period: Period) -> String {
    let name = period.to_string();
    if name.contains('-') { quoted(&name) } else { name }
}

/// Returns the periods for which an assessment can be added: those that have begun, are not closed, have none yet, and
/// in which the thing is part of the plan.
pub(super) fn to_state(file: &AskedFile<'_, '_>, thing: Thing<'_, '_>) -> Vec<Period> {
    let Some(plan) = file.plan else { return Vec::new() };
    let is_stated = |period: Period| thing.follow_ups().iter().any(|it| *it.period == period);
    let is_closed = |period: Period| plan.closings.iter().any(|closing| *closing.period == period);
    let is_within = |period: Period| match thing {
        Thing::Activity(_, _, activity) => {
            !start(plan, activity).is_after(period)
                && activity.ended.as_ref().is_none_or(|end| !end.period.is_before(period))
        }
        _ => own_standing(plan, thing, period, file.today).is_none_or(|standing| standing.stage != Stage::Closed),
    };
    let can_stand = |period: &Period| {
        period.first_day() <= file.today && !is_stated(*period) && !is_closed(*period) && is_within(*period)
    };
    of_plan(plan).into_iter().filter(can_stand).collect()
}

/// Returns the keys of a table that has periods as keys.
pub(super) fn keys(file: &AskedFile<'_, '_>, path: &[String], used: &[String], offset: usize) -> Vec<Offer> {
    let Some(plan) = file.plan else { return Vec::new() };
    let is_follow_up = file.kind() == FileKind::Goal && path.last().is_some_and(|last| last == "follow_up");
    let periods = match file.thing_at(offset) {
        Some(thing) if is_follow_up => to_state(file, thing),
        _ => of_plan(plan),
    };
    let offer = |period: Period| {
        let key = key(period);
        let text = if is_follow_up { format!("{key} = ") } else { key.clone() };
        Offer::new(key, CompletionItemKind::Constant).text(text)
    };
    let is_free = |period: &Period| !used.iter().any(|used| used.ends_with(&period.to_string()));
    periods.into_iter().rev().filter(is_free).map(offer).collect()
}
