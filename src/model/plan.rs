//! One adopted plan.

use super::{
    Activity, Answering, Closing, FollowUp, Goal, Governance, OwnerId, OwnerRef, Owners, Period, Priority, Register,
    SaidBy, Scale, Str, Thing, Tier, Unit, Unread, When,
};
use crate::source::{FileId, Spanned};

/// The years a plan is adopted for, both included.
#[derive(Clone, Copy, Debug)]
pub struct Years {
    /// The first year.
    pub first: Spanned<Period>,
    /// The last year.
    pub last: Spanned<Period>,
}

impl Years {
    /// Returns whether a period or a day touches the plan's years.
    pub fn touches(&self, when: impl Into<When>) -> bool {
        let when = when.into();
        !when.is_before(*self.first) && !when.is_after(*self.last)
    }
}

/// The way the strategy above the plan governs it (the document's chapter 2).
#[derive(Debug)]
pub struct PlanStrategy<'a> {
    /// The strategy's name.
    pub title: Spanned<Str<'a>>,
    /// The chapter of the strategy that speaks of this.
    pub chapter: Option<Spanned<Str<'a>>>,
    /// The aims for the end of the strategy's time.
    pub desired_state: Option<Spanned<Str<'a>>>,
    /// The principles that guide the work on the way there.
    pub principles: Option<Spanned<Str<'a>>>,
    /// The things that the strategy asks to be created together.
    pub aims: Vec<Spanned<Str<'a>>>,
}

/// The development goals that the plan's goals carry out (the document's chapter 2).
#[derive(Debug)]
pub struct Development<'a> {
    /// The way goals become priorities and activities.
    pub text: Option<Spanned<Str<'a>>>,
    /// The goals, in the document's words.
    pub goals: Vec<Spanned<Str<'a>>>,
}

/// The follow-up of a plan: its way and time (the document's chapter 3).
#[derive(Debug, Default)]
pub struct FollowUpRules<'a> {
    /// The rhythm; a year where the plan does not say.
    pub every: Option<Spanned<Unit>>,
    /// The period looked at when none is named.
    pub current: Option<Spanned<Period>>,
    /// The levels at which an assessment is asked for; activities alone where there is none.
    pub levels: Vec<Spanned<Tier>>,
    /// The way it is done, in the document's words.
    pub text: Option<Spanned<Str<'a>>>,
}

/// The parts of a plan that could be read, so that what is missing is not reported as wrong.
#[derive(Debug)]
pub struct Completeness {
    /// The manifest is text, though perhaps with faults: see `rhythm` and `names`.
    pub manifest: bool,
    /// True where the rhythm of the follow-up is known.
    pub rhythm: bool,
    /// What may stand in a manifest with faults: its owners and statuses.
    pub names: Unread,
    /// Every goal file was read in full: every id is known.
    pub goals: bool,
    /// What may stand in goal files with faults: their ids.
    pub ids: Unread,
}

/// An activity with the goal and the priority it stands under.
pub type Placed<'p, 'a> = (&'p Goal<'a>, Option<&'p Priority<'a>>, &'p Activity<'a>);

/// Those whom one table of the plan names.
#[derive(Clone, Copy, Debug)]
pub struct OwnerList<'p, 'a> {
    /// The file it stands in.
    pub file: FileId,
    /// The thing that it is of; none for the plan itself.
    pub of: Option<Thing<'p, 'a>>,
    /// Those who answer.
    pub owners: &'p Owners<'a>,
    /// Those who support them.
    pub support: &'p [OwnerRef<'a>],
}

impl<'p, 'a> OwnerList<'p, 'a> {
    /// Returns everybody who is named, those who answer first.
    pub fn named(self) -> impl Iterator<Item = &'p OwnerRef<'a>> {
        self.owners.named.iter().chain(self.support)
    }
}

/// One adopted plan: what it is, its register and scale, and its goals.
#[derive(Debug)]
pub struct Plan<'a> {
    /// A stable name; the name of its directory.
    pub id: Spanned<Str<'a>>,
    /// The plan's full title.
    pub title: Spanned<Str<'a>>,
    /// The language it is written in, as a tag.
    pub language: Option<Spanned<Str<'a>>>,
    /// The years it is adopted for.
    pub years: Option<Years>,
    /// The roles that answer for every activity for which nothing nearer says who does.
    pub owners: Owners<'a>,
    /// A description of the plan, as a report's introduction says it.
    pub about: Option<Spanned<Str<'a>>>,
    /// The things that the plan leaves out.
    pub excluded: Option<Spanned<Str<'a>>>,
    /// The strategy above it.
    pub strategy: Option<PlanStrategy<'a>>,
    /// The development goals it serves.
    pub development: Option<Development<'a>>,
    /// The follow-up.
    pub follow_up: FollowUpRules<'a>,
    /// The plan's own names of its levels.
    pub levels: Levels<'a>,
    /// The periods that are closed, in file order.
    pub closings: Vec<Closing<'a>>,
    /// The severity overrides, each by its code or name, in file order.
    pub strictness: Vec<(Spanned<Str<'a>>, Spanned<Strictness>)>,
    /// Its statuses.
    pub scale: Scale<'a>,
    /// Its owners.
    pub register: Register<'a>,
    /// Its goals, in natural order of their files' names.
    pub goals: Vec<Goal<'a>>,
    /// The name of its directory; absent where that directory itself was loaded.
    pub folder: Option<&'a str>,
    /// Its manifest.
    pub file: FileId,
    /// The parts that could be read.
    pub complete: Completeness,
}

impl<'a> Plan<'a> {
    /// Returns how often the plan is followed up.
    pub fn rhythm(&self) -> Unit {
        self.follow_up.every.as_ref().map_or(Unit::Year, |every| **every)
    }

