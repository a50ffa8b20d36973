//! The arguments of commands that check a plan: `check`, `fmt`, `explain`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::TextFormat;

#[derive(Args, Debug)]
pub(in crate::cli) struct FmtArgs {
    /// Only these files, or those in these folders
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Change nothing, show what differs, and exit with 1 if anything does
    #[arg(long)]
    pub(in crate::cli) check: bool,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// This plan only
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct CheckArgs {
    /// Write as human, short, json, sarif, github, gitlab or junit
    #[arg(long, value_name = "FORMAT", default_value = "human", ignore_case = true)]
    pub(in crate::cli) format: CheckFormat,
    /// Compare with the plan where the branch left REV, such as origin/main
    #[arg(long, value_name = "REV")]
    pub(in crate::cli) base: Option<String>,
    /// Count as errors: warnings, infos or a code (PL211 or unused-owner)
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(in crate::cli) deny: Vec<String>,
    /// Do not check for this code
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(in crate::cli) allow: Vec<String>,
    /// Check for this code only (and for what cannot be read)
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(in crate::cli) only: Vec<String>,
    /// Fix what has one right answer; with --fix=unsafe also what has a likely one
    #[arg(
        long,
        value_name = "HOW",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "safe",
        ignore_case = true)]
    pub(in crate::cli) fix: Option<Fixes>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct ExplainArgs {
    /// Code or name, such as PL201 [else all are shown]
    #[arg(value_name = "CODE")]
    pub(in crate::cli) code: Vec<String>,
    /// Write as table, json or md
    #[arg(long, value_name = "FORMAT", default_value = "table", ignore_case = true)]
    pub(in crate::cli) format: TextFormat,
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
