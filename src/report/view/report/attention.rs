//! The sections on what is off track, and on activities that are late.

use super::lede;
use super::part::Part;
use super::picks::Picks;
use super::rows::{names, responsible};
use super::told::Told;
use crate::locale::{Lang, Text, capital, catalogue as say, text};
use crate::model::Stage;
use crate::query::{Assessable, off_track_since};
use crate::report::doc::{Block, Cell, Column, Doc, Heading, Prose, Row, Table};
use crate::report::view::attention::{nothing_off_track, since};
use crate::report::view::own;
use crate::report::view::prose::note_or_none;

/// The anchor of the section on what is off track.
pub(super) const OFF_TRACK_ANCHOR: &str = "off-track";
/// The anchor of the section on activities that are late.
pub(super) const LATE_ANCHOR: &str = "late";

/// A row of what needs attention.
pub(super) struct Listed<'r, 'p, 'a> {
    /// The part of its plan.
    part: &'r Part<'r, 'p, 'a>,
    /// The activity, or a goal or a priority with its own assessment.
    it: Assessable<'p, 'a>,
    /// The activity; none for a goal or a priority.
    told: Option<&'r Told<'p, 'a>>,
}

/// Returns what is off track: goals and priorities by their own assessment, and then the activities.
pub(super) fn all_off_track<'r, 'p, 'a>(part: &'r Part<'r, 'p, 'a>) -> Vec<Listed<'r, 'p, 'a>> {
    let sections = part.selected.sections().filter(Assessable::is_off_track);
    let mut listed: Vec<Listed<'_, '_, '_>> = sections.map(|it| Listed { part, it, told: None }).collect();
    listed.extend(activities(part, is_off_track));
    listed
}

/// Returns the activities that are late without being off track.
pub(super) fn all_late<'r, 'p, 'a>(part: &'r Part<'r, 'p, 'a>) -> Vec<Listed<'r, 'p, 'a>> {
    activities(part, is_only_late).collect()
}

fn activities<'r, 'p, 'a>(
    part: &'r Part<'r, 'p, 'a>,
    is_so: fn(&Told<'_, '_>) -> bool,
) -> impl Iterator<Item = Listed<'r, 'p, 'a>> {
    let told = part.told.iter().filter(move |told| is_so(told));
    told.map(move |told| Listed { part, it: told.entry.assessable(), told: Some(told) })
}

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
    heading(doc, level, (&OFF_TRACK, OFF_TRACK_ANCHOR), lang);
}

/// Adds the heading of the section on what is late, as the target of links from page one.
pub(super) fn late_heading(doc: &mut Doc, level: u8, lang: Lang) {
    heading(doc, level, (&LATE, LATE_ANCHOR), lang);
}

fn heading(doc: &mut Doc, level: u8, (text, anchor): (&Text, &str), lang: Lang) {
    let anchor = Some(anchor.to_owned());
    doc.blocks.push(Block::Heading(Heading { anchor, ..Heading::new(level, text.get(lang)) }));
}

/// Adds what is off track, with the owners, the period since then, and the notes.
pub(super) fn off_track<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    let listed = all_off_track(part);
    if listed.is_empty() {
        let nothing =
            nothing_off_track(std::slice::from_ref(part.selected), &lede::counts(std::slice::from_ref(part)).now);
        doc.text(nothing.as_ref().unwrap_or(&say::NOTHING_OFF_TRACK_IN_SELECTION).get(part.lang));
    } else {
        doc.table(table(&listed, Detail { with_plan: false, with_support: true }, picks, part.lang));
    }
}

/// Adds the activities that are late without being off track; nothing if there are none.
pub(super) fn late<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    let listed = all_late(part);
    if !listed.is_empty() {
        doc.table(table(&listed, Detail { with_plan: false, with_support: true }, picks, part.lang));
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

/// Returns what needs attention as a table, with the owners and the notes.
pub(super) fn table<'p, 'a>(listed: &[Listed<'_, 'p, 'a>], detail: Detail, picks: &Picks<'p, 'a>, lang: Lang) -> Table {
    let all: Vec<Assessable<'_, '_>> = listed.iter().map(|listed| listed.it).collect();
    let mut columns = vec![
        Column::short(say::ID.get(lang)),
        Column::wrapping(own::heading(&all, lang)).of_plan(),
        Column::wrapping(say::OWNERS.get(lang)).of_plan(),
        Column::wrapping(say::NOTE.get(lang)).of_plan(),
    ];
    if detail.with_plan {
        columns.insert(0, Column::short(say::PLAN.get(lang)));
    }
    let row = |Listed { part, it, told }: &Listed<'_, 'p, 'a>| {
        let link = part.link_to(it);
        let owners = match told.filter(|_| detail.with_support) {
            Some(told) => responsible(&told.entry, lang),
            None => names(it.owners()),
        };
        let mut cells = vec![
            Cell::Link(link.text, link.anchor),
            Cell::text(&*it.thing.title().value),
            Cell::Text(owners),
            why(it, lang),
        ];
        if detail.with_plan {
            cells.insert(0, Cell::text(&*part.plan().id.value));
        }
        let row = Row::new(cells);
        match told {
            Some(told) => row.picked_by(picks.of(told)),
            None => row,
        }
    };
    Table::new(columns, listed.iter().map(row).collect())
}

/// Returns the note. Before it is the period since which it is off track, if it is not the selected one, or
/// the date that it was due.
fn why(it: &Assessable<'_, '_>, lang: Lang) -> Cell {
    let note = note_or_none(it, lang);
    let off_track = off_track_since(it);
    let is_new = off_track.as_ref().is_none_or(|since| since.periods == 1);
    if is_new && !it.standing.is_late {
        return note;
    }
    let since = since(it);
    let since = match off_track {
        Some(_) => text!(since = since; "Sedan {since}", "Since {since}"),
        None => since,
    };
    let mut prose = Prose::from(format!("{}. ", capital(since.get(lang))));
    match &note {
        Cell::Prose(note) => prose.push("", note),
        words => prose.push("", &words.words().into()),
    }
    Cell::Prose(prose)
}

pub(super) static OFF_TRACK: Text = Text::fixed("Det som avviker", "What is off track");
pub(super) static LATE: Text = Text::fixed("Det som är försenat", "What is late");
