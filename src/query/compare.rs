//! The comparison of two periods.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::find_period::{expect_looked_at, seen_in};
use super::{Assessable, ClosedBy, Counts, PlanSelection, Refusal, Selection, Standing, find_period, own_standing};
use crate::locale::text;
use crate::model::{Period, Stage, same_key};

/// A comparison of selected things with an earlier period.
#[derive(Debug)]
pub struct Comparison<'p, 'a> {
    /// The earlier period of each plan, in the order of the selection.
    pub before: Vec<Period>,
    /// The counts in the earlier period.
    pub then: Counts,
    /// The counts now.
    pub now: Counts,
    /// The things whose standing changed, in order.
    pub changes: Vec<PeriodChange<'p, 'a>>,
}

/// A change of a thing's standing.
#[derive(Clone, Copy, Debug)]
pub struct PeriodChange<'p, 'a> {
    /// The goal, priority or activity, with its current standing.
    pub it: Assessable<'p, 'a>,
    /// The earlier standing.
    pub from: Standing<'p, 'a>,
    /// The kind of the change.
    pub kind: ChangeKind,
}

/// The kind of a change of standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is worse, or became late.
    Worse,
    /// It is better.
    Better,
    /// It has another status of the same stage.
    Shifted,
    /// Nothing was expected in the earlier period, and now something is.
    New,
    /// It ran out or left the plan.
    Gone,
    /// Neither better nor worse, because one of the two is not assessed.
    Other,
}

named! {
    ChangeKind;
    /// Every kind, in the order of display.
    ALL;
    /// Returns the name in machine formats.
    name;
    Worse = "worse",
    Better = "better",
    Shifted = "shifted",
    New = "new",
    Gone = "gone",
    Other = "other",
}

impl ChangeKind {
    /// Returns the direction: `worse`, `better` or `other`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::Worse | Self::Better => self.name(),
            Self::Shifted | Self::New | Self::Gone | Self::Other => Self::Other.name(),
        }
    }
}

impl<'p, 'a> Comparison<'p, 'a> {
    /// Compares things, which are those of `selection`, with the given earlier period. If `given` is empty, compares
    /// with the preceding period of the same length.
    pub fn new(
        selection: &Selection<'p, 'a>,
        things: impl IntoIterator<Item = Assessable<'p, 'a>>,
        given: &str,
    ) -> Result<Self, Vec<Refusal>> {
        let before = periods_before(selection, given)?;
        let of_plan: HashMap<_, _> = selection
            .plans
            .iter()
            .zip(&before)
            .map(|(selected, before)| (&raw const *selected.plan, *before))
            .collect();
        let (mut then, mut now) = (Counts::default(), Counts::default());
        let mut changes = Vec::new();
        for it in things {
            let from = standing_before(&it, of_plan[&(&raw const *it.plan)]);
            then.add(&from);
            now.add(&it.standing);
            changes.extend(change_kind(&from, &it.standing).map(|kind| PeriodChange { it, from, kind }));
        }
        Ok(Self { before, then, now, changes })
    }

    /// Returns the changes of a kind.
    pub fn of(&self, kind: ChangeKind) -> impl Iterator<Item = &PeriodChange<'p, 'a>> {
        self.changes.iter().filter(move |change| change.kind == kind)
    }
}

/// Returns the standing in an earlier period. Before the plan's years, a goal or a priority is planned, as an activity
/// before its start.
fn standing_before<'p, 'a>(it: &Assessable<'p, 'a>, period: Period) -> Standing<'p, 'a> {
    let planned = Standing { period, status: None, note: None, stage: Stage::Planned, ..it.standing };
    own_standing(it.plan, it.thing, period, it.standing.today).unwrap_or(planned)
}

