//! The parent prefix of ids: `1.2-3` is below `1.2`.

use super::settings::asks_for;
use super::{Series, rules};
use crate::model::{Plan, Thing, same_key};

/// The kind of a child with its own id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Child {
    /// A priority, under a goal.
    Priority,
    /// An activity.
    Activity,
}

impl Child {
    /// Returns the kind of a thing; a goal, which is no child, counts as a priority.
    pub(super) fn of(thing: Thing<'_, '_>) -> Self {
        if matches!(thing, Thing::Activity(..)) { Self::Activity } else { Self::Priority }
    }

    /// Returns the default separator between the parent's id and the child's own part.
    pub fn separator(self) -> char {
        match self {
            Self::Activity => '-',
            Self::Priority => '.',
        }
    }
}

/// Returns whether a plan requires that ids begin with the id of their parent.
pub fn requires_parent_prefix(plan: &Plan<'_>) -> bool {
    asks_for(plan, &rules::id_outside_parent::RULE.code)
}

/// Returns the series for the next id below a parent: that of its existing children, or, if there is none or the
/// plan requires the prefix, the parent's id with a separator and a number.
pub fn next_series(plan: &Plan<'_>, parent: Thing<'_, '_>, child: Child) -> Series {
    siblings(plan, parent, child).unwrap_or_else(|| Series::under(parent.id(), child.separator()))
}

/// Returns the series for the next id of a measure: that of the thing's own measures; else, as other measures of the
/// plan do, one that extends the thing's id, or one that does not; else the thing's id, `.M` and a number.
pub fn next_measure_series(plan: &Plan<'_>, thing: Thing<'_, '_>) -> Series {
    let own = Series::of(thing.measures().iter().map(|measure| &*measure.id.value), thing.id());
    let all = || Thing::all(plan).flat_map(|thing| thing.measures().iter().map(move |it| (thing, &*it.id.value)));
    let as_others = || {
        let of_tier = |(other, _): &(Thing<'_, '_>, &str)| other.tier() == thing.tier();
        let built = |(other, id): (Thing<'_, '_>, &str)| Series::around(part_after(id, other.id())?);
        let (series, _) = all().filter(of_tier).chain(all()).find_map(built)?;
        Some(series.after(thing.id()))
    };
    let alone = || Series::of(all().map(|(_, id)| id), "");
    own.or_else(as_others).or_else(alone).unwrap_or_else(|| Series::beginning(format!("{}.M", &**thing.id())))
}

/// Returns the series of the existing ids below a parent; `None` if there is none, or the plan requires the prefix.
pub(super) fn siblings(plan: &Plan<'_>, parent: Thing<'_, '_>, child: Child) -> Option<Series> {
    let ids = children(parent, child).map(|child| &*child.id().value);
    if requires_parent_prefix(plan) { None } else { Series::of(ids, parent.id()) }
}

/// Returns the direct children of one kind.
fn children<'p, 'a: 'p>(parent: Thing<'p, 'a>, child: Child) -> impl Iterator<Item = Thing<'p, 'a>> {
    let goal = match parent {
        Thing::Goal(goal) if child == Child::Priority => Some(goal),
        _ => None,
    };
    let priorities = goal.into_iter().flat_map(|goal| goal.priorities.iter().map(move |it| Thing::Priority(goal, it)));
    // `activities` borrows its receiver, so the children are collected.
    let activities: Vec<Thing<'_, '_>> =
        if child == Child::Activity { parent.activities().collect() } else { Vec::new() };
    activities.into_iter().chain(priorities)
}

/// Returns the prefix of a thing's id that names its original parent; `None` if it has no such prefix.
pub(super) fn parent_prefix<'p>(thing: Thing<'p, '_>) -> Option<&'p str> {
    let (stem, own) = thing.id().value.rsplit_once(Child::of(thing).separator())?;
    (!stem.is_empty() && is_own_part(thing, own)).then_some(stem)
}

/// Returns whether a thing's id is that of the parent followed by its own part.
pub fn has_parent_prefix(thing: Thing<'_, '_>, parent: &str) -> bool {
    is_id_under(thing, thing.id(), parent)
}

/// Returns whether a current or former id of a thing is that of the parent followed by its own part.
pub(super) fn is_id_under(thing: Thing<'_, '_>, id: &str, parent: &str) -> bool {
    let fits = |id: &str, parent: &str| {
        let rest = id.strip_prefix(parent).and_then(|rest| rest.strip_prefix(Child::of(thing).separator()));
        rest.is_some_and(|own| is_own_part(thing, own))
    };
    fits(id, parent) || fits(&same_key(id), &same_key(parent))
}

/// Returns the rest of an adopted id after its parent's; `None` if it does not begin with that, and so does not
/// depend on its place.
pub(super) fn part_after<'i>(id: &'i str, parent: &str) -> Option<&'i str> {
    let rest = id.strip_prefix(parent)?;
    let (last, first) = (parent.chars().next_back()?, rest.chars().next()?);
    // `10` does not extend `1`, nor `Plan` extend `Pl`.
    let goes_on = (last.is_numeric() && first.is_numeric()) || (last.is_alphabetic() && first.is_alphabetic());
    (!goes_on).then_some(rest)
}

/// Returns whether this can be a thing's own part: a number for an activity, any text for a priority.
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
