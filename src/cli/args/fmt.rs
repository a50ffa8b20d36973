//! What `plan fmt` is told.

use std::path::PathBuf;

use clap::Args;

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
