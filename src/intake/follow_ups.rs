//! What the cells of a row say of how it went.

use super::columns::{Column, Role};
use super::document::Cell;
use super::mend::mended;
use super::recognise::{MENDED, Taker};
use super::statuses::{Stated, stage};
use super::words;
use crate::locale::Text;
use crate::model::{Period, Stage, When};

impl Taker<'_> {
    /// Takes a status or a note.
    pub(super) fn followed_up(
        &mut self,
        cell: &Cell,
        (column, role): (&Column, Role),
        start: Option<When>,
        rows: &mut Follow,
    ) {
        let note = if cell.text.contains('\n') && self.document.has_lines_of_its_own() {
            cell.text.clone()
        } else {
            mended(&cell.text)
        };
        let word = note.trim_start_matches(|c: char| !c.is_alphanumeric());
        // The tool's own reports say of what is only planned that it is, and state nothing by that.
        let is_derived = note.starts_with('○') && stage(word) == Some(Stage::Planned);
        if words::is("unassessed", word) || is_derived {
            let why = Text::fixed("ingen bedömning", "no assessment");
            self.leave_out(cell.piece, why, false);
            return;
        }
        let row = rows.of(column.period);
        if role == Role::Note {
            add_note(&mut row.2, &note);
            let is_same = note == cell.text;
            if is_same {
                self.carry(cell.piece);
            } else {
                self.change(cell.piece, &note, MENDED);
            }
            return;
        }
        let mut stated = self.draft.statuses.read(&note);
        let period = column.period.unwrap_or(self.current);
        let stated_stage = stated.name.as_deref().and_then(|name| self.draft.statuses.stage(name));
        // Planned when it should have begun, or begun before it starts.
        let contradicts =
            |start: When| stated_stage.is_some_and(|stage| (stage == Stage::Planned) != start.is_after(period));
        let why = if start.is_some_and(contradicts) {
            stated = Stated { name: None, rest: Some(note.clone()) };
            Text::fixed(
                "säger emot när aktiviteten börjar; står i anteckningen",
                "contradicts the start of the activity; it stands in the note",
            )
        } else {
            Text::fixed("inget ord i skalan; står i anteckningen", "no word of the scale; it stands in the note")
        };
        if let Some(rest) = &stated.rest {
            add_first(&mut row.2, rest);
        }
        if stated.name.is_some() {
            row.1 = stated.name;
            self.carry(cell.piece);
        } else {
            self.change(cell.piece, &note, why);
        }
    }
}

/// What the cells of a row say of each period.
#[derive(Default)]
pub(super) struct Follow(pub(super) Vec<OfPeriod>);

/// A period, where it is known, with a status and a note.
type OfPeriod = (Option<Period>, Option<String>, Option<String>);

impl Follow {
    fn of(&mut self, period: Option<Period>) -> &mut OfPeriod {
        // A comment without a year is of the status beside it.
        let at = self.0.iter().position(|(of, ..)| *of == period || of.is_none() || period.is_none());
        let at = at.unwrap_or_else(|| {
            self.0.push((period, None, None));
            self.0.len() - 1
        });
        let row = &mut self.0[at];
        row.0 = row.0.or(period);
        row
    }
}

fn add_note(note: &mut Option<String>, more: &str) {
    *note = Some(note.take().map_or_else(|| more.to_owned(), |before| format!("{before}: {more}")));
}

fn add_first(note: &mut Option<String>, first: &str) {
    *note = Some(note.take().map_or_else(|| first.to_owned(), |after| format!("{first}: {after}")));
}
