//! Tests of damaged and restyled sheets: each cell that a colleague filled in is imported, refused or reported.

use std::collections::BTreeMap;

use plan::locale::Lang;
use plan::sheet::{Column, Prefer, Returned, Weight, take};
use rust_xlsxwriter::{Color, Format, Formula, Note as Comment, Workbook};

use super::files::packed;
use super::sheet::{Sheet, ods_of};
use super::wild::parts;
use crate::common::Program;

/// The number of sheets in each format.
const SHEETS: u32 = 670;

/// The cached result of a formula, before it is removed.
const RESULT: &str = "77777777";

/// A deterministic random number generator.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("it is below a number of this size")
    }

    fn one_in(&mut self, chance: usize) -> bool {
        self.below(chance) == 0
    }
}

/// A cell of a returned sheet.
#[derive(Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what was done to a cell, each by itself")]
struct Cell {
    text: String,
    number: Option<f64>,
    is_formula: bool,
    is_struck: bool,
    is_yellow: bool,
    comment: Option<String>,
    /// True if it is merged with the one below.
    is_merged: bool,
}

/// A sheet that was filled in, and then damaged.
pub(crate) struct Damaged {
    columns: Vec<(String, Option<Column>)>,
    rows: Vec<(String, Vec<Cell>)>,
}

const STATUSES: [&str; 8] = ["Gult", "grön", "Rött", "blå", "yellow", "Lila", "", "✓ Gult"];
const NOTES: [&str; 7] = ["Två är på väg", "=1+1", "rad\nrad", "", "a & <b>", "75", "Det går bra"];

/// Fills in a sheet and damages it.
pub(crate) fn damaged(whole: &Sheet, numbers: &mut Numbers) -> Damaged {
    let mut columns: Vec<(String, Option<Column>)> = whole.titles.iter().cloned().zip(Column::ALL.map(Some)).collect();
    let row = |cells: &Vec<String>| {
        let cell = |text: &String| Cell { text: text.clone(), ..Cell::default() };
        (cells[Column::Id as usize].clone(), cells.iter().map(cell).collect::<Vec<_>>())
    };
    let mut rows: Vec<(String, Vec<Cell>)> = whole.rows.iter().map(row).collect();
    let last = rows.len() - 1;
    for (at, (_, cells)) in rows.iter_mut().enumerate() {
        for (column, words) in [(Column::Status, &STATUSES[..]), (Column::Note, &NOTES[..])] {
            let cell = &mut cells[column as usize];
            if numbers.one_in(2) {
                words[numbers.below(words.len())].clone_into(&mut cell.text);
            }
            match numbers.below(24) {
                0 => cell.number = Some(0.75),
                1 => cell.is_formula = true,
                2 => cell.is_struck = !cell.text.is_empty(),
                3 => cell.is_yellow = true,
                4 => cell.comment = Some(format!("Om {at}")),
                5 => cell.is_merged = at < last,
                _ => {}
            }
        }
    }
    // A merge spans at most two rows.
    for column in [Column::Status, Column::Note] {
        let mut is_below = false;
        for (_, cells) in &mut rows {
            let cell = &mut cells[column as usize];
            cell.is_merged &= !is_below;
            is_below = cell.is_merged;
        }
    }
    let has_merged = rows.iter().any(|(_, cells)| cells.iter().any(|cell| cell.is_merged));
    if !has_merged && numbers.one_in(2) {
        let turn = numbers.below(rows.len());
        rows.rotate_left(turn);
    }
    if numbers.one_in(3) {
        rows.truncate(1 + numbers.below(rows.len()));
        for cell in rows.last_mut().into_iter().flat_map(|(_, cells)| cells) {
            cell.is_merged = false;
        }
    }
    if numbers.one_in(3) {
        let turn = numbers.below(columns.len());
        columns.rotate_left(turn);
        for (_, cells) in &mut rows {
            cells.rotate_left(turn);
        }
    }
    if numbers.one_in(3) {
        for (title, column) in &mut columns {
            if let Some(column) = column {
                *title = column.title().get(Lang::En).to_uppercase();
            }
        }
    }
    if numbers.one_in(6) {
        let at = numbers.below(columns.len());
        columns[at] = ("Min rubrik".to_owned(), None);
    }
    Damaged { columns, rows }
}

impl Damaged {
    /// Returns the sheet without formulas, for programs that recalculate them.
    pub(crate) fn without_formulas(mut self) -> Self {
        self.rows.iter_mut().flat_map(|(_, cells)| cells).for_each(|cell| cell.is_formula = false);
        self
    }

