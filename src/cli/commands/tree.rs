//! `plan tree`: the hierarchy of goals, priorities and activities.

use super::no_rows;
use crate::cli::args::{Format, TreeArgs};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::report::write::{markdown, terminal};
use crate::report::{json, view};

pub(in crate::cli) fn tree(args: &TreeArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let selection = session.select(&args.filters)?;
    let depth = usize::from(args.depth);
    let doc = || view::tree(&selection, depth, session.lang);
    match args.format {
        Format::Table => output.write(terminal(&doc(), session.screen))?,
        Format::Md => output.write(markdown(&doc()))?,
        Format::Json => output.write(json::tree(&selection, depth, session.sources)?)?,
        Format::Jsonl | Format::Csv | Format::Tsv => return Err(no_rows("tree", args.format)),
    }
    Ok(Exit::Fine)
}
