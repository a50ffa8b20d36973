//! What `plan review` is told.

use clap::Args;

use crate::cli::filter_args::FilterArgs;

#[derive(Args, Debug)]
pub(in crate::cli) struct ReviewArgs {
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    /// Those that are assessed already too.
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) all: bool,
}
