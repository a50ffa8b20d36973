//! The arguments of `plan export` and `plan import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::FileFormat;
use crate::cli::filter_args::FilterArgs;
use crate::sheet;

#[derive(Args, Debug)]
pub(in crate::cli) struct ExportArgs {
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    #[arg(short = 'o', long, value_name = "FILE", required = true, help_heading = "options")]
    pub(in crate::cli) output: PathBuf,
    #[arg(long, value_name = "FORMAT", ignore_case = true, help_heading = "options")]
    pub(in crate::cli) format: Option<SheetFormat>,
    #[arg(long, value_name = "GROUP", ignore_case = true, help_heading = "options")]
    pub(in crate::cli) split: Option<Split>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) mail: bool,
    #[arg(long, value_name = "DATE", help_heading = "options")]
    pub(in crate::cli) by: Option<String>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) all: bool,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) force: bool,
}

/// The format of a sheet for colleagues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SheetFormat {
    Xlsx,
    Csv,
}

/// The key that activities are split by, one sheet for each value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Split {
    Owner,
}

impl FileFormat for SheetFormat {
    const OF_FILES: &'static [Self] = &[Self::Xlsx, Self::Csv];
    const OF_SCREEN: Self = Self::Csv;

    fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

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

/// The side that wins if both the sheet and the plan changed.
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
