//! Column widths of tables. Ids get no more width than they need; texts share the rest. Tables with the same header
//! get the same widths, so that columns line up from table to table.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::page::{PageOrientation, PageSetup};
use super::table::joined;
use crate::report::doc::{Block, Cell, Column, Table};
use crate::report::layout::{Bulk, Chapter, Need, OutlineItem, share_paper, text_points};

/// The font size in tables, in points; the style `Cell` has the same in half-points.
const SIZE: usize = 9;
/// The horizontal padding of a cell, both sides together, in points, with a reserve for measuring errors; the table
/// style has the same.
const PADDING: usize = 11;
/// The twentieths of a point (twips) in a point, the unit of Word.
const TWIPS: usize = 20;
/// The width above which a word is broken.
const LONGEST_WORD: usize = 120;
/// The widest line that does not wrap, in sixteenths of the page; a longer one wraps even in a column that does not.
const LONGEST_LINE: usize = 5;
/// The minimum width of legible text. A table with less for its columns is split.
const LEAST: usize = 48;
/// The width of a bar.
const BAR: usize = 90;
/// The most columns that Word allows.
const MOST_COLUMNS: usize = 63;

/// The column widths of each kind of table.
#[derive(Debug, Default)]
pub(super) struct Layouts<'d> {
    kinds: BTreeMap<TableLayout<'d>, Vec<Slice>>,
}

/// The orientation and the header that tables of one kind share.
type TableLayout<'d> = (PageOrientation, Vec<&'d str>);

/// The measured content of the tables of a kind.
#[derive(Debug, Default)]
struct Measured {
    needs: Vec<Need>,
    rows: Vec<Vec<Bulk>>,
}

/// The columns of a table that fit side by side on a page.
#[derive(Clone, Debug)]
pub(super) struct Slice {
    /// The indices of the columns in the table.
    pub(super) columns: Vec<usize>,
    /// Their widths, in twips.
    pub(super) widths: Vec<usize>,
}

impl<'d> Layouts<'d> {
    /// Measures every table of a document.
    pub(super) fn of(chapters: &[Chapter<'d>], setup: &PageSetup) -> Self {
        let mut kinds: BTreeMap<TableLayout<'d>, Measured> = BTreeMap::new();
        for chapter in chapters {
            let page = PageOrientation::of(chapter.is_wide);
            for piece in &chapter.pieces {
                if let OutlineItem::Block(Block::Table(table)) = piece {
                    kinds.entry(kind(table, page)).or_insert_with(|| Measured::titles(table)).include(table);
                }
            }
        }
        let kinds = kinds.into_iter().map(|(kind, measured)| {
            let slices = measured.on_page(kind.0, setup);
            (kind, slices)
        });
        Self { kinds: kinds.collect() }
    }

    /// Returns the slices of a table. One that is not in the document, such as the numbers of a chart, is measured
    /// here.
    pub(super) fn slices(&self, table: &Table, page: PageOrientation, setup: &PageSetup) -> Vec<Slice> {
        self.kinds.get(&kind(table, page)).cloned().unwrap_or_else(|| {
            let mut measured = Measured::titles(table);
            measured.include(table);
            measured.on_page(page, setup)
        })
    }
}

fn kind(table: &Table, page: PageOrientation) -> TableLayout<'_> {
    (page, table.columns.iter().map(|column| &*column.title).collect())
}

impl Measured {
    /// Measures the header.
    fn titles(table: &Table) -> Self {
        let need = |column: &Column| {
            // A header may wrap between words; bold is about a tenth wider.
            let title = joined(&column.title);
            let word = longest(title.split(' ')) * 11 / 10 + PADDING;
            Need { word, line: word, wraps: column.wraps }
        };
        Self { needs: table.columns.iter().map(need).collect(), rows: Vec::new() }
    }

    fn include(&mut self, table: &Table) {
        for row in &table.rows {
            let cells = self.needs.iter_mut().enumerate();
            self.rows.push(
                cells.map(|(at, need)| row.cells.get(at).map(|it| include(need, it)).unwrap_or_default()).collect(),
            );
        }
    }

    /// Shares the width of a page among the columns. A font that is wider than what is measured has less room.
    fn on_page(&self, page: PageOrientation, setup: &PageSetup) -> Vec<Slice> {
        let stretch = setup.font.stretch();
        let mut slices = self.slices(setup.width(page) * 100 / stretch);
        slices.iter_mut().flat_map(|slice| &mut slice.widths).for_each(|width| *width = *width * stretch / 100);
        slices
    }

    /// Shares the width among the columns, over several slices if they do not fit on one page. The first columns,
    /// which name the row, are repeated in each slice.
    fn slices(&self, room: usize) -> Vec<Slice> {
        let least = |at: &usize| {
            let need = &self.needs[*at];
            if is_wrapped(need, room) { need.word.min(LEAST) } else { need.line }
        };
        let fits =
            |columns: &[usize]| columns.iter().map(least).sum::<usize>() <= room && columns.len() <= MOST_COLUMNS;
        let all: Vec<usize> = (0..self.needs.len()).collect();
        if all.is_empty() || fits(&all) {
            return vec![self.slice(all, room)];
        }
        let lead = (1..=2.min(all.len())).rev().find(|lead| all[..*lead].iter().map(least).sum::<usize>() <= room / 2);
        let lead = &all[..lead.unwrap_or_default()];
        let mut slices = Vec::new();
        let mut columns = lead.to_vec();
        for &at in &all[lead.len()..] {
            columns.push(at);
            if !fits(&columns) && columns.len() > lead.len() + 1 {
                columns.pop();
                slices.push(self.slice(std::mem::replace(&mut columns, lead.to_vec()), room));
                columns.push(at);
            }
        }
        slices.push(self.slice(columns, room));
        slices
    }

