//! A chart as a drawing: by itself, or in a page. No script, nothing from elsewhere; what it shows stands in words too.

mod bars;
mod layout;
mod legend;
mod style;

use super::html::{class, escaped};
use crate::report::doc::{Bar, Chart, Tone};
use layout::{LEFT, LINE, WIDTH};
use style::STYLE;

/// Returns a chart as a part of a page, scaled to the room it gets. The page gives the classes of the colours theirs.
///
/// `id` is its own in the page: the names of the parts that are read out begin with it.
pub(super) fn drawing(chart: &Chart, id: &str) -> String {
    let mut body = String::new();
    let height = write_body(&mut body, chart, 0);
    format!("{}{}{body}</svg>\n", opening(id, height, ""), words(chart, id))
}

/// Returns a chart as a file of its own, for light and dark screens.
pub fn svg(chart: &Chart) -> String {
    let mut body = String::new();
    let mut height = LINE;
    for line in layout::wrapped(&chart.title, layout::columns(WIDTH), 3) {
        let line = escaped(&line);
        body.push_str(&format!("<text x=\"{LEFT}\" y=\"{height}\" font-weight=\"bold\">{line}</text>\n"));
        height += LINE;
    }
    let height = write_body(&mut body, chart, height);
    let (room, size) =
        (layout::room(), format!(" width=\"{}\" height=\"{}\"", layout::shown(WIDTH), layout::shown(height)));
    format!(
        "{}{}<style>\n{STYLE}</style>\n<rect class=\"paper\" width=\"{room}\" height=\"{height}\"/>\n{body}</svg>\n",
        opening("chart", height, &size),
        words(chart, "chart"),
    )
}

fn opening(id: &str, height: usize, size: &str) -> String {
    let (id, width) = (escaped(id), layout::room());
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
         viewBox=\"0 0 {width} {height}\"{size} font-size=\"{}\" fill=\"currentColor\">\n",
        layout::FONT
    )
}

/// What it is, and every number in it, for who does not see it.
fn words(chart: &Chart, id: &str) -> String {
    let bar = |bar: &Bar| match chart.words(bar) {
        words if words.is_empty() => format!("{}: 0.", bar.label),
        words => format!("{}: {words}.", bar.label),
    };
    let bars: Vec<String> = chart.bars.iter().map(bar).collect();
    let (id, title, bars) = (escaped(id), escaped(&chart.title), escaped(&bars.join(" ")));
    format!("<title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{bars}</desc>\n")
}

/// Draws the legend and the bars from a height on; returns the height of all of it.
fn write_body(out: &mut String, chart: &Chart, top: usize) -> usize {
    let top = legend::write(out, &chart.series, top);
    bars::write(out, chart, top)
}

/// A box in the colour of a part, with its sign in it.
fn write_box(out: &mut String, (x, y): (usize, usize), (width, height): (usize, usize), tone: Tone, text: &str) {
    let class = class(tone);
    // The line around it is drawn half outside: it must not reach into the next box.
    let (inner_x, inner_y, inner_width, inner_height) = (x + 1, y + 1, width.saturating_sub(2), height - 2);
    out.push_str(&format!(
        "<g class=\"{class}\"><rect x=\"{inner_x}\" y=\"{inner_y}\" width=\"{inner_width}\" height=\"{inner_height}\" rx=\"2\" \
         fill-opacity=\"{}\" stroke=\"currentColor\" stroke-width=\"1.5\"/>",
        layout::TINT
    ));
    if !text.is_empty() {
        let (x, y, text) = (x + width / 2, y + height / 2 + layout::FONT / 3, escaped(text));
        out.push_str(&format!("<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{text}</text>"));
    }
    out.push_str("</g>\n");
}

#[cfg(test)]
mod tests;