    /// Returns whether an assessment is asked for at a level.
    pub fn asks_for(&self, tier: Tier) -> bool {
        let levels = &self.follow_up.levels;
        if levels.is_empty() { tier == Tier::Activity } else { levels.iter().any(|level| **level == tier) }
    }

    /// Returns an owner's one name; the name as written where the register does not know it.
    pub fn owner_name<'p>(&'p self, owner: &'p OwnerRef<'a>) -> &'p str {
        owner.id.map_or(&owner.name.value, |id| &self.register.get(id).name.value)
    }

    /// Returns whether all that stands in the plan's files could be read, so that what is not there is nowhere.
    pub fn is_whole(&self) -> bool {
        let Completeness { manifest, names, goals, .. } = &self.complete;
        let is_known = |follow_up: &FollowUp<'_>| follow_up.status.as_ref().is_none_or(|status| status.id.is_some());
        let mut follow_ups = Thing::all(self).flat_map(|thing| thing.follow_ups());
        *manifest && *goals && names.is_empty() && follow_ups.all(is_known)
    }

    /// Returns every activity that could be read whole, with its goal and priority, in file order.
    pub fn activities(&self) -> impl Iterator<Item = Placed<'_, 'a>> {
        // Without the manifest no status is known, and every activity would pass for unassessed.
        let is_known = self.complete.manifest;
        let is_whole = move |(goal, priority, activity): &Placed<'_, 'a>| {
            is_known && activity.is_whole && goal.is_whole && priority.is_none_or(|priority| priority.is_whole)
        };
        self.all_activities().filter(is_whole)
    }

    /// Returns every activity, those with something missing too, in file order.
    pub fn all_activities(&self) -> impl Iterator<Item = Placed<'_, 'a>> {
        self.goals
            .iter()
            .flat_map(|goal| goal.all_activities().map(move |(priority, activity)| (goal, priority, activity)))
    }

    /// Returns who answers for an activity: those whom it names, else those whom the nearest above it does.
    pub fn answering<'p>(&'p self, (goal, priority, activity): Placed<'p, 'a>) -> Answering<'p, 'a> {
        let said_by = SaidBy::Thing(Thing::Activity(goal, priority, activity));
        let own = activity.owners.is_stated().then(|| Answering { owners: &activity.owners.named, said_by });
        own.unwrap_or_else(|| self.answering_under(goal, priority))
    }

    /// Returns who answers for what stands under a goal or a priority, and says nothing of that itself.
    pub fn answering_under<'p>(&'p self, goal: &'p Goal<'a>, priority: Option<&'p Priority<'a>>) -> Answering<'p, 'a> {
        let of_priority = priority.map(|it| (&it.owners, SaidBy::Thing(Thing::Priority(goal, it))));
        let above = [(&goal.owners, SaidBy::Thing(Thing::Goal(goal))), (&self.owners, SaidBy::Plan)];
        let said = of_priority.into_iter().chain(above).find(|(owners, _)| owners.is_stated());
        let (owners, said_by) = said.map_or((&[][..], SaidBy::Nothing), |(owners, by)| (&owners.named[..], by));
        Answering { owners, said_by }
    }

    /// Returns every list of owners that is written in the plan, with what it is of (none for the plan itself), and
    /// those who support an activity beside it.
    pub fn owner_lists(&self) -> impl Iterator<Item = OwnerList<'_, 'a>> {
        let of_plan = OwnerList { file: self.file, of: None, owners: &self.owners, support: &[] };
        let of_things = Thing::each(self).map(|thing| {
            let support = if let Thing::Activity(_, _, activity) = thing { &activity.support[..] } else { &[] };
            OwnerList { file: thing.file(), of: Some(thing), owners: thing.owners(), support }
        });
        std::iter::once(of_plan).chain(of_things)
    }

    /// Returns the activities an owner answers for, in file order.
    pub fn answered_by(&self, owner: OwnerId) -> impl Iterator<Item = Placed<'_, 'a>> {
        self.activities().filter(move |placed| self.answering(*placed).owners.iter().any(|it| it.id == Some(owner)))
    }

    /// Returns the activities an owner supports, in file order.
    pub fn supported_by(&self, owner: OwnerId) -> impl Iterator<Item = Placed<'_, 'a>> {
        self.activities().filter(move |(_, _, activity)| activity.support.iter().any(|it| it.id == Some(owner)))
    }

    /// Returns every priority that could be read whole, with its goal, in file order.
    pub fn priorities(&self) -> impl Iterator<Item = (&Goal<'a>, &Priority<'a>)> {
        self.all_priorities().filter(|(goal, priority)| goal.is_whole && priority.is_whole)
    }

    /// Returns every priority, those with something missing too, in file order.
    pub fn all_priorities(&self) -> impl Iterator<Item = (&Goal<'a>, &Priority<'a>)> {
        self.goals.iter().flat_map(|goal| goal.priorities.iter().map(move |priority| (goal, priority)))
    }
}

/// A plan's own names for its levels; where one is absent the tool's own word is used.
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

/// A severity override of `plan.toml`, under `[check]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strictness {
    /// It is not looked for.
    Off,
    /// It is worth knowing.
    Info,
    /// It is probably not what was meant.
    Warning,
    /// It cannot stand.
    Error,
}

impl Strictness {
    /// Every strictness, the mildest first.
    pub const ALL: [Self; 4] = [Self::Off, Self::Info, Self::Warning, Self::Error];

    /// Returns the word for it in the files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The plans of one organisation.
#[derive(Debug, Default)]
pub struct Portfolio<'a> {
    /// The governance of the plans; absent where one plan was loaded alone.
    pub governance: Option<Governance<'a>>,
    /// The plans, in the order of their directories' names.
    pub plans: Vec<Plan<'a>>,
}
