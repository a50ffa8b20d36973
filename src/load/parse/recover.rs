//! Error recovery for files with syntax errors.
//!
//! The file is parsed statement by statement, and only the first error of each is reported, so that an open bracket
//! does not make errors of all that follows. Broken statements are dropped, recognizable headings are corrected,
//! and the rest is parsed as usual. Errors across statements, such as duplicate keys, are found in the rest.

use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, Error};

use super::bare_period::bare_period;
use super::headings::FileShape;
use super::hints::{before_its_own, explain, missing_heading, priority_called_activity, single_brackets};
use super::repair::{Repair, repair};
use super::repaired_text::{RepairedText, UnreadableRegions};
use super::statements::{HeaderLine, Statement, key, statements};
use super::syntax_message::SyntaxMessage;
use super::wrong_values::wrong_number;
use crate::load::describe::keys_under;
use crate::syntax::{TableNode, Tree};

/// The maximum number of syntax errors of a file; with more, nothing else of it is read.
const MOST: usize = 100;
/// The maximum number of keys of a table.
const MOST_KEYS: usize = 16;
/// The maximum length of a statement in bytes for which all errors are collected. A longer one was not written by a
/// person.
const LONG: usize = 256 * 1024;

/// The result of recovering a file.
pub(super) struct RecoveredFile<'a> {
    /// The valid part.
    pub(super) tree: Tree<'a>,
    /// The errors, in order.
    pub(super) errors: Vec<(Range<usize>, SyntaxMessage)>,
    /// The unreadable regions.
    pub(super) unreadable: UnreadableRegions,
}

/// Parses the valid part of a text and finds all its syntax errors.
pub(super) fn recover<'a>(text: &'a str, shape: &FileShape) -> RecoveredFile<'a> {
    let statements = statements(text);
    let edits = statements.iter().map(|_| StatementFix::Keep).collect();
    let mut recovery = ErrorRecovery { text, shape, statements, edits, errors: Vec::new() };
    recovery.read_alone();
    let is_hopeless = recovery.errors.len() > MOST;
    let tree = if is_hopeless { Tree::empty(text) } else { recovery.read_rest() };
    let unreadable = if tree.root().is_empty() { UnreadableRegions::of_everything() } else { recovery.unreadable() };
    recovery.errors.sort_by_key(|(span, _)| (span.start, span.end));
    recovery.errors.truncate(MOST);
    RecoveredFile { tree, errors: recovery.errors, unreadable }
}

/// The treatment of a statement.
#[derive(Clone, PartialEq, Eq)]
enum StatementFix {
    Keep,
    /// Drop it, because it is broken.
    Drop,
    /// Drop it, because its parent is broken.
    Lose,
    /// Replace its heading by this one.
    Head(&'static str),
    /// Insert this heading before it, which is missing.
    Insert(&'static str),
}

struct ErrorRecovery<'a, 's> {
    text: &'a str,
    shape: &'s FileShape,
    statements: Vec<Statement<'a>>,
    edits: Vec<StatementFix>,
    errors: Vec<(Range<usize>, SyntaxMessage)>,
}

impl<'a> ErrorRecovery<'a, '_> {
    /// Finds the errors within each statement.
    fn read_alone(&mut self) {
        for at in 0..self.statements.len() {
            let Statement { range, heading } = &self.statements[at];
            let error = first_error(&self.text[range.clone()]);
            if let Some((span, message)) = &error {
                let span = span.start + range.start..span.end + range.start;
                let meant = heading.is_none().then(|| self.meant(at)).flatten();
                let told = meant.unwrap_or_else(|| explain(self.text, self.shape, &span, message));
                self.errors.push(told);
            }
            match (heading, error) {
                (Some(heading), Some(_)) => match self.shape.meant(heading.name) {
                    Some(meant) => self.edits[at] = StatementFix::Head(meant),
                    None => self.lose_table(at, StatementFix::Drop),
                },
                (Some(HeaderLine { name, is_double: false }), None) if self.shape.is_list(name) => {
                    let meant = self.shape.meant(name).unwrap_or_default();
                    let line = self.heading_line(at);
                    self.errors.push((line, single_brackets(meant)));
                    self.edits[at] = StatementFix::Head(meant);
                }
                (None, Some(_)) => self.edits[at] = StatementFix::Drop,
                _ => {}
            }
            if self.errors.len() > MOST {
                return;
            }
        }
    }

    /// Returns the intended line for a broken key and value on one line.
    fn meant(&self, at: usize) -> Option<(Range<usize>, SyntaxMessage)> {
        let statement = self.statements[at].range.clone();
        let text = &self.text[statement.clone()];
        let line = text.lines().next().unwrap_or_default();
        let mut rest = text[line.len()..].lines();
        if !rest.all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
            return None;
        }
        let moved = |range: Range<usize>| range.start + statement.start..range.end + statement.start;
        if let Some((place, mut words)) = bare_period(line) {
            words.fix = words.fix.map(|(range, right)| (moved(range), right));
            return Some((moved(place), words));
        }
        let heading = (0..at).rev().find_map(|before| self.name(before)).unwrap_or_default();
        let Repair { place, mut words } = repair(line, &keys_under(self.shape.kind, heading))?;
        // Several lines in place of one get the line endings of the file.
        let line_end = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        words.fix = words.fix.map(|(range, right)| (moved(range), right.replace('\n', line_end)));
        Some((moved(place), words))
    }

