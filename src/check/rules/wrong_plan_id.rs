//! The id of a plan is the name of its directory.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{copied_plans, same_key};
use crate::source::is_called_copy_of;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL207",
        name: "wrong-plan-id",
        severity: Severity::Error,
        summary: Text::fixed(
            "Planens id är inte namnet på dess katalog.",
            "The plan's id is not its directory's name.",
        ),
        why: Text::fixed(
            "Planens id är katalogens namn, så att en sökväg och ett id alltid säger samma sak.",
            "A plan's id is its directory's name, so that a path and an id always say the same.",
        ),
        example: r#"id = "kulturplan""#,
        fix: Text::fixed(
            "Skriv katalogens namn som id, eller döp om katalogen.",
            "Write the directory's name as the id, or rename the directory.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    // The name is unknown if the plan itself is the directory that was loaded.
    let Some(folder) = plan.folder.filter(|_| plan.complete.manifest) else { return };
    // A copied directory is only reported as a copy.
    let is_copy = || copied_plans(context.plans).iter().flat_map(|it| &it.copies).any(|copy| copy.file == plan.file);
    if same_key(folder) != same_key(&plan.id) && !is_copy() {
        let id = &*plan.id.value;
        let (help, suggestions) = if is_called_copy_of(folder, id) {
            let help = text!("döp om katalogen till `{id}`", "rename the directory to `{id}`");
            (help, Vec::new())
        } else {
            let help = text!(
                "skriv `id = \"{folder}\"`, eller döp om katalogen",
                "write `id = \"{folder}\"`, or rename the directory"
            );
            (help, vec![folder.to_owned()])
        };
        sink.push(
            Diagnostic::new(
                &RULE.code,
                plan.id.place(plan.file),
                text!(
                    "planen heter `{id}`, men dess katalog `{folder}`",
                    "the plan is called `{id}`, but its directory `{folder}`"
                ),
            )
            .help(help)
            .suggestions(suggestions),
        );
    }
}
