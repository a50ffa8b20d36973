//! A `see` refers to exactly one priority.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::source::Place;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL206",
        name: "ambiguous-reference",
        severity: Severity::Error,
        summary: Text::fixed(
            "`see` hänvisar till ett id som flera prioriteringar har.",
            "`see` refers to an id that several priorities have.",
        ),
        why: Text::fixed(
            "Har två prioriteringar samma id går det inte att veta vilken som `see` pekar på. Det rapporteras här när det dubbla id:t (PL202) är godtaget eller avstängt.",
            "Where two priorities have the same id nobody can know which one `see` refers to. It is reported here when the duplicate id (PL202) is accepted or switched off.",
        ),
        example: r#"see = ["1.1"]"#,
        fix: Text::fixed(
            "Ge prioriteringarna olika id först. Sedan pekar `see` på en av dem.",
            "Give the priorities different ids first. Then `see` refers to one of them.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    for (goal, priority) in plan.all_priorities() {
        for target in &priority.see {
            let places = context.priorities_called(target);
            if places.len() < 2 || places[1..].iter().any(|place| is_told(*place, context)) {
                continue;
            }
            let (id, count) = (&*target.value, places.len());
            let mut diagnostic = Diagnostic::new(
                &RULE.code,
                target.place(goal.file),
                text!("`{id}` kan vara {count} olika prioriteringar", "`{id}` can be {count} different priorities"),
            )
            .help(Text::fixed("ge prioriteringarna var sitt id", "give each of the priorities an id of its own"));
            for &place in places {
                diagnostic = diagnostic.related(place, Text::fixed("kan vara den här", "can be this one"));
            }
            sink.push(diagnostic);
        }
    }
}

/// Returns whether the duplicate id at a place is reported, so that this finding would only repeat it.
fn is_told(place: Place, context: &Context<'_, '_>) -> bool {
    let copy =
        context.original(place.file).and_then(|_| context.plan.goals.iter().find(|goal| goal.file == place.file));
    match copy {
        Some(copy) => context.tells(&super::duplicate_goal::RULE.code, copy.id.place(copy.file)),
        None => context.tells(&super::duplicate_id::RULE.code, place),
    }
}
