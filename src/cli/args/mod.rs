//! The argument parser. A doc comment of a command or an argument is its help in English; [`help`](super::help) has it
//! in Swedish.

mod answer;
mod changing;
mod checking;
mod command;
mod creating;
mod git;
mod keys;
mod reading;
mod report;
mod sheets;
mod values;

pub(super) use checking::{CheckArgs, CheckFormat, ExplainArgs, Fixes};
pub(super) use reading::{DueArgs, PlansArgs, ShowArgs, TreeArgs};
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(super) use answer::{AnswerArgs, AnswerForm, AnswerShape, ExcelArgs, FileFormat, TextFormat};
pub(super) use changing::{
    CloseArgs, EndArgs, MoveArgs, OpenArgs, RenameArgs, RenameCommand, RenameOwnerArgs, ReviewArgs, SetArgs,
};
pub(super) use checking::FmtArgs;
pub(super) use command::{Command, ReadAs, whole};
pub(super) use creating::{
    AddActivityArgs, AddArgs, AddCommand, AddGoalArgs, AddMeasureArgs, AddOwnerArgs, AddPriorityArgs, InitArgs,
};
pub(super) use git::{BlameArgs, DiffArgs, DiffFormat, LogArgs, LogFormat, MergeDriverArgs};
pub(super) use keys::{ActivityKeys, MeasureKeys, SourceKeys, ThingKeys};
pub(super) use reading::{ChartArgs, ChartFormat, OwnerSort, OwnersArgs};
pub(super) use report::{Appendix, ReportArgs, ReportFormat, SiteArgs};
pub(super) use sheets::{ExportArgs, ImportArgs, SheetFormat, Split};

use super::filter_args::FilterArgs;
use crate::load::FileKind;
use crate::locale::Lang;
use crate::model::{Day, When};
use crate::query::GroupBy;

/// The help of `--period` where it takes several.
const SIDE_BY_SIDE: &str =
    "Look at this period, or several side by side: 2025, 2024,2025, 2024..2026 or ..2025 [else the current one]";

/// The command line, as it is parsed.
pub(super) type Cli = CommandLine<Command>;

// The type of the subcommands is a parameter, see `commands!`.
/// Follow up a public plan kept in text files: goals, priorities, activities
#[derive(Parser, Debug)]
#[command(name = "plan", version, disable_help_subcommand = true, subcommand_required = true)]
pub(super) struct CommandLine<C: Subcommand> {
    #[command(flatten)]
    pub(super) global: GlobalArgs,
    #[command(subcommand)]
    pub(super) command: C,
}

/// The options that every command has.
#[derive(Args, Debug)]
#[expect(clippy::doc_markdown, reason = "the help shows names of variables as they are")]
pub(super) struct GlobalArgs {
    /// The plan's directory [else PLAN_DIR, or search upwards from here]
    #[arg(short = 'C', long, global = true, value_name = "DIR", help_heading = "global")]
    pub(super) dir: Option<PathBuf>,
    /// Language: sv or en [else PLAN_LANG, the plan's or the system's language]
    #[arg(long, global = true, value_name = "LANG", ignore_case = true, help_heading = "global")]
    pub(super) lang: Option<Lang>,
    /// Colours: auto, always or never
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        ignore_case = true,
        help_heading = "global"
    )]
    pub(super) color: Color,
    /// Take this day as today, such as 2025-01-31 [else PLAN_TODAY, or the clock]
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_today, help_heading = "global")]
    pub(super) today: Option<Day>,
    /// Wait so many seconds for another run [else 10]
    #[arg(
        long,
        global = true,
        value_name = "N",
        default_value = "10",
        value_parser = parse_seconds,
        help_heading = "global"
    )]
    pub(super) wait: Duration,
    /// Show a long answer at once, not a screen at a time
    #[arg(long, global = true, help_heading = "global")]
    pub(super) no_pager: bool,
}

#[derive(Args, Debug)]
#[command(mut_arg("period", |arg| arg.help(SIDE_BY_SIDE)))]
pub(super) struct StatusArgs {
    #[command(flatten)]
    pub(super) filters: FilterArgs,
    /// Group by goal, priority, owner, start, plan, focus, tag or status
    #[arg(long, value_name = "GROUP", default_value = "goal", ignore_case = true)]
    pub(super) by: GroupBy,
    /// Compare the one period looked at with an earlier: worse, better, new, gone [else the one before]
    // Empty for the one before.
    #[arg(long, value_name = "PERIOD", num_args = 0..=1, default_missing_value = "")]
    pub(super) compare: Option<String>,
    /// Answer again as soon as the plan's files change; Ctrl-C ends
    #[arg(long)]
    pub(super) watch: bool,
    #[command(flatten)]
    pub(super) answer: AnswerArgs,
}

