//! Selections: filters resolved against plans.

use std::collections::HashSet;

use super::find_period::several_periods;
use super::find_period::{find_periods, seen_in};
use super::find_status::asked_status;
use super::plan_selection::{Addresses, PlanSelection, Wanted};
use super::resolve::{Asked, Candidate, Question, Resolver};
use super::{
    DateRange, Entry, Filters, Level, LevelName, Refusal, each_once, find_date_range, interval_adverb, stage_name,
};
use crate::locale::{Text, catalogue as say};
use crate::model::{
    Day, Interval, Kind, OwnerId, OwnerRef, Period, Plan, Portfolio, Priority, Stage, same_key, search_key,
};

/// The word for activities that are not repeated.
const ONCE: Text = Text::fixed("en gång", "once");

const PLAN: Question = Question::new("--plan", Text::fixed("plan", "plan"));
pub(super) const OWNER: Question = Question::new("--owner", Text::fixed("ansvarig", "owner"));
const SUPPORT: Question = Question::new("--support", Text::fixed("stöd", "support"));
const INVOLVING: Question = Question::new("--involving", Text::fixed("medverkande", "involving"));
const GOAL: Question = Question::new("--goal", Text::fixed("mål", "goal"));
const PRIORITY: Question = Question::new("--priority", Text::fixed("prioritering", "priority"));
const STATUS: Question = Question::new("--status", Text::fixed("status", "status"));
const START: Question = Question::new("--start", Text::fixed("påbörjas", "start"));
const DEADLINE: Question = Question::new("--deadline", Text::fixed("senast", "deadline"));
const UNTIL: Question = Question::new("--until", Text::fixed("till och med", "until"));
const LATE: Text = Text::fixed("försenad", "late");
pub(super) const EVERY: Question = Question::new("--every", Text::fixed("upprepas", "every"));
const FOCUS: Question = Question::new("--focus", Text::fixed("fokus", "focus"));
const TAG: Question = Question::new("--tag", Text::fixed("tagg", "tag"));
const TEXT: Question = Question::new("--text", Text::fixed("text", "text"));

/// The selected activities of the selected plans.
#[derive(Clone, Debug)]
pub struct Selection<'p, 'a> {
    /// The selection in each plan.
    pub plans: Vec<PlanSelection<'p, 'a>>,
    /// The period, if one was given; otherwise each plan's current one applies.
    pub period: Option<Period>,
    /// The filters in words; empty without filters.
    pub asked: Vec<Asked>,
}

impl<'p, 'a> Selection<'p, 'a> {
    /// Resolves filters, as of a day. If a plan has no current period, it is the one of that day.
    ///
    /// Returns all errors at once. An unknown name is an error, because an empty table would look like a correct
    /// answer. So is more than one period.
    pub fn new(portfolio: &'p Portfolio<'a>, filters: &Filters, today: Day) -> Result<Self, Vec<Refusal>> {
        let mut of_periods = Self::of_each_period(portfolio, filters, today)?;
        match (of_periods.pop(), of_periods.is_empty()) {
            (Some(one), true) => Ok(one),
            (last, _) => {
                Err(vec![several_periods("--period", &filters.period.join(","), last.and_then(|it| it.period))])
            }
        }
    }

    /// Resolves filters for each of their periods, in calendar order. There is always at least one result.
    pub fn of_each_period(
        portfolio: &'p Portfolio<'a>,
        filters: &Filters,
        today: Day,
    ) -> Result<Vec<Self>, Vec<Refusal>> {
        let (current, periods) = Self::of_current_period(portfolio, filters, today)?;
        if periods.is_empty() {
            return Ok(vec![current]);
        }
        Ok(periods.into_iter().map(|period| current.clone().looked_at_in(period)).collect())
    }

