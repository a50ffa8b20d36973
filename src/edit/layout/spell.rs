//! Values as they are written.

use crate::model::{Period, When};
use crate::syntax::{key_text, quoted};

/// A value that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spelled {
    /// A text; it is quoted as what it replaces was, where it can be.
    Text(String),
    /// What is written as it is: a number, a day.
    Bare(String),
    /// A list.
    List(Vec<Spelled>),
    /// A table: within braces, or under a heading of its own where its neighbours have one.
    Table(Vec<(String, Spelled)>),
}

impl Spelled {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// A period: a whole year as a number, any other as a text.
    pub fn period(period: Period) -> Self {
        let name = period.to_string();
        if name.bytes().all(|byte| byte.is_ascii_digit()) { Self::Bare(name) } else { Self::Text(name) }
    }

    /// A period, or a day without quotes.
    pub fn when(when: When) -> Self {
        match when {
            When::Period(period) => Self::period(period),
            When::Day(day) => Self::Bare(day.to_string()),
        }
    }

    /// Returns the value on one line.
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

    /// Returns the value on one line, a text in the quotes that `old` has where it can stand in them.
    pub fn in_place_of(&self, old: &str) -> String {
        match self {
            Self::Text(text) if old.starts_with('\'') && is_literal(text) => format!("'{text}'"),
            // A period that was written as a text stays one.
            Self::Bare(text) if old.starts_with('"') => format!("\"{text}\""),
            Self::Bare(text) if old.starts_with('\'') => format!("'{text}'"),
            other => other.inline(),
        }
    }
}

/// Whether a text can stand within single quotes, where nothing is escaped.
fn is_literal(text: &str) -> bool {
    !text.contains(|c: char| c == '\'' || (c.is_control() && c != '\t'))
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
