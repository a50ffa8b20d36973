//! The arguments of `plan init`.

use std::path::PathBuf;

use clap::Args;

use super::parse_text;

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct InitArgs {
    /// The directory that the plan is to lie in; else the one you are in
    #[arg(id = "new_dir", value_name = "DIR")]
    pub(in crate::cli) dir: Option<PathBuf>,
    /// The plan's id; else the directory's name
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,
    /// The plan's title, as adopted
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text)]
    pub(in crate::cli) title: Option<String>,
    /// The years of the plan, such as 2024-2027
    #[arg(long, value_name = "YEARS")]
    pub(in crate::cli) years: Option<String>,
    /// The language that the plan is written in, such as sv, en or de; else the one you read
    #[arg(long, value_name = "LANG")]
    pub(in crate::cli) language: Option<String>,
    /// How often it is followed up: year (else), half-year, tertial, quarter or month
    #[arg(long, value_name = "UNIT")]
    pub(in crate::cli) every: Option<String>,
    /// The words that activities are assessed in: progress (else), colours, traffic-light or simple
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) scale: Option<String>,
    /// The first goal, as adopted
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text)]
    pub(in crate::cli) goal: Option<String>,
    /// A document that the plan stands in: docx, xlsx, ods, csv, md, html or pdf; repeat it for several
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) from: Vec<PathBuf>,
    /// The decisions of an earlier run: what columns, words and names were taken for, in a file that can be changed
    #[arg(id = "intake_map", long = "map", value_name = "FILE")]
    pub(in crate::cli) map: Option<PathBuf>,
    /// Write what became of each cell and paragraph of the documents to a .json or .md file
    #[arg(id = "intake_report", long = "report", value_name = "FILE")]
    pub(in crate::cli) report: Option<PathBuf>,
    /// Show the change without making it
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Do not ask what has a usual answer, and write the file for the code host
    #[arg(long)]
    pub(in crate::cli) yes: bool,
}
