//! Types of other modules that are values of arguments, by their names in machine formats.

use std::iter::once;
use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::load::FileKind;
use crate::locale::Lang;
use crate::model::Kind;
use crate::query::{Along, GroupBy};
use crate::sheet::Prefer;

/// The axes of a chart.
static AXES: LazyLock<Vec<Along>> =
    LazyLock::new(|| once(Along::Period).chain(GroupBy::ALL.map(Along::Group)).collect());

/// Makes a type a value of arguments: all its values, the name of each, and what else it is called.
macro_rules! value {
    ($type:ty, $all:expr, |$it:ident| $name:expr, $others:expr) => {
        impl ValueEnum for $type {
            fn value_variants<'v>() -> &'v [Self] {
                $all
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                let $it = *self;
                let others: &[&str] = $others;
                Some(PossibleValue::new($name).aliases(others.iter().copied()))
            }
        }
    };
}

value!(Along, &AXES, |along| along.name(), &[]);
value!(FileKind, &Self::ALL, |kind| kind.name(), &[]);
value!(GroupBy, &Self::ALL, |by| by.name(), &[]);
value!(Prefer, &Self::ALL, |side| side.name(), &[]);
value!(Lang, &Self::ALL, |lang| lang.tag(), &lang.names()[1..]);
value!(
    Kind,
    &Self::ALL,
    |kind| kind.name(),
    match kind {
        Kind::Goal => &["mål"],
        Kind::Direction => &["inriktning"],
    }
);