    pub(crate) fn xlsx(&self, numbers: &mut Numbers) -> Vec<u8> {
        let mut book = Workbook::new();
        let page = book.add_worksheet().set_name("Blad").expect("a name");
        for (column, (title, _)) in (0..).zip(&self.columns) {
            page.write_string(0, column, title).expect("a cell");
        }
        for (row, (_, cells)) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                let mut format = Format::new();
                if cell.is_struck {
                    format = format.set_font_strikethrough();
                }
                if cell.is_yellow {
                    format = format.set_background_color(Color::Yellow);
                }
                if let Some(comment) = &cell.comment {
                    page.insert_note(row, column, &Comment::new(comment)).expect("a comment");
                }
                if cell.is_merged {
                    page.merge_range(row, column, row + 1, column, &cell.text, &format).expect("cells");
                }
                if cell.is_formula {
                    let formula = Formula::new("=A1").set_result(RESULT);
                    page.write_formula_with_format(row, column, formula, &format).expect("a cell");
                } else if let Some(number) = cell.number {
                    page.write_number_with_format(row, column, number, &format.set_num_format("0 %")).expect("a cell");
                } else if !self.is_covered(row as usize - 1, column as usize) {
                    page.write_string_with_format(row, column, &cell.text, &format).expect("a cell");
                }
            }
            if numbers.one_in(5) {
                page.set_row_hidden(row).expect("a row");
            }
        }
        let mut parts = parts(&book.save_to_buffer().expect("a workbook"));
        for (_, part) in parts.iter_mut().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
            let xml = String::from_utf8(std::mem::take(part)).expect("UTF-8");
            *part = xml.replace(&format!("<v>{RESULT}</v>"), "").into_bytes();
        }
        packed(&parts.iter().map(|(name, part)| (&**name, &**part)).collect::<Vec<_>>())
    }

    fn is_covered(&self, row: usize, column: usize) -> bool {
        row > 0 && self.rows[row - 1].1[column].is_merged
    }

    fn ods(&self) -> Vec<u8> {
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "</text:p><text:p>");
        let mut rows = String::new();
        for (title, _) in &self.columns {
            rows +=
                &format!("<table:table-cell office:value-type=\"string\"><text:p>{title}</text:p></table:table-cell>");
        }
        rows = format!("<table:table-row>{rows}</table:table-row>");
        for (row, (_, cells)) in self.rows.iter().enumerate() {
            rows += "<table:table-row>";
            for (column, cell) in cells.iter().enumerate() {
                if self.is_covered(row, column) {
                    rows += "<table:covered-table-cell/>";
                    continue;
                }
                let style = match (cell.is_struck, cell.is_yellow) {
                    (true, _) => " table:style-name=\"struck\"",
                    (_, true) => " table:style-name=\"yellow\"",
                    _ => "",
                };
                let span = if cell.is_merged { " table:number-rows-spanned=\"2\"" } else { "" };
                let comment = cell
                    .comment
                    .as_ref()
                    .map(|text| format!("<office:annotation><text:p>{text}</text:p></office:annotation>"));
                let (kind, words) = match cell.number {
                    _ if cell.is_formula => (" table:formula=\"of:=A1\"", String::new()),
                    Some(_) => {
                        (" office:value-type=\"percentage\" office:value=\"0.75\"", "<text:p>75 %</text:p>".to_owned())
                    }
                    None if cell.text.is_empty() => ("", String::new()),
                    None => (" office:value-type=\"string\"", format!("<text:p>{}</text:p>", escaped(&cell.text))),
                };
                rows += &format!(
                    "<table:table-cell{kind}{style}{span}>{}{words}</table:table-cell>",
                    comment.unwrap_or_default()
                );
            }
            rows += "</table:table-row>";
        }
        ods_of(&format!(
            "<styles><style:style style:name=\"struck\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
             <style:style style:name=\"yellow\"><style:table-cell-properties fo:background-color=\"#ffff00\"/></style:style></styles>\
             <table:table table:name=\"Blad\">{rows}</table:table>"
        ))
    }

    fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        writer.write_record(self.columns.iter().map(|(title, _)| title)).expect("a row");
        for (_, cells) in &self.rows {
            let text = |cell: &Cell| match cell.number {
                Some(_) => "75 %".to_owned(),
                None => plan::sheet::guarded(&cell.text).into_owned(),
            };
            writer.write_record(cells.iter().map(text)).expect("a row");
        }
        writer.into_inner().expect("all of it")
    }
}

/// The plan and the sheets that were exported.
pub(crate) struct Sent {
    program: Program,
    pub(crate) whole: Sheet,
}

impl Sent {
    pub(crate) fn new() -> Self {
        let program = Program::in_copy_of_sample();
        let filters = plan::query::Filters { plan: vec!["kultur".to_owned()], ..Default::default() };
        let whole = Sheet::of_plan(&program, &filters);
        Self { program, whole }
    }

