//! The arguments of commands that use git: `log`, `blame`, `diff` and `merge-driver`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Format;
use crate::cli::filter_args::FilterArgs;

#[derive(Args, Debug)]
pub(in crate::cli) struct LogArgs {
    #[arg(value_name = "ID", help_heading = "arguments")]
    pub(in crate::cli) id: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    #[arg(long, value_name = "DATE", help_heading = "options")]
    pub(in crate::cli) since: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "table", ignore_case = true, help_heading = "options")]
    pub(in crate::cli) format: Format,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct BlameArgs {
    #[arg(value_name = "ID", help_heading = "arguments")]
    pub(in crate::cli) id: String,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, value_name = "FORMAT", default_value = "table", ignore_case = true, help_heading = "options")]
    pub(in crate::cli) format: Format,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct DiffArgs {
    #[arg(value_name = "REV", help_heading = "arguments")]
    pub(in crate::cli) revisions: Option<String>,
    #[arg(long, value_name = "DATE", help_heading = "options")]
    pub(in crate::cli) since: Option<String>,
    #[arg(long, value_name = "DIR", help_heading = "options")]
    pub(in crate::cli) path: Option<PathBuf>,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, value_name = "FORMAT", default_value = "human", ignore_case = true, help_heading = "options")]
    pub(in crate::cli) format: DiffFormat,
    #[arg(long, help_heading = "options")]
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
    #[arg(value_name = "BASE", help_heading = "arguments")]
    pub(in crate::cli) base: PathBuf,
    #[arg(value_name = "OURS", help_heading = "arguments")]
    pub(in crate::cli) ours: PathBuf,
    #[arg(value_name = "THEIRS", help_heading = "arguments")]
    pub(in crate::cli) theirs: PathBuf,
    #[arg(long, value_name = "FILE", help_heading = "options")]
    pub(in crate::cli) path: Option<String>,
    #[arg(long, value_name = "N", default_value = "7", value_parser = parse_size, help_heading = "options")]
    pub(in crate::cli) marker_size: usize,
    #[arg(long, value_name = "NAME", help_heading = "options")]
    pub(in crate::cli) ours_label: Option<String>,
    #[arg(long, value_name = "NAME", help_heading = "options")]
    pub(in crate::cli) theirs_label: Option<String>,
}

/// Parses the size of a conflict marker.
fn parse_size(size: &str) -> Result<usize, String> {
    size.parse().ok().filter(|size| (1..=1000).contains(size)).ok_or_else(|| "7".to_owned())
}
