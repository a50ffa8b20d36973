//! The differences of an activity.

use super::compared::Compared;
use super::field::{links as compare_links, names, renumbered, text as compare_text, value};
use super::wording::is_same;
use super::{Change, Ending, Field, Parent, ThingName, Value, follow_up, measure};
use crate::model::{Activity, End, Goal, Interval, Placed, Plan, Priority, When, same_key};
use crate::source::Spanned;

/// An activity on one side of a comparison: its plan, and its position; `None` if it does not exist.
pub type Side<'p, 'a> = (&'p Plan<'a>, Option<Placed<'p, 'a>>);

/// Returns the changes of an activity between two versions of its plan, in order: added, removed, ended or moved,
/// then its id and texts, owners, dates and follow-ups.
///
/// Returns nothing if it is not completely readable on either side. For many activities of the same versions,
/// [`diff`](super::diff) is faster.
pub fn activity<'d>(before: Side<'d, 'd>, after: Side<'d, 'd>) -> Vec<Change> {
    changes(&Compared::new(before.0, after.0), before.1, after.1)
}

pub(super) fn changes<'d>(
    compared: &Compared<'d>,
    then: Option<Placed<'d, 'd>>,
    now: Option<Placed<'d, 'd>>,
) -> Vec<Change> {
    let is_known = |it: Option<Placed<'_, '_>>| it.is_none_or(|(_, _, it)| it.is_whole && it.is_sound);
    if !is_known(then) || !is_known(now) {
        return Vec::new();
    }
    match (then, now) {
        (None, None) => Vec::new(),
        (Some(_), None) => vec![Change::Gone],
        (None, Some(now)) => {
            let mut changes = vec![Change::Added];
            changes.extend(fields_of_activity(compared, None, now));
            changes
        }
        (Some(before @ (goal, priority, then)), Some(after @ (goal_now, priority_now, now))) => {
            let mut changes = Vec::new();
            if !compared.is_same_parent((goal, priority), (goal_now, priority_now)) {
                changes.push(Change::Moved { before: parent(goal, priority), after: parent(goal_now, priority_now) });
            }
            changes.extend(renumbered(&then.id, &then.formerly, &now.id, &now.formerly));
            changes.extend(compare_text(Field::TITLE, Some(&then.title), Some(&now.title)));
            changes.extend(fields_of_activity(compared, Some(before), after));
            changes
        }
    }
}

/// Returns the changes that are also listed for an added activity.
fn fields_of_activity<'d>(
    compared: &Compared<'d>,
    before: Option<Placed<'d, 'd>>,
    after: Placed<'d, 'd>,
) -> Vec<Change> {
    let (then, now) = (before.map(|(_, _, then)| then), after.2);
    // Every field is named here, so that a new one does not compile until somebody decides how to compare it.
    let Activity {
        // Compared if the activity exists on both sides.
        id: _,
        formerly: _,
        title: _,
        text,
        owners,
        support,
        start,
        every,
        deadline,
        until,
        tags,
        links,
        ended,
        follow_ups,
        measures,
        span: _,
        is_whole: _,
        is_sound: _,
    } = now;
    let mut changes = Vec::new();
    let answering = compared.answering(before, after, owners);
    let (before, after) = (then.and_then(|then| then.ended.as_deref()).map(ending), ended.as_deref().map(ending));
    if !is_same_ending(before.as_ref(), after.as_ref()) {
        changes.push(Change::Ended { before, after });
    }
    changes.extend(compare_text(Field::TEXT, then.and_then(|then| then.text.as_ref()), text.as_ref()));
    changes.extend(answering);
    changes.extend(compared.owners(Field::SUPPORT, then.map_or(&[], |then| &then.support), support));
    let date = |date: Option<Spanned<When>>| date.map(|date| Value::When(*date));
    changes.extend(value(Field::START, then.and_then(|then| date(then.start)), date(*start)));
    let interval = |every: Option<Spanned<Interval>>| every.map(|every| Value::Interval(*every));
    changes.extend(value(Field::EVERY, then.and_then(|then| interval(then.every)), interval(*every)));
    changes.extend(value(Field::DEADLINE, then.and_then(|then| date(then.deadline)), date(*deadline)));
    changes.extend(value(Field::UNTIL, then.and_then(|then| date(then.until)), date(*until)));
    changes.extend(names(Field::TAGS, then.map_or(&[], |then| &then.tags), tags));
    changes.extend(compare_links(Field::LINKS, then.map_or(&[], |then| &then.links), links));
    changes.extend(follow_up::changes(compared, then.map_or(&[], |then| &then.follow_ups), follow_ups));
    changes.extend(measure::changes(then.map_or(&[], |then| &then.measures), measures));
    changes
}

pub(super) fn parent(goal: &Goal<'_>, priority: Option<&Priority<'_>>) -> Parent {
    Parent {
        goal: ThingName::new(&goal.id, &goal.title),
        priority: priority.map(|priority| ThingName::new(&priority.id, &priority.title)),
    }
}

fn ending(end: &End<'_>) -> Ending {
    Ending {
        period: *end.period,
        into: end.into.as_ref().map(|id| id.to_string()),
        by: end.by.iter().map(|id| id.to_string()).collect(),
        reason: end.reason.as_ref().map(|reason| reason.to_string()),
    }
}

/// Returns whether it ended in the same way, ignoring line breaks in the reason.
fn is_same_ending(then: Option<&Ending>, now: Option<&Ending>) -> bool {
    let (Some(then), Some(now)) = (then, now) else { return then.is_none() && now.is_none() };
    let keys = |ids: &[String]| ids.iter().map(|id| same_key(id).into_owned()).collect::<Vec<_>>();
    let into = |ending: &Ending| ending.into.as_ref().map(|id| same_key(id).into_owned());
    let reason = |ending: &Ending| ending.reason.clone().unwrap_or_default();
    then.period == now.period
        && into(then) == into(now)
        && keys(&then.by) == keys(&now.by)
        && is_same(&reason(then), &reason(now))
}
