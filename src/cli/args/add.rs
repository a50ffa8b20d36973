//! The arguments of `plan add`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::keys::{ActivityKeys, MeasureKeys, ThingKeys};
use super::parse_text;
use crate::model;

#[derive(Args, Debug)]
#[command(disable_help_subcommand = true, args_conflicts_with_subcommands = true)]
pub(in crate::cli) struct AddArgs {
    #[command(subcommand)]
    pub(in crate::cli) what: Option<AddCommand>,
    #[arg(long, value_name = "FILE", help_heading = "options")]
    pub(in crate::cli) from: Vec<PathBuf>,
    #[arg(id = "intake_map", long = "map", value_name = "FILE", help_heading = "options")]
    pub(in crate::cli) map: Option<PathBuf>,
    #[arg(id = "intake_report", long = "report", value_name = "FILE", help_heading = "options")]
    pub(in crate::cli) report: Option<PathBuf>,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Subcommand, Debug)]
pub(in crate::cli) enum AddCommand {
    Activity(AddActivityArgs),
    Priority(AddPriorityArgs),
    Goal(AddGoalArgs),
    Measure(AddMeasureArgs),
    Owner(AddOwnerArgs),
}

impl AddArgs {
    /// Returns whether it is a dry run.
    pub(in crate::cli) fn is_dry_run(&self) -> bool {
        match &self.what {
            Some(AddCommand::Activity(args)) => args.dry_run,
            Some(AddCommand::Priority(args)) => args.dry_run,
            Some(AddCommand::Goal(args)) => args.dry_run,
            Some(AddCommand::Measure(args)) => args.dry_run,
            Some(AddCommand::Owner(args)) => args.dry_run,
            None => self.dry_run,
        }
    }
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct AddActivityArgs {
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) under: Option<String>,
    #[command(flatten, next_help_heading = "options")]
    pub(in crate::cli) keys: ThingKeys,
    #[command(flatten, next_help_heading = "options")]
    pub(in crate::cli) of_activity: ActivityKeys,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) id: Option<String>,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct AddPriorityArgs {
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) under: Option<String>,
    #[command(flatten, next_help_heading = "options")]
    pub(in crate::cli) keys: ThingKeys,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) id: Option<String>,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct AddGoalArgs {
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) id: Option<String>,
    #[command(flatten, next_help_heading = "options")]
    pub(in crate::cli) keys: ThingKeys,
    #[arg(long, value_name = "KIND", default_value = "goal", ignore_case = true, help_heading = "options")]
    pub(in crate::cli) kind: GoalKindArg,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct AddMeasureArgs {
    #[arg(id = "above", value_name = "ID", conflicts_with = "under", help_heading = "arguments")]
    pub(in crate::cli) above: Option<String>,
    /// The parent, as the option is called for other things.
    #[arg(long, value_name = "ID", hide = true, help_heading = "options")]
    pub(in crate::cli) under: Option<String>,
    #[arg(
        long,
        value_name = "TEXT",
        allow_hyphen_values = true,
        value_parser = parse_text,
        help_heading = "options"
    )]
    pub(in crate::cli) title: Option<String>,
    #[command(flatten, next_help_heading = "options")]
    pub(in crate::cli) keys: MeasureKeys,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) id: Option<String>,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct AddOwnerArgs {
    #[arg(value_name = "NAME", help_heading = "arguments")]
    pub(in crate::cli) name: Option<String>,
    #[arg(long, value_name = "NAME", help_heading = "options")]
    pub(in crate::cli) alias: Vec<String>,
    #[arg(long, value_name = "ADDRESS", help_heading = "options")]
    pub(in crate::cli) email: Option<String>,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}

/// The kind of a goal file.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum GoalKindArg {
    #[value(alias = "mål")]
    Goal,
    #[value(alias = "inriktning")]
    Direction,
}

impl From<GoalKindArg> for model::Kind {
    fn from(kind: GoalKindArg) -> Self {
        match kind {
            GoalKindArg::Goal => Self::Goal,
            GoalKindArg::Direction => Self::Direction,
        }
    }
}
