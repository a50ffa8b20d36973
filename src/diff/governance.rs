//! The differences of the governance, key by key.

use std::collections::HashMap;

use super::wording::is_same;
use super::{Change, Field};
use crate::model::{Governance, Str, Years, same_key};
use crate::source::Spanned;

/// A key of the file, with its number among duplicates.
type GovernanceKey<'k> = (&'k str, usize);

pub(super) fn changes(then: &Governance<'_>, now: &Governance<'_>) -> Vec<Change> {
    let (before, after) = (entries(then), entries(now));
    let (before, after) = (numbered(&before), numbered(&after));
    let was: HashMap<GovernanceKey<'_>, &str> = before.iter().copied().collect();
    let is: HashMap<GovernanceKey<'_>, &str> = after.iter().copied().collect();
    let change = |key: &str, before: Option<&str>, after: Option<&str>| Change::Text {
        field: if key == Field::TITLE.name() { Field::TITLE } else { Field::key(key.to_owned()) },
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    };
    let changed = after.iter().filter_map(|(key, now)| match was.get(key) {
        Some(then) if is_same(then, now) => None,
        then => Some(change(key.0, then.copied(), Some(now))),
    });
    let gone = before.iter().filter(|(key, _)| !is.contains_key(key));
    changed.chain(gone.map(|(key, then)| change(key.0, Some(then), None))).collect()
}

/// Numbers entries with the same key, because a year or a plan may be repeated by mistake.
fn numbered(entries: &[(String, String)]) -> Vec<(GovernanceKey<'_>, &str)> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let numbered = entries.iter().map(|(key, text)| {
        let count = seen.entry(key).or_default();
        *count += 1;
        ((&**key, *count), &**text)
    });
    numbered.collect()
}

/// Returns all values by key. Items of lists are identified by year or id.
fn entries(governance: &Governance<'_>) -> Vec<(String, String)> {
    let mut entries = Entries(Vec::new());
    entries.add("title", Some(&governance.title));
    entries.add("language", governance.language.as_ref());
    entries.add("source", governance.source.as_ref());
    if let Some(organisation) = &governance.organisation {
        entries.add("organisation.name", Some(&organisation.name));
        entries.add("organisation.decides", organisation.decides.as_ref());
        entries.add("organisation.board", organisation.board.as_ref());
        entries.add("organisation.responsible", organisation.responsible.as_ref());
        entries.add("organisation.administration", organisation.administration.as_ref());
        entries.add("organisation.text", organisation.text.as_ref());
    }
    if let Some(strategy) = &governance.strategy {
        entries.add("strategy.id", Some(&strategy.id));
        entries.add("strategy.title", Some(&strategy.title));
        entries.add("strategy.short", strategy.short.as_ref());
        let years = strategy.years.as_ref().map(|Years { first, last }| format!("{}–{}", **first, **last));
        entries.0.extend(years.map(|years| ("strategy.period".to_owned(), years)));
        entries.add("strategy.text", strategy.text.as_ref());
    }
    for focus in &governance.focuses {
        let year = *focus.year;
        entries.add(format!("focus {year} decided_by"), focus.decided_by.as_ref());
        entries.add(format!("focus {year} text"), focus.text.as_ref());
        let names: Vec<&str> = focus.priorities.iter().map(|name| &*name.value).collect();
        entries.0.push((format!("focus {year} priorities"), names.join(", ")));
    }
    for plan in &governance.plans {
        let id = same_key(&plan.id).into_owned();
        entries.add(format!("plan {id} title"), Some(&plan.title));
        entries.add(format!("plan {id} aim"), plan.aim.as_ref());
        entries.add(format!("plan {id} text"), plan.text.as_ref());
    }
    entries.0
}

struct Entries(Vec<(String, String)>);

impl Entries {
    fn add(&mut self, key: impl Into<String>, text: Option<&Spanned<Str<'_>>>) {
        self.0.extend(text.map(|text| (key.into(), text.to_string())));
    }
}
