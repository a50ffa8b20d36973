//! The differences of a goal or a priority.

use super::activity::parent;
use super::compared::Compared;
use super::fields::{links, names, renumbered, text, value};
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
            changes.extend(text(Field::TEXT, None, now.text.as_ref()));
            changes.extend(compared.owners(Field::OWNERS, &[], &now.owners.named));
            changes.extend(names(Field::TAGS, &[], &now.tags));
            changes.extend(links(Field::LINKS, &[], &now.links));
            changes.extend(follow_up::changes(compared, &[], &now.follow_ups));
            changes.extend(measure::changes(&[], &now.measures));
        }
        (Some(then), Some(now)) if then.is_whole && now.is_whole => {
            changes.extend(renumbered(&then.id, &[], &now.id, &[]));
            changes.extend(text(Field::TITLE, Some(&then.title), Some(&now.title)));
            changes.extend(text(Field::TEXT, then.text.as_ref(), now.text.as_ref()));
            changes.extend(compared.owners(Field::OWNERS, &then.owners.named, &now.owners.named));
            let kind = |goal: &Goal<'_>| Some(Value::Kind(goal.kind));
            changes.extend(value(Field::KIND, kind(then), kind(now)));
            changes.extend(names(Field::TAGS, &then.tags, &now.tags));
            changes.extend(links(Field::LINKS, &then.links, &now.links));
            changes.extend(follow_up::changes(compared, &then.follow_ups, &now.follow_ups));
            changes.extend(measure::changes(&then.measures, &now.measures));
        }
        // Incomplete goals are not compared.
        _ => {}
    }
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
            changes.extend(told(compared, None, now));
        }
        (Some((goal, then)), Some((goal_now, now))) if then.is_whole && now.is_whole => {
            if !compared.is_same_parent((goal, None), (goal_now, None)) {
                changes.push(Change::Moved { before: parent(goal, None), after: parent(goal_now, None) });
            }
            changes.extend(renumbered(&then.id, &then.formerly, &now.id, &now.formerly));
            changes.extend(text(Field::TITLE, Some(&then.title), Some(&now.title)));
            changes.extend(told(compared, Some(then), now));
        }
        _ => {}
    }
    changes
}

/// Returns the changes that are also listed for an added priority.
fn told<'d>(compared: &Compared<'d>, then: Option<&'d Priority<'d>>, now: &'d Priority<'d>) -> Vec<Change> {
    let lists = [
        compared.owners(Field::OWNERS, then.map_or(&[], |then| &then.owners.named), &now.owners.named),
        names(Field::SEE, then.map_or(&[], |then| &then.see), &now.see),
        names(Field::FOCUS, then.map_or(&[], |then| &then.focus), &now.focus),
        names(Field::TAGS, then.map_or(&[], |then| &then.tags), &now.tags),
        links(Field::LINKS, then.map_or(&[], |then| &then.links), &now.links),
    ];
    text(Field::TEXT, then.and_then(|then| then.text.as_ref()), now.text.as_ref())
        .into_iter()
        .chain(lists.into_iter().flatten())
        .chain(follow_up::changes(compared, then.map_or(&[], |then| &then.follow_ups), &now.follow_ups))
        .chain(measure::changes(then.map_or(&[], |then| &then.measures), &now.measures))
        .collect()
}
