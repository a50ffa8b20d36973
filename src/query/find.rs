//! Lookup by id or name.

use std::collections::{BTreeSet, HashMap};

use super::Refusal;
use super::resolve::{Candidate, Question, Resolver};
use super::selection::{EVERY, OWNER, intervals, owners};
use crate::locale::{Text, shell_word, text};
use crate::model::{Activity, Goal, Interval, Measure, OwnerId, Plan, Priority, Thing, same_key};

/// A thing with an id or a name.
#[derive(Clone, Copy, Debug)]
pub enum Found<'p, 'a> {
    /// A plan.
    Plan(&'p Plan<'a>),
    /// A goal of a plan.
    Goal(&'p Plan<'a>, &'p Goal<'a>),
    /// A priority of a goal.
    Priority(&'p Plan<'a>, &'p Goal<'a>, &'p Priority<'a>),
    /// An activity of a priority, or of a goal.
    Activity(&'p Plan<'a>, &'p Goal<'a>, Option<&'p Priority<'a>>, &'p Activity<'a>),
    /// A measure of a goal, a priority or an activity.
    Measure(&'p Plan<'a>, Thing<'p, 'a>, &'p Measure<'a>),
    /// An owner of a plan's register.
    Owner(&'p Plan<'a>, OwnerId),
}

impl<'p, 'a> Found<'p, 'a> {
    /// Returns the thing's id, or an owner's name.
    pub fn id(&self) -> &'p str {
        match self {
            Self::Plan(plan) => &plan.id.value,
            Self::Goal(_, goal) => &goal.id.value,
            Self::Priority(_, _, priority) => &priority.id.value,
            Self::Activity(_, _, _, activity) => &activity.id.value,
            Self::Measure(_, _, measure) => &measure.id.value,
            Self::Owner(plan, owner) => &plan.register.get(*owner).name.value,
        }
    }

    /// Returns the goal, priority or activity; `None` for anything else.
    pub fn thing(&self) -> Option<Thing<'p, 'a>> {
        match *self {
            Self::Goal(_, goal) => Some(Thing::Goal(goal)),
            Self::Priority(_, goal, priority) => Some(Thing::Priority(goal, priority)),
            Self::Activity(_, goal, priority, activity) => Some(Thing::Activity(goal, priority, activity)),
            Self::Plan(_) | Self::Measure(..) | Self::Owner(..) => None,
        }
    }

    /// Returns the plan that it belongs to.
    pub fn plan(&self) -> &'p Plan<'a> {
        match self {
            Self::Plan(plan)
            | Self::Goal(plan, _)
            | Self::Priority(plan, ..)
            | Self::Activity(plan, ..)
            | Self::Measure(plan, ..)
            | Self::Owner(plan, _) => plan,
        }
    }
}

/// A lookup by name without an option.
const ANYTHING: Question = Question { option: "", takes_one: true, words: Text::fixed("", "") };

/// Returns everything with this id or name. Fails if there is nothing, with the nearest names.
///
/// There are several results if two plans use the same id, or one plan uses it twice.
pub fn find<'p, 'a>(plans: &[&'p Plan<'a>], given: &str) -> Result<Vec<Found<'p, 'a>>, Refusal> {
    let mut resolver = Resolver { plans, refusals: Vec::new(), asked: Vec::new() };
    let found = resolver.resolve(ANYTHING, &[given.to_owned()], named);
    match resolver.refusals.pop() {
        Some(refusal) => {
            let message = text!("inget i planen heter `{given}`", "nothing in the plan is called `{given}`");
            let help = if refusal.nearest.is_empty() { Some(search_titles(given)) } else { refusal.help };
            Err(Refusal { message, help, nearest: refusal.nearest })
        }
        None => Ok(found.flatten().flatten().collect()),
    }
}

/// An index of plans by id and name, for many lookups.
pub struct Things<'p, 'a> {
    plans: Vec<&'p Plan<'a>>,
    by_name: HashMap<String, Vec<Found<'p, 'a>>>,
}

