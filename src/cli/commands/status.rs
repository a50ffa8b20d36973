//! `plan status`: how many activities stand where.

use super::compare::change_rows;
use crate::cli::args::{Form, Format, StatusArgs};
use crate::cli::output::Output;
use crate::cli::rows::separated;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::model::Stage;
use crate::query::{Comparison, Entry, Group, GroupBy, Selection, roll_up};
use crate::report::write::Separator;
use crate::report::{json, view};

pub(in crate::cli) fn status(args: &StatusArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let form = args.answer.form()?;
    let selection = session.select(&args.filters)?;
    let by = GroupBy::from(args.by);
    if let Some(given) = &args.compare {
        return compared(given, &form, &selection, by, session, output);
    }
    let mut listed: Vec<Entry<'_, '_>> = Vec::new();
    let entries = selection.entries().inspect(|entry| {
        if view::needs_attention(entry) {
            listed.push(*entry);
        }
    });
    let counted = roll_up(&selection, entries, by, session.loaded.portfolio.governance.as_ref());
    let answer = match form.format {
        Format::Table | Format::Md => {
            form.text(&view::status(&selection, &counted, by, &listed, session.lang), session)
        }
        Format::Json => json::status(&counted, by, None)?.into_bytes(),
        Format::Jsonl => json::status_lines(&counted)?.into_bytes(),
        Format::Csv | Format::Tsv => group_rows(&counted.groups, form.separator)?,
    };
    form.deliver(&answer, session, output)?;
    Ok(Exit::Fine)
}

/// Compares the period that is looked at with an earlier one.
fn compared(
    given: &str,
    form: &Form<'_>,
    selection: &Selection<'_, '_>,
    by: GroupBy,
    session: &Session<'_>,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let entries: Vec<Entry<'_, '_>> = selection.entries().collect();
    let comparison = Comparison::new(selection, &entries, given)?;
    let counted = roll_up(selection, entries.into_iter(), by, session.loaded.portfolio.governance.as_ref());
    let answer = match form.format {
        Format::Table | Format::Md => {
            form.text(&view::status_compared(selection, &counted, &comparison, session.lang), session)
        }
        Format::Json => json::status(&counted, by, Some(&comparison))?.into_bytes(),
        Format::Jsonl => json::change_lines(&comparison)?.into_bytes(),
        Format::Csv | Format::Tsv => change_rows(&comparison, form.separator)?,
    };
    form.deliver(&answer, session, output)?;
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
