//! The headings of a document, also those in its tables: its title, goals, priorities, or chapters around them.

use super::columns::{Columns, Role, role_of_label};
use super::document::{Block, Cell, Document, Kind, Row, Table};
use super::fates::{ABOVE_TABLE, BLANK};
use super::joined_lines::joined_lines;
use super::levels::titled;
use super::recognise::{Taker, is_without_activities};
use super::row_kinds::heading_in;
use super::words;
use super::years::{is_years_alone, years_in};
use crate::locale::Text;
use crate::model::same_key;

const REPEATED_BELOW: Text = Text::fixed(
    "under rubriken står bara aktiviteter som är tagna",
    "only activities that were taken stand under the heading",
);

const AGAIN: Text = Text::fixed("upprepar målet som raderna nedanför har", "repeats the goal that the rows below have");

impl Taker<'_> {
    /// Takes a heading.
    pub(super) fn heading(&mut self, at: usize, level: u8, piece: usize) {
        let text = joined_lines(self.document.text(piece));
        if self.has_only_repeated(at, level) {
            self.is_in_goal &= self.levels.goal.is_some_and(|goal| level > goal);
            self.leave_out(Some(piece), REPEATED_BELOW, false);
            return;
        }
        if self.levels.goal.is_some_and(|goal| level < goal) {
            self.chapter.clone_from(&text);
        }
        let is_first = !self.document.blocks[..at].iter().any(|block| matches!(block, Block::Heading { .. }));
        if self.levels.goal == Some(level) && self.has_activities(at, level) {
            self.open_goal(&text, Some(piece));
            self.has_goal_above = true;
            self.carry(Some(piece));
        } else if self.levels.priority == Some(level) && self.is_in_goal {
            self.open_priority(&text, Some(piece), is_without_activities);
            self.carry(Some(piece));
        } else if level == 0 || (is_first && self.draft.title.is_none()) {
            self.call(text, Some(piece));
        } else {
            self.is_in_goal &= self.levels.goal.is_some_and(|goal| level > goal);
            self.say(&text, piece);
        }
    }

    /// Takes a title of the document; a second one is text about the plan.
    pub(super) fn call(&mut self, text: String, piece: Option<usize>) {
        match &self.draft.title {
            None => (self.draft.title, self.draft.titled_at) = (Some(text), self.origin(piece)),
            Some(own) if *own == text => {}
            Some(_) => self.draft.about.push(text),
        }
        self.carry(piece);
    }

    /// Returns whether a heading has activities below it, or is labelled as a goal.
    fn has_activities(&self, at: usize, level: u8) -> bool {
        let Block::Heading { piece, .. } = self.document.blocks[at] else { return false };
        let label = titled(self.document.text(piece)).label;
        label.is_some_and(|label| words::is("goal", &label)) || self.tables_below(at, level).next().is_some()
    }

    /// Returns whether all activities below a heading were taken before, as in an appendix.
    fn has_only_repeated(&self, at: usize, level: u8) -> bool {
        let mut below = self.tables_below(at, level).peekable();
        !self.draft.taken.is_empty()
            && below.peek().is_some()
            && below.all(|(table, columns)| self.is_repeated(table, columns))
    }

    /// Returns the tables of activities below a heading.
    fn tables_below(&self, at: usize, level: u8) -> impl Iterator<Item = (&Table, &Columns)> {
        let below = self.document.blocks.iter().enumerate().skip(at + 1);
        let below = below
            .take_while(move |(_, block)| !matches!(block, Block::Heading { level: other, .. } if *other <= level));
        below.filter_map(|(at, block)| match block {
            Block::Table(table) => Some((table, self.tables.get(&at)?)),
            _ => None,
        })
    }

    /// Opens the goal that a sheet is named for, in the words of its row if there is one.
    pub(super) fn goal_of_sheet(&mut self, sheet: &str, table: &Table, columns: &Columns) {
        self.has_goal_above = match goal_row(sheet, table, columns) {
            Some(GoalRow::Labelled) => false,
            Some(GoalRow::Same(cell)) => {
                self.open_goal(&joined_lines(&cell.text), cell.piece);
                self.carry(cell.piece);
                true
            }
            None => {
                self.open_goal(sheet, None);
                true
            }
        };
    }

    /// Takes a row above the header of a table: a goal, or in a sheet first the title.
    pub(super) fn above_header(&mut self, row: &Row, is_in_text: bool) {
        let own = row.cells.iter().filter(|cell| cell.piece.is_some()).count();
        for cell in row.cells.iter().filter(|cell| cell.piece.is_some()) {
            let text = joined_lines(&cell.text);
            if words::is_blank(&text) {
                self.leave_out(cell.piece, BLANK, false);
                continue;
            }
            let goal = self.draft.goals.get(self.draft.current).filter(|_| self.has_goal_above && !is_in_text);
            if goal.is_some_and(|goal| same_key(&goal.title) == same_key(&titled(&text).title)) {
                self.leave_out(cell.piece, AGAIN, false);
                continue;
            }
            let label = titled(&text).label;
            let is = |meaning| label.as_deref().is_some_and(|label| words::is(meaning, label));
            let is_goal = is("goal") || is("direction") || (is_in_text && !self.has_goal_above);
            if own == 1 && (is_goal || is("priority") || is_in_text) {
                if self.has_goal_above && !is("goal") && !is("direction") {
                    self.open_priority(&text, cell.piece, is_without_activities);
                } else {
                    self.open_goal(&text, cell.piece);
                }
                self.carry(cell.piece);
                continue;
            }
            if words::is("caption", &text) {
                self.leave_out(cell.piece, ABOVE_TABLE, false);
                continue;
            }
            // The name of an organisation may stand above the title, and the years of the plan below it.
            let is_title = self.draft.title.as_deref().is_none_or(|title| !is_sure(title) && is_sure(&text));
            if is_title && !is_years_alone(&text) {
                self.draft.about.extend(self.draft.title.take());
                self.call(text, cell.piece);
            } else {
                if self.draft.title.as_ref() != Some(&text) {
                    self.draft.about.push(text);
                }
                self.carry(cell.piece);
            }
        }
    }

    /// Takes the title from the first rows of a sheet that is no table of activities.
    pub(super) fn title_of_cover(&mut self, table: &Table) {
        let first = table.rows.iter().take_while(|row| row.cells.len() == 1).flat_map(|row| &row.cells);
        if let Some(cell) = first.clone().find(|cell| self.draft.title.is_none() && is_sure(&joined_lines(&cell.text)))
        {
            self.call(joined_lines(&cell.text), cell.piece);
        }
    }

    /// Takes a row that is a heading within the table; without rows below, it is a remark.
    pub(super) fn group(&mut self, (number, cell): (Option<&Cell>, &Cell), next: Option<&Row>, columns: &Columns) {
        let mut text = joined_lines(&cell.text);
        if let Some(number) = number {
            if titled(&text).number.is_none() {
                text = format!("{} {text}", number.text.trim());
            }
            self.carry(number.piece);
        }
        let goal_at = columns.at(Role::Goal);
        let Some(next) = next else {
            self.draft.about.push(text);
            self.carry(cell.piece);
            return;
        };
        let next_goal = goal_at.and_then(|at| next.at(at)).map(|cell| joined_lines(&cell.text));
        let current = self.draft.goals.get(self.draft.current).filter(|_| self.has_goal_above);
        let is_again = current.is_some_and(|goal| same_key(&goal.title) == same_key(&titled(&text).title));
        if is_again || next_goal.is_some_and(|goal| same_key(&goal) == same_key(&text)) {
            self.leave_out(cell.piece, AGAIN, false);
            return;
        }
        let found = titled(&text);
        let is = |meaning| found.label.as_deref().is_some_and(|label| words::is(meaning, label));
        let depth = found.number.as_ref().map_or(0, |number| number.matches('.').count());
        let current = self.draft.goals.get(self.draft.current);
        // Of two consecutive headings, the first is a goal and the second its first priority.
        let is_empty = current.is_some_and(|it| it.activities.is_empty() && it.priorities.is_empty());
        let is_below = goal_at.is_some() || is("priority") || depth > 0 || self.has_goal_above || is_empty;
        if is("goal") || columns.has(Role::Priority) || !is_below {
            self.open_goal(&text, cell.piece);
        } else {
            self.open_priority(&text, cell.piece, is_without_activities);
        }
        self.carry(cell.piece);
    }
}

