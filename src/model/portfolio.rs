//! Every plan that was found, and what is above them.

use super::{Governance, Plan};

/// The plans of one organisation.
#[derive(Debug, Default)]
pub struct Portfolio<'a> {
    /// The governance of the plans; absent where one plan was loaded alone.
    pub governance: Option<Governance<'a>>,
    /// The plans, in the order of their directories' names.
    pub plans: Vec<Plan<'a>>,
}
