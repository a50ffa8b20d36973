//! An end is not before the start.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL302",
        name: "until-before-start",
        severity: Severity::Error,
        summary: Text::fixed(
            "Slutet (`until`, `deadline`, `last`) ligger före början (`start`, `first`).",
            "The end (`until`, `deadline`, `last`) comes before the beginning (`start`, `first`).",
        ),
        why: Text::fixed(
            "Det som slutar innan det börjar blir aldrig gjort och aldrig bedömt.",
            "What ends before it starts is never done and never assessed.",
        ),
        example: "start = 2025\nuntil = 2024",
        fix: Text::fixed("Rätta den av de två som är felskriven.", "Correct whichever of the two is wrong."),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    if let Some(years) = plan.years.filter(|years| years.last.is_before(*years.first)) {
        let (first, last) = (*years.first, *years.last);
        sink.push(
            Diagnostic::new(
                &RULE.code,
                years.last.place(plan.file),
                text!(
                    "planen slutar {last}, innan den börjar {first}",
                    "the plan ends in {last}, before it begins in {first}"
                ),
            )
            .help(Text::fixed("byt plats på åren", "swap the years")),
        );
    }
    for (goal, _, activity) in plan.all_activities() {
        let Some(start) = activity.start else { continue };
        let ends = [(activity.until, &UNTIL), (activity.deadline, &DEADLINE)];
        for (end, help) in ends.into_iter().filter_map(|(end, help)| Some((end?, help))) {
            if !end.is_before(*start) {
                continue;
            }
            let (begins, ends) = (*start, *end);
            sink.push(
                Diagnostic::new(
                    &RULE.code,
                    end.place(goal.file),
                    text!(named = context.activity().the(); "{named} slutar {ends}, före starten {begins}", "{named} ends in {ends}, before it starts in {begins}"),
                )
                .related(start.place(goal.file), Text::fixed("påbörjas här", "starts here"))
                .help(help.clone()),
            );
        }
    }
}

static UNTIL: Text = Text::fixed(
    "`until` är sista perioden den pågår, den medräknad",
    "`until` is the last period it runs in, itself included",
);
static DEADLINE: Text =
    Text::fixed("`deadline` är när den senast ska vara genomförd", "`deadline` is when it is to be done by");
