//! Builds a document from the events of a reader: paragraphs and nested tables.

use std::collections::BTreeMap;

use crate::intake::document::{Block, Cell, Document, Kind, MOST_BYTES, MOST_PIECES, Place, Row, Table};
use crate::intake::hues;
use crate::sheet::Unreadable;

/// The deepest nesting of tables.
const DEEPEST: usize = 16;
/// The most columns that a cell spans.
const WIDEST: u32 = 256;

/// The kind of a paragraph: a heading or text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Heading(u8),
    Text(Kind),
}

/// The spans of a merged cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spans {
    pub(super) columns: u32,
    pub(super) rows: u32,
    /// True if it continues the cell above.
    pub(super) continues: bool,
    /// The colour behind it: red, green and blue.
    pub(super) fill: Option<u32>,
}

/// A document under construction.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) document: Document,
    stack: Vec<Open>,
    paragraphs: usize,
    tables: usize,
    cells: usize,
    /// The bytes of all cells, those that repeat others among them.
    bytes: usize,
}

#[derive(Default)]
struct Open {
    rows: Vec<Vec<Raw>>,
    cell: Option<Raw>,
    /// True if the table is used only for layout.
    is_layout: bool,
}

struct Raw {
    spans: Spans,
    lines: Vec<String>,
    struck: Vec<String>,
    link: Option<String>,
}

impl Builder {
    /// Returns whether nothing was added yet.
    pub(super) fn is_empty(&self) -> bool {
        self.document.pieces.is_empty()
    }

    /// Adds a paragraph, unless it is empty.
    pub(super) fn paragraph(&mut self, text: &str, struck: &str, link: Option<String>, look: Look) {
        let in_cell = self.stack.last_mut().filter(|open| !open.is_layout && look_is_plain(look));
        if let Some(cell) = in_cell.and_then(|open| open.cell.as_mut()) {
            cell.lines.extend((!text.trim().is_empty()).then(|| text.trim().to_owned()));
            cell.struck.extend((!struck.trim().is_empty()).then(|| struck.trim().to_owned()));
            cell.link = link.or(cell.link.take());
            return;
        }
        for (text, look) in [(text, look), (struck, Look::Text(Kind::Aside))] {
            if text.trim().is_empty() {
                continue;
            }
            self.paragraphs += 1;
            let piece = self.document.piece(Place::Paragraph(self.paragraphs), text.trim());
            self.document.blocks.push(match look {
                Look::Heading(level) => Block::Heading { level, piece },
                Look::Text(kind) => Block::Paragraph { kind, piece },
            });
        }
    }

    /// Returns whether a table cell is open.
    pub(super) fn is_in_cell(&self) -> bool {
        self.stack.last().is_some_and(|open| !open.is_layout && open.cell.is_some())
    }

    /// Counts an empty or a filled cell, or one that repeats another.
    fn count_cell(&mut self) -> Result<(), Unreadable> {
        self.cells += 1;
        if self.cells <= 2 * MOST_PIECES { self.document.expect_room() } else { Err(Unreadable::TooManyCells) }
    }

    /// Counts the bytes of a cell's text.
    fn count_bytes(&mut self, text: &str) -> Result<(), Unreadable> {
        self.bytes += text.len();
        if self.bytes <= MOST_BYTES { self.document.expect_room() } else { Err(Unreadable::Swollen) }
    }

    /// Returns a cell that repeats another, as it stands over several rows.
    fn repeated(&mut self, cell: &Cell) -> Result<Cell, Unreadable> {
        self.count_cell()?;
        self.count_bytes(&cell.text)?;
        Ok(Cell { piece: None, ..cell.clone() })
    }

    /// Refuses a document with more than any plan has.
    pub(super) fn expect_room(&self) -> Result<(), Unreadable> {
        self.document.expect_room()
    }

    pub(super) fn start_table(&mut self) {
        // The text before a nested table comes first.
        if let Some(outer) = self.stack.last_mut() {
            outer.is_layout = true;
            let before = outer.cell.as_mut().map(|cell| std::mem::take(&mut cell.lines)).unwrap_or_default();
            for line in before {
                self.paragraph(&line, "", None, Look::Text(Kind::Plain));
            }
        }
        if self.stack.len() < DEEPEST {
            self.stack.push(Open::default());
        }
    }

    pub(super) fn start_row(&mut self) {
        if let Some(open) = self.stack.last_mut() {
            open.rows.push(Vec::new());
        }
    }

    pub(super) fn start_cell(&mut self, spans: Spans) -> Result<(), Unreadable> {
        self.count_cell()?;
        if let Some(open) = self.stack.last_mut() {
            open.cell = Some(Raw { spans, lines: Vec::new(), struck: Vec::new(), link: None });
        }
        Ok(())
    }

