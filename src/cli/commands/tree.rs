//! `plan tree`: the hierarchy of goals, priorities and activities.

use crate::cli::args::{TextFormat, TreeArgs};
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
        TextFormat::Table => output.write(terminal(&doc(), session.screen))?,
        TextFormat::Md => output.write(markdown(&doc()))?,
        TextFormat::Json => output.write(json::tree(&selection, depth, session.sources)?)?,
    }
    Ok(Exit::Fine)
}
