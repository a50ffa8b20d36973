//! `plan/plans/1`: the plans and their governance.

use serde::Serialize;

use super::closed::{Closed, closed};
use super::parts::{JsonYears, Name, text};
use super::{document, lines};
use crate::model::{Governance, Plan, Portfolio, Years};
use crate::source::Sources;

#[derive(Serialize)]
struct Plans<'p> {
    schema: &'static str,
    governance: Option<Above<'p>>,
    plans: Vec<OnePlan<'p>>,
}

#[derive(Serialize)]
struct Above<'p> {
    title: &'p str,
    organisation: Option<&'p str>,
    decides: Option<&'p str>,
    board: Option<&'p str>,
    responsible: Option<&'p str>,
    strategy: Option<&'p str>,
    focus: Vec<Focus<'p>>,
    language: Option<&'p str>,
    source: Option<&'p str>,
    administration: Option<&'p str>,
    /// The text about the organisation.
    text: Option<&'p str>,
    strategy_short: Option<&'p str>,
    strategy_period: Option<JsonYears>,
    strategy_text: Option<&'p str>,
}

#[derive(Serialize)]
struct Focus<'p> {
    year: Name,
    decided_by: Option<&'p str>,
    priorities: Vec<&'p str>,
    text: Option<&'p str>,
}

#[derive(Serialize)]
struct OnePlan<'p> {
    id: &'p str,
    title: &'p str,
    language: Option<&'p str>,
    first: Option<Name>,
    last: Option<Name>,
    every: Option<&'static str>,
    current: Option<Name>,
    closed: Vec<Closed>,
    aim: Option<&'p str>,
    /// The governance's name for the plan.
    called: Option<&'p str>,
    /// The rest that the governance says about the plan.
    text: Option<&'p str>,
    about: Option<&'p str>,
    goals: usize,
    priorities: usize,
    activities: usize,
    owners: usize,
    file: &'p str,
}

/// Returns `plan/plans/1`.
pub fn plans(portfolio: &Portfolio<'_>, plans: &[&Plan<'_>], sources: &Sources) -> serde_json::Result<String> {
    let plans = plans.iter().map(|plan| one(portfolio, plan, sources)).collect();
    document(&Plans { schema: "plan/plans/1", governance: portfolio.governance.as_ref().map(above), plans })
}

/// Returns the plans of `plan/plans/1`, one a line.
pub fn plans_lines(portfolio: &Portfolio<'_>, plans: &[&Plan<'_>], sources: &Sources) -> serde_json::Result<String> {
    lines(plans.iter().map(|plan| one(portfolio, plan, sources)))
}

fn above<'p>(governance: &'p Governance<'_>) -> Above<'p> {
    let (organisation, strategy) = (governance.organisation.as_ref(), governance.strategy.as_ref());
    let focus = governance.focuses.iter().map(|focus| Focus {
        year: Name(*focus.year),
        decided_by: text(focus.decided_by.as_ref()),
        priorities: focus.priorities.iter().map(|name| &*name.value).collect(),
        text: text(focus.text.as_ref()),
    });
    Above {
        title: &governance.title.value,
        organisation: organisation.map(|it| &*it.name.value),
        decides: organisation.and_then(|it| text(it.decides.as_ref())),
        board: organisation.and_then(|it| text(it.board.as_ref())),
        responsible: organisation.and_then(|it| text(it.responsible.as_ref())),
        strategy: strategy.map(|strategy| &*strategy.title.value),
        focus: focus.collect(),
        language: text(governance.language.as_ref()),
        source: text(governance.source.as_ref()),
        administration: organisation.and_then(|it| text(it.administration.as_ref())),
        text: organisation.and_then(|it| text(it.text.as_ref())),
        strategy_short: strategy.and_then(|it| text(it.short.as_ref())),
        strategy_period: strategy.and_then(|it| it.years).map(JsonYears::from),
        strategy_text: strategy.and_then(|it| text(it.text.as_ref())),
    }
}

fn one<'p>(portfolio: &'p Portfolio<'_>, plan: &'p Plan<'_>, sources: &'p Sources) -> OnePlan<'p> {
    let briefs = portfolio.governance.iter().flat_map(|governance| &governance.plans);
    let brief = briefs.into_iter().find(|brief| brief.id.value == plan.id.value);
    let year = |pick: fn(Years) -> crate::model::Period| plan.years.map(|years| Name(pick(years)));
    OnePlan {
        id: &plan.id.value,
        title: &plan.title.value,
        language: text(plan.language.as_ref()),
        first: year(|years| *years.first),
        last: year(|years| *years.last),
        every: plan.follow_up.every.map(|every| every.name()),
        current: plan.follow_up.current.map(|current| Name(*current)),
        closed: closed(plan),
        aim: brief.and_then(|brief| text(brief.aim.as_ref())),
        called: brief.map(|brief| &*brief.title.value),
        text: brief.and_then(|brief| text(brief.text.as_ref())),
        about: text(plan.about.as_ref()),
        goals: plan.goals.len(),
        priorities: plan.priorities().count(),
        activities: plan.activities().count(),
        owners: plan.register.len(),
        file: sources.file(plan.file).path(),
    }
}
