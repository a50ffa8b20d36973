//! The arguments of commands that read a plan.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{AnswerArgs, ExcelArgs, FileFormat, ReadAs, TextFormat};
use crate::cli::filter_args::FilterArgs;
use crate::query::Along;
use crate::report::view::OwnerKey;

#[derive(Args, Debug)]
pub(in crate::cli) struct OwnersArgs {
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    /// Order by name, activities, supports, late or a stage such as off-track; most first, - turns it round
    #[arg(
        long,
        value_name = "COLUMNS",
        value_delimiter = ',',
        allow_hyphen_values = true,
        value_parser = parse_key)]
    pub(in crate::cli) sort: Vec<OwnerSort>,
    /// Show how else the names are written, too
    #[arg(long)]
    pub(in crate::cli) aliases: bool,
    #[command(flatten)]
    pub(in crate::cli) answer: AnswerArgs,
}

/// A key to sort owners by, and the direction.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct OwnerSort {
    pub(in crate::cli) key: OwnerKey,
    /// True for the reverse order.
    pub(in crate::cli) is_reversed: bool,
}

/// Parses a sort key. The error is a list of all keys; `usage` makes a sentence of it.
fn parse_key(name: &str) -> Result<OwnerSort, String> {
    let name = name.trim();
    let (name, is_reversed) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
    let key = OwnerKey::all().find(|key| key.name().eq_ignore_ascii_case(name));
    let all = || OwnerKey::all().map(OwnerKey::name).collect::<Vec<_>>().join(", ");
    key.map(|key| OwnerSort { key, is_reversed }).ok_or_else(all)
}

#[derive(Args, Debug)]
pub(in crate::cli) struct ChartArgs {
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    /// What the bars are: period, goal, priority, owner, start, plan, focus, tag or status [else period]
    #[arg(long, value_name = "GROUP", ignore_case = true)]
    by: Option<Along>,
    /// Write to this file; - is standard output
    #[arg(short = 'o', long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Write as table, json, jsonl, csv, tsv, md or svg [else as the file's name says]
    #[arg(long, value_name = "FORMAT", ignore_case = true)]
    pub(in crate::cli) format: Option<ChartFormat>,
    #[command(flatten)]
    pub(in crate::cli) excel: ExcelArgs,
}

impl ChartArgs {
    /// Returns the category axis of the chart.
    pub(in crate::cli) fn along(&self) -> Along {
        self.by.unwrap_or(Along::Period)
    }

    /// Returns how the reader uses the answer; a file is always [`ReadAs::Whole`].
    pub(in crate::cli) fn read_as(&self) -> ReadAs {
        match self.format {
            _ if self.output.is_some() => ReadAs::Whole,
            None | Some(ChartFormat::Table) => ReadAs::Text,
            Some(ChartFormat::Md) => ReadAs::Markdown,
            Some(ChartFormat::Json | ChartFormat::Jsonl | ChartFormat::Csv | ChartFormat::Tsv | ChartFormat::Svg) => {
                ReadAs::Whole
            }
        }
    }
}

/// The format of a chart.
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

#[derive(Args, Debug)]
pub(in crate::cli) struct ShowArgs {
    /// Id or name of what to show
    #[arg(required = true, value_name = "ID")]
    pub(in crate::cli) id: Vec<String>,
    /// This plan only
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    /// Look at this period, such as 2025 [else the current one]
    #[arg(long, value_name = "PERIOD")]
    pub(in crate::cli) period: Option<String>,
    /// Write as table, json or md
    #[arg(long, value_name = "FORMAT", default_value = "table", ignore_case = true)]
    pub(in crate::cli) format: TextFormat,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct TreeArgs {
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    /// How deep: 1 goals, 2 priorities, 3 activities
    #[arg(long, value_name = "N", default_value = "3", value_parser = parse_depth)]
    pub(in crate::cli) depth: u8,
    /// Write as table, json or md
    #[arg(long, value_name = "FORMAT", default_value = "table", ignore_case = true)]
    pub(in crate::cli) format: TextFormat,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct PlansArgs {
    /// This plan only
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) answer: AnswerArgs,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct DueArgs {
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    /// Show the owners of whom nothing came in, and how long ago anything did
    #[arg(long)]
    pub(in crate::cli) silent: bool,
    /// Exit with 1 when anything lacks an assessment
    #[arg(long)]
    pub(in crate::cli) fail: bool,
    #[command(flatten)]
    pub(in crate::cli) answer: AnswerArgs,
}

/// Parses the number of levels of the tree.
fn parse_depth(depth: &str) -> Result<u8, String> {
    let all = ["1", "2", "3"];
    if all.contains(&depth) { depth.parse().map_err(|_| all.join(", ")) } else { Err(all.join(", ")) }
}
