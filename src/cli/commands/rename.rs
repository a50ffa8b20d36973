//! `plan rename owner`: renames an owner everywhere, and keeps the old name as an alias.

use super::plans_asked::plans_asked;
use crate::cli::args::{RenameArgs, RenameCommand, RenameOwnerArgs};
use crate::cli::editing::Editing;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::rename_owners;
use crate::locale::{Text, shell_word, text};
use crate::model::{OwnerId, Plan, composed, loose_key};
use crate::query::{Refusal, find_owner};

pub(in crate::cli) fn rename(args: &RenameArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let RenameCommand::Owner(args) = &args.what;
    editing.change(output, |session, draft| {
        let new = composed(args.new.trim()).into_owned();
        Ok(rename_owners(&owners(args, session)?, &new, draft)?)
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
