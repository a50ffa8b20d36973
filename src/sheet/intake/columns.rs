//! The check that a sheet has the columns that are needed.

use std::collections::BTreeMap;

use crate::locale::{Lang, Text, text};
use crate::sheet::place::{SheetPlace, letters};
use crate::sheet::returned::SheetTable;
use crate::sheet::{Column, Finding};

/// The maximum number of unknown columns in findings.
const MOST_BESIDE: usize = 5;

/// The required columns.
pub(super) const NEEDED: [Column; 7] =
    [Column::Id, Column::Status, Column::Note, Column::Plan, Column::Period, Column::StatusThen, Column::NoteThen];

/// Reports missing, duplicate and unknown columns; returns whether the rows can be read.
pub(super) fn fit(table: &SheetTable<'_>, findings: &mut Vec<Finding>) -> bool {
    let header = SheetPlace { row: Some(table.header.row), ..table.place.clone() };
    let before = findings.len();
    let has = |column: &Column| table.header.column(*column).is_some();
    let of_measures = [Column::Value, Column::ValueThen].into_iter().filter(|_| has(&Column::Measure));
    let missing: Vec<Column> = NEEDED.into_iter().chain(of_measures).filter(|column| !has(column)).collect();
    if !missing.is_empty() {
        findings.push(Finding::error(&header, &are_missing(&missing), AGAIN));
    }
    for column in Column::ALL {
        let places: Vec<String> =
            table.header.columns.iter().filter(|(_, known, _)| *known == column).map(|(at, ..)| letters(*at)).collect();
        if let [_, _, ..] = places[..] {
            let (title, places) = (column.title(), places.join(", "));
            let message = text!(
                title = title;
                "kolumnen \"{title}\" finns flera gånger: {places}",
                "the column \"{title}\" is there several times: {places}"
            );
            let help = Text::fixed("ta bort den som inte gäller", "remove the one that does not apply");
            findings.push(Finding::error(&header, &message, help));
        }
    }
    let fits = findings.len() == before;
    findings.extend(beside(table));
    fits
}

fn are_missing(columns: &[Column]) -> Text {
    let in_lang = |lang| {
        let titles = columns.iter().map(|column| format!("\"{}\"", column.title().get(lang)));
        titles.collect::<Vec<_>>().join(", ")
    };
    let titles = Text::new(in_lang(Lang::Sv), in_lang(Lang::En));
    if columns.iter().all(|column| column.is_hidden()) {
        text!(titles = titles; "dolda kolumner saknas: {titles}", "hidden columns are missing: {titles}")
    } else {
        text!(titles = titles; "kolumner saknas: {titles}", "columns are missing: {titles}")
    }
}

const AGAIN: Text = Text::fixed(
    "utan dem syns inte vad som är ändrat; ta fram ett nytt uttag med `plan export` och för över svaren dit",
    "without them what was changed cannot be seen; export again with `plan export` and move the answers there",
);

/// Reports content outside the known columns, which is not imported.
fn beside(table: &SheetTable<'_>) -> Vec<Finding> {
    let mut first: BTreeMap<u32, u32> = BTreeMap::new();
    let own: Vec<u32> = table.header.columns.iter().map(|(at, ..)| *at).collect();
    for line in table.lines {
        for (column, _) in line.cells.iter().filter(|(column, _)| !own.contains(column)) {
            first.entry(*column).or_insert(line.row);
        }
    }
    let finding = |(column, row): (u32, u32)| {
        let title = table.header.others.iter().find(|(at, _)| *at == column).map(|(_, title)| title.clone());
        let letters = letters(column);
        let message = match title {
            Some(title) => text!(
                "kolumn {letters} ({title}) är ingen av uttagets; det som står där tas inte med",
                "column {letters} ({title}) is none of the export's; what stands there is not taken"
            ),
            None => text!(
                "det som står bredvid tabellen tas inte med: kolumn {letters}, först på rad {row}",
                "what stands beside the table is not taken: column {letters}, first in row {row}"
            ),
        };
        let help = Text::fixed(
            "ska det in i planen, skriv det under Anteckning",
            "if it belongs in the plan, write it under Note",
        );
        Finding::untaken(&table.place, &message, help)
    };
    let rest = first.len().saturating_sub(MOST_BESIDE);
    let mut findings: Vec<Finding> = first.into_iter().take(MOST_BESIDE).map(finding).collect();
    if rest > 0 {
        let message = text!("detsamma gäller {rest} kolumner till", "the same is so of more columns: {rest}");
        findings.push(Finding::untaken(&table.place, &message, None));
    }
    findings
}
