//! Every owner in the register is used.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Nearest, Owner, OwnerId, OwnerList, same_key};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL211",
        name: "unused-owner",
        severity: Severity::Warning,
        summary: Text::fixed(
            "En roll i registret varken ansvarar för eller stöder någon aktivitet.",
            "A role in the register is neither responsible for nor supports any activity.",
        ),
        why: Text::fixed(
            "Antingen har rollen glömts bort i aktiviteterna, eller så har den bytt namn och det gamla står kvar.",
            "Either the role was forgotten in the activities, or it has a new name and the old one was left behind.",
        ),
        example: "name = \"Dansfrämjande\"",
        fix: Text::fixed(
            "Skriv rollen i de aktiviteter den hör till, eller ta bort den ur plan.toml. Ett tidigare namn på en roll kan stå i dess `aliases`.",
            "Write the role in the activities that it belongs to, or remove it from plan.toml. A former name of a role can be listed in its `aliases`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    let involved = || plan.owner_lists().flat_map(OwnerList::named);
    // A plan without activities has no use for owners.
    if involved().next().is_none() {
        return;
    }
    let mut is_used = vec![false; plan.register.len()];
    // Sorted for a reproducible result, because only a limited number of names is looked up.
    let mut unknown = BTreeSet::new();
    for owner in involved() {
        match owner.id {
            Some(OwnerId(id)) => is_used[id as usize] = true,
            None => drop(unknown.insert(&*owner.name.value)),
        }
    }
    if is_used.iter().all(|is_used| *is_used) {
        return;
    }
    // An owner whose name was misspelt is used.
    let mut registered = Nearest::new(plan.register.names());
    let meant: HashSet<Option<OwnerId>> = unknown
        .into_iter()
        .filter_map(|name| registered.to(name).into_iter().next())
        .map(|near| plan.register.find(&near))
        .collect();
    let names_in_unreadable_plans = names_in_unreadable_plans(context);
    for (id, owner) in plan.register.iter().filter(|(id, _)| !is_used[id.0 as usize]) {
        // Skip: a name of this owner belongs to another one, which is reported elsewhere, so uses of it are not
        // found.
        let is_another = |name: &str| plan.register.find(name) != Some(id);
        if meant.contains(&Some(id))
            || names(owner).any(|name| is_another(name) || names_in_unreadable_plans.contains(&same_key(name)))
        {
            continue;
        }
        let name = &*owner.name.value;
        sink.push(
            Diagnostic::new(
                &RULE.code,
                owner.name.place(plan.file),
                text!("`{name}` varken ansvarar för eller stöder något", "`{name}` neither owns nor supports anything"),
            )
            .help(Text::fixed(
                "skriv rollen där den hör till, eller ta bort den ur registret",
                "write the role where it belongs, or remove it from the register",
            )),
        );
    }
}

/// Returns all quoted texts in the plan's files, if a part of them is unreadable.
fn names_in_unreadable_plans<'p>(context: &Context<'p, '_>) -> HashSet<Cow<'p, str>> {
    let plan = context.plan;
    if plan.complete.goals {
        return HashSet::new();
    }
    let folder = context.sources.file(plan.file).folder();
    let goals = context.sources.iter().filter(|(id, file)| file.folder() == folder && *id != plan.file);
    let parts = goals.flat_map(|(_, file)| file.text().split(['"', '\'', '\n'])).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(same_key).collect()
}

fn names<'o>(owner: &'o Owner<'_>) -> impl Iterator<Item = &'o str> {
    std::iter::once(&owner.name).chain(&owner.aliases).map(|name| &*name.value)
}
