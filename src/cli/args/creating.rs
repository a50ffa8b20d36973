//! The arguments of the commands that create plans and things: `init` and `add`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::keys::{ActivityKeys, MeasureKeys, ThingKeys};
use super::parse_text;
use crate::model::Kind;

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct InitArgs {
    /// The directory that the plan is to lie in; else the one you are in
    #[arg(id = "new_dir", value_name = "DIR")]
    pub(in crate::cli) dir: Option<PathBuf>,
    /// The plan's id; else the directory's name
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,
    /// The plan's title, as adopted
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text)]
    pub(in crate::cli) title: Option<String>,
    /// The years of the plan, such as 2024-2027
    #[arg(long, value_name = "YEARS")]
    pub(in crate::cli) years: Option<String>,
    /// The language that the plan is written in, such as sv, en or de; else the one you read
    #[arg(long, value_name = "LANG")]
    pub(in crate::cli) language: Option<String>,
    /// How often it is followed up: year (else), half-year, tertial, quarter or month
    #[arg(long, value_name = "UNIT")]
    pub(in crate::cli) every: Option<String>,
    /// The words that activities are assessed in: progress (else), colours, traffic-light or simple
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) scale: Option<String>,
    /// The first goal, as adopted
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text)]
    pub(in crate::cli) goal: Option<String>,
    /// A document that the plan stands in: docx, xlsx, ods, csv, md, html or pdf; repeat it for several
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) from: Vec<PathBuf>,
    /// The decisions of an earlier run: what columns, words and names were taken for, in a file that can be changed
    #[arg(id = "intake_map", long = "map", value_name = "FILE")]
    pub(in crate::cli) map: Option<PathBuf>,
    /// Write what became of each cell and paragraph of the documents to a .json or .md file
    #[arg(id = "intake_report", long = "report", value_name = "FILE")]
    pub(in crate::cli) report: Option<PathBuf>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Do not ask what has a usual answer, and write the file for the code host
    #[arg(long)]
    pub(in crate::cli) yes: bool,
}

#[derive(Args, Debug)]
#[command(disable_help_subcommand = true, args_conflicts_with_subcommands = true)]
pub(in crate::cli) struct AddArgs {
    #[command(subcommand)]
    pub(in crate::cli) what: Option<AddCommand>,
    /// A document with what is to be added: docx, xlsx, ods, csv, md, html or pdf; repeat it for several
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) from: Vec<PathBuf>,
    /// The decisions of an earlier run: what columns, words and names were taken for, in a file that can be changed
    #[arg(id = "intake_map", long = "map", value_name = "FILE")]
    pub(in crate::cli) map: Option<PathBuf>,
    /// Write what became of each cell and paragraph of the documents to a .json or .md file
    #[arg(id = "intake_report", long = "report", value_name = "FILE")]
    pub(in crate::cli) report: Option<PathBuf>,
    /// The plan, where there are several
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Subcommand, Debug)]
pub(in crate::cli) enum AddCommand {
    /// Add an activity under a priority or a goal, with the next free number
    Activity(AddActivityArgs),
    /// Add a priority under a goal
    Priority(AddPriorityArgs),
    /// Add a goal, in a new file
    Goal(AddGoalArgs),
    /// Add a measure of a goal, a priority or an activity
    Measure(AddMeasureArgs),
    /// Add a role to the register of owners
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
#[command(mut_arg("owner", |arg| arg.help("Who is responsible, from the register; repeat it for several")))]
pub(in crate::cli) struct AddActivityArgs {
    /// The priority or goal that it is to be under (id)
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) under: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) keys: ThingKeys,
    #[command(flatten)]
    pub(in crate::cli) of_activity: ActivityKeys,
    /// Its id, as adopted; else the next after those that are there already
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,
    /// The plan, where there are several
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct AddPriorityArgs {
    /// The goal that it is to be under (id)
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) under: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) keys: ThingKeys,
    /// Its id, such as 4.1.film; else the next free number
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,
    /// The plan, where there are several
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct AddGoalArgs {
    /// The goal's number in the document, such as 4.4
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) keys: ThingKeys,
    /// What the file contains: goal or direction (an area of strategic directions)
    #[arg(long, value_name = "KIND", default_value = "goal", ignore_case = true)]
    pub(in crate::cli) kind: Kind,
    /// The plan, where there are several
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct AddMeasureArgs {
    /// The goal, priority or activity that it measures (id)
    #[arg(id = "above", value_name = "ID", conflicts_with = "under")]
    pub(in crate::cli) above: Option<String>,
    /// The priority or goal that it is to be under (id)
    // What the parent is called with the other commands.
    #[arg(long, value_name = "ID", hide = true)]
    pub(in crate::cli) under: Option<String>,
    /// What is measured
    #[arg(
        long,
        value_name = "TEXT",
        allow_hyphen_values = true,
        value_parser = parse_text)]
    pub(in crate::cli) title: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) keys: MeasureKeys,
    /// Its id; else the next after the other measures there, such as 4.1.M2
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,
    /// The plan, where there are several
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct AddOwnerArgs {
    /// The role's name, as reports are to have it
    #[arg(value_name = "NAME")]
    pub(in crate::cli) name: Option<String>,
    /// Another spelling; repeat it for several
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) alias: Vec<String>,
    /// The role's e-mail address, for `plan export --mail`
    #[arg(long, value_name = "ADDRESS")]
    pub(in crate::cli) email: Option<String>,
    /// The plan, where there are several
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}
