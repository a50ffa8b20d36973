//! What `plan end` is told.

use clap::Args;

use super::parse_text;

#[derive(Args, Debug)]
pub(in crate::cli) struct EndArgs {
    #[arg(required = true, value_name = "ID", help_heading = "arguments")]
    pub(in crate::cli) activity: Vec<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text, help_heading = "options")]
    pub(in crate::cli) reason: Option<String>,
    #[arg(long, value_name = "PERIOD", help_heading = "options")]
    pub(in crate::cli) period: Option<String>,
    #[arg(long = "into", value_name = "ID", help_heading = "options")]
    pub(in crate::cli) part_of: Option<String>,
    #[arg(long = "by", value_name = "ID", help_heading = "options")]
    pub(in crate::cli) replaced_by: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) undo: bool,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}
