//! The filter options, the same on every command with a selection.

use clap::Args;

use crate::query::Filters;

/// The filter options.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct FilterArgs {
    /// Those that this role is responsible for
    #[arg(long, value_name = "NAME", help_heading = "filters")]
    owner: Vec<String>,
    /// Those that this role supports
    #[arg(long, value_name = "NAME", help_heading = "filters")]
    support: Vec<String>,
    /// Those that this role is responsible for or supports
    #[arg(long, value_name = "NAME", help_heading = "filters")]
    involving: Vec<String>,
    /// Those under this goal (id or title)
    #[arg(long, value_name = "ID", help_heading = "filters")]
    goal: Vec<String>,
    /// Those under this priority, and where it refers to
    #[arg(long, value_name = "ID", help_heading = "filters")]
    priority: Vec<String>,
    /// Those with this status (Rött) or at this stage (ongoing)
    #[arg(long, value_name = "STATUS", help_heading = "filters")]
    status: Vec<String>,
    /// Those that start then: 2026, 2026-06-30, 2026..2027, ..2025 or 2026..
    #[arg(long, value_name = "RANGE", help_heading = "filters")]
    start: Vec<String>,
    /// Those to be done by then, written the same way
    #[arg(long, value_name = "RANGE", help_heading = "filters")]
    deadline: Vec<String>,
    /// Those that run until then, written the same way
    #[arg(long, value_name = "RANGE", help_heading = "filters")]
    until: Vec<String>,
    /// Those that should have been done and are not
    #[arg(long, help_heading = "filters")]
    late: bool,
    /// Those repeated this often: year, half-year, tertial, quarter, month, "2 years" or once
    #[arg(long, value_name = "UNIT", help_heading = "filters")]
    every: Vec<String>,
    /// Those under priorities with this focus
    #[arg(long, value_name = "NAME", help_heading = "filters")]
    focus: Vec<String>,
    /// Those with this tag, or under something that has it
    #[arg(long, value_name = "TAG", help_heading = "filters")]
    tag: Vec<String>,
    /// Those with this text in id, title, text or note
    #[arg(long, value_name = "TEXT", help_heading = "filters")]
    text: Vec<String>,
    /// This plan only
    #[arg(long, value_name = "ID", help_heading = "filters")]
    plan: Vec<String>,
    /// Look at this period, such as 2025 [else the current one]
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
