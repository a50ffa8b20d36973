//! The things whose history is wanted, and the ids in a piece of text.

use std::collections::BTreeSet;

use crate::diff::{Change, Changed, ThingName};
use crate::model::same_key;

/// The wanted things, by all ids they ever had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Pairs of plan id and thing id. A plan of `None` is any plan, and an empty thing id is the whole plan. `None`
    /// is everything.
    things: Option<BTreeSet<(Option<String>, String)>>,
}

impl Wanted {
    /// Creates a query for everything.
    pub fn everything() -> Self {
        Self { things: None }
    }

    /// Creates a query for things and everything below them, by plan id and thing id. An empty thing id is the
    /// whole plan.
    pub fn things<'t>(things: impl IntoIterator<Item = (Option<&'t str>, &'t str)>) -> Self {
        let things = things.into_iter().map(|(plan, id)| (plan.map(key), key(id)));
        Self { things: Some(things.collect()) }
    }

    /// Returns the wanted ids; `None` if everything, or a whole plan, is wanted.
    pub(super) fn ids(&self) -> Option<BTreeSet<String>> {
        let ids: BTreeSet<String> = self.things.as_ref()?.iter().map(|(_, id)| id.clone()).collect();
        Some(ids).filter(|ids| !ids.contains(""))
    }

    /// Returns whether a thing itself is wanted, by its current or former id.
    pub fn is_named(&self, changed: &Changed) -> bool {
        let plan = changed.plan.as_ref();
        self.has(plan, &changed.id) || former_id(changed).is_some_and(|id| self.has(plan, id))
    }

    /// Returns whether a thing is wanted, or is or was below a wanted one.
    pub(super) fn is_about(&self, changed: &Changed) -> bool {
        let plan = changed.plan.as_ref();
        let left = changed.changes.iter().filter_map(|change| match change {
            Change::Moved { before, .. } => Some([Some(&before.goal), before.priority.as_ref()]),
            _ => None,
        });
        let above = [changed.goal.as_ref(), changed.priority.as_ref()].into_iter().chain(left.flatten()).flatten();
        let is_in_plan = || plan.is_some() && self.has(plan, "");
        self.things.is_none()
            || is_in_plan()
            || self.is_named(changed)
            || above.into_iter().any(|above| self.has(plan, &above.id))
    }

    /// Adds the other id of a wanted thing that changed its id. Returns whether it is new; `Some(true)` if it is
    /// the later id, for which the newer steps were not searched.
    pub(super) fn follow(&mut self, changed: &Changed) -> Option<bool> {
        let before = former_id(changed).filter(|_| self.things.is_some() && self.is_named(changed))?;
        let is_later = !self.has(changed.plan.as_ref(), &changed.id);
        let plan = changed.plan.as_ref().map(|plan| key(&plan.id));
        let mut add = |id: &str| self.things.as_mut().is_some_and(|things| things.insert((plan.clone(), key(id))));
        let is_new = [add(before), add(&changed.id)].contains(&true);
        is_new.then_some(is_later)
    }

    /// Adds the former id of a plan to all wanted things in it.
    pub(super) fn follow_plan(&mut self, before: &str, after: &str) {
        let Some(things) = &mut self.things else { return };
        let (before, after) = (key(before), key(after));
        let of_plan: Vec<String> =
            things.iter().filter(|(plan, _)| plan.as_ref() == Some(&after)).map(|(_, id)| id.clone()).collect();
        things.extend(of_plan.into_iter().map(|id| (Some(before.clone()), id)));
    }

    fn has(&self, plan: Option<&ThingName>, id: &str) -> bool {
        let id = key(id);
        let of_plan = |plan: Option<String>| self.things.as_ref().is_some_and(|it| it.contains(&(plan, id.clone())));
        of_plan(None) || plan.is_some_and(|plan| of_plan(Some(key(&plan.id))))
    }
}

/// Returns the former id of a thing, if a change renamed it.
fn former_id(changed: &Changed) -> Option<&str> {
    changed.changes.iter().find_map(|change| match change {
        Change::Renumbered { before, .. } => Some(&**before),
        _ => None,
    })
}

fn key(id: &str) -> String {
    same_key(id).into_owned()
}

/// The ids in a text, as keys of [`same_key`].
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ids {
    known: BTreeSet<String>,
    /// True if there is an id that only the parser can read.
    has_others: bool,
}

impl Ids {
    /// Finds all values of keys named `id`.
    pub(super) fn of(text: &str) -> Self {
        let mut ids = Self::default();
        for (at, _) in text.match_indices("id") {
            let is_key = !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'));
            let Some(value) = assigned(&text[at + 2..]).filter(|_| is_key) else { continue };
            match plain(value) {
                Some(id) => drop(ids.known.insert(same_key(id).into_owned())),
                None => ids.has_others = true,
            }
        }
        ids
    }

    /// Finds the ids in a text before and after.
    pub(super) fn of_both((before, after): &(Option<String>, Option<String>)) -> Self {
        let [mut ids, others] = [before, after].map(|text| Self::of(text.as_deref().unwrap_or_default()));
        ids.known.extend(others.known);
        ids.has_others |= others.has_others;
        ids
    }

    /// Returns whether one of these ids may be in the text.
    pub(super) fn may_hold_any(&self, wanted: &BTreeSet<String>) -> bool {
        self.has_others || !self.known.is_disjoint(wanted)
    }

    /// Returns the ids that could be read.
    pub(super) fn into_known(self) -> BTreeSet<String> {
        self.known
    }
}

/// Returns the value after a key, if there is one.
fn assigned(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
    Some(rest.trim_start_matches([' ', '\t']).strip_prefix('=')?.trim_start_matches([' ', '\t']))
}

/// Returns the text of a string value; `None` if it has to be parsed.
fn plain(value: &str) -> Option<&str> {
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let text = value[1..].split(['\n', quote]).next()?;
    Some(text).filter(|id| !id.contains('\\') && !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_however_it_is_written() {
        for text in ["id = \"Å-1\"", "  id='A\u{30a}-1' # x", "a = [{ id =\t\"å-1\" }]", "\"id\" = \"å-1\"\r\n"] {
            let ids = Ids::of(text);
            assert!(ids.known.contains("å-1") && !ids.has_others, "{text}");
        }
        for text in ["id = \"\\u00e5-1\"", "id = \"\"\"\nå-1\"\"\"", "id = 4.1"] {
            assert!(Ids::of(text).may_hold_any(&BTreeSet::new()), "{text}");
        }
        assert_eq!(Ids::of("valid = \"x\"\nidea = \"y\"\n# id, och id\nx_id = \"z\""), Ids::default());
    }
}
