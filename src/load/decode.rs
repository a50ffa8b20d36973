//! Decoding of TOML values into values of the model.

use std::borrow::Cow;

use super::mismatch::{Mismatch, kind_of};
use super::shape::{Names, Shape};
use crate::model::{
    Address, Better, Color, Day, Id, Interval, Kind, LanguageTag, Number, Period, PeriodError, Stage, Strictness, Tier,
    Unit, Url, When,
};
use crate::syntax::NodeContent;

/// A type that a TOML value can be decoded into.
pub(super) trait Decode<'a>: Sized {
    /// Returns the shape of its values.
    fn shape() -> Shape;

    /// Decodes a value; the error says why it does not fit.
    fn decode(value: NodeContent<'_, 'a>) -> Result<Self, Mismatch>;
}

/// A type that a key chosen by the plan can be parsed into.
pub(super) trait Name<'a>: Sized {
    /// The kind of such keys.
    const NAMES: Names;

    /// Parses a key; the error says why it is invalid.
    fn parse(name: Cow<'a, str>) -> Result<Self, Mismatch>;
}

/// A non-empty string. Empty ones are errors: an empty title was forgotten.
impl<'a> Decode<'a> for Cow<'a, str> {
    fn shape() -> Shape {
        Shape::Text
    }

    fn decode(value: NodeContent<'_, 'a>) -> Result<Self, Mismatch> {
        match value {
            NodeContent::Text(text) => Name::parse(text),
            other => Err(Mismatch::Type(kind_of(&other))),
        }
    }
}

impl<'a> Name<'a> for Cow<'a, str> {
    const NAMES: Names = Names::Text;

    fn parse(name: Cow<'a, str>) -> Result<Self, Mismatch> {
        if name.chars().all(char::is_whitespace) {
            return Err(Mismatch::Empty);
        }
        // Line endings are normalized to LF.
        Ok(if name.contains('\r') { Cow::Owned(name.replace("\r\n", "\n")) } else { name })
    }
}

/// An id.
impl<'a> Decode<'a> for Id<'a> {
    fn shape() -> Shape {
        Shape::Id
    }

    fn decode(value: NodeContent<'_, 'a>) -> Result<Self, Mismatch> {
        Self::new(Decode::decode(value)?).map_err(|text| Mismatch::Id(text.into_owned()))
    }
}

/// An e-mail address.
impl<'a> Decode<'a> for Address<'a> {
    fn shape() -> Shape {
        Shape::Address
    }

    fn decode(value: NodeContent<'_, 'a>) -> Result<Self, Mismatch> {
        Self::new(Decode::decode(value)?).map_err(|text| Mismatch::Address(text.into_owned()))
    }
}

/// A language tag.
impl<'a> Decode<'a> for LanguageTag<'a> {
    fn shape() -> Shape {
        Shape::Language
    }

    fn decode(value: NodeContent<'_, 'a>) -> Result<Self, Mismatch> {
        Self::new(Decode::decode(value)?).map_err(|text| Mismatch::Language(text.into_owned()))
    }
}

/// A decimal number.
impl<'a> Decode<'a> for Number {
    fn shape() -> Shape {
        Shape::Number
    }

    fn decode(value: NodeContent<'_, 'a>) -> Result<Self, Mismatch> {
        match value {
            NodeContent::Integer(written, 10) | NodeContent::Float(written) => {
                Self::parse(written).ok_or_else(|| Mismatch::Number(written.to_owned()))
            }
            NodeContent::Integer(written, _) => Err(Mismatch::Number(written.to_owned())),
            other => Err(Mismatch::Type(kind_of(&other))),
        }
    }
}

/// A URL with an allowed scheme.
impl<'a> Decode<'a> for Url<'a> {
    fn shape() -> Shape {
        Shape::Url
    }

    fn decode(value: NodeContent<'_, 'a>) -> Result<Self, Mismatch> {
        Self::new(Decode::decode(value)?).map_err(|text| Mismatch::Url(text.into_owned()))
    }
}

/// A period: a year as a number, or any period as a string.
impl<'a> Decode<'a> for Period {
    fn shape() -> Shape {
        Shape::Period
    }

    fn decode(value: NodeContent<'_, 'a>) -> Result<Self, Mismatch> {
        match value {
            NodeContent::Integer(digits, radix) => {
                let year = i64::from_str_radix(digits, radix).map_err(|_| PeriodError::Year);
                year.and_then(Self::year_of).map_err(|error| Mismatch::Period(digits.to_owned(), error))
            }
            NodeContent::Text(text) => Name::parse(text),
            other => Err(Mismatch::Type(kind_of(&other))),
        }
    }
}

impl<'a> Name<'a> for Period {
    const NAMES: Names = Names::Period;

    fn parse(name: Cow<'a, str>) -> Result<Self, Mismatch> {
        name.parse().map_err(|error| Mismatch::Period(name.into_owned(), error))
    }
}

/// A TOML date, without quotes.
impl<'a> Decode<'a> for Day {
    fn shape() -> Shape {
        Shape::Day
    }

    fn decode(value: NodeContent<'_, 'a>) -> Result<Self, Mismatch> {
        let mismatch = Mismatch::Type(kind_of(&value));
        let NodeContent::Date(given) = value else { return Err(mismatch) };
        given.parse().map_err(|_| mismatch)
    }
}

/// A period, a TOML date, or a date as a string.
impl<'a> Decode<'a> for When {
    fn shape() -> Shape {
        Shape::When
    }

    fn decode(value: NodeContent<'_, 'a>) -> Result<Self, Mismatch> {
        match value {
            NodeContent::Date(_) => Day::decode(value).map(Self::Day),
            NodeContent::Text(text) => text.parse().map_err(|error| Mismatch::Period(text.into_owned(), error)),
            other => Period::decode(other).map(Self::Period),
        }
    }
}

/// Implements [`Decode`] for enums with named variants.
macro_rules! choices {
    ($($kind:ty, $all:expr, $name:path;)*) => {
        $(impl<'a> Decode<'a> for $kind {
            fn shape() -> Shape {
                Shape::Choice($all.map($name).to_vec())
            }

            fn decode(value: NodeContent<'_, 'a>) -> Result<Self, Mismatch> {
                let NodeContent::Text(text) = value else { return Err(Mismatch::Type(kind_of(&value))) };
                let found = $all.into_iter().find(|choice| $name(*choice) == text);
                found.ok_or_else(|| Mismatch::Choice(text.into_owned()))
            }
        })*
    };
}

choices! {
    Unit, Unit::ALL, Unit::name;
    Interval, Interval::ALL, Interval::name;
    Stage, Stage::STATED, Stage::name;
    Strictness, Strictness::ALL, Strictness::name;
    Kind, Kind::ALL, Kind::name;
    Tier, Tier::ALL, Tier::name;
    Better, Better::ALL, Better::name;
    Color, Color::ALL, Color::name;
}
