//! `plan diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

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
    /// Whether a program reads what comes out, or the exit code.
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
