//! What `plan import` is told.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::sheet;

#[derive(Args, Debug)]
pub(in crate::cli) struct ImportArgs {
    #[arg(required = true, value_name = "FILE", help_heading = "arguments")]
    pub(in crate::cli) files: Vec<PathBuf>,
    #[arg(long, value_name = "WHOSE", ignore_case = true, help_heading = "options")]
    pub(in crate::cli) prefer: Option<Prefer>,
    #[arg(long, value_name = "PERIOD", help_heading = "options")]
    pub(in crate::cli) period: Option<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
}

/// Whose word counts where the sheet and the plan both changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Prefer {
    Sheet,
    Plan,
}

impl From<Prefer> for sheet::Prefer {
    fn from(prefer: Prefer) -> Self {
        match prefer {
            Prefer::Sheet => Self::Sheet,
            Prefer::Plan => Self::Plan,
        }
    }
}
