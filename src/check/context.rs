//! What a rule looks at.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::acceptance::Acceptance;
use super::base::{Base, Before};
use super::settings::Settings;
use super::thing::Thing;
use crate::model::{Governance, Period, Plan, Portfolio, same_key};
use crate::source::{Place, Sources};

/// One plan, and what is above it.
pub struct Context<'p, 'a> {
    /// What governs the plan, where it was loaded too.
    pub governance: Option<&'p Governance<'a>>,
    /// The plan that is looked at.
    pub plan: &'p Plan<'a>,
    /// The files of all the plans.
    pub sources: &'p Sources,
    /// The month that counts as now.
    pub today: Period,
    /// What the plans were before, where they are compared.
    pub base: Option<Base<'p>>,
    /// What this plan was before; none for a plan that is new, or where nothing is compared.
    pub before: Option<Before<'p>>,
    /// All the plans, this one among them.
    pub plans: &'p [Plan<'a>],
    /// What is accepted, in every file.
    pub(super) accepted: &'p [Acceptance<'p>],
    priorities: HashMap<String, Vec<Place>>,
    things: OnceLock<HashMap<String, Thing<'p, 'a>>>,
}

impl<'p, 'a> Context<'p, 'a> {
    /// Looks at one plan of a portfolio.
    pub(super) fn new(
        portfolio: &'p Portfolio<'a>,
        plan: &'p Plan<'a>,
        sources: &'p Sources,
        settings: &Settings<'p>,
        accepted: &'p [Acceptance<'p>],
    ) -> Self {
        let mut priorities: HashMap<_, Vec<Place>> = HashMap::new();
        for (goal, priority) in plan.all_priorities() {
            priorities.entry(same_key(&priority.id).into_owned()).or_default().push(priority.id.place(goal.file));
        }
        Self {
            governance: portfolio.governance.as_ref(),
            plan,
            sources,
            today: settings.today,
            base: settings.base,
            before: settings.base.and_then(|base| base.plan(plan)),
            plans: &portfolio.plans,
            accepted,
            priorities,
            things: OnceLock::new(),
        }
    }

    /// Returns where the priorities stand that have this id, in any normal form and case.
    pub fn priorities_called(&self, id: &str) -> &[Place] {
        self.priorities.get(&*same_key(id)).map_or(&[], Vec::as_slice)
    }

    /// Returns everything in the plan that has an id, whole or not, in file order.
    pub fn things(&self) -> impl Iterator<Item = Thing<'p, 'a>> {
        Thing::all(self.plan)
    }

    /// Returns what has this id, in any normal form and case; of two with the same id the first.
    pub fn thing(&self, id: &str) -> Option<Thing<'p, 'a>> {
        self.things.get_or_init(|| Thing::by_id(self.plan)).get(&*same_key(id)).copied()
    }
}
