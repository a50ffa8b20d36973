//! How wide the columns of a sheet are.

use rust_xlsxwriter::{ColNum, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::grid::{Grid, Value};
use super::parts::Piece;

/// The narrowest that a column is.
const NARROWEST: usize = 8;
/// The widest that a column is whose texts are not broken over lines.
const WIDEST: usize = 36;
/// A text of more bytes than this is a long one.
const LONG: usize = 300;
/// The widest that columns of texts are, and those with long texts: the first that lets the table fit.
const WIDEST_TEXTS: [(usize, usize); 5] = [(48, 70), (40, 64), (32, 58), (26, 52), (20, 46)];
/// A table that is wider than this is hard to see whole.
const WIDEST_TABLE: usize = 260;
/// How wide text runs at the least.
const LEAST_ACROSS: usize = 90;

/// How many characters of each column of a sheet are seen beside each other.
#[derive(Clone, Debug)]
pub(super) struct Widths(Vec<usize>);

impl Widths {
    /// Works out what the tables of a sheet need; where there is none, or all are narrow, text has room to run.
    pub(super) fn of(pieces: &[Piece<'_>]) -> Self {
        let mut widths: Vec<usize> = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Table(grid) | Piece::Chart(_, grid) => grow(&mut widths, &needed(grid)),
                Piece::Field(name, _) => grow(&mut widths, &[name.width() + 2]),
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

    /// Returns the last of the columns that text runs across, so that its lines are not too long to read.
    pub(super) fn last_across(&self) -> ColNum {
        let mut sum = 0;
        let is_enough = |width: &usize| {
            sum += width;
            sum >= LEAST_ACROSS
        };
        let at = self.0.iter().position(is_enough).unwrap_or(self.0.len() - 1).max(1);
        ColNum::try_from(at).unwrap_or(ColNum::MAX)
    }

    /// Returns the last column that has a width of its own.
    pub(super) fn last(&self) -> ColNum {
        ColNum::try_from(self.0.len() - 1).unwrap_or(ColNum::MAX)
    }

    /// Returns the width from one column to another, both included.
    pub(super) fn between(&self, from: ColNum, to: ColNum) -> usize {
        (from..=to).map(|column| self.at(column)).sum()
    }

    /// Makes the columns of a sheet that wide.
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

/// What a column needs.
struct Need {
    /// For the words of its header.
    header: usize,
    /// For its widest line.
    line: usize,
    /// Whether its texts may be broken over lines.
    wraps: bool,
    /// Whether some of them are long.
    is_long: bool,
}

/// Returns the width that each column of a table gets.
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
    // A filter's arrow stands beside the words of a header.
    let of_header = |title: &str| longest_word(title) + 4;
    let mut needs: Vec<Need> = grid
        .columns()
        .map(|column| Need { header: of_header(&column.title), line: 0, wraps: column.wraps, is_long: false })
        .collect();
    for line in grid.lines() {
        for (need, value) in needs.iter_mut().zip(line.values()) {
            if let Value::Text(text) | Value::Link(text, _) = value {
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
