//! `plan status`: how many activities stand where.

use crate::cli::args::{Format, StatusArgs};
use crate::cli::output::Output;
use crate::cli::rows::separated;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::model::Stage;
use crate::query::{Entry, Group, GroupBy, roll_up};
use crate::report::write::{Separator, markdown, terminal};
use crate::report::{json, view};

pub(in crate::cli) fn status(args: &StatusArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let csv = args.excel.separator(args.format == Format::Csv)?;
    let selection = session.select(&args.filters)?;
    let by = GroupBy::from(args.by);
    let mut listed: Vec<Entry<'_, '_>> = Vec::new();
    let entries = selection.entries().inspect(|entry| {
        if view::needs_attention(entry) {
            listed.push(*entry);
        }
    });
    let counted = roll_up(&selection, entries, by, session.loaded.portfolio.governance.as_ref());
    let doc = || view::status(&selection, &counted, by, &listed, session.lang);
    match args.format {
        Format::Table => output.write(terminal(&doc(), session.screen))?,
        Format::Md => output.write(markdown(&doc()))?,
        Format::Json => output.write(json::status(&counted, by)?)?,
        Format::Jsonl => output.write(json::status_lines(&counted)?)?,
        Format::Csv => output.write(group_rows(&counted.groups, csv)?)?,
        Format::Tsv => output.write(group_rows(&counted.groups, Separator::Tab)?)?,
    }
    Ok(Exit::Fine)
}

/// Writes counted groups as rows with a header of machine names.
pub(super) fn group_rows(groups: &[Group], separator: Separator) -> csv::Result<Vec<u8>> {
    let header: Vec<&str> = ["plan", "key", "title", "total"].into_iter().chain(Stage::ALL.map(Stage::name)).collect();
    let rows = groups.iter().map(|group| {
        let names = [group.plan.clone().unwrap_or_default(), group.key.clone(), group.title.clone()];
        let numbers = std::iter::once(group.counts.total()).chain(Stage::ALL.map(|stage| group.counts.of(stage)));
        names.into_iter().chain(numbers.map(|number| number.to_string())).collect()
    });
    separated(separator, &header, rows)
}
