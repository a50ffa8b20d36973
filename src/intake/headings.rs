//! The headings of a document: its title, goals, priorities, or chapters around them.

use super::columns::Columns;
use super::document::{Block, Table};
use super::joined_lines::joined_lines;
use super::levels::titled;
use super::recognise::Taker;
use super::words;
use crate::locale::Text;

const REPEATED_BELOW: Text = Text::fixed(
    "under rubriken står bara aktiviteter som är tagna",
    "only activities that were taken stand under the heading",
);

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
            self.open_priority(&text, Some(piece));
            self.carry(Some(piece));
        } else if level == 0 || (is_first && self.draft.title.is_none()) {
            self.draft.title.get_or_insert(text);
            self.carry(Some(piece));
        } else {
            self.is_in_goal &= self.levels.goal.is_some_and(|goal| level > goal);
            self.say(&text, piece);
        }
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
}
