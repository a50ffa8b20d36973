//! The fields that changes are about.

use std::borrow::Cow;

use crate::locale::{Text, text};
use crate::model::Period;

/// A key of the files, with its name for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    name: Cow<'static, str>,
    words: Text,
}

impl Field {
    pub(super) const TITLE: Self = Self::new("title", "rubrik", "title");
    pub(super) const TEXT: Self = Self::new("text", "text", "text");
    pub(super) const NAME: Self = Self::new("name", "namn", "name");
    pub(super) const ALIASES: Self = Self::new("aliases", "skrivs även", "also written");
    pub(super) const EMAIL: Self = Self::new("email", "e-post", "e-mail");
    pub(super) const FORMERLY: Self = Self::new("formerly", "tidigare id", "former ids");
    pub(super) const OWNERS: Self = Self::new("owners", "ansvariga", "owners");
    pub(super) const SUPPORT: Self = Self::new("support", "stöd", "support");
    pub(super) const START: Self = Self::new("start", "påbörjas", "starts");
    pub(super) const EVERY: Self = Self::new("every", "upprepas", "repeated");
    pub(super) const DEADLINE: Self = Self::new("deadline", "klar senast", "deadline");
    pub(super) const UNTIL: Self = Self::new("until", "till och med", "until");
    pub(super) const SEE: Self = Self::new("see", "hänvisar till", "refers to");
    pub(super) const FOCUS: Self = Self::new("focus", "fokus", "focus");
    pub(super) const TAGS: Self = Self::new("tags", "taggar", "tags");
    pub(super) const LINKS: Self = Self::new("links", "länkar", "links");
    pub(super) const MEASURES: Self = Self::new("measure", "indikatorer", "measures");
    pub(super) const KIND: Self = Self::new("kind", "slag", "kind");
    pub(super) const STAGE: Self = Self::new("stage", "betyder", "stands for");
    pub(super) const COLOR: Self = Self::new("color", "färg", "colour");
    pub(super) const MEANING: Self = Self::new("meaning", "innebörd", "meaning");
    pub(super) const YEARS: Self = Self::new("period", "gäller", "runs");
    pub(super) const RHYTHM: Self = Self::new("follow_up.every", "följs upp", "followed up");
    pub(super) const CURRENT: Self = Self::new("follow_up.current", "aktuell period", "current period");
    pub(super) const AIMS: Self = Self::new("strategy.aims", "samskapa för", "create together");
    pub(super) const DEVELOPMENT_GOALS: Self = Self::new("development.goals", "utvecklingsmål", "development goals");
    pub(super) const CHECK: Self = Self::new("check", "kontroller", "checks");

    const fn new(name: &'static str, sv: &'static str, en: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), words: Text::fixed(sv, en) }
    }

    /// Creates the field of a measure's key.
    pub(super) fn of_measure(id: &str, key: &str, sv: &str, en: &str) -> Self {
        let name = Cow::Owned(format!("measure.{id}.{key}"));
        Self { name, words: Text::new(format!("{id} {sv}"), format!("{id} {en}")) }
    }

    /// Creates the field of a follow-up's links.
    pub(super) fn links_of(period: Period) -> Self {
        Self {
            name: Cow::Owned(format!("follow_up.{period}.links")),
            words: text!("länkar {period}", "links {period}"),
        }
    }

    /// Creates the field of a manifest's key, with the heading used elsewhere as its name.
    pub(super) fn called(name: &'static str, heading: &Text) -> Self {
        let within_a_line = |text: &str| {
            let mut letters = text.chars();
            letters.next().map(|first| first.to_lowercase().chain(letters).collect())
        };
        Self { name: Cow::Borrowed(name), words: heading.clone().map(within_a_line) }
    }

    /// Creates a field whose name for people is the key itself.
    pub(super) fn key(name: String) -> Self {
        Self { words: Text::same(&*name), name: Cow::Owned(name) }
    }

    /// Returns the dotted key in the files: `follow_up.current`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the name for people.
    pub fn words(&self) -> &Text {
        &self.words
    }
}
