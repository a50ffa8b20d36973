//! `plan list`: the selected activities, as rows.

use std::cmp::Ordering;

use super::period_rows;
use super::period_rows::{change_rows, compare_with_several};
use crate::cli::args::{AnswerForm, Format, ListArgs, Sort};
use crate::cli::output::Output;
use crate::cli::rows::{Head, separated};
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::locale::Text;
use crate::query::{Alphabet, Comparison, Entry, Refusal, Selection, SideBySide};
use crate::report::columns::Column;
use crate::report::write::Separator;
use crate::report::{json, view};

pub(in crate::cli) fn list(args: &ListArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let form = args.answer.form()?;
    let is_json = matches!(form.format, Format::Json | Format::Jsonl);
    if is_json && !args.columns.is_empty() {
        return Err(columns_with_json().into());
    }
    if args.compare.is_some() && !args.columns.is_empty() {
        return Err(columns_with_compare().into());
    }
    let selections = session.select_each_period(&args.filters)?;
    let [selection] = &selections[..] else {
        return side_by_side(args, &form, &selections, session, output);
    };
    let mut entries: Vec<Entry<'_, '_>> = selection.entries().collect();
    sort(&mut entries, |entry| entry, &args.sort, session);
    if let Some(given) = &args.compare {
        return compared(given, &form, selection, &entries, session, output);
    }
    let columns = |usual: Vec<Column>| if args.columns.is_empty() { usual } else { args.columns.clone() };
    let answer = match form.format {
        Format::Table | Format::Md => {
            let columns = columns(view::list_columns(selection, &entries, form.is_narrow(session)));
            form.text(&view::list(selection, &entries, &columns, session.sources, session.lang), session)
        }
        Format::Json => json::list(&entries, None, session.sources)?.into_bytes(),
        Format::Jsonl => json::list_lines(&entries, session.sources)?.into_bytes(),
        Format::Csv | Format::Tsv => {
            delimited_entries(selection, &entries, &columns(Column::ALL.to_vec()), session, form.separator)?
        }
    };
    form.deliver(&answer, session, output)?;
    Ok(Exit::Fine)
}

/// Compares the selected period with an earlier one.
fn compared(
    given: &str,
    form: &AnswerForm<'_>,
    selection: &Selection<'_, '_>,
    entries: &[Entry<'_, '_>],
    session: &Session<'_>,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let comparison = Comparison::new(selection, entries, given)?;
    let answer = match form.format {
        Format::Table | Format::Md => {
            form.text(&view::list_compared(selection, entries.len(), &comparison, session.lang), session)
        }
        Format::Json => json::list(entries, Some(&comparison), session.sources)?.into_bytes(),
        Format::Jsonl => json::change_lines(&comparison)?.into_bytes(),
        Format::Csv | Format::Tsv => change_rows(selection, &comparison, session.lang, form.separator)?,
    };
    form.deliver(&answer, session, output)?;
    Ok(Exit::Fine)
}

/// Shows several periods, with columns for each.
fn side_by_side(
    args: &ListArgs,
    form: &AnswerForm<'_>,
    selections: &[Selection<'_, '_>],
    session: &Session<'_>,
    output: &mut Output,
) -> Result<Exit, Stop> {
    if args.compare.is_some() {
        return Err(compare_with_several().into());
    }
    let mut beside = SideBySide::new(selections);
    sort(&mut beside.rows, |row| &row.entry, &args.sort, session);
    let answer = match form.format {
        Format::Table | Format::Md => {
            let is_narrow = form.is_narrow(session);
            form.text(
                &view::list_side_by_side(&beside, &args.columns, is_narrow, session.sources, session.lang),
                session,
            )
        }
        Format::Json => json::list_side_by_side(&beside.rows, session.sources)?.into_bytes(),
        Format::Jsonl => json::list_side_by_side_lines(&beside.rows, session.sources)?.into_bytes(),
        Format::Csv | Format::Tsv => {
            let columns = if args.columns.is_empty() { Column::ALL } else { &args.columns };
            period_rows::list_rows(&beside, columns, session, form.separator)?
        }
    };
    form.deliver(&answer, session, output)?;
    Ok(Exit::Fine)
}

/// Returns activities as rows under a header.
pub(super) fn delimited_entries(
    selection: &Selection<'_, '_>,
    entries: &[Entry<'_, '_>],
    columns: &[Column],
    session: &Session<'_>,
    separator: Separator,
) -> csv::Result<Vec<u8>> {
    let heads: Vec<Head> = columns.iter().map(|column| Head::of(*column, selection)).collect();
    let value = |column: &Column, entry| column.value(entry, session.sources).into_owned();
    separated(
        separator,
        session.lang,
        &heads,
        entries.iter().map(|entry| columns.iter().map(|column| value(column, entry)).collect()),
    )
}

/// Sorts by the first column, then by the next; rows that are equal in all stay in file order.
fn sort<'r, T, F>(rows: &mut [T], entry: F, by: &[Sort], session: &Session<'_>)
where
    F: Fn(&T) -> &Entry<'r, 'r>,
{
    if by.is_empty() {
        return;
    }
    let alphabet = Alphabet::of_plans(rows.iter().map(|row| entry(row).plan), session.lang);
    rows.sort_by(|a, b| {
        let step = |sort: &Sort| {
            let order = sort.column.compare(entry(a), entry(b), session.sources, &alphabet);
            if sort.is_descending { order.reverse() } else { order }
        };
        by.iter().map(step).find(|order| *order != Ordering::Equal).unwrap_or(Ordering::Equal)
    });
}

fn columns_with_json() -> Refusal {
    Refusal::new(
        Text::fixed("--columns: JSON har alltid alla fält", "--columns: JSON always has every field"),
        Some(Text::fixed(
            "ta bort --columns, eller välj table, csv, tsv eller md",
            "remove --columns, or choose table, csv, tsv or md",
        )),
    )
}

fn columns_with_compare() -> Refusal {
    Refusal::new(
        Text::fixed(
            "--columns: --compare visar alltid samma kolumner",
            "--columns: --compare always shows the same columns",
        ),
        Some(Text::fixed("ta bort --columns", "remove --columns")),
    )
}