/// Returns the row of a sheet that names the goal which the sheet is named for: one with a label, or with the same
/// words. The name of a sheet has no room for more than its beginning.
fn goal_row<'t>(sheet: &str, table: &'t Table, columns: &Columns) -> Option<GoalRow<'t>> {
    let name = titled(sheet).title;
    let header = columns.header.unwrap_or_default();
    let rows = table.rows.iter().enumerate().filter(|(at, _)| *at != header);
    let alone = rows.filter_map(|(at, row)| match &row.cells[..] {
        [cell] if at < header => Some(cell),
        _ => heading_in(row, table.rows.get(at + 1), columns).map(|(_, cell)| cell),
    });
    let mut labelled = None;
    for cell in alone {
        let found = titled(&joined_lines(&cell.text));
        let (title, name) = (same_key(&found.title), same_key(&name));
        if title == name || (sheet.chars().count() >= FULL_NAME && title.starts_with(&*name)) {
            return Some(GoalRow::Same(cell));
        }
        let is = |meaning| found.label.as_deref().is_some_and(|label| words::is(meaning, label));
        labelled = labelled.or((is("goal") || is("direction")).then_some(GoalRow::Labelled));
    }
    labelled
}

/// A row that names the goal of its sheet.
enum GoalRow<'t> {
    /// It has the words of the sheet's name.
    Same(&'t Cell),
    /// It is labelled as a goal.
    Labelled,
}

/// The number of characters of a sheet's name that may have been cut; Excel has room for 31.
const FULL_NAME: usize = 29;

/// Makes paragraphs of headings that head nothing: captions, signs, and labels of what is said on the same line, such
/// as `Ansvarig: Biblioteket`.
pub(super) fn demote(document: &mut Document) {
    let says = |text: &str| {
        text.split_once(':').filter(|(_, said)| !said.trim().is_empty()).map(|(label, _)| role_of_label(label))
    };
    for block in &mut document.blocks {
        if let Block::Heading { piece, .. } = block {
            let text = &*document.pieces[*piece].text;
            let is_said = matches!(says(text), Some(Some(Role::Owner | Role::Support)));
            if is_said || words::is_caption(text) || words::is_blank(text) {
                *block = Block::Paragraph { kind: Kind::Plain, piece: *piece };
            }
        }
    }
}

/// Returns whether a text is surely the title of a plan: it has the years, or says what kind of document it is.
fn is_sure(text: &str) -> bool {
    !is_years_alone(text) && (years_in(text).is_some() || names_document(text))
}

/// Returns whether a word of a text says that it is the title of a plan: `Handlingsplan för kultur`.
fn names_document(text: &str) -> bool {
    words::key(text).split(' ').any(|word| words::of("document").iter().any(|end| word.ends_with(&**end)))
}
