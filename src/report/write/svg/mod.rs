//! Charts as SVG: files of their own, or embedded in HTML. No scripts and no external resources; every number is also
//! in the description. The first page of a document is a drawing too.

mod bars;
mod page;

use textwrap::{Options, WordSplitter};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

pub use page::svg_page;

use super::html::escaped;
use crate::palette::{Rgb, Screen, paper};
use crate::report::doc::{Bar, Chart, Pattern, Series};

/// Returns a chart as two SVG elements for an HTML page, a narrow and a wide one. The page's style sheet shows the one
/// that there is room for, so that texts have one size, and sets the colours.
///
/// The ids must be unique in the page: those of the titles and the descriptions begin with them.
pub(super) fn drawings(chart: &Chart, ids: [&str; 2]) -> String {
    let drawing = |(id, class, width)| {
        let mut body = String::new();
        let height = write_body(&mut body, chart, width, 0);
        format!("{}{}{body}</svg>\n", opening(id, class, (width, height), ""), words(chart, id))
    };
    [(ids[0], "chart narrow", WIDTH), (ids[1], "chart roomy", ROOMY)].map(drawing).concat()
}

/// Returns a chart as an SVG file, with colours for light and dark screens.
pub fn svg(chart: &Chart) -> String {
    let mut body = String::new();
    let mut height = LINE;
    for line in wrapped(&chart.title, WIDTH, 3) {
        let line = escaped(&line);
        body.push_str(&format!("<text x=\"{LEFT}\" y=\"{height}\" font-weight=\"bold\">{line}</text>\n"));
        height += LINE;
    }
    let height = write_body(&mut body, chart, WIDTH, height);
    let (room, size) =
        (drawing_width(WIDTH), format!(" width=\"{}\" height=\"{}\"", shown_size(WIDTH), shown_size(height)));
    format!(
        "{}{}<style>\n{}</style>\n<rect class=\"paper\" width=\"{room}\" height=\"{height}\"/>\n{body}</svg>\n",
        opening("chart", "chart", (WIDTH, height), &size),
        words(chart, "chart"),
        style(),
    )
}

fn opening(id: &str, class: &str, (width, height): (usize, usize), size: &str) -> String {
    let (id, width) = (escaped(id), drawing_width(width));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{class}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
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
fn write_body(out: &mut String, chart: &Chart, width: usize, top: usize) -> usize {
    let top = write_legend(out, &chart.series, width, top);
    bars::write(out, chart, width, top)
}

/// Draws a box in a tint, or with the pattern of a series.
fn write_box(out: &mut String, (x, y): (usize, usize), (width, height): (usize, usize), series: &Series) {
    let fill = match series.pattern {
        Pattern::Solid => css(paper::bar(series.tone)),
        Pattern::Hatched => css(paper::UNKNOWN),
        Pattern::Outlined => "none".to_owned(),
    };
    out.push_str(&format!(
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" stroke=\"currentColor\"/>\n"
    ));
    if series.pattern == Pattern::Hatched {
        let places = (x + HATCH..x + width).step_by(HATCH);
        let lines: Vec<String> = places.map(|at| format!("M{at} {y}v{height}")).collect();
        // Also in the dark, the lines are on a light ground.
        let (lines, ink) = (lines.join(""), css(paper::LINE));
        out.push_str(&format!("<path d=\"{lines}\" stroke=\"{ink}\"/>\n"));
    }
}

/// Writes a text; `right` is true if it ends at `x`.
fn write_text(out: &mut String, (x, y): (usize, usize), is_right: bool, text: &str) {
    let anchor = if is_right { " text-anchor=\"end\"" } else { "" };
    out.push_str(&format!("<text x=\"{x}\" y=\"{y}\"{anchor}>{}</text>\n", escaped(text)));
}

/// The size of a box in the legend.
const BOX: usize = 16;

/// Draws the legend in as many lines as needed, from `top` downwards; returns its lower end.
fn write_legend(out: &mut String, series: &[Series], width: usize, top: usize) -> usize {
    let (mut x, mut y) = (LEFT, top + 2);
    for one in series {
        let words = format!("{} {}", one.symbol, one.name);
        // A word longer than the drawing would be cut off at its edge without an ellipsis.
        let words = wrapped(&words, width - BOX - GAP, 1).concat();
        let needed = BOX + FONT / 2 + text_width(&words);
        if x > LEFT && x + needed > width {
            (x, y) = (LEFT, y + LINE);
        }
        write_box(out, (x, y), (BOX, BOX), one);
        write_text(out, (x + BOX + FONT / 2, y + BOX / 2 + FONT / 3), false, &words);
        x += needed + GAP;
    }
    if series.is_empty() { top } else { y + LINE + GAP / 2 }
}

/// Returns the style sheet of an SVG file. Colours are literal, as not every viewer supports CSS variables.
fn style() -> String {
    let screen = |screen: &Screen| {
        let (ink, ground) = (css(screen.ink), css(screen.paper));
        format!("svg {{ color: {ink}; }} .paper {{ fill: {ground}; }}")
    };
    format!(
        "svg {{ font-family: system-ui, \"DejaVu Sans\", sans-serif; }}\n{}\n\
         @media (prefers-color-scheme: dark) {{ {} }}\n",
        screen(&Screen::LIGHT),
        screen(&Screen::DARK)
    )
}

/// Returns a colour in CSS.
fn css(color: Rgb) -> String {
    format!("#{:06x}", color.0)
}

/// The largest width of the bars, with the numbers beside them: as wide as a phone, so that text is legible there.
const WIDTH: usize = 320;
/// The same where there is room for more.
const ROOMY: usize = 640;
/// The horizontal margin, for the strokes of the boxes.
const LEFT: usize = 2;
/// The font size: at least 12 CSS pixels on a screen of 320.
const FONT: usize = 14;
/// The line height.
const LINE: usize = 20;
/// The height of a bar.
const BAR: usize = 18;
/// The gap between two elements.
const GAP: usize = 12;
/// The distance between two lines of a hatched box.
const HATCH: usize = 4;
/// The average width of a text column, rounded up: the font is unknown.
const COLUMN: usize = 8;

/// Returns the width of a whole drawing.
fn drawing_width(width: usize) -> usize {
    width + 2 * LEFT
}

/// Returns the default display size for a size in the drawing.
fn shown_size(size: usize) -> usize {
    (size + 2 * LEFT) * 5 / 4
}

/// Returns the width of a text.
fn text_width(text: &str) -> usize {
    text.width() * COLUMN
}

/// Wraps a text to `most` lines in a width; an ellipsis marks what is left out, and has room on every line.
fn wrapped(text: &str, width: usize, most: usize) -> Vec<String> {
    let columns = (width / COLUMN).saturating_sub('…'.width().unwrap_or(1)).max(1);
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
