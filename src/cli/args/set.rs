//! What `plan set` is told.

use clap::Args;

#[derive(Args, Debug)]
pub(in crate::cli) struct SetArgs {
    /// Ids, and after them the status.
    #[arg(required = true, value_name = "ID", help_heading = "arguments")]
    pub(in crate::cli) what: Vec<String>,
    #[arg(long, value_name = "TEXT", help_heading = "options")]
    pub(in crate::cli) note: Option<String>,
    #[arg(long, value_name = "PERIOD", help_heading = "options")]
    pub(in crate::cli) period: Option<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}
