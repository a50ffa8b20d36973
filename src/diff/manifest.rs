//! The differences of a plan's manifest: of its keys, of its register of owners, and of its scale.

use std::collections::{HashMap, HashSet};

use super::compared::Compared;
use super::field::{names, text, value};
use super::pair::{MatchNames, pair};
use super::wording::is_same;
use super::{Change, Changed, Field, ThingKind, Value};
use crate::locale::{Text, catalogue as say};
use crate::model::{Assessed, Closing, Owner, OwnerId, Plan, Scale, Status, Str, Tier, same_key};
use crate::source::Spanned;

/// A text of the manifest: its key, its name for people, and its value.
type ManifestText<'p, 'a> = (&'static str, &'p Text, Option<&'p Spanned<Str<'a>>>);

pub(super) fn changes(then: &Plan<'_>, now: &Plan<'_>) -> Vec<Change> {
    let mut changes = periods(then, now);
    let every = |plan: &Plan<'_>| plan.follow_up.every.map(|every| Value::Unit(*every));
    let current = |plan: &Plan<'_>| plan.follow_up.current.map(|current| Value::Period(*current));
    let years = |plan: &Plan<'_>| plan.years.map(|years| Value::Years(*years.first, *years.last));
    changes.extend(value(Field::CURRENT, current(then), current(now)));
    changes.extend(value(Field::RHYTHM, every(then), every(now)));
    changes.extend(text(Field::TITLE, Some(&then.title), Some(&now.title)));
    changes.extend(value(Field::YEARS, years(then), years(now)));
    for ((key, words, then), (_, _, now)) in texts(then).into_iter().zip(texts(now)) {
        changes.extend(text(Field::called(key, words), then, now));
    }
    changes.extend(names(Field::AIMS, aims(then), aims(now)));
    changes.extend(names(Field::DEVELOPMENT_GOALS, development_goals(then), development_goals(now)));
    changes.extend(checks(then, now));
    changes.extend(levels(then, now));
    changes
}

fn aims<'p, 'a>(plan: &'p Plan<'a>) -> &'p [Spanned<Str<'a>>] {
    plan.strategy.as_ref().map_or(&[], |strategy| &strategy.aims)
}

fn development_goals<'p, 'a>(plan: &'p Plan<'a>) -> &'p [Spanned<Str<'a>>] {
    plan.development.as_ref().map_or(&[], |development| &development.goals)
}

fn texts<'p, 'a>(plan: &'p Plan<'a>) -> [ManifestText<'p, 'a>; 20] {
    let (strategy, development) = (plan.strategy.as_ref(), plan.development.as_ref());
    [
        ("language", &LANGUAGE, plan.language.as_ref()),
        ("about", &say::ABOUT, plan.about.as_ref()),
        ("excluded", &say::EXCLUDED, plan.excluded.as_ref()),
        ("strategy.title", &say::STRATEGY, strategy.map(|it| &it.title)),
        ("strategy.chapter", &say::CHAPTER, strategy.and_then(|it| it.chapter.as_ref())),
        ("strategy.desired_state", &say::DESIRED_STATE, strategy.and_then(|it| it.desired_state.as_ref())),
        ("strategy.principles", &say::PRINCIPLES, strategy.and_then(|it| it.principles.as_ref())),
        ("development.text", &say::DEVELOPMENT_GOALS, development.and_then(|it| it.text.as_ref())),
        ("follow_up.text", &say::FOLLOW_UP, plan.follow_up.text.as_ref()),
        ("report.sender", &say::SENDER, plan.report.sender.as_ref()),
        ("report.case_number", &say::CASE_NUMBER, plan.report.case_number.as_ref()),
        ("report.officer", &say::OFFICER, plan.report.officer.as_ref()),
        ("report.proposed_decision", &say::PROPOSED_DECISION, plan.report.proposed_decision.as_ref()),
        ("report.contact", &say::CONTACT, plan.report.contact.as_ref()),
        ("report.logo", &say::LOGO, plan.report.logo.as_ref()),
        ("levels.goal", &LEVEL_OF_GOALS, plan.levels.goal.as_ref()),
        ("levels.priority", &LEVEL_OF_PRIORITIES, plan.levels.priority.as_ref()),
        ("levels.area", &LEVEL_OF_AREAS, plan.levels.area.as_ref()),
        ("levels.direction", &LEVEL_OF_DIRECTIONS, plan.levels.direction.as_ref()),
        ("levels.activity", &LEVEL_OF_ACTIVITIES, plan.levels.activity.as_ref()),
    ]
}

static LANGUAGE: Text = Text::fixed("Språk", "Language");
static LEVEL_OF_GOALS: Text = Text::fixed("Ordet för mål", "The word for goals");
static LEVEL_OF_PRIORITIES: Text = Text::fixed("Ordet för prioriteringar", "The word for priorities");
static LEVEL_OF_AREAS: Text = Text::fixed("Ordet för områden", "The word for areas");
static LEVEL_OF_DIRECTIONS: Text = Text::fixed("Ordet för inriktningar", "The word for directions");
static LEVEL_OF_ACTIVITIES: Text = Text::fixed("Ordet för aktiviteter", "The word for activities");

/// Returns the periods that were closed or reopened, or whose record was changed.
fn periods(then: &Plan<'_>, now: &Plan<'_>) -> Vec<Change> {
    // Of duplicate records for a period, the first counts everywhere.
    let of = |plan, period| firsts(plan).find(|closing| *closing.period == period);
    let reopened = firsts(then).filter(|closing| of(now, *closing.period).is_none());
    let mut changes: Vec<Change> = reopened.map(|closing| Change::Reopened { period: *closing.period }).collect();
    for closing in firsts(now) {
        let period = *closing.period;
        match of(then, period) {
            None => changes.push(Change::Closed { period, date: closing.date.map(|date| *date) }),
            Some(before) if !is_same_record(before, closing) => changes.push(Change::Rewritten { period }),
            Some(_) => {}
        }
    }
    changes
}

