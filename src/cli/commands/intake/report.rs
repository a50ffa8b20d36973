//! `--report`: the account of an import, written to a file.

use std::path::Path;

use crate::cli::output::Output;
use crate::cli::stop::Stop;
use crate::diag::system_reason;
use crate::edit::write_whole;
use crate::intake::{Account, Fate, Taken};
use crate::locale::{Lang, Text, text};
use crate::query::Refusal;
use crate::report::doc::{Cell, Column, Doc, Row, Table};
use crate::report::write::markdown;

/// Writes the report of an import to a file, if asked for. A dry run writes none.
pub(in crate::cli::commands) fn report(
    taken: &Taken,
    (path, is_dry_run): (Option<&Path>, bool),
    lang: Lang,
    output: &mut Output,
) -> Result<(), Stop> {
    let Some(path) = path else { return Ok(()) };
    if is_dry_run {
        let shown = path.display();
        let line = text!(
            "inte skriven, för inget skrivs med `--dry-run`: {shown}",
            "not written, as nothing is with `--dry-run`: {shown}"
        );
        return Ok(output.say(line.get(lang))?);
    }
    let is_json = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json"));
    let content = if is_json { json(taken) } else { markdown(&page(&taken.accounts, lang)) };
    let shown = path.display().to_string();
    write_whole(path, content.as_bytes()).map_err(|error| {
        let reason = system_reason(error.kind(), &error.to_string());
        let message =
            text!(reason = reason; "{shown} gick inte att skriva: {reason}", "{shown} could not be written: {reason}");
        Refusal::new(message, None)
    })?;
    Ok(output.say(text!("skriven: {shown}", "written: {shown}").get(lang))?)
}

fn json(taken: &Taken) -> String {
    let [goals, priorities, activities] = taken.counts;
    let sources: Vec<_> = taken.accounts.iter().map(|account| account.json(Lang::En)).collect();
    let report = serde_json::json!({
        "schema": "plan/intake/1",
        "goals": goals,
        "priorities": priorities,
        "activities": activities,
        "sources": sources,
    });
    format!("{report:#}\n")
}

/// Returns the page: for each document what was changed and what was left out, with its place and the reason.
fn page(accounts: &[Account], lang: Lang) -> Doc {
    let mut doc = Doc::default();
    doc.heading(1, TITLE.get(lang));
    for account in accounts {
        let [carried, changed, left_out, _] = account.counts();
        let cells = carried + changed + left_out;
        doc.heading(2, account.file());
        let counts = text!(
            "Celler och stycken: {cells}. Tagna som de är: {carried}. Ändrade: {changed}. Utelämnade: {left_out}.",
            "Cells and paragraphs: {cells}. Carried as they are: {carried}. Changed: {changed}. Left out: {left_out}."
        );
        doc.text(counts.get(lang));
        account.told().iter().for_each(|told| doc.text(told.get(lang)));
        if changed > 0 {
            doc.heading(3, CHANGED.get(lang));
            doc.table(table(account, &[WHERE, FROM, TO, WHY], lang, |fate| match fate {
                Fate::Changed { to, why } => Some(vec![Cell::text(to), Cell::text(why.get(lang))]),
                _ => None,
            }));
        }
        if left_out > 0 {
            doc.heading(3, LEFT_OUT.get(lang));
            doc.table(table(account, &[WHERE, TEXT, WHY], lang, |fate| match fate {
                Fate::LeftOut { why, .. } => Some(vec![Cell::text(why.get(lang))]),
                _ => None,
            }));
        }
    }
    doc
}

/// Returns a table of the pieces for which `rest` returns cells, after their place and their text.
fn table(account: &Account, titles: &[Text], lang: Lang, rest: impl Fn(&Fate) -> Option<Vec<Cell>>) -> Table {
    let columns = titles.iter().map(|title| Column::wrapping(title.get(lang))).collect();
    let row = |(place, text, fate): (Text, &str, &Fate)| {
        let cells = [Cell::text(place.get(lang)), Cell::text(text)].into_iter().chain(rest(fate)?);
        Some(Row::new(cells.collect()))
    };
    Table::new(columns, account.pieces().filter_map(row).collect())
}

const TITLE: Text = Text::fixed("Vad som blev av dokumenten", "What became of the documents");
const CHANGED: Text = Text::fixed("Ändrat", "Changed");
const LEFT_OUT: Text = Text::fixed("Utelämnat", "Left out");
const WHERE: Text = Text::fixed("Var", "Where");
const FROM: Text = Text::fixed("Från", "From");
const TO: Text = Text::fixed("Till", "To");
const TEXT: Text = Text::fixed("Text", "Text");
const WHY: Text = Text::fixed("Varför", "Why");
