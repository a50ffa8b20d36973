//! The hierarchy of goals, priorities and activities, as a tree.

use std::ptr;

use super::measure;
use super::standing;
use super::steps::{Step, legend, steps};
use super::{status, titles};
use crate::locale::{Lang, catalogue as say};
use crate::model::{Goal, Stage, Str, Thing};
use crate::query::{Assessable, Entry, PlanSelection, Selection, Standing, closed_by_name, own_standing};
use crate::report::doc::{Block, Branch, Doc};
use crate::report::take;
use crate::source::Spanned;

/// The number of levels: goals, priorities and activities.
pub const ALL_LEVELS: usize = 3;

/// Returns the selected activities under their goals and priorities, down to `depth` levels (1 for only goals).
///
/// Without filters, goals and priorities without activities are included.
pub fn tree(selection: &Selection<'_, '_>, depth: usize, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    let entries: Vec<Entry<'_, '_>> = selection.entries().collect();
    titles::heading_of_counted(&mut doc, selection, lang);
    let has_goals = |it: &PlanSelection<'_, '_>| !it.is_filtered() && it.plan.goals.iter().any(|goal| goal.is_whole);
    if entries.is_empty() && !selection.plans.iter().any(has_goals) {
        titles::nothing(&mut doc, selection, lang);
        return doc;
    }
    let mut branches = Vec::new();
    let several_plans = selection.plans.iter().filter(|selected| !selected.plan.goals.is_empty()).count() > 1;
    let mut rest = entries.as_slice();
    for selected in &selection.plans {
        let plan = selected.plan;
        let base = usize::from(several_plans);
        let has_any = rest.first().is_some_and(|entry| ptr::eq(entry.plan, plan));
        if several_plans && !plan.goals.is_empty() && (has_any || !selected.is_filtered()) {
            branches.push(heading(0, format!("{} {}", &*plan.id.value, &*plan.title.value)));
        }
        for goal in plan.goals.iter().filter(|goal| goal.is_whole) {
            let of_goal = take(&mut rest, |entry| ptr::eq(entry.goal, goal));
            if of_goal.is_empty() && selected.is_filtered() {
                continue;
            }
            branches.extend(goal_branches(selected, goal, of_goal, depth, base, lang));
        }
    }
    doc.blocks.push(Block::Tree(branches));
    if depth >= ALL_LEVELS {
        let all = entries.iter().map(Entry::assessable).chain(selection.sections());
        let standings: Vec<Standing<'_, '_>> = all.filter(has_sign).map(|it| it.standing).collect();
        let is_there = |step: &Step<'_, '_>| standings.iter().any(|standing| step.is_of(standing));
        let scales = status::scales(selection);
        let shown: Vec<Step<'_, '_>> = steps(&scales).into_iter().filter(is_there).collect();
        doc.text(legend(&shown, &scales, lang));
    }
    doc
}

/// Returns the lines of a goal with these activities, indented by `base`.
fn goal_branches(
    selected: &PlanSelection<'_, '_>,
    goal: &Goal<'_>,
    entries: &[Entry<'_, '_>],
    depth: usize,
    base: usize,
    lang: Lang,
) -> Vec<Branch> {
    let count = counted(depth == 1, entries.len());
    let tags = tagged(&goal.tags);
    let line = format!("{} {}{count}{tags}", &*goal.id.value, &*goal.title.value);
    let mut branches = vec![assessed(selected, Thing::Goal(goal), heading(base, line))];
    let mut left = entries;
    let own = take(&mut left, |entry| entry.priority.is_none());
    if depth >= ALL_LEVELS {
        branches.extend(measures(selected, Thing::Goal(goal), base + 1, lang));
        branches.extend(own.iter().map(|entry| leaf(base + 1, entry, lang)));
    }
    for priority in goal.priorities.iter().filter(|priority| depth > 1 && priority.is_whole) {
        let here = take(&mut left, |entry| entry.priority.is_some_and(|other| ptr::eq(other, priority)));
        if here.is_empty() && selected.is_filtered() {
            continue;
        }
        let line = priority_line(priority) + &counted(depth == 2, here.len());
        let branch = Branch { is_heading: false, ..heading(base + 1, line) };
        branches.push(assessed(selected, Thing::Priority(goal, priority), branch));
        if depth >= ALL_LEVELS {
            branches.extend(measures(selected, Thing::Priority(goal, priority), base + 2, lang));
            branches.extend(here.iter().map(|entry| leaf(base + 2, entry, lang)));
        }
    }
    branches
}

