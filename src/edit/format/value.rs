//! Formatting of values.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::section::{Gap, KeyContent, KeyLine, comments};
use crate::check::is_acceptance;
use crate::edit::layout::{Entry, Held, Layout, Value, rank, shape_of};
use crate::load::Shape;
use crate::syntax::{key_text, quoted};

/// The maximum width of a list on one line, in terminal columns.
const WIDEST: usize = 120;

/// The indentation of list items.
const STEP: usize = 2;

/// A key of an inline table, in parts, and its value.
type Member<'l> = (Vec<&'l str>, &'l Value);

/// Formats the values of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct ValueFormatter<'w, 't> {
    /// The parsed file.
    pub(super) layout: &'w Layout<'t>,
    /// True if long lists are spread over several lines. In goal files they are not: each key stays on one line, so
    /// that a change of an activity's owners is a one-line diff.
    pub(super) spreads_lists: bool,
}

impl<'t> ValueFormatter<'_, 't> {
    /// Formats a key with its value; the shape describes the table it is in.
    pub(super) fn statement(self, line: &KeyLine<'_>, table: Option<&Shape>) -> String {
        let shape = shape_of(table, &line.names);
        let key = key_of(&line.names);
        match &line.content {
            KeyContent::Table(members) => format!("{key} = {}", self.braces(members.clone(), shape)),
            KeyContent::Value(value) => {
                let written = self.value(&key, value, shape);
                // An acceptance comment covers the lines of its statement, so a value keeps its line breaks if they
                // matter.
                let is_on_one_line = !written.contains('\n') && !self.is_spread(value);
                let is_kept = line.is_accepted() && !is_on_one_line && written != self.as_it_stands(value);
                format!("{key} = {}", if is_kept { self.as_it_stands(value) } else { &written })
            }
        }
    }

    fn value(self, key: &str, value: &Value, shape: Option<&Shape>) -> String {
        let inner = self.comments_in(value, shape);
        if inner.iter().copied().any(is_acceptance) {
            return self.as_it_stands(value).to_owned();
        }
        if inner.is_empty() {
            let written = self.on_one_line(value, shape);
            let is_list = matches!((&value.held, shape), (Held::List(_), Some(Shape::List(_))));
            if !is_list || !(written.contains('\n') || self.spreads_lists && is_wide(key, &written)) {
                return written;
            }
        }
        self.spread(value, shape, STEP)
    }

    /// Formats a value on one line, except for multi-line strings.
    fn on_one_line(self, value: &Value, shape: Option<&Shape>) -> String {
        match (&value.held, shape) {
            (Held::Scalar, Some(shape)) => self.scalar(value, shape.one_of(false)),
            (Held::List(values), Some(Shape::List(each))) => {
                let values: Vec<String> = values.iter().map(|value| self.on_one_line(value, Some(each))).collect();
                format!("[{}]", values.join(", "))
            }
            (Held::Table(members), Some(Shape::Table(_) | Shape::Named(..) | Shape::Either(..))) => {
                self.braces(members.iter().map(member).collect(), shape)
            }
            _ => self.as_it_stands(value).to_owned(),
        }
    }

    fn braces(self, mut members: Vec<Member<'_>>, shape: Option<&Shape>) -> String {
        if members.is_empty() {
            return "{}".to_owned();
        }
        members.sort_by_cached_key(|(names, _)| rank(shape, names.iter().copied()));
        let members: Vec<String> = members
            .iter()
            .map(|(names, value)| format!("{} = {}", key_of(names), self.on_one_line(value, shape_of(shape, names))))
            .collect();
        format!("{{ {} }}", members.join(", "))
    }

    /// Formats a list or an inline table with one item a line.
    fn spread(self, value: &Value, shape: Option<&Shape>, indent: usize) -> String {
        let (margin, closing) = (" ".repeat(indent), " ".repeat(indent - STEP));
        let gaps = self.gaps(value);
        let inner = |value: &Value, shape: Option<&Shape>| {
            if self.comments_in(value, shape).is_empty() {
                self.on_one_line(value, shape)
            } else {
                self.spread(value, shape, indent + STEP)
            }
        };
        let (open, close, items): (_, _, Vec<(usize, String)>) = match (&value.held, shape) {
            (Held::List(values), Some(Shape::List(each))) => {
                ('[', ']', values.iter().map(|value| inner(value, Some(each))).enumerate().collect())
            }
            (Held::Table(members), Some(Shape::Table(_) | Shape::Named(..) | Shape::Either(..))) => {
                let mut members: Vec<(usize, Member<'_>)> = members.iter().map(member).enumerate().collect();
                members.sort_by_cached_key(|(_, (names, _))| rank(shape, names.iter().copied()));
                let write = |(at, (names, value)): (usize, Member<'_>)| {
                    (at, format!("{} = {}", key_of(&names), inner(value, shape_of(shape, &names))))
                };
                ('{', '}', members.into_iter().map(write).collect())
            }
            _ => return self.as_it_stands(value).to_owned(),
        };
        let beside = |gap: &Gap<'_>| gap.beside.map(|comment| format!(" {comment}")).unwrap_or_default();
        let mut out = format!("{open}{}\n", beside(&gaps[0]));
        for (at, item) in &items {
            for comment in comments(&gaps[*at].above) {
                out += &format!("{margin}{comment}\n");
            }
            out += &format!("{margin}{item},{}\n", beside(&gaps[at + 1]));
        }
        if let Some(last) = gaps.get(items.len()) {
            for comment in comments(&last.above) {
                out += &format!("{margin}{comment}\n");
            }
        }
        out + &format!("{closing}{close}")
    }

    /// Formats a string in double quotes if nothing has to be escaped, and a year or date without quotes.
    fn scalar(self, value: &Value, shape: &Shape) -> String {
        let written = self.as_it_stands(value);
        let is_quoted = written.starts_with(['"', '\'']);
        if is_quoted && let Some(name) = self.layout.text_of(value).filter(|name| shape.stands_bare(name)) {
            return name.into_owned();
        }
        let literal = written.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
        let in_quotes = literal.filter(|text| !text.contains('\'')).map(quoted);
        // Same length: nothing was escaped.
        in_quotes.filter(|quoted| quoted.len() == written.len()).unwrap_or_else(|| written.to_owned())
    }

    fn as_it_stands(self, value: &Value) -> &'t str {
        &self.layout.text[value.span.clone()]
    }

    /// Returns the comments inside a value, if it will be reformatted.
    pub(super) fn comments_in(self, value: &Value, shape: Option<&Shape>) -> Vec<&'t str> {
        if !self.as_it_stands(value).contains('#') {
            return Vec::new();
        }
        let inner: Vec<&'t str> = match (&value.held, shape) {
            (Held::List(values), Some(Shape::List(each))) => {
                values.iter().flat_map(|value| self.comments_in(value, Some(each))).collect()
            }
            (Held::Table(members), Some(Shape::Table(_) | Shape::Named(..) | Shape::Either(..))) => {
                let members = members.iter().map(member);
                members.flat_map(|(names, value)| self.comments_in(value, shape_of(shape, &names))).collect()
            }
            _ => return Vec::new(),
        };
        self.gaps(value).iter().flat_map(Gap::comments).chain(inner).collect()
    }

    /// Returns whether a list or an inline table spans several lines, not counting multi-line strings.
    fn is_spread(self, value: &Value) -> bool {
        let inner = Inner::of(value);
        inner.gaps(value).any(|gap| self.layout.text[gap].contains('\n'))
            || inner.0.iter().any(|(_, value)| self.is_spread(value))
    }

    /// Returns the gaps before, between and after the items of a list or inline table: one more than there are
    /// items.
    pub(super) fn gaps(self, value: &Value) -> Vec<Gap<'t>> {
        Inner::of(value).gaps(value).map(|gap| Gap::of(&self.layout.text[gap])).collect()
    }
}

