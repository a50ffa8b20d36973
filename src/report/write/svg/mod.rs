//! Charts as SVG: files of their own, or embedded in HTML. No scripts and no external resources; every number is also
//! in the description.

mod bars;

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::html::{class, escaped};
use crate::palette::{Rgb, Screen};
use crate::report::doc::{Bar, Chart, Series, Tone};

/// Returns a chart as an SVG element for an HTML page, scaled to its container. The page's style sheet sets the
/// colours.
///
/// `id` must be unique in the page: the ids of the title and the description begin with it.
pub(super) fn drawing(chart: &Chart, id: &str) -> String {
    let mut body = String::new();
    let height = write_body(&mut body, chart, 0);
    format!("{}{}{body}</svg>\n", opening(id, height, ""), words(chart, id))
}

/// Returns a chart as an SVG file, with colours for light and dark screens.
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

/// Returns the title and the description, which has every number, for screen readers.
fn words(chart: &Chart, id: &str) -> String {
    let bar = |bar: &Bar| match chart.words(bar) {
        words if words.is_empty() => format!("{}: 0.", bar.label),
        words => format!("{}: {words}.", bar.label),
    };
    let bars: Vec<String> = chart.bars.iter().map(bar).collect();
    let (id, title, bars) = (escaped(id), escaped(&chart.title), escaped(&bars.join(" ")));
    format!("<title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{bars}</desc>\n")
}

/// Draws the legend and the bars from `top` downwards; returns the height of everything.
fn write_body(out: &mut String, chart: &Chart, top: usize) -> usize {
    let top = write_legend(out, &chart.series, top);
    bars::write(out, chart, top)
}

/// Draws a box in a colour, with a text in it.
fn write_box(out: &mut String, (x, y): (usize, usize), (width, height): (usize, usize), tone: Tone, text: &str) {
    let class = class(tone);
    // Half of the stroke is outside the rectangle: it must not overlap the next box.
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

/// The size of a symbol's box.
const BOX: usize = 22;

/// Draws the legend in as many lines as needed, from `top` downwards; returns its lower end.
fn write_legend(out: &mut String, series: &[Series], top: usize) -> usize {
    let (mut x, mut y) = (LEFT, top + 2);
    for one in series {
        // A word longer than the drawing would be cut off at its edge without an ellipsis.
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

/// Returns the style sheet of an SVG file. Colours are literal, as not every viewer supports CSS variables.
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

/// Returns a colour in CSS.
fn css(color: Rgb) -> String {
    format!("#{:06x}", color.0)
}

/// The largest width of the bars, with the texts beside them. Narrow, so that text is legible on a phone.
const WIDTH: usize = 480;
/// The horizontal margin, for the strokes of the boxes.
const LEFT: usize = 4;
/// The font size.
const FONT: usize = 14;
/// The line height.
const LINE: usize = 19;
/// The height of a bar.
const BAR: usize = 26;
/// The gap between two elements.
const GAP: usize = 12;
/// The opacity of a box. Low enough for text of the same colour to be legible on it.
const TINT: &str = "0.15";
/// The average width of a text column, rounded up: the font is unknown.
const COLUMN: usize = 8;

/// Returns the width of the whole drawing.
fn drawing_width() -> usize {
    WIDTH + 2 * LEFT
}

/// Returns the default display size for a size in the drawing.
fn shown_size(size: usize) -> usize {
    (size + 2 * LEFT) * 5 / 4
}

/// Returns the width of a text.
fn text_width(text: &str) -> usize {
    text.width() * COLUMN
}

/// Returns the number of text columns that fit.
fn columns_in(width: usize) -> usize {
    (width / COLUMN).max(1)
}

/// Wraps a text to `most` lines; an ellipsis marks what is left out.
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
