//! The arguments of `plan site`.

use std::path::PathBuf;

use clap::Args;

#[derive(Args, Debug)]
pub(in crate::cli) struct SiteArgs {
    #[arg(short = 'o', long, value_name = "DIR", required = true, help_heading = "options")]
    pub(in crate::cli) output: PathBuf,
    #[arg(long, value_name = "URL", help_heading = "options")]
    pub(in crate::cli) base_url: Option<String>,
    #[arg(long, value_name = "ID", help_heading = "options")]
    pub(in crate::cli) plan: Vec<String>,
    #[arg(long, value_name = "PERIOD", help_heading = "options")]
    pub(in crate::cli) period: Option<String>,
}
