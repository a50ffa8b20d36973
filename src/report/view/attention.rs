//! What needs attention, off track or late, with their owners, the time since then, and their notes.

use super::prose::note_or_none;
use super::standing::{stage_title, tone};
use super::{own, titles};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Period, Scale, Stage, Tier, Unit};
use crate::query::{Assessable, Counts, Entry, OffTrackSince, PlanSelection, Selection, off_track_since};
use crate::report::doc::{Cell, Column, Doc, Row, Table};

/// Returns whether an activity is listed.
pub fn needs_attention(entry: &Entry<'_, '_>) -> bool {
    entry.standing.stage == Stage::OffTrack || entry.standing.is_late
}

/// Adds what is off track, goals and priorities by their own assessment first, and then the activities that are late.
/// `period` is named if there are several.
pub(super) fn attention(
    doc: &mut Doc,
    selection: &Selection<'_, '_>,
    period: Option<Period>,
    entries: &[Entry<'_, '_>],
    counts: &Counts,
    scales: &[&Scale<'_>],
    lang: Lang,
) {
    let heading = |title: &str, count: usize| match period {
        Some(period) => format!("{title} {period} ({count})"),
        None => format!("{title} ({count})"),
    };
    let with_plan = titles::is_of_several_plans(selection);
    let (of_activities, late): (Vec<Assessable<'_, '_>>, Vec<_>) =
        entries.iter().map(Entry::assessable).partition(Assessable::is_off_track);
    let mut off_track: Vec<Assessable<'_, '_>> = selection.sections().filter(Assessable::is_off_track).collect();
    off_track.extend(of_activities);
    let title = heading(&stage_title(scales, Stage::OffTrack, lang), off_track.len());
    if !off_track.is_empty() {
        doc.heading(2, title);
        doc.table(rows(&off_track, with_plan, lang));
    } else if let Some(nothing) = nothing_off_track(&selection.plans, counts) {
        doc.heading(2, title);
        doc.text(nothing.get(lang));
    }
    if !late.is_empty() {
        doc.heading(2, heading(say::LATE_ONES.get(lang), late.len()));
        doc.table(rows(&late, with_plan, lang));
    }
}

/// Returns the sentence that nothing is off track, limited to what was selected and assessed: unassessed activities may
/// well be. None if a status was asked for, as the selection then says nothing about the others.
pub(super) fn nothing_off_track(plans: &[PlanSelection<'_, '_>], counts: &Counts) -> Option<Text> {
    if plans.iter().any(PlanSelection::asks_for_status) {
        return None;
    }
    let is_asked = |tier: Tier| plans.iter().any(|selected| selected.plan.asks_for(tier));
    let sections = || plans.iter().flat_map(PlanSelection::sections);
    let of_sections = sections().filter(|section| section.standing.status.is_some()).count();
    let assessed = counts.of(Stage::Ongoing) + counts.of(Stage::Done) + of_sections;
    let unassessed = if is_asked(Tier::Activity) { counts.of(Stage::Unassessed) } else { 0 };
    let unassessed = unassessed + sections().filter(Assessable::is_due).count();
    let is_filtered = plans.iter().any(PlanSelection::is_filtered);
    let is_whole = plans.iter().all(|selected| selected.plan.is_whole());
    Some(match (unassessed, assessed) {
        (0, _) if !is_whole => say::NOTHING_OFF_TRACK_IN_PART.clone(),
        (0, _) if is_filtered => say::NOTHING_OFF_TRACK_IN_SELECTION.clone(),
        (0, _) => say::NOTHING_OFF_TRACK.clone(),
        (_, 0) if is_filtered => say::NOTHING_ASSESSED_IN_SELECTION.clone(),
        (_, 0) => say::NOTHING_ASSESSED.clone(),
        (unassessed, _) if is_filtered => text!(
            "Ingenting av det som är bedömt i urvalet avviker. Ej bedömda: {unassessed}.",
            "Nothing of what is assessed in the selection is off track. Unassessed: {unassessed}."
        ),
        (unassessed, _) => text!(
            "Ingenting av det som är bedömt avviker. Ej bedömda: {unassessed}.",
            "Nothing of what is assessed is off track. Unassessed: {unassessed}."
        ),
    })
}

fn rows(listed: &[Assessable<'_, '_>], with_plan: bool, lang: Lang) -> Table {
    let mut columns: Vec<Column> = with_plan.then(|| Column::short(say::PLAN.get(lang))).into_iter().collect();
    columns.extend([Column::short(say::ID.get(lang)), Column::wrapping(own::heading(listed, lang))]);
    columns.extend([&say::OWNERS, &say::SINCE, &say::NOTE].map(|title| Column::wrapping(title.get(lang))));
    let row = |it: &Assessable<'_, '_>| {
        let standing = &it.standing;
        let id = format!("{} {}", standing.sign(), &*it.thing.id().value);
        let plan = with_plan.then(|| Cell::text(&*it.plan.id.value));
        let cells = [
            Cell::Toned(id, tone(standing.status, standing.stage)),
            Cell::text(&*it.thing.title().value),
            Cell::text(it.owners().collect::<Vec<_>>().join(", ")),
            Cell::text(since(it).get(lang)),
            note_or_none(it, lang),
        ];
        Row::new(plan.into_iter().chain(cells).collect())
    };
    Table::new(columns, listed.iter().map(row).collect())
}

/// Returns the period since which something is off track, and the date it was due if it is late.
pub(super) fn since(it: &Assessable<'_, '_>) -> Text {
    let due = it.entry().and_then(|entry| entry.activity.due_date()).filter(|_| it.standing.is_late);
    let late = due.map(|due| {
        let due = due.to_string();
        text!("skulle vara klar {due}", "was due {due}")
    });
    match (off_track_since(it), late) {
        (Some(off_track), None) => in_a_row(off_track),
        (Some(off_track), Some(late)) => {
            text!(off_track = in_a_row(off_track), late = late; "{off_track}; {late}", "{off_track}; {late}")
        }
        (None, late) => late.unwrap_or_else(|| Text::same("")),
    }
}

/// Returns the first period off track, and the number of consecutive ones if there are several.
fn in_a_row(OffTrackSince { first, periods }: OffTrackSince) -> Text {
    let year = match (first.unit(), periods) {
        (_, 1) => return Text::same(first.to_string()),
        (Unit::Year, 2) => Text::fixed("andra året", "second year"),
        (Unit::Year, 3) => Text::fixed("tredje året", "third year"),
        (Unit::Year, 4) => Text::fixed("fjärde året", "fourth year"),
        (Unit::Year, _) => text!("{periods} år", "{periods} years"),
        (Unit::HalfYear, _) => text!("{periods} halvår", "{periods} half-years"),
        (Unit::Tertial, _) => text!("{periods} tertial", "{periods} tertials"),
        (Unit::Quarter, _) => text!("{periods} kvartal", "{periods} quarters"),
        (Unit::Month, _) => text!("{periods} månader", "{periods} months"),
    };
    text!(year = year; "{first}, {year} i rad", "{first}, {year} in a row")
}
