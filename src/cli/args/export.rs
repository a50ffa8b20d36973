//! `plan export`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::filter_args::FilterArgs;

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
    pub(in crate::cli) all: bool,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) force: bool,
}

/// What a sheet for colleagues can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SheetFormat {
    Xlsx,
    Csv,
}

/// What the activities are parted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Split {
    Owner,
}

impl SheetFormat {
    /// Each.
    pub(in crate::cli) const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];

    /// Returns how the names of its files end.
    pub(in crate::cli) fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// Returns the format that a file's name tells.
    pub(in crate::cli) fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        Self::ALL.into_iter().find(|it| it.extension().eq_ignore_ascii_case(extension))
    }
}
