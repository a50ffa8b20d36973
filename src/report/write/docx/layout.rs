//! How wide the columns of each table are, as somebody would set them by hand: no wider than an id needs, the rest to what
//! is read. Tables with the same header get the same widths, so that the eye finds its column again.

use std::collections::BTreeMap;

use super::super::widths::{Need, share};
use super::measure::points;
use super::outline::{Chapter, Piece};
use super::page::Page;
use crate::report::doc::{Block, Cell, Column, Table};

/// The size of text in a table, in points; the style `Cell` says the same in half points.
const SIZE: usize = 9;
/// The space beside the text of a cell, both sides together, in points; the style of tables says the same.
const PADDING: usize = 9;
/// A twentieth of a point is what Word counts in.
const TWIPS: usize = 20;
/// Words longer than this are broken rather than given all the room.
const LONGEST_WORD: usize = 120;
/// A column that does not wrap is no wider than this; what is longer wraps all the same.
const LONGEST_LINE: usize = 150;
/// With less room than this texts cannot be read: then the table goes on in another one.
const LEAST: usize = 48;
/// What a bar takes.
const BAR: usize = 90;
/// No more columns does Word take.
const MOST_COLUMNS: usize = 63;

/// The columns of each kind of table.
#[derive(Debug, Default)]
pub(super) struct Layouts<'d> {
    needs: BTreeMap<Kind<'d>, Vec<Need>>,
}

/// Tables of the same kind have the same columns on the same page.
type Kind<'d> = (Page, Vec<&'d str>);

/// Some columns of a table that stand beside each other on one page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slice {
    /// Their places in the table.
    pub(super) columns: Vec<usize>,
    /// How wide each is, in twentieths of a point.
    pub(super) widths: Vec<usize>,
}

impl<'d> Layouts<'d> {
    /// Measures every table of a document.
    pub(super) fn of(chapters: &[Chapter<'d>]) -> Self {
        let mut layouts = Self::default();
        for chapter in chapters {
            for piece in &chapter.pieces {
                if let Piece::Block(Block::Table(table)) = piece {
                    layouts.measure(table, Page::of(chapter.is_wide));
                }
            }
        }
        layouts
    }

    fn measure(&mut self, table: &'d Table, page: Page) {
        let needs = self.needs.entry(kind(table, page)).or_insert_with(|| of_titles(table));
        include_rows(needs, table);
    }

    /// Returns how a table is set. One that is not of the document, such as the numbers of a chart, is set by itself.
    pub(super) fn slices(&self, table: &Table, page: Page) -> Vec<Slice> {
        if let Some(needs) = self.needs.get(&kind(table, page)) {
            return slices(needs, page.width());
        }
        let mut needs = of_titles(table);
        include_rows(&mut needs, table);
        slices(&needs, page.width())
    }
}

fn of_titles(table: &Table) -> Vec<Need> {
    table.columns.iter().map(of_title).collect()
}

fn include_rows(needs: &mut [Need], table: &Table) {
    for (at, need) in needs.iter_mut().enumerate() {
        table.rows.iter().filter_map(|row| row.cells.get(at)).for_each(|cell| include(need, cell));
    }
}

fn kind(table: &Table, page: Page) -> Kind<'_> {
    (page, table.columns.iter().map(|column| &*column.title).collect())
}

/// What a column needs for its header alone, which may always be broken between words.
fn of_title(column: &Column) -> Need {
    // Bold is about a tenth wider.
    let word = longest(column.title.split_whitespace()) * 11 / 10;
    Need { word, line: word, bulk: word, wraps: column.wraps }
}

fn include(need: &mut Need, cell: &Cell) {
    if let Cell::Bar(_) = cell {
        need.line = need.line.max(BAR);
        return;
    }
    for line in cell.words().lines() {
        let width = points(line, SIZE);
        need.line = need.line.max(width);
        need.bulk += width;
        // Most values are one word.
        let word = if line.contains(' ') { longest(line.split(' ')) } else { width };
        need.word = need.word.max(word.min(LONGEST_WORD));
    }
}

fn longest<'a>(words: impl Iterator<Item = &'a str>) -> usize {
    words.map(|word| points(word, SIZE)).max().unwrap_or_default()
}

