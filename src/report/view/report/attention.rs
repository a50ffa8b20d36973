//! The sections on activities that are off track, and on those that are late.

use super::part::{Part, Told};
use super::picks::Picks;
use super::rows::{names, responsible};
use crate::locale::{Lang, Text, capital, catalogue as say};
use crate::model::Stage;
use crate::query::{Level, LevelName, off_track_since};
use crate::report::doc::{Block, Cell, Column, Doc, Heading, Prose, Row, Table};
use crate::report::view::attention::{nothing_off_track, since};
use crate::report::view::prose::note_or_none;
use crate::report::view::titles::level_title;

/// The anchor of the section on activities that are off track.
pub(super) const OFF_TRACK_ANCHOR: &str = "off-track";

/// Returns whether an activity is off track.
pub(super) fn is_off_track(told: &Told<'_, '_>) -> bool {
    told.entry.standing.stage == Stage::OffTrack
}

/// Returns whether an activity is late without being off track.
pub(super) fn is_only_late(told: &Told<'_, '_>) -> bool {
    told.entry.standing.is_late && !is_off_track(told)
}

/// Adds the heading of the section, as the target of links from page one.
pub(super) fn off_track_heading(doc: &mut Doc, level: u8, lang: Lang) {
    let anchor = Some(OFF_TRACK_ANCHOR.to_owned());
    doc.blocks.push(Block::Heading(Heading { anchor, ..Heading::new(level, OFF_TRACK.get(lang)) }));
}

/// Adds the activities that are off track, with their owners, the period since then, and their notes.
pub(super) fn off_track<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    let told: Vec<_> = part.told.iter().filter(|told| is_off_track(told)).map(|told| (part, told)).collect();
    if told.is_empty() {
        doc.text(nothing_off_track(&part.counts().now, part.plan().is_whole()).get(part.lang));
    } else {
        doc.table(table(&told, Detail { with_plan: false, with_support: true }, picks, part.lang));
    }
}

/// Adds the activities that are late without being off track; nothing if there are none.
pub(super) fn late<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    let told: Vec<_> = part.told.iter().filter(|told| is_only_late(told)).map(|told| (part, told)).collect();
    if !told.is_empty() {
        doc.table(table(&told, Detail { with_plan: false, with_support: true }, picks, part.lang));
    }
}

/// The optional details of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Detail {
    /// True for a column of plans.
    pub(super) with_plan: bool,
    /// True to name supporting owners too.
    pub(super) with_support: bool,
}

/// Returns the activities as a table, with their owners and notes.
pub(super) fn table<'p, 'a>(
    told: &[(&Part<'_, 'p, 'a>, &Told<'p, 'a>)],
    detail: Detail,
    picks: &Picks<'p, 'a>,
    lang: Lang,
) -> Table {
    let activity = LevelName::common(told.iter().map(|(part, _)| part.plan()), Level::Activity);
    let mut columns = vec![
        Column::short(say::ID.get(lang)),
        Column::wrapping(level_title(&activity, lang)).of_plan(),
        Column::wrapping(say::OWNERS.get(lang)).of_plan(),
        Column::wrapping(say::NOTE.get(lang)).of_plan(),
    ];
    if detail.with_plan {
        columns.insert(0, Column::short(say::PLAN.get(lang)));
    }
    let row = |(part, told): &(&Part<'_, 'p, 'a>, &Told<'p, 'a>)| {
        let entry = &told.entry;
        let link = part.link(told);
        let owners = if detail.with_support { responsible(entry, lang) } else { names(entry.owners()) };
        let mut cells = vec![
            Cell::Link(link.text, link.anchor),
            Cell::text(&*entry.activity.title.value),
            Cell::Text(owners),
            why(told, lang),
        ];
        if detail.with_plan {
            cells.insert(0, Cell::text(&*part.plan().id.value));
        }
        Row::new(cells).picked_by(picks.of(told))
    };
    Table::new(columns, told.iter().map(row).collect())
}

/// Returns the note. Before it is the period since which the activity is off track, if it is not the selected one, or
/// the date that it was due.
fn why(told: &Told<'_, '_>, lang: Lang) -> Cell {
    let note = note_or_none(&told.entry, lang);
    let is_new = off_track_since(&told.entry).is_none_or(|since| since.periods == 1);
    if is_new && !told.entry.standing.is_late {
        return note;
    }
    let mut prose = Prose::from(format!("{}. ", capital(since(&told.entry).get(lang))));
    match &note {
        Cell::Prose(note) => prose.push("", note),
        words => prose.push("", &words.words().into()),
    }
    Cell::Prose(prose)
}

pub(super) static OFF_TRACK: Text = Text::fixed("Det som avviker", "What is off track");
pub(super) static LATE: Text = Text::fixed("Det som är försenat", "What is late");
