//! Reading of a TOML table, key by key.

use std::cell::LazyCell;

use super::codes;
use super::decode::Decode;
use super::meant::meant_key;
use super::mismatch::{Mismatch, ValueRole, kind_of, more_in_list, not_a_list, not_a_table, not_tables};
use super::problems::{LimitedFindings, Problem, Problems};
use super::shape::{Key, Shape};
use super::unknown_key::{more_keys, unknown_key};
use crate::locale::{Text, text};
use crate::model::nearest;
use crate::source::{Span, Spanned};
use crate::syntax::{Node, NodeContent, TableNode};

/// The key for the plan's own data, which is never read.
const EXTRA: &str = "x";

/// The maximum initial capacity for the values of a table or list, before they are known to be valid.
pub(super) const FEW: usize = 16;

/// A table that is being read. The keys that its reader asks for are all that it can have.
pub(super) struct TableReader<'a, 's> {
    /// The span of the heading, where missing keys are reported.
    pub(super) span: Span,
    purpose: Purpose<'a, 's>,
}

/// The purpose of reading a table.
enum Purpose<'a, 's> {
    /// To load its values. Those left when the reader is done are unknown.
    Load {
        table: TableNode<'s, 'a>,
        problems: &'s mut Problems,
        found_before: usize,
        /// The nodes of the values that were taken.
        taken: Vec<u32>,
        /// The last value taken. The next key is likely to follow it.
        last: Option<Node<'s, 'a>>,
    },
    /// To collect the keys that the reader asks for. The table is empty, and nothing is reported as missing.
    Describe(Vec<Key>),
}

/// Reads a table and reports its unknown keys.
pub(super) fn read<'a, R>(
    table: TableNode<'_, 'a>,
    span: Span,
    problems: &mut Problems,
    reader: impl Fn(&mut TableReader<'a, '_>) -> R,
) -> R {
    let found_before = problems.len();
    let taken = Vec::with_capacity(table.len().min(FEW));
    let mut table = TableReader { span, purpose: Purpose::Load { table, problems, found_before, taken, last: None } };
    let result = reader(&mut table);
    table.finish(reader);
    result
}

/// Returns the result of a reader for an absent table, without reporting missing keys.
pub(super) fn read_nothing<'a, R>(reader: impl Fn(&mut TableReader<'a, '_>) -> R) -> R {
    reader(&mut TableReader { span: Span::default(), purpose: Purpose::Describe(Vec::new()) })
}

/// Returns every key that a reader asks for.
pub(super) fn describe<'a, R>(reader: impl Fn(&mut TableReader<'a, '_>) -> R) -> Vec<Key> {
    read_nothing(|table| {
        reader(table);
        match &mut table.purpose {
            Purpose::Describe(keys) => {
                keys.push(Key { name: EXTRA, is_required: false, shape: Shape::Own });
                std::mem::take(keys)
            }
            Purpose::Load { .. } => Vec::new(),
        }
    })
}

