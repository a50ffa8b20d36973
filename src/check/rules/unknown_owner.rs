//! Every owner is in the plan's register.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::check::guess::{guess, with_several};
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Nearest, OwnerId, OwnerRef, Plan, joined};
use crate::source::FileId;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL201",
        name: "unknown-owner",
        severity: Severity::Error,
        summary: Text::fixed(
            "Ansvarig eller stöd finns inte i planens register över ansvariga.",
            "An owner or supporter is not in the plan's register of owners.",
        ),
        why: Text::fixed(
            "Ett namn per roll gör att allt som en roll ansvarar för hittas på en gång. Ett felstavat namn syns annars som en egen roll.",
            "With one name for each role, everything that a role is responsible for is found at once. A misspelt name would look like a role of its own.",
        ),
        example: r#"owners = ["Filmfrämjare"]"#,
        fix: Text::fixed(
            "Rätta namnet, eller lägg till rollen i plan.toml under `[[owner]]`. Andra sätt att skriva samma roll kan stå i `aliases`.",
            "Correct the name, or add the role to plan.toml under `[[owner]]`. Other spellings of the same role go in `aliases`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let mut registered = LazyCell::new(|| Nearest::new(context.plan.register.names()));
    for lists in context.plan.owner_lists() {
        for list in [&lists.owners.named[..], lists.support] {
            if list.iter().any(|owner| owner.id.is_none()) {
                check_list(context.plan, lists.file, list, &mut registered, sink);
            }
        }
    }
}

fn check_list<'p>(
    plan: &Plan<'_>,
    file: FileId,
    list: &[OwnerRef<'_>],
    registered: &mut LazyCell<Nearest<'p>, impl FnOnce() -> Nearest<'p>>,
    sink: &mut Sink,
) {
    let of_joined = list.iter().filter(|owner| owner.id.is_none()).flat_map(|owner| joined_owners(plan, &owner.name));
    // The owners that the list already has. Two items must not become the same, because one would be lost.
    let mut taken: HashSet<OwnerId> = list.iter().filter_map(|owner| owner.id).chain(of_joined).collect();
    for owner in list.iter().filter(|owner| owner.id.is_none()) {
        let name = &*owner.name.value;
        // It may be in an unreadable part of the register.
        if plan.complete.names.may_hold(name) {
            continue;
        }
        let place = owner.name.place(file);
        let message =
            text!("`{name}` finns inte i registret över ansvariga", "`{name}` is not in the register of owners");
        let diagnostic = Diagnostic::new(&RULE.code, place, message);
        if let Some(names) = joined(name, |name| plan.register.find(name).is_some()) {
            sink.push(with_several(diagnostic, &names));
            continue;
        }
        let suggestions = registered.to(name);
        let help = match suggestions.first() {
            Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
            None => Text::fixed(
                "lägg till rollen i plan.toml: `[[owner]]` och `name = \"…\"`",
                "add the role to plan.toml: `[[owner]]` and `name = \"…\"`",
            ),
        };
        let mut diagnostic = diagnostic.help(help);
        let meant = suggestions.first().and_then(|near| plan.register.find(near));
        diagnostic.fix = guess(place, name, &suggestions).filter(|_| meant.is_some_and(|meant| taken.insert(meant)));
        sink.push(diagnostic.suggestions(suggestions));
    }
}

/// Returns the owners whose names are joined in one text.
fn joined_owners(plan: &Plan<'_>, name: &str) -> Vec<OwnerId> {
    let names = joined(name, |name| plan.register.find(name).is_some()).unwrap_or_default();
    names.iter().filter_map(|it| plan.register.find(it.name)).collect()
}
