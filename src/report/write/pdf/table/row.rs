//! A row of a table: one strip, or several where it is taller than a page.

use super::super::palette::{Colour, GROUND, INK, LINE};
use super::super::strip::{Item, Strip};
use super::super::style::MARGIN;
use super::cell::Set;
use super::{Columns, PAD};
use crate::report::doc::Align;

/// What sets a row off from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Header,
    Row,
    Total,
}

/// Returns a row as strips of at most a height; at least one.
pub(super) fn strips(cells: Vec<Set>, columns: &Columns, edge: Edge, height: f32) -> Vec<Strip> {
    let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1).max(1);
    let lead = columns.font.lead;
    let mut fits = 1;
    while fits < most && lines_height(fits + 1, lead) <= height {
        fits += 1;
    }
    let heights: Vec<f32> = (0..most).step_by(fits).map(|first| lines_height(fits.min(most - first), lead)).collect();
    let mut strips: Vec<Strip> = heights.iter().map(|height| Strip { height: *height, ..Strip::default() }).collect();
    let width: f32 = columns.widths.iter().sum();
    for strip in &mut strips {
        if edge == Edge::Header {
            strip.items.push(Item::decoration([MARGIN, 0.0, width, strip.height], GROUND));
        }
    }
    let mut x = MARGIN;
    for (cell, width) in cells.into_iter().zip(&columns.widths) {
        put(&mut strips, cell, columns, [x, *width], fits);
        x += width;
    }
    if let Some(first) = strips.first_mut().filter(|_| edge == Edge::Total) {
        first.items.push(Item::decoration([MARGIN, 0.0, width, 1.0], INK));
    }
    if let Some(last) = strips.last_mut() {
        let colour: Colour = if edge == Edge::Header { INK } else { LINE };
        last.items.push(Item::decoration([MARGIN, last.height - 0.5, width, 0.5], colour));
    }
    strips
}

/// Puts a cell in its row, so many lines a strip.
fn put(strips: &mut [Strip], cell: Set, columns: &Columns, [x, width]: [f32; 2], fits: usize) {
    let Set { lines, marks, align, ink, ground, bar } = cell;
    if let Some(ground) = ground {
        for strip in &mut *strips {
            strip.items.push(Item::decoration([x, 0.0, width, strip.height], ground));
        }
    }
    for (at, line) in lines.into_iter().enumerate() {
        let left = match align {
            Align::Left => x + PAD[0],
            Align::Right => x + width - PAD[0] - line.width,
        };
        let top = PAD[1] + columns.font.lead * number(at % fits);
        strips[at / fits].write(line, [left, top], columns.font, ink, |span| marks[span]);
    }
    let moved = bar.into_iter().map(|item| Item { x: item.x + x + PAD[0], y: item.y + PAD[1], ..item });
    strips[0].items.extend(moved);
}

fn lines_height(lines: usize, lead: f32) -> f32 {
    number(lines) * lead + 2.0 * PAD[1]
}

/// A count of what stands on one page; none is larger.
fn number(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