/// Shares the room among the columns, over several tables where they cannot all be read in one: the first columns, which
/// say what a row is about, stand in each.
fn slices(needs: &[Need], room: usize) -> Vec<Slice> {
    let needs: Vec<Need> = needs
        .iter()
        .map(|need| {
            let wraps = need.wraps || need.line > LONGEST_LINE;
            Need { word: need.word + PADDING, line: need.line + PADDING, wraps, ..*need }
        })
        .collect();
    let least = |at: &usize| {
        let need = &needs[*at];
        if need.wraps { need.word.min(LEAST) } else { need.line }
    };
    let fits = |columns: &[usize]| columns.iter().map(least).sum::<usize>() <= room && columns.len() <= MOST_COLUMNS;
    let all: Vec<usize> = (0..needs.len()).collect();
    if all.is_empty() || fits(&all) {
        return vec![sliced(&needs, all, room)];
    }
    let lead = (1..=2.min(needs.len())).rev().find(|lead| all[..*lead].iter().map(least).sum::<usize>() <= room / 2);
    let lead = &all[..lead.unwrap_or_default()];
    let mut slices = Vec::new();
    let mut columns = lead.to_vec();
    for &at in &all[lead.len()..] {
        columns.push(at);
        if !fits(&columns) && columns.len() > lead.len() + 1 {
            columns.pop();
            slices.push(sliced(&needs, std::mem::replace(&mut columns, lead.to_vec()), room));
            columns.push(at);
        }
    }
    slices.push(sliced(&needs, columns, room));
    slices
}

fn sliced(needs: &[Need], columns: Vec<usize>, room: usize) -> Slice {
    let own: Vec<Need> = columns.iter().map(|&at| needs[at]).collect();
    let mut widths = share(&own, room, 0);
    let taken: usize = widths.iter().sum();
    if taken > room {
        for width in &mut widths {
            *width = (*width * room / taken).max(1);
        }
    } else if let Some(most) = (0..own.len()).filter(|&at| own[at].wraps).max_by_key(|&at| own[at].bulk) {
        // A table of texts fills the page, so that all of them have the same edges.
        widths[most] += room - taken;
    }
    Slice { columns, widths: widths.into_iter().map(|width| width * TWIPS).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::doc::Row;

    fn table(ids: &[&str], text: &str) -> Table {
        let columns = vec![Column::short("Id"), Column::wrapping("Aktivitet"), Column::number("Antal")];
        let row = |id: &&str| Row::new(vec![Cell::text(id), Cell::text(text), Cell::text(3)]);
        Table::new(columns, ids.iter().map(row).collect())
    }

    fn widths_of(tables: &[&Table]) -> Vec<Vec<usize>> {
        let mut layouts = Layouts::default();
        for table in tables {
            layouts.measure(table, Page::Upright);
        }
        tables.iter().map(|table| layouts.slices(table, Page::Upright).remove(0).widths).collect()
    }

    #[test]
    fn texts_get_the_room_and_tables_of_a_kind_the_same_widths() {
        let (one, other) = (table(&["4.1"], "short"), table(&["4.10.12-123"], "long "));
        let widths = widths_of(&[&one, &other]);
        assert_eq!(widths[0], widths[1]);
        assert_eq!(widths[0].iter().sum::<usize>(), Page::Upright.width() * TWIPS);
        assert!(widths[0][0] >= points("4.10.12-123", SIZE) * TWIPS && widths[0][0] < 80 * TWIPS, "{widths:?}");
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
        let need = |line: usize, wraps: bool| Need { word: line, line, bulk: line, wraps };
        let needs: Vec<Need> =
            [need(40, false), need(300, true)].into_iter().chain((0..100).map(|_| need(20, false))).collect();
        let slices = slices(&needs, 480);
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
    fn nothing_is_lost_however_wide() {
        for line in [0, 1, 149, 150, 151, 10_000] {
            let needs = [Need { word: line, line, bulk: line, wraps: false }; 70];
            let columns: Vec<usize> = slices(&needs, 480).into_iter().flat_map(|slice| slice.columns).collect();
            assert!((0..70).all(|at| columns.contains(&at)), "{line}");
        }
    }
}
