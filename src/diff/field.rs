//! The fields that changes are about, and the comparison of their values.

use std::borrow::Cow;
use std::collections::HashSet;

use super::wording::is_same;
use super::{Change, Value};
use crate::locale::{Text, text};
use crate::model::{Link, Period, Str, same_key};
use crate::source::Spanned;

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
    pub(super) const ASSESSED_LEVELS: Self = Self::new("follow_up.levels", "nivåer som bedöms", "assessed levels");
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

/// Compares ids and former ids. That the old id is now a former one is implied by the change of the id.
pub(super) fn renumbered(
    then: &Spanned<Str<'_>>,
    formerly_then: &[Spanned<Str<'_>>],
    now: &Spanned<Str<'_>>,
    formerly_now: &[Spanned<Str<'_>>],
) -> Vec<Change> {
    let is_same = |one: &str, other: &str| same_key(one) == same_key(other);
    let mut changes = Vec::new();
    if !is_same(then, now) {
        changes.push(Change::Renumbered { before: then.to_string(), after: now.to_string() });
    }
    if let Some(Change::List { field, mut added, mut gone }) = names(Field::FORMERLY, formerly_then, formerly_now) {
        added.retain(|id| !is_same(id, then));
        gone.retain(|id| !is_same(id, now));
        if !added.is_empty() || !gone.is_empty() {
            changes.push(Change::List { field, added, gone });
        }
    }
    changes
}

/// Compares texts.
pub(super) fn text(field: Field, then: Option<&Spanned<Str<'_>>>, now: Option<&Spanned<Str<'_>>>) -> Option<Change> {
    let is_unchanged = match (then, now) {
        (None, None) => true,
        (Some(then), Some(now)) => is_same(then, now),
        _ => false,
    };
    let owned = |text: Option<&Spanned<Str<'_>>>| text.map(|text| text.to_string());
    (!is_unchanged).then(|| Change::Text { field, before: owned(then), after: owned(now) })
}

/// Compares values.
pub(super) fn value(field: Field, before: Option<Value>, after: Option<Value>) -> Option<Change> {
    (before != after).then_some(Change::Value { field, before, after })
}

/// Compares lists of names.
pub(super) fn names(field: Field, then: &[Spanned<Str<'_>>], now: &[Spanned<Str<'_>>]) -> Option<Change> {
    let names = |names: &[Spanned<Str<'_>>]| names.iter().map(|name| name.to_string()).collect();
    list(field, names(then), names(now), |name| same_key(name).into_owned())
}

/// Compares lists of links with their titles.
pub(super) fn links(field: Field, then: &[Link<'_>], now: &[Link<'_>]) -> Option<Change> {
    let written = |links: &[Link<'_>]| links.iter().map(Link::written).collect();
    list(field, written(then), written(now), str::to_owned)
}

fn list(field: Field, then: Vec<String>, now: Vec<String>, key: impl Fn(&str) -> String) -> Option<Change> {
    let keys = |items: &[String]| items.iter().map(|item| key(item)).collect::<HashSet<_>>();
    let (keys_then, keys_now) = (keys(&then), keys(&now));
    let left = |items: Vec<String>, others: &HashSet<String>| {
        items.into_iter().filter(|item| !others.contains(&key(item))).collect::<Vec<_>>()
    };
    let (added, gone) = (left(now, &keys_then), left(then, &keys_now));
    (!added.is_empty() || !gone.is_empty()).then_some(Change::List { field, added, gone })
}
