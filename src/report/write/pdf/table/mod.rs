//! Tables, with a header that is repeated on every page.

mod row;

use std::rc::Rc;

use row::{Edge, Set, strips};

use super::blocks::spans_within;
use super::faces::Weight;
use super::lines::{WidthDemand, asked};
use super::setter::Setter;
use super::span::{Span, Target};
use super::strip::{Strip, keep_with_next};
use super::style::{CAPTION, CELL, SMALL_CELL, Type};
use super::tags::{TagId, TagType};
use crate::report::doc::{Align, Cell, Column, Row, Table, Voice};
use crate::report::layout::{Bulk, Need, is_kept_with_next, share_paper};

/// The padding of a cell: horizontal and vertical.
const PAD: [f32; 2] = [4.0, 3.0];
/// The largest width of a bar in a cell.
const BAR: f32 = 120.0;

/// The largest part of the width that a long word may take from the other columns.
const LONGEST_WORD: f32 = 0.3;

/// The most lines under a heading that are kept on the page of a table.
const INTRODUCTION: usize = 10;

/// The layout of the columns of a table.
struct Columns {
    widths: Vec<f32>,
    /// The header texts.
    titles: Vec<String>,
    font: Type,
}

impl Setter<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        self.keep_introduction();
        let tag = self.tags.add(self.within, TagType::Table);
        let before = self.strips.len();
        if let Some(caption) = &table.caption {
            let caption_tag = self.tags.add(tag, TagType::Caption);
            let mut strips = self.set(caption_tag, &[Span::new(caption, CAPTION.weight)], CAPTION, 0.0);
            keep_with_next(&mut strips);
            self.strips.append(&mut strips);
        }
        let columns = self.columns(table);
        let head = self.tags.add(tag, TagType::TableHead);
        let header = self.table_header(table, &columns, head);
        let room = self.shape.depth() - header.iter().map(|strip| strip.height).sum::<f32>();
        // A header that takes half of a page is not repeated.
        let repeated = match header.as_slice() {
            [one] if room > self.shape.depth() / 2.0 => Some(Rc::new(one.repeated())),
            _ => None,
        };
        let room = if repeated.is_some() { room } else { self.shape.depth() };
        self.strips.extend(header);
        let body = self.tags.add(tag, TagType::TableBody);
        for (place, row) in table.rows.iter().enumerate() {
            let row_tag = self.tags.add(body, TagType::Row);
            let cells = std::iter::zip(&row.cells, &table.columns).enumerate();
            let set = cells.map(|(at, (cell, column))| self.cell(row_tag, row, at, cell, column, &columns)).collect();
            let edge = if row.is_total { Edge::Total } else { Edge::Row };
            let mut strips = strips(set, &columns, edge, room);
            if let Some(target) = row.anchor.as_deref().and_then(|anchor| self.target(anchor)) {
                strips[0].targets.push(target);
            }
            for strip in &mut strips {
                strip.repeats.clone_from(&repeated);
            }
            if is_kept_with_next(table, place) {
                keep_with_next(&mut strips);
            }
            self.strips.append(&mut strips);
        }
        if let Some(first) = self.strips.get_mut(before) {
            first.before = CAPTION.before;
        }
    }

    /// Keeps a heading, and the few lines below it, on the page of the table that they introduce.
    fn keep_introduction(&mut self) {
        let is_row = |strip: &Strip| strip.repeats.is_some();
        let lines = self.strips.iter().rev().take(INTRODUCTION).take_while(|strip| !is_row(strip));
        // A heading is a target, and already stays with what follows.
        if let Some(count) = lines.enumerate().find(|(_, it)| it.keeps && !it.targets.is_empty()).map(|(at, _)| at) {
            let first = self.strips.len() - count;
            keep_with_next(&mut self.strips[first..]);
        }
    }

    fn table_header(&mut self, table: &Table, columns: &Columns, head: TagId) -> Vec<Strip> {
        let row = self.tags.add(head, TagType::Row);
        let mut set = Vec::with_capacity(columns.titles.len());
        for ((column, title), width) in table.columns.iter().zip(&columns.titles).zip(&columns.widths) {
            let kind = match &column.narrow {
                // Screen readers would announce an empty header.
                _ if column.title.is_empty() => TagType::Cell,
                Some(narrow) if narrow == title => TagType::ColumnHeader(Some(column.title.clone())),
                _ => TagType::ColumnHeader(None),
            };
            let tag = self.tags.add(row, kind);
            let spans = vec![Span::new(title, Weight::Bold)];
            set.push(self.set_cell((tag, Voice::Tool), spans, column.align, columns.font, *width));
        }
        let mut strips = strips(set, columns, Edge::Header, self.shape.depth());
        keep_with_next(&mut strips);
        strips
    }

    fn cell(&mut self, row_tag: TagId, row: &Row, at: usize, cell: &Cell, column: &Column, columns: &Columns) -> Set {
        // The first cell names the row.
        let kind = if at == 0 && !cell.words().is_empty() { TagType::RowHeader } else { TagType::Cell };
        let tag = self.tag(row_tag, kind, column.voice);
        let spans = self.spans(cell, row.is_total);
        let set = self.set_cell((tag, column.voice), spans, column.align, columns.font, columns.widths[at]);
        match cell {
            Cell::Toned(_, tone) => set.toned(*tone),
            Cell::Marked(_, tone) => set.on_tint(*tone),
            Cell::Bar(parts) => set.with_bar(self.shaper, parts, columns.widths[at] - 2.0 * PAD[0]),
            Cell::Text(_) | Cell::Prose(_) | Cell::Link(..) => set,
        }
    }

    fn spans(&self, cell: &Cell, is_bold: bool) -> Vec<Span> {
        let weight = if is_bold { Weight::Bold } else { Weight::Regular };
        let span = Span::new(cell.words().trim_end(), weight);
        match cell {
            Cell::Bar(_) => Vec::new(),
            Cell::Prose(prose) | Cell::Marked(prose, _) => spans_within(prose, weight),
            Cell::Link(_, anchor) => vec![Span { target: self.target(anchor).map(Target::Place), ..span }],
            Cell::Text(_) | Cell::Toned(..) => vec![span],
        }
    }

    /// Chooses the header texts, the font size and the widths of the columns: short headers and a small font if there
    /// is too little room.
    fn columns(&self, table: &Table) -> Columns {
        let room = self.shape.room();
        let full: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
        let short = |column: &Column| column.narrow.clone().unwrap_or_else(|| column.title.clone());
        let narrow: Vec<String> = table.columns.iter().map(short).collect();
        let last = (&narrow, SMALL_CELL);
        let has_room = |(titles, font): &(&Vec<String>, Type)| least(&self.needs(table, titles, *font).0, room) <= room;
        let (titles, font) = [(&full, CELL), (&narrow, CELL)].into_iter().find(has_room).unwrap_or(last);
        let (needs, rows) = self.needs(table, titles, font);
        let widths = share_paper(&needs, &rows, whole(room), whole(2.0 * PAD[0]));
        Columns { widths: widths.into_iter().map(points).collect(), titles: titles.clone(), font }
    }

    /// Measures the contents of each column and of each row.
    fn needs(&self, table: &Table, titles: &[String], font: Type) -> (Vec<Need>, Vec<Vec<Bulk>>) {
        let measure = |spans: &[Span]| asked(self.shaper, spans, font.size);
        let padded = |width: f32| whole(width + 2.0 * PAD[0]);
        let title = |(column, title): (&Column, &String)| {
            let asked = measure(&[Span::new(title, Weight::Bold)]);
            let line = if column.align == Align::Left && column.wraps { asked.most } else { asked.least };
            Need { word: padded(asked.least), line: padded(line), wraps: column.wraps }
        };
        let mut needs: Vec<Need> = table.columns.iter().zip(titles).map(title).collect();
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let bulks = row.cells.iter().zip(&mut needs).map(|(cell, need)| {
                let (asked, lines) = match cell {
                    Cell::Bar(_) => (WidthDemand { least: BAR / 2.0, most: BAR }, 1),
                    cell => (measure(&self.spans(cell, row.is_total)), cell.words().lines().count()),
                };
                need.word = need.word.max(padded(asked.least));
                need.line = need.line.max(padded(asked.most));
                // The other lines are about half as long as the longest one.
                Bulk { lines, length: whole(asked.most) * (lines + 1) / 2 }
            });
            rows.push(bulks.collect());
        }
        (needs, rows)
    }
}

/// Returns the least width of the columns; a word that takes too much of it is broken.
fn least(needs: &[Need], room: f32) -> f32 {
    let least = |need: &Need| points(if need.wraps { need.word } else { need.line }).min(room * LONGEST_WORD);
    needs.iter().map(least).sum()
}

/// Returns a length rounded up to whole points.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length on paper is small and not negative"
)]
fn whole(length: f32) -> usize {
    length.ceil() as usize
}

fn points(length: usize) -> f32 {
    f32::from(u16::try_from(length).unwrap_or(u16::MAX))
}
