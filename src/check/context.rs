//! What a rule looks at.

use std::collections::HashMap;

use super::acceptance::Acceptance;
use super::{Base, Settings};
use crate::model::{Goal, Governance, Period, Plan, Portfolio, same_key};
use crate::source::{FileId, Place, Sources, Spanned};

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
    /// What is accepted, in every file.
    pub(super) accepted: &'p [Acceptance<'p>],
    priorities: HashMap<String, Vec<Place>>,
}

/// A thing with an id: a goal, a priority or an activity.
pub struct Identified<'p, 'a> {
    /// Its id.
    pub id: &'p Spanned<crate::model::Str<'a>>,
    /// The file it stands in.
    pub file: FileId,
}

impl Identified<'_, '_> {
    /// Returns where the id stands.
    pub fn place(&self) -> Place {
        self.id.place(self.file)
    }
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
            accepted,
            priorities,
        }
    }

    /// Returns where the priorities stand that have this id, in any normal form and case.
    pub fn priorities_called(&self, id: &str) -> &[Place] {
        self.priorities.get(&*same_key(id)).map_or(&[], Vec::as_slice)
    }

    /// Returns everything in the plan that has an id, whole or not, in file order.
    pub fn identified(&self) -> impl Iterator<Item = Identified<'p, 'a>> {
        self.plan.goals.iter().flat_map(|goal| {
            let at = |id| Identified { id, file: goal.file };
            std::iter::once(&goal.id).chain(under(goal)).filter(|id| !id.is_empty()).map(at)
        })
    }
}

fn under<'p, 'a>(goal: &'p Goal<'a>) -> impl Iterator<Item = &'p Spanned<crate::model::Str<'a>>> {
    let own = goal.activities.iter().map(|activity| &activity.id);
    own.chain(goal.priorities.iter().flat_map(|priority| {
        std::iter::once(&priority.id).chain(priority.activities.iter().map(|activity| &activity.id))
    }))
}
