//! An owner is referred to by its registered name.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Fix, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::composed;
use crate::syntax::quoted;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL219",
        name: "alias-used",
        severity: Severity::Info,
        summary: Text::fixed(
            "Ansvarig eller stöd är skriven på ett annat sätt än med sitt namn i registret.",
            "An owner or supporter is written in another way than by its name in the register.",
        ),
        why: Text::fixed(
            "Verktyget känner igen skrivsättet, men den som söker i filerna hittar inte allt som rollen ansvarar för.",
            "The tool knows the spelling, but a search of the files does not find everything that the role is responsible for.",
        ),
        example: "owners = [\"Filmfrämjandet\"]",
        fix: Text::fixed(
            "Skriv rollens namn som det står i plan.toml under `[[owner]]`, eller kör `plan check --fix`.",
            "Write the role's name as it is in plan.toml under `[[owner]]`, or run `plan check --fix`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    for list in plan.owner_lists() {
        for owner in list.named() {
            let (written, name) = (&*owner.name.value, plan.owner_name(owner));
            // Normalization and surrounding spaces have their own rules.
            if written == name || composed(written.trim()) == composed(name.trim()) {
                continue;
            }
            let place = owner.name.place(list.file);
            let message =
                text!("`{written}` heter `{name}` i registret", "`{written}` is called `{name}` in the register");
            sink.push(
                Diagnostic::new(&RULE.code, place, message)
                    .help(text!("skriv `{name}`", "write `{name}`"))
                    .fix(Fix::safe(place, quoted(name))),
            );
        }
    }
}
