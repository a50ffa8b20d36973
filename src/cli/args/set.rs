//! What `plan set` is told.

use clap::Args;

use super::parse_text;
use crate::query::Filters;

/// What is set, and of which activities. With ids, owner, support, start and every correct; without, they select.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that is given or not")]
pub(in crate::cli) struct SetArgs {
    /// Ids, and after them the status.
    #[arg(value_name = "ID", help_heading = "arguments")]
    pub(in crate::cli) what: Vec<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text, help_heading = "options")]
    pub(in crate::cli) note: Option<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) clear: bool,
    #[arg(long, value_name = "PERIOD", help_heading = "options")]
    pub(in crate::cli) period: Option<String>,
    #[arg(long, value_name = "DATE", help_heading = "options")]
    pub(in crate::cli) deadline: Option<String>,
    #[arg(long, value_name = "DATE", help_heading = "options")]
    pub(in crate::cli) until: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text, help_heading = "options")]
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
    #[arg(long, help_heading = "selecting")]
    pub(in crate::cli) late: bool,
    #[arg(long, value_name = "NAME", help_heading = "selecting")]
    pub(in crate::cli) focus: Vec<String>,
    #[arg(long, value_name = "TEXT", help_heading = "selecting")]
    pub(in crate::cli) text: Vec<String>,
}

impl SetArgs {
    /// Returns whether anything is corrected that only an activity has.
    pub(in crate::cli) fn is_of_activities(&self) -> bool {
        self.only_corrects() || self.correcting().next().is_some()
    }

    /// Returns whether anything is corrected by options that never select.
    pub(in crate::cli) fn only_corrects(&self) -> bool {
        self.deadline.is_some() || self.until.is_some() || !self.add_owner.is_empty() || !self.drop_owner.is_empty()
    }

    /// Returns those that were given of the options that select whether there are ids or not.
    pub(in crate::cli) fn selecting(&self) -> impl Iterator<Item = &'static str> {
        given([
            ("--involving", !self.involving.is_empty()),
            ("--goal", !self.goal.is_empty()),
            ("--priority", !self.priority.is_empty()),
            ("--status", !self.status.is_empty()),
            ("--late", self.late),
            ("--focus", !self.focus.is_empty()),
            ("--text", !self.text.is_empty()),
        ])
    }

    /// Returns those that were given of the options that correct where there are ids, and select where there are none.
    pub(in crate::cli) fn correcting(&self) -> impl Iterator<Item = &'static str> {
        given([
            ("--owner", !self.owner.is_empty()),
            ("--support", !self.support.is_empty()),
            ("--start", !self.start.is_empty()),
            ("--every", !self.every.is_empty()),
        ])
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
            deadline: Vec::new(),
            until: Vec::new(),
            late: self.late,
            every: self.every.clone(),
            focus: self.focus.clone(),
            tag: Vec::new(),
            text: self.text.clone(),
            plan: self.plan.clone(),
            period: self.period.iter().cloned().collect(),
        }
    }
}

/// Returns the options that were given.
fn given<const N: usize>(options: [(&'static str, bool); N]) -> impl Iterator<Item = &'static str> {
    options.into_iter().filter(|(_, is_given)| *is_given).map(|(option, _)| option)
}
