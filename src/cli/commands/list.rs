//! `plan list`: the selected activities, as rows.

use std::cmp::Ordering;

use super::period_rows::{self, change_rows, compare_with_several};
use crate::cli::args::{AnswerForm, AnswerShape, ListArgs};
use crate::cli::output::Output;
use crate::cli::rows::{Head, separated};
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::locale::{Lang, Text, text};
use crate::model::{Plan, nearest};
use crate::query::{Alphabet, Assessable, Comparison, Entry, Refusal, Selection, SideBySide};
use crate::report::columns::Column;
use crate::report::write::Separator;
use crate::report::{json, view};

pub(in crate::cli) fn list(args: &ListArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let form = args.answer.form()?;
    let is_json = matches!(form.shape(), AnswerShape::Json | AnswerShape::JsonLines);
    if is_json && !args.columns.is_empty() {
        return Err(columns_with_json().into());
    }
    if args.compare.is_some() && !args.columns.is_empty() {
        return Err(columns_with_compare().into());
    }
    let selections = session.select_each_period(&args.filters)?;
    let (columns, sort) = named(args, &selections)?;
    let [selection] = &selections[..] else {
        if args.compare.is_some() {
            return Err(compare_with_several().into());
        }
        return side_by_side((&columns, &sort), &form, &selections, session, output);
    };
    let mut entries: Vec<Entry<'_, '_>> = selection.entries().collect();
    sorted(&mut entries, |entry| entry, &sort, session);
    if let Some(given) = &args.compare {
        return compared(given, &form, selection, &entries, session, output);
    }
    let columns = |usual: Vec<Column>| if columns.is_empty() { usual } else { columns };
    let answer = match form.shape() {
        AnswerShape::Document => {
            let columns = columns(view::list_columns(selection, &entries, form.is_narrow(session)));
            form.text(&view::list(selection, &entries, &columns, session.sources, session.lang), session)
        }
        AnswerShape::Json => json::list(&entries, None, session.sources)?.into_bytes(),
        AnswerShape::JsonLines => json::list_lines(&entries, session.sources)?.into_bytes(),
        AnswerShape::Rows => {
            let things = entries.iter().map(Entry::assessable);
            delimited_things(selection, things, &columns(Column::ALL.to_vec()), session, form.separator)?
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
    let comparison = Comparison::new(selection, entries.iter().map(Entry::assessable), given)?;
    let answer = match form.shape() {
        AnswerShape::Document => {
            form.text(&view::list_compared(selection, entries.len(), &comparison, session.lang), session)
        }
        AnswerShape::Json => json::list(entries, Some(&comparison), session.sources)?.into_bytes(),
        AnswerShape::JsonLines => json::change_lines(&comparison)?.into_bytes(),
        AnswerShape::Rows => {
            let title = Head::of(Column::Title, selection);
            change_rows(selection, title, &comparison, session.lang, form.separator)?
        }
    };
    form.deliver(&answer, session, output)?;
    Ok(Exit::Fine)
}

/// Shows several periods, with columns for each.
fn side_by_side(
    (columns, sort): (&[Column], &[(Column, bool)]),
    form: &AnswerForm<'_>,
    selections: &[Selection<'_, '_>],
    session: &Session<'_>,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let mut beside = SideBySide::new(selections);
    sorted(&mut beside.rows, |row| &row.entry, sort, session);
    let answer = match form.shape() {
        AnswerShape::Document => {
            let is_narrow = form.is_narrow(session);
            form.text(&view::list_side_by_side(&beside, columns, is_narrow, session.sources, session.lang), session)
        }
        AnswerShape::Json => json::list_side_by_side(&beside.rows, session.sources)?.into_bytes(),
        AnswerShape::JsonLines => json::list_side_by_side_lines(&beside.rows, session.sources)?.into_bytes(),
        AnswerShape::Rows => {
            let columns = if columns.is_empty() { Column::ALL } else { columns };
            period_rows::list_rows(&beside, columns, session, form.separator)?
        }
    };
    form.deliver(&answer, session, output)?;
    Ok(Exit::Fine)
}

/// Returns activities, or other things, as rows under a header.
pub(super) fn delimited_things<'p, 'a: 'p>(
    selection: &Selection<'_, '_>,
    things: impl Iterator<Item = Assessable<'p, 'a>>,
    columns: &[Column],
    session: &Session<'_>,
    separator: Separator,
) -> csv::Result<Vec<u8>> {
    let heads: Vec<Head> = columns.iter().map(|column| Head::of(*column, selection)).collect();
    let value = |column: &Column, it: &_| column.value(it, session.sources).into_owned();
    separated(
        separator,
        session.lang,
        &heads,
        things.map(|it| columns.iter().map(|column| value(column, &it)).collect()),
    )
}

/// The columns to show, and those to sort by with whether they descend.
type NamedColumns = (Vec<Column>, Vec<(Column, bool)>);

/// Returns the columns that the arguments name, or refusals.
fn named(args: &ListArgs, selections: &[Selection<'_, '_>]) -> Result<NamedColumns, Vec<Refusal>> {
    let plans = selections.first().map(|selection| &selection.plans[..]).unwrap_or_default();
    let plans: Vec<&Plan<'_>> = plans.iter().map(|selected| selected.plan).collect();
    let mut refusals = Vec::new();
    let mut find = |option: &str, name: &str| {
        let found = Column::named(name, &plans);
        if found.is_none() {
            refusals.push(unknown_column(option, name, &plans));
        }
        found
    };
    let columns = args.columns.iter().filter_map(|name| find("--columns", name)).collect();
    let sort = args.sort.iter().filter_map(|by| Some((find("--sort", &by.column)?, by.is_descending))).collect();
    if refusals.is_empty() { Ok((columns, sort)) } else { Err(refusals) }
}

/// Returns the refusal of a name that no column has, with the nearest, or all names: also those of the plans' levels.
fn unknown_column(option: &str, name: &str, plans: &[&Plan<'_>]) -> Refusal {
    let own = |column: &Column| column.own_names(plans.iter().copied());
    let own_words = |lang: Lang| Column::ALL.iter().flat_map(own).map(move |it| it.one().get(lang).to_owned());
    let words: Vec<String> = Lang::ALL.into_iter().flat_map(own_words).collect();
    let names = Column::ALL.iter().map(|column| column.name()).chain(words.iter().map(|word| &**word));
    let listed = |lang: Lang| {
        let name = |column: &Column| match own(column).first() {
            Some(word) => format!("{} ({})", column.name(), word.one().get(lang)),
            None => match column.title().get(lang).to_lowercase() {
                title if lang == Lang::Sv && title != column.name() => format!("{} ({title})", column.name()),
                _ => column.name().to_owned(),
            },
        };
        Column::ALL.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let all = Text::new(listed(Lang::Sv), listed(Lang::En));
    let help = if let Some(near) = nearest(name.trim(), names).first() {
        text!("menade du `{near}`?", "did you mean `{near}`?")
    } else {
        text!(all = all; "välj bland {all}", "expected one of {all}")
    };
    let message = match name.trim() {
        "" => text!("{option} behöver ett värde", "{option} requires a value"),
        name => text!("{option}: `{name}` går inte att använda", "{option}: `{name}` cannot be used"),
    };
    Refusal::new(message, Some(help))
}

/// Sorts by the first column, then by the next; rows that are equal in all stay in file order.
fn sorted<'r, T, F>(rows: &mut [T], entry: F, by: &[(Column, bool)], session: &Session<'_>)
where
    F: Fn(&T) -> &Entry<'r, 'r>,
{
    if by.is_empty() {
        return;
    }
    let alphabet = Alphabet::of_plans(rows.iter().map(|row| entry(row).plan), session.lang);
    rows.sort_by(|a, b| {
        let step = |(column, is_descending): &(Column, bool)| {
            let order = column.compare(entry(a), entry(b), session.sources, &alphabet);
            if *is_descending { order.reverse() } else { order }
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
