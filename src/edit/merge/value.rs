//! A value, apart from how it is written.

use toml::de::DeValue;

use super::super::layout::Spelled;
use crate::load::Shape;

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// One value.
    One(Single),
    /// A list of values.
    List(Vec<Single>),
    /// A table with nothing in it.
    Empty,
}

/// A value that has no parts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Single {
    /// A text.
    Text(String),
    /// Anything else, as it can be written.
    Bare(String),
}

impl Single {
    /// Returns what it says.
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

impl Value {
    /// Returns the value as it can be written.
    pub(super) fn spelled(&self) -> Spelled {
        match self {
            Self::One(value) => value.spelled(),
            Self::List(values) => Spelled::List(values.iter().map(Single::spelled).collect()),
            Self::Empty => Spelled::Table(Vec::new()),
        }
    }

    /// Returns the value as it is said to people.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::One(value) => value.text().to_owned(),
            Self::List(values) => values.iter().map(Single::text).collect::<Vec<_>>().join(", "),
            Self::Empty => "{}".to_owned(),
        }
    }
}

/// Reads a value that is no table with something in it.
pub(super) fn value(held: &DeValue<'_>, shape: Option<&Shape>) -> Value {
    match held {
        DeValue::Array(items) if items.iter().all(|item| !has_parts(item.get_ref())) => {
            let each = match shape {
                Some(Shape::List(each)) => Some(&**each),
                _ => None,
            };
            Value::List(items.iter().map(|item| single(item.get_ref(), each)).collect())
        }
        held => Value::One(single(held, shape)),
    }
}

fn has_parts(held: &DeValue<'_>) -> bool {
    matches!(held, DeValue::Array(_) | DeValue::Table(_))
}

fn single(held: &DeValue<'_>, shape: Option<&Shape>) -> Single {
    match held {
        // A year or a day is the same with quotes and without.
        DeValue::String(text) if shape.is_some_and(|shape| shape.stands_bare(text)) => Single::Bare(text.to_string()),
        DeValue::String(text) => Single::Text(text.replace("\r\n", "\n")),
        other => Single::Bare(spelled(other).inline()),
    }
}

/// Returns any value as it can be written on one line.
fn spelled(held: &DeValue<'_>) -> Spelled {
    match held {
        DeValue::String(text) => Spelled::text(&**text),
        DeValue::Integer(number) => {
            let value = i64::from_str_radix(number.as_str(), number.radix()).map(|value| value.to_string());
            Spelled::Bare(value.unwrap_or_else(|_| number.to_string()))
        }
        DeValue::Float(number) => Spelled::Bare(number.as_str().to_owned()),
        DeValue::Boolean(value) => Spelled::Bare(value.to_string()),
        DeValue::Datetime(value) => Spelled::Bare(value.to_string()),
        DeValue::Array(items) => Spelled::List(items.iter().map(|item| spelled(item.get_ref())).collect()),
        DeValue::Table(members) => Spelled::Table(
            members.iter().map(|(key, held)| (key.get_ref().to_string(), spelled(held.get_ref()))).collect(),
        ),
    }
}