    /// Resolves filters for each plan's current period, and returns the periods in the filters.
    fn of_current_period(
        portfolio: &'p Portfolio<'a>,
        filters: &Filters,
        today: Day,
    ) -> Result<(Self, Vec<Period>), Vec<Refusal>> {
        let all: Vec<&Plan<'_>> = portfolio.plans.iter().collect();
        let mut of_plans = Resolver { plans: &all, refusals: Vec::new(), asked: Vec::new() };
        let in_question = of_plans
            .resolve(PLAN, &filters.plan, |plan| vec![Candidate::new([&*plan.id.value, &*plan.title.value], ())]);
        let is_in = |found: &Option<Vec<()>>| found.as_ref().is_none_or(|found| !found.is_empty());
        let plans: Vec<_> =
            all.iter().copied().zip(in_question).filter(|(_, found)| is_in(found)).map(|(plan, _)| plan).collect();
        let Resolver { mut refusals, asked, .. } = of_plans;
        let periods = find_periods("--period", &plans, &filters.period, &mut refusals);
        let starts = date_ranges(&START, &filters.start, &mut refusals);
        let deadlines = date_ranges(&DEADLINE, &filters.deadline, &mut refusals);
        let untils = date_ranges(&UNTIL, &filters.until, &mut refusals);

        let mut resolver = Resolver { plans: &plans, refusals, asked };
        let mut owner = resolver.resolve(OWNER, &filters.owner, owners);
        let mut support = resolver.resolve(SUPPORT, &filters.support, owners);
        let mut involving = resolver.resolve(INVOLVING, &filters.involving, owners);
        let mut goals = resolver.resolve(of_level(GOAL, &plans, Level::Goal(Kind::Goal)), &filters.goal, goals);
        let mut priorities =
            resolver.resolve(of_level(PRIORITY, &plans, Level::Priority(Kind::Goal)), &filters.priority, priorities);
        let statuses_asked: Vec<String> = filters.status.iter().map(|word| asked_status(&plans, word)).collect();
        let mut statuses = resolver.resolve(STATUS, &statuses_asked, statuses);
        let mut every = resolver.resolve(EVERY, &filters.every, |_| intervals());
        let mut focus = resolver.resolve(FOCUS, &filters.focus, |plan| focuses(portfolio, plan));
        let mut tags = resolver.resolve(TAG, &filters.tag, tags_of);
        let Resolver { refusals, mut asked, .. } = resolver;
        if !refusals.is_empty() {
            return Err(refusals);
        }
        asked.extend(asked_without_names(filters, [(START, &starts), (DEADLINE, &deadlines), (UNTIL, &untils)]));
        let texts: Vec<String> = filters.text.iter().map(|text| search_key(text)).collect();
        let selected = plans.iter().map(|plan| PlanSelection {
            plan,
            period: current(plan, today),
            today,
            owner: owner.next().flatten(),
            support: support.next().flatten(),
            involving: involving.next().flatten(),
            goals: goals.next().flatten().map(Addresses::of),
            priorities: priorities.next().flatten().map(with_references(plan)).map(Addresses::of),
            statuses: statuses.next().flatten(),
            starts: starts.clone(),
            deadlines: deadlines.clone(),
            untils: untils.clone(),
            is_late: filters.late,
            every: every.next().flatten(),
            focus: focus.next().flatten(),
            tags: tags.next().flatten(),
            texts: Some(texts.clone()).filter(|texts| !texts.is_empty()),
        });
        Ok((Self { plans: selected.collect(), period: None, asked }, periods))
    }

    /// Changes the period of each plan; a plan with a longer rhythm gets the one around it.
    fn looked_at_in(mut self, period: Period) -> Self {
        for selected in &mut self.plans {
            selected.period = seen_in(selected.plan, period);
        }
        self.period = Some(period);
        self
    }