impl<'p, 'a> Things<'p, 'a> {
    /// Indexes plans.
    pub fn of(plans: Vec<&'p Plan<'a>>) -> Self {
        let mut by_name: HashMap<_, Vec<_>> = HashMap::new();
        for thing in plans.iter().flat_map(|plan| named(plan)) {
            let names: BTreeSet<_> = thing.names.iter().map(|name| same_key(name).into_owned()).collect();
            for name in names {
                by_name.entry(name).or_default().push(thing.thing);
            }
        }
        Self { plans, by_name }
    }

    /// Returns the indexed plans.
    pub fn plans(&self) -> &[&'p Plan<'a>] {
        &self.plans
    }

    /// Looks up a name, as [`find`] does.
    pub fn find(&self, given: &str) -> Result<Vec<Found<'p, 'a>>, Refusal> {
        self.by_name.get(&*same_key(given)).map_or_else(|| find(&self.plans, given), |found| Ok(found.clone()))
    }
}

/// Returns everything with this id or name or, if there is nothing, with a similar title.
///
/// Only for reading; changes need ids, which are unique.
pub fn find_to_read<'p, 'a>(things: &Things<'p, 'a>, given: &str) -> Result<Vec<Found<'p, 'a>>, Refusal> {
    things.find(given).or_else(|refusal| {
        let mut resolver = Resolver { plans: things.plans(), refusals: Vec::new(), asked: Vec::new() };
        let found: Vec<Found<'p, 'a>> =
            resolver.resolve(ANYTHING, &[given.to_owned()], titled).flatten().flatten().collect();
        match resolver.refusals.pop() {
            None => Ok(found),
            // Similar titles are suggested if no id is similar.
            Some(of_title) if refusal.nearest.is_empty() && !of_title.nearest.is_empty() => {
                Err(Refusal { help: of_title.help, nearest: of_title.nearest, ..refusal })
            }
            Some(_) => Err(refusal),
        }
    })
}

/// Returns the only thing with this id or name. Fails if there is none, or more than one.
pub fn find_one<'p, 'a>(plans: &[&'p Plan<'a>], given: &str) -> Result<Found<'p, 'a>, Refusal> {
    let found = find(plans, given)?;
    match found[..] {
        [one] => Ok(one),
        _ => Err(in_several(given, found.iter().map(Found::plan))),
    }
}

/// Creates the error for an id that is not unique, in several plans or by mistake in one.
pub(super) fn in_several<'p, 'a: 'p>(given: &str, plans: impl Iterator<Item = &'p Plan<'a>>) -> Refusal {
    let mut plans: Vec<&str> = plans.map(|plan| &*plan.id.value).collect();
    plans.dedup();
    let [first, _, ..] = plans[..] else {
        return Refusal::new(
            text!("id:t `{given}` står på flera ställen i planen", "the id `{given}` is used in several places"),
            Some(Text::fixed("`plan check` visar var", "`plan check` shows where")),
        );
    };
    let (names, first) = (plans.join(", "), shell_word(first));
    Refusal::new(
        text!("id:t `{given}` finns i flera planer: {names}", "the id `{given}` is in several plans: {names}"),
        Some(text!(
            "säg vilken med --plan, till exempel `--plan {first}`",
            "say which with --plan, for instance `--plan {first}`"
        )),
    )
}

/// Returns advice for an id without similar ones.
pub(super) fn search_titles(given: &str) -> Text {
    let word = shell_word(given);
    text!("sök i rubrikerna med `plan list --text {word}`", "search the titles with `plan list --text {word}`")
}

