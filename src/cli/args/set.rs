//! What `plan set` is told.

use clap::Args;

use crate::query::Filters;

/// What is set, and of which activities. With ids, owner, support, start and every correct; without, they select.
#[derive(Args, Debug)]
pub(in crate::cli) struct SetArgs {
    /// Ids, and after them the status.
    #[arg(value_name = "ID", help_heading = "arguments")]
    pub(in crate::cli) what: Vec<String>,
    #[arg(long, value_name = "TEXT", help_heading = "options")]
    pub(in crate::cli) note: Option<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) clear: bool,
    #[arg(long, value_name = "PERIOD", help_heading = "options")]
    pub(in crate::cli) period: Option<String>,
    #[arg(long, value_name = "DATE", help_heading = "options")]
    pub(in crate::cli) deadline: Option<String>,
    #[arg(long, value_name = "DATE", help_heading = "options")]
    pub(in crate::cli) until: Option<String>,
    #[arg(long, value_name = "TEXT", help_heading = "options")]
    pub(in crate::cli) title: Option<String>,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) yes: bool,
    #[arg(long, value_name = "NAME", help_heading = "corrections")]
    pub(in crate::cli) owner: Vec<String>,
    #[arg(long, value_name = "NAME", help_heading = "corrections")]
    pub(in crate::cli) add_owner: Vec<String>,
    #[arg(long, value_name = "NAME", help_heading = "corrections")]
    pub(in crate::cli) drop_owner: Vec<String>,
    #[arg(long, value_name = "NAME", help_heading = "corrections")]
    pub(in crate::cli) support: Vec<String>,
    #[arg(long, value_name = "DATE", help_heading = "corrections")]
    pub(in crate::cli) start: Vec<String>,
    #[arg(long, value_name = "UNIT", help_heading = "corrections")]
    pub(in crate::cli) every: Vec<String>,
    #[arg(long, value_name = "NAME", help_heading = "selecting")]
    pub(in crate::cli) involving: Vec<String>,
    #[arg(long, value_name = "ID", help_heading = "selecting")]
    pub(in crate::cli) goal: Vec<String>,
    #[arg(long, value_name = "ID", help_heading = "selecting")]
    pub(in crate::cli) priority: Vec<String>,
    #[arg(long, value_name = "STATUS", help_heading = "selecting")]
    pub(in crate::cli) status: Vec<String>,
    #[arg(long, value_name = "NAME", help_heading = "selecting")]
    pub(in crate::cli) focus: Vec<String>,
    #[arg(long, value_name = "TEXT", help_heading = "selecting")]
    pub(in crate::cli) text: Vec<String>,
}

impl SetArgs {
    /// Returns whether anything is corrected by options that never select.
    pub(in crate::cli) fn only_corrects(&self) -> bool {
        self.deadline.is_some() || self.until.is_some() || !self.add_owner.is_empty() || !self.drop_owner.is_empty()
    }

    /// Returns the options that select whether there are ids or not, each with what it was given.
    pub(in crate::cli) fn selecting(&self) -> [(&'static str, &[String]); 6] {
        [
            ("--involving", &self.involving),
            ("--goal", &self.goal),
            ("--priority", &self.priority),
            ("--status", &self.status),
            ("--focus", &self.focus),
            ("--text", &self.text),
        ]
    }

    /// Returns the options that correct where there are ids, and select where there are none.
    pub(in crate::cli) fn correcting(&self) -> [(&'static str, &[String]); 4] {
        [("--owner", &self.owner), ("--support", &self.support), ("--start", &self.start), ("--every", &self.every)]
    }

    /// Returns what is selected where there are no ids.
    pub(in crate::cli) fn filters(&self) -> Filters {
        Filters {
            owner: self.owner.clone(),
            support: self.support.clone(),
            involving: self.involving.clone(),
            goal: self.goal.clone(),
            priority: self.priority.clone(),
            status: self.status.clone(),
            start: self.start.clone(),
            every: self.every.clone(),
            focus: self.focus.clone(),
            text: self.text.clone(),
            plan: self.plan.clone(),
            period: self.period.clone(),
        }
    }
}
