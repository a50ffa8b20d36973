//! The comparison of a plan with itself, as its files were on an earlier day.

use std::collections::{HashMap, HashSet};

use super::find_period::seen_in;
use super::{Assessable, Entry, Filters, PlanSelection, Selection, Standing, each_once, own_standing};
use crate::model::{Day, OwnerRef, Plan, Portfolio, Scale, Stage, Status, Thing, same_key};

/// A plan as its files were on an earlier day, looked at in the same period as now.
#[derive(Clone, Debug)]
pub struct EarlierPlan<'p, 'a> {
    plan: &'p Plan<'a>,
    /// The scale of now, in whose words the standings are.
    scale: &'p Scale<'a>,
    /// The selection then; none if a filter names what the plan did not have.
    selected: Option<PlanSelection<'p, 'a>>,
    /// The things of the plan by id.
    things: HashMap<String, Thing<'p, 'a>>,
    /// The ids of the things of now, and their former ones.
    known: HashSet<String>,
    /// The activities that the same filters selected then, in file order.
    pub entries: Vec<Entry<'p, 'a>>,
    day: Day,
}

impl<'p, 'a> EarlierPlan<'p, 'a> {
    /// Finds the plan of a selection among those of an earlier day, and looks at it with the same filters; `None` if it
    /// did not exist.
    pub fn new(now: &PlanSelection<'p, 'a>, then: &'p Portfolio<'a>, filters: &Filters, day: Day) -> Option<Self> {
        let is_same = |plan: &Plan<'_>| same_key(&plan.id) == same_key(&now.plan.id);
        let plan = then.plans.iter().find(|plan| is_same(plan))?;
        let filters = Filters { plan: Vec::new(), period: Vec::new(), ..filters.clone() };
        let selection = Selection::new(then, &filters, day).ok();
        let selected = selection.and_then(|selection| selection.plans.into_iter().find(|it| is_same(it.plan)));
        let selected = selected.map(|it| PlanSelection { period: seen_in(plan, now.period), ..it });
        let things = Thing::all(plan).filter(Thing::is_whole);
        let things = things.map(|thing| (same_key(thing.id()).into_owned(), thing)).collect();
        let known = Thing::all(now.plan).flat_map(Thing::ids).map(|id| same_key(id).into_owned()).collect();
        let mut earlier = Self { plan, scale: &now.plan.scale, selected, things, known, entries: Vec::new(), day };
        let entries = earlier.selected.iter().flat_map(PlanSelection::entries);
        let in_words_of_now =
            |entry: Entry<'p, 'a>| Entry { standing: earlier.in_words_of_now(entry.standing), ..entry };
        earlier.entries = entries.map(in_words_of_now).collect();
        Some(earlier)
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
        };
        let standing = own_standing(self.plan, thing, period, self.day).unwrap_or_else(unassessed);
        Some(Assessable { plan: self.plan, thing, standing: self.in_words_of_now(standing) })
    }

    /// Returns the own assessments of the goals and priorities that the same filters selected then.
    pub fn sections(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        let sections = self.selected.iter().flat_map(PlanSelection::sections);
        sections.map(|it| Assessable { standing: self.in_words_of_now(it.standing), ..it })
    }

    /// Returns whether the plan does not have a thing of then any more.
    pub fn is_gone(&self, then: Thing<'_, '_>) -> bool {
        !self.known.contains(&*same_key(then.id()))
    }

    /// Returns the names that owners of then have now; if owners are filtered, only of these.
    pub fn owners(&self, of_then: &'p [OwnerRef<'a>], now: &'p Plan<'a>) -> Vec<&'p str> {
        let is_asked = |owner: &&OwnerRef<'_>| {
            owner.id.is_none_or(|id| self.selected.as_ref().is_none_or(|selected| selected.asks_for_owner(id)))
        };
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

    /// Returns a standing with the status of today's scale: that of the same name, else the first of the same stage.
    fn in_words_of_now(&self, standing: Standing<'p, 'a>) -> Standing<'p, 'a> {
        let of_now = |was: &'p Status<'a>| {
            let same_name = self.scale.find(&was.name).map(|id| self.scale.get(id));
            same_name.or_else(|| self.scale.of_stage(*was.stage).next()).unwrap_or(was)
        };
        Standing { status: standing.status.map(of_now), ..standing }
    }
}
