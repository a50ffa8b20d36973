//! What the files say of one activity.

use super::titles::{goal_level, priority_level};
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::{Activity, End, Goal, OwnerRef, Plan, Priority};
use crate::query::{how_it_ended, unit_adverb};

/// Returns who answers for an activity, when it runs and what it stands under, each with its name.
pub(super) fn fields(
    plan: &Plan<'_>,
    goal: &Goal<'_>,
    priority: Option<&Priority<'_>>,
    it: &Activity<'_>,
    lang: Lang,
) -> [(String, Option<String>); 9] {
    let label = |text: &Text| text.get(lang).to_owned();
    let names = |owners: &[OwnerRef<'_>]| {
        let names: Vec<&str> = owners.iter().map(|owner| plan.owner_name(owner)).collect();
        Some(names.join(", ")).filter(|names| !names.is_empty())
    };
    let above = |id: &str, title: &str| format!("{id} {title}");
    [
        (label(&say::OWNERS), names(&it.owners)),
        (label(&say::SUPPORT), names(&it.support)),
        (label(&say::START), Some(it.start.to_string())),
        (label(&say::EVERY), it.every.map(|every| label(&unit_adverb(*every)))),
        (label(&say::UNTIL), it.until.map(|until| until.to_string())),
        (label(&say::ENDED), it.ended.as_ref().map(|end| label(&ending(end)))),
        (label(&say::REASON), it.ended.as_ref().and_then(|end| Some(end.reason.as_ref()?.to_string()))),
        (goal_level(plan, goal.kind, lang), Some(above(&goal.id, &goal.title))),
        (priority_level(plan, goal, lang), priority.map(|priority| above(&priority.id, &priority.title))),
    ]
}

fn ending(end: &End<'_>) -> Text {
    let by: Vec<&str> = end.by.iter().map(|id| &*id.value).collect();
    how_it_ended(*end.period, end.into.as_ref().map(|id| &*id.value), &by)
}
