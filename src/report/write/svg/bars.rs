//! The bars of a chart, one below the other, each with its label above and its numbers beside it.

use super::{BAR, FONT, GAP, LEFT, LINE, text_width, wrapped, write_box, write_text};
use crate::report::doc::{Bar, Chart};
use crate::report::layout::bar_lengths;

/// The smallest visible width of a segment.
const LEAST: usize = 3;
/// The least width of a bar beside its numbers; else they are below it.
const SHORTEST: usize = 96;
/// The most lines of a label.
const LINES: usize = 4;

/// Draws the bars from `top` downwards; returns their lower end.
pub(super) fn write(out: &mut String, chart: &Chart, width: usize, top: usize) -> usize {
    let columns = NumberColumns::of(chart, width);
    let mut y = top;
    if let Some(columns) = &columns {
        let signs: Vec<String> = chart.series.iter().map(|series| series.symbol.to_string()).collect();
        columns.write(out, &signs, (LEFT + width, y + FONT));
        y += LINE;
    }
    for bar in &chart.bars {
        y = write_label(out, bar, width, y);
        let room = columns.as_ref().map_or(width, |columns| width - columns.width());
        write_bar(out, chart, bar, room, y);
        y = match &columns {
            Some(columns) => {
                columns.write(out, &bar.numbers(), (LEFT + width, y + BAR / 2 + FONT / 3));
                y + BAR
            }
            None => write_numbers(out, chart, bar, width, y + BAR),
        };
        y += GAP / 2;
    }
    y + GAP / 2
}

/// The columns of numbers beside the bars: one for each series, and one for the total.
struct NumberColumns(Vec<usize>);

impl NumberColumns {
    /// Returns the columns; none if they leave no room for bars, or if there is only one bar, which has the width.
    fn of(chart: &Chart, room: usize) -> Option<Self> {
        if chart.bars.len() == 1 {
            return None;
        }
        let width = |size: usize| text_width(&size.to_string()) + FONT / 2;
        let largest = |at: usize| chart.bars.iter().filter_map(|bar| bar.parts.get(at)).max().copied();
        let parts = (0..chart.series.len()).map(|at| width(largest(at).unwrap_or_default()).max(FONT + FONT / 2));
        let columns = Self(parts.chain([width(chart.largest())]).collect());
        (columns.width() + SHORTEST <= room).then_some(columns)
    }

    fn width(&self) -> usize {
        self.0.iter().sum()
    }

    /// Writes texts, each at the right of its column; the last column ends at `end`.
    fn write(&self, out: &mut String, texts: &[String], (end, base): (usize, usize)) {
        let mut right = end - self.width();
        for (text, width) in texts.iter().zip(&self.0) {
            right += width;
            write_text(out, (right, base), true, text);
        }
    }
}

/// Writes the label of a bar; returns the top of the bar.
fn write_label(out: &mut String, bar: &Bar, width: usize, top: usize) -> usize {
    let mut y = top;
    for line in wrapped(&bar.label, width, LINES) {
        write_text(out, (LEFT, y + FONT), false, &line);
        y += LINE;
    }
    y
}

/// Draws a bar, as long as the others; only an outline of nothing if it is empty.
fn write_bar(out: &mut String, chart: &Chart, bar: &Bar, room: usize, y: usize) {
    let lengths = bar_lengths(&bar.segments(&chart.series), room / LEAST);
    let mut x = LEFT;
    for (series, length) in chart.series.iter().zip(lengths).filter(|(_, length)| *length > 0) {
        write_box(out, (x, y), (length * LEAST, BAR), series);
        x += length * LEAST;
    }
}

/// Writes the numbers with their signs below a bar, in as many lines as needed; returns their lower end.
fn write_numbers(out: &mut String, chart: &Chart, bar: &Bar, width: usize, top: usize) -> usize {
    let (mut x, mut y) = (LEFT, top);
    for (series, size) in chart.series.iter().zip(&bar.parts).filter(|(_, size)| **size > 0) {
        let text = format!("{} {size}", series.symbol);
        let needed = text_width(&text) + GAP;
        if x > LEFT && x + needed > width {
            (x, y) = (LEFT, y + LINE);
        }
        write_text(out, (x, y + FONT), false, &text);
        x += needed;
    }
    y + LINE
}
