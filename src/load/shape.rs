//! The shapes of values, derived from the readers, so that there is no second list of keys.

use crate::model::{Day, Period, Unit};

/// A key of the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// True if it is required.
    pub is_required: bool,
    /// The shape of its value.
    pub shape: Shape,
}

/// The shape of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A non-empty string.
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
    /// A [`Period`]: a year as a number, any period as a string.
    Period,
    /// A [`When`](crate::model::When): a period, or a date with or without quotes.
    When,
    /// A [`Day`], without quotes.
    Day,
    /// One of these strings.
    Choice(Vec<&'static str>),
    /// A list.
    List(Box<Shape>),
    /// A table with these keys.
    Table(Vec<Key>),
    /// A value, or a table with more details.
    Either(Box<Shape>, Box<Shape>),
    /// A table with keys that the plan chooses.
    Named(Names, Box<Shape>),
    /// A table of the plan's own, which is never read.
    Own,
}

/// The kind of keys that a plan chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Periods.
    Period,
    /// Non-empty strings.
    Text,
}

impl Shape {
    /// Returns whether a string of this shape means the same without quotes: a year or a date.
    pub fn stands_bare(&self, text: &str) -> bool {
        match self {
            Self::Period => matches!(text.parse::<Period>(), Ok(period) if period.unit() == Unit::Year),
            Self::When => Self::Period.stands_bare(text) || text.parse::<Day>().is_ok(),
            _ => false,
        }
    }

    /// Returns the alternative for tables or for other values, or the shape itself if it has no alternatives.
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

    /// Returns an example of a value.
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
    /// Returns an example of a key.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Period => EXAMPLE,
            Self::Text => "…",
        }
    }
}

/// A year, which is the shortest period and needs no quotes.
const EXAMPLE: &str = "2024";

/// The number of keys in an example without required keys.
const MOST: usize = 2;

/// Returns an example of a table with its required keys, or with its first ones.
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