/// Returns the earlier period of each plan, or the errors.
fn periods_before(selection: &Selection<'_, '_>, given: &str) -> Result<Vec<Period>, Vec<Refusal>> {
    const OPTION: &str = "--compare";
    let plans: Vec<_> = selection.plans.iter().map(|selected| selected.plan).collect();
    let with_goals = || selection.plans.iter().enumerate().filter(|(_, selected)| !selected.plan.goals.is_empty());
    if given.is_empty() {
        let previous = |period: Period| period.previous().unwrap_or(Period::FIRST);
        let before: Vec<Period> = selection.plans.iter().map(|selected| previous(selected.period)).collect();
        let touches = |at: usize| plans[at].years.is_none_or(|years| years.touches(before[at]));
        if let Some((at, selected)) = with_goals().next()
            && !with_goals().any(|(at, _)| touches(at))
        {
            let (period, before) = (selected.period, before[at]);
            return Err(vec![Refusal::new(
                text!(
                    "{OPTION}: före {period} finns inget att jämföra med, {before} ligger utanför planens år",
                    "{OPTION}: before {period} there is nothing to compare with, {before} is outside the plan's years"
                ),
                Some(text!("välj en senare period med --period", "choose a later period with --period")),
            )]);
        }
        return Ok(before);
    }
    let asked = find_period(OPTION, given, plans.iter().copied()).map_err(|refusal| vec![refusal])?;
    let mut refusals = Vec::new();
    refusals.extend(expect_looked_at(OPTION, &plans, asked).err());
    let before: Vec<Period> = plans.iter().map(|plan| seen_in(plan, asked)).collect();
    let is_late = |(at, selected): &(usize, &PlanSelection<'_, '_>)| !before[*at].is_before(selected.period);
    if refusals.is_empty()
        && let Some((at, selected)) = with_goals().find(is_late)
    {
        let (period, before, id) = (selected.period, before[at], &*selected.plan.id.value);
        let help = period.previous().map(|earlier| {
            text!("skriv en tidigare period, till exempel {earlier}", "write an earlier period, such as {earlier}")
        });
        refusals.push(Refusal::new(
            text!(
                "{OPTION}: {before} är inte före {period}, som {id} ses i",
                "{OPTION}: {before} is not before {period}, which {id} is looked at in"
            ),
            help,
        ));
    }
    if refusals.is_empty() { Ok(before) } else { Err(refusals) }
}

/// Returns the kind of the change between two standings; none if nothing changed.
pub fn change_kind(from: &Standing<'_, '_>, to: &Standing<'_, '_>) -> Option<ChangeKind> {
    let is_gone = |standing: &Standing<'_, '_>| matches!(standing.closed_by, Some(ClosedBy::Ended | ClosedBy::Until));
    if is_gone(to) {
        return (!is_gone(from)).then_some(ChangeKind::Gone);
    }
    let order = rank(to).zip(rank(from)).map(|(to, from)| to.cmp(&from));
    let became_late = to.is_late && !from.is_late && order != Some(Ordering::Greater);
    let went_off_track = to.stage == Stage::OffTrack && from.stage != Stage::OffTrack;
    if became_late || went_off_track {
        return Some(ChangeKind::Worse);
    }
    // An activity that stays done is no change, whether that is restated or not.
    if order == Some(Ordering::Equal) {
        let statuses = from.status.zip(to.status);
        let is_other = statuses.is_some_and(|(from, to)| same_key(&from.name) != same_key(&to.name));
        return is_other.then_some(ChangeKind::Shifted);
    }
    if !from.is_asked_for() && to.is_asked_for() {
        return Some(ChangeKind::New);
    }
    match order {
        Some(Ordering::Less) => Some(ChangeKind::Worse),
        Some(_) => Some(ChangeKind::Better),
        // That nobody is asked any more is no news.
        None => to.told_stage().is_some_and(|to| from.told_stage() != Some(to)).then_some(ChangeKind::Other),
    }
}

/// Returns a rank of a standing, higher is better; `None` if it is not assessed.
fn rank(standing: &Standing<'_, '_>) -> Option<u8> {
    match standing.stage {
        Stage::OffTrack => Some(0),
        Stage::Planned => Some(1),
        Stage::Ongoing => Some(2),
        Stage::Done => Some(3),
        Stage::Closed => (standing.closed_by == Some(ClosedBy::Done)).then_some(3),
        Stage::Unassessed => None,
    }
}