fn priority_line(priority: &crate::model::Priority<'_>) -> String {
    let line = format!("{} {}", &*priority.id.value, &*priority.title.value);
    let seen: Vec<&str> = priority.see.iter().map(|id| &*id.value).collect();
    let line = if seen.is_empty() { line } else { format!("{line} → {}", seen.join(", ")) };
    line + &tagged(&priority.tags)
}

/// Returns tags in brackets after a space; nothing if there are none.
fn tagged(tags: &[Spanned<Str<'_>>]) -> String {
    let tags: Vec<&str> = tags.iter().map(|tag| &*tag.value).collect();
    if tags.is_empty() { String::new() } else { format!(" [{}]", tags.join(", ")) }
}

/// Returns the number of activities that the depth cuts off.
fn counted(ends_here: bool, count: usize) -> String {
    if ends_here && count > 0 { format!(" ({count})") } else { String::new() }
}

fn heading(depth: usize, text: String) -> Branch {
    Branch { depth, text, is_heading: true, tone: None }
}

/// Returns the line of a goal or a priority with its own status.
fn assessed<'p, 'a>(selected: &PlanSelection<'p, 'a>, thing: Thing<'p, 'a>, branch: Branch) -> Branch {
    let plan = selected.plan;
    let standing = own_standing(plan, thing, selected.period, selected.today);
    let it = standing.map(|standing| Assessable { plan, thing, standing }).filter(has_sign);
    let Some(Assessable { standing, .. }) = it else { return branch };
    let said = standing.status.map(|status| format!(" ({})", &*status.name.value)).unwrap_or_default();
    let text = format!("{} {}{said}", standing.sign(), branch.text);
    Branch { text, tone: Some(standing::tone(standing.status, standing.stage)), ..branch }
}

/// Returns whether a thing has a symbol. Missing assessments of what is not counted are left to `plan due`.
fn has_sign(it: &Assessable<'_, '_>) -> bool {
    it.standing.stage != Stage::Unassessed || it.plan.counts(it.thing.tier())
}

/// Returns the measures of a goal or a priority, one on each line. Those of activities are left out, as they would
/// hide the activities.
fn measures<'p, 'a>(
    selected: &PlanSelection<'p, 'a>,
    thing: Thing<'p, 'a>,
    depth: usize,
    lang: Lang,
) -> impl Iterator<Item = Branch> {
    let whole = thing.measures().iter().filter(|measure| measure.is_whole);
    let text = whole.map(move |it| measure::line(it, selected.period, lang)).collect::<Vec<_>>();
    text.into_iter().map(move |text| Branch { is_heading: false, ..heading(depth, text) })
}

/// Returns the line of an activity, with what its symbol alone does not tell.
fn leaf(depth: usize, entry: &Entry<'_, '_>, lang: Lang) -> Branch {
    let standing = &entry.standing;
    let status = standing.status.map(|status| status.name.to_string());
    let closed = standing.closed_by.map(|by| closed_by_name(by).get(lang).to_owned());
    let late = standing.is_late.then(|| say::LATE.get(lang).to_lowercase());
    let said: Vec<String> = status.or(closed).into_iter().chain(late).collect();
    let tags = tagged(&entry.activity.tags);
    let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join(", ")) };
    let text = format!("{} {}{said}{tags}", &*entry.activity.id.value, &*entry.activity.title.value);
    let branch = Branch { depth, text, is_heading: false, tone: None };
    if !has_sign(&entry.assessable()) {
        return branch;
    }
    let text = format!("{} {}", standing.sign(), branch.text);
    Branch { text, tone: Some(standing::tone(standing.status, standing.stage)), ..branch }
}
