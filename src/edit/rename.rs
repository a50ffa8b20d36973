//! New ids of things and new names of owners, in all that refers to them.

use std::collections::HashMap;

use super::Draft;
use super::layout::{FileTable, Order, Route, Spelled};
use crate::check::Moved;
use crate::load::FileKind;
use crate::locale::{Text, text};
use crate::model::{OwnerId, Plan, Str, same_key};
use crate::query::{Refusal, find_owner};
use crate::source::{FileId, Place, Spanned};

/// Gives things of a plan their new ids, keeps the former ones, and updates all references. The error is the route of a
/// table whose position in the file is not certain.
pub fn give_ids<'p>(plan: &Plan<'_>, moved: &'p [Moved<'p, '_>], draft: &mut Draft) -> Result<(), Route<'p>> {
    draft.respell(references(plan, moved));
    let order = &Order::of(FileKind::Goal);
    let changes = moved.iter().map(|Moved { thing, id, formerly }| {
        let has_had = !formerly.is_empty();
        let formerly = Spelled::texts(formerly.iter().map(String::as_str));
        let change = move |table: FileTable<'_, '_>| {
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

/// Renames an owner in each of several plans, or in none of them if one refuses.
pub fn rename_owners(owners: &[(&Plan<'_>, OwnerId)], new: &str, draft: &mut Draft) -> Result<(), Vec<Refusal>> {
    let refusals: Vec<Refusal> =
        owners.iter().filter_map(|&(plan, owner)| expect_possible(plan, owner, new).err()).collect();
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let names = owners.iter().flat_map(|&(plan, owner)| places(plan, owner));
    draft.respell(names.map(|place| (place, Spelled::text(new))).collect());
    let keep = |&(plan, owner): &(&Plan<'_>, OwnerId)| keep_old_name(plan, owner, new, draft);
    owners.iter().try_for_each(keep).map_err(|refusal| vec![refusal])
}

/// Refuses an empty name, the name of another owner, and a plan in parts of which the old name cannot be found.
fn expect_possible(plan: &Plan<'_>, owner: OwnerId, new: &str) -> Result<(), Refusal> {
    if new.is_empty() {
        return Err(Refusal::new(
            Text::fixed("det nya namnet är tomt", "the new name is empty"),
            Some(Text::fixed("skriv det namn som rapporterna ska ha", "write the name that reports are to have")),
        ));
    }
    // Also a name without its accents, which would find the other owner.
    if let Some(other) = find_owner(plan, "", new).ok().filter(|other| *other != owner) {
        let (name, plan) = (&*plan.register.get(other).name.value, &*plan.id.value);
        let message = if same_key(name) == same_key(new) {
            text!("{plan} har redan en `{name}`", "{plan} already has a `{name}`")
        } else {
            text!("`{new}` leder redan till `{name}` i {plan}", "`{new}` already leads to `{name}` in {plan}")
        };
        let help = Text::fixed(
            "välj ett annat namn; är de samma roll, gör en `[[owner]]` av dem i plan.toml",
            "choose another name; if they are one role, merge them into one `[[owner]]` in plan.toml",
        );
        return Err(Refusal::new(message, Some(help)));
    }
    if !plan.complete.goals || !plan.complete.names.is_empty() {
        let plan = &*plan.id.value;
        return Err(Refusal::new(
            text!("en fil i {plan} går inte att läsa i sin helhet", "a file of {plan} cannot be read in full"),
            Some(Text::fixed(
                "namnet kan stå där: rätta först det som `plan check` visar",
                "the name may be used there: first fix what `plan check` shows",
            )),
        ));
    }
    Ok(())
}

/// Returns all places with an owner's name; its aliases stay as they are.
fn places(plan: &Plan<'_>, owner: OwnerId) -> Vec<Place> {
    let name = &plan.register.get(owner).name;
    let is_name = |written: &str| same_key(written.trim()) == same_key(name.trim());
    let named = plan.owner_lists().flat_map(|list| {
        let named = list.named().filter(|named| named.id == Some(owner) && is_name(&named.name));
        named.map(move |named| named.name.place(list.file))
    });
    std::iter::once(name.place(plan.file)).chain(named).collect()
}

/// Makes the old name an alias, so that old documents still lead to the owner. If only its case differs, it needs none.
fn keep_old_name(plan: &Plan<'_>, owner: OwnerId, new: &str, draft: &mut Draft) -> Result<(), Refusal> {
    let owner = plan.register.get(owner);
    let is_new = |name: &str| same_key(name) == same_key(new);
    let old = Some(&owner.name).filter(|old| !is_new(old));
    let aliases: Vec<&str> =
        owner.aliases.iter().filter(|alias| !is_new(alias)).chain(old).map(|name| &*name.value).collect();
    let route = Route::owner(new);
    let kept = if aliases.is_empty() && owner.aliases.is_empty() {
        Ok(())
    } else if aliases.is_empty() {
        draft.remove(plan.file, route, &["aliases"])
    } else {
        draft.set(plan.file, route, &["aliases"], &Spelled::texts(aliases))
    };
    kept.map_err(|not_found| not_found.refusal(new))
}
