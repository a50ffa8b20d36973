//! Column widths of a sheet.

use rust_xlsxwriter::{ColNum, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::grid::{Grid, XlsxValue};
use super::parts::SheetItem;

/// The smallest width, in characters.
const NARROWEST: usize = 8;
/// The largest width of a column that does not wrap.
const WIDEST: usize = 36;
/// The most bytes of a short text.
const LONG: usize = 300;
/// The largest widths of columns with short and with long texts, from roomy to tight: the first that lets the table
/// fit is used.
const WIDEST_TEXTS: [(usize, usize); 5] = [(48, 70), (40, 64), (32, 58), (26, 52), (20, 46)];
/// The largest width of a table that can be read without scrolling.
const WIDEST_TABLE: usize = 260;
/// The smallest width of text across the sheet.
const LEAST_ACROSS: usize = 90;

/// The width of each column of a sheet, in characters.
#[derive(Clone, Debug)]
pub(super) struct Widths(Vec<usize>);

impl Widths {
    /// Returns the widths that the tables of a sheet need, and at least enough for text across it.
    pub(super) fn of(pieces: &[SheetItem<'_>]) -> Self {
        let mut widths: Vec<usize> = Vec::new();
        for piece in pieces {
            match piece {
                SheetItem::Table(grid) | SheetItem::Chart(_, grid) => grow(&mut widths, &needed(grid)),
                SheetItem::Field(name, _) => grow(&mut widths, &[name.width() + 2]),
                _ => {}
            }
        }
        for width in &mut widths {
            *width = (*width).max(NARROWEST);
        }
        while widths.len() < 2 || widths.iter().sum::<usize>() < LEAST_ACROSS {
            let lacks = LEAST_ACROSS.saturating_sub(widths.iter().sum());
            widths.push(lacks.clamp(NARROWEST, WIDEST));
        }
        Self(widths)
    }

    /// Returns the width of a column.
    pub(super) fn at(&self, column: ColNum) -> usize {
        self.0.get(usize::from(column)).copied().unwrap_or(NARROWEST)
    }

    /// Returns the last column that text runs across, so that lines are not too long to read.
    pub(super) fn last_across(&self) -> ColNum {
        let mut sum = 0;
        let is_enough = |width: &usize| {
            sum += width;
            sum >= LEAST_ACROSS
        };
        let at = self.0.iter().position(is_enough).unwrap_or(self.0.len() - 1).max(1);
        ColNum::try_from(at).unwrap_or(ColNum::MAX)
    }

    /// Returns the last column with a width of its own.
    pub(super) fn last(&self) -> ColNum {
        ColNum::try_from(self.0.len() - 1).unwrap_or(ColNum::MAX)
    }

    /// Returns the width from one column to another, both included.
    pub(super) fn between(&self, from: ColNum, to: ColNum) -> usize {
        (from..=to).map(|column| self.at(column)).sum()
    }

    /// Sets the column widths of a sheet.
    pub(super) fn set(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (column, width) in (0..).zip(&self.0) {
            sheet.set_column_width(column, u16::try_from(*width).unwrap_or(u16::MAX))?;
        }
        Ok(())
    }
}

fn grow(widths: &mut Vec<usize>, needed: &[usize]) {
    widths.resize(widths.len().max(needed.len()), 0);
    for (width, needed) in widths.iter_mut().zip(needed) {
        *width = (*width).max(*needed);
    }
}

/// The width that a column needs.
struct Need {
    /// For the longest word of its header.
    header: usize,
    /// For its longest line.
    line: usize,
    /// True if its texts may wrap.
    wraps: bool,
    /// True if some of its texts are long.
    is_long: bool,
}

/// Returns the width of each column of a table.
fn needed(grid: &Grid<'_>) -> Vec<usize> {
    let needs = needs(grid);
    let width = |need: &Need, text: usize, long: usize| {
        let most = match (need.wraps, need.is_long) {
            (false, _) => WIDEST,
            (true, false) => text,
            (true, true) => long,
        };
        need.line.min(most).max(need.header)
    };
    let mut widths = Vec::new();
    for (text, long) in WIDEST_TEXTS {
        widths = needs.iter().map(|need| width(need, text, long)).collect();
        if widths.iter().sum::<usize>() <= WIDEST_TABLE {
            break;
        }
    }
    widths
}

fn needs(grid: &Grid<'_>) -> Vec<Need> {
    // The filter button is beside the words of the header.
    let of_header = |title: &str| longest_word(title) + 4;
    let mut needs: Vec<Need> = grid
        .columns()
        .map(|column| Need { header: of_header(&column.title), line: 0, wraps: column.wraps, is_long: false })
        .collect();
    for line in grid.lines() {
        for (need, value) in needs.iter_mut().zip(line.values()) {
            if let XlsxValue::Text(text) | XlsxValue::Link(text, _) = value {
                need.line = text.lines().map(|line| line.width() + 2).fold(need.line, usize::max);
                need.is_long |= text.len() > LONG;
            }
        }
    }
    needs
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0)
}
