//! Bar charts, with alternative text.

use super::faces::Weight;
use super::lines::{Span, asked, lines};
use super::setter::Setter;
use super::shaper::{Shaper, prepared};
use super::strip::{Ink, Item, Mark, Strip, keep_with_next};
use super::style::{CAPTION, CELL, MARGIN, Type};
use super::tags::{TagId, TagType};
use crate::palette::paper;
use crate::report::doc::{Bar, BarSegment, Chart, Series};

/// The largest part of the width that the labels may take.
const LABELS: f32 = 0.4;
/// The width of the number after a bar.
const NUMBER: f32 = 28.0;
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
        let scale = (self.shape.measure() - column - NUMBER) / share(chart.largest().max(1));
        for (bar, label) in chart.bars.iter().zip(&labels) {
            strips.push(self.bar((chart, scale), bar, label, column, figure));
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

    fn bar(&mut self, (chart, scale): (&Chart, f32), it: &Bar, label: &[Span], column: f32, figure: TagId) -> Strip {
        let leaf = Mark::Leaf(self.tags.leaf(figure));
        let broken = lines(self.shaper, label, CELL.size, column - 8.0);
        let mut strip = Strip { before: 4.0, ..Strip::default() };
        let mut top = 0.0;
        for line in broken {
            strip.write(line, [MARGIN, top], CELL, paper::INK, |_| (leaf, None));
            top += CELL.lead;
        }
        strip.height = top.max(HEIGHT + 2.0);
        let width = scale * share(it.total());
        let part =
            |(series, size): (&Series, &usize)| BarSegment { symbol: series.symbol, tone: series.tone, size: *size };
        let parts: Vec<BarSegment> = chart.series.iter().zip(&it.parts).map(part).collect();
        strip.items.extend(bar(self.shaper, &parts, [MARGIN + column, 0.0, width, HEIGHT], leaf));
        let total = Span::new(&it.total().to_string(), Weight::Regular);
        for line in lines(self.shaper, &[total], CELL.size, NUMBER) {
            strip.write(line, [MARGIN + column + width + 4.0, 0.0], CELL, paper::INK, |_| (leaf, None));
        }
        strip
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
        let ink_box = Ink::Box { width, height, fill: Some(paper::bar(part.tone)), edge: Some(paper::ink(part.tone)) };
        items.push(Item { x: left, y, ink: ink_box, mark, target: None });
        let word = shaper.word(&part.symbol.to_string(), Weight::Regular);
        let size = height * 0.8;
        let sign = word.width * size;
        if sign + 2.0 <= width {
            let place = (left + (width - sign) / 2.0, y + height * 0.78);
            let ink = Ink::Text { words: [word].into(), size, width: sign, colour: paper::ink(part.tone) };
            items.push(Item { x: place.0, y: place.1, ink, mark, target: None });
        }
        left += width;
    }
    items
}

/// Returns the size of a segment as a number to draw with; very large ones are alike.
fn share(size: usize) -> f32 {
    f32::from(u16::try_from(size).unwrap_or(u16::MAX))
}
