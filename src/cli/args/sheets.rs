//! The arguments of `plan export` and `plan import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::FileFormat;
use crate::cli::filter_args::FilterArgs;
use crate::sheet::Prefer;

#[derive(Args, Debug)]
pub(in crate::cli) struct ExportArgs {
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    /// Write to this file (.xlsx, .csv), or with --split to a directory; - is standard output
    #[arg(short = 'o', long, value_name = "FILE", required = true)]
    pub(in crate::cli) output: PathBuf,
    /// Write as xlsx or csv [else as the file's name says]
    #[arg(long, value_name = "FORMAT", ignore_case = true)]
    pub(in crate::cli) format: Option<SheetFormat>,
    /// A sheet for each owner (owner); a file each, where FILE is a directory
    #[arg(long, value_name = "GROUP", ignore_case = true)]
    pub(in crate::cli) split: Option<Split>,
    /// Put a ready letter (.eml and .md) beside each owner's sheet; nothing is sent
    #[arg(long)]
    pub(in crate::cli) mail: bool,
    /// The day the sheets are wanted back, for the letter: 2027-01-20
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) by: Option<String>,
    /// Include what is planned for later or done before
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// Write over a file even where somebody has filled it in
    #[arg(long)]
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
    /// The files that came back: .xlsx, .ods or .csv
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Whose answer counts where both the sheet and the plan were changed: sheet, plan
    #[arg(long, value_name = "WHOSE", ignore_case = true)]
    pub(in crate::cli) prefer: Option<Prefer>,
    /// The period that the sheets must be of, such as 2024 [else the current one]
    #[arg(long, value_name = "PERIOD")]
    pub(in crate::cli) period: Option<String>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}
