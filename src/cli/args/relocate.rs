//! What `plan move` is told.

use clap::Args;

#[derive(Args, Debug)]
pub(in crate::cli) struct MoveArgs {
    #[arg(value_name = "ID", help_heading = "arguments")]
    pub(in crate::cli) thing: String,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) to: String,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) id: Option<String>,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}
