//! Somebody who answers for an activity must stand in the plan's register.

use std::cell::LazyCell;

use crate::check::guess::guess;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::Nearest;

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
            "Ett namn per roll gör att allt som en roll svarar för hittas på en gång. Ett felstavat namn syns annars som en egen roll.",
            "One name a role lets everything that a role answers for be found at once. A misspelt name would otherwise pass for a role of its own.",
        ),
        example: r#"owners = ["Filmfrämjare"]"#,
        mend: Text::fixed(
            "Rätta namnet, eller lägg till rollen i plan.toml under `[[owner]]`. Andra skrivsätt av samma roll kan stå i `aliases`.",
            "Correct the name, or add the role to plan.toml under `[[owner]]`. Other spellings of the same role can stand in `aliases`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    let mut registered = LazyCell::new(|| Nearest::new(plan.register.names()));
    for (goal, _, activity) in plan.all_activities() {
        for owner in activity.involved().filter(|owner| owner.id.is_none()) {
            let name = &*owner.name.value;
            // It may stand in the register where that could not be read.
            if plan.complete.names.may_hold(name) {
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
            let place = owner.name.place(goal.file);
            let message =
                text!("`{name}` finns inte i registret över ansvariga", "`{name}` is not in the register of owners");
            let mut diagnostic = Diagnostic::new(&RULE.code, place, message).help(help);
            diagnostic.fix = guess(place, name, &suggestions);
            sink.push(diagnostic.suggestions(suggestions));
        }
    }
}