    /// Returns the names of an activity's owners; if owners are filtered, only of these.
    pub fn owners_asked(&self, entry: &Entry<'p, 'a>) -> impl Iterator<Item = &'p str> {
        self.owners_asked_of(entry.plan, entry.answering().owners)
    }

    /// Returns the names of owners; if owners are filtered, only of these.
    pub fn owners_asked_of(&self, plan: &'p Plan<'a>, owners: &'p [OwnerRef<'a>]) -> impl Iterator<Item = &'p str> {
        let selected = self.plans.iter().find(|selected| std::ptr::eq(selected.plan, plan));
        let asked = selected.and_then(|selected| selected.owner.clone());
        let is_asked =
            move |id: Option<OwnerId>| asked.as_ref().is_none_or(|asked| id.is_some_and(|id| asked.contains(&id)));
        each_once(owners).filter(move |owner| is_asked(owner.id)).map(|owner| plan.owner_name(owner))
    }

    /// Returns the filters other than those for plans.
    pub fn asked_of_activities(&self) -> impl Iterator<Item = &Asked> {
        self.asked.iter().filter(|asked| asked.words != PLAN.words)
    }

    /// Returns whether activities are filtered by status.
    pub fn asks_for_status(&self) -> bool {
        self.plans.iter().any(PlanSelection::asks_for_status)
    }

    /// Returns whether one of the board's priorities matches the filter; each does if there is none.
    pub(super) fn asks_for_focus(&self, name: &str) -> bool {
        let key = same_key(name);
        self.plans
            .iter()
            .any(|selected| selected.focus.as_ref().is_none_or(|asked| asked.iter().any(|it| **it == *key)))
    }

    /// Returns whether all selected plans are complete, so that statements about the whole are possible.
    pub fn is_of_whole_plans(&self) -> bool {
        self.plans.iter().all(|selected| selected.plan.is_whole())
    }

    /// Returns whether no activity is selected, and no goal or priority that is assessed.
    pub fn is_empty(&self) -> bool {
        self.plans.iter().all(PlanSelection::is_empty)
    }

    /// Returns whether nothing that is assessed matches the filters, ignoring statuses, although there is something.
    pub fn fits_nothing(&self) -> bool {
        let mut plans = self.plans.iter().filter(|selected| selected.plan.is_followed_up()).peekable();
        plans.peek().is_some() && plans.all(|selected| selected.of_any_status().is_empty())
    }

    /// Returns the selection with other plans.
    #[must_use]
    pub fn of_plans(&self, plans: impl IntoIterator<Item = PlanSelection<'p, 'a>>) -> Self {
        Self { plans: plans.into_iter().collect(), ..self.clone() }
    }

    /// Returns the selected activities, in file order.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'p, 'a>> {
        self.plans.iter().flat_map(PlanSelection::entries)
    }
}

