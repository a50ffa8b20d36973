//! What a rule looks at.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::acceptance::Acceptance;
use super::base::{Base, Before};
use super::closings::Closed;
use super::find_code;
use super::settings::Settings;
use super::strictness::asks_for;
use super::texts;
use super::written::Written;
use crate::diag::Code;
use crate::model::{Day, Goal, Governance, Measure, Plan, Portfolio, Strictness, Thing, copied_goals, same_key};
use crate::query::{Level, LevelName};
use crate::source::{FileId, Place, Sources, looks_like_copy};

/// One plan, and what is above it.
pub struct Context<'p, 'a> {
    /// What governs the plan, where it was loaded too.
    pub governance: Option<&'p Governance<'a>>,
    /// The plan that is looked at.
    pub plan: &'p Plan<'a>,
    /// The files of all the plans.
    pub sources: &'p Sources,
    /// The day that counts as today.
    pub today: Day,
    /// What the plans were before, where they are compared.
    pub base: Option<&'p Base<'p>>,
    /// What this plan was before; none for a plan that is new, or where nothing is compared.
    pub before: Option<Before<'p>>,
    /// All the plans, this one among them.
    pub plans: &'p [Plan<'a>],
    /// What is accepted, in every file.
    pub(super) accepted: &'p [Acceptance<'p>],
    settings: &'p Settings<'p>,
    /// The goals that other files seem to hold copies of, by those files.
    originals: HashMap<FileId, &'p Goal<'a>>,
    /// The goal files that seem to be copies: by what stands in them, or by their names.
    copy_files: HashSet<FileId>,
    /// The closed periods.
    pub(super) closings: Vec<Closed<'p, 'a>>,
    priorities: HashMap<String, Vec<Place>>,
    things: OnceLock<HashMap<String, Thing<'p, 'a>>>,
    texts: Vec<Written<'p>>,
}

impl<'p, 'a> Context<'p, 'a> {
    /// Looks at one plan of a portfolio.
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
        // What governs all the plans is looked at once, with the first of them.
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
        Self {
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
            closings: Closed::all(plan),
            priorities,
            things: OnceLock::new(),
            texts,
        }
    }

    /// Returns what the plan calls its lowest level.
    pub fn activity(&self) -> LevelName {
        LevelName::of(self.plan, Level::Activity)
    }

    /// Returns every text of the plan that is not plain words with single spaces; with those of the governance in one
    /// of the plans.
    pub fn texts(&self) -> &[Written<'p>] {
        &self.texts
    }

    /// Returns where the priorities stand that have this id, in any normal form and case.
    pub fn priorities_called(&self, id: &str) -> &[Place] {
        self.priorities.get(&*same_key(id)).map_or(&[], Vec::as_slice)
    }

    /// Returns everything in the plan that has an id, whole or not, in file order; what stands in a file that seems to
    /// be a copy comes last, so that of two with the same id the first is the original.
    pub fn things(&self) -> impl Iterator<Item = Thing<'p, 'a>> + Clone {
        let is_copy = |thing: &Thing<'_, '_>| self.copy_files.contains(&thing.file());
        let originals = Thing::all(self.plan).filter(move |thing| !is_copy(thing));
        originals.chain(Thing::all(self.plan).filter(is_copy))
    }

    /// Returns what has this id, in any normal form and case; of two with the same id the first.
    pub fn thing(&self, id: &str) -> Option<Thing<'p, 'a>> {
        self.things.get_or_init(|| Thing::by_id(self.things())).get(&*same_key(id)).copied()
    }

    /// Returns every measure that could be read, with the file it stands in.
    pub(super) fn measures(&self) -> impl Iterator<Item = (FileId, &'p Measure<'a>)> {
        let whole = |thing: Thing<'p, 'a>| thing.measures().iter().filter(|measure| measure.is_whole);
        Thing::all(self.plan).flat_map(move |thing| whole(thing).map(move |measure| (thing.file(), measure)))
    }

    /// Returns whether the plan is the first: what is said of all the plans is said with it.
    pub(super) fn is_of_first_plan(&self) -> bool {
        self.plans.first().is_some_and(|first| std::ptr::eq(first, self.plan))
    }

    /// Returns whether a thing is the first of its id in the plan; a later one is reported for that alone.
    pub fn is_first(&self, thing: Thing<'_, '_>) -> bool {
        self.thing(thing.id()).is_some_and(|first| first.place() == thing.place())
    }

    /// Returns the goal that a file seems to hold a copy of: one of another file, with the same id.
    pub fn original(&self, file: FileId) -> Option<&'p Goal<'a>> {
        self.originals.get(&file).copied()
    }

    /// Returns whether somebody asks for what is only looked for then: the plan, or whoever runs the check.
    pub(super) fn is_asked_for(&self, code: &Code) -> bool {
        asks_for(self.plan, code) || self.settings.asks_for(code)
    }

    /// Returns whether a finding in this plan reaches somebody: it is looked for, and neither accepted nor switched
    /// off.
    ///
    /// What only follows from another finding is left out where that one is told, and told where it is not.
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
