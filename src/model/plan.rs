//! Plans.

use super::{
    Activity, Answering, Closing, FollowUp, Goal, Governance, OwnerId, OwnerRef, Owners, Period, PossibleNames,
    Priority, Register, ReportFrame, SaidBy, Scale, Str, Thing, Tier, Unit, When, same_key,
};
use crate::source::{FileId, Spanned};

/// The code and the name of the rule that asks for a note where something is off track or ongoing.
pub const NOTE_RULE: [&str; 2] = ["PL310", "status-without-note"];

/// A range of years, inclusive.
#[derive(Clone, Copy, Debug)]
pub struct Years {
    /// The first year.
    pub first: Spanned<Period>,
    /// The last year.
    pub last: Spanned<Period>,
}

impl Years {
    /// Returns whether a period or a day overlaps the years.
    pub fn touches(&self, when: impl Into<When>) -> bool {
        let when = when.into();
        !when.is_before(*self.first) && !when.is_after(*self.last)
    }
}

/// The strategy's requirements on the plan (the document's chapter 2).
#[derive(Debug)]
pub struct PlanStrategy<'a> {
    /// The title of the strategy.
    pub title: Spanned<Str<'a>>,
    /// The chapter of the strategy with the requirements.
    pub chapter: Option<Spanned<Str<'a>>>,
    /// The desired state at the end of the strategy.
    pub desired_state: Option<Spanned<Str<'a>>>,
    /// The guiding principles.
    pub principles: Option<Spanned<Str<'a>>>,
    /// The common aims.
    pub aims: Vec<Spanned<Str<'a>>>,
}

/// The development goals that the plan implements (the document's chapter 2).
#[derive(Debug)]
pub struct Development<'a> {
    /// The text about them.
    pub text: Option<Spanned<Str<'a>>>,
    /// The goals, in the document's words.
    pub goals: Vec<Spanned<Str<'a>>>,
}

/// The rules for the follow-up of a plan (the document's chapter 3).
#[derive(Debug, Default)]
pub struct FollowUpRules<'a> {
    /// The rhythm; a year if absent.
    pub every: Option<Spanned<Unit>>,
    /// The default period of commands.
    pub current: Option<Spanned<Period>>,
    /// The levels that are assessed; only activities if empty.
    pub levels: Vec<Spanned<Tier>>,
    /// The text about it, in the document's words.
    pub text: Option<Spanned<Str<'a>>>,
}

/// A record of which parts of a plan could be read, so that missing data is not reported as wrong.
#[derive(Debug)]
pub struct Completeness {
    /// True if the manifest is text, possibly with errors; see `rhythm` and `names`.
    pub manifest: bool,
    /// True if the rhythm of the follow-up is known.
    pub rhythm: bool,
    /// The owners and statuses that may be in unreadable parts of the manifest.
    pub names: PossibleNames,
    /// True if every goal file was read completely, so that all ids are known.
    pub goals: bool,
    /// The ids that may be in unreadable parts of goal files.
    pub ids: PossibleNames,
}

/// An activity with its goal and priority.
pub type Placed<'p, 'a> = (&'p Goal<'a>, Option<&'p Priority<'a>>, &'p Activity<'a>);

/// The owners and supporters named in one table.
#[derive(Clone, Copy, Debug)]
pub struct OwnerList<'p, 'a> {
    /// The file.
    pub file: FileId,
    /// The thing that they belong to; `None` for the plan itself.
    pub of: Option<Thing<'p, 'a>>,
    /// The owners.
    pub owners: &'p Owners<'a>,
    /// The supporters.
    pub support: &'p [OwnerRef<'a>],
}

impl<'p, 'a> OwnerList<'p, 'a> {
    /// Returns all named roles, owners first.
    pub fn named(self) -> impl Iterator<Item = &'p OwnerRef<'a>> {
        self.owners.named.iter().chain(self.support)
    }
}

