//! Insertion of new keys at their place in the order.

use std::cmp::Ordering;

use super::Layout;
use super::order::{Order, TableOrder};
use super::spell::Spelled;
use super::splice::{Splice, after_line, indent};
use crate::syntax::blocks::{Entry, Held, TableBlock, Value};
use crate::syntax::key_text;

/// A key to insert, in parts, with its value.
pub(super) type New<'n> = (Vec<&'n str>, &'n Spelled);

/// The container for new keys.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot<'l> {
    /// Among the lines of a block.
    Lines(&'l TableBlock),
    /// An inline table.
    Braces(&'l Value),
    /// A new heading next to an existing block.
    Heading {
        beside: &'l TableBlock,
        /// The number of parts of that block's heading that name the parent table.
        depth: usize,
    },
}

impl Spot<'_> {
    /// Returns the splices that insert the keys.
    pub(super) fn put(self, layout: &Layout<'_>, new: &[New<'_>], order: &Order) -> Vec<Splice> {
        match self {
            Self::Lines(block) => lines(layout, block, new, order.at(block.path.iter().map(String::as_str))),
            Self::Braces(braces) => members(layout, braces, new, order.at(layout.path_of(braces))),
            Self::Heading { beside, depth } => new.iter().map(|new| heading(layout, beside, depth, new)).collect(),
        }
    }
}

/// Inserts lines into a block, each after the last key that sorts before it.
fn lines(layout: &Layout<'_>, block: &TableBlock, new: &[New<'_>], order: TableOrder<'_>) -> Vec<Splice> {
    // Suffix minima of the entries, so that a binary search finds the last one that sorts before a new key.
    let mut least: Vec<usize> = (0..block.entries.len()).collect();
    for at in (1..least.len()).rev() {
        let (first, rest) = (least[at - 1], least[at]);
        if compare(&block.entries[rest], &block.entries[first], order).is_lt() {
            least[at - 1] = rest;
        }
    }
    let line = |new: &New<'_>| {
        let count = least.partition_point(|least| comes_before(&block.entries[*least], new, order));
        let before = count.checked_sub(1).map(|last| &block.entries[last]);
        let neighbour = before.or(block.entries.first()).map_or(block.heading.start, |entry| entry.span().start);
        let after = before.map_or(block.heading.end, |entry| entry.value.span.end);
        after_line(layout.text, after, &[&format!("{}{}", indent(layout.text, neighbour), statement(new))])
    };
    new.iter().map(line).collect()
}

/// Inserts keys into an inline table.
fn members(layout: &Layout<'_>, braces: &Value, new: &[New<'_>], order: TableOrder<'_>) -> Vec<Splice> {
    let Held::Table(members) = &braces.held else { return Vec::new() };
    let Some(last) = members.last() else {
        let inner = braces.span.start + 1..braces.span.end - 1;
        let written: Vec<String> = new.iter().map(statement).collect();
        // A comment within braces ends with a newline, so there is room before the closing brace.
        let is_blank = layout.text[inner.clone()].trim().is_empty();
        let range = if is_blank { inner } else { inner.end..inner.end };
        return vec![Splice { range, text: format!(" {} ", written.join(", ")) }];
    };
    // Prefix maxima of the members, so that a binary search finds the first one that sorts after a new key.
    let mut most: Vec<usize> = (0..members.len()).collect();
    for at in 1..most.len() {
        let (before, own) = (most[at - 1], most[at]);
        if compare(&members[before], &members[own], order).is_gt() {
            most[at] = before;
        }
    }
    let put = |new: &New<'_>| match members.get(most.partition_point(|most| comes_before(&members[*most], new, order)))
    {
        Some(next) => Splice::insert(next.span().start, format!("{}, ", statement(new))),
        None => Splice::insert(last.value.span.end, format!(", {}", statement(new))),
    };
    new.iter().map(put).collect()
}

/// Inserts a table under its own heading, after an existing block.
fn heading(layout: &Layout<'_>, beside: &TableBlock, depth: usize, (keys, value): &New<'_>) -> Splice {
    let indent = indent(layout.text, beside.heading.start);
    let mut path: Vec<&str> = beside.path[..depth].iter().map(String::as_str).collect();
    let mut lines = Vec::new();
    let mut add = |keys: &[&str], value: &Spelled| {
        lines.push(format!("{indent}{}", statement(&(keys.to_vec(), value))));
    };
    match value {
        Spelled::Table(members) => {
            path.extend(keys);
            for (key, value) in members {
                add(&[key], value);
            }
        }
        other => add(keys, other),
    }
    let path: Vec<String> = path.into_iter().map(key_text).collect();
    let heading = format!("{indent}[{}]", path.join("."));
    let lines: Vec<&str> = ["", &heading].into_iter().chain(lines.iter().map(String::as_str)).collect();
    after_line(layout.text, beside.end(), &lines)
}

fn compare(one: &Entry, other: &Entry, order: TableOrder<'_>) -> Ordering {
    let [one, other] = [one, other].map(|entry| entry.names().collect::<Vec<_>>());
    order.compare(&one, &other)
}

fn comes_before(entry: &Entry, (keys, _): &New<'_>, order: TableOrder<'_>) -> bool {
    let names: Vec<&str> = entry.names().collect();
    order.compare(&names, keys).is_le()
}

/// Formats a key with its value as one line.
fn statement((keys, value): &New<'_>) -> String {
    let keys: Vec<String> = keys.iter().map(|key| key_text(key)).collect();
    format!("{} = {}", keys.join("."), value.inline())
}
