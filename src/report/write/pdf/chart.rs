//! Bar charts, with alternative text.

use super::faces::Weight;
use super::lines::{asked, lines};
use super::setter::Setter;
use super::shaper::{Shaper, prepared};
use super::span::Span;
use super::strip::{Ink, Item, Mark, Strip, keep_with_next};
use super::style::{CAPTION, CELL, MARGIN, Type};
use super::tags::{TagId, TagType};
use crate::palette::paper;
use crate::report::doc::{Bar, BarSegment, Chart, Pattern};

/// The largest part of the width that the labels may take.
const LABELS: f32 = 0.4;
/// The width of a digit of a number beside a bar.
const DIGIT: f32 = 6.0;
/// The gap before such a number.
const BETWEEN: f32 = 6.0;
/// The distance between two lines of a hatched segment.
const STEP: f32 = 4.0;
/// The height of a bar.
const HEIGHT: f32 = 12.0;

impl Setter<'_> {
    pub(super) fn chart(&mut self, chart: &Chart) {
        let figure = self.tags.add(self.within, TagType::Figure(words(chart)));
        let caption = self.tags.add(figure, TagType::Caption);
        let mut strips = self.set(caption, &[Span::new(&chart.title, CAPTION.weight)], CAPTION, 0.0);
        strips.extend(self.legend(chart, figure));
        let labels: Vec<[Span; 1]> = chart.bars.iter().map(|bar| [Span::new(&bar.label, Weight::Regular)]).collect();
        let widest = labels.iter().map(|label| asked(self.shaper, label, CELL.size).most).fold(0.0, f32::max);
        let column = (widest + 8.0).min(self.shape.measure() * LABELS);
        let numbers = BarNumbers::of(chart);
        let room = self.shape.measure() - column - numbers.width();
        strips.push(self.signs(chart, &numbers, MARGIN + column + room, figure));
        for (bar, label) in chart.bars.iter().zip(&labels) {
            strips.push(self.bar((chart, &numbers), bar, label, (column, room), figure));
        }
        // The chart ends with its last bar, which may be followed by a page break.
        let last = strips.len() - 1;
        keep_with_next(&mut strips[..last]);
        self.strips.append(&mut strips);
    }

    /// Lays out the legend of the series.
    fn legend(&mut self, chart: &Chart, figure: TagId) -> Vec<Strip> {
        let parts = chart.series.iter().map(|it| format!("{}\u{a0}{}", it.symbol, it.name.replace(' ', "\u{a0}")));
        let text = parts.collect::<Vec<_>>().join("    ").replace("    ", "\u{a0}\u{a0}\u{a0} ");
        self.set(figure, &[Span::new(&text, Weight::Regular)], Type { before: 2.0, ..CELL }, 0.0)
    }

    /// Lays out the signs above the columns of numbers.
    fn signs(&mut self, chart: &Chart, numbers: &BarNumbers, left: f32, figure: TagId) -> Strip {
        let leaf = Mark::Leaf(self.tags.leaf(figure));
        let mut strip = Strip { before: 4.0, height: CELL.lead, ..Strip::default() };
        let signs = chart.series.iter().map(|series| series.symbol.to_string()).collect::<Vec<_>>();
        self.cells(&mut strip, &signs, numbers, left, leaf);
        strip
    }

    /// Writes texts in the columns of numbers, each to the right.
    fn cells(&self, strip: &mut Strip, texts: &[String], numbers: &BarNumbers, left: f32, leaf: Mark) {
        let mut right = left;
        for (text, width) in texts.iter().zip(&numbers.widths) {
            right += width;
            let span = [Span::new(text, Weight::Regular)];
            let taken = asked(self.shaper, &span, CELL.size).most;
            for line in lines(self.shaper, &span, CELL.size, *width) {
                strip.write(line, [right - taken, 0.0], CELL, paper::INK, |_| (leaf, None));
            }
        }
    }

    fn bar(
        &mut self,
        (chart, numbers): (&Chart, &BarNumbers),
        it: &Bar,
        label: &[Span],
        (column, room): (f32, f32),
        figure: TagId,
    ) -> Strip {
        let leaf = Mark::Leaf(self.tags.leaf(figure));
        let broken = lines(self.shaper, label, CELL.size, column - 8.0);
        let mut strip = Strip { before: 4.0, ..Strip::default() };
        let mut top = 0.0;
        for line in broken {
            strip.write(line, [MARGIN, top], CELL, paper::INK, |_| (leaf, None));
            top += CELL.lead;
        }
        strip.height = top.max(HEIGHT + 2.0);
        let left = MARGIN + column;
        strip.items.extend(bar(self.shaper, &it.segments(&chart.series), [left, 0.0, room, HEIGHT], leaf));
        self.cells(&mut strip, &it.numbers(), numbers, left + room, leaf);
        strip
    }
}

