//! What an id says of where its thing was born, and which id is free for the next.

use std::collections::HashMap;

use super::{Context, Thing};
use crate::model::same_key;

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
pub(super) fn is_born_under(thing: Thing<'_, '_>, parent: &str) -> bool {
    let fits = |id: &str, parent: &str| {
        let rest = id.strip_prefix(parent).and_then(|rest| rest.strip_prefix(separator(thing)));
        rest.is_some_and(|own| is_own_part(thing, own))
    };
    let id = &*thing.id().value;
    fits(id, parent) || fits(&same_key(id), &same_key(parent))
}

/// An activity has a number, a priority a number or a word.
fn is_own_part(thing: Thing<'_, '_>, own: &str) -> bool {
    !own.is_empty() && (separator(thing) == '.' || own.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The highest number that was ever used under each parent.
pub(super) struct Numbers(HashMap<(char, String), u64>);

impl Numbers {
    /// Gathers the numbers of the plan, of the periods that are closed, and of what the plan was before.
    pub(super) fn new(context: &Context<'_, '_>) -> Self {
        let mut numbers = Self(HashMap::new());
        context.things().for_each(|thing| numbers.add(separator(thing), thing.id()));
        for assessed in context.plan.closings.iter().flat_map(|closing| &closing.assessed) {
            numbers.add('-', &assessed.id);
        }
        if let Some(before) = &context.before {
            Thing::all(before.plan).for_each(|thing| numbers.add(separator(thing), thing.id()));
        }
        numbers
    }

    fn add(&mut self, separator: char, id: &str) {
        let Some((stem, number)) = id.rsplit_once(separator) else { return };
        let Ok(number) = number.parse::<u64>() else { return };
        let highest = self.0.entry((separator, same_key(stem).into_owned())).or_default();
        *highest = number.max(*highest);
    }

    /// Returns an id under a parent that nothing has had, for a thing of the same kind; each time another.
    pub(super) fn next(&mut self, parent: &str, thing: Thing<'_, '_>) -> String {
        let separator = separator(thing);
        let highest = self.0.entry((separator, same_key(parent).into_owned())).or_default();
        *highest = highest.saturating_add(1);
        format!("{parent}{separator}{highest}")
    }
}
