//! Every activity has an owner.

use std::collections::HashSet;

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Activity, Owners, SaidBy};
use crate::query::LevelName;
use crate::source::{FileId, Place};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL108",
        name: "no-owner",
        severity: Severity::Error,
        summary: Text::fixed(
            "Ingen ansvarar för aktiviteten, eller för något som den står under.",
            "Nobody is responsible for the activity, or for anything that it is under.",
        ),
        why: Text::fixed(
            "Det som ingen ansvarar för blir inte gjort, och ingen får frågan när det ska följas upp.",
            "What nobody is responsible for does not get done, and nobody is asked when it is time to follow up.",
        ),
        example: "owners = []",
        fix: Text::fixed(
            "Skriv minst en roll i `owners`: för aktiviteten, eller för prioriteringen, målet eller planen som den står under. Den ska finnas i plan.toml under `[[owner]]`.",
            "Write at least one role in `owners`: of the activity, or of the priority, goal or plan that it is under. It must be in plan.toml under `[[owner]]`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    // An unreadable list of owners may apply to everything below it.
    let is_known = plan.complete.manifest && (plan.complete.names.is_empty() || is_read(context, plan.file));
    let mut told: HashSet<Place> = HashSet::new();
    for placed @ (goal, _, activity) in plan.all_activities() {
        let answering = plan.answering(placed);
        if !answering.owners.is_empty() {
            continue;
        }
        let of_plan = |nobody: &Owners<'_>, file| nobody.nobody.map(|span| Place { file, span });
        let (empty, of) = match answering.said_by {
            SaidBy::Thing(thing) => {
                (of_plan(thing.owners(), thing.file()), Some(LevelName::of_thing(plan, thing).the()))
            }
            SaidBy::Plan => (of_plan(&plan.owners, plan.file), Some(Text::fixed("planen", "the plan"))),
            SaidBy::Nothing => (None, None),
        };
        if let (Some(place), Some(of)) = (empty, of) {
            // An empty list of a parent is one mistake, whatever is below it.
            if told.insert(place) {
                sink.push(Diagnostic::new(&RULE.code, place, nobody(&of)).help(help(activity)));
            }
        } else if is_known && activity.is_sound && (plan.complete.goals || is_read(context, goal.file)) {
            let named = context.activity().the();
            sink.push(Diagnostic::new(&RULE.code, activity.id.place(goal.file), nobody(&named)).help(help(activity)));
        }
    }
}

/// Returns whether every list of owners in a file could be read.
fn is_read(context: &Context<'_, '_>, file: FileId) -> bool {
    let lines = context.sources.file(file).text().lines();
    let written = lines.filter(|line| line.trim_start().starts_with("owners")).count();
    written <= context.plan.owner_lists().filter(|list| list.file == file && list.owners.is_stated()).count()
}

fn nobody(named: &Text) -> Text {
    text!(named = *named; "ingen ansvarar för {named}", "nobody is responsible for {named}")
}

fn help(activity: &Activity<'_>) -> Text {
    if activity.support.is_empty() {
        Text::fixed(
            "skriv minst en roll ur registret i plan.toml, som `owners = [\"…\"]`, här eller för det som den står under",
            "write at least one role from the register in plan.toml, as in `owners = [\"…\"]`, here or on what it is under",
        )
    } else {
        Text::fixed(
            "den som bara ger stöd ansvarar inte: skriv minst en roll i `owners`",
            "a supporter is not responsible for it: write at least one role in `owners`",
        )
    }
}
