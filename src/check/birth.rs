//! What an id says of where its thing was born.

use super::strictness::asks_for;
use super::{Series, rules};
use crate::model::{Plan, Thing, same_key};

/// What stands under something else, and has an id for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Child {
    /// A priority, under a goal.
    Priority,
    /// An activity.
    Activity,
}

impl Child {
    /// Returns what a thing is under its parent; a goal has none.
    pub(super) fn of(thing: Thing<'_, '_>) -> Self {
        if matches!(thing, Thing::Activity(..)) { Self::Activity } else { Self::Priority }
    }

    /// Returns the sign in an id between that of the parent and its own part, where nothing else decides.
    pub fn separator(self) -> char {
        match self {
            Self::Activity => '-',
            Self::Priority => '.',
        }
    }
}

/// Returns whether a plan asks that an id says where its thing was born.
pub fn ids_say_place(plan: &Plan<'_>) -> bool {
    asks_for(plan, &rules::id_outside_parent::RULE.code)
}

/// Returns the series that the next id under something is of: that of those that stand there, where the plan does not
/// ask for another, else the parent's id, a sign and a number.
pub fn next_series(plan: &Plan<'_>, parent: Thing<'_, '_>, child: Child) -> Series {
    siblings(plan, parent, child).unwrap_or_else(|| Series::under(parent.id(), child.separator()))
}

/// Returns the series of the ids that stand under something; none where they have none, or the plan asks for another.
pub(super) fn siblings(plan: &Plan<'_>, parent: Thing<'_, '_>, child: Child) -> Option<Series> {
    let ids = children(parent, child).map(|child| &*child.id().value);
    if ids_say_place(plan) { None } else { Series::of(ids, parent.id()) }
}

/// Returns what stands directly under something, of one kind.
fn children<'p, 'a: 'p>(parent: Thing<'p, 'a>, child: Child) -> impl Iterator<Item = Thing<'p, 'a>> {
    let goal = match parent {
        Thing::Goal(goal) if child == Child::Priority => Some(goal),
        _ => None,
    };
    let priorities = goal.into_iter().flat_map(|goal| goal.priorities.iter().map(move |it| Thing::Priority(goal, it)));
    // `activities` borrows what it is asked of.
    let activities: Vec<Thing<'_, '_>> =
        if child == Child::Activity { parent.activities().collect() } else { Vec::new() };
    activities.into_iter().chain(priorities)
}

/// Returns the id that a thing was born under; none where its own does not say so.
pub(super) fn born_under<'p>(thing: Thing<'p, '_>) -> Option<&'p str> {
    let (stem, own) = thing.id().value.rsplit_once(Child::of(thing).separator())?;
    (!stem.is_empty() && is_own_part(thing, own)).then_some(stem)
}

/// Returns whether a thing's id is that of a parent with a part of its own.
pub fn is_born_under(thing: Thing<'_, '_>, parent: &str) -> bool {
    is_id_under(thing, thing.id(), parent)
}

/// Returns whether an id that a thing has or had is that of a parent with a part of its own.
pub(super) fn is_id_under(thing: Thing<'_, '_>, id: &str, parent: &str) -> bool {
    let fits = |id: &str, parent: &str| {
        let rest = id.strip_prefix(parent).and_then(|rest| rest.strip_prefix(Child::of(thing).separator()));
        rest.is_some_and(|own| is_own_part(thing, own))
    };
    fits(id, parent) || fits(&same_key(id), &same_key(parent))
}

/// Returns what an adopted id has after its parent's; none where it does not build on that, so that it says nothing of
/// where its thing stands.
pub(super) fn part_after<'i>(id: &'i str, parent: &str) -> Option<&'i str> {
    let rest = id.strip_prefix(parent)?;
    let (last, first) = (parent.chars().next_back()?, rest.chars().next()?);
    // `10` does not build on `1`, nor `Plan` on `Pl`.
    let goes_on = (last.is_numeric() && first.is_numeric()) || (last.is_alphabetic() && first.is_alphabetic());
    (!goes_on).then_some(rest)
}

/// An activity has a number, a priority a number or a word.
fn is_own_part(thing: Thing<'_, '_>, own: &str) -> bool {
    let is_priority = Child::of(thing) == Child::Priority;
    !own.is_empty() && (is_priority || own.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_builds_on_another_where_a_new_part_begins() {
        for (id, parent, part) in [
            ("P1.F1.A3", "P1.F1", Some(".A3")),
            ("4.1.film-7", "4.1.film", Some("-7")),
            ("1A", "1", Some("A")),
            ("10", "1", None),
            ("Plan", "Pl", None),
            ("Å-3", "Ö", None),
            ("1", "1", None),
        ] {
            assert_eq!(part_after(id, parent), part, "{id}");
        }
    }
}
