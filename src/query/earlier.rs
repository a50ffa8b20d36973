//! The comparison of a plan with itself, as its files were on an earlier day.

use std::collections::{HashMap, HashSet};

use super::find_period::seen_in;
use super::{Assessable, Entry, Filters, PlanSelection, Selection, Standing, each_once, own_standing};
use crate::model::{Day, OwnerRef, Plan, Portfolio, Scale, Stage, Status, Thing, Tier, same_key};

/// A plan as its files were on an earlier day, looked at in the same period as now.
#[derive(Clone, Debug)]
pub struct EarlierPlan<'p, 'a> {
    plan: &'p Plan<'a>,
    /// The scale of now, in whose words the standings are.
    scale: &'p Scale<'a>,
    /// The selection then.
    selected: PlanSelection<'p, 'a>,
    /// The things of the plan by id.
    things: HashMap<String, Thing<'p, 'a>>,
    /// The ids of the things of then that the plan still has, under the same or another id.
    kept: HashSet<String>,
    /// The activities that the same filters selected then, in file order.
    pub entries: Vec<Entry<'p, 'a>>,
    day: Day,
}

/// The reason why a plan cannot be looked at as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoEarlierPlan {
    /// It did not exist.
    Absent,
    /// A filter names what it did not have, or what was called something else.
    OtherNames,
    /// It counted none of the levels that are counted now.
    OtherLevels,
}

impl<'p, 'a> EarlierPlan<'p, 'a> {
    /// Finds the plan of a selection among those of an earlier day, and looks at it with the same filters.
    ///
    /// Fails if the plan did not exist, if a filter names what it did not have, or if it counted other levels.
    pub fn new(
        now: &PlanSelection<'p, 'a>,
        then: &'p Portfolio<'a>,
        filters: &Filters,
        day: Day,
    ) -> Result<Self, NoEarlierPlan> {
        let is_same = |plan: &Plan<'_>| same_key(&plan.id) == same_key(&now.plan.id);
        let plan = then.plans.iter().find(|plan| is_same(plan)).ok_or(NoEarlierPlan::Absent)?;
        if !Tier::ALL.iter().any(|tier| plan.counts(*tier) && now.plan.counts(*tier)) {
            return Err(NoEarlierPlan::OtherLevels);
        }
        let filters = Filters { plan: Vec::new(), period: Vec::new(), ..filters.clone() };
        let selection = Selection::new(then, &filters, day).map_err(|_| NoEarlierPlan::OtherNames)?;
        let selected = selection.plans.into_iter().find(|it| is_same(it.plan)).ok_or(NoEarlierPlan::Absent)?;
        let selected = PlanSelection { period: seen_in(plan, now.period), ..selected };
        let things = Thing::all(plan).filter(Thing::is_whole);
        let things = things.map(|thing| (same_key(thing.id()).into_owned(), thing)).collect();
        let (kept, entries) = (HashSet::new(), Vec::new());
        let mut earlier = Self { plan, scale: &now.plan.scale, selected, things, kept, entries, day };
        let kept = Thing::all(now.plan).filter_map(|thing| earlier.thing(thing));
        earlier.kept = kept.map(|then| same_key(then.id()).into_owned()).collect();
        let in_words_of_now =
            |entry: Entry<'p, 'a>| Entry { standing: earlier.in_words_of_now(entry.standing), ..entry };
        earlier.entries = earlier.selected.entries().map(in_words_of_now).collect();
        Ok(earlier)
    }

    /// Returns a thing of now as it was, with its standing, found by its id or a former one; `None` if it is new. A
    /// goal or a priority that was not to be assessed then was unassessed.
    pub fn was(&self, now: &Assessable<'p, 'a>) -> Option<Assessable<'p, 'a>> {
        let thing = self.thing(now.thing)?;
        let period = seen_in(self.plan, now.standing.period);
        let unassessed = || Standing {
            period,
            today: self.day,
            stage: Stage::Unassessed,
            status: None,
            note: None,
            is_late: false,
            closed_by: None,
            is_of_assessed_level: self.plan.asks_for(thing.tier()),
        };
        let standing = own_standing(self.plan, thing, period, self.day).unwrap_or_else(unassessed);
        Some(Assessable { plan: self.plan, thing, standing: self.in_words_of_now(standing) })
    }

    /// Returns the own assessments of the goals and priorities that the same filters selected then.
    pub fn sections(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        self.selected.sections().map(|it| Assessable { standing: self.in_words_of_now(it.standing), ..it })
    }

    /// Returns whether the plan does not have a thing of then any more.
    pub fn is_gone(&self, then: Thing<'_, '_>) -> bool {
        !self.kept.contains(&*same_key(then.id()))
    }

    /// Returns the names that owners of then have now; if owners are filtered, only of these.
    pub fn owners(&self, of_then: &'p [OwnerRef<'a>], now: &'p Plan<'a>) -> Vec<&'p str> {
        let is_asked = |owner: &&OwnerRef<'_>| owner.id.is_none_or(|id| self.selected.asks_for_owner(id));
        let name = |owner: &'p OwnerRef<'a>| {
            let name = self.plan.owner_name(owner);
            now.register.find(name).map_or(name, |id| &now.register.get(id).name.value)
        };
        each_once(of_then).filter(is_asked).map(name).collect()
    }

    fn thing(&self, now: Thing<'p, 'a>) -> Option<Thing<'p, 'a>> {
        let found = now.ids().find_map(|id| self.things.get(&*same_key(id)).copied());
        found.filter(|thing| thing.tier() == now.tier())
    }

    /// Returns a standing with the status of today's scale, and its stage: that of the same name, else the first of the
    /// same stage.
    fn in_words_of_now(&self, standing: Standing<'p, 'a>) -> Standing<'p, 'a> {
        let of_now = |was: &'p Status<'a>| {
            let same_name = self.scale.find(&was.name).map(|id| self.scale.get(id));
            same_name.or_else(|| self.scale.of_stage(*was.stage).next()).unwrap_or(was)
        };
        let status = standing.status.map(of_now);
        Standing { status, stage: status.map_or(standing.stage, |status| *status.stage), ..standing }
    }
}