#[derive(Args, Debug)]
#[command(mut_arg("period", |arg| arg.help(SIDE_BY_SIDE)))]
pub(super) struct ListArgs {
    #[command(flatten)]
    pub(super) filters: FilterArgs,
    /// Show these columns, such as id,title,note
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(super) columns: Vec<String>,
    /// Order by columns, such as start,-title (- is descending)
    #[arg(
        long,
        value_name = "COLUMNS",
        value_delimiter = ',',
        allow_hyphen_values = true,
        value_parser = |name: &str| Ok::<_, String>(parse_sort(name)))]
    pub(super) sort: Vec<Sort>,
    /// Compare the one period looked at with an earlier: worse, better, new, gone [else the one before]
    // Empty for the one before.
    #[arg(long, value_name = "PERIOD", num_args = 0..=1, default_missing_value = "")]
    pub(super) compare: Option<String>,
    #[command(flatten)]
    pub(super) answer: AnswerArgs,
}

#[derive(Args, Debug)]
pub(super) struct UndoArgs {
    /// Show the change without making it
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Args, Debug)]
pub(super) struct HelpArgs {
    /// A command, or words of the name of a page [else every page is listed]
    #[arg(value_name = "TOPIC")]
    pub(super) topic: Vec<String>,
}

#[derive(Args, Debug)]
pub(super) struct LspArgs {}

#[derive(Args, Debug)]
pub(super) struct SchemaArgs {
    /// The kind of file: goal, plan (plan.toml) or governance (governance.toml)
    #[arg(value_name = "FILE", ignore_case = true)]
    pub(super) file: FileKind,
}

#[derive(Args, Debug)]
pub(super) struct CompletionsArgs {
    /// bash, zsh, fish, powershell or elvish
    #[arg(value_name = "SHELL", ignore_case = true)]
    pub(super) shell: Shell,
}

#[derive(Args, Debug)]
pub(super) struct ManArgs {
    /// A directory for a page for each command [else the page of `plan` is written]
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,
}

/// A shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(alias = "pwsh")]
    Powershell,
    Elvish,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// A column to sort by, and the direction.
#[derive(Clone, Debug)]
pub(super) struct Sort {
    /// The column's name, as it was given.
    pub(super) column: String,
    pub(super) is_descending: bool,
}

/// Parses a text that may begin with a minus, such as `-5 %`. A long option is refused.
fn parse_text(text: &str) -> Result<String, String> {
    let is_option = text.strip_prefix("--").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    if is_option { Err(String::new()) } else { Ok(text.to_owned()) }
}

/// Parses a column to sort by. Its name is looked up in the plan, which has its own for some.
fn parse_sort(name: &str) -> Sort {
    let (name, is_descending) = name.trim().strip_prefix('-').map_or((name, false), |name| (name, true));
    Sort { column: name.to_owned(), is_descending }
}

fn parse_seconds(seconds: &str) -> Result<Duration, String> {
    seconds.parse().map(|seconds: u32| Duration::from_secs(seconds.into())).map_err(|_| "0, 10, 60".to_owned())
}

/// Parses a day; for a period, its first day.
fn parse_today(date: &str) -> Result<Day, String> {
    date.parse::<When>().map(When::first_day).map_err(|_| "2025-01-31".to_owned())
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;
    use std::path::Path;

    use super::answer::Format;
    use super::*;

    fn expect_named<F: FileFormat + ValueEnum + Debug + PartialEq>() {
        for format in F::value_variants() {
            let name = format!("answer.{}", format.extension());
            assert_eq!(F::of_name(Path::new(&name)), Some(*format), "`OF_FILES` leads from {name} to another or none");
        }
    }

    #[test]
    fn every_format_is_known_by_its_file_name() {
        expect_named::<Format>();
        expect_named::<ChartFormat>();
        expect_named::<ReportFormat>();
        expect_named::<SheetFormat>();
    }
}
