//! The arguments of commands that change a plan's activities and owners: `set`, `end`, `open`, `close`, `move`,
//! `rename`, `review`.

use clap::{Args, Subcommand};

use super::keys::{ActivityKeys, MeasureKeys, ThingKeys};
use super::parse_text;
use crate::cli::filter_args::FilterArgs;
use crate::query::Filters;

/// The values to set, and the activities. With ids, `--owner`, `--support`, `--start` and `--every` correct; without,
/// they select.
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
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) yes: bool,
    #[command(flatten, next_help_heading = "corrections")]
    pub(in crate::cli) keys: ThingKeys,
    #[command(flatten, next_help_heading = "corrections")]
    pub(in crate::cli) of_activity: ActivityKeys,
    #[arg(long, value_name = "NAME", help_heading = "corrections")]
    pub(in crate::cli) add_owner: Vec<String>,
    #[arg(long, value_name = "NAME", help_heading = "corrections")]
    pub(in crate::cli) drop_owner: Vec<String>,
    #[arg(long, value_name = "TAG", help_heading = "corrections")]
    pub(in crate::cli) drop_tag: Vec<String>,
    #[arg(long, value_name = "LINK", help_heading = "corrections")]
    pub(in crate::cli) drop_link: Vec<String>,
    #[command(flatten, next_help_heading = "measures")]
    pub(in crate::cli) measure: MeasureKeys,
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
}

impl SetArgs {
    /// Returns whether anything is corrected that only activities have.
    pub(in crate::cli) fn is_of_activities(&self) -> bool {
        let ActivityKeys { support, start, every, deadline, until } = &self.of_activity;
        let lists = [support, start, every];
        deadline.is_some() || until.is_some() || lists.iter().any(|list| !list.is_empty())
    }

    /// Returns whether any option is given that corrects and never selects.
    pub(in crate::cli) fn only_corrects(&self) -> bool {
        let lists = [&self.add_owner, &self.drop_owner, &self.drop_tag, &self.keys.link, &self.drop_link];
        let dates = [&self.of_activity.deadline, &self.of_activity.until];
        dates.iter().any(|date| date.is_some()) || lists.iter().any(|list| !list.is_empty())
    }

    /// Returns the given options that select both with and without ids.
    pub(in crate::cli) fn selecting(&self) -> impl Iterator<Item = &'static str> {
        given([
            ("--involving", !self.involving.is_empty()),
            ("--goal", !self.goal.is_empty()),
            ("--priority", !self.priority.is_empty()),
            ("--status", !self.status.is_empty()),
            ("--late", self.late),
            ("--focus", !self.focus.is_empty()),
        ])
    }

    /// Returns the given options that correct with ids, and select without ids.
    pub(in crate::cli) fn correcting(&self) -> impl Iterator<Item = &'static str> {
        given([
            ("--owner", !self.keys.owner.is_empty()),
            ("--support", !self.of_activity.support.is_empty()),
            ("--start", !self.of_activity.start.is_empty()),
            ("--every", !self.of_activity.every.is_empty()),
            ("--text", !self.keys.text.is_empty()),
            ("--tag", !self.keys.tag.is_empty()),
        ])
    }

    /// Returns the given options that do not apply to measures.
    pub(in crate::cli) fn of_no_measure(&self) -> impl Iterator<Item = &'static str> {
        let others = given([
            ("--clear", self.clear),
            ("--deadline", self.of_activity.deadline.is_some()),
            ("--until", self.of_activity.until.is_some()),
            ("--add-owner", !self.add_owner.is_empty()),
            ("--drop-owner", !self.drop_owner.is_empty()),
            ("--drop-tag", !self.drop_tag.is_empty()),
            ("--link", !self.keys.link.is_empty()),
            ("--drop-link", !self.drop_link.is_empty()),
        ]);
        self.selecting().chain(self.correcting()).chain(others)
    }

    /// Returns the selection, for a command without ids.
    pub(in crate::cli) fn filters(&self) -> Filters {
        Filters {
            owner: self.keys.owner.clone(),
            support: self.of_activity.support.clone(),
            involving: self.involving.clone(),
            goal: self.goal.clone(),
            priority: self.priority.clone(),
            status: self.status.clone(),
            start: self.of_activity.start.clone(),
            deadline: Vec::new(),
            until: Vec::new(),
            late: self.late,
            every: self.of_activity.every.clone(),
            focus: self.focus.clone(),
            tag: self.keys.tag.clone(),
            text: self.keys.text.clone(),
            plan: self.plan.clone(),
            period: self.period.iter().cloned().collect(),
        }
    }
}

/// Returns the names of the options that were given.
fn given<const N: usize>(options: [(&'static str, bool); N]) -> impl Iterator<Item = &'static str> {
    options.into_iter().filter(|(_, is_given)| *is_given).map(|(option, _)| option)
}

#[derive(Args, Debug)]
pub(in crate::cli) struct EndArgs {
    #[arg(required = true, value_name = "ID", help_heading = "arguments")]
    pub(in crate::cli) activity: Vec<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text, help_heading = "options")]
    pub(in crate::cli) reason: Option<String>,
    #[arg(long, value_name = "PERIOD", help_heading = "options")]
    pub(in crate::cli) period: Option<String>,
    #[arg(long = "into", value_name = "ID", help_heading = "options")]
    pub(in crate::cli) part_of: Option<String>,
    #[arg(long = "by", value_name = "ID", help_heading = "options")]
    pub(in crate::cli) replaced_by: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) undo: bool,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct PeriodArgs {
    #[arg(id = "which", value_name = "PERIOD", help_heading = "arguments")]
    pub(in crate::cli) period: String,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) yes: bool,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct MoveArgs {
    #[arg(value_name = "ID", help_heading = "arguments")]
    pub(in crate::cli) thing: String,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) to: String,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) id: Option<String>,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Args, Debug)]
#[command(disable_help_subcommand = true)]
pub(in crate::cli) struct RenameArgs {
    #[command(subcommand)]
    pub(in crate::cli) what: RenameCommand,
}

#[derive(Subcommand, Debug)]
pub(in crate::cli) enum RenameCommand {
    Owner(RenameOwnerArgs),
}

#[derive(Args, Debug)]
pub(in crate::cli) struct RenameOwnerArgs {
    #[arg(value_name = "OLD", help_heading = "arguments")]
    pub(in crate::cli) old: String,
    #[arg(value_name = "NEW", help_heading = "arguments")]
    pub(in crate::cli) new: String,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}

impl RenameArgs {
    /// Returns whether it is a dry run.
    pub(in crate::cli) fn is_dry_run(&self) -> bool {
        let RenameCommand::Owner(args) = &self.what;
        args.dry_run
    }
}

#[derive(Args, Debug)]
pub(in crate::cli) struct ReviewArgs {
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    /// Includes what is assessed already.
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) all: bool,
}
