//! `plan add owner`.

use super::{Members, Needed, complete, expect_words};
use crate::cli::args::AddOwnerArgs;
use crate::cli::commands::keys::written;
use crate::cli::commands::placement_refusal::placement_refusal;
use crate::cli::commands::plans_asked::plan_asked;
use crate::cli::editing::Editing;
use crate::cli::output::Output;
use crate::cli::stop::{Exit, Stop};
use crate::edit::ListOf;
use crate::edit::layout::{Route, Spelled};
use crate::locale::{Text, shell_word, text};
use crate::model::{Address, Plan, same_key};
use crate::query::{Refusal, find_owner};

static EXAMPLE: Text = Text::fixed(
    "skriv till exempel `plan add owner \"Ny roll\" --alias \"Nya rollen\"`",
    "write for instance `plan add owner \"New role\" --alias \"The new role\"`",
);

pub(super) fn add(args: &AddOwnerArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let mut name: Vec<String> = args.name.iter().cloned().collect();
    let needed = vec![Needed {
        option: Text::fixed("NAMN", "NAME"),
        question: Text::fixed("Vad heter rollen?", "What is the role called?"),
        how: Text::fixed("det namn som rapporterna ska ha", "the name that reports are to have"),
        value: &mut name,
        check: &expect_words,
    }];
    complete(needed, EXAMPLE.clone(), editing)?;
    let name = written(&name.pop().unwrap_or_default());
    let aliases: Vec<String> = args.alias.iter().map(|alias| written(alias)).collect();
    let email = args.email.as_deref().map(expect_address).transpose()?;
    editing.change(output, |session, draft| {
        let plan = plan_asked(&args.plan, session)?.plan;
        let taken: Vec<Refusal> =
            std::iter::once(&name).chain(&aliases).filter_map(|name| expect_new(name, plan).err()).collect();
        if !taken.is_empty() {
            return Err(taken.into());
        }
        let mut members: Members = vec![("name", Spelled::text(&*name))];
        if !aliases.is_empty() {
            members.push(("aliases", Spelled::texts(aliases.iter().map(String::as_str))));
        }
        if let Some(email) = &email {
            members.push(("email", Spelled::text(email.as_str())));
        }
        let to = ListOf { file: plan.file, parent: Route::Root, list: "owner" };
        draft.add(to, &members).map_err(placement_refusal(&name, &plan.id))?;
        Ok(())
    })
}

/// Refuses an invalid e-mail address.
fn expect_address(given: &str) -> Result<Address<'_>, Refusal> {
    Address::new(given.trim().into()).map_err(|given| {
        Refusal::new(
            text!("--email: `{given}` är ingen e-postadress", "--email: `{given}` is not an e-mail address"),
            Some(Text::fixed(
                "skriv en enda adress, utan namn och utan å, ä och ö: --email film@example.se",
                "write one address alone, without a name and with no letters but a to z: --email film@example.se",
            )),
        )
    })
}

/// Refuses an empty name, and one that an owner has.
fn expect_new(name: &str, plan: &Plan<'_>) -> Result<(), Refusal> {
    if name.is_empty() {
        return Err(Refusal::new(Text::fixed("ett namn är tomt", "a name is empty"), Some(EXAMPLE.clone())));
    }
    // Also by a name without its accents, which would find the other owner.
    let Ok(id) = find_owner(plan, "", name) else { return Ok(()) };
    let known = &*plan.register.get(id).name.value;
    let message = if same_key(known) == same_key(name) {
        text!("registret har redan en `{known}`", "the register already has a `{known}`")
    } else {
        text!("`{name}` leder redan till `{known}`", "`{name}` already leads to `{known}`")
    };
    let word = shell_word(known);
    let help = text!("`plan show {word}` visar rollen", "`plan show {word}` shows the role");
    Err(Refusal::new(message, Some(help)))
}
