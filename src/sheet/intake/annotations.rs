//! Findings about cell annotations: comments, colours, struck-out words, links and merged cells. None of them is
//! imported, and all of them are reported.

use std::collections::BTreeMap;

use crate::locale::{Text, text};
use crate::sheet::place::SheetPlace;
use crate::sheet::read::{CellValue, GridRow, Mark, MarkKind};
use crate::sheet::returned::SheetTable;
use crate::sheet::{Column, Finding};
use crate::source::printable_line;
use crate::workbook::style;

/// The maximum number of row ranges in a message.
const MOST_STRETCHES: usize = 20;
const WHITE: u32 = 0x00FF_FFFF;

/// Reports the annotations in a table.
pub(super) fn report(table: &SheetTable<'_>, findings: &mut Vec<Finding>) {
    let mut fills: BTreeMap<(u32, u32), Vec<u32>> = BTreeMap::new();
    let mut struck: BTreeMap<u32, u32> = BTreeMap::new();
    for Mark { row, column, kind } in table.marks() {
        let known = table.header.columns.iter().find(|(at, ..)| at == column).map(|(_, known, _)| *known);
        let line = table.lines.binary_search_by_key(row, |line| line.row).ok().map(|at| &table.lines[at]);
        let is_open = known.is_some_and(|known| is_open(table, line, known));
        let is_row = line.is_some();
        let place = || cell(table, *row, *column);
        match kind {
            MarkKind::Comment(comment) => {
                let comment = comment.split_whitespace().collect::<Vec<_>>().join(" ");
                let comment = printable_line(&comment);
                let message =
                    text!("kommentaren tas inte med: \"{comment}\"", "the comment is not taken: \"{comment}\"");
                findings.push(Finding::untaken(&place(), &message, UNDER_NOTE));
            }
            MarkKind::Fill(color) if is_row && *color != WHITE && (is_open || *color != style::LOCKED) => {
                fills.entry((*column, *color)).or_default().push(*row);
            }
            MarkKind::Struck if is_row && is_open => findings.push(Finding::error(&place(), &STRUCK, UNSTRIKE)),
            MarkKind::Struck if is_row => drop(struck.entry(*row).or_insert(*column)),
            MarkKind::Covered(text) if is_row => {
                let text = printable_line(text).into_owned();
                let message = text!(
                    "cellen är sammanslagen med en annan, och under den står \"{text}\"",
                    "the cell is merged with another, and hides \"{text}\""
                );
                findings.push(Finding::error(&place(), &message, SPLIT));
            }
            MarkKind::Link(address) if is_row => {
                if let Some(address) = unsaid(table, *row, *column, address) {
                    let message = text!("länken tas inte med: {address}", "the link is not taken: {address}");
                    findings.push(Finding::untaken(&place(), &message, IN_WORDS));
                }
            }
            MarkKind::Fill(_) | MarkKind::Link(_) | MarkKind::Struck | MarkKind::Covered(_) => {}
        }
    }
    report_fills(table, fills, findings);
    for (row, column) in struck {
        findings.push(Finding::untaken(&cell(table, row, column), &STRUCK_ROW, END));
    }
    report_merged(table, findings);
}

/// Reports each colour once, with the rows that have it.
fn report_fills(table: &SheetTable<'_>, fills: BTreeMap<(u32, u32), Vec<u32>>, findings: &mut Vec<Finding>) {
    for ((column, color), rows) in fills {
        let place = SheetPlace { row: None, ..cell(table, rows[0], column) };
        let (color, rows) = (color_name(color), stretches(&rows));
        let message = text!(
            color = color, rows = rows;
            "färgen tas inte med: {color}, rad {rows}",
            "the colour is not taken: {color}, row {rows}"
        );
        findings.push(Finding::untaken(&place, &message, CHOOSE));
    }
}

/// Reports cells that are merged across a column that colleagues fill in.
fn report_merged(table: &SheetTable<'_>, findings: &mut Vec<Finding>) {
    for merged in table.merged().filter(|merged| merged.columns.0 != merged.columns.1) {
        let within = |(at, known, _): &&(u32, Column, String)| {
            known.is_open() && (merged.columns.0..=merged.columns.1).contains(at)
        };
        if let Some((at, ..)) = table.header.columns.iter().find(within) {
            findings.push(Finding::error(&cell(table, merged.rows.0, *at), &ACROSS, SPLIT));
        }
    }
}

/// Returns whether colleagues fill in a column of a row: a measure has a value, and anything else a status.
fn is_open(table: &SheetTable<'_>, line: Option<&GridRow>, column: Column) -> bool {
    let measure = table.header.column(Column::Measure).map(|(at, _)| at);
    let is_measure = measure.zip(line).is_some_and(|(at, line)| line.value(at).is_some());
    match column {
        Column::Value => is_measure,
        Column::Status => !is_measure,
        other => other.is_open(),
    }
}

