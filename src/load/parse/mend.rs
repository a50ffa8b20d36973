//! What is right in a file that has syntax errors, and every error of the rest.
//!
//! The text is read statement by statement, and of each the first error counts: a bracket that is left open must not
//! make errors of all that follows. What is broken is left out, a heading that can be made out is set right, and the
//! rest is read as if nothing were wrong. What can only be seen across statements, a key that stands twice, is looked
//! for there.

use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, Error};

use super::hints::{before_its_own, explain, missing_heading, priority_called_activity, single_brackets};
use super::mended_text::{Damage, MendedText};
use super::numbers::wrong_number;
use super::repair::{Repair, repair};
use super::shape::Shape;
use super::statements::{Heading, Statement, key, statements};
use super::words::Words;
use crate::load::describe::keys_under;
use crate::syntax::{TableNode, Tree};

/// How many syntax errors of one file are worth reading; of a file with more, nothing else is.
const MOST: usize = 100;
/// How many keys a table has at the most.
const MOST_KEYS: usize = 16;
/// A statement of more bytes than this is not a person's writing: its first error tells enough.
const LONG: usize = 256 * 1024;

/// A file with syntax errors.
pub(super) struct Mended<'a> {
    /// What is right in it.
    pub(super) tree: Tree<'a>,
    /// What is not, in order.
    pub(super) errors: Vec<(Range<usize>, Words)>,
    /// Where that is.
    pub(super) damage: Damage,
}

/// Reads what can be read of a text, and finds every syntax error in it.
pub(super) fn mend<'a>(text: &'a str, shape: &Shape) -> Mended<'a> {
    let statements = statements(text);
    let edits = statements.iter().map(|_| Edit::Keep).collect();
    let mut mender = Mender { text, shape, statements, edits, errors: Vec::new() };
    mender.read_alone();
    let is_hopeless = mender.errors.len() > MOST;
    let tree = if is_hopeless { Tree::empty(text) } else { mender.read_rest() };
    let damage = if tree.root().is_empty() { Damage::of_everything() } else { mender.damage() };
    mender.errors.sort_by_key(|(span, _)| (span.start, span.end));
    mender.errors.truncate(MOST);
    Mended { tree, errors: mender.errors, damage }
}