/// A plan, with its register, scale and goals.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The id, which is the name of its directory.
    pub id: Spanned<Str<'a>>,
    /// The plan's full title.
    pub title: Spanned<Str<'a>>,
    /// The language tag of its texts.
    pub language: Option<Spanned<Str<'a>>>,
    /// The years of the plan.
    pub years: Option<Years>,
    /// The default owners of its activities.
    pub owners: Owners<'a>,
    /// The description in a report's introduction.
    pub about: Option<Spanned<Str<'a>>>,
    /// The matters that the plan does not cover.
    pub excluded: Option<Spanned<Str<'a>>>,
    /// The strategy above it.
    pub strategy: Option<PlanStrategy<'a>>,
    /// The development goals that it implements.
    pub development: Option<Development<'a>>,
    /// The rules for the follow-up.
    pub follow_up: FollowUpRules<'a>,
    /// The frame of its reports.
    pub report: ReportFrame<'a>,
    /// The plan's own names of its levels.
    pub levels: Levels<'a>,
    /// The closed periods, in file order.
    pub closings: Vec<Closing<'a>>,
    /// The severity overrides, by code or name, in file order.
    pub strictness: Vec<(Spanned<Str<'a>>, Spanned<Strictness>)>,
    /// The scale of statuses.
    pub scale: Scale<'a>,
    /// The register of owners.
    pub register: Register<'a>,
    /// The goals, in natural order of their file names.
    pub goals: Vec<Goal<'a>>,
    /// The name of its directory; `None` if that directory itself was loaded.
    pub folder: Option<&'a str>,
    /// The manifest.
    pub file: FileId,
    /// The parts that could be read.
    pub complete: Completeness,
}

impl<'a> Plan<'a> {
    /// Returns the rhythm of the follow-up.
    pub fn rhythm(&self) -> Unit {
        self.follow_up.every.as_ref().map_or(Unit::Year, |every| **every)
    }

    /// Returns whether a level is assessed.
    pub fn asks_for(&self, tier: Tier) -> bool {
        let levels = &self.follow_up.levels;
        if levels.is_empty() { tier == Tier::Activity } else { levels.iter().any(|level| **level == tier) }
    }

    /// Returns whether a level is counted: that of the activities, or those assessed if activities are not.
    pub fn counts(&self, tier: Tier) -> bool {
        if self.asks_for(Tier::Activity) { tier == Tier::Activity } else { self.asks_for(tier) }
    }

    /// Returns whether there is anything to assess: activities, or goals where only they or priorities are assessed.
    pub fn is_followed_up(&self) -> bool {
        self.activities().next().is_some() || (!self.counts(Tier::Activity) && !self.goals.is_empty())
    }

    /// Returns whether a note is expected for a status off track or ongoing: always, unless `[check]` turns that rule
    /// off.
    pub fn asks_for_notes(&self) -> bool {
        let is_rule = |called: &str| NOTE_RULE.iter().any(|rule| same_key(rule) == same_key(called));
        let said = self.strictness.iter().rev().find(|(called, _)| is_rule(called));
        said.is_none_or(|(_, strictness)| **strictness != Strictness::Off)
    }

