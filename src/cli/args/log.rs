//! `plan log` and `plan blame`.

use clap::Args;

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
