//! What `plan open` and `plan close` are told.

use clap::Args;

#[derive(Args, Debug)]
pub(in crate::cli) struct PeriodArgs {
    #[arg(id = "which", value_name = "PERIOD", help_heading = "arguments")]
    pub(in crate::cli) period: String,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) yes: bool,
}