    /// Returns the registered name of an owner, or the name as written if it is not registered.
    pub fn owner_name<'p>(&'p self, owner: &'p OwnerRef<'a>) -> &'p str {
        owner.id.map_or(&owner.name.value, |id| &self.register.get(id).name.value)
    }

    /// Returns whether the plan's files could be read completely, so that nothing is missing.
    pub fn is_whole(&self) -> bool {
        let Completeness { manifest, names, goals, .. } = &self.complete;
        let is_known = |follow_up: &FollowUp<'_>| follow_up.status.as_ref().is_none_or(|status| status.id.is_some());
        let mut follow_ups = Thing::all(self).flat_map(|thing| thing.follow_ups());
        *manifest && *goals && names.is_empty() && follow_ups.all(is_known)
    }

    /// Returns all complete activities, with their goals and priorities, in file order.
    pub fn activities(&self) -> impl Iterator<Item = Placed<'_, 'a>> {
        self.goals.iter().flat_map(|goal| self.activities_of(goal))
    }

    /// Returns the complete activities of a goal, with it and their priorities, in file order.
    fn activities_of<'p>(&self, goal: &'p Goal<'a>) -> impl Iterator<Item = Placed<'p, 'a>> {
        // Without the manifest all statuses are unknown, and every activity would look unassessed.
        let is_known = self.complete.manifest && goal.is_whole;
        let whole = goal.all_activities().filter(move |(priority, activity)| {
            is_known && activity.is_whole && priority.is_none_or(|priority| priority.is_whole)
        });
        whole.map(move |(priority, activity)| (goal, priority, activity))
    }

    /// Returns all activities, including incomplete ones, in file order.
    pub fn all_activities(&self) -> impl Iterator<Item = Placed<'_, 'a>> {
        self.goals
            .iter()
            .flat_map(|goal| goal.all_activities().map(move |(priority, activity)| (goal, priority, activity)))
    }

    /// Returns the owners of an activity: its own, or those of the nearest parent that names any.
    pub fn answering<'p>(&'p self, (goal, priority, activity): Placed<'p, 'a>) -> Answering<'p, 'a> {
        let said_by = SaidBy::Thing(Thing::Activity(goal, priority, activity));
        let own = activity.owners.is_stated().then(|| Answering { owners: &activity.owners.named, said_by });
        own.unwrap_or_else(|| self.answering_under(goal, priority))
    }

    /// Returns the owners of a thing: of a goal or a priority, those of the activities below it that name none.
    pub fn answering_of<'p>(&'p self, thing: Thing<'p, 'a>) -> Answering<'p, 'a> {
        match thing {
            Thing::Goal(goal) => self.answering_under(goal, None),
            Thing::Priority(goal, priority) => self.answering_under(goal, Some(priority)),
            Thing::Activity(goal, priority, activity) => self.answering((goal, priority, activity)),
        }
    }

    /// Returns the owners that an activity inherits from a goal or priority.
    pub fn answering_under<'p>(&'p self, goal: &'p Goal<'a>, priority: Option<&'p Priority<'a>>) -> Answering<'p, 'a> {
        let of_priority = priority.map(|it| (&it.owners, SaidBy::Thing(Thing::Priority(goal, it))));
        let above = [(&goal.owners, SaidBy::Thing(Thing::Goal(goal))), (&self.owners, SaidBy::Plan)];
        let said = of_priority.into_iter().chain(above).find(|(owners, _)| owners.is_stated());
        let (owners, said_by) = said.map_or((&[][..], SaidBy::Nothing), |(owners, by)| (&owners.named[..], by));
        Answering { owners, said_by }
    }

    /// Returns every table that names owners or supporters.
    pub fn owner_lists(&self) -> impl Iterator<Item = OwnerList<'_, 'a>> {
        let of_plan = OwnerList { file: self.file, of: None, owners: &self.owners, support: &[] };
        let of_things = Thing::each(self).map(|thing| {
            let support = if let Thing::Activity(_, _, activity) = thing { &activity.support[..] } else { &[] };
            OwnerList { file: thing.file(), of: Some(thing), owners: thing.owners(), support }
        });
        std::iter::once(of_plan).chain(of_things)
    }

    /// Returns the activities of an owner, in file order.
    pub fn answered_by(&self, owner: OwnerId) -> impl Iterator<Item = Placed<'_, 'a>> {
        self.activities().filter(move |placed| self.answering(*placed).owners.iter().any(|it| it.id == Some(owner)))
    }

    /// Returns the activities that an owner supports, in file order.
    pub fn supported_by(&self, owner: OwnerId) -> impl Iterator<Item = Placed<'_, 'a>> {
        self.activities().filter(move |(_, _, activity)| activity.support.iter().any(|it| it.id == Some(owner)))
    }

    /// Returns all complete priorities with their goals, in file order.
    pub fn priorities(&self) -> impl Iterator<Item = (&Goal<'a>, &Priority<'a>)> {
        self.all_priorities().filter(|(goal, priority)| goal.is_whole && priority.is_whole)
    }

    /// Returns all priorities, including incomplete ones, in file order.
    pub fn all_priorities(&self) -> impl Iterator<Item = (&Goal<'a>, &Priority<'a>)> {
        self.goals.iter().flat_map(|goal| goal.priorities.iter().map(move |priority| (goal, priority)))
    }
}

/// A plan's own words for its levels; the default word is used where one is absent.
#[derive(Debug, Default)]
pub struct Levels<'a> {
    /// The highest level, such as "Mål".
    pub goal: Option<Spanned<Str<'a>>>,
    /// The second level, such as "Prioritering".
    pub priority: Option<Spanned<Str<'a>>>,
    /// The highest level of a file with `kind = "direction"`.
    pub area: Option<Spanned<Str<'a>>>,
    /// The second level of a file with `kind = "direction"`.
    pub direction: Option<Spanned<Str<'a>>>,
    /// The lowest level, such as "Aktivitet".
    pub activity: Option<Spanned<Str<'a>>>,
}

/// A severity override in `plan.toml`, under `[check]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strictness {
    /// Not reported.
    Off,
    /// Reported as information.
    Info,
    /// Reported as a warning.
    Warning,
    /// Reported as an error.
    Error,
}

named! {
    Strictness;
    /// Every value, the mildest first.
    ALL;
    /// Returns the name in the files.
    name;
    Off = "off",
    Info = "info",
    Warning = "warning",
    Error = "error",
}

/// The plans of one organisation.
#[derive(Debug, Default)]
pub struct Portfolio<'a> {
    /// The governance; `None` if a single plan was loaded.
    pub governance: Option<Governance<'a>>,
    /// The plans, in the order of their directories' names.
    pub plans: Vec<Plan<'a>>,
}