    pub(super) fn end_cell(&mut self) {
        if let Some(open) = self.stack.last_mut()
            && let Some(cell) = open.cell.take()
        {
            if open.rows.is_empty() {
                open.rows.push(Vec::new());
            }
            if let Some(row) = open.rows.last_mut() {
                row.push(cell);
            }
        }
    }

    pub(super) fn end_table(&mut self) -> Result<(), Unreadable> {
        self.end_cell();
        let Some(open) = self.stack.pop() else { return Ok(()) };
        if open.rows.iter().all(|row| row.iter().all(|cell| cell.lines.is_empty() && cell.struck.is_empty())) {
            return Ok(());
        }
        self.tables += 1;
        let mut table = Table::default();
        let mut over = BTreeMap::new();
        for (number, raw) in open.rows.into_iter().enumerate() {
            let (row, width) = self.row(number, raw, &mut over, table.rows.last())?;
            table.rows.push(row);
            table.width = table.width.max(width);
        }
        self.document.blocks.push(Block::Table(table));
        Ok(())
    }

    /// Assigns columns to the cells of a row; returns the row and the number of its columns. `over` are the cells
    /// above that span further rows, with their last rows.
    fn row(
        &mut self,
        number: usize,
        raw: Vec<Raw>,
        over: &mut BTreeMap<u32, (usize, Cell)>,
        previous: Option<&Row>,
    ) -> Result<(Row, u32), Unreadable> {
        over.retain(|_, (until, _)| *until > number);
        let mut row = Row::default();
        let mut column = 0;
        let mut begun = Vec::new();
        for raw in raw {
            while let Some((_, cell)) = over.get(&column) {
                row.cells.push(self.repeated(cell)?);
                column += cell.width;
            }
            let Raw { spans, lines, struck, link } = raw;
            let width = spans.columns.clamp(1, WIDEST);
            let text = lines.join("\n");
            let whole = struck.iter().chain(&lines).cloned().collect::<Vec<_>>().join("\n");
            self.count_bytes(&whole)?;
            if whole.is_empty() {
                row.colors.extend(spans.fill.and_then(hues::word).map(|color| (column, color)));
                if let Some(above) = previous.and_then(|row| row.at(column)).filter(|_| spans.continues) {
                    row.cells.push(self.repeated(above)?);
                }
                column += width;
                continue;
            }
            let place = Place::Cell {
                table: self.tables,
                row: u32::try_from(number + 1).unwrap_or(u32::MAX),
                column: column + 1,
            };
            let piece = self.document.piece(place, whole);
            if !struck.is_empty() {
                self.document.struck.insert(piece, text.clone());
            }
            let cell = Cell { column, width, piece: Some(piece), text, link };
            let rows = usize::try_from(spans.rows).unwrap_or(1).clamp(1, 65_534);
            if rows > 1 {
                begun.push((column, (number + rows, cell.clone())));
            }
            column += width;
            row.cells.push(cell);
        }
        for (_, cell) in over.range(column..).map(|(_, it)| it) {
            row.cells.push(self.repeated(cell)?);
            column = cell.column + cell.width;
        }
        over.extend(begun);
        Ok((row, column))
    }
}

/// Returns an item whose mark was typed, without the mark: `• Läs högt`.
pub(super) fn unmarked_item(text: &str) -> Option<&str> {
    text.trim_start()
        .strip_prefix(['•', '◦', '▪', '●', '‣', '–', '-', '*'])?
        .strip_prefix([' ', '\t'])
        .map(str::trim_start)
}

/// Returns an item that has a number or a letter, without that: `1. Läs högt`, `a) Läs högt`, `(ii) Läs högt`.
pub(super) fn unnumbered_item(text: &str) -> Option<&str> {
    let bare = text.strip_prefix('(').unwrap_or(text);
    let (number, rest) = bare.split_at(bare.find(|c: char| !c.is_ascii_alphanumeric())?);
    let is_number = number.len() <= 9 && number.bytes().all(|c| c.is_ascii_digit());
    let is_letter = number.len() == 1 || (number.len() <= 4 && number.bytes().all(|c| matches!(c, b'i' | b'v' | b'x')));
    let rest = match rest.strip_prefix(')') {
        Some(rest) if is_number || is_letter => rest,
        _ if is_number && bare.len() == text.len() => rest.strip_prefix('.')?,
        _ => return None,
    };
    (!number.is_empty()).then_some(rest.strip_prefix([' ', '\t'])?.trim_start())
}

fn look_is_plain(look: Look) -> bool {
    matches!(look, Look::Text(Kind::Plain | Kind::Item(_) | Kind::Within(_) | Kind::Quote))
}
