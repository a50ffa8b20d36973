//! The arguments of `plan site`.

use std::path::PathBuf;

use clap::Args;

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
