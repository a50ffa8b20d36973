//! A chart as a drawing: by itself, or in a page. No script, nothing from elsewhere; what it shows stands in words too.

mod bars;

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::html::{class, escaped};
use crate::palette::{Rgb, Screen};
use crate::report::doc::{Bar, Chart, Series, Tone};

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
    for line in wrapped(&chart.title, columns_in(WIDTH), 3) {
        let line = escaped(&line);
        body.push_str(&format!("<text x=\"{LEFT}\" y=\"{height}\" font-weight=\"bold\">{line}</text>\n"));
        height += LINE;
    }
    let height = write_body(&mut body, chart, height);
    let (room, size) = (drawing_width(), format!(" width=\"{}\" height=\"{}\"", shown_size(WIDTH), shown_size(height)));
    format!(
        "{}{}<style>\n{}</style>\n<rect class=\"paper\" width=\"{room}\" height=\"{height}\"/>\n{body}</svg>\n",
        opening("chart", height, &size),
        words(chart, "chart"),
        style(),
    )
}

fn opening(id: &str, height: usize, size: &str) -> String {
    let (id, width) = (escaped(id), drawing_width());
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
         viewBox=\"0 0 {width} {height}\"{size} font-size=\"{FONT}\" fill=\"currentColor\">\n"
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
    let top = write_legend(out, &chart.series, top);
    bars::write(out, chart, top)
}

/// A box in the colour of a part, with its sign in it.
fn write_box(out: &mut String, (x, y): (usize, usize), (width, height): (usize, usize), tone: Tone, text: &str) {
    let class = class(tone);
    // The line around it is drawn half outside: it must not reach into the next box.
    let (inner_x, inner_y, inner_width, inner_height) = (x + 1, y + 1, width.saturating_sub(2), height - 2);
    out.push_str(&format!(
        "<g class=\"{class}\"><rect x=\"{inner_x}\" y=\"{inner_y}\" width=\"{inner_width}\" height=\"{inner_height}\" rx=\"2\" \
         fill-opacity=\"{TINT}\" stroke=\"currentColor\" stroke-width=\"1.5\"/>"
    ));
    if !text.is_empty() {
        let (x, y, text) = (x + width / 2, y + height / 2 + FONT / 3, escaped(text));
        out.push_str(&format!("<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{text}</text>"));
    }
    out.push_str("</g>\n");
}

/// The box with the sign.
const BOX: usize = 22;

/// Draws one thing after another, in as many lines as it takes, from a height on; returns where it ends.
fn write_legend(out: &mut String, series: &[Series], top: usize) -> usize {
    let (mut x, mut y) = (LEFT, top + 2);
    for one in series {
        // A word longer than the drawing is wide would be cut off at its edge, without a sign.
        let words = wrapped(&one.name, columns_in(WIDTH - BOX - GAP), 1).concat();
        let needed = BOX + FONT / 2 + text_width(&words);
        if x > LEFT && x + needed > WIDTH {
            (x, y) = (LEFT, y + BAR);
        }
        write_box(out, (x, y), (BOX, BOX), one.tone, &one.symbol.to_string());
        let (at, base) = (x + BOX + FONT / 2, y + BOX / 2 + FONT / 3);
        out.push_str(&format!("<text x=\"{at}\" y=\"{base}\">{}</text>\n", escaped(&words)));
        x += needed + GAP;
    }
    if series.is_empty() { top } else { y + BAR }
}

/// Returns how a drawing that is a file of its own looks. The colours are written out: not every program that shows a
/// drawing knows variables.
fn style() -> String {
    let screen = |screen: &Screen| {
        let [blue, red, yellow, green, orange, purple, black, faint] = screen.tones.map(css);
        format!(
            ".paper {{ fill: {}; }}\n.blue {{ color: {blue}; }} .red {{ color: {red}; }} .yellow {{ color: {yellow}; }} \
             .green {{ color: {green}; }}\n.orange {{ color: {orange}; }} .purple {{ color: {purple}; }} \
             .black {{ color: {black}; }}\n.faint {{ color: {faint}; }}\n",
            css(screen.paper)
        )
    };
    let (light, dark) = (css(Screen::LIGHT.ink), css(Screen::DARK.ink));
    format!(
        "svg {{ color: {light}; font-family: system-ui, \"DejaVu Sans\", sans-serif; }}\n{}\
         @media (prefers-color-scheme: dark) {{\nsvg {{ color: {dark}; }}\n{}}}\n",
        screen(&Screen::LIGHT),
        screen(&Screen::DARK)
    )
}

/// Returns a colour as a style sheet has it.
fn css(color: Rgb) -> String {
    format!("#{:06x}", color.0)
}

/// How wide the bars may be, with what stands beside them. Narrow, so that text is legible on a telephone too.
const WIDTH: usize = 480;
/// What is left free at both sides, for the lines around the boxes.
const LEFT: usize = 4;
/// The size of text.
const FONT: usize = 14;
/// From one line of text to the next.
const LINE: usize = 19;
/// How high a bar is.
const BAR: usize = 26;
/// What is left free between two things.
const GAP: usize = 12;
/// How much of its colour a box is filled with. Little enough that text in the same colour can be read on it.
const TINT: &str = "0.15";
/// How wide a column of text is at most, on the average: no font is known here.
const COLUMN: usize = 8;

/// Returns how wide the whole drawing is.
fn drawing_width() -> usize {
    WIDTH + 2 * LEFT
}

/// Returns how large something is shown where nothing else says so.
fn shown_size(size: usize) -> usize {
    (size + 2 * LEFT) * 5 / 4
}

/// Returns the room that a text needs.
fn text_width(text: &str) -> usize {
    text.width() * COLUMN
}

/// Returns how many columns of text fit.
fn columns_in(width: usize) -> usize {
    (width / COLUMN).max(1)
}

/// Breaks a text into lines, `most` at most; what is more is left out, and a sign tells.
fn wrapped(text: &str, columns: usize, most: usize) -> Vec<String> {
    let options = Options::new(columns).word_splitter(WordSplitter::NoHyphenation);
    let mut lines: Vec<String> = textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect();
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests;
