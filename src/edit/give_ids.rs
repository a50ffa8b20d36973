//! New ids for things, and the update of all references to them.

use std::collections::HashMap;

use super::Draft;
use super::layout::{Order, Route, Spelled, Table};
use crate::check::Moved;
use crate::load::FileKind;
use crate::model::{Plan, Str, same_key};
use crate::source::{FileId, Place, Spanned};

/// Gives things of a plan their new ids, keeps the former ones, and updates all references. The error is the route of a
/// table whose position in the file is not certain.
pub fn give_ids<'p>(plan: &Plan<'_>, moved: &'p [Moved<'p, '_>], draft: &mut Draft) -> Result<(), Route<'p>> {
    draft.respell(references(plan, moved));
    let order = &Order::of(FileKind::Goal);
    let changes = moved.iter().map(|Moved { thing, id, formerly }| {
        let has_had = !formerly.is_empty();
        let formerly = Spelled::texts(formerly.iter().map(String::as_str));
        let change = move |table: Table<'_, '_>| {
            let had = has_had.then(|| table.set(&["formerly"], &formerly, order));
            [table.set(&["id"], &Spelled::text(&**id), order), had.unwrap_or_default()].concat()
        };
        (thing.file(), Route::thing(*thing), change)
    });
    draft.change_all(changes)
}

/// Returns all references to things that get new ids, with their new text.
fn references(plan: &Plan<'_>, moved: &[Moved<'_, '_>]) -> Vec<(Place, Spelled)> {
    let see = plan.goals.iter().flat_map(|goal| {
        let targets = goal.priorities.iter().flat_map(|priority| &priority.see);
        targets.map(move |target| (target, goal.file))
    });
    let ended = plan.all_activities().flat_map(|(goal, _, activity)| {
        let targets = activity.ended.iter().flat_map(|end| end.into.iter().chain(&end.by));
        targets.map(move |target| (target, goal.file))
    });
    let new: HashMap<_, &str> = moved.iter().map(|moved| (same_key(moved.thing.id()), &*moved.id)).collect();
    let follows = |(target, file): (&Spanned<Str<'_>>, FileId)| {
        Some((target.place(file), Spelled::text(*new.get(&same_key(target))?)))
    };
    see.chain(ended).filter_map(follows).collect()
}