    /// Fails if an entry is neither imported nor refused nor reported. `by` is the program that saved the file, with
    /// the format; CSV has no formatting, and a CSV file from a spreadsheet has no covered cells.
    #[track_caller]
    pub(crate) fn expect_accounted(&self, damaged: &Damaged, format: &str, by: &str, bytes: &[u8]) {
        let sources = plan::source::read_dir(&self.program.path("kultur")).expect("a plan");
        let loaded = plan::load::load(&sources);
        let plans: Vec<_> =
            loaded.portfolio.plans.iter().map(|plan| (plan, "2025".parse().expect("a period"))).collect();
        let before: BTreeMap<&str, &Vec<String>> =
            self.whole.rows.iter().map(|row| (&*row[Column::Id as usize], row)).collect();
        let file = Returned::read("svar", bytes).expect("it is a sheet");
        let intake = take(&[file], &plans, Some(Prefer::Sheet));
        let said: Vec<(Weight, &str)> =
            intake.findings.iter().map(|finding| (finding.weight, finding.message.get(Lang::En))).collect();
        // A blocking error is reported for the whole sheet.
        let is_refused =
            said.iter().any(|(_, message)| message.contains("columns are missing") || message.contains("headings"));
        for (row, (id, cells)) in damaged.rows.iter().enumerate() {
            for (column, (cell, (_, kind))) in cells.iter().zip(&damaged.columns).enumerate() {
                let (Some(kind), false) = (kind.filter(|kind| kind.is_open()), is_refused) else { continue };
                let letter = char::from(b'A' + u8::try_from(column).expect("a few columns"));
                let is_named = |words: &str| {
                    let (row, column) = (format!("row {}", row + 2), format!("column {letter} "));
                    said.iter().any(|(_, it)| it.contains(&row) && it.contains(&column) && it.contains(words))
                };
                let context = || {
                    format!(
                        "{format}, {by}: {id} {kind:?} {:?}\n{said:#?}\n{}",
                        cell.text,
                        String::from_utf8_lossy(if format == "csv" { bytes } else { b"" })
                    )
                };
                let is_covered = damaged.is_covered(row, column) && (format != "csv" || by != "us");
                if is_covered && format == "csv" {
                    continue;
                }
                if format != "csv" && !is_covered {
                    assert!(cell.comment.as_ref().is_none_or(|comment| is_named(comment)), "{}", context());
                    let is_filled = !cell.text.is_empty() || cell.number.is_some();
                    let is_looked_at = format == "xlsx" || !cell.is_formula;
                    if cell.is_struck && is_filled && is_looked_at {
                        assert!(is_named("struck out"), "{}", context());
                    } else if cell.is_yellow && !cell.is_struck {
                        let place = format!("column {letter} ");
                        let is_said = said.iter().any(|(_, it)| it.contains(&place) && it.contains("yellow"));
                        assert!(is_said, "{}", context());
                    }
                    if cell.is_formula {
                        assert!(is_named("without a result"), "{}", context());
                        continue;
                    }
                }
                let shown = if is_covered { &damaged.rows[row - 1].1[column] } else { cell };
                if is_covered && shown.is_formula {
                    continue;
                }
                let change = intake.changes.iter().find(|change| &*change.thing.id().value == id);
                // Some programs show percentages without the space.
                let written = change.and_then(|change| change.note.as_deref());
                let text = match written.filter(|_| shown.number.is_some()) {
                    Some("75%") if by != "us" => "75%",
                    _ if shown.number.is_some() => "75 %",
                    _ => shown.text.trim(),
                };
                let was = before[&**id][kind as usize].trim();
                let is_refused = is_named("");
                let is_taken = match (kind, change) {
                    (Column::Note, Some(_)) => written == Some(text),
                    (_, Some(change)) => change.status.is_some(),
                    _ => false,
                };
                let is_same = match kind {
                    Column::Note => text == was,
                    _ => {
                        plan::query::find_status(plans[0].0, text.trim_start_matches("✓ "))
                            .ok()
                            .map(|it| &*it.name.value)
                            == Some(was).filter(|was| !was.is_empty())
                    }
                };
                assert!(is_taken || is_same || is_refused, "{}", context());
            }
        }
    }
}

#[test]
fn nothing_that_a_colleague_filled_in_is_lost_without_a_word() {
    let sent = Sent::new();
    let mut numbers = Numbers(0x5eed_2026_1128);
    for number in 0..SHEETS * 3 {
        let damaged = damaged(&sent.whole, &mut numbers);
        let (format, bytes) = match number % 3 {
            0 => ("xlsx", damaged.xlsx(&mut numbers)),
            1 => ("ods", damaged.ods()),
            _ => ("csv", damaged.csv()),
        };
        sent.expect_accounted(&damaged, format, "us", &bytes);
    }
}
