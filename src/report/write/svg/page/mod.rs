//! The first page of a document as a drawing, for a page of a code host or a slide. Colours are those on paper.

mod table;
mod words;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{FONT, LEFT, ROOMY, css, escaped, write_body};
use crate::palette::{Rgb, paper};
use crate::report::doc::{Block, Cover, Doc, Picture, Prose};
use crate::report::layout::logo_size;
use words::{TextLook, lines_of, write_line};

/// The width of the page, the margin around it, and the width between the margins.
const WIDTH: usize = 840;
const MARGIN: usize = 36;
const ROOM: usize = WIDTH - 2 * MARGIN;
/// The space between two blocks.
const GAP: usize = 14;

const BODY: TextLook = TextLook { size: 14, is_bold: false, color: paper::INK };
const BOLD: TextLook = TextLook { is_bold: true, ..BODY };
const FAINT: TextLook = TextLook { color: paper::FAINT, ..BODY };
const HEADING: TextLook = TextLook { size: 18, is_bold: true, color: paper::DEEP };
const TITLE: TextLook = TextLook { size: 30, ..HEADING };
const SUBTITLE: TextLook = TextLook { size: 18, ..FAINT };
const LEDE: TextLook = TextLook { size: 19, ..BODY };

/// Returns the first page of a document as an SVG file. Its title and its summary are said to those who do not see it.
pub fn svg_page(doc: &Doc) -> String {
    let mut page = SvgPage { out: String::new(), y: MARGIN };
    if let Some(cover) = &doc.cover {
        page.cover(cover);
    }
    page.blocks(doc.front_and_rest().0);
    let height = page.y + MARGIN - GAP;
    let title = escaped(&doc.title().unwrap_or_default());
    let summary = doc.cover.as_ref().map(|cover| escaped(&cover.lede)).unwrap_or_default();
    let (ground, edge) = (css(Rgb::WHITE), css(paper::LINE));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"page-title page-desc\" \
         viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" color=\"{}\" fill=\"{}\" \
         font-family=\"Arial, 'Liberation Sans', Helvetica, 'DejaVu Sans', sans-serif\">\n\
         <title id=\"page-title\">{title}</title>\n<desc id=\"page-desc\">{summary}</desc>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"{ground}\" stroke=\"{edge}\"/>\n{}</svg>\n",
        css(paper::INK),
        css(paper::INK),
        page.out
    )
}

/// A page that is drawn from the top downwards.
struct SvgPage {
    out: String,
    /// The lower end of what is drawn.
    y: usize,
}

impl SvgPage {
    fn cover(&mut self, cover: &Cover) {
        if let Some(logo) = &cover.logo {
            self.logo(logo);
        }
        if let Some(author) = &cover.author {
            self.text(&author.into(), FAINT);
        }
        self.text(&(&cover.title).into(), TITLE);
        if !cover.subtitle.is_empty() {
            self.text(&(&cover.subtitle).into(), SUBTITLE);
        }
        self.y += GAP / 2;
        self.rule(ROOM, paper::LINE);
        self.y += GAP / 2;
        if !cover.lede.is_empty() {
            self.text(&cover.lede, LEDE);
            self.y += GAP;
        }
        self.fields(&cover.facts);
    }

    fn logo(&mut self, logo: &Picture) {
        let pixels = |millimetres: f32| format!("{:.0}", millimetres * 96.0 / 25.4);
        let [width, height] = logo_size(logo).map(pixels);
        let (kind, data, y) = (logo.kind.media_type(), STANDARD.encode(&logo.bytes), self.y);
        self.out.push_str(&format!(
            "<image x=\"{MARGIN}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
             href=\"data:{kind};base64,{data}\"/>\n"
        ));
        self.y += height.parse::<usize>().unwrap_or_default() + GAP;
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    self.y += GAP / 2;
                    self.text(&(&heading.text).into(), HEADING);
                    // The space below is half of that above.
                    self.y -= GAP / 2;
                }
                Block::Text(text) | Block::Quoted(text) => self.text(text, BODY),
                Block::Said(text) | Block::Verbatim(text) => self.text(&text.into(), BODY),
                Block::Fields(fields) => {
                    self.fields(fields);
                    continue;
                }
                Block::Links(links) => {
                    let texts: Vec<&str> = links.links.iter().map(|link| &*link.text).collect();
                    let mut prose = Prose::strong(format!("{}:", links.label));
                    // An id is not torn from its sign.
                    prose.push(" ", &texts.join(", ").into());
                    self.text(&prose, BODY);
                }
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => {
                    self.text(&(&chart.title).into(), BOLD);
                    let mut drawn = String::new();
                    let height = write_body(&mut drawn, chart, ROOMY, 0);
                    let (x, y) = (MARGIN - LEFT, self.y);
                    self.out
                        .push_str(&format!("<g transform=\"translate({x} {y})\" font-size=\"{FONT}\">\n{drawn}</g>\n"));
                    self.y += height;
                }
                Block::Tree(branches) => {
                    for branch in branches {
                        self.text(&(&branch.text).into(), BODY);
                    }
                }
                Block::Folded(_, title, blocks) => {
                    self.text(&title.into(), HEADING);
                    self.blocks(blocks);
                }
            }
            self.y += GAP;
        }
    }

    /// Draws running text between the margins.
    fn text(&mut self, prose: &Prose, look: TextLook) {
        self.text_in((MARGIN, ROOM), prose, look);
    }

    /// Draws running text from `x` in a width.
    fn text_in(&mut self, (x, width): (usize, usize), prose: &Prose, look: TextLook) {
        for line in lines_of(prose, width, look) {
            self.y += look.line();
            let base = self.y - look.line() / 3;
            write_line(&mut self.out, (x, base), false, &line, look);
        }
    }

    /// Draws a line as long as given, just above where the next block begins.
    fn rule(&mut self, length: usize, color: Rgb) {
        let (y, color) = (self.y.saturating_sub(1), css(color));
        // In the middle of a pixel, so that it is sharp.
        self.out.push_str(&format!("<path d=\"M{MARGIN} {y}.5h{length}\" stroke=\"{color}\"/>\n"));
    }

    fn fields(&mut self, fields: &[(String, Prose)]) {
        let names = fields.iter().map(|(name, _)| BOLD.width(name) + GAP).max().unwrap_or_default().min(ROOM / 2);
        for (name, value) in fields {
            let top = self.y;
            self.text_in((MARGIN, names), &name.into(), BOLD);
            let below = std::mem::replace(&mut self.y, top);
            self.text_in((MARGIN + names, ROOM - names), value, BODY);
            self.y = self.y.max(below);
        }
        if !fields.is_empty() {
            self.y += GAP;
        }
    }
}