    /// Finds the errors between statements, and parses the rest.
    fn read_rest(&mut self) -> Tree<'a> {
        self.read_headings();
        self.read_keys();
        self.read_together()
    }

    /// Finds activities before their priority.
    fn read_headings(&mut self) {
        // The last heading without a dot.
        let mut top = None;
        let mut is_priority = false;
        let mut is_reported = false;
        let last_priority = (0..self.statements.len()).rev().find(|&at| self.name(at) == Some("priority"));
        for at in 0..self.statements.len() {
            let Some(name) = self.name(at).map(str::to_owned) else { continue };
            is_priority |= name == "priority";
            if name == "priority.activity" && !is_priority {
                let above = top.and_then(|top| Some((top, self.name(top)?.to_owned())));
                let comes = last_priority.is_some_and(|last| last > at);
                match above {
                    Some((top, above)) if above == "activity" && !self.holds_activity(top) => {
                        self.errors.push((self.heading_line(top), priority_called_activity()));
                        self.edits[top] = StatementFix::Head("priority");
                        is_priority = true;
                    }
                    // The parent has a name that is reported as unknown.
                    Some((_, above)) if self.shape.meant(&above).is_none() => self.lose_table(at, StatementFix::Lose),
                    _ if is_reported => self.lose_table(at, StatementFix::Lose),
                    _ if comes => {
                        self.errors.push((self.heading_line(at), before_its_own(&name, "priority")));
                        self.lose_table(at, StatementFix::Drop);
                        is_reported = true;
                    }
                    _ => {}
                }
            } else if !name.contains('.') {
                top = Some(at);
            }
        }
    }

    /// Returns whether the table of a heading has a key that only activities have.
    fn holds_activity(&self, heading: usize) -> bool {
        let keys = self.statements[heading + 1..].iter().take_while(|statement| statement.heading.is_none());
        keys.map(|statement| key(&self.text[statement.range.clone()])).any(|key| self.shape.is_of_activity(key))
    }

    /// Finds missing headings, which show as several repeated keys.
    fn read_keys(&mut self) {
        let mut current = None;
        let mut seen = HashSet::new();
        for at in 0..self.statements.len() {
            if self.statements[at].heading.is_some() {
                current = self.name(at).map(str::to_owned);
                seen.clear();
                continue;
            }
            if self.edits[at] != StatementFix::Keep {
                continue;
            }
            let name = key(&self.text[self.statements[at].range.clone()]);
            if seen.insert(name) {
                continue;
            }
            let rest = self.statements[at..].iter().take(MOST_KEYS).take_while(|statement| statement.heading.is_none());
            let after: Vec<&str> = rest.map(|statement| key(&self.text[statement.range.clone()])).collect();
            let again = after.iter().filter(|key| seen.contains(**key)).count();
            if let Some(missing) = self.shape.missing(current.as_deref(), name, &after, again) {
                let start = self.statements[at].range.start;
                self.errors.push((start..start + name.len(), missing_heading(missing, name)));
                self.edits[at] = StatementFix::Insert(missing);
                current = Some(missing.to_owned());
                seen = HashSet::from([name]);
            }
        }
    }

    /// Parses the rest, and reports errors across statements.
    fn read_together(&mut self) -> Tree<'a> {
        let repaired = self.repaired();
        let (table, mut across) = if repaired.text().len() <= LONG {
            DeTable::parse_recoverable(repaired.text())
        } else {
            match DeTable::parse(repaired.text()) {
                Ok(table) => (table, Vec::new()),
                Err(error) => (DeTable::parse_recoverable(repaired.text()).0, vec![error]),
            }
        };
        if across.is_empty() {
            return repaired.of_file(table.into_inner(), self.text);
        }
        across.sort_by_key(|error| error.span().map(|span| span.start));
        let mut is_lost = false;
        for error in across.iter().take(MOST) {
            let span = repaired.span(span(error));
            let at = self.statements.partition_point(|statement| statement.range.end <= span.start);
            // Errors below a wrong heading only follow from it.
            if matches!(self.edits.get(at), None | Some(StatementFix::Drop | StatementFix::Lose)) {
                continue;
            }
            self.errors.push(explain(self.text, self.shape, &span, error.message()));
            if self.statements[at].heading.is_some() {
                self.lose_table(at, StatementFix::Drop);
                is_lost = true;
            }
        }
        if !is_lost {
            return repaired.of_file(table.into_inner(), self.text);
        }
        let repaired = self.repaired();
        repaired.of_file(DeTable::parse_recoverable(repaired.text()).0.into_inner(), self.text)
    }

    /// Returns the text with all edits applied.
    fn repaired(&self) -> RepairedText {
        let mut repaired = RepairedText::with_room_for(self.text.len());
        for (at, (statement, edit)) in self.statements.iter().zip(&self.edits).enumerate() {
            let range = statement.range.clone();
            match *edit {
                StatementFix::Keep => repaired.keep(self.text, range),
                StatementFix::Drop | StatementFix::Lose => {}
                StatementFix::Head(name) => repaired.put(&(self.shape.written(name) + "\n"), self.heading_line(at)),
                StatementFix::Insert(name) => {
                    repaired.put(&format!("[[{name}]]\n"), range.start..range.start);
                    repaired.keep(self.text, range);
                }
            }
        }
        repaired
    }

    /// Returns the regions of the broken statements.
    fn unreadable(&self) -> UnreadableRegions {
        let mut unreadable = UnreadableRegions::default();
        let mut table = 0;
        for (at, statement) in self.statements.iter().enumerate() {
            if statement.heading.is_some() || matches!(self.edits[at], StatementFix::Insert(_)) {
                table = at;
            }
            if self.edits[at] == StatementFix::Drop {
                let begins = |later: &usize| {
                    self.statements[*later].heading.is_some() || matches!(self.edits[*later], StatementFix::Insert(_))
                };
                let next = (at + 1..self.statements.len()).find(begins);
                let end = next.map_or(self.text.len(), |next| self.statements[next].range.start);
                let lines = self.text[statement.range.clone()].lines().filter(|line| !line.trim().is_empty());
                unreadable.add(self.statements[table].range.start..end, lines.map(|line| key(line).to_owned()));
            }
        }
        unreadable
    }

    /// Returns the name of a statement's heading; `None` for a key and for a dropped heading.
    fn name(&self, at: usize) -> Option<&str> {
        match self.edits[at] {
            StatementFix::Head(name) => Some(name),
            StatementFix::Drop | StatementFix::Lose => None,
            _ => self.statements[at].heading.map(|heading| heading.name),
        }
    }

    /// Drops a table and the tables inside it.
    fn lose_table(&mut self, at: usize, edit: StatementFix) {
        let Some(lost) = self.statements[at].heading else { return };
        // If the name is unrecognizable, it may be the parent of the tables that follow.
        let is_inside = |heading: &HeaderLine<'_>| match self.shape.meant(lost.name) {
            Some(name) => heading.is_under(name),
            None => heading.is_under(lost.name) || heading.name.contains('.'),
        };
        let rest = self.statements[at + 1..].iter();
        let length = rest.take_while(|statement| statement.heading.as_ref().is_none_or(is_inside)).count();
        for edit in &mut self.edits[at..=at + length] {
            if *edit != StatementFix::Drop {
                *edit = StatementFix::Lose;
            }
        }
        self.edits[at] = edit;
    }

    /// Returns the range of a heading's line.
    fn heading_line(&self, at: usize) -> Range<usize> {
        let range = &self.statements[at].range;
        let line = self.text[range.clone()].lines().next().unwrap_or_default().trim_end();
        range.start..range.start + line.len()
    }
}