/// Returns everything with a title.
fn titled<'p, 'a>(plan: &'p Plan<'a>) -> Vec<Candidate<Found<'p, 'a>>> {
    let goals = plan.goals.iter().filter(|goal| goal.is_whole);
    let goals = goals.map(|goal| Candidate::new([&*goal.title.value], Found::Goal(plan, goal)));
    let priorities =
        plan.priorities().map(|(goal, it)| Candidate::new([&*it.title.value], Found::Priority(plan, goal, it)));
    let activities = plan
        .activities()
        .map(|(goal, priority, it)| Candidate::new([&*it.title.value], Found::Activity(plan, goal, priority, it)));
    let whole = Candidate::new([&*plan.title.value], Found::Plan(plan));
    std::iter::once(whole).chain(goals).chain(priorities).chain(activities).collect()
}

/// Returns everything with an id or a name.
fn named<'p, 'a>(plan: &'p Plan<'a>) -> Vec<Candidate<Found<'p, 'a>>> {
    let mut things = vec![Candidate::new([&*plan.id.value], Found::Plan(plan))];
    for goal in plan.goals.iter().filter(|goal| goal.is_whole) {
        things.push(Candidate::new([&*goal.id.value], Found::Goal(plan, goal)));
    }
    for (goal, priority) in plan.priorities() {
        let ids = std::iter::once(&priority.id).chain(&priority.formerly).map(|id| id.value.to_string());
        things.push(Candidate::new(ids, Found::Priority(plan, goal, priority)));
    }
    for (goal, priority, activity) in plan.activities() {
        let ids = std::iter::once(&activity.id).chain(&activity.formerly).map(|id| id.value.to_string());
        things.push(Candidate::new(ids, Found::Activity(plan, goal, priority, activity)));
    }
    for thing in Thing::all(plan).filter(|thing| plan.complete.manifest && thing.is_whole()) {
        for measure in thing.measures().iter().filter(|measure| measure.is_whole) {
            things.push(Candidate::new([&*measure.id.value], Found::Measure(plan, thing, measure)));
        }
    }
    for (id, owner) in plan.register.iter() {
        let names = std::iter::once(&owner.name).chain(&owner.aliases).map(|name| name.value.to_string());
        things.push(Candidate::new(names, Found::Owner(plan, id)));
    }
    things
}

/// Returns the owner with a name or alias, ignoring case and accents. The error lists the nearest names; `option`
/// is named in it.
pub fn find_owner(plan: &Plan<'_>, option: &'static str, given: &str) -> Result<OwnerId, Refusal> {
    if let Some(owner) = plan.register.find(given) {
        return Ok(owner);
    }
    let mut resolver = Resolver { plans: &[plan], refusals: Vec::new(), asked: Vec::new() };
    let question = Question { option, ..OWNER };
    let found: Vec<OwnerId> = resolver.resolve(question, &[given.to_owned()], owners).flatten().flatten().collect();
    match (resolver.refusals.pop(), &found[..]) {
        (Some(refusal), _) => Err(refusal),
        (None, [owner]) => Ok(*owner),
        (None, several) => {
            let names: Vec<String> =
                several.iter().map(|owner| format!("`{}`", &*plan.register.get(*owner).name.value)).collect();
            let names = names.join(", ");
            Err(Refusal::new(
                text!("{option}: flera heter `{given}`", "{option}: several are called `{given}`"),
                Some(text!("skriv hela namnet: {names}", "write the whole name: {names}")),
            ))
        }
    }
}

/// Returns the interval with a name; `None` for `once`. The error lists all intervals; `option` is named in it.
pub fn find_interval(plan: &Plan<'_>, option: &'static str, given: &str) -> Result<Option<Interval>, Refusal> {
    let mut resolver = Resolver { plans: &[plan], refusals: Vec::new(), asked: Vec::new() };
    let question = Question { option, takes_one: true, ..EVERY };
    let mut found = resolver.resolve(question, &[given.to_owned()], |_| intervals()).flatten().flatten();
    match resolver.refusals.pop() {
        Some(refusal) => Err(refusal),
        None => Ok(found.next().flatten()),
    }
}
