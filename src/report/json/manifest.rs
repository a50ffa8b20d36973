//! A plan's own fields in `plan/show/1`, which have the names of the keys in `plan.toml`.

use serde::Serialize;

use super::activity::owners;
use super::closed::{Closed, closed};
use super::parts::{JsonYears, Name, text, texts};
use crate::model::{self, Plan, Tier};

/// A plan with its settings; of its goals only the ids.
#[derive(Serialize)]
pub(super) struct Manifest<'p> {
    id: &'p str,
    title: &'p str,
    about: Option<&'p str>,
    owners: Vec<&'p str>,
    goals: Vec<&'p str>,
    closed: Vec<Closed>,
    language: Option<&'p str>,
    period: Option<JsonYears>,
    excluded: Option<&'p str>,
    strategy: Option<Strategy<'p>>,
    development: Option<Development<'p>>,
    follow_up: FollowUpRules<'p>,
    report: Frame<'p>,
    levels: LevelWords<'p>,
    scale: Vec<OneStatus<'p>>,
}

#[derive(Serialize)]
struct Strategy<'p> {
    title: &'p str,
    chapter: Option<&'p str>,
    desired_state: Option<&'p str>,
    principles: Option<&'p str>,
    aims: Vec<&'p str>,
}

#[derive(Serialize)]
struct Development<'p> {
    text: Option<&'p str>,
    goals: Vec<&'p str>,
}

#[derive(Serialize)]
struct FollowUpRules<'p> {
    /// The rhythm; a year unless the plan says otherwise.
    every: &'static str,
    current: Option<Name>,
    /// The levels that are assessed; activities unless the plan says otherwise.
    levels: Vec<&'static str>,
    text: Option<&'p str>,
}

#[derive(Serialize)]
struct Frame<'p> {
    sender: Option<&'p str>,
    case_number: Option<&'p str>,
    officer: Option<&'p str>,
    proposed_decision: Option<&'p str>,
    contact: Option<&'p str>,
    logo: Option<&'p str>,
}

/// The plan's own names of its levels.
#[derive(Serialize)]
struct LevelWords<'p> {
    goal: Option<&'p str>,
    area: Option<&'p str>,
    priority: Option<&'p str>,
    direction: Option<&'p str>,
    activity: Option<&'p str>,
}

#[derive(Serialize)]
struct OneStatus<'p> {
    name: &'p str,
    stage: &'static str,
    /// The colour that is shown.
    color: Option<&'static str>,
    meaning: Option<&'p str>,
}

impl<'p> Manifest<'p> {
    pub(super) fn new(plan: &'p Plan<'_>) -> Self {
        let strategy = |it: &'p model::PlanStrategy<'_>| Strategy {
            title: &it.title.value,
            chapter: text(it.chapter.as_ref()),
            desired_state: text(it.desired_state.as_ref()),
            principles: text(it.principles.as_ref()),
            aims: texts(&it.aims),
        };
        let development =
            |it: &'p model::Development<'_>| Development { text: text(it.text.as_ref()), goals: texts(&it.goals) };
        let asked = Tier::ALL.into_iter().filter(|tier| plan.asks_for(*tier));
        let (report, levels) = (&plan.report, &plan.levels);
        Self {
            id: &plan.id.value,
            title: &plan.title.value,
            about: text(plan.about.as_ref()),
            owners: owners(plan, &plan.owners),
            goals: plan.goals.iter().map(|goal| &*goal.id.value).collect(),
            closed: closed(plan),
            language: text(plan.language.as_ref()),
            period: plan.years.map(JsonYears::from),
            excluded: text(plan.excluded.as_ref()),
            strategy: plan.strategy.as_ref().map(strategy),
            development: plan.development.as_ref().map(development),
            follow_up: FollowUpRules {
                every: plan.rhythm().name(),
                current: plan.follow_up.current.map(|current| Name(*current)),
                levels: asked.map(Tier::name).collect(),
                text: text(plan.follow_up.text.as_ref()),
            },
            report: Frame {
                sender: text(report.sender.as_ref()),
                case_number: text(report.case_number.as_ref()),
                officer: text(report.officer.as_ref()),
                proposed_decision: text(report.proposed_decision.as_ref()),
                contact: text(report.contact.as_ref()),
                logo: text(report.logo.as_ref()),
            },
            levels: LevelWords {
                goal: text(levels.goal.as_ref()),
                area: text(levels.area.as_ref()),
                priority: text(levels.priority.as_ref()),
                direction: text(levels.direction.as_ref()),
                activity: text(levels.activity.as_ref()),
            },
            scale: plan.scale.iter().map(|(_, status)| OneStatus::new(status)).collect(),
        }
    }
}

impl<'p> OneStatus<'p> {
    fn new(status: &'p model::Status<'_>) -> Self {
        Self {
            name: &status.name.value,
            stage: status.stage.name(),
            color: status.shown_color().map(model::Color::name),
            meaning: text(status.meaning.as_ref()),
        }
    }
}
