//! `plan/show/1`: one thing of the plan with all its fields.

use serde::Serialize;

use super::activity::{Activity, owners};
use super::document;
use super::manifest::Manifest;
use super::measure::Measure;
use super::own::Assessed;
use super::parts::{JsonLink, Name, texts};
use crate::model::{self, Activity as Model, Goal, Kind, Plan, Priority, SaidBy};
use crate::query::{Entry, Found, sections_of, standing};
use crate::report::view::Show;

#[derive(Serialize)]
struct ShowDocument<'p> {
    schema: &'static str,
    kind: &'static str,
    plan: &'p str,
    file: &'p str,
    line: usize,
    #[serde(flatten)]
    thing: ShowThing<'p>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ShowThing<'p> {
    Plan(Box<Manifest<'p>>),
    Goal {
        id: &'p str,
        title: &'p str,
        text: Option<&'p str>,
        owners: Vec<&'p str>,
        tags: Vec<&'p str>,
        links: Vec<JsonLink<'p>>,
        follow_ups: Vec<FollowUp<'p>>,
        measures: Vec<Measure<'p>>,
        priorities: Vec<&'p str>,
        activities: Vec<Activity<'p>>,
        /// True for an area of directions.
        is_area: bool,
    },
    Priority {
        goal: &'p str,
        id: &'p str,
        formerly: Vec<&'p str>,
        title: &'p str,
        text: Option<&'p str>,
        owners: Vec<&'p str>,
        see: Vec<&'p str>,
        focus: Vec<&'p str>,
        tags: Vec<&'p str>,
        links: Vec<JsonLink<'p>>,
        follow_ups: Vec<FollowUp<'p>>,
        measures: Vec<Measure<'p>>,
        activities: Vec<Activity<'p>>,
    },
    Activity {
        activity: Box<Activity<'p>>,
        owners_from: Option<&'static str>,
        formerly: Vec<&'p str>,
        ended: Option<Ended<'p>>,
        follow_ups: Vec<FollowUp<'p>>,
    },
    Measure {
        /// The id of the goal, priority or activity that it belongs to.
        of: &'p str,
        #[serde(flatten)]
        measure: Measure<'p>,
    },
    Owner {
        name: &'p str,
        aliases: Vec<&'p str>,
        email: Option<&'p str>,
        owner_of: Vec<Activity<'p>>,
        /// The goals and priorities that the owner is to assess.
        own: Vec<Assessed<'p>>,
        support_of: Vec<Activity<'p>>,
    },
}

#[derive(Serialize)]
struct Ended<'p> {
    period: Name,
    into: Option<&'p str>,
    by: Vec<&'p str>,
    reason: Option<&'p str>,
}

#[derive(Serialize)]
struct FollowUp<'p> {
    period: Name,
    status: Option<&'p str>,
    stage: Option<&'static str>,
    note: Option<&'p str>,
    links: Vec<JsonLink<'p>>,
    line: usize,
}

/// Returns `plan/show/1`.
pub fn show(found: &Found<'_, '_>, with: Show<'_>) -> serde_json::Result<String> {
    let plan = found.plan();
    let (kind, file, span, thing) = match *found {
        Found::Plan(plan) => ("plan", plan.file, plan.id.span, ShowThing::Plan(Box::new(Manifest::new(plan)))),
        Found::Goal(plan, goal) => ("goal", goal.file, goal.id.span, of_goal(plan, goal, with)),
        Found::Priority(plan, goal, priority) => {
            ("priority", goal.file, priority.span, of_priority(plan, goal, priority, with))
        }
        Found::Activity(plan, goal, priority, activity) => {
            ("activity", goal.file, activity.span, of_activity(plan, goal, priority, activity, with))
        }
        Found::Measure(_, thing, measure) => {
            let of = &*thing.id().value;
            (
                "measure",
                thing.file(),
                measure.span,
                ShowThing::Measure { of, measure: Measure::new(measure, thing, with.sources) },
            )
        }
        Found::Owner(plan, id) => {
            let owner = plan.register.get(id);
            let records = |(goal, priority, activity)| record(plan, goal, priority, activity, with);
            let thing = ShowThing::Owner {
                name: &owner.name.value,
                aliases: owner.aliases.iter().map(|alias| &*alias.value).collect(),
                email: owner.address(),
                owner_of: plan.answered_by(id).map(records).collect(),
                own: sections_of(plan, id, with.period, with.today).map(|it| Assessed::new(&it)).collect(),
                support_of: plan.supported_by(id).map(records).collect(),
            };
            ("owner", plan.file, owner.name.span, thing)
        }
    };
    let file = with.sources.file(file);
    document(&ShowDocument {
        schema: "plan/show/1",
        kind,
        plan: &plan.id.value,
        file: file.path(),
        line: file.line(span.start),
        thing,
    })
}

