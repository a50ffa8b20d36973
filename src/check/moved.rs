//! What a thing is called where it is moved to.

use super::UsedIds;
use super::birth::{is_born_under, is_id_under, separator};
use crate::model::Thing;

/// A thing, and the id it gets.
#[derive(Clone, Debug)]
pub struct Moved<'p, 'a> {
    /// The thing as it is.
    pub thing: Thing<'p, 'a>,
    /// What it is called then.
    pub id: String,
    /// The ids that it had by then, in the order it had them.
    pub formerly: Vec<String>,
}

/// The id that a priority would get was used for something else, and it has a word, not a number: no other can be
/// worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken(pub String);

/// Returns the ids that a thing and all under it get under another parent.
///
/// What stood there before gets back the id that it had there. An activity gets the next free number; so does a
/// priority with a number, while one with a word keeps its word. The activities of a priority keep their numbers, as
/// far as they are free; one that was born elsewhere keeps its id. `given` is the id that somebody chose for the thing
/// itself.
pub fn moved<'p, 'a>(
    thing: Thing<'p, 'a>,
    parent: &str,
    given: Option<&str>,
    used: &mut UsedIds,
) -> Result<Vec<Moved<'p, 'a>>, Taken> {
    let id = match given.map(str::to_owned).or_else(|| had_under(thing, parent)) {
        Some(id) => id,
        None => next(thing, parent, used)?,
    };
    let activities: Vec<Thing<'_, '_>> = match thing {
        Thing::Priority(..) => thing.activities().collect(),
        _ => Vec::new(),
    };
    let old = &*thing.id().value;
    let born_here = activities.into_iter().filter(|activity| is_born_under(*activity, old));
    let under = born_here.map(|activity| {
        let kept = format!("{id}-{}", own_part(activity));
        let free = Some(kept).filter(|kept| !used.has(kept));
        let new = had_under(activity, &id).or(free).unwrap_or_else(|| used.next_activity(&id));
        used.add(&new);
        called(activity, new)
    });
    let under: Vec<Moved<'_, '_>> = under.collect();
    Ok(std::iter::once(called(thing, id)).chain(under).collect())
}

fn next(thing: Thing<'_, '_>, parent: &str, used: &mut UsedIds) -> Result<String, Taken> {
    let word = Some(own_part(thing)).filter(|own| !own.bytes().all(|byte| byte.is_ascii_digit()));
    match (thing, word) {
        (Thing::Priority(..), Some(word)) => {
            let id = format!("{parent}.{word}");
            if used.has(&id) { Err(Taken(id)) } else { Ok(id) }
        }
        _ => Ok(used.next(parent, thing)),
    }
}

/// Returns the last id that a thing had under a parent.
fn had_under(thing: Thing<'_, '_>, parent: &str) -> Option<String> {
    let had = thing.formerly().iter().rev().find(|id| is_id_under(thing, id, parent));
    had.map(|id| id.value.to_string())
}

/// Returns the part of a thing's id that is its own.
fn own_part<'p>(thing: Thing<'p, '_>) -> &'p str {
    let id = &*thing.id().value;
    id.rsplit_once(separator(thing)).map_or(id, |(_, own)| own)
}

fn called<'p, 'a>(thing: Thing<'p, 'a>, id: String) -> Moved<'p, 'a> {
    let had = thing.formerly().iter().chain([thing.id()]).map(|id| id.value.to_string());
    let formerly = had.filter(|had| *had != id).collect();
    Moved { thing, id, formerly }
}