/// The columns of numbers beside the bars: one for each series, and one for the total.
struct BarNumbers {
    widths: Vec<f32>,
}

impl BarNumbers {
    fn of(chart: &Chart) -> Self {
        let digits = |largest: usize| share(largest.max(1).to_string().len()) * DIGIT + BETWEEN;
        let largest = |at: usize| chart.bars.iter().filter_map(|bar| bar.parts.get(at)).max().copied();
        let parts =
            (0..chart.series.len()).map(|at| digits(largest(at).unwrap_or_default()).max(DIGIT + 2.0 * BETWEEN));
        Self { widths: parts.chain([digits(chart.largest())]).collect() }
    }

    fn width(&self) -> f32 {
        self.widths.iter().sum()
    }
}

/// Returns the alternative text: the whole chart in words.
fn words(chart: &Chart) -> String {
    let bar = |bar: &Bar| match chart.words(bar) {
        words if words.is_empty() => format!("{}: 0", bar.label),
        words => format!("{}: {words}", bar.label),
    };
    let bars: Vec<String> = chart.bars.iter().map(bar).collect();
    prepared(&format!("{}. {}.", chart.title, bars.join(". ")))
}

/// Draws the segments of a bar in a given width, each with its symbol if there is room.
pub(super) fn bar(shaper: &Shaper<'_>, parts: &[BarSegment], [x, y, width, height]: [f32; 4], mark: Mark) -> Vec<Item> {
    let total: f32 = parts.iter().map(|part| share(part.size)).sum();
    let mut items = Vec::new();
    let mut left = x;
    for part in parts.iter().filter(|part| part.size > 0) {
        let width = width * share(part.size) / total;
        let fill = match part.pattern {
            Pattern::Solid => Some(paper::bar(part.tone)),
            Pattern::Hatched => Some(paper::UNKNOWN),
            Pattern::Outlined => None,
        };
        let ink_box = Ink::Box { width, height, fill, edge: Some(paper::INK) };
        items.push(Item { x: left, y, ink: ink_box, mark, target: None });
        if part.pattern == Pattern::Hatched {
            items.extend(hatch([left, y, width, height], mark));
        }
        let word = shaper.word(&part.symbol.to_string(), Weight::Regular);
        let size = height * 0.8;
        let sign = word.width * size;
        if sign + 2.0 <= width {
            let place = (left + (width - sign) / 2.0, y + height * 0.78);
            let ink = Ink::Text { words: [word].into(), size, width: sign, colour: paper::INK };
            items.push(Item { x: place.0, y: place.1, ink, mark, target: None });
        }
        left += width;
    }
    items
}

/// Returns the lines of a hatched segment.
fn hatch([x, y, width, height]: [f32; 4], mark: Mark) -> impl Iterator<Item = Item> {
    let places = std::iter::successors(Some(x + STEP), |at| Some(at + STEP)).take_while(move |at| *at < x + width);
    places.map(move |at| {
        let ink = Ink::Box { width: 0.5, height, fill: Some(paper::LINE), edge: None };
        Item { x: at, y, ink, mark, target: None }
    })
}

/// Returns the size of a segment as a number to draw with; very large ones are alike.
fn share(size: usize) -> f32 {
    f32::from(u16::try_from(size).unwrap_or(u16::MAX))
}
