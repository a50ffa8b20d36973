//! The differences between two registers of owners.

use std::collections::HashMap;

use super::compared::Compared;
use super::field::{names, value};
use super::{Change, Changed, Field, ThingKind, Value};
use crate::model::{Owner, OwnerId, same_key};

/// Returns the changed owners, removed ones last.
pub(super) fn changed(compared: &Compared<'_>) -> Vec<Changed> {
    let (before, after) = (compared.before, compared.after);
    let was: HashMap<OwnerId, OwnerId> = compared.owners.iter().map(|(then, now)| (*now, *then)).collect();
    let of = |owner: &Owner<'_>, changes| Changed::of_plan(after, ThingKind::Owner, &owner.name, "", changes);
    let now = after.register.iter().map(|(id, owner)| {
        let then = was.get(&id).map(|then| before.register.get(*then));
        let may_have_been = || before.complete.names.may_hold(&owner.name);
        let changes = match then {
            Some(then) => changes(then, owner),
            None if may_have_been() => Vec::new(),
            None => vec![Change::Added],
        };
        of(owner, changes)
    });
    let is_gone = |(id, owner): &(OwnerId, &Owner<'_>)| {
        !compared.owners.contains_key(id) && !after.complete.names.may_hold(&owner.name)
    };
    let gone = before.register.iter().filter(is_gone).map(|(_, owner)| of(owner, vec![Change::Gone]));
    now.chain(gone).filter(|changed| !changed.changes.is_empty()).collect()
}

fn changes(then: &Owner<'_>, now: &Owner<'_>) -> Vec<Change> {
    let name = |owner: &Owner<'_>| Some(Value::Name(owner.name.to_string()));
    let is_renamed = same_key(&then.name) != same_key(&now.name);
    let name = if is_renamed { value(Field::NAME, name(then), name(now)) } else { None };
    let address = |owner: &Owner<'_>| owner.address().map(|address| Value::Name(address.to_owned()));
    let email = value(Field::EMAIL, address(then), address(now));
    name.into_iter().chain(names(Field::ALIASES, &then.aliases, &now.aliases)).chain(email).collect()
}
