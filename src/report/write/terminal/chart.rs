//! Bar charts in text, with the numbers below each bar.

use unicode_width::UnicodeWidthStr;

use super::{Screen, wrapped};
use crate::report::doc::{Bar, BarSegment, Chart};
use crate::report::layout::bar_lengths;

/// The space between a label and its bar.
const GAP: usize = 2;
/// The longest bar; beyond this, length adds no information.
const LONGEST: usize = 100;
/// The shortest width in which bars can be compared.
const SHORTEST: usize = 8;

pub(super) fn write(out: &mut String, chart: &Chart, screen: Screen) {
    let totals = chart.largest().to_string().len();
    let labels = labels(chart, screen.width, totals);
    let room = screen.width.saturating_sub(labels + totals + 2 * GAP).clamp(chart.series.len().max(1), LONGEST);
    for one in &chart.bars {
        let label = wrapped(&one.label, labels.max(1), "");
        let drawn = drawn(one, chart, room, screen);
        let numbers = numbers(one, chart, room, screen);
        let total = one.total().to_string();
        let beside = std::iter::once(drawn).chain(numbers).collect::<Vec<_>>();
        for at in 0..label.len().max(beside.len()) {
            let label = label.get(at).map_or("", String::as_str);
            let total = if at == 0 { &*total } else { "" };
            let beside = beside.get(at).map_or("", String::as_str);
            let space = " ".repeat(labels.saturating_sub(label.width()) + GAP);
            let line = format!("{label}{space}{total:>totals$}{}{beside}", " ".repeat(GAP));
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
    let legend: Vec<String> = chart.series.iter().map(|one| format!("{} {}", one.symbol, one.name)).collect();
    out.push('\n');
    super::write_text(
        out,
        &legend.iter().map(|it| it.replace(' ', "\u{a0}")).collect::<Vec<_>>().join("  "),
        screen,
        str::to_owned,
    );
}

/// Returns the width of the labels: at most two fifths of the screen, or more if a word needs it.
fn labels(chart: &Chart, screen: usize, totals: usize) -> usize {
    let longest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or_default();
    let line = longest(&mut chart.bars.iter().map(|bar| bar.label.width()));
    let words = chart.bars.iter().flat_map(|bar| bar.label.split(' ')).map(UnicodeWidthStr::width);
    let word = longest(&mut words.filter(|word| *word <= screen));
    let most = screen.saturating_sub(totals + 2 * GAP + SHORTEST.max(chart.series.len()));
    line.min(screen * 2 / 5).max(word).min(most)
}

/// Returns a bar of the full width; nothing if it is empty.
fn drawn(bar: &Bar, chart: &Chart, room: usize, screen: Screen) -> String {
    let parts = bar.segments(&chart.series);
    let lengths = bar_lengths(&parts, room);
    let one =
        |(part, length): (&BarSegment, usize)| screen.toned(&part.symbol.to_string().repeat(length), Some(part.tone));
    parts.iter().zip(lengths).map(one).collect()
}

/// Returns the numbers of a bar without those of 0, in as many lines as needed.
fn numbers(bar: &Bar, chart: &Chart, room: usize, screen: Screen) -> Vec<String> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (series, size) in chart.series.iter().zip(&bar.parts).filter(|(_, size)| **size > 0) {
        let text = format!("{} {size}", series.symbol);
        let width = text.width();
        let shown = screen.toned(&text, Some(series.tone));
        match lines.last_mut().filter(|(taken, _)| taken + GAP + width <= room) {
            Some((taken, line)) => {
                *taken += GAP + width;
                line.push_str(&format!("{}{shown}", " ".repeat(GAP)));
            }
            None => lines.push((width, shown)),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}
