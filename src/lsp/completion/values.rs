//! Completion of values: names in the plan, keywords of the format, dates; and of periods, which are keys too.

use std::collections::HashMap;

use gen_lsp_types::CompletionItemKind as Kind;

use super::{Offer, in_snippet};
use crate::load::{FileKind, Shape};
use crate::locale::text;
use crate::lsp::file::AskedFile;
use crate::lsp::shape::Expected;
use crate::model::{OwnerId, Period, Plan, Stage, Thing, same_key};
use crate::query::{color_name, own_standing, stage_name, start};
use crate::source::printable_line;
use crate::syntax::{key_text, quoted};

impl Expected {
    /// Returns whether the value is an array.
    pub(super) fn is_list(&self) -> bool {
        fn is_list(shape: &Shape) -> bool {
            matches!(shape, Shape::List(_)) || matches!(shape, Shape::Either(either, _) if is_list(either))
        }
        is_list(&self.shape)
    }
}

/// Returns the values that can stand at a path.
pub(super) fn values(file: &AskedFile<'_, '_>, expected: &Expected, path: &[String], offset: usize) -> Vec<Offer> {
    let Some(plan) = file.plan else { return of_shape(file, expected, offset) };
    match (&*expected.key, file.kind()) {
        ("owners" | "support", _) => owners(plan, file),
        ("see", _) => plan.all_priorities().map(|(_, it)| titled(&it.id, &it.title)).collect(),
        ("into" | "by", _) => activities(plan),
        ("focus", FileKind::Goal) => focuses(file),
        ("tags", _) => tags(plan),
        ("status", FileKind::Goal) | ("assessed", _) => statuses(plan, file),
        ("status", FileKind::Plan) if path.first().is_some_and(|first| first == "closed") => statuses(plan, file),
        // A whole assessment, as the value of a period.
        ("follow_up", FileKind::Goal) if file.client.has_snippets => assessment(plan),
        _ => of_shape(file, expected, offset),
    }
}

fn titled(id: &str, title: &str) -> Offer {
    let words = printable_line(title).into_owned();
    Offer { words: words.clone(), ..Offer::new(id, Kind::Reference).detail(words).text(quoted(id)) }
}

fn owners(plan: &Plan<'_>, file: &AskedFile<'_, '_>) -> Vec<Offer> {
    let mut counts: HashMap<OwnerId, usize> = HashMap::new();
    for owner in plan.all_activities().flat_map(|placed| plan.answering(placed).owners).filter_map(|owner| owner.id) {
        *counts.entry(owner).or_default() += 1;
    }
    let offer = |(id, owner): (OwnerId, &crate::model::Owner<'_>)| {
        let count = counts.get(&id).copied().unwrap_or_default();
        let aliases: Vec<&str> = owner.aliases.iter().map(|alias| &*alias.value).collect();
        let aliases = aliases.join(", ");
        let detail = text!("ansvarar för {count}", "answers for {count}").get(file.lang).to_owned();
        let about =
            (!aliases.is_empty()).then(|| file.shown(text!("även: {aliases}", "also: {aliases}").get(file.lang)));
        let offer = Offer::new(&*owner.name.value, Kind::Value).detail(detail).about(about).text(quoted(&owner.name));
        Offer { words: aliases, ..offer }
    };
    plan.register.iter().map(offer).collect()
}

fn statuses(plan: &Plan<'_>, file: &AskedFile<'_, '_>) -> Vec<Offer> {
    let offer = |status: &crate::model::Status<'_>| {
        let color = status.shown_color().map(|color| color_name(color).get(file.lang).to_owned());
        let stage = stage_name(*status.stage).get(file.lang).to_owned();
        let detail = [Some(stage), color].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let about = status.meaning.as_ref().map(|meaning| file.shown(meaning));
        Offer::new(&*status.name.value, Kind::EnumMember).detail(detail).about(about).text(quoted(&status.name))
    };
    plan.scale.iter().map(|(_, status)| offer(status)).collect()
}

fn assessment(plan: &Plan<'_>) -> Vec<Offer> {
    let offer = |status: &crate::model::Status<'_>| {
        let line = format!("{{ status = {}, note = \"$1\" }}", in_snippet(&quoted(&status.name)));
        Offer::new(&*status.name.value, Kind::Snippet).snippet(line)
    };
    plan.scale.iter().map(|(_, status)| offer(status)).collect()
}

fn activities(plan: &Plan<'_>) -> Vec<Offer> {
    plan.all_activities().map(|(_, _, it)| titled(&it.id, &it.title)).collect()
}

