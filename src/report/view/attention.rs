//! Activities that need attention, off track or late, with their owners, the time since then, and their notes.

use super::prose::note_or_none;
use super::standing::{stage_title, tone};
use super::titles;
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Period, Scale, Stage, Unit};
use crate::query::{Counts, Entry, Level, LevelName, OffTrackSince, Selection, off_track_since};
use crate::report::doc::{Cell, Column, Doc, Row, Table};

/// Returns whether an activity is listed.
pub fn needs_attention(entry: &Entry<'_, '_>) -> bool {
    entry.standing.stage == Stage::OffTrack || entry.standing.is_late
}

/// Adds the activities that are off track, and then those that are late. `period` is named if there are several.
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
    let (off_track, late): (Vec<&Entry<'_, '_>>, Vec<_>) =
        entries.iter().partition(|entry| entry.standing.stage == Stage::OffTrack);
    doc.heading(2, heading(&stage_title(scales, Stage::OffTrack, lang), off_track.len()));
    if off_track.is_empty() {
        doc.text(nothing_off_track(counts, selection.is_of_whole_plans()).get(lang));
    } else {
        doc.table(rows(&off_track, with_plan, lang));
    }
    if !late.is_empty() {
        doc.heading(2, heading(say::LATE_ONES.get(lang), late.len()));
        doc.table(rows(&late, with_plan, lang));
    }
}

/// Returns the sentence that nothing is off track, limited to what was assessed: unassessed activities may well be.
pub(super) fn nothing_off_track(counts: &Counts, is_whole: bool) -> Text {
    match (counts.of(Stage::Unassessed), counts.of(Stage::Ongoing) + counts.of(Stage::Done)) {
        (0, _) if is_whole => say::NOTHING_OFF_TRACK.clone(),
        (0, _) => say::NOTHING_OFF_TRACK_IN_PART.clone(),
        (_, 0) => say::NOTHING_ASSESSED.clone(),
        (unassessed, _) => text!(
            "Ingenting av det som är bedömt avviker. Ej bedömda: {unassessed}.",
            "Nothing of what is assessed is off track. Unassessed: {unassessed}."
        ),
    }
}

fn rows(entries: &[&Entry<'_, '_>], with_plan: bool, lang: Lang) -> Table {
    let activity = LevelName::common(entries.iter().map(|entry| entry.plan), Level::Activity);
    let mut columns: Vec<Column> = with_plan.then(|| Column::short(say::PLAN.get(lang))).into_iter().collect();
    columns.extend([Column::short(say::ID.get(lang)), Column::wrapping(titles::level_title(&activity, lang))]);
    columns.extend([&say::OWNERS, &say::SINCE, &say::NOTE].map(|title| Column::wrapping(title.get(lang))));
    let row = |entry: &&Entry<'_, '_>| {
        let standing = &entry.standing;
        let id = format!("{} {}", standing.sign(), &*entry.activity.id.value);
        let plan = with_plan.then(|| Cell::text(&*entry.plan.id.value));
        let cells = [
            Cell::Toned(id, tone(standing.status, standing.stage)),
            Cell::text(&*entry.activity.title.value),
            Cell::text(entry.owners().collect::<Vec<_>>().join(", ")),
            Cell::text(since(entry).get(lang)),
            note_or_none(entry, lang),
        ];
        Row::new(plan.into_iter().chain(cells).collect())
    };
    Table::new(columns, entries.iter().map(row).collect())
}

/// Returns the period since which an activity is off track, and the date it was due if it is late.
pub(super) fn since(entry: &Entry<'_, '_>) -> Text {
    let due = entry.activity.due_date().filter(|_| entry.standing.is_late);
    let late = due.map(|due| {
        let due = due.to_string();
        text!("skulle vara klar {due}", "was due {due}")
    });
    match (off_track_since(entry), late) {
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
