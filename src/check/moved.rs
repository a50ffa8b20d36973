//! New ids of things that are moved.

use super::id_prefix::{
    Child, has_parent_prefix, is_id_under, next_series, part_after, requires_parent_prefix, siblings,
};
use super::{Series, UsedIds};
use crate::model::{Plan, Thing};

/// A thing that is moved, with its new id.
#[derive(Clone, Debug)]
pub struct Moved<'p, 'a> {
    /// The thing before the move.
    pub thing: Thing<'p, 'a>,
    /// The new id.
    pub id: String,
    /// The former ids, oldest first.
    pub formerly: Vec<String>,
}

/// The error for a priority with a word in its id whose new id is already in use, so that no other can be computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenId(pub String);

/// Returns the new ids of a thing and all below it, under another parent.
///
/// A thing that returns to a former parent gets its old id back. An activity gets the next unused number, and so
/// does a priority with a number; a priority with a word keeps the word. The activities of a priority keep their
/// numbers if they are unused; those whose id has another prefix keep their id. `given` is the id that the user
/// chose for the thing itself. An adopted id without its parent's prefix is kept, unless the plan requires the
/// prefix.
pub fn moved<'p, 'a>(
    plan: &'p Plan<'a>,
    thing: Thing<'p, 'a>,
    to: Thing<'p, 'a>,
    given: Option<&str>,
    used: &mut UsedIds,
) -> Result<Vec<Moved<'p, 'a>>, TakenId> {
    let id = match given.map(str::to_owned).or_else(|| had_under(plan, thing, to)) {
        Some(id) => id,
        None => next(plan, thing, to, used)?,
    };
    let activities: Vec<Thing<'_, '_>> = match thing {
        Thing::Priority(..) => thing.activities().collect(),
        _ => Vec::new(),
    };
    let old = &*thing.id().value;
    let under = activities.into_iter().filter(|_| id != old).filter_map(|activity| {
        let part = part_of(plan, activity, old)?;
        let kept = format!("{id}{part}");
        let had = activity.formerly().iter().rev().find(|had| is_id_under(activity, had, &id));
        let free = Some(kept.clone()).filter(|kept| !used.has(kept));
        let series = || Series::around(&kept).map_or_else(|| Series::under(&id, '-'), |(series, _)| series);
        let new = had.map(|id| id.value.to_string()).or(free).unwrap_or_else(|| used.next(&series()));
        used.add(&new);
        Some(called(activity, new))
    });
    let under: Vec<Moved<'_, '_>> = under.collect();
    Ok(std::iter::once(called(thing, id)).chain(under).collect())
}

/// Returns a new id for a thing that was not under this parent before.
fn next(plan: &Plan<'_>, thing: Thing<'_, '_>, to: Thing<'_, '_>, used: &mut UsedIds) -> Result<String, TakenId> {
    let (old, child, parent) = (&*thing.id().value, Child::of(thing), &*to.id().value);
    let from = thing.parent().map(|parent| &*parent.id().value);
    let part = from.and_then(|from| part_of(plan, thing, from));
    if part.is_none() && !requires_parent_prefix(plan) {
        return Ok(old.to_owned());
    }
    let part = part.unwrap_or_else(|| old.rfind(child.separator()).map_or(old, |at| &old[at..]));
    let own = Series::around(part).map(|(own, _)| own.after(parent));
    if child == Child::Priority && own.is_none() {
        let id = format!("{parent}{part}");
        return if used.has(&id) { Err(TakenId(id)) } else { Ok(id) };
    }
    let as_asked = || next_series(plan, to, child);
    let series = if requires_parent_prefix(plan) {
        as_asked()
    } else {
        siblings(plan, to, child).or(own).unwrap_or_else(as_asked)
    };
    Ok(used.next(&series))
}

/// Returns the part of a thing's id after its parent's.
fn part_of<'p>(plan: &Plan<'_>, thing: Thing<'p, '_>, parent: &str) -> Option<&'p str> {
    let id = &*thing.id().value;
    if !requires_parent_prefix(plan) {
        return part_after(id, parent);
    }
    let at = has_parent_prefix(thing, parent).then(|| id.rfind(Child::of(thing).separator()))??;
    Some(&id[at..])
}

/// Returns the last id that a thing had under this parent.
fn had_under(plan: &Plan<'_>, thing: Thing<'_, '_>, to: Thing<'_, '_>) -> Option<String> {
    let siblings = siblings(plan, to, Child::of(thing));
    let is_of_them = |id: &str| siblings.as_ref().is_some_and(|series| series.has(id));
    let had = thing.formerly().iter().rev().find(|id| is_id_under(thing, id, to.id()) || is_of_them(id));
    had.map(|id| id.value.to_string())
}

fn called<'p, 'a>(thing: Thing<'p, 'a>, id: String) -> Moved<'p, 'a> {
    let had = thing.formerly().iter().chain([thing.id()]).map(|id| id.value.to_string());
    let formerly = had.filter(|had| *had != id).collect();
    Moved { thing, id, formerly }
}