impl<'a> TableReader<'a, '_> {
    /// Takes the value of a required key.
    pub(super) fn required<T: Decode<'a>>(&mut self, key: &'static str) -> Option<Spanned<T>> {
        self.value(key, ValueRole::Required)
    }

    /// Takes the value of an optional key. An invalid value is reported and treated as absent.
    pub(super) fn optional<T: Decode<'a>>(&mut self, key: &'static str) -> Option<Spanned<T>> {
        self.value(key, ValueRole::Optional)
    }

    fn value<T: Decode<'a>>(&mut self, key: &'static str, role: ValueRole) -> Option<Spanned<T>> {
        let is_required = role == ValueRole::Required;
        let (value, span, problems) = self.take(key, is_required, T::shape)?;
        match T::decode(value.held()) {
            Ok(value) => Some(Spanned { value, span }),
            Err(mismatch) => {
                problems.push(mismatch.code(), span, || mismatch.words(key, &T::shape(), role));
                None
            }
        }
    }

    /// Returns whether a key exists.
    pub(super) fn has(&self, key: &str) -> bool {
        matches!(&self.purpose, Purpose::Load { table, .. } if table.get(key).is_some())
    }

    /// Returns the span of an empty list.
    pub(super) fn empty_list(&self, key: &str) -> Option<Span> {
        let Purpose::Load { table, .. } = &self.purpose else { return None };
        let value = table.get(key)?;
        value.as_list()?.is_empty().then(|| value.span())
    }

    /// Returns whether a key holds an array of tables: `[[key]]`.
    pub(super) fn has_tables(&self, key: &str) -> bool {
        let Purpose::Load { table, .. } = &self.purpose else { return false };
        let list = table.get(key).and_then(Node::as_list);
        list.is_some_and(|list| list.items().next().is_some_and(|item| item.as_table().is_some()))
    }

    /// Takes an optional list. A single value is reported.
    pub(super) fn list<T: Decode<'a>>(&mut self, key: &'static str) -> Vec<Spanned<T>> {
        self.values(key, false)
    }

    fn values<T: Decode<'a>>(&mut self, key: &'static str, is_required: bool) -> Vec<Spanned<T>> {
        self.items::<T, _>(key, is_required, T::shape, |held, span, _| {
            T::decode(held).map(|value| Some(Spanned { value, span }))
        })
    }

    /// Takes an optional list whose items are values, or tables with more details.
    pub(super) fn list_of_either<T: Decode<'a>, R>(
        &mut self,
        key: &'static str,
        from: impl Fn(Spanned<T>) -> R,
        reader: impl Fn(&mut TableReader<'a, '_>) -> Option<R>,
    ) -> Vec<R> {
        let each = || Shape::Either(Box::new(T::shape()), Box::new(Shape::Table(describe(&reader))));
        self.items::<T, R>(key, false, each, |held, span, problems| match held {
            NodeContent::Table(table) => Ok(read(table, span, problems, &reader)),
            value => T::decode(value).map(|value| Some(from(Spanned { value, span }))),
        })
    }

    /// Takes a list. `T` is the type of the items that are not tables.
    fn items<T: Decode<'a>, V>(
        &mut self,
        key: &'static str,
        is_required: bool,
        each: impl Fn() -> Shape,
        decode: impl Fn(NodeContent<'_, 'a>, Span, &mut Problems) -> Result<Option<V>, Mismatch>,
    ) -> Vec<V> {
        let shape = || Shape::List(Box::new(each()));
        let Some((value, span, problems)) = self.take(key, is_required, shape) else { return Vec::new() };
        let Some(items) = value.as_list() else {
            problems.push(&codes::WRONG_TYPE, span, || {
                let is_item = |text: &str| T::decode(NodeContent::Text(text.to_owned().into())).is_ok();
                not_a_list(key, &T::shape(), &value.held(), is_item)
            });
            return Vec::new();
        };
        let mut values = Vec::with_capacity(items.len().min(FEW));
        let mut wrong = LimitedFindings::default();
        for item in items.items() {
            let span = item.span();
            match decode(item.held(), span, problems) {
                Ok(value) => values.extend(value),
                Err(mismatch) => {
                    wrong.push(problems, mismatch.code(), span, || mismatch.words(key, &T::shape(), ValueRole::Item));
                }
            }
        }
        wrong.finish(problems, |count| more_in_list(key, count));
        values
    }

    /// Reads a subtable: `[key]` or `key = { … }`.
    pub(super) fn table<R>(&mut self, key: &'static str, reader: impl Fn(&mut TableReader<'a, '_>) -> R) -> Option<R> {
        let shape = || Shape::Table(describe(&reader));
        let (value, span, problems) = self.take(key, false, shape)?;
        match value.held() {
            NodeContent::Table(table) => Some(read(table, span, problems, reader)),
            other => {
                problems.push(&codes::WRONG_TYPE, span, || not_a_table(key, &shape(), kind_of(&other)));
                None
            }
        }
    }

    /// Reads an array of tables: `[[key]]`.
    pub(super) fn tables<R>(&mut self, key: &'static str, reader: impl Fn(&mut TableReader<'a, '_>) -> R) -> Vec<R> {
        let shape = || Shape::List(Box::new(Shape::Table(describe(&reader))));
        let Some((value, span, problems)) = self.take(key, false, shape) else { return Vec::new() };
        let Some(items) = value.as_list() else {
            problems.push(&codes::WRONG_TYPE, span, || not_tables(key, ValueRole::Optional, kind_of(&value.held())));
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.items().filter(|item| item.as_table().is_some()).count());
        let mut wrong = LimitedFindings::default();
        for item in items.items() {
            let span = item.span();
            match item.held() {
                NodeContent::Table(table) if table.is_empty() => {
                    // Its content may be a syntax error.
                    if !problems.touches(span) {
                        problems.push(&codes::MISSING_KEY, span, || nothing_in(key));
                    }
                }
                NodeContent::Table(table) => tables.push(read(table, span, problems, &reader)),
                other => {
                    wrong
                        .push(problems, &codes::WRONG_TYPE, span, || not_tables(key, ValueRole::Item, kind_of(&other)));
                }
            }
        }
        wrong.finish(problems, |count| more_in_list(key, count));
        tables
    }

    /// Takes a value, or records the key if the purpose is to describe the table.
    pub(super) fn take(
        &mut self,
        key: &'static str,
        is_required: bool,
        shape: impl Fn() -> Shape,
    ) -> Option<(Node<'_, 'a>, Span, &mut Problems)> {
        match &mut self.purpose {
            Purpose::Load { table, problems, taken, last, .. } => {
                if let Some(value) = table.get_after(*last, key) {
                    taken.push(value.number());
                    *last = Some(value);
                    return Some((value, value.span(), problems));
                }
                // A misspelt key is reported as unknown, with this one as suggestion; a broken one as a syntax
                // error.
                if is_required && !is_misspelt(key, left(*table, taken)) && !problems.may_hold(self.span, key) {
                    problems.push(&codes::MISSING_KEY, self.span, || missing(key, &shape()));
                }
                None
            }
            Purpose::Describe(keys) => {
                keys.push(Key { name: key, is_required, shape: shape() });
                None
            }
        }
    }

    /// Returns whether no error was found so far in this table and its subtables, and no unknown key is left.
    pub(super) fn is_sound(&self) -> bool {
        match &self.purpose {
            Purpose::Load { table, problems, found_before, taken, .. } => {
                problems.len() == *found_before && left(*table, taken).next().is_none()
            }
            Purpose::Describe(_) => true,
        }
    }

    /// Returns whether a part of the table is unreadable because of a syntax error.
    pub(super) fn is_damaged(&self) -> bool {
        matches!(&self.purpose, Purpose::Load { problems, .. } if problems.touches(self.span))
    }

    /// Reports the unknown keys.
    fn finish<R>(self, reader: impl Fn(&mut TableReader<'a, '_>) -> R) {
        let Purpose::Load { table, problems, taken, .. } = self.purpose else { return };
        let mut unknown: Vec<(Span, &str)> = left(table, &taken).map(|value| (value.key_span(), value.key())).collect();
        if unknown.is_empty() {
            return;
        }
        unknown.sort_unstable();
        let keys = LazyCell::new(|| describe(&reader));
        let known = || table.values().filter(|value| taken.contains(&value.number()));
        let inner = known().filter_map(|value| Some((value.key(), value.as_table()?)));
        let inner = inner.flat_map(|(key, table)| table.values().map(move |value| format!("{key}.{}", value.key())));
        let here: Vec<String> = known().map(|value| value.key().to_owned()).chain(inner).collect();
        let mut similar = LimitedFindings::default();
        for (span, name) in unknown {
            similar.push(problems, &codes::UNKNOWN_KEY, span, || unknown_key(name, &keys, &here));
        }
        similar.finish(problems, more_keys);
    }
}

