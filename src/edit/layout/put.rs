//! New keys where they belong.

use super::lines::{after_line, indent};
use super::order::{Order, TableOrder};
use super::parse::Layout;
use super::part::{Block, Entry, Held, Value};
use super::spell::{Spelled, key_text};
use super::splice::Splice;

/// A key that is not there yet, part by part, with its value.
pub(super) type New<'n> = (Vec<&'n str>, &'n Spelled);

/// Where new keys are put.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot<'l> {
    /// Among the lines of a block.
    Lines(&'l Block),
    /// Within braces.
    Braces(&'l Value),
    /// Under a heading of their own, as the block beside them has one.
    Heading {
        beside: &'l Block,
        /// How many parts of that block's heading name the table that the keys are put in.
        depth: usize,
    },
}

impl Spot<'_> {
    /// Returns what to change so that the keys are there.
    pub(super) fn put(self, layout: &Layout<'_>, new: &[New<'_>], order: &Order) -> Vec<Splice> {
        match self {
            Self::Lines(block) => {
                let order = order.at(block.path.iter().map(String::as_str));
                new.iter().map(|new| line(layout, block, new, order)).collect()
            }
            Self::Braces(braces) => members(layout, braces, new, order.at(layout.path_of(braces))),
            Self::Heading { beside, depth } => new.iter().map(|new| heading(layout, beside, depth, new)).collect(),
        }
    }
}

/// A new line among those of a block: after the last that comes before it.
fn line(layout: &Layout<'_>, block: &Block, new: &New<'_>, order: TableOrder<'_>) -> Splice {
    let before = block.entries.iter().rfind(|entry| comes_before(entry, new, order));
    let neighbour = before.or(block.entries.first()).map_or(block.heading.start, |entry| entry.span().start);
    let after = before.map_or(block.heading.end, |entry| entry.value.span.end);
    after_line(layout.text, after, &[&format!("{}{}", indent(layout.text, neighbour), statement(new))])
}

/// New keys within braces.
fn members(layout: &Layout<'_>, braces: &Value, new: &[New<'_>], order: TableOrder<'_>) -> Vec<Splice> {
    let Held::Table(members) = &braces.held else { return Vec::new() };
    let Some(last) = members.last() else {
        let inner = braces.span.start + 1..braces.span.end - 1;
        let written: Vec<String> = new.iter().map(statement).collect();
        // A comment within braces ends with its line, so that there is room before the closing one.
        let is_blank = layout.text[inner.clone()].trim().is_empty();
        let range = if is_blank { inner } else { inner.end..inner.end };
        return vec![Splice { range, text: format!(" {} ", written.join(", ")) }];
    };
    let put = |new: &New<'_>| match members.iter().find(|member| !comes_before(member, new, order)) {
        Some(next) => Splice::insert(next.span().start, format!("{}, ", statement(new))),
        None => Splice::insert(last.value.span.end, format!(", {}", statement(new))),
    };
    new.iter().map(put).collect()
}

/// A table under a heading of its own, after the block beside it.
fn heading(layout: &Layout<'_>, beside: &Block, depth: usize, (keys, value): &New<'_>) -> Splice {
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

fn comes_before(entry: &Entry, (keys, _): &New<'_>, order: TableOrder<'_>) -> bool {
    let names: Vec<&str> = entry.names().collect();
    order.compare(&names, keys).is_le()
}

/// A key with its value, as one line.
fn statement((keys, value): &New<'_>) -> String {
    let keys: Vec<String> = keys.iter().map(|key| key_text(key)).collect();
    format!("{} = {}", keys.join("."), value.inline())
}