fn focuses(file: &AskedFile<'_, '_>) -> Vec<Offer> {
    let governance = file.project.loaded.portfolio.governance.iter();
    let mut offers: Vec<Offer> = Vec::new();
    for focus in governance.flat_map(|governance| &governance.focuses) {
        for name in &focus.priorities {
            let year = focus.year.to_string();
            match offers.iter_mut().find(|offer| same_key(&offer.label) == same_key(name)) {
                Some(known) => known.detail = known.detail.take().map(|years| format!("{years}, {year}")),
                None => offers.push(Offer::new(&*name.value, Kind::Value).detail(year).text(quoted(name))),
            }
        }
    }
    offers
}

fn tags(plan: &Plan<'_>) -> Vec<Offer> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for tag in Thing::each(plan).flat_map(|thing| thing.tags()) {
        let at = *places.entry(same_key(tag).into_owned()).or_insert_with(|| {
            counts.push((tag, 0));
            counts.len() - 1
        });
        counts[at].1 += 1;
    }
    counts.sort_by_key(|(tag, count)| (std::cmp::Reverse(*count), same_key(tag)));
    counts
        .into_iter()
        .map(|(tag, count)| Offer::new(tag, Kind::Value).detail(count.to_string()).text(quoted(tag)))
        .collect()
}

/// Returns the values that the format alone determines.
fn of_shape(file: &AskedFile<'_, '_>, expected: &Expected, offset: usize) -> Vec<Offer> {
    match expected.value() {
        Shape::Choice(choices) => choices
            .iter()
            .map(|choice| {
                let stage = Stage::ALL.into_iter().find(|stage| stage.name() == *choice);
                let detail = stage.map(|stage| stage_name(stage).get(file.lang).to_owned()).unwrap_or_default();
                Offer::new(*choice, Kind::EnumMember).detail(detail).text(quoted(choice))
            })
            .collect(),
        Shape::Period | Shape::When => {
            let Some(plan) = file.plan else { return Vec::new() };
            let earliest = match file.thing_at(offset) {
                Some(Thing::Activity(_, _, activity)) if ["until", "deadline", "period"].contains(&&*expected.key) => {
                    Some(start(plan, activity))
                }
                _ => None,
            };
            let can_stand = |period: &crate::model::Period| earliest.is_none_or(|start| !start.is_after(*period));
            let offer = |period: crate::model::Period| {
                Offer::new(period.to_string(), Kind::Constant).text(period_value(period))
            };
            periods_of(plan).into_iter().filter(can_stand).map(offer).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns every period of a plan's years, in its rhythm.
pub(super) fn periods_of(plan: &Plan<'_>) -> Vec<Period> {
    let Some(years) = &plan.years else { return Vec::new() };
    let first = years.first.around(plan.rhythm());
    std::iter::successors(Some(first), |period| period.next()).take_while(|period| years.touches(*period)).collect()
}

/// Returns a period as a key, which needs quotes only for some periods.
pub(super) fn period_key(period: Period) -> String {
    key_text(&period.to_string())
}

/// Returns a period as a value: a year as a number, any other period as a string.
pub(super) fn period_value(period: Period) -> String {
    let name = period.to_string();
    if name.contains('-') { quoted(&name) } else { name }
}

/// Returns the periods for which an assessment can be added: those that have begun, are not closed, have none yet, and
/// in which the thing is part of the plan.
pub(super) fn periods_to_assess(file: &AskedFile<'_, '_>, thing: Thing<'_, '_>) -> Vec<Period> {
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
    periods_of(plan).into_iter().filter(can_stand).collect()
}

/// Returns the keys of a table that has periods as keys.
pub(super) fn period_keys(file: &AskedFile<'_, '_>, path: &[String], used: &[String], offset: usize) -> Vec<Offer> {
    let Some(plan) = file.plan else { return Vec::new() };
    let is_follow_up = file.kind() == FileKind::Goal && path.last().is_some_and(|last| last == "follow_up");
    let periods = match file.thing_at(offset) {
        Some(thing) if is_follow_up => periods_to_assess(file, thing),
        _ => periods_of(plan),
    };
    let offer = |period: Period| {
        let key = period_key(period);
        let text = if is_follow_up { format!("{key} = ") } else { key.clone() };
        Offer::new(key, Kind::Constant).text(text)
    };
    let is_free = |period: &Period| !used.iter().any(|used| used.ends_with(&period.to_string()));
    periods.into_iter().rev().filter(is_free).map(offer).collect()
}
