//! The context that rules are checked in.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::acceptance::Acceptance;
use super::base::{Base, Before};
use super::calendar::Contradicted;
use super::closings::ClosedPeriod;
use super::find_code;
use super::settings::Settings;
use super::settings::asks_for;
use super::texts;
use super::written::Written;
use crate::diag::Code;
use crate::model::{Day, Goal, Governance, Measure, Plan, Portfolio, Strictness, Thing, copied_goals, same_key};
use crate::query::{Level, LevelName};
use crate::source::{FileId, Place, Sources, looks_like_copy};

/// A plan with its surroundings, as passed to each rule.
pub struct Context<'p, 'a> {
    /// The governance, if it was loaded.
    pub governance: Option<&'p Governance<'a>>,
    /// The plan to check.
    pub plan: &'p Plan<'a>,
    /// The files of all plans.
    pub sources: &'p Sources,
    /// The current day.
    pub today: Day,
    /// The base revision, if there is one.
    pub base: Option<&'p Base<'p>>,
    /// This plan in the base revision; `None` if it is new or there is no base.
    pub before: Option<Before<'p>>,
    /// All plans, including this one.
    pub plans: &'p [Plan<'a>],
    /// The acceptances of all files.
    pub(super) accepted: &'p [Acceptance<'p>],
    settings: &'p Settings<'p>,
    /// The original goals, by the file that seems to be a copy.
    originals: HashMap<FileId, &'p Goal<'a>>,
    /// The files that seem to be copies of goals, by content or by name.
    copy_files: HashSet<FileId>,
    /// The closed periods.
    pub(super) closings: Vec<ClosedPeriod<'p, 'a>>,
    /// The things with follow-ups that contradict the calendar, which several rules report.
    pub(super) contradicted: Vec<Contradicted<'p, 'a>>,
    priorities: HashMap<String, Vec<Place>>,
    things: OnceLock<HashMap<String, Thing<'p, 'a>>>,
    texts: Vec<Written<'p>>,
}

impl<'p, 'a> Context<'p, 'a> {
    /// Creates the context of one plan.
    pub(super) fn new(
        portfolio: &'p Portfolio<'a>,
        plan: &'p Plan<'a>,
        sources: &'p Sources,
        settings: &'p Settings<'p>,
        accepted: &'p [Acceptance<'p>],
        is_much: bool,
    ) -> Self {
        let mut priorities: HashMap<_, Vec<Place>> = HashMap::new();
        for (goal, priority) in plan.all_priorities() {
            priorities.entry(same_key(&priority.id).into_owned()).or_default().push(priority.id.place(goal.file));
        }
        let mut texts = texts::of_plan(plan, sources, is_much);
        // The governance is checked once, with the first plan.
        if let Some(governance) = &portfolio.governance
            && portfolio.plans.first().is_some_and(|first| first.file == plan.file)
        {
            texts.extend(texts::of_governance(governance, sources));
        }
        let copied = copied_goals(plan, sources).into_iter();
        let originals: HashMap<FileId, _> =
            copied.flat_map(|it| it.copies.into_iter().map(move |copy| (copy.file, it.original))).collect();
        let files = plan.goals.iter().map(|goal| goal.file);
        let copy_files =
            files.filter(|file| originals.contains_key(file) || looks_like_copy(sources.file(*file).name())).collect();
        let mut context = Self {
            governance: portfolio.governance.as_ref(),
            plan,
            sources,
            today: settings.today,
            base: settings.base.as_ref(),
            before: settings.base.as_ref().and_then(|base| base.plan(plan)),
            plans: &portfolio.plans,
            accepted,
            settings,
            originals,
            copy_files,
            closings: ClosedPeriod::all(plan),
            contradicted: Vec::new(),
            priorities,
            things: OnceLock::new(),
            texts,
        };
        context.contradicted = context.find_contradicted(is_much);
        context
    }

    /// Returns the plan's word for an activity.
    pub fn activity(&self) -> LevelName {
        LevelName::of(self.plan, Level::Activity)
    }

    /// Returns the texts of the plan that may have something to report, and of the governance with the first plan.
    pub fn texts(&self) -> &[Written<'p>] {
        &self.texts
    }

    /// Returns the places of the priorities with this id, ignoring case and normalization.
    pub fn priorities_called(&self, id: &str) -> &[Place] {
        self.priorities.get(&*same_key(id)).map_or(&[], Vec::as_slice)
    }

    /// Returns all things with an id, in file order, including incomplete ones. Those in files that seem to be
    /// copies come last, so that of two equal ids the original is first.
    pub fn things(&self) -> impl Iterator<Item = Thing<'p, 'a>> + Clone {
        let is_copy = |thing: &Thing<'_, '_>| self.copy_files.contains(&thing.file());
        let originals = Thing::all(self.plan).filter(move |thing| !is_copy(thing));
        originals.chain(Thing::all(self.plan).filter(is_copy))
    }

    /// Returns the first thing with this id, ignoring case and normalization.
    pub fn thing(&self, id: &str) -> Option<Thing<'p, 'a>> {
        self.things.get_or_init(|| Thing::by_id(self.things())).get(&*same_key(id)).copied()
    }

    /// Returns all complete measures, with their files.
    pub(super) fn measures(&self) -> impl Iterator<Item = (FileId, &'p Measure<'a>)> {
        let whole = |thing: Thing<'p, 'a>| thing.measures().iter().filter(|measure| measure.is_whole);
        Thing::all(self.plan).flat_map(move |thing| whole(thing).map(move |measure| (thing.file(), measure)))
    }

    /// Returns whether this is the first plan, with which findings about all plans are reported.
    pub(super) fn is_of_first_plan(&self) -> bool {
        self.plans.first().is_some_and(|first| std::ptr::eq(first, self.plan))
    }

    /// Returns whether a thing is the first with its id. Later ones are only reported as duplicates.
    pub fn is_first(&self, thing: Thing<'_, '_>) -> bool {
        self.thing(thing.id()).is_some_and(|first| first.place() == thing.place())
    }

    /// Returns the goal of another file with the same id, if a file seems to be a copy of it.
    pub fn original(&self, file: FileId) -> Option<&'p Goal<'a>> {
        self.originals.get(&file).copied()
    }

    /// Returns whether an optional rule is enabled, by the plan or on the command line.
    pub(super) fn is_asked_for(&self, code: &Code) -> bool {
        asks_for(self.plan, code) || self.settings.asks_for(code)
    }

    /// Returns whether a finding at a place would be reported: its code is checked, and is neither accepted nor
    /// off.
    ///
    /// A finding that only follows from another is skipped if that one is reported.
    pub fn tells(&self, code: &Code, place: Place) -> bool {
        let names = |called: &str| find_code(called) == Some(code);
        let is_accepted = self.accepted.iter().any(|acceptance| {
            acceptance.covers(place) && !acceptance.reason.is_empty() && acceptance.codes.iter().any(|it| names(it))
        });
        let said = self.plan.strictness.iter().rev().find(|(called, _)| names(called));
        let is_off = said.is_some_and(|(_, strictness)| **strictness == Strictness::Off);
        !is_accepted && !is_off && self.settings.looks_for(code)
    }
}
