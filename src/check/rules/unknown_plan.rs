//! What governance tells of a plan is told of one that there is.

use std::collections::{HashMap, HashSet};

use crate::check::guess::guess;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{nearest, same_key};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL217",
        name: "unknown-plan",
        severity: Severity::Warning,
        summary: Text::fixed(
            "`[[plan]]` i governance.toml nämner en plan som inte finns, eller samma plan två gånger.",
            "`[[plan]]` in governance.toml names a plan that is not there, or the same plan twice.",
        ),
        why: Text::fixed(
            "Det som står om en plan som inte finns visas ingenstans. Står en plan två gånger visas bara det första.",
            "What is said of a plan that is not there is shown nowhere. Of a plan that stands twice only the first is shown.",
        ),
        example: "id = \"folkhalsan\"\nid = \"biblioteksplan\"",
        mend: Text::fixed(
            "Skriv katalogens namn som `id` under `[[plan]]`, lägg till planens katalog eller ta bort det som står om den.",
            "Write the directory's name as `id` under `[[plan]]`, add the plan's directory or remove what is said of it.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    // Governance is above all the plans: it is looked at with the first.
    let Some(governance) =
        context.governance.filter(|_| context.plans.first().is_some_and(|it| it.file == context.plan.file))
    else {
        return;
    };
    // A plan whose id is not its directory's name is told of there.
    let ids = || context.plans.iter().flat_map(|plan| plan.folder.into_iter().chain([&*plan.id.value]));
    let known: HashSet<_> = ids().map(same_key).collect();
    let told: HashSet<_> = governance.plans.iter().map(|brief| same_key(&brief.id)).collect();
    let mut first = HashMap::new();
    for brief in &governance.plans {
        let (id, place) = (&*brief.id.value, brief.id.place(governance.file));
        let stands = *first.entry(same_key(id)).or_insert(place);
        if stands != place {
            let message =
                text!("planen `{id}` står redan i governance.toml", "the plan `{id}` is already in governance.toml");
            sink.push(
                Diagnostic::new(&RULE.code, place, message)
                    .related(stands, Text::fixed("står först här", "stands here first"))
                    .help(Text::fixed("gör en `[[plan]]` av dem", "make one `[[plan]]` of them")),
            );
        } else if !known.contains(&same_key(id)) {
            // One that is told of elsewhere was not meant here.
            let near = nearest(id, ids().filter(|id| !told.contains(&same_key(id))));
            let help = match near.first() {
                Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
                None => text!(
                    "lägg till katalogen `{id}` med en plan.toml, eller ta bort det som står om den",
                    "add the directory `{id}` with a plan.toml, or remove what is said of it"
                ),
            };
            let message = text!("ingen katalog har planen `{id}`", "no directory has the plan `{id}`");
            let mut diagnostic = Diagnostic::new(&RULE.code, place, message).help(help);
            diagnostic.fix = guess(place, id, &near);
            sink.push(diagnostic.suggestions(near));
        }
    }
}