/// Returns the values that were not taken.
fn left<'n, 'a>(table: TableNode<'n, 'a>, taken: &[u32]) -> impl Iterator<Item = Node<'n, 'a>> {
    // Usually all values were taken, so this is checked first.
    let values = (taken.len() < table.len()).then(|| table.values());
    values.into_iter().flatten().filter(|value| value.key() != EXTRA && !taken.contains(&value.number()))
}

fn missing(key: &str, shape: &Shape) -> Problem {
    let example = format!("{key} = {}", shape.example());
    Problem::new(
        text!("`{key}` saknas här", "`{key}` is missing here"),
        Some(text!("lägg till en rad som `{example}`", "add a line such as `{example}`")),
    )
}

/// The message for an empty table, in place of one for each required key.
fn nothing_in(key: &str) -> Problem {
    Problem::new(
        text!("det står inget under den här `{key}`", "there is nothing under this `{key}`"),
        Some(Text::fixed(
            "skriv det som hör dit på raderna under, eller ta bort rubriken",
            "write what belongs there on the lines below, or remove the heading",
        )),
    )
}

/// Returns whether an unknown key looks like `key`.
fn is_misspelt<'n>(key: &str, left: impl Iterator<Item = Node<'n, 'n>>) -> bool {
    let here: Vec<&str> = left.map(Node::key).collect();
    let is_near = nearest(key, here.iter().copied()).iter().any(|near| strsim::osa_distance(near, key) <= 2);
    is_near || here.iter().any(|here| meant_key(here, [key].into_iter()).is_some())
}
