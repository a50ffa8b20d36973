//! What a file can hold, as its reader asks for it: a description that no second list of keys is needed for.

use crate::model::{Day, Period, Unit};

/// A key of the format, and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key, as it is written.
    pub name: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// What it holds.
    pub shape: Shape,
}

/// What a key can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text that is not empty.
    Text,
    /// An [`Id`](crate::model::Id).
    Id,
    /// An [`Address`](crate::model::Address).
    Address,
    /// A [`LanguageTag`](crate::model::LanguageTag).
    Language,
    /// A [`Url`](crate::model::Url).
    Url,
    /// A [`Number`](crate::model::Number), without quotes.
    Number,
    /// A [`Period`](crate::model::Period): a whole year as a number, any period as a text.
    Period,
    /// A [`When`](crate::model::When): a period, or a day with or without quotes.
    When,
    /// A [`Day`](crate::model::Day), without quotes.
    Day,
    /// One of these texts.
    Choice(Vec<&'static str>),
    /// Any number of values.
    List(Box<Shape>),
    /// A table with these keys.
    Table(Vec<Key>),
    /// A value, or a table that says more than it.
    Either(Box<Shape>, Box<Shape>),
    /// A table whose keys the plan chooses.
    Named(Names, Box<Shape>),
    /// A table that the plan keeps for itself, and that is never looked into.
    Own,
}

/// What the keys of a table are that the plan chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Periods.
    Period,
    /// Any text that is not empty.
    Text,
}

impl Shape {
    /// Returns whether a text of this shape can stand without its quotes, and says the same: a whole year, or a day.
    pub fn stands_bare(&self, text: &str) -> bool {
        match self {
            Self::Period => matches!(text.parse::<Period>(), Ok(period) if period.unit() == Unit::Year),
            Self::When => Self::Period.stands_bare(text) || text.parse::<Day>().is_ok(),
            _ => false,
        }
    }

    /// Returns what a table of this shape is, or any other value, where it can be either.
    pub fn one_of(&self, is_table: bool) -> &Self {
        match self {
            Self::Either(value, table) => {
                if is_table {
                    table
                } else {
                    value
                }
            }
            other => other,
        }
    }

    /// Returns a value as somebody would write it.
    pub(super) fn example(&self) -> String {
        match self {
            Self::Text | Self::Id => "\"…\"".to_owned(),
            Self::Address => "\"film@example.se\"".to_owned(),
            Self::Language => "\"sv\"".to_owned(),
            Self::Number => "87.5".to_owned(),
            Self::Url => "\"https://example.org\"".to_owned(),
            Self::Period | Self::When => EXAMPLE.to_owned(),
            Self::Day => "2025-02-12".to_owned(),
            Self::Choice(choices) => format!("\"{}\"", choices.first().unwrap_or(&"…")),
            Self::List(item) => format!("[{}]", item.example()),
            Self::Table(keys) => example_of(keys),
            Self::Either(value, _) => value.example(),
            Self::Named(names, each) => format!("{{ {} = {} }}", names.example(), each.example()),
            Self::Own => "{ … }".to_owned(),
        }
    }
}

impl Names {
    /// Returns a key as somebody would write it.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Period => EXAMPLE,
            Self::Text => "…",
        }
    }
}

/// A year: the shortest period to write, and for a text that is written bare the same.
const EXAMPLE: &str = "2024";

/// How many keys an example has where none of them must be there.
const MOST: usize = 2;

/// A table with what it must have, or with the first of what it can.
fn example_of(keys: &[Key]) -> String {
    let line = |key: &Key| format!("{} = {}", key.name, key.shape.example());
    let required: Vec<String> = keys.iter().filter(|key| key.is_required).map(line).collect();
    let lines = if required.is_empty() { keys.iter().take(MOST).map(line).collect() } else { required };
    format!("{{ {} }}", lines.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_has_what_must_be_there() {
        let key = |name, is_required| Key { name, is_required, shape: Shape::Period };
        let table = |keys: Vec<Key>| Shape::Table(keys).example();
        assert_eq!(table(vec![key("a", false), key("b", true)]), "{ b = 2024 }");
        assert_eq!(table(vec![key("a", false), key("b", false), key("c", false)]), "{ a = 2024, b = 2024 }");
        assert!(EXAMPLE.parse::<Period>().is_ok());
    }
}