/// The items of a list or an inline table, each with its byte range and value.
struct Inner<'l>(Vec<(Range<usize>, &'l Value)>);

impl<'l> Inner<'l> {
    fn of(value: &'l Value) -> Self {
        Self(match &value.held {
            Held::Scalar => Vec::new(),
            Held::List(values) => values.iter().map(|value| (value.span.clone(), value)).collect(),
            Held::Table(members) => members.iter().map(|member| (member.span(), &member.value)).collect(),
        })
    }

    /// Returns the byte ranges that hold only comments, commas and blanks; none for a scalar.
    fn gaps(&self, value: &Value) -> impl Iterator<Item = Range<usize>> {
        let is_open = !matches!(value.held, Held::Scalar);
        let starts = std::iter::once(value.span.start + 1).chain(self.0.iter().map(|(part, _)| part.end));
        let ends = self.0.iter().map(|(part, _)| part.start).chain([value.span.end - 1]);
        starts.zip(ends).map(|(start, end)| start..end).filter(move |_| is_open)
    }
}

fn member(entry: &Entry) -> Member<'_> {
    (entry.names().collect(), &entry.value)
}

fn key_of(names: &[&str]) -> String {
    names.iter().map(|name| key_text(name)).collect::<Vec<_>>().join(".")
}

/// Returns whether a line exceeds the maximum width. A character is never wider than its byte length, so that is
/// tested first.
fn is_wide(key: &str, value: &str) -> bool {
    let columns = |width: fn(&str) -> usize| width(key) + " = ".len() + width(value);
    columns(str::len) > WIDEST && columns(UnicodeWidthStr::width) > WIDEST
}
