//! The arguments of commands that change a plan's activities and owners: `set`, `end`, `open`, `close`, `move`,
//! `rename`, `review`.

use clap::{Args, Subcommand};

use super::keys::{ActivityKeys, MeasureKeys, SourceKeys, ThingKeys};
use super::parse_text;
use crate::cli::filter_args::FilterArgs;
use crate::query::Filters;

/// The values to set, and the activities. With ids, `--owner`, `--support`, `--start` and `--every` correct; without,
/// they select.
#[derive(Args, Debug)]
// The doc comments of flattened keys are for `add`.
#[command(
    mut_arg("title", |arg| arg.help("Correct the title of one activity, priority, goal, measure or plan")),
    mut_arg("owner", |arg| arg.help("Who is responsible, in place of all others; repeat it for several")),
    mut_arg("text", |arg| arg.help("A longer text; \"\" removes it. Without ids: only those with this text")),
    mut_arg("tag", |arg| arg.help("Add a tag; repeat it for several. Without ids: only those with this tag")),
    mut_arg("link", |arg| arg.help("Add a link: an address, with a title before it if it has one, \"Report https://…\"")),
    mut_arg("support", |arg| arg.help("Who supports it; \"\" removes all")),
    mut_arg("start", |arg| arg.help("When it starts, such as 2025; none: when the plan does")),
    mut_arg("every", |arg| arg.help("How often it is repeated: year, half-year, tertial, quarter, month, \"2 years\" …; once: not repeated")),
    mut_arg("deadline", |arg| arg.help("When it is to be done by, such as 2026-06-30; none removes it")),
    mut_arg("until", |arg| arg.help("The last period or day it runs in, such as 2026; none removes it")),
    mut_arg("unit", |arg| arg.help("What it is measured in; \"\" removes it")),
    mut_arg("baseline", |arg| arg.help("What it was before the plan, such as 2022=86.5; none removes it")),
    mut_arg("target", |arg| arg.help("What it is to be at the end of a period, such as 2030=92; 2030=none removes it")),
    mut_arg("value", |arg| arg.help("What it is in the period, such as 87.7; of another period 2024=87; 2024=none removes it")),
)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that is given or not")]
pub(in crate::cli) struct SetArgs {
    /// The activities' ids, and after them the status (Grönt) or its stage (done)
    #[arg(value_name = "ID")]
    pub(in crate::cli) what: Vec<String>,
    /// A note on how it goes; "" removes it
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text)]
    pub(in crate::cli) note: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) sources: SourceKeys,
    /// Remove the period's status and note
    #[arg(long)]
    pub(in crate::cli) clear: bool,
    /// The period that is assessed, such as 2025 [else the current one]
    #[arg(long, value_name = "PERIOD")]
    pub(in crate::cli) period: Option<String>,
    /// This plan only
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Change without asking
    #[arg(long)]
    pub(in crate::cli) yes: bool,
    #[command(flatten, next_help_heading = "corrections")]
    pub(in crate::cli) keys: ThingKeys,
    #[command(flatten, next_help_heading = "corrections")]
    pub(in crate::cli) of_activity: ActivityKeys,
    /// Add somebody who is responsible; repeat it for several
    #[arg(long, value_name = "NAME", help_heading = "corrections")]
    pub(in crate::cli) add_owner: Vec<String>,
    /// Remove somebody who is responsible; repeat it for several
    #[arg(long, value_name = "NAME", help_heading = "corrections")]
    pub(in crate::cli) drop_owner: Vec<String>,
    /// Remove a tag; repeat it for several
    #[arg(long, value_name = "TAG", help_heading = "corrections")]
    pub(in crate::cli) drop_tag: Vec<String>,
    /// Remove a link, by its address
    #[arg(long, value_name = "LINK", help_heading = "corrections")]
    pub(in crate::cli) drop_link: Vec<String>,
    #[command(flatten, next_help_heading = "measures")]
    pub(in crate::cli) measure: MeasureKeys,
    /// Those that this role is responsible for or supports
    #[arg(long, value_name = "NAME", help_heading = "selecting")]
    pub(in crate::cli) involving: Vec<String>,
    /// Those under this goal (id or title)
    #[arg(long, value_name = "ID", help_heading = "selecting")]
    pub(in crate::cli) goal: Vec<String>,
    /// Those under this priority, and where it refers to
    #[arg(long, value_name = "ID", help_heading = "selecting")]
    pub(in crate::cli) priority: Vec<String>,
    /// Those with this status (Rött) or at this stage (ongoing)
    #[arg(long, value_name = "STATUS", help_heading = "selecting")]
    pub(in crate::cli) status: Vec<String>,
    /// Those that should have been done and are not
    #[arg(long, help_heading = "selecting")]
    pub(in crate::cli) late: bool,
    /// Those under priorities with this focus
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
    /// The activities' ids
    #[arg(required = true, value_name = "ID")]
    pub(in crate::cli) activity: Vec<String>,
    /// Why, and who decided it
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text)]
    pub(in crate::cli) reason: Option<String>,
    /// The period in which it was decided, such as 2025 [else the current one]
    #[arg(long, value_name = "PERIOD")]
    pub(in crate::cli) period: Option<String>,
    /// The activity that they become a part of
    #[arg(long = "into", value_name = "ID")]
    pub(in crate::cli) part_of: Option<String>,
    /// The activity that replaces them; repeat it for several
    #[arg(long = "by", value_name = "ID")]
    pub(in crate::cli) replaced_by: Vec<String>,
    /// They are still in the plan: remove the statement that they left it
    #[arg(long)]
    pub(in crate::cli) undo: bool,
    /// This plan only
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct OpenArgs {
    /// The period to open, such as 2025
    #[arg(id = "which", value_name = "PERIOD")]
    pub(in crate::cli) period: String,
    /// This plan only
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Open it even if a period is skipped
    #[arg(long)]
    pub(in crate::cli) yes: bool,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct CloseArgs {
    /// The period to close, such as 2024
    #[arg(id = "which", value_name = "PERIOD")]
    pub(in crate::cli) period: String,
    /// This plan only
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Close it even if it is not over, or nothing is followed up in it
    #[arg(long)]
    pub(in crate::cli) yes: bool,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct MoveArgs {
    /// The activity, priority or measure (id)
    #[arg(value_name = "ID")]
    pub(in crate::cli) thing: String,
    /// What it is to be under: a priority or a goal, for a measure an activity too (id)
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) to: String,
    /// Its new id; else the next free number there
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,
    /// The plan, where there are several
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Show the change without making it
    #[arg(long)]
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
    /// Give an owner another name everywhere; the old one still leads to the role
    Owner(RenameOwnerArgs),
}

#[derive(Args, Debug)]
pub(in crate::cli) struct RenameOwnerArgs {
    /// The name that the role has
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: String,
    /// The name that the role is to have
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: String,
    /// In this plan only; else in all that have the role
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Show the change without making it
    #[arg(long)]
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
    /// Walk through what is assessed already too
    #[arg(long)]
    pub(in crate::cli) all: bool,
}
