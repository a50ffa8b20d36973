//! What an id says of where its thing was born.

use crate::model::{Thing, same_key};

/// Returns the sign in the id of a thing between that of its parent and its own part.
pub(super) fn separator(thing: Thing<'_, '_>) -> char {
    if matches!(thing, Thing::Activity(..)) { '-' } else { '.' }
}

/// Returns the id that a thing was born under; none where its own does not say so.
pub(super) fn born_under<'p>(thing: Thing<'p, '_>) -> Option<&'p str> {
    let (stem, own) = thing.id().value.rsplit_once(separator(thing))?;
    (!stem.is_empty() && is_own_part(thing, own)).then_some(stem)
}

/// Returns whether a thing's id is that of a parent with a part of its own.
pub fn is_born_under(thing: Thing<'_, '_>, parent: &str) -> bool {
    is_id_under(thing, thing.id(), parent)
}

/// Returns whether an id that a thing has or had is that of a parent with a part of its own.
pub(super) fn is_id_under(thing: Thing<'_, '_>, id: &str, parent: &str) -> bool {
    let fits = |id: &str, parent: &str| {
        let rest = id.strip_prefix(parent).and_then(|rest| rest.strip_prefix(separator(thing)));
        rest.is_some_and(|own| is_own_part(thing, own))
    };
    fits(id, parent) || fits(&same_key(id), &same_key(parent))
}

/// An activity has a number, a priority a number or a word.
fn is_own_part(thing: Thing<'_, '_>, own: &str) -> bool {
    !own.is_empty() && (separator(thing) == '.' || own.bytes().all(|byte| byte.is_ascii_digit()))
}
