//! What `plan rename` is told.

use clap::{Args, Subcommand};

#[derive(Args, Debug)]
#[command(disable_help_subcommand = true)]
pub(in crate::cli) struct RenameArgs {
    #[command(subcommand)]
    pub(in crate::cli) what: RenameCommand,
}

#[derive(Subcommand, Debug)]
pub(in crate::cli) enum RenameCommand {
    Owner(RenameOwnerArgs),
}

#[derive(Args, Debug)]
pub(in crate::cli) struct RenameOwnerArgs {
    #[arg(value_name = "OLD", help_heading = "arguments")]
    pub(in crate::cli) old: String,
    #[arg(value_name = "NEW", help_heading = "arguments")]
    pub(in crate::cli) new: String,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}

impl RenameArgs {
    /// Whether it is only shown what would change.
    pub(in crate::cli) fn is_dry_run(&self) -> bool {
        let RenameCommand::Owner(args) = &self.what;
        args.dry_run
    }
}
