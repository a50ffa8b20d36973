//! The differences of a goal or a priority.

use super::activity::parent;
use super::compared::Compared;
use super::field::{links, names, renumbered, text, value};
use super::{Change, Field, Value, follow_up, measure};
use crate::model::{Goal, Priority};

pub(super) fn goal_changes<'d>(
    compared: &Compared<'d>,
    then: Option<&'d Goal<'d>>,
    now: Option<&'d Goal<'d>>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    match (then, now) {
        (Some(_), None) => changes.push(Change::Gone),
        (None, Some(now)) => {
            changes.push(Change::Added);
            changes.extend(fields_of_goal(compared, None, now));
        }
        (Some(then), Some(now)) if then.is_whole && now.is_whole => {
            changes.extend(renumbered(&then.id, &[], &now.id, &[]));
            changes.extend(text(Field::TITLE, Some(&then.title), Some(&now.title)));
            changes.extend(fields_of_goal(compared, Some(then), now));
        }
        // Incomplete goals are not compared.
        _ => {}
    }
    changes
}

/// Returns the changes that are also listed for an added goal, and that of its kind.
fn fields_of_goal<'d>(compared: &Compared<'d>, then: Option<&'d Goal<'d>>, now: &'d Goal<'d>) -> Vec<Change> {
    // Every field is named, here and below, so that a new one does not compile until somebody decides how to compare it.
    let Goal {
        // Compared if the goal exists on both sides.
        id: _,
        title: _,
        kind,
        text: said,
        owners,
        tags,
        links: linked,
        follow_ups,
        measures,
        // Compared by themselves.
        priorities: _,
        activities: _,
        file: _,
        is_whole: _,
    } = now;
    let mut changes = Vec::new();
    changes.extend(text(Field::TEXT, then.and_then(|then| then.text.as_ref()), said.as_ref()));
    changes.extend(compared.owners(Field::OWNERS, then.map_or(&[], |then| &then.owners.named), &owners.named));
    let kind_then = then.map(|then| Value::Kind(then.kind));
    changes.extend(kind_then.and_then(|kind_then| value(Field::KIND, Some(kind_then), Some(Value::Kind(*kind)))));
    changes.extend(names(Field::TAGS, then.map_or(&[], |then| &then.tags), tags));
    changes.extend(links(Field::LINKS, then.map_or(&[], |then| &then.links), linked));
    changes.extend(follow_up::changes(compared, then.map_or(&[], |then| &then.follow_ups), follow_ups));
    changes.extend(measure::changes(then.map_or(&[], |then| &then.measures), measures));
    changes
}

pub(super) fn priority_changes<'d>(
    compared: &Compared<'d>,
    then: Option<(&'d Goal<'d>, &'d Priority<'d>)>,
    now: Option<(&'d Goal<'d>, &'d Priority<'d>)>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    match (then, now) {
        (Some(_), None) => changes.push(Change::Gone),
        (None, Some((_, now))) => {
            changes.push(Change::Added);
            changes.extend(fields_of_priority(compared, None, now));
        }
        (Some((goal, then)), Some((goal_now, now))) if then.is_whole && now.is_whole => {
            if !compared.is_same_parent((goal, None), (goal_now, None)) {
                changes.push(Change::Moved { before: parent(goal, None), after: parent(goal_now, None) });
            }
            changes.extend(renumbered(&then.id, &then.formerly, &now.id, &now.formerly));
            changes.extend(text(Field::TITLE, Some(&then.title), Some(&now.title)));
            changes.extend(fields_of_priority(compared, Some(then), now));
        }
        _ => {}
    }
    changes
}

/// Returns the changes that are also listed for an added priority.
fn fields_of_priority<'d>(
    compared: &Compared<'d>,
    then: Option<&'d Priority<'d>>,
    now: &'d Priority<'d>,
) -> Vec<Change> {
    let Priority {
        // Compared if the priority exists on both sides.
        id: _,
        formerly: _,
        title: _,
        text: said,
        owners,
        see,
        focus,
        tags,
        links: linked,
        follow_ups,
        measures,
        // Compared by themselves.
        activities: _,
        span: _,
        is_whole: _,
    } = now;
    let mut changes = Vec::new();
    changes.extend(text(Field::TEXT, then.and_then(|then| then.text.as_ref()), said.as_ref()));
    changes.extend(compared.owners(Field::OWNERS, then.map_or(&[], |then| &then.owners.named), &owners.named));
    changes.extend(names(Field::SEE, then.map_or(&[], |then| &then.see), see));
    changes.extend(names(Field::FOCUS, then.map_or(&[], |then| &then.focus), focus));
    changes.extend(names(Field::TAGS, then.map_or(&[], |then| &then.tags), tags));
    changes.extend(links(Field::LINKS, then.map_or(&[], |then| &then.links), linked));
    changes.extend(follow_up::changes(compared, then.map_or(&[], |then| &then.follow_ups), follow_ups));
    changes.extend(measure::changes(then.map_or(&[], |then| &then.measures), measures));
    changes
}