/// Returns the first record of each period.
fn firsts<'p, 'a>(plan: &'p Plan<'a>) -> impl Iterator<Item = &'p Closing<'a>> {
    let mut seen = HashSet::new();
    plan.closings.iter().filter(move |closing| seen.insert(*closing.period))
}

fn is_same_record(then: &Closing<'_>, now: &Closing<'_>) -> bool {
    let is_same_assessment = |(then, now): (&Assessed<'_>, &Assessed<'_>)| {
        let status = |it: &Assessed<'_>| it.status.as_ref().map(|status| same_key(&status.name).into_owned());
        let note = |it: &Assessed<'_>| it.note.as_ref().map(|note| note.to_string());
        same_key(&then.id) == same_key(&now.id) && status(then) == status(now) && note(then) == note(now)
    };
    then.date.map(|date| *date) == now.date.map(|date| *date)
        && then.assessed.len() == now.assessed.len()
        && then.assessed.iter().zip(&now.assessed).all(is_same_assessment)
}

/// Returns the changes of the levels that are assessed.
fn levels(then: &Plan<'_>, now: &Plan<'_>) -> Option<Change> {
    let new = |plan: &Plan<'_>, other: &Plan<'_>| {
        let tiers = Tier::ALL.into_iter().filter(|tier| plan.asks_for(*tier) && !other.asks_for(*tier));
        tiers.map(|tier| tier.name().to_owned()).collect::<Vec<_>>()
    };
    let (added, gone) = (new(now, then), new(then, now));
    (!added.is_empty() || !gone.is_empty()).then_some(Change::List { field: Field::ASSESSED_LEVELS, added, gone })
}

/// Returns the changes of severity overrides, such as `unused-owner = off`.
fn checks(then: &Plan<'_>, now: &Plan<'_>) -> Option<Change> {
    let lines = |plan: &Plan<'_>| {
        plan.strictness.iter().map(|(rule, how)| format!("{} = {}", &*rule.value, how.name())).collect::<Vec<_>>()
    };
    let (before, after) = (lines(then), lines(now));
    let left = |lines: &[String], others: &[String]| {
        let left = lines.iter().filter(|line| others.iter().all(|other| !is_same(line, other)));
        left.cloned().collect::<Vec<_>>()
    };
    let (added, gone) = (left(&after, &before), left(&before, &after));
    (!added.is_empty() || !gone.is_empty()).then_some(Change::List { field: Field::CHECK, added, gone })
}

/// Returns the changed owners, removed ones last.
pub(super) fn changed_owners(compared: &Compared<'_>) -> Vec<Changed> {
    let (before, after) = (compared.before, compared.after);
    let was: HashMap<OwnerId, OwnerId> = compared.owners.iter().map(|(then, now)| (*now, *then)).collect();
    let of = |owner: &Owner<'_>, changes| Changed::of_plan(after, ThingKind::Owner, &owner.name, "", changes);
    let now = after.register.iter().map(|(id, owner)| {
        let then = was.get(&id).map(|then| before.register.get(*then));
        let may_have_been = || before.complete.names.may_hold(&owner.name);
        let changes = match then {
            Some(then) => owner_changes(then, owner),
            None if may_have_been() => Vec::new(),
            None => vec![Change::Added],
        };
        of(owner, changes)
    });
    let is_gone = |(id, owner): &(OwnerId, &Owner<'_>)| {
        !compared.owners.contains_key(id) && !after.complete.names.may_hold(&owner.name)
    };
    let gone = before.register.iter().filter(is_gone).map(|(_, owner)| of(owner, vec![Change::Gone]));
    now.chain(gone).filter(|changed| !changed.changes.is_empty()).collect()
}

fn owner_changes(then: &Owner<'_>, now: &Owner<'_>) -> Vec<Change> {
    let name = |owner: &Owner<'_>| Some(Value::Name(owner.name.to_string()));
    let is_renamed = same_key(&then.name) != same_key(&now.name);
    let name = if is_renamed { value(Field::NAME, name(then), name(now)) } else { None };
    let address = |owner: &Owner<'_>| owner.address().map(|address| Value::Name(address.to_owned()));
    let email = value(Field::EMAIL, address(then), address(now));
    name.into_iter().chain(names(Field::ALIASES, &then.aliases, &now.aliases)).chain(email).collect()
}

/// Returns the changed statuses, removed ones last.
pub(super) fn changed_statuses(compared: &Compared<'_>) -> Vec<Changed> {
    let (before, after) = (compared.before, compared.after);
    let then: Vec<&Status<'_>> = before.scale.iter().map(|(_, status)| status).collect();
    let pairs = pair(&known_statuses(before), &known_statuses(after));
    let of = |status: &Status<'_>, changes| Changed::of_plan(after, ThingKind::Status, &status.name, "", changes);
    let now = after.scale.iter().zip(&pairs.before).map(|((_, now), was)| {
        let was = was.and_then(|was| then.get(was)).copied();
        let was = was.or_else(|| only_other(&before.scale, &after.scale, now));
        let may_have_been = || before.complete.names.may_hold(&now.name);
        match was {
            Some(was) => of(now, status_changes(was, now)),
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

fn known_statuses<'p>(plan: &'p Plan<'_>) -> Vec<MatchNames<'p>> {
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

fn status_changes(then: &Status<'_>, now: &Status<'_>) -> Vec<Change> {
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
