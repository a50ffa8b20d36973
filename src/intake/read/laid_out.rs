//! Text with the layout of a PDF page: columns are recognised by the spaces between them.

use std::collections::HashMap;

use super::builder::{Builder, Look, Spans, unmarked_item};
use super::printed_table::{PrintedTable, header, pieces};
use crate::intake::document::{Document, Kind};
use crate::intake::levels::titled;
use crate::intake::words;
use crate::sheet::Unreadable;

/// The most empty lines within a table.
const MOST_EMPTY: usize = 2;
/// The most characters of a heading.
const LONGEST_HEADING: usize = 120;

/// Reads a document.
pub(super) fn document(text: &str) -> Result<Document, Unreadable> {
    let longest = text.lines().filter(|line| pieces(line).len() == 1).map(|line| line.trim().chars().count()).max();
    let mut reading =
        LaidOut { margins: margins(text), width: longest.unwrap_or_default().min(200), ..LaidOut::default() };
    for page in text.split('\u{c}') {
        for line in page.lines() {
            reading.line(line)?;
        }
        // A table may continue on the next page.
        reading.empty = 0;
    }
    reading.end_table()?;
    reading.end_paragraph();
    let mut document = reading.builder.document;
    document.is_guess = true;
    Ok(document)
}

#[derive(Default)]
struct LaidOut {
    builder: Builder,
    /// The lines that occur at the top or the bottom of many pages, without digits and spaces.
    margins: HashMap<String, usize>,
    /// The number of characters of the widest line of text.
    width: usize,
    table: Option<PrintedTable>,
    /// The lines of the current paragraph.
    paragraph: Vec<String>,
    /// The number of empty lines above the current one.
    empty: usize,
}

impl LaidOut {
    fn line(&mut self, line: &str) -> Result<(), Unreadable> {
        if line.trim().is_empty() {
            self.empty += 1;
            return Ok(());
        }
        let (pieces, gap) = (pieces(line), std::mem::take(&mut self.empty));
        if self.margins.contains_key(&margin_key(line)) {
            self.margin(line);
            return Ok(());
        }
        if let Some(table) = &mut self.table {
            let is_repeated = table.is_again(&pieces);
            if !is_repeated && header(&pieces).is_none() && gap <= MOST_EMPTY && !table.is_ended_by(&pieces, gap) {
                if !table.line(&pieces, gap) {
                    self.margin(line);
                }
                return Ok(());
            }
            if is_repeated {
                self.margin(line);
                return Ok(());
            }
        }
        self.end_table()?;
        if let Some(table) = PrintedTable::of(&pieces) {
            self.end_paragraph();
            self.table = Some(table);
        } else {
            self.text(line.trim(), gap);
        }
        Ok(())
    }

    /// Adds a line that repeats on each page.
    fn margin(&mut self, line: &str) {
        self.builder.paragraph(line.trim(), "", None, Look::Text(Kind::Margin));
    }

    fn text(&mut self, text: &str, gap: usize) {
        let number = titled(text).number;
        let level = number.map(|number| u8::try_from(number.matches('.').count() + 1).unwrap_or(9).min(9));
        let is_short = text.chars().count() <= LONGEST_HEADING;
        let is_first = self.builder.is_empty() && self.paragraph.is_empty();
        // The first line of a document is its title.
        if let Some(level) = level.or(is_first.then_some(0)).filter(|_| is_short) {
            self.end_paragraph();
            self.builder.paragraph(text, "", None, Look::Heading(level));
            return;
        }
        if gap > 0 || !self.goes_on(text) {
            self.end_paragraph();
        }
        self.paragraph.push(text.to_owned());
    }

    /// Returns whether a line continues the paragraph: its first word had no room on the line above, and it is no
    /// label.
    fn goes_on(&self, text: &str) -> bool {
        let Some(above) = self.paragraph.last() else { return false };
        let first = text.split_whitespace().next().unwrap_or_default();
        let is_item = !first.contains(char::is_alphanumeric);
        let label = text.split_once(':').map_or("", |(label, _)| label);
        let is_label = ["label", "goal", "priority", "owner"].iter().any(|meaning| words::is(meaning, label));
        // Proportional letters: a full line has more or fewer of them.
        let is_full = (above.chars().count() + first.chars().count()) * 5 >= self.width * 4;
        is_full && !is_item && !is_label
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph).join("\n");
        let (text, kind) = unmarked_item(&text).map_or((&*text, Kind::Plain), |item| (item, Kind::Item(0)));
        self.builder.paragraph(text, "", None, Look::Text(kind));
    }

    fn end_table(&mut self) -> Result<(), Unreadable> {
        let Some(table) = self.table.take() else { return Ok(()) };
        self.builder.start_table();
        for row in table.rows {
            self.builder.start_row();
            for lines in row {
                self.builder.start_cell(Spans { columns: 1, rows: 1, continues: false, fill: None })?;
                for line in lines {
                    self.builder.paragraph(&line, "", None, Look::Text(Kind::Plain));
                }
                self.builder.end_cell();
            }
        }
        self.builder.end_table()
    }
}

/// Returns the lines that are among the first two or the last two of at least two pages, and of a third of all.
fn margins(text: &str) -> HashMap<String, usize> {
    let mut count = HashMap::new();
    let mut pages = 0;
    for page in text.split('\u{c}') {
        let lines: Vec<&str> = page.lines().filter(|line| !line.trim().is_empty()).collect();
        pages += usize::from(!lines.is_empty());
        let ends = lines.iter().take(2).chain(lines.iter().skip(2).rev().take(2));
        for line in ends.filter(|line| header(&pieces(line)).is_none()) {
            *count.entry(margin_key(line)).or_insert(0) += 1;
        }
    }
    count.retain(|_, count| *count > 1 && *count * 3 >= pages);
    count
}

/// Returns a line without its digits and spaces, as page numbers differ.
fn margin_key(line: &str) -> String {
    line.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}
