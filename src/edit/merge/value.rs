//! A value without its formatting.

use super::super::layout::Spelled;
use crate::load::Shape;
use crate::syntax::NodeContent;

/// The value of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum KeyValue {
    /// A single value.
    One(Single),
    /// A list of values.
    List(Vec<Single>),
    /// An empty table.
    Empty,
}

/// A value without parts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Single {
    /// A string.
    Text(String),
    /// Any other value, as TOML.
    Bare(String),
}

impl Single {
    /// Returns the text of the value.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Bare(text) => text,
        }
    }

    fn spelled(&self) -> Spelled {
        match self {
            Self::Text(text) => Spelled::text(text),
            Self::Bare(text) => Spelled::Bare(text.clone()),
        }
    }
}

impl KeyValue {
    /// Returns the value in a form that can be written.
    pub(super) fn spelled(&self) -> Spelled {
        match self {
            Self::One(value) => value.spelled(),
            Self::List(values) => Spelled::List(values.iter().map(Single::spelled).collect()),
            Self::Empty => Spelled::Table(Vec::new()),
        }
    }

    /// Returns the value for messages.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::One(value) => value.text().to_owned(),
            Self::List(values) => values.iter().map(Single::text).collect::<Vec<_>>().join(", "),
            Self::Empty => "{}".to_owned(),
        }
    }
}

/// Reads a value that is not a table with members.
pub(super) fn value(held: &NodeContent<'_, '_>, shape: Option<&Shape>) -> KeyValue {
    let each = match shape {
        Some(Shape::List(each)) => Some(&**each),
        _ => None,
    };
    match held {
        NodeContent::List(items) if items.items().all(|item| is_one(&item.held(), each)) => {
            KeyValue::List(items.items().map(|item| single(&item.held(), each)).collect())
        }
        held => KeyValue::One(single(held, shape)),
    }
}

/// Returns whether an item of a list is a single value. A table is one if the format also allows a string in its
/// place.
fn is_one(held: &NodeContent<'_, '_>, shape: Option<&Shape>) -> bool {
    match held {
        NodeContent::List(_) => false,
        NodeContent::Table(_) => matches!(shape, Some(Shape::Either(..))),
        _ => true,
    }
}

fn single(held: &NodeContent<'_, '_>, shape: Option<&Shape>) -> Single {
    match held {
        // A year or date is the same with and without quotes.
        NodeContent::Text(text) if shape.is_some_and(|shape| shape.one_of(false).stands_bare(text)) => {
            Single::Bare(text.to_string())
        }
        NodeContent::Text(text) => Single::Text(text.replace("\r\n", "\n")),
        other => Single::Bare(spelled(other).inline()),
    }
}

/// Returns any value in a form that can be written on one line.
fn spelled(held: &NodeContent<'_, '_>) -> Spelled {
    match held {
        NodeContent::Text(text) => Spelled::text(&**text),
        NodeContent::Integer(digits, radix) => {
            let value = i64::from_str_radix(digits, *radix).map(|value| value.to_string());
            Spelled::Bare(value.unwrap_or_else(|_| (*digits).to_owned()))
        }
        NodeContent::Float(digits) | NodeContent::Date(digits) => Spelled::Bare((*digits).to_owned()),
        NodeContent::Boolean(value) => Spelled::Bare(value.to_string()),
        NodeContent::List(items) => Spelled::List(items.items().map(|item| spelled(&item.held())).collect()),
        NodeContent::Table(table) => {
            // The order of a table's keys has no meaning.
            let mut members: Vec<_> =
                table.values().map(|value| (value.key().to_owned(), spelled(&value.held()))).collect();
            members.sort_by(|a, b| a.0.cmp(&b.0));
            Spelled::Table(members)
        }
    }
}
