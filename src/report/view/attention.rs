//! The activities that need attention, off track or late, with their owners, the time since then, and their notes.

use super::prose::note_or_none;
use super::standing::{stage_title, tone};
use super::{own, titles};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Kind, Period, Scale, Stage, Tier, Unit};
use crate::query::{
    Assessable, Counts, Entry, Level, LevelName, OffTrackSince, PlanSelection, Selection, off_track_since,
};
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
/// well be. None if something is off track, or if a status was asked for, as the selection then says nothing about the
/// others.
pub(super) fn nothing_off_track(plans: &[PlanSelection<'_, '_>], counts: &Counts) -> Option<Text> {
    let is_off_track = counts.of(Stage::OffTrack) > 0;
    let is_off_track = is_off_track || plans.iter().flat_map(PlanSelection::sections).any(|it| it.is_off_track());
    if is_off_track || plans.iter().any(PlanSelection::asks_for_status) {
        return None;
    }
    let sections = || plans.iter().flat_map(PlanSelection::sections);
    let of_sections = sections().filter(|section| section.standing.status.is_some()).count();
    let assessed = counts.of(Stage::Ongoing) + counts.of(Stage::Done) + of_sections;
    let unassessed = unassessed(plans);
    let is_filtered = plans.iter().any(PlanSelection::is_filtered);
    let is_whole = plans.iter().all(|selected| selected.plan.is_whole());
    Some(match (unassessed, assessed) {
        (None, _) if !is_whole => say::NOTHING_OFF_TRACK_IN_PART.clone(),
        (None, _) if is_filtered => say::NOTHING_OFF_TRACK_IN_SELECTION.clone(),
        (None, _) => say::NOTHING_OFF_TRACK.clone(),
        (_, 0) if is_filtered => say::NOTHING_ASSESSED_IN_SELECTION.clone(),
        (_, 0) => say::NOTHING_ASSESSED.clone(),
        (Some(unassessed), _) if is_filtered => text!(unassessed = unassessed;
            "Ingenting av det som är bedömt i urvalet avviker. Ej bedömda: {unassessed}.",
            "Nothing of what is assessed in the selection is off track. Unassessed: {unassessed}."
        ),
        (Some(unassessed), _) => text!(unassessed = unassessed;
            "Ingenting av det som är bedömt avviker. Ej bedömda: {unassessed}.",
            "Nothing of what is assessed is off track. Unassessed: {unassessed}."
        ),
    })
}

/// Returns how many activities, goals and priorities are still to be assessed; none if none is. Activities alone are a
/// number.
fn unassessed(plans: &[PlanSelection<'_, '_>]) -> Option<Text> {
    let of_activities = plans.iter().filter(|selected| selected.plan.asks_for(Tier::Activity));
    let is_unassessed = |entry: &Entry<'_, '_>| entry.standing.stage == Stage::Unassessed;
    let activities = of_activities.flat_map(PlanSelection::entries).filter(is_unassessed).count();
    let sections = |tier: Tier| {
        let due = plans.iter().flat_map(PlanSelection::sections).filter(Assessable::is_due);
        due.filter(|section| section.thing.tier() == tier).count()
    };
    let counts = [
        (activities, Level::Activity),
        (sections(Tier::Goal), Level::Goal(Kind::Goal)),
        (sections(Tier::Priority), Level::Priority(Kind::Goal)),
    ];
    let counts: Vec<(usize, Level)> = counts.into_iter().filter(|(count, _)| *count > 0).collect();
    if let [(count, Level::Activity)] = counts[..] {
        return Some(Text::same(count.to_string()));
    }
    let name = |level: Level| LevelName::common(plans.iter().map(|selected| selected.plan), level);
    let counted = counts.into_iter().map(|(count, level)| name(level).counted(count));
    counted.reduce(|all, more| text!(all = all, more = more; "{all}, {more}", "{all}, {more}"))
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
