//! The arguments of commands that check a plan: `check`, `fmt`, `explain`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::answer::Format;

#[derive(Args, Debug)]
pub(in crate::cli) struct FmtArgs {
    /// Files, or folders of them.
    #[arg(value_name = "FILE", help_heading = "arguments")]
    pub(in crate::cli) files: Vec<PathBuf>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) check: bool,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct CheckArgs {
    #[arg(long, value_name = "FORMAT", default_value = "human", ignore_case = true, help_heading = "options")]
    pub(in crate::cli) format: CheckFormat,
    #[arg(long, value_name = "REV", help_heading = "options")]
    pub(in crate::cli) base: Option<String>,
    #[arg(long, value_name = "CODE", value_delimiter = ',', help_heading = "options")]
    pub(in crate::cli) deny: Vec<String>,
    #[arg(long, value_name = "CODE", value_delimiter = ',', help_heading = "options")]
    pub(in crate::cli) allow: Vec<String>,
    #[arg(long, value_name = "CODE", value_delimiter = ',', help_heading = "options")]
    pub(in crate::cli) only: Vec<String>,
    #[arg(
        long,
        value_name = "HOW",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "safe",
        ignore_case = true,
        help_heading = "options"
    )]
    pub(in crate::cli) fix: Option<Fixes>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct ExplainArgs {
    #[arg(value_name = "CODE", help_heading = "arguments")]
    pub(in crate::cli) code: Vec<String>,
    #[arg(long, value_name = "FORMAT", default_value = "table", ignore_case = true, help_heading = "options")]
    pub(in crate::cli) format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckFormat {
    Human,
    Short,
    Json,
    Sarif,
    Github,
    Gitlab,
    Junit,
}

impl CheckFormat {
    /// Returns whether a code host reads the output, which needs paths from the root of the repository.
    pub(in crate::cli) fn is_for_a_code_host(self) -> bool {
        !matches!(self, Self::Human | Self::Short | Self::Json)
    }
}

/// The findings to fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Fixes {
    /// Those with one right answer.
    Safe,
    /// Also those with a likely answer.
    Unsafe,
}
