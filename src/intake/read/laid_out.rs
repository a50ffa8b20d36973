//! Text with the layout of a PDF page: columns are recognised by the spaces between them.

use std::collections::HashMap;

use super::builder::{Builder, Look, Spans};
use crate::intake::columns::Columns;
use crate::intake::document::{Cell, Document, Kind, Row, Table};
use crate::intake::levels::titled;
use crate::intake::map::Decided;
use crate::locale::Text;
use crate::sheet::Unreadable;

/// The most empty lines within a table.
const MOST_EMPTY: usize = 2;

/// Reads a document.
pub(super) fn document(text: &str) -> Result<Document, Unreadable> {
    let mut reading = Reading { margins: margins(text), ..Reading::default() };
    for page in text.split('\u{c}') {
        for line in page.lines() {
            reading.line(line)?;
        }
        reading.end_of_page();
    }
    reading.end_table()?;
    let mut document = reading.builder.document;
    document.told.push(Text::fixed(
        "en PDF säger inte var rader och celler börjar: de är gissade efter hur texten ligger, så jämför planen med dokumentet",
        "a PDF does not say where rows and cells begin: they are guessed from how the text lies, so compare the plan with it",
    ));
    Ok(document)
}

/// A piece of a line: the column of its first character, and its text.
type Piece<'t> = (usize, &'t str);

#[derive(Default)]
struct Reading {
    builder: Builder,
    /// The number of times that each line occurs at the top or the bottom of a page.
    margins: HashMap<String, usize>,
    /// The character offsets of the columns in the current table; none outside tables.
    starts: Option<Vec<usize>>,
    /// The rows of the current table: the lines of each cell.
    rows: Vec<Vec<Vec<String>>>,
    empty: usize,
}

impl Reading {
    fn line(&mut self, line: &str) -> Result<(), Unreadable> {
        if line.trim().is_empty() {
            self.empty += 1;
            return Ok(());
        }
        let (pieces, gap) = (pieces(line), std::mem::take(&mut self.empty));
        if self.margins.get(&margin_key(line)).is_some_and(|count| *count > 1) {
            self.builder.paragraph(line.trim(), "", None, Look::Text(Kind::Margin));
        } else if is_header(&pieces) {
            self.end_table()?;
            self.starts = Some(pieces.iter().map(|(at, _)| *at).collect());
            self.add_row(&pieces);
        } else if self.starts.is_some() && gap <= MOST_EMPTY && !self.is_heading(&pieces) {
            self.row_line(&pieces, gap);
        } else {
            self.end_table()?;
            self.paragraph(line.trim(), gap);
        }
        Ok(())
    }

    /// Returns whether a line within a table is a heading that ends the table: it has a number, or extends over the
    /// second column.
    fn is_heading(&self, pieces: &[Piece<'_>]) -> bool {
        let [(at, text)] = pieces else { return false };
        let starts = self.starts.as_deref().unwrap_or_default();
        let is_wide = starts.get(1).is_some_and(|second| at + text.chars().count() > second + 2);
        *at <= starts.first().copied().unwrap_or_default() + 2 && (titled(text).number.is_some() || is_wide)
    }

    fn row_line(&mut self, pieces: &[Piece<'_>], gap: usize) {
        let starts = self.starts.clone().unwrap_or_default();
        let columns: Vec<usize> = pieces.iter().map(|(at, _)| column_of(&starts, *at)).collect();
        // A new row starts after a gap, or when the first column and another one have text. A first column in the
        // middle of a sentence continues the row above.
        let last = self.rows.last().filter(|_| self.rows.len() > 1);
        let goes_on = last.is_some_and(|row| {
            let is_broken = row[0].last().is_some_and(|text| !text.ends_with(['.', '!', '?']));
            let is_low = pieces.first().is_some_and(|(_, text)| text.starts_with(char::is_lowercase));
            gap == 0 && (columns.first() != Some(&0) || columns.len() < 2 || (is_broken && is_low))
        });
        if goes_on {
            if let Some(row) = self.rows.last_mut() {
                add(row, &columns, pieces);
            }
        } else {
            self.add_row(pieces);
        }
    }

    fn add_row(&mut self, pieces: &[Piece<'_>]) {
        let starts = self.starts.clone().unwrap_or_default();
        let columns: Vec<usize> = pieces.iter().map(|(at, _)| column_of(&starts, *at)).collect();
        let mut row = vec![Vec::new(); starts.len()];
        add(&mut row, &columns, pieces);
        self.rows.push(row);
    }

    fn paragraph(&mut self, text: &str, _gap: usize) {
        let found = titled(text);
        let level = found.number.as_ref().map(|number| u8::try_from(number.matches('.').count() + 1).unwrap_or(9));
        let look = match level.filter(|_| text.chars().count() <= 120) {
            Some(level) => Look::Heading(level.min(9)),
            // The first line of a document is its title.
            None if self.builder.is_empty() && text.chars().count() <= 120 => Look::Heading(0),
            None => Look::Text(Kind::Plain),
        };
        self.builder.paragraph(text, "", None, look);
    }

    fn end_of_page(&mut self) {
        // The table may continue on the next page.
        self.empty = 0;
    }

    fn end_table(&mut self) -> Result<(), Unreadable> {
        self.starts = None;
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        self.builder.start_table();
        for row in rows {
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

fn add(row: &mut [Vec<String>], columns: &[usize], pieces: &[Piece<'_>]) {
    for (column, (_, text)) in columns.iter().zip(pieces) {
        if let Some(cell) = row.get_mut(*column) {
            cell.push((*text).to_owned());
        }
    }
}

/// Returns the index of the column of a piece: the last one that starts at most two characters after it.
fn column_of(starts: &[usize], at: usize) -> usize {
    starts.partition_point(|start| *start <= at + 2).saturating_sub(1)
}

/// Splits a line where it has two or more spaces.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let (mut at, mut begun, mut spaces) = (0, None, 0);
    for (offset, c) in line.char_indices() {
        if c.is_whitespace() {
            spaces += 1;
            if spaces == 2
                && let Some((column, from)) = begun.take()
            {
                found.push((column, line[from..offset].trim()));
            }
        } else {
            spaces = 0;
            begun.get_or_insert((at, offset));
        }
        at += 1;
    }
    found.extend(begun.map(|(column, from)| (column, line[from..].trim())));
    found
}

/// Returns whether a line is the header of a table of activities.
fn is_header(pieces: &[Piece<'_>]) -> bool {
    let cell =
        |(column, (_, text)): (u32, &Piece<'_>)| Cell { column, width: 1, text: (*text).to_owned(), ..Cell::default() };
    let row = Row { cells: (0..).zip(pieces).map(cell).collect(), ..Row::default() };
    pieces.len() >= 2 && Columns::of(&Table { sheet: None, rows: vec![row] }, &Decided::default()).is_some()
}

/// Counts the first two and the last two lines of all pages.
fn margins(text: &str) -> HashMap<String, usize> {
    let mut count = HashMap::new();
    for page in text.split('\u{c}') {
        let lines: Vec<&str> = page.lines().filter(|line| !line.trim().is_empty()).collect();
        let ends = lines.iter().take(2).chain(lines.iter().skip(2).rev().take(2));
        for line in ends.filter(|line| !is_header(&pieces(line))) {
            *count.entry(margin_key(line)).or_insert(0) += 1;
        }
    }
    count
}

/// Returns a line without its digits and spaces, as page numbers differ.
fn margin_key(line: &str) -> String {
    line.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}
