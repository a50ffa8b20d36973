//! The fields of an activity.

use super::titles::{goal_level, priority_level};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Activity, End, Goal, OwnerRef, Plan, Priority, SaidBy, Thing, When};
use crate::query::{LevelName, how_it_ended, interval_adverb};
use crate::source::Spanned;

/// Returns an activity's owners, dates and parents as names with values.
pub(super) fn fields(
    plan: &Plan<'_>,
    goal: &Goal<'_>,
    priority: Option<&Priority<'_>>,
    it: &Activity<'_>,
    lang: Lang,
) -> [(String, Option<String>); 10] {
    // Every field is named here, so that a new one does not compile until somebody decides whether it is shown.
    let Activity {
        support,
        start,
        every,
        deadline,
        until,
        ended,
        // Inherited from above if it has none.
        owners: _,
        // Shown above and below these.
        id: _,
        formerly: _,
        title: _,
        text: _,
        tags: _,
        links: _,
        follow_ups: _,
        measures: _,
        span: _,
        is_whole: _,
        is_sound: _,
    } = it;
    let label = |text: &Text| text.get(lang).to_owned();
    let date = |date: &Option<Spanned<When>>| date.map(|date| date.to_string());
    let above = |id: &str, title: &str| format!("{id} {title}");
    [
        (label(&say::OWNERS), responsible(plan, Thing::Activity(goal, priority, it), lang)),
        (label(&say::SUPPORT), names(plan, support)),
        (label(&say::START), date(start)),
        (label(&say::EVERY), every.map(|every| label(&interval_adverb(*every)))),
        (label(&say::DEADLINE), date(deadline)),
        (label(&say::UNTIL), date(until)),
        (label(&say::ENDED), ended.as_ref().map(|end| label(&ending(end)))),
        (label(&say::REASON), ended.as_ref().and_then(|end| Some(end.reason.as_ref()?.to_string()))),
        (goal_level(plan, goal.kind, lang), Some(above(&goal.id, &goal.title))),
        (priority_level(plan, goal, lang), priority.map(|priority| above(&priority.id, &priority.title))),
    ]
}

/// Returns the names of the owners of a thing, with what names them if it is not the thing itself; none if there are
/// none.
pub(super) fn responsible(plan: &Plan<'_>, thing: Thing<'_, '_>, lang: Lang) -> Option<String> {
    let answering = plan.answering_of(thing);
    let inherited = said_above(plan, thing, answering.said_by);
    let names = names(plan, answering.owners)?;
    Some(inherited.map_or_else(String::new, |said| said.get(lang).to_owned())).map(|said| names + &said)
}

/// Returns the names of owners in the register; none if there are none.
pub(super) fn names(plan: &Plan<'_>, owners: &[OwnerRef<'_>]) -> Option<String> {
    let names: Vec<&str> = owners.iter().map(|owner| plan.owner_name(owner)).collect();
    Some(names.join(", ")).filter(|names| !names.is_empty())
}

/// Returns the level that names the owners of a thing, if it is not the thing itself.
fn said_above(plan: &Plan<'_>, of: Thing<'_, '_>, by: SaidBy<'_, '_>) -> Option<Text> {
    match by {
        SaidBy::Nothing => None,
        SaidBy::Thing(thing) if thing.tier() == of.tier() => None,
        SaidBy::Plan => Some(Text::fixed(" (för hela planen)", " (for the whole plan)")),
        SaidBy::Thing(thing) => {
            let id = &*thing.id().value;
            let named = LevelName::of_thing(plan, thing).the();
            Some(text!(named = named; " (för hela {named} {id})", " (for all of {named} {id})"))
        }
    }
}

fn ending(end: &End<'_>) -> Text {
    let by: Vec<&str> = end.by.iter().map(|id| &*id.value).collect();
    how_it_ended(*end.period, end.into.as_ref().map(|id| &*id.value), &by)
}
