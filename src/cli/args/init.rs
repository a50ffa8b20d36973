//! The arguments of `plan init`.

use std::path::PathBuf;

use clap::Args;

use super::parse_text;

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct InitArgs {
    #[arg(id = "new_dir", value_name = "DIR", help_heading = "arguments")]
    pub(in crate::cli) dir: Option<PathBuf>,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) id: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text, help_heading = "options")]
    pub(in crate::cli) title: Option<String>,
    #[arg(long, value_name = "YEARS", help_heading = "options")]
    pub(in crate::cli) years: Option<String>,
    #[arg(long, value_name = "LANG", help_heading = "options")]
    pub(in crate::cli) language: Option<String>,
    #[arg(long, value_name = "UNIT", help_heading = "options")]
    pub(in crate::cli) every: Option<String>,
    #[arg(long, value_name = "NAME", help_heading = "options")]
    pub(in crate::cli) scale: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text, help_heading = "options")]
    pub(in crate::cli) goal: Option<String>,
    #[arg(long, value_name = "FILE", help_heading = "options")]
    pub(in crate::cli) from: Vec<PathBuf>,
    #[arg(id = "intake_map", long = "map", value_name = "FILE", help_heading = "options")]
    pub(in crate::cli) map: Option<PathBuf>,
    #[arg(id = "intake_report", long = "report", value_name = "FILE", help_heading = "options")]
    pub(in crate::cli) report: Option<PathBuf>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) dry_run: bool,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) yes: bool,
}
