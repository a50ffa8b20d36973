//! The arguments of commands that use git: `log`, `blame`, `diff` and `merge-driver`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{ReadAs, TextFormat};
use crate::cli::filter_args::FilterArgs;

#[derive(Args, Debug)]
pub(in crate::cli) struct LogArgs {
    /// Id of what to show the history of [else the whole plan]
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    /// Only changes from this day on, such as 2025-01-31
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) since: Option<String>,
    /// Write as table, json, jsonl or md
    #[arg(long, value_name = "FORMAT", default_value = "table", ignore_case = true)]
    pub(in crate::cli) format: LogFormat,
}

/// The format of a log, whose entries can be lines but no rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LogFormat {
    Table,
    Json,
    Jsonl,
    Md,
}

impl LogFormat {
    /// Returns how the reader uses an answer on standard output.
    pub(in crate::cli) fn read_as(self) -> ReadAs {
        match self {
            Self::Table => ReadAs::Text,
            Self::Md => ReadAs::Markdown,
            Self::Json | Self::Jsonl => ReadAs::Whole,
        }
    }
}

#[derive(Args, Debug)]
pub(in crate::cli) struct BlameArgs {
    /// The activity's id
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    /// This plan only
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Write as table, json or md
    #[arg(long, value_name = "FORMAT", default_value = "table", ignore_case = true)]
    pub(in crate::cli) format: TextFormat,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct DiffArgs {
    /// Compare with this revision in git [else HEAD]; A..B compares two, A...B shows what B changed since they parted
    #[arg(value_name = "REV")]
    pub(in crate::cli) revisions: Option<String>,
    /// Show what has changed since this day began, such as 2026-01-01
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) since: Option<String>,
    /// Compare with the plan in another directory, instead of a revision in git
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) path: Option<PathBuf>,
    /// This plan only
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Write as human, md, json or html
    #[arg(long, value_name = "FORMAT", default_value = "human", ignore_case = true)]
    pub(in crate::cli) format: DiffFormat,
    /// Exit with 1 when anything differs
    #[arg(long)]
    pub(in crate::cli) exit_code: bool,
}

impl DiffArgs {
    /// Returns whether a program reads the output or the exit code.
    pub(in crate::cli) fn is_for_machines(&self) -> bool {
        self.format == DiffFormat::Json || self.exit_code
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    Human,
    Md,
    Json,
    Html,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct MergeDriverArgs {
    /// The file before anybody changed it (%O)
    #[arg(value_name = "BASE")]
    pub(in crate::cli) base: PathBuf,
    /// Our file, which the result is written to (%A)
    #[arg(value_name = "OURS")]
    pub(in crate::cli) ours: PathBuf,
    /// Their file (%B)
    #[arg(value_name = "THEIRS")]
    pub(in crate::cli) theirs: PathBuf,
    /// The file's path in the plan (%P)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) path: Option<String>,
    /// How many characters the conflict marks have (%L) [else 7]
    #[arg(long, value_name = "N", default_value = "7", value_parser = parse_size)]
    pub(in crate::cli) marker_size: usize,
    /// What our side is called (%X)
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) ours_label: Option<String>,
    /// What their side is called (%Y)
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) theirs_label: Option<String>,
}

/// Parses the size of a conflict marker.
fn parse_size(size: &str) -> Result<usize, String> {
    size.parse().ok().filter(|size| (1..=1000).contains(size)).ok_or_else(|| "7".to_owned())
}