fn of_goal<'p>(plan: &'p Plan<'_>, goal: &'p Goal<'_>, with: Show<'p>) -> ShowThing<'p> {
    ShowThing::Goal {
        id: &goal.id.value,
        title: &goal.title.value,
        text: goal.text.as_ref().map(|text| &*text.value),
        owners: owners(plan, &goal.owners),
        tags: texts(&goal.tags),
        links: JsonLink::all(&goal.links),
        follow_ups: follow_ups(plan, model::Thing::Goal(goal), with),
        measures: Measure::all(model::Thing::Goal(goal), with.sources),
        priorities: goal.priorities.iter().filter(|it| it.is_whole).map(|priority| &*priority.id.value).collect(),
        activities: goal
            .activities
            .iter()
            .filter(|it| it.is_whole)
            .map(|activity| record(plan, goal, None, activity, with))
            .collect(),
        is_area: goal.kind == Kind::Direction,
    }
}

fn of_priority<'p>(
    plan: &'p Plan<'_>,
    goal: &'p Goal<'_>,
    priority: &'p Priority<'_>,
    with: Show<'p>,
) -> ShowThing<'p> {
    ShowThing::Priority {
        goal: &goal.id.value,
        id: &priority.id.value,
        formerly: priority.formerly.iter().map(|id| &*id.value).collect(),
        title: &priority.title.value,
        text: priority.text.as_ref().map(|text| &*text.value),
        owners: owners(plan, &priority.owners),
        see: priority.see.iter().map(|id| &*id.value).collect(),
        focus: priority.focus.iter().map(|name| &*name.value).collect(),
        tags: texts(&priority.tags),
        links: JsonLink::all(&priority.links),
        follow_ups: follow_ups(plan, model::Thing::Priority(goal, priority), with),
        measures: Measure::all(model::Thing::Priority(goal, priority), with.sources),
        activities: priority
            .activities
            .iter()
            .filter(|it| it.is_whole)
            .map(|it| record(plan, goal, Some(priority), it, with))
            .collect(),
    }
}

fn of_activity<'p>(
    plan: &'p Plan<'_>,
    goal: &'p Goal<'_>,
    priority: Option<&'p Priority<'_>>,
    activity: &'p Model<'_>,
    with: Show<'p>,
) -> ShowThing<'p> {
    let ended = activity.ended.as_ref().map(|end| Ended {
        period: Name(*end.period),
        into: end.into.as_ref().map(|id| &*id.value),
        by: end.by.iter().map(|id| &*id.value).collect(),
        reason: end.reason.as_ref().map(|reason| &*reason.value),
    });
    ShowThing::Activity {
        activity: Box::new(record(plan, goal, priority, activity, with)),
        owners_from: from(plan.answering((goal, priority, activity)).said_by),
        formerly: activity.formerly.iter().map(|id| &*id.value).collect(),
        ended,
        follow_ups: follow_ups(plan, model::Thing::Activity(goal, priority, activity), with),
    }
}

fn follow_ups<'p>(plan: &'p Plan<'_>, thing: model::Thing<'p, '_>, with: Show<'p>) -> Vec<FollowUp<'p>> {
    let file = with.sources.file(thing.file());
    let follow_up = |follow_up: &'p model::FollowUp<'_>| {
        let status = follow_up.status.as_ref().and_then(|status| status.id).map(|id| plan.scale.get(id));
        FollowUp {
            period: Name(*follow_up.period),
            status: status.map(|status| &*status.name.value),
            stage: status.map(|status| status.stage.name()),
            note: follow_up.note.as_ref().map(|note| &*note.value),
            links: JsonLink::all(&follow_up.links),
            line: file.line(follow_up.period.span.start),
        }
    };
    thing.follow_ups().iter().map(follow_up).collect()
}

fn record<'p, 'a>(
    plan: &'p Plan<'a>,
    goal: &'p Goal<'a>,
    priority: Option<&'p Priority<'a>>,
    activity: &'p Model<'a>,
    with: Show<'p>,
) -> Activity<'p> {
    let standing = standing(plan, activity, with.period, with.today);
    Activity::new(&Entry { plan, goal, priority, activity, standing }, with.sources)
}

/// Returns the level that names the owners.
fn from(by: SaidBy<'_, '_>) -> Option<&'static str> {
    match by {
        SaidBy::Thing(model::Thing::Activity(..)) => Some("activity"),
        SaidBy::Thing(model::Thing::Priority(..)) => Some("priority"),
        SaidBy::Thing(model::Thing::Goal(_)) => Some("goal"),
        SaidBy::Plan => Some("plan"),
        SaidBy::Nothing => None,
    }
}
