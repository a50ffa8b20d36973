//! The differences between two scales.

use super::compared::Compared;
use super::field::{text, value};
use super::pair::{MatchNames, pair};
use super::{Change, Changed, Field, ThingKind, Value};
use crate::model::{Plan, Scale, Status, same_key};

/// Returns the changed statuses, removed ones last.
pub(super) fn changed(compared: &Compared<'_>) -> Vec<Changed> {
    let (before, after) = (compared.before, compared.after);
    let then: Vec<&Status<'_>> = before.scale.iter().map(|(_, status)| status).collect();
    let pairs = pair(&known(before), &known(after));
    let of = |status: &Status<'_>, changes| Changed::of_plan(after, ThingKind::Status, &status.name, "", changes);
    let now = after.scale.iter().zip(&pairs.before).map(|((_, now), was)| {
        let was = was.and_then(|was| then.get(was)).copied();
        let was = was.or_else(|| only_other(&before.scale, &after.scale, now));
        let may_have_been = || before.complete.names.may_hold(&now.name);
        match was {
            Some(was) => of(now, changes(was, now)),
            None if may_have_been() => of(now, Vec::new()),
            None => of(now, vec![Change::Added]),
        }
    });
    let gone = pairs.gone.iter().filter_map(|at| then.get(*at)).filter(|status| {
        only_other(&after.scale, &before.scale, status).is_none() && !after.complete.names.may_hold(&status.name)
    });
    let gone = gone.map(|status| of(status, vec![Change::Gone]));
    now.chain(gone).filter(|changed| !changed.changes.is_empty()).collect()
}

fn known<'p>(plan: &'p Plan<'_>) -> Vec<MatchNames<'p>> {
    let known = |status: &'p Status<'_>| MatchNames { id: &status.name, formerly: Vec::new(), title: "", parent: "" };
    plan.scale.iter().map(|(_, status)| known(status)).collect()
}

/// Returns the renamed version of a status: each side has one status with its stage that the other lacks.
fn only_other<'s, 'a>(other: &'s Scale<'a>, own: &Scale<'_>, status: &Status<'_>) -> Option<&'s Status<'a>> {
    let lacks = |scale: &Scale<'_>, name: &str| scale.iter().all(|(_, it)| same_key(&it.name) != same_key(name));
    let mut new = own.of_stage(*status.stage).filter(|it| lacks(other, &it.name));
    let mut gone = other.of_stage(*status.stage).filter(|it| lacks(own, &it.name));
    new.next()?;
    let only = gone.next()?;
    (new.next().is_none() && gone.next().is_none()).then_some(only)
}

fn changes(then: &Status<'_>, now: &Status<'_>) -> Vec<Change> {
    let name = |status: &Status<'_>| Some(Value::Name(status.name.to_string()));
    let is_renamed = same_key(&then.name) != same_key(&now.name);
    let stage = |status: &Status<'_>| Some(Value::Stage(*status.stage));
    let color = |status: &Status<'_>| status.color.map(|color| Value::Color(*color));
    [
        if is_renamed { value(Field::NAME, name(then), name(now)) } else { None },
        value(Field::STAGE, stage(then), stage(now)),
        value(Field::COLOR, color(then), color(now)),
        text(Field::MEANING, then.meaning.as_ref(), now.meaning.as_ref()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
