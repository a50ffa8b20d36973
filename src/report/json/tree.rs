//! `plan/tree/1`: the hierarchy of a plan.

use std::ptr;

use serde::Serialize;

use super::activity::{Activity, owners};
use super::document;
use super::measure::Measure;
use super::own::Own;
use super::parts::{JsonLink, texts};
use crate::model::{Goal, Thing};
use crate::query::{Entry, PlanSelection, Selection, own_standing};
use crate::report::take;
use crate::source::Sources;

#[derive(Serialize)]
struct Tree<'p> {
    schema: &'static str,
    plans: Vec<OfPlan<'p>>,
}

#[derive(Serialize)]
struct OfPlan<'p> {
    id: &'p str,
    title: &'p str,
    goals: Vec<OfGoal<'p>>,
}

#[derive(Serialize)]
struct OfGoal<'p> {
    id: &'p str,
    title: &'p str,
    kind: &'static str,
    text: Option<&'p str>,
    owners: Vec<&'p str>,
    tags: Vec<&'p str>,
    links: Vec<JsonLink<'p>>,
    measures: Vec<Measure<'p>>,
    /// The goal's own assessment.
    own: Option<Own<'p>>,
    activities: Vec<Activity<'p>>,
    priorities: Vec<OfPriority<'p>>,
}

#[derive(Serialize)]
struct OfPriority<'p> {
    id: &'p str,
    title: &'p str,
    text: Option<&'p str>,
    owners: Vec<&'p str>,
    see: Vec<&'p str>,
    focus: Vec<&'p str>,
    tags: Vec<&'p str>,
    links: Vec<JsonLink<'p>>,
    measures: Vec<Measure<'p>>,
    own: Option<Own<'p>>,
    activities: Vec<Activity<'p>>,
}

/// Returns `plan/tree/1`: the selected activities under their goals and priorities, down to `depth` levels.
pub fn tree(selection: &Selection<'_, '_>, depth: usize, sources: &Sources) -> serde_json::Result<String> {
    let plans = selection.plans.iter().map(|selected| of_plan(selected, depth, sources)).collect();
    document(&Tree { schema: "plan/tree/1", plans })
}

fn of_plan<'p>(selected: &PlanSelection<'p, '_>, depth: usize, sources: &'p Sources) -> OfPlan<'p> {
    let entries: Vec<Entry<'_, '_>> = selected.entries().collect();
    let keep = |is_empty: bool| !is_empty || !selected.is_filtered();
    let mut left = entries.as_slice();
    let goals = selected.plan.goals.iter().filter(|goal| goal.is_whole).filter_map(|goal| {
        let here = take(&mut left, |entry| ptr::eq(entry.goal, goal));
        keep(here.is_empty()).then(|| of_goal(selected, goal, here, keep, depth, sources))
    });
    OfPlan { id: &selected.plan.id.value, title: &selected.plan.title.value, goals: goals.collect() }
}

fn of_goal<'p, 'a>(
    selected: &PlanSelection<'p, 'a>,
    goal: &'p Goal<'a>,
    entries: &[Entry<'p, '_>],
    keep: impl Fn(bool) -> bool,
    depth: usize,
    sources: &'p Sources,
) -> OfGoal<'p> {
    let shown = |entries: &[Entry<'p, '_>]| -> Vec<Activity<'p>> {
        let entries = if depth > 2 { entries } else { &[] };
        entries.iter().map(|entry| Activity::new(entry, sources)).collect()
    };
    let stated = |thing: Thing<'p, 'a>| {
        own_standing(selected.plan, thing, selected.period, selected.today).map(|standing| Own::new(&standing))
    };
    let mut left = entries;
    let own = take(&mut left, |entry| entry.priority.is_none());
    let priorities = goal.priorities.iter().filter(|priority| depth > 1 && priority.is_whole).filter_map(|priority| {
        let here = take(&mut left, |entry| entry.priority.is_some_and(|other| ptr::addr_eq(other, priority)));
        keep(here.is_empty()).then(|| OfPriority {
            id: &priority.id.value,
            title: &priority.title.value,
            text: priority.text.as_ref().map(|text| &*text.value),
            owners: owners(selected.plan, &priority.owners),
            see: priority.see.iter().map(|id| &*id.value).collect(),
            focus: priority.focus.iter().map(|name| &*name.value).collect(),
            tags: texts(&priority.tags),
            links: JsonLink::all(&priority.links),
            measures: Measure::all(Thing::Priority(goal, priority), sources),
            own: stated(Thing::Priority(goal, priority)),
            activities: shown(here),
        })
    });
    OfGoal {
        id: &goal.id.value,
        title: &goal.title.value,
        kind: goal.kind.name(),
        text: goal.text.as_ref().map(|text| &*text.value),
        owners: owners(selected.plan, &goal.owners),
        tags: texts(&goal.tags),
        links: JsonLink::all(&goal.links),
        measures: Measure::all(Thing::Goal(goal), sources),
        own: stated(Thing::Goal(goal)),
        priorities: priorities.collect(),
        activities: shown(own),
    }
}