/// Names a query by the plans' own word for a level.
fn of_level(question: Question, plans: &[&Plan<'_>], level: Level) -> Question {
    Question { words: LevelName::common(plans.iter().copied(), level).one(), ..question }
}

/// Parses date ranges; `None` if none was given.
fn date_ranges(question: &Question, given: &[String], refusals: &mut Vec<Refusal>) -> Option<Vec<DateRange>> {
    let read = |given: &String| find_date_range(question.option, given).map_err(|refusal| refusals.push(refusal)).ok();
    let ranges: Vec<DateRange> = given.iter().filter_map(read).collect();
    (!ranges.is_empty()).then_some(ranges)
}

/// Describes the filters that ask for no names: dates, lateness and texts.
fn asked_without_names(filters: &Filters, dates: [(Question, &Option<Vec<DateRange>>); 3]) -> Vec<Asked> {
    let in_dates = |(question, ranges): (_, &Option<Vec<DateRange>>)| {
        in_words(question, ranges.iter().flatten().map(|range| Text::same(range.to_string())))
    };
    let late = filters.late.then_some(Asked { words: LATE, names: vec![say::YES.clone()] });
    let texts = filters.text.iter().map(|text| Text::new(format!("”{text}”"), format!("“{text}”")));
    dates.into_iter().filter_map(in_dates).chain(late).chain(in_words(TEXT, texts)).collect()
}

/// Describes a filter by values instead of names.
fn in_words(question: Question, names: impl Iterator<Item = Text>) -> Option<Asked> {
    let names: Vec<Text> = names.collect();
    (!names.is_empty()).then_some(Asked { words: question.words, names })
}

pub(super) fn owners(plan: &Plan<'_>) -> Vec<Candidate<OwnerId>> {
    let names = |(id, owner): (OwnerId, &crate::model::Owner<'_>)| {
        let names = std::iter::once(&owner.name).chain(&owner.aliases).map(|name| name.value.to_string());
        Candidate::new(names, id)
    };
    plan.register.iter().map(names).collect()
}

fn goals<'p, 'a>(plan: &'p Plan<'a>) -> Vec<Candidate<&'p crate::model::Goal<'a>>> {
    plan.goals
        .iter()
        .filter(|goal| goal.is_whole)
        .map(|goal| Candidate::new([&*goal.id.value, &*goal.title.value], goal))
        .collect()
}

fn priorities<'p, 'a>(plan: &'p Plan<'a>) -> Vec<Candidate<&'p Priority<'a>>> {
    let named = |(_, priority): (_, &'p Priority<'a>)| {
        let names = [&priority.id, &priority.title].into_iter().chain(&priority.formerly);
        Candidate::new(names.map(|name| &*name.value), priority)
    };
    plan.priorities().map(named).collect()
}

/// Adds the priorities that refer to the given ones with `see`.
fn with_references<'p, 'a>(plan: &'p Plan<'a>) -> impl FnOnce(Vec<&'p Priority<'a>>) -> Vec<&'p Priority<'a>> {
    move |asked| {
        let keys: HashSet<_> = asked.iter().flat_map(|priority| &priority.see).map(|id| same_key(id)).collect();
        let seen = plan.priorities().map(|(_, other)| other).filter(|other| keys.contains(&same_key(&other.id)));
        asked.iter().copied().chain(seen).collect()
    }
}

fn statuses<'p, 'a>(plan: &'p Plan<'a>) -> Vec<Candidate<Wanted<'p, 'a>>> {
    let named = plan.scale.iter().map(|(_, status)| Candidate::new([&*status.name.value], Wanted::Status(status)));
    let stages =
        Stage::ALL.into_iter().map(|stage| Candidate::word(stage_name(stage), stage.name(), Wanted::Stage(stage)));
    named.chain(stages).collect()
}

fn focuses(portfolio: &Portfolio<'_>, plan: &Plan<'_>) -> Vec<Candidate<String>> {
    let decided = portfolio.governance.iter().flat_map(|it| &it.focuses).flat_map(|focus| &focus.priorities);
    let served = plan.priorities().flat_map(|(_, priority)| &priority.focus);
    let mut names: Vec<&str> = decided.chain(served).map(|name| &*name.value).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| Candidate::new([name], same_key(name).into_owned())).collect()
}

fn tags_of(plan: &Plan<'_>) -> Vec<Candidate<String>> {
    let goals = plan.goals.iter().flat_map(|goal| &goal.tags);
    let priorities = plan.priorities().flat_map(|(_, priority)| &priority.tags);
    let tags = goals.chain(priorities).chain(plan.activities().flat_map(|(_, _, activity)| &activity.tags));
    let mut seen = HashSet::new();
    let first = tags.filter(|tag| seen.insert(same_key(tag)));
    first.map(|tag| Candidate::new([&*tag.value], same_key(tag).into_owned())).collect()
}

pub(super) fn intervals() -> Vec<Candidate<Option<Interval>>> {
    let named = |interval: Interval| {
        let named = Candidate::word(interval_adverb(interval), interval.name(), Some(interval));
        interval.words().iter().fold(named, |named, word| named.or_word(&Text::same(*word)))
    };
    Interval::ALL.into_iter().map(named).chain([Candidate::word(ONCE, "once", None)]).collect()
}

/// Returns the current period of a plan, or else its first year, or else the period of today.
fn current(plan: &Plan<'_>, today: Day) -> Period {
    let stated = plan.follow_up.current.map(|current| *current).or_else(|| plan.years.map(|years| *years.first));
    stated.unwrap_or_else(|| today.month().around(plan.rhythm()))
}
