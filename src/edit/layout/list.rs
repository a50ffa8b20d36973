//! A list is given other values.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::lines::{indent, line_end, line_start, newline_of};
use super::parse::Layout;
use super::spell::Spelled;
use super::splice::Splice;
use crate::syntax::part::Value;

/// Returns what to change so that a list holds these values. What it holds already stays as it is written. In a list of
/// several lines, comments stay too where the order of what stays is the same.
pub(super) fn set_list(layout: &Layout<'_>, list: Range<usize>, items: &[Value], values: &[Spelled]) -> Vec<Splice> {
    let text = layout.text;
    // Of items that are the same, the first is taken: it is put in last.
    let by_text: HashMap<Cow<'_, str>, usize> =
        items.iter().enumerate().rev().filter_map(|(at, item)| Some((layout.text_of(item)?, at))).collect();
    let by_letters: HashMap<&str, usize> =
        items.iter().enumerate().rev().map(|(at, item)| (&text[item.span.clone()], at)).collect();
    let place = |value: &Spelled| match value {
        Spelled::Text(value) => by_text.get(&**value).copied(),
        other => by_letters.get(&*other.inline()).copied(),
    };
    // For each value the item that it is already.
    let places: Vec<Option<usize>> = values.iter().map(place).collect();
    if places.len() == items.len() && places.iter().copied().eq((0..items.len()).map(Some)) {
        return Vec::new();
    }
    let kept: Vec<usize> = places.iter().copied().take_while(Option::is_some).flatten().collect();
    let new = &values[kept.len()..];
    let is_in_order = kept.is_sorted_by(|a, b| a < b) && places[kept.len()..].iter().all(Option::is_none);
    if is_in_order && text[list.clone()].contains('\n') {
        let stays: HashSet<usize> = kept.iter().copied().collect();
        let gone = (0..items.len()).filter(|at| !stays.contains(at)).map(|at| own_line(text, &items[at].span));
        let gone: Option<Vec<Splice>> = gone.map(|line| line.map(Splice::remove)).collect();
        if let (Some(end), Some(gone)) = (kept.last(), gone) {
            return gone.into_iter().chain(added(text, items[*end].span.end, list.end, new)).collect();
        }
    }
    let written = places.iter().zip(values).map(|(place, value)| match place {
        Some(at) => text[items[*at].span.clone()].to_owned(),
        None => value.inline(),
    });
    let written: Vec<String> = written.collect();
    vec![Splice { range: list, text: format!("[{}]", written.join(", ")) }]
}

/// Returns the line of an item that stands alone on it.
fn own_line(text: &str, item: &Range<usize>) -> Option<Range<usize>> {
    let line = line_start(text, item.start)..line_end(text, item.end);
    let before = text[line.start..item.start].trim();
    let after = text[item.end..line.end].trim_start().trim_start_matches(',').trim();
    (before.is_empty() && (after.is_empty() || after.starts_with('#'))).then_some(line)
}

/// Puts values in after the last that stays: on lines of their own where that one has a line of its own.
fn added(text: &str, last: usize, end: usize, values: &[Spelled]) -> Vec<Splice> {
    let line = line_end(text, last);
    let own = &text[line_start(text, last)..last];
    if line >= end || own.trim_start().starts_with('[') || own.contains('=') {
        let values: String = values.iter().map(|value| format!(", {}", value.inline())).collect();
        return vec![Splice::insert(last, values)];
    }
    let indent = indent(text, last - own.trim_start().len());
    let newline = newline_of(text);
    let lines: String = values.iter().map(|value| format!("{indent}{},{newline}", value.inline())).collect();
    let has_comma = text[last..line].trim_start().starts_with(',');
    let comma = if has_comma || values.is_empty() { "" } else { "," };
    vec![Splice::insert(last, comma), Splice::insert(line, lines)]
}
