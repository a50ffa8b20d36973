//! Parts of several JSON documents: periods, links and texts.

use serde::{Serialize, Serializer};

use crate::model::{self, Period, Str, Years};
use crate::source::Spanned;

/// A period, as a text.
pub(super) struct Name(pub(super) Period);

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The first and the last year.
#[derive(Serialize)]
pub(super) struct JsonYears {
    first: Name,
    last: Name,
}

impl From<Years> for JsonYears {
    fn from(years: Years) -> Self {
        Self { first: Name(*years.first), last: Name(*years.last) }
    }
}

/// A link.
#[derive(Serialize)]
pub(super) struct JsonLink<'p> {
    title: Option<&'p str>,
    url: &'p str,
}

impl<'p> JsonLink<'p> {
    /// Returns the links of a goal, a priority or an activity.
    pub(super) fn all(links: &'p [model::Link<'_>]) -> Vec<Self> {
        let link = |link: &'p model::Link<'_>| Self {
            title: link.title.as_ref().map(|title| &*title.value),
            url: link.url.as_str(),
        };
        links.iter().map(link).collect()
    }
}

pub(super) fn text<'p>(value: Option<&'p Spanned<Str<'_>>>) -> Option<&'p str> {
    value.map(|value| &*value.value)
}

/// Returns several texts, such as tags.
pub(super) fn texts<'p>(values: &'p [Spanned<Str<'_>>]) -> Vec<&'p str> {
    values.iter().map(|value| &*value.value).collect()
}
