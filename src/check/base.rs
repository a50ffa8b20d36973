//! What the plan was before: another revision of the same files.

use crate::load::Loaded;
use crate::model::{Plan, same_key};
use crate::source::Sources;

/// A revision of the files that the plan is compared with.
#[derive(Clone, Copy, Debug)]
pub struct Base<'b> {
    /// Its name, as it was asked for.
    pub name: &'b str,
    /// Its files.
    pub sources: &'b Sources,
    /// What could be read of them.
    pub loaded: &'b Loaded<'b>,
}

impl<'b> Base<'b> {
    /// Returns a plan as it was; none for a plan that is new.
    pub fn plan(&self, plan: &Plan<'_>) -> Option<&'b Plan<'b>> {
        let plans = &self.loaded.portfolio.plans;
        plans.iter().find(|before| same_key(&before.id) == same_key(&plan.id))
    }
}
