//! What governance tells of a plan is told of one that there is.

use std::collections::{HashMap, HashSet};

use crate::check::guess::guess;
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{PlanBrief, Portfolio, nearest, same_key};

pub(super) static CODE: Code = Code {
    id: "PL217",
    name: "unknown-plan",
    severity: Severity::Warning,
    summary: Text::fixed(
        "`[[plan]]` i governance.toml nämner en plan som inte finns, eller samma plan två gånger.",
        "`[[plan]]` in governance.toml names a plan that does not exist, or the same plan twice.",
    ),
    why: Text::fixed(
        "Det som står om en plan som inte finns visas ingenstans. Står en plan två gånger visas bara det första.",
        "What it says about a plan that does not exist is shown nowhere. Where a plan is named twice, only the first is shown.",
    ),
    example: "id = \"folkhalsan\"\nid = \"biblioteksplan\"",
    mend: Text::fixed(
        "Skriv katalogens namn som `id` under `[[plan]]`, lägg till planens katalog eller ta bort det som står om den.",
        "Write the directory's name as `id` under `[[plan]]`, add the plan's directory or remove its entry.",
    ),
};

/// Returns what governance tells of plans that no directory has, each with the ids that may have been meant.
pub(in crate::check) fn absent_plans<'p, 'a>(portfolio: &'p Portfolio<'a>) -> Vec<(&'p PlanBrief<'a>, Vec<String>)> {
    let briefs = portfolio.governance.iter().flat_map(|governance| &governance.plans);
    // A plan whose id is not its directory's name is told of there.
    let ids = || portfolio.plans.iter().flat_map(|plan| plan.folder.into_iter().chain([&*plan.id.value]));
    let known: HashSet<_> = ids().map(same_key).collect();
    let told: HashSet<_> = briefs.clone().map(|brief| same_key(&brief.id)).collect();
    let absent = briefs.filter(|brief| !known.contains(&same_key(&brief.id)));
    // One that is told of elsewhere was not meant here.
    let near = |brief: &PlanBrief<'_>| nearest(&brief.id, ids().filter(|id| !told.contains(&same_key(id))));
    absent.map(|brief| (brief, near(brief))).collect()
}

pub(super) fn check(portfolio: &Portfolio<'_>, sink: &mut Sink) {
    let Some(governance) = &portfolio.governance else { return };
    let mut first = HashMap::new();
    for brief in &governance.plans {
        let (id, place) = (&*brief.id.value, brief.id.place(governance.file));
        let stands = *first.entry(same_key(id)).or_insert(place);
        if stands != place {
            let message =
                text!("planen `{id}` står redan i governance.toml", "the plan `{id}` is already in governance.toml");
            sink.push(
                Diagnostic::new(&CODE, place, message)
                    .related(stands, Text::fixed("står först här", "first here"))
                    .help(Text::fixed("gör en `[[plan]]` av dem", "merge them into one `[[plan]]`")),
            );
        }
    }
    for (brief, near) in absent_plans(portfolio) {
        let (id, place) = (&*brief.id.value, brief.id.place(governance.file));
        if first.get(&same_key(id)) != Some(&place) {
            continue;
        }
        let help = match near.first() {
            Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
            None => text!(
                "hämta katalogen `{id}` med dess plan.toml, eller ta bort det som står om den",
                "fetch the directory `{id}` with its plan.toml, or remove its entry"
            ),
        };
        let message = text!("ingen katalog har planen `{id}`", "no directory has the plan `{id}`");
        let mut diagnostic = Diagnostic::new(&CODE, place, message).help(help);
        diagnostic.fix = guess(place, id, &near);
        sink.push(diagnostic.suggestions(near));
    }
}
