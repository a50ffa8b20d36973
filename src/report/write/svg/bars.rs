//! The bars of a chart, one below the other, each with its label above.

use super::{BAR, FONT, GAP, LEFT, LINE, WIDTH, class, columns_in, escaped, text_width, wrapped, write_box};
use crate::report::doc::{Bar, Chart, Series};

/// The smallest visible width of a segment.
const LEAST: usize = 6;
/// The gap between two segments.
const BETWEEN: usize = 2;
/// The most lines of a label.
const LINES: usize = 4;

/// Draws the bars from `top` downwards; returns their lower end.
pub(super) fn write(out: &mut String, chart: &Chart, top: usize) -> usize {
    let scale = scale(chart);
    let mut y = top;
    for bar in &chart.bars {
        y = write_label(out, bar, y);
        write_bar(out, bar, &chart.series, scale, y);
        y += BAR + 4;
    }
    y + GAP / 2
}

/// The size of the largest bar, and its width.
#[derive(Clone, Copy)]
struct Scale {
    largest: usize,
    room: usize,
}

/// Returns the largest scale that leaves room for the texts beside the bars.
fn scale(chart: &Chart) -> Scale {
    let largest = chart.largest().max(1);
    let scale = |room| Scale { largest, room };
    let fits = |room: &usize| chart.bars.iter().all(|bar| needed(bar, &chart.series, scale(*room)) <= WIDTH);
    let least = WIDTH / 3;
    scale((least..=WIDTH).rev().step_by(BAR / 2).find(fits).unwrap_or(least))
}

/// A segment that is not empty.
struct Shown<'s> {
    series: &'s Series,
    /// The symbol and the number.
    text: String,
    length: usize,
    /// True if the text fits in the segment; else it is beside the bar. The number is never without its symbol, as
    /// colour alone would then tell the segments apart.
    holds_text: bool,
}

fn parts<'s>(bar: &Bar, series: &'s [Series], scale: Scale) -> Vec<Shown<'s>> {
    let parts = bar.parts.iter().zip(series).filter(|(size, _)| **size > 0);
    let shown = |(size, series): (&usize, &'s Series)| {
        let text = format!("{} {size}", series.symbol);
        let length = (size.saturating_mul(scale.room) / scale.largest).max(LEAST);
        let holds_text = text_width(&text) + FONT / 2 <= length;
        Shown { series, text, length, holds_text }
    };
    parts.map(shown).collect()
}

fn needed(bar: &Bar, series: &[Series], scale: Scale) -> usize {
    let one =
        |part: &Shown<'_>| part.length + BETWEEN + if part.holds_text { 0 } else { text_width(&part.text) + FONT };
    parts(bar, series, scale).iter().map(one).sum()
}

/// Writes the label and the total of a bar; returns the top of the bar.
fn write_label(out: &mut String, bar: &Bar, top: usize) -> usize {
    let total = bar.total().to_string();
    let lines = wrapped(&bar.label, columns_in(WIDTH - text_width(&total) - GAP), LINES);
    let right = LEFT + WIDTH;
    let mut y = top + LINE;
    out.push_str(&format!("<text x=\"{right}\" y=\"{y}\" text-anchor=\"end\" font-weight=\"bold\">{total}</text>\n"));
    for line in lines {
        out.push_str(&format!("<text x=\"{LEFT}\" y=\"{y}\">{}</text>\n", escaped(&line)));
        y += LINE;
    }
    y.max(top + 2 * LINE) - LINE + FONT / 2
}

fn write_bar(out: &mut String, bar: &Bar, series: &[Series], scale: Scale, y: usize) {
    let parts = parts(bar, series, scale);
    let mut x = LEFT;
    for part in &parts {
        let text = if part.holds_text { &*part.text } else { "" };
        write_box(out, (x, y), (part.length, BAR), part.series.tone, text);
        x += part.length + BETWEEN;
    }
    let base = y + BAR / 2 + FONT / 3;
    for part in parts.iter().filter(|part| !part.holds_text) {
        x += FONT / 2;
        let (class, text) = (class(part.series.tone), escaped(&part.text));
        out.push_str(&format!("<text class=\"{class}\" x=\"{x}\" y=\"{base}\">{text}</text>\n"));
        x += text_width(&part.text) + FONT / 2;
    }
}