    fn slice(&self, columns: Vec<usize>, room: usize) -> Slice {
        let of = |at: &usize| Need { wraps: is_wrapped(&self.needs[*at], room), ..self.needs[*at] };
        let needs: Vec<Need> = columns.iter().map(of).collect();
        let rows: Vec<Vec<Bulk>> = self.rows.iter().map(|row| columns.iter().map(|at| row[*at]).collect()).collect();
        let widths = share_paper(&needs, &rows, room, PADDING);
        Slice { columns, widths: widths.into_iter().map(|width| width * TWIPS).collect() }
    }
}

fn is_wrapped(need: &Need, room: usize) -> bool {
    need.wraps || need.line > room * LONGEST_LINE / 16
}

/// Adds a cell to the need of its column, and returns the amount of text in it.
fn include(need: &mut Need, cell: &Cell) -> Bulk {
    let words = match cell {
        Cell::Bar(_) => {
            need.line = need.line.max(BAR + PADDING);
            return Bulk { lines: 1, length: BAR };
        }
        Cell::Toned(text, _) => joined(text),
        Cell::Text(text) | Cell::Link(text, _) => Cow::Borrowed(&**text),
        Cell::Prose(prose) | Cell::Marked(prose, _) => Cow::Borrowed(&**prose),
    };
    let mut bulk = Bulk::default();
    for line in words.lines() {
        let width = text_points(line, SIZE);
        need.line = need.line.max(width + PADDING);
        // A fast path: most values are one word.
        let word = if line.contains(' ') { longest(line.split(' ')) } else { width };
        need.word = need.word.max(word.min(LONGEST_WORD) + PADDING);
        bulk.lines += 1;
        bulk.length += width;
    }
    bulk
}

fn longest<'a>(words: impl Iterator<Item = &'a str>) -> usize {
    words.map(|word| text_points(word, SIZE)).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::doc::{Doc, Row};
    use crate::report::layout::Outline;

    fn table(ids: &[&str], text: &str) -> Table {
        let columns = vec![Column::short("Id"), Column::wrapping("Aktivitet"), Column::number("Antal")];
        let row = |id: &&str| Row::new(vec![Cell::text(id), Cell::text(text), Cell::text(3)]);
        Table::new(columns, ids.iter().map(row).collect())
    }

    fn widths_of(tables: &[&Table]) -> Vec<Vec<usize>> {
        let mut doc = Doc::default();
        tables.iter().copied().cloned().for_each(|table| doc.table(table));
        let layouts = Layouts::of(&Outline::of(&doc).chapters, &PageSetup::own(false));
        let upright = PageOrientation::Upright;
        tables.iter().map(|table| layouts.slices(table, upright, &PageSetup::own(false)).remove(0).widths).collect()
    }

    #[test]
    fn texts_get_the_room_and_tables_of_a_kind_the_same_widths() {
        let (one, other) = (table(&["4.1"], "short"), table(&["4.10.12-123"], &"long ".repeat(40)));
        let widths = widths_of(&[&one, &other]);
        assert_eq!(widths[0], widths[1]);
        assert_eq!(widths[0].iter().sum::<usize>(), PageSetup::own(false).width(PageOrientation::Upright) * TWIPS);
        assert!(widths[0][0] >= text_points("4.10.12-123", SIZE) * TWIPS && widths[0][0] < 80 * TWIPS, "{widths:?}");
        assert!(widths[0][1] > 300 * TWIPS, "{widths:?}");
    }

    #[test]
    fn a_table_without_texts_is_no_wider_than_it_needs() {
        let numbers = Table::new(vec![Column::number("2024"), Column::number("2025")], vec![]);
        assert!(widths_of(&[&numbers])[0].iter().sum::<usize>() < 100 * TWIPS);
        assert_eq!(widths_of(&[&Table::default()])[0], [0; 0]);
    }

    #[test]
    fn more_columns_than_fit_go_on_in_another_table_with_the_first_again() {
        let need = |line: usize, wraps: bool| Need { word: line, line, wraps };
        let needs = [need(40, false), need(300, true)].into_iter().chain((0..100).map(|_| need(20, false)));
        let slices = Measured { needs: needs.collect(), rows: vec![] }.slices(480);
        assert!(slices.len() > 1);
        let mut seen: Vec<usize> = Vec::new();
        for slice in &slices {
            assert_eq!(slice.columns[..2], [0, 1]);
            assert!(slice.columns.len() <= MOST_COLUMNS && slice.widths.iter().sum::<usize>() <= 480 * TWIPS);
            seen.extend(&slice.columns[2..]);
        }
        assert_eq!(seen, (2..102).collect::<Vec<_>>());
    }

    #[test]
    fn ids_leave_the_texts_room_on_a_narrow_page() {
        let need = |line: usize, wraps: bool| Need { word: line.min(80), line, wraps };
        let measured = Measured { needs: vec![need(110, false), need(900, true), need(300, true)], rows: vec![] };
        let widths = |room: usize| measured.slices(room).remove(0).widths[0] / TWIPS;
        assert_eq!(widths(480), 110);
        assert!(widths(241) <= 80, "{}", widths(241));
    }

    #[test]
    fn nothing_is_lost_however_wide() {
        for line in [0, 1, 149, 150, 151, 10_000] {
            let needs = vec![Need { word: line, line, wraps: false }; 70];
            let slices = Measured { needs, rows: vec![] }.slices(480);
            let columns: Vec<usize> = slices.into_iter().flat_map(|slice| slice.columns).collect();
            assert!((0..70).all(|at| columns.contains(&at)), "{line}");
        }
    }
}