/// Returns the address of a link, unless the text of the cell contains it.
fn unsaid(table: &SheetTable<'_>, row: u32, column: u32, address: &str) -> Option<String> {
    let line = table.lines.binary_search_by_key(&row, |line| line.row).ok().map(|at| &table.lines[at])?;
    let said = line.value(column).map(CellValue::shown).unwrap_or_default().to_lowercase();
    let bare = address.trim_start_matches("mailto:").trim_start_matches("https://").trim_start_matches("http://");
    let is_said = said.contains(&bare.trim_end_matches('/').to_lowercase());
    (!is_said).then(|| printable_line(address).into_owned())
}

/// The rows whose id cell is merged with the row above.
pub(super) struct MergedBelow {
    /// The first row of each merged range in order, with the last row of all ranges up to it.
    spans: Vec<(u32, u32)>,
}

impl MergedBelow {
    /// Finds the merged rows of a table.
    pub(super) fn of(table: &SheetTable<'_>) -> Self {
        let Some((at, _)) = table.header.column(Column::Id) else { return Self { spans: Vec::new() } };
        let of_ids = table.merged().filter(|merged| (merged.columns.0..=merged.columns.1).contains(&at));
        let mut spans: Vec<(u32, u32)> = of_ids.map(|merged| merged.rows).collect();
        spans.sort_unstable();
        let mut furthest = 0;
        for (_, last) in &mut spans {
            furthest = furthest.max(*last);
            *last = furthest;
        }
        Self { spans }
    }

    /// Returns whether a row is merged with one above.
    pub(super) fn holds(&self, row: u32) -> bool {
        let above = self.spans.partition_point(|(first, _)| *first < row);
        self.spans[..above].last().is_some_and(|(_, last)| *last >= row)
    }
}

fn cell<'f>(table: &SheetTable<'f>, row: u32, column: u32) -> SheetPlace<'f> {
    let title = table.header.columns.iter().find(|(at, ..)| *at == column).map(|(.., title)| title.clone());
    SheetPlace { row: Some(row), column: Some((column, title.unwrap_or_default())), ..table.place.clone() }
}

/// Formats rows as ranges: `11–14, 17`.
fn stretches(rows: &[u32]) -> Text {
    let mut stretches: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match stretches.last_mut().filter(|(_, last)| last.checked_add(1) == Some(*row)) {
            Some((_, last)) => *last = *row,
            None => stretches.push((*row, *row)),
        }
    }
    let one = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    let shown = stretches.iter().take(MOST_STRETCHES).map(one).collect::<Vec<_>>().join(", ");
    let more: u32 = stretches.iter().skip(MOST_STRETCHES).map(|(first, last)| last - first + 1).sum();
    if more == 0 { Text::same(shown) } else { text!("{shown} och {more} rader till", "{shown} and {more} more rows") }
}

/// Returns the name of an RGB colour.
pub(crate) fn color_name(color: u32) -> Text {
    let [_, red, green, blue] = color.to_be_bytes().map(i32::from);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let spread = most - least;
    if spread < 24 {
        return if most < 64 { Text::fixed("svart", "black") } else { Text::fixed("grå", "grey") };
    }
    let turn = if most == red {
        (green - blue) * 60 / spread
    } else if most == green {
        120 + (blue - red) * 60 / spread
    } else {
        240 + (red - green) * 60 / spread
    };
    match turn.rem_euclid(360) {
        16..=43 => Text::fixed("orange", "orange"),
        44..=69 => Text::fixed("gul", "yellow"),
        70..=169 => Text::fixed("grön", "green"),
        170..=259 => Text::fixed("blå", "blue"),
        260..=344 => Text::fixed("lila", "purple"),
        _ => Text::fixed("röd", "red"),
    }
}

const UNDER_NOTE: Text =
    Text::fixed("ska den in i planen, skriv den under Anteckning", "if it belongs in the plan, write it under Note");
const IN_WORDS: Text = Text::fixed(
    "ska den in i planen, skriv adressen i texten",
    "if it belongs in the plan, write the address in the text",
);
const CHOOSE: Text = Text::fixed(
    "en färg är inget svar: välj en status i listan, eller skriv under Anteckning",
    "a colour is no answer: choose a status from the list, or write under Note",
);
static STRUCK: Text =
    Text::fixed("texten är överstruken, helt eller delvis", "the text is struck out, all or some of it");
const UNSTRIKE: Text = Text::fixed(
    "ta bort det som inte gäller, och överstrykningen av det som gäller",
    "remove the words that no longer apply, and the line through those that do",
);
static STRUCK_ROW: Text =
    Text::fixed("raden är överstruken, och det tas inte med", "the row is struck out, and that is not taken");
const END: Text = Text::fixed(
    "ska raden lämna planen, kör `plan end` för dess id",
    "if the row is to leave the plan, run `plan end` for its id",
);
static ACROSS: Text =
    Text::fixed("cellen är sammanslagen med celler i andra kolumner", "the cell is merged with cells of other columns");
const SPLIT: Text = Text::fixed(
    "dela de sammanslagna cellerna, och fyll i varje cell för sig",
    "split the merged cells, and fill in each by itself",
);
