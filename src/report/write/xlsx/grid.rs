//! Tables as cells of a sheet.

use std::borrow::Cow;

use rust_xlsxwriter::{ColNum, RowNum};

use crate::locale::{Lang, Text};
use crate::report::doc::{Align, Cell, Column, Row, Table, Tone};
use crate::source::printable;
use crate::workbook::{fits, halved_to_fit};

/// The most coloured texts of a column that count as statuses.
const MOST_TONED: usize = 32;

/// The name of a column without a header, where one is required.
static WITHOUT_HEADER: Text = Text::fixed("Kolumn", "Column");

/// A table as cells of a sheet: without bars, which charts replace, and with extra rows for texts longer than a cell
/// can hold.
pub(super) struct Grid<'d> {
    table: Cow<'d, Table>,
    /// The indices of the table's columns that are shown.
    columns: Vec<usize>,
    /// The rows: the index of the table's row, and of the piece of its long texts.
    lines: Vec<(usize, usize)>,
}

/// The value of a cell.
pub(super) enum XlsxValue<'g> {
    /// A number.
    Number(u32, Option<Tone>),
    /// A text.
    Text(&'g str),
    /// A text that links to an anchor.
    Link(&'g str, &'g str),
    /// A text that links to an address; the first in it, as a cell has only one link.
    Web(&'g str, &'g str),
}

impl<'d> Grid<'d> {
    pub(super) fn of(table: Cow<'d, Table>) -> Self {
        // A column without a header and without rows counts as bars too.
        let is_bar = |at: usize| {
            let mut cells = table.rows.iter().filter_map(|row| row.cells.get(at)).peekable();
            (cells.peek().is_some() || table.columns[at].title.is_empty())
                && cells.all(|cell| matches!(cell, Cell::Bar(_)))
        };
        let columns = (0..table.columns.len()).filter(|at| !is_bar(*at)).collect();
        let pieces_of = |cell: &Cell| if fits(cell.words()) { 1 } else { halved_to_fit(cell.words()).len() };
        let pieces = |row: &Row| row.cells.iter().map(pieces_of).max().unwrap_or(1);
        let lines = table.rows.iter().enumerate().flat_map(|(at, row)| (0..pieces(row)).map(move |piece| (at, piece)));
        let lines = lines.collect();
        Self { table, columns, lines }
    }

    /// Returns the number of rows, with the caption and the header.
    pub(super) fn rows(&self) -> RowNum {
        let lines = RowNum::try_from(self.lines.len()).unwrap_or(RowNum::MAX / 2);
        lines + self.header_at() + 1
    }

    /// Returns the number of rows above the header.
    pub(super) fn header_at(&self) -> RowNum {
        RowNum::from(self.table.caption.is_some())
    }

    /// Returns the number of columns.
    pub(super) fn width(&self) -> ColNum {
        ColNum::try_from(self.columns.len()).unwrap_or(ColNum::MAX)
    }

    /// Returns the caption.
    pub(super) fn caption(&self) -> Option<&str> {
        self.table.caption.as_deref()
    }

    /// Returns the number of columns to print; none for all.
    pub(super) fn printed(&self) -> Option<ColNum> {
        self.table.printed.and_then(|columns| ColNum::try_from(columns).ok()).filter(|columns| *columns < self.width())
    }

    /// Returns whether it needs a landscape page.
    pub(super) fn is_wide(&self) -> bool {
        self.table.is_wide
    }

    /// Returns the columns.
    pub(super) fn columns(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().map(|at| &self.table.columns[*at])
    }

    /// Returns the header texts, made unique as spreadsheet tables require.
    pub(super) fn headers(&self, lang: Lang) -> Vec<String> {
        let mut headers: Vec<String> = Vec::new();
        for column in self.columns() {
            let title = printable(&column.title).replace('\n', " ");
            // Excel allows 255 characters, an appended number included.
            let title: String = title.trim().chars().take(200).collect();
            let title = if title.is_empty() { WITHOUT_HEADER.get(lang).to_owned() } else { title };
            let is_taken = |name: &str| headers.iter().any(|other| other.to_lowercase() == name.to_lowercase());
            let mut name = title.clone();
            let mut number = 1;
            while is_taken(&name) {
                number += 1;
                name = format!("{title} ({number})");
            }
            headers.push(name);
        }
        headers
    }

    /// Returns the rows below the header.
    pub(super) fn lines(&self) -> impl Iterator<Item = XlsxRow<'_>> {
        self.lines.iter().map(|(row, piece)| XlsxRow { grid: self, row: &self.table.rows[*row], piece: *piece })
    }

    /// Returns the number of total rows at the end.
    pub(super) fn totals(&self) -> usize {
        self.lines.iter().rev().take_while(|(row, _)| self.table.rows[*row].is_total).count()
    }

    /// Returns the coloured texts of a column, each once with its colour; none if there are too many to be statuses.
    pub(super) fn toned(&self, column: usize) -> Vec<(&str, Tone)> {
        let mut toned: Vec<(&str, Tone)> = Vec::new();
        for row in &self.table.rows {
            if let Some(Cell::Toned(text, tone)) = row.cells.get(self.columns[column])
                && number(text).is_none()
                && !toned.iter().any(|(known, _)| known == text)
            {
                toned.push((text, *tone));
            }
        }
        if toned.len() > MOST_TONED { Vec::new() } else { toned }
    }
}

/// A row of the grid.
pub(super) struct XlsxRow<'g> {
    grid: &'g Grid<'g>,
    row: &'g Row,
    piece: usize,
}

impl<'g> XlsxRow<'g> {
    /// Returns whether it is a row of totals.
    pub(super) fn is_total(&self) -> bool {
        self.row.is_total
    }

    /// Returns the anchor; none on continuation rows.
    pub(super) fn anchor(&self) -> Option<&'g str> {
        self.row.anchor.as_deref().filter(|_| self.piece == 0)
    }

    /// Returns the values of the cells. A continuation row repeats the short values.
    pub(super) fn values(&self) -> impl Iterator<Item = XlsxValue<'g>> {
        let (grid, row, piece) = (self.grid, self.row, self.piece);
        grid.columns.iter().enumerate().map(move |(shown, at)| {
            let Some(cell) = row.cells.get(*at) else { return XlsxValue::Text("") };
            let is_number = grid.table.columns[*at].align == Align::Right;
            match cell {
                Cell::Text(text) | Cell::Toned(text, _) if is_number && number(text).is_some() => {
                    let tone = if let Cell::Toned(_, tone) = cell { Some(*tone) } else { None };
                    XlsxValue::Number(number(text).unwrap_or_default(), tone)
                }
                Cell::Link(text, anchor) => XlsxValue::Link(text, anchor),
                Cell::Prose(prose) | Cell::Marked(prose, _)
                    if piece == 0 && fits(prose) && prose.urls().next().is_some() =>
                {
                    XlsxValue::Web(prose, prose.urls().next().unwrap_or_default())
                }
                cell if fits(cell.words()) => XlsxValue::Text(if piece == 0 || shown == 0 { cell.words() } else { "" }),
                cell => XlsxValue::Text(halved_to_fit(cell.words()).get(piece).copied().unwrap_or_default()),
            }
        })
    }
}

/// Returns the number in a text that consists of a number in its usual form; a dash stands for 0.
fn number(text: &str) -> Option<u32> {
    if text == "–" {
        return Some(0);
    }
    let text = text.replace('\u{202f}', "");
    text.parse().ok().filter(|number: &u32| number.to_string() == text)
}
