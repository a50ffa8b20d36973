//! `see` leads to one priority only.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

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
            "Har två prioriteringar samma id går det inte att veta vilken som `see` pekar på.",
            "Where two priorities have the same id nobody can know which one `see` points at.",
        ),
        example: r#"see = ["1.1"]"#,
        mend: Text::fixed(
            "Ge prioriteringarna olika id först. Sedan pekar `see` på en av dem.",
            "Give the priorities different ids first. Then `see` points at one of them.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    for (goal, priority) in plan.all_priorities() {
        for target in &priority.see {
            let places = context.priorities_called(target);
            if places.len() < 2 {
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