/// What becomes of a statement.
#[derive(Clone, PartialEq, Eq)]
enum Edit {
    Keep,
    /// It is broken.
    Drop,
    /// It is not broken, but what it belongs to is.
    Lose,
    /// Its heading is this.
    Head(&'static str),
    /// This heading is missing before it.
    Insert(&'static str),
}

struct Mender<'a, 's> {
    text: &'a str,
    shape: &'s Shape,
    statements: Vec<Statement<'a>>,
    edits: Vec<Edit>,
    errors: Vec<(Range<usize>, Words)>,
}

impl<'a> Mender<'a, '_> {
    /// Looks for what is wrong within each statement.
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
                    Some(meant) => self.edits[at] = Edit::Head(meant),
                    None => self.lose_table(at, Edit::Drop),
                },
                (Some(Heading { name, is_double: false }), None) if self.shape.is_list(name) => {
                    let meant = self.shape.meant(name).unwrap_or_default();
                    let line = self.heading_line(at);
                    self.errors.push((line, single_brackets(meant)));
                    self.edits[at] = Edit::Head(meant);
                }
                (None, Some(_)) => self.edits[at] = Edit::Drop,
                _ => {}
            }
            if self.errors.len() > MOST {
                return;
            }
        }
    }

    /// Returns what a broken key with its value was meant to be, where it has a line of its own.
    fn meant(&self, at: usize) -> Option<(Range<usize>, Words)> {
        let statement = self.statements[at].range.clone();
        let text = &self.text[statement.clone()];
        let line = text.lines().next().unwrap_or_default();
        let mut rest = text[line.len()..].lines();
        if !rest.all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
            return None;
        }
        let heading = (0..at).rev().find_map(|before| self.name(before)).unwrap_or_default();
        let Repair { place, mut words } = repair(line, &keys_under(self.shape.kind, heading))?;
        let moved = |range: Range<usize>| range.start + statement.start..range.end + statement.start;
        // What becomes several lines ends them as the file does.
        let line_end = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        words.fix = words.fix.map(|(range, right)| (moved(range), right.replace('\n', line_end)));
        Some((moved(place), words))
    }

    /// Looks for what is wrong with statements that are right by themselves, and reads them.
    fn read_rest(&mut self) -> Tree<'a> {
        self.read_headings();
        self.read_keys();
        self.read_together()
    }

    /// Looks for activities that stand before the priority they belong to.
    fn read_headings(&mut self) {
        // The table at the top of the file that was begun last.
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
                        self.edits[top] = Edit::Head("priority");
                        is_priority = true;
                    }
                    // What they belong to has a name that is reported as unknown.
                    Some((_, above)) if self.shape.meant(&above).is_none() => self.lose_table(at, Edit::Lose),
                    _ if is_reported => self.lose_table(at, Edit::Lose),
                    _ if comes => {
                        self.errors.push((self.heading_line(at), before_its_own(&name, "priority")));
                        self.lose_table(at, Edit::Drop);
                        is_reported = true;
                    }
                    _ => {}
                }
            } else if !name.contains('.') {
                top = Some(at);
            }
        }
    }

    /// Whether the table of a heading has a key that only activities have.
    fn holds_activity(&self, heading: usize) -> bool {
        let keys = self.statements[heading + 1..].iter().take_while(|statement| statement.heading.is_none());
        keys.map(|statement| key(&self.text[statement.range.clone()])).any(|key| self.shape.is_of_activity(key))
    }

    /// Looks for a heading that is missing: all the keys of a table stand twice.
    fn read_keys(&mut self) {
        let mut current = None;
        let mut seen = HashSet::new();
        for at in 0..self.statements.len() {
            if self.statements[at].heading.is_some() {
                current = self.name(at).map(str::to_owned);
                seen.clear();
                continue;
            }
            if self.edits[at] != Edit::Keep {
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
                self.edits[at] = Edit::Insert(missing);
                current = Some(missing.to_owned());
                seen = HashSet::from([name]);
            }
        }
    }

    /// Reads everything that is left, and looks for what is wrong across statements.
    fn read_together(&mut self) -> Tree<'a> {
        let mended = self.mended();
        let (table, mut across) = if mended.text().len() <= LONG {
            DeTable::parse_recoverable(mended.text())
        } else {
            match DeTable::parse(mended.text()) {
                Ok(table) => (table, Vec::new()),
                Err(error) => (DeTable::parse_recoverable(mended.text()).0, vec![error]),
            }
        };
        if across.is_empty() {
            return mended.of_file(table.into_inner(), self.text);
        }
        across.sort_by_key(|error| error.span().map(|span| span.start));
        let mut is_lost = false;
        for error in across.iter().take(MOST) {
            let span = mended.span(span(error));
            let at = self.statements.partition_point(|statement| statement.range.end <= span.start);
            // What stands under a heading that is wrong is wrong only because of it.
            if matches!(self.edits.get(at), None | Some(Edit::Drop | Edit::Lose)) {
                continue;
            }
            self.errors.push(explain(self.text, self.shape, &span, error.message()));
            if self.statements[at].heading.is_some() {
                self.lose_table(at, Edit::Drop);
                is_lost = true;
            }
        }
        if !is_lost {
            return mended.of_file(table.into_inner(), self.text);
        }
        let mended = self.mended();
        mended.of_file(DeTable::parse_recoverable(mended.text()).0.into_inner(), self.text)
    }

    /// The text as it is when every edit is made.
    fn mended(&self) -> MendedText {
        let mut mended = MendedText::with_room_for(self.text.len());
        for (at, (statement, edit)) in self.statements.iter().zip(&self.edits).enumerate() {
            let range = statement.range.clone();
            match *edit {
                Edit::Keep => mended.keep(self.text, range),
                Edit::Drop | Edit::Lose => {}
                Edit::Head(name) => mended.put(&(self.shape.written(name) + "\n"), self.heading_line(at)),
                Edit::Insert(name) => {
                    mended.put(&format!("[[{name}]]\n"), range.start..range.start);
                    mended.keep(self.text, range);
                }
            }
        }
        mended
    }

    /// Where the broken statements are.
    fn damage(&self) -> Damage {
        let mut damage = Damage::default();
        let mut table = 0;
        for (at, statement) in self.statements.iter().enumerate() {
            if statement.heading.is_some() || matches!(self.edits[at], Edit::Insert(_)) {
                table = at;
            }
            if self.edits[at] == Edit::Drop {
                let begins = |later: &usize| {
                    self.statements[*later].heading.is_some() || matches!(self.edits[*later], Edit::Insert(_))
                };
                let next = (at + 1..self.statements.len()).find(begins);
                let end = next.map_or(self.text.len(), |next| self.statements[next].range.start);
                let lines = self.text[statement.range.clone()].lines().filter(|line| !line.trim().is_empty());
                damage.add(self.statements[table].range.start..end, lines.map(|line| key(line).to_owned()));
            }
        }
        damage
    }

    /// The name of the heading that a statement is; none for a key, and for a heading that is left out.
    fn name(&self, at: usize) -> Option<&str> {
        match self.edits[at] {
            Edit::Head(name) => Some(name),
            Edit::Drop | Edit::Lose => None,
            _ => self.statements[at].heading.map(|heading| heading.name),
        }
    }

    /// Leaves out a table, with the tables inside it.
    fn lose_table(&mut self, at: usize, edit: Edit) {
        let Some(lost) = self.statements[at].heading else { return };
        // Whose name cannot be made out may be what the tables after it are inside.
        let is_inside = |heading: &Heading<'_>| match self.shape.meant(lost.name) {
            Some(name) => heading.is_under(name),
            None => heading.is_under(lost.name) || heading.name.contains('.'),
        };
        let rest = self.statements[at + 1..].iter();
        let length = rest.take_while(|statement| statement.heading.as_ref().is_none_or(is_inside)).count();
        for edit in &mut self.edits[at..=at + length] {
            if *edit != Edit::Drop {
                *edit = Edit::Lose;
            }
        }
        self.edits[at] = edit;
    }

    /// Where a heading stands, without what follows it.
    fn heading_line(&self, at: usize) -> Range<usize> {
        let range = &self.statements[at].range;
        let line = self.text[range.clone()].lines().next().unwrap_or_default().trim_end();
        range.start..range.start + line.len()
    }
}

/// Returns the first error of a statement: where it stands, and the parser's message.
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

/// Returns whether a heading of the file has one bracket where it needs two: TOML reads it, but as something else.
pub(super) fn is_misread(table: TableNode<'_, '_>, shape: &Shape) -> bool {
    shape.top_lists().any(|name| table.get(name).is_some_and(|value| value.as_table().is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{ListNode, Node};

    fn lines(text: &str) -> Vec<usize> {
        let errors = mend(text, Shape::of("1.toml")).errors;
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
        let mended = mend(text, Shape::of("1.toml"));
        let priorities = mended.tree.root().get("priority").and_then(Node::as_list);
        let tables = priorities.into_iter().flat_map(ListNode::items).filter_map(Node::as_table);
        let stretches = tables.flat_map(TableNode::values).map(|value| &text[value.span().range()]);
        assert_eq!(stretches.collect::<Vec<_>>(), ["2024", "[\"å\"]"]);
        assert!(mended.damage.may_hold(crate::source::Span::default(), "id"));
        assert!(!mended.damage.may_hold(crate::source::Span::default(), "title"));
    }
}
