//! Spelling of values, and edits of lists.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Layout;
use super::splice::{Splice, indent, line_end, line_start, newline_of};
use crate::model::{Period, When};
use crate::syntax::blocks::Value;
use crate::syntax::{key_text, quoted};

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spelled {
    /// A string. It keeps the kind of quotes of the value that it replaces, if possible.
    Text(String),
    /// Verbatim text, such as a number or a date.
    Bare(String),
    /// A list.
    List(Vec<Spelled>),
    /// A table: inline, or below its own heading if its neighbours are.
    Table(Vec<(String, Spelled)>),
}

impl Spelled {
    /// Creates a string.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Creates a list of strings.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// Creates a period: a year as a number, any other as a string.
    pub fn period(period: Period) -> Self {
        let name = period.to_string();
        if name.bytes().all(|byte| byte.is_ascii_digit()) { Self::Bare(name) } else { Self::Text(name) }
    }

    /// Creates a period, or a date without quotes.
    pub fn when(when: When) -> Self {
        match when {
            When::Period(period) => Self::period(period),
            When::Day(day) => Self::Bare(day.to_string()),
        }
    }

    /// Returns the TOML of the value, on one line.
    pub fn inline(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Bare(text) => text.clone(),
            Self::List(values) => {
                let values: Vec<String> = values.iter().map(Self::inline).collect();
                format!("[{}]", values.join(", "))
            }
            Self::Table(members) if members.is_empty() => "{}".to_owned(),
            Self::Table(members) => {
                let members: Vec<String> =
                    members.iter().map(|(key, value)| format!("{} = {}", key_text(key), value.inline())).collect();
                format!("{{ {} }}", members.join(", "))
            }
        }
    }

    /// Returns the TOML of the value, with the kind of quotes that `old` has, if possible.
    pub fn in_place_of(&self, old: &str) -> String {
        match self {
            Self::Text(text) if old.starts_with('\'') && is_literal(text) => format!("'{text}'"),
            // A period that was a string stays one.
            Self::Bare(text) if old.starts_with('"') => format!("\"{text}\""),
            Self::Bare(text) if old.starts_with('\'') => format!("'{text}'"),
            other => other.inline(),
        }
    }
}

/// Returns whether a text can be a literal string, which has no escapes.
fn is_literal(text: &str) -> bool {
    !text.contains(|c: char| c == '\'' || (c.is_control() && c != '\t'))
}

/// Returns the splices that give a list these values. Items that stay keep their spelling. In a list over several
/// lines, comments stay too if the order of the remaining items is unchanged.
pub(super) fn set_list(layout: &Layout<'_>, list: Range<usize>, items: &[Value], values: &[Spelled]) -> Vec<Splice> {
    let text = layout.text;
    // Of equal items the first is used, because it is inserted last.
    let by_text: HashMap<Cow<'_, str>, usize> =
        items.iter().enumerate().rev().filter_map(|(at, item)| Some((layout.text_of(item)?, at))).collect();
    let by_letters: HashMap<&str, usize> =
        items.iter().enumerate().rev().map(|(at, item)| (&text[item.span.clone()], at)).collect();
    let place = |value: &Spelled| match value {
        Spelled::Text(value) => by_text.get(&**value).copied(),
        other => by_letters.get(&*other.inline()).copied(),
    };
    // For each value, the index of the equal item.
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

/// Returns the line of an item, if nothing else is on it.
fn own_line(text: &str, item: &Range<usize>) -> Option<Range<usize>> {
    let line = line_start(text, item.start)..line_end(text, item.end);
    let before = text[line.start..item.start].trim();
    let after = text[item.end..line.end].trim_start().trim_start_matches(',').trim();
    (before.is_empty() && (after.is_empty() || after.starts_with('#'))).then_some(line)
}

/// Appends values after the last remaining item: on their own lines if that item has its own line.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_the_quotes_it_had() {
        assert_eq!(Spelled::text("ny").in_place_of("'gammal'"), "'ny'");
        assert_eq!(Spelled::text("it's").in_place_of("'gammal'"), "\"it's\"");
        assert_eq!(Spelled::text("a \"b\"\nc\u{7}\\").in_place_of("\"\"\"x\"\"\""), r#""a \"b\"\nc\u0007\\""#);
        assert_eq!(Spelled::Bare("2025".to_owned()).in_place_of("\"2024\""), "\"2025\"");
    }
}
