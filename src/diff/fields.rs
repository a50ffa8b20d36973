//! Comparison of single fields: texts, values, lists of names or links, ids.

use std::collections::HashSet;

use super::wording::is_same;
use super::{Change, Field, Value};
use crate::model::{Link, Str, same_key};
use crate::source::Spanned;

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
