//! The arguments of `plan report` and `plan site`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::FileFormat;
use crate::cli::deliver::Destination;
use crate::cli::filter_args::FilterArgs;
use crate::cli::watch::Way;
use crate::report::view::Section;

#[derive(Args, Debug)]
pub(in crate::cli) struct ReportArgs {
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    /// Write to this file; - is standard output
    #[arg(short = 'o', long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[cfg_attr(
        feature = "pdf",
        doc = "Write as table, md, html, docx, pdf, xlsx or svg [else as the file's name says]"
    )]
    #[cfg_attr(
        not(feature = "pdf"),
        doc = "Write as table, md, html, docx, xlsx or svg [else as the file's name says]"
    )]
    #[arg(long, value_name = "FORMAT", ignore_case = true)]
    pub(in crate::cli) format: Option<ReportFormat>,
    /// Write the docx in the look of this Word template: styles, header and footer, logo, page
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) template: Option<PathBuf>,
    /// Page one alone: how it goes
    #[arg(long, conflicts_with = "sections")]
    pub(in crate::cli) short: bool,
    /// These parts alone: summary, off-track, late, changes, goals, owners, about
    #[arg(long, value_name = "PARTS", value_delimiter = ',', ignore_case = true)]
    pub(in crate::cli) sections: Vec<ReportSection>,
    /// The appendix: owners (by owner) or none
    #[arg(long, value_name = "APPENDIX", ignore_case = true)]
    pub(in crate::cli) appendix: Option<Appendix>,
    /// Compare with this earlier period [else the one before]
    // Empty for the one before.
    #[arg(long, value_name = "PERIOD", num_args = 0..=1, default_missing_value = "")]
    pub(in crate::cli) compare: Option<String>,
    /// Compare with what the plan's files said at the end of this day, or in this commit, from git
    #[arg(long, value_name = "DATE|COMMIT", conflicts_with_all = ["compare", "matrix"])]
    pub(in crate::cli) as_of: Option<String>,
    /// A row for each activity, a column for each period
    #[arg(long)]
    pub(in crate::cli) matrix: bool,
    /// Answer again as soon as the plan's files change; Ctrl-C ends
    #[arg(long)]
    pub(in crate::cli) watch: bool,
}

impl ReportArgs {
    /// Returns how `--watch` replaces one report by the next.
    pub(in crate::cli) fn way(&self) -> Way {
        Destination::of(self.output.as_deref()).way()
    }

    /// Returns the sections that were asked for; none if none were named.
    pub(in crate::cli) fn sections(&self) -> Option<Vec<Section>> {
        if self.short {
            return Some(vec![Section::Summary]);
        }
        let sections: Vec<Section> = self.sections.iter().map(|section| (*section).into()).collect();
        (!sections.is_empty()).then_some(sections)
    }
}

/// The format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    Table,
    Md,
    Html,
    Docx,
    Pdf,
    Xlsx,
    /// Page one alone, as a drawing.
    Svg,
}

impl FileFormat for ReportFormat {
    const OF_FILES: &'static [Self] =
        &[Self::Docx, Self::Html, Self::Md, Self::Pdf, Self::Svg, Self::Xlsx, Self::Table];
    const OF_SCREEN: Self = Self::Table;

    fn extension(self) -> &'static str {
        match self {
            Self::Table => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Svg => "svg",
        }
    }
}

impl ReportFormat {
    /// Returns whether a person can read it as plain text.
    pub(in crate::cli) fn is_text(self) -> bool {
        match self {
            Self::Table | Self::Md | Self::Html => true,
            Self::Docx | Self::Pdf | Self::Xlsx | Self::Svg => false,
        }
    }
}

/// A section of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportSection {
    Summary,
    OffTrack,
    Late,
    Changes,
    Goals,
    Owners,
    About,
}

impl From<ReportSection> for Section {
    fn from(section: ReportSection) -> Self {
        match section {
            ReportSection::Summary => Self::Summary,
            ReportSection::OffTrack => Self::OffTrack,
            ReportSection::Late => Self::Late,
            ReportSection::Changes => Self::Changes,
            ReportSection::Goals => Self::Goals,
            ReportSection::Owners => Self::Owners,
            ReportSection::About => Self::About,
        }
    }
}

/// The appendix of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Appendix {
    Owners,
    None,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct SiteArgs {
    /// Write the files to this directory; what others have put there stays
    #[arg(short = 'o', long, value_name = "DIR", required = true)]
    pub(in crate::cli) output: PathBuf,
    /// The address the pages will have, for sitemap.xml
    #[arg(long, value_name = "URL")]
    pub(in crate::cli) base_url: Option<String>,
    /// This plan only
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Look at this period, such as 2025 [else the current one]
    #[arg(long, value_name = "PERIOD")]
    pub(in crate::cli) period: Option<String>,
}
