//! What `plan merge-driver` is told, by git.

use std::path::PathBuf;

use clap::Args;

#[derive(Args, Debug)]
pub(in crate::cli) struct MergeDriverArgs {
    #[arg(value_name = "BASE", help_heading = "arguments")]
    pub(in crate::cli) base: PathBuf,
    #[arg(value_name = "OURS", help_heading = "arguments")]
    pub(in crate::cli) ours: PathBuf,
    #[arg(value_name = "THEIRS", help_heading = "arguments")]
    pub(in crate::cli) theirs: PathBuf,
    #[arg(long, value_name = "FILE", help_heading = "options")]
    pub(in crate::cli) path: Option<String>,
    #[arg(long, value_name = "N", default_value = "7", value_parser = parse_size, help_heading = "options")]
    pub(in crate::cli) marker_size: usize,
    #[arg(long, value_name = "NAME", help_heading = "options")]
    pub(in crate::cli) ours_label: Option<String>,
    #[arg(long, value_name = "NAME", help_heading = "options")]
    pub(in crate::cli) theirs_label: Option<String>,
}

/// Reads how many signs a mark has.
fn parse_size(size: &str) -> Result<usize, String> {
    size.parse().ok().filter(|size| (1..=1000).contains(size)).ok_or_else(|| "7".to_owned())
}
