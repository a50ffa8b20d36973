//! `plan report`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::deliver::Target;
use crate::cli::filter_args::FilterArgs;
use crate::cli::watch::Way;

#[derive(Args, Debug)]
pub(in crate::cli) struct ReportArgs {
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    #[arg(short = 'o', long, value_name = "FILE", help_heading = "options")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", ignore_case = true, help_heading = "options")]
    pub(in crate::cli) format: Option<ReportFormat>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) matrix: bool,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) watch: bool,
}

impl ReportArgs {
    /// Returns how one report takes the place of the one before it.
    pub(in crate::cli) fn way(&self) -> Way {
        match Target::of(self.output.as_deref()) {
            Target::Screen => Way::Shown,
            Target::File(_) => Way::InFile,
        }
    }
}

/// What a report can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    Table,
    Md,
    Html,
    Docx,
    Pdf,
    Xlsx,
}

impl ReportFormat {
    /// Those that a file's name can tell.
    pub(in crate::cli) const OF_FILES: [Self; 5] = [Self::Docx, Self::Html, Self::Md, Self::Pdf, Self::Xlsx];

    /// Returns how the names of its files end.
    pub(in crate::cli) fn extension(self) -> &'static str {
        match self {
            Self::Table => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }

    /// Returns the format that a file's name tells.
    pub(in crate::cli) fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        [Self::Table].into_iter().chain(Self::OF_FILES).find(|it| it.extension().eq_ignore_ascii_case(extension))
    }

    /// Whether a person can read it without a program for it.
    pub(in crate::cli) fn is_text(self) -> bool {
        matches!(self, Self::Table | Self::Md | Self::Html)
    }
}