/// Returns the range and message of a statement's first error.
fn first_error(statement: &str) -> Option<(Range<usize>, String)> {
    let (table, errors) = if statement.len() > LONG {
        match DeTable::parse(statement) {
            Ok(table) => (table, Vec::new()),
            Err(error) => (Spanned::new(0..0, DeTable::new()), vec![error]),
        }
    } else {
        DeTable::parse_recoverable(statement)
    };
    let first = errors.iter().min_by_key(|error| error.span().map(|span| span.start));
    let of_parser = first.map(|error| (span(error), error.message().to_owned()));
    of_parser.or_else(|| Some((wrong_number(table.get_ref())?, "invalid number".to_owned())))
}

fn span(error: &Error) -> Range<usize> {
    error.span().unwrap_or_default()
}

/// Returns whether a heading has single brackets in place of double ones, which is valid TOML with another meaning.
pub(super) fn is_misread(table: TableNode<'_, '_>, shape: &FileShape) -> bool {
    shape.top_lists().any(|name| table.get(name).is_some_and(|value| value.as_table().is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{ListNode, Node};

    fn lines(text: &str) -> Vec<usize> {
        let errors = recover(text, FileShape::of("1.toml")).errors;
        errors.iter().map(|(span, _)| text[..span.start.min(text.len())].matches('\n').count() + 1).collect()
    }

    #[test]
    fn one_mistake_is_one_error() {
        let text =
            "id = \"1\"\n[[activity]]\nowners = [\"A\",\nid = \"1-1\"\n[[activity]]\nid = \"1-2\"\nstart = = 2\n";
        assert_eq!(lines(text), [3, 7]);
        assert_eq!(lines("[[priority\nid = \"1\"\n[[priority.activity]]\nid = 1 2\n"), [1, 4]);
    }

    #[test]
    fn a_key_that_stands_twice_is_found_beside_other_errors() {
        let text = "id = \"1\"\nid = \"2\"\n[[priority]]\ntitle = \n[[priority.activity]]\nid = \"3\"\n[[priority]]\nid = \"4\"\n";
        assert_eq!(lines(text), [2, 4]);
    }

    #[test]
    fn a_header_inside_a_long_text_is_text() {
        assert_eq!(lines("a = \"\"\"\n[[activity]]\n\"\"\"\nb = \n"), [4]);
    }

    #[test]
    fn what_is_right_is_read_and_stands_where_it_stood() {
        let text = "id = \"1\n[[priority]\nnumber = 2024\n[priority]\ntext = [\"å\"]\n";
        let recovered = recover(text, FileShape::of("1.toml"));
        let priorities = recovered.tree.root().get("priority").and_then(Node::as_list);
        let tables = priorities.into_iter().flat_map(ListNode::items).filter_map(Node::as_table);
        let stretches = tables.flat_map(TableNode::values).map(|value| &text[value.span().range()]);
        assert_eq!(stretches.collect::<Vec<_>>(), ["2024", "[\"å\"]"]);
        assert!(recovered.unreadable.may_hold(crate::source::Span::default(), "id"));
        assert!(!recovered.unreadable.may_hold(crate::source::Span::default(), "title"));
    }
}
