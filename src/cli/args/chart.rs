//! `plan chart`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{ExcelArgs, FileFormat, ReadAs};
use crate::cli::filter_args::FilterArgs;
use crate::query::{Along, GroupBy};

#[derive(Args, Debug)]
pub(in crate::cli) struct ChartArgs {
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    #[arg(long, value_name = "GROUP", ignore_case = true, help_heading = "options")]
    by: Option<Bars>,
    #[arg(short = 'o', long, value_name = "FILE", help_heading = "options")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", ignore_case = true, help_heading = "options")]
    pub(in crate::cli) format: Option<ChartFormat>,
    #[command(flatten)]
    pub(in crate::cli) excel: ExcelArgs,
}

impl ChartArgs {
    /// Returns what the bars are.
    pub(in crate::cli) fn along(&self) -> Along {
        match self.by {
            None | Some(Bars::Period) => Along::Period,
            Some(Bars::Goal) => Along::Group(GroupBy::Goal),
            Some(Bars::Priority) => Along::Group(GroupBy::Priority),
            Some(Bars::Owner) => Along::Group(GroupBy::Owner),
            Some(Bars::Start) => Along::Group(GroupBy::Start),
            Some(Bars::Plan) => Along::Group(GroupBy::Plan),
            Some(Bars::Focus) => Along::Group(GroupBy::Focus),
            Some(Bars::Tag) => Along::Group(GroupBy::Tag),
        }
    }

    /// Returns what the answer is read as; a file is taken for the whole.
    pub(in crate::cli) fn read_as(&self) -> ReadAs {
        match self.format {
            _ if self.output.is_some() => ReadAs::Whole,
            None | Some(ChartFormat::Table) => ReadAs::Text,
            Some(ChartFormat::Md) => ReadAs::Markdown,
            Some(_) => ReadAs::Whole,
        }
    }
}

/// What the bars are.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Bars {
    Period,
    Goal,
    Priority,
    Owner,
    Start,
    Plan,
    Focus,
    Tag,
}

/// What a chart can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ChartFormat {
    Table,
    Json,
    Jsonl,
    Csv,
    Tsv,
    Md,
    Svg,
}

impl FileFormat for ChartFormat {
    const OF_FILES: &'static [Self] =
        &[Self::Svg, Self::Md, Self::Csv, Self::Tsv, Self::Json, Self::Jsonl, Self::Table];
    const OF_SCREEN: Self = Self::Table;

    fn extension(self) -> &'static str {
        match self {
            Self::Table => "txt",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Md => "md",
            Self::Svg => "svg",
        }
    }
}
