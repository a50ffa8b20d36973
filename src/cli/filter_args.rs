//! The filter options, the same on every command with a selection.

use clap::Args;

use crate::query::Filters;

/// The filter options. Their help texts are in `help`.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct FilterArgs {
    #[arg(long, value_name = "NAME", help_heading = "filters")]
    owner: Vec<String>,
    #[arg(long, value_name = "NAME", help_heading = "filters")]
    support: Vec<String>,
    #[arg(long, value_name = "NAME", help_heading = "filters")]
    involving: Vec<String>,
    #[arg(long, value_name = "ID", help_heading = "filters")]
    goal: Vec<String>,
    #[arg(long, value_name = "ID", help_heading = "filters")]
    priority: Vec<String>,
    #[arg(long, value_name = "STATUS", help_heading = "filters")]
    status: Vec<String>,
    #[arg(long, value_name = "RANGE", help_heading = "filters")]
    start: Vec<String>,
    #[arg(long, value_name = "RANGE", help_heading = "filters")]
    deadline: Vec<String>,
    #[arg(long, value_name = "RANGE", help_heading = "filters")]
    until: Vec<String>,
    #[arg(long, help_heading = "filters")]
    late: bool,
    #[arg(long, value_name = "UNIT", help_heading = "filters")]
    every: Vec<String>,
    #[arg(long, value_name = "NAME", help_heading = "filters")]
    focus: Vec<String>,
    #[arg(long, value_name = "TAG", help_heading = "filters")]
    tag: Vec<String>,
    #[arg(long, value_name = "TEXT", help_heading = "filters")]
    text: Vec<String>,
    #[arg(long, value_name = "ID", help_heading = "filters")]
    plan: Vec<String>,
    #[arg(long, value_name = "PERIOD", help_heading = "filters")]
    period: Vec<String>,
}

impl FilterArgs {
    /// Returns the plans that are asked about; empty for all of them.
    pub(super) fn plans(&self) -> &[String] {
        &self.plan
    }

    /// Returns the filters without all but plans and periods.
    pub(super) fn of_whole_plans(&self) -> Self {
        Self { plan: self.plan.clone(), period: self.period.clone(), ..Self::default() }
    }
}

impl From<FilterArgs> for Filters {
    fn from(args: FilterArgs) -> Self {
        Self {
            owner: args.owner,
            support: args.support,
            involving: args.involving,
            goal: args.goal,
            priority: args.priority,
            status: args.status,
            start: args.start,
            deadline: args.deadline,
            until: args.until,
            late: args.late,
            every: args.every,
            focus: args.focus,
            tag: args.tag,
            text: args.text,
            plan: args.plan,
            period: args.period,
        }
    }
}
