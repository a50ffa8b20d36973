//! `plan rename owner`: renames an owner everywhere, and keeps the old name as an alias.

use super::plans_asked::plans_asked;
use crate::cli::args::{RenameArgs, RenameCommand, RenameOwnerArgs};
use crate::cli::editing::{Editing, table_not_found};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::Draft;
use crate::edit::layout::{Route, Spelled};
use crate::locale::{Text, shell_word, text};
use crate::model::{OwnerId, Plan, composed, loose_key, same_key};
use crate::query::{Refusal, find_owner};
use crate::source::Place;

pub(in crate::cli) fn rename(args: &RenameArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let RenameCommand::Owner(args) = &args.what;
    editing.change(output, |session, draft| {
        let new = composed(args.new.trim()).into_owned();
        let owners = owners(args, session)?;
        let refusals: Vec<Refusal> =
            owners.iter().filter_map(|&(plan, owner)| expect_possible(plan, owner, &new).err()).collect();
        if !refusals.is_empty() {
            return Err(refusals.into());
        }
        let names = owners.iter().flat_map(|&(plan, owner)| places(plan, owner));
        draft.respell(names.map(|place| (place, Spelled::text(&*new))).collect());
        owners.iter().try_for_each(|&(plan, owner)| keep_old_name(plan, owner, &new, draft))
    })
}

/// Finds the owner in each plan that has one of that name.
fn owners<'s>(args: &RenameOwnerArgs, session: &Session<'s>) -> Result<Vec<(&'s Plan<'s>, OwnerId)>, Stop> {
    let plans = plans_asked(&args.plan, session)?;
    let mut refusals = Vec::new();
    let mut found = Vec::new();
    for plan in plans.iter().map(|selected| selected.plan).filter(|plan| !plan.register.is_empty()) {
        match find_owner(plan, "", &args.old) {
            Ok(owner) => found.push((plan, owner)),
            Err(refusal) => {
                let old = &args.old;
                let message = text!("ingen ansvarig heter `{old}`", "no owner is called `{old}`");
                refusals.push(Refusal { message, ..refusal });
            }
        }
    }
    let name = |&(plan, owner): &(&'s Plan<'s>, OwnerId)| &*plan.register.get(owner).name.value;
    let is_name = |found: &(&'s Plan<'s>, OwnerId)| loose_key(name(found)) == loose_key(args.old.trim());
    let of_alias = found.iter().find(|found| !is_name(found)).map(name);
    let by_name: Vec<_> = found.iter().copied().filter(is_name).collect();
    if !by_name.is_empty() {
        return Ok(by_name);
    }
    if let Some(name) = of_alias {
        let old = &args.old;
        let message = text!("`{old}` är ett annat skrivsätt för `{name}`", "`{old}` is another spelling of `{name}`");
        let word = shell_word(name);
        let help = text!(
            "skriv rollens namn: `plan rename owner {word} …`",
            "write the role's name: `plan rename owner {word} …`"
        );
        return Err(Refusal::new(message, Some(help)).into());
    }
    // Of several plans without the owner, the one with a similar name has the most helpful refusal.
    refusals.sort_by_key(|refusal| refusal.nearest.is_empty());
    refusals.truncate(1);
    if refusals.is_empty() {
        let message = Text::fixed(
            "ingen av planerna har ett register över ansvariga",
            "none of the plans has a register of owners",
        );
        refusals.push(Refusal::new(message, None));
    }
    Err(refusals.into())
}

/// Refuses an empty name, a name of another owner, and plans with errors, where the old name may remain unseen.
fn expect_possible(plan: &Plan<'_>, owner: OwnerId, new: &str) -> Result<(), Refusal> {
    if new.is_empty() {
        return Err(Refusal::new(
            Text::fixed("det nya namnet är tomt", "the new name is empty"),
            Some(Text::fixed("skriv det namn som rapporterna ska ha", "write the name that reports are to have")),
        ));
    }
    // Also by a name without its accents, which would find the other owner.
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

/// Returns all places with the owner's name; aliases in the files stay.
fn places(plan: &Plan<'_>, owner: OwnerId) -> Vec<Place> {
    let name = &plan.register.get(owner).name;
    let is_name = |written: &str| same_key(written.trim()) == same_key(name.trim());
    let named = plan.owner_lists().flat_map(|list| {
        let named = list.named().filter(|named| named.id == Some(owner) && is_name(&named.name));
        named.map(move |named| named.name.place(list.file))
    });
    std::iter::once(name.place(plan.file)).chain(named).collect()
}

/// Makes the old name an alias, so that old minutes still lead to the owner. Not needed if only the case differs.
fn keep_old_name(plan: &Plan<'_>, owner: OwnerId, new: &str, draft: &mut Draft) -> Result<(), Stop> {
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
    kept.map_err(table_not_found(new))?;
    Ok(())
}
