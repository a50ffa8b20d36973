//! Tables on a page: texts wrapped in their columns, tints behind statuses.

use std::borrow::Cow;

use super::words::{Line, TextLook, lines_of, write_line};
use super::{BODY, BOLD, MARGIN, ROOM, SvgPage, css};
use crate::palette::paper;
use crate::report::doc::{Align, Cell, Column, Prose, Row, Table, Tone};
use crate::report::layout::{Bulk, Need, share_paper};

const CELL: TextLook = TextLook { size: 13, ..BODY };
const HEAD: TextLook = TextLook { size: 13, ..BOLD };
/// The padding of a cell: at its sides, and above and below.
const PAD: [usize; 2] = [6, 4];

/// A cell that is set in its column.
struct SetCell {
    lines: Vec<Line>,
    look: TextLook,
    tone: Option<Tone>,
}

impl SvgPage {
    pub(super) fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.text(&caption.into(), BOLD);
            self.y += PAD[1];
        }
        let widths = widths(table);
        let head: Vec<SetCell> = table
            .columns
            .iter()
            .zip(&widths)
            .map(|(column, width)| set(&(&column.title).into(), *width, HEAD, None))
            .collect();
        self.row(&head, &table.columns, &widths);
        self.rule(widths.iter().sum(), paper::INK);
        for row in &table.rows {
            self.cells(row, table, &widths);
        }
    }

    fn cells(&mut self, row: &Row, table: &Table, widths: &[usize]) {
        if row.is_total {
            self.rule(widths.iter().sum(), paper::INK);
        }
        let look = if row.is_total { HEAD } else { CELL };
        let set_cell = |(cell, width): (&Cell, &usize)| {
            let tone = match cell {
                Cell::Toned(_, tone) | Cell::Marked(_, tone) => Some(*tone),
                Cell::Text(_) | Cell::Prose(_) | Cell::Link(..) | Cell::Bar(_) => None,
            };
            set(&prose(cell), *width, look, tone)
        };
        let set: Vec<SetCell> = row.cells.iter().zip(widths).map(set_cell).collect();
        self.row(&set, &table.columns, widths);
        self.rule(widths.iter().sum(), paper::LINE);
    }

    /// Draws a row, as high as its highest cell.
    fn row(&mut self, cells: &[SetCell], columns: &[Column], widths: &[usize]) {
        let height = cells.iter().map(|cell| cell.lines.len().max(1) * cell.look.line()).max().unwrap_or_default();
        let (top, height) = (self.y, height + 2 * PAD[1]);
        let mut x = MARGIN;
        for ((cell, column), width) in cells.iter().zip(columns).zip(widths) {
            if let Some(tone) = cell.tone {
                let tint = css(paper::behind(tone));
                self.out.push_str(&format!(
                    "<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{tint}\"/>\n"
                ));
            }
            let ends = column.align == Align::Right;
            let edge = if ends { x + width - PAD[0] } else { x + PAD[0] };
            for (at, line) in cell.lines.iter().enumerate() {
                let base = top + PAD[1] + cell.look.line() * (at + 1) - cell.look.line() / 3;
                write_line(&mut self.out, (edge, base), ends, line, cell.look);
            }
            x += width;
        }
        self.y = top + height;
    }
}

fn set(prose: &Prose, width: usize, look: TextLook, tone: Option<Tone>) -> SetCell {
    let look = TextLook { color: tone.map_or(look.color, paper::ink), ..look };
    SetCell { lines: lines_of(prose, width.saturating_sub(2 * PAD[0]), look), look, tone }
}

/// Returns the text of a cell; a bar has none.
fn prose(cell: &Cell) -> Cow<'_, Prose> {
    match cell {
        Cell::Prose(prose) | Cell::Marked(prose, _) => Cow::Borrowed(prose),
        cell => Cow::Owned(cell.words().trim_end().into()),
    }
}

/// Shares the width of the page among the columns.
fn widths(table: &Table) -> Vec<usize> {
    let longest = |words: &str, look: TextLook| words.split([' ', '\n']).map(|word| look.width(word)).max();
    let padded = |width: Option<usize>| width.unwrap_or_default() + 2 * PAD[0];
    let title = |column: &Column| {
        let word = padded(longest(&column.title, HEAD));
        Need { word, line: word, wraps: column.wraps }
    };
    let mut needs: Vec<Need> = table.columns.iter().map(title).collect();
    let mut rows = Vec::new();
    for row in &table.rows {
        let look = if row.is_total { HEAD } else { CELL };
        let bulk = |(cell, need): (&Cell, &mut Need)| {
            let lines = cell.words().lines().map(|line| look.width(line));
            need.word = need.word.max(padded(longest(cell.words(), look)));
            need.line = need.line.max(padded(lines.clone().max()));
            Bulk { lines: lines.clone().count(), length: lines.sum() }
        };
        rows.push(row.cells.iter().zip(&mut needs).map(bulk).collect());
    }
    share_paper(&needs, &rows, ROOM, 2 * PAD[0])
}
