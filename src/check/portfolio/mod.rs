//! What must hold of all the plans together, also where there is none: looked at once, and not plan by plan.

mod duplicate_plan;
mod no_plan;
mod unknown_plan;

use crate::diag::{Code, Sink};
use crate::model::Portfolio;

pub use no_plan::HOW_TO_FETCH_PLANS;
pub(super) use unknown_plan::absent_plans;

/// One thing that must hold of the plans together.
pub(super) struct PortfolioRule {
    /// What is reported when it does not.
    pub(super) code: &'static Code,
    /// Looks at the plans, and reports.
    pub(super) check: fn(&Portfolio<'_>, &mut Sink),
}

/// Every such rule.
pub(super) static RULES: [PortfolioRule; 3] = [
    PortfolioRule { code: &unknown_plan::CODE, check: unknown_plan::check },
    PortfolioRule { code: &no_plan::CODE, check: no_plan::check },
    PortfolioRule { code: &duplicate_plan::CODE, check: duplicate_plan::check },
];
