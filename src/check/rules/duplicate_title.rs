//! The activities of a priority have different titles.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Activity, same_key};
use crate::source::FileId;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL209",
        name: "duplicate-title",
        severity: Severity::Warning,
        summary: Text::fixed(
            "Två aktiviteter under samma prioritering har samma rubrik.",
            "Two activities under one priority have the same title.",
        ),
        why: Text::fixed(
            "I en uppföljning går de inte att skilja åt. Ofta är den ena en kopia som har glömts kvar.",
            "In a follow-up nobody can tell them apart. Often one is a copy that was left behind.",
        ),
        example: "title = \"Aktivitet ETT\"",
        fix: Text::fixed(
            "Ta bort den ena om de är samma sak. Annars: skriv i rubriken vad som skiljer dem. Har den ena ersatt den andra: skriv `ended` i den gamla.",
            "Remove one if they are the same thing. Otherwise: write in the title what tells them apart. If one replaced the other: write `ended` in the old one.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    // Duplicates in a copied file are reported for the file.
    for goal in context.plan.goals.iter().filter(|goal| context.original(goal.file).is_none()) {
        check_under(&goal.activities, goal.file, context, sink);
        for priority in &goal.priorities {
            check_under(&priority.activities, goal.file, context, sink);
        }
    }
}

fn check_under(activities: &[Activity<'_>], file: FileId, context: &Context<'_, '_>, sink: &mut Sink) {
    // An activity may replace an ended one with the same title.
    let titled = activities.iter().filter(|activity| !activity.title.is_empty() && activity.ended.is_none());
    let mut first: HashMap<String, &Activity<'_>> = HashMap::with_capacity(activities.len());
    for activity in titled {
        let original = *first.entry(key(&activity.title)).or_insert(activity);
        let is_same = std::ptr::eq(original, activity);
        // A duplicate id is reported instead.
        let copied = activity.id.place(file);
        let is_copy = same_key(&original.id) == same_key(&activity.id);
        if is_same || (is_copy && context.tells(&super::duplicate_id::RULE.code, copied)) {
            continue;
        }
        let id = &*original.id.value;
        let message = if id.is_empty() {
            Text::fixed("något annat här har samma rubrik", "something else here has the same title")
        } else {
            text!("`{id}` har samma rubrik", "`{id}` has the same title")
        };
        sink.push(
            Diagnostic::new(&RULE.code, activity.title.place(file), message)
                .related(original.title.place(file), Text::fixed("står först här", "first here"))
                .help(Text::fixed(
                    "ta bort den ena, eller skriv i rubriken vad som skiljer dem",
                    "remove one of them, or write in the title what tells them apart",
                )),
        );
    }
}

/// Returns a key for comparing titles, ignoring differences in spaces.
fn key(title: &str) -> String {
    let is_folded = !title.contains("  ") && !title.contains(|c: char| c.is_whitespace() && c != ' ');
    let folded = match title.trim() {
        title if is_folded => Cow::Borrowed(title),
        title => Cow::Owned(title.split_whitespace().collect::<Vec<_>>().join(" ")),
    };
    same_key(&folded).into_owned()
}
