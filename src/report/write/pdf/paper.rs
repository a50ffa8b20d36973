//! The layout of a whole document: cover, table of contents, body.

use anyhow::{Context, Result, anyhow};
use krilla::Data;
use krilla::geom::Size;
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};

use super::contents::outline;
use super::faces::{Faces, Weight};
use super::lines::lines;
use super::pages::{Page, pages, places};
use super::pen::Paper;
use super::setter::Setter;
use super::shaper::{Shaper, prepared};
use super::span::Span;
use super::strip::{Ink, Item, Mark, Strip, keep_with_next};
use super::style::{BODY, COVER_SUBTITLE, COVER_TITLE, EDGE, LEDE, MARGIN, MARGINAL, PageShape};
use super::tags::{TagType, Tags};
use crate::locale::{Lang, catalogue as say, text};
use crate::palette::paper;
use crate::report::doc::{Cover, Doc, Picture, PictureKind, Voice};
use crate::report::layout::logo_size;

/// The points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;
/// The space below the logo, in points.
const BELOW_LOGO: f32 = 10.0;

/// Lays out a document.
///
/// Fails if the logo cannot be read.
pub(super) fn paper(doc: &Doc, lang: Lang, faces: &Faces) -> Result<Paper> {
    let shaper = Shaper::new(faces);
    let cover = doc.cover.as_ref();
    let plan_language =
        cover.map(|cover| cover.plan_language.clone()).filter(|tag| !tag.is_empty() && tag != lang.tag());
    let mut setter = Setter::new(&shaper, doc, lang, plan_language);
    // The order of the tags is the reading order, though the table of contents is laid out after the body.
    let [cover_part, contents_part, body_part] = [(); 3].map(|()| setter.tags.add(Tags::WHOLE, TagType::Part));

    setter.within = cover_part;
    let (front, rest) = doc.front_and_rest();
    if let Some(cover) = cover {
        setter.cover(cover)?;
    }
    setter.is_in_front = true;
    setter.blocks(front);
    setter.is_in_front = false;
    let mut strips = std::mem::take(&mut setter.strips);

    setter.within = body_part;
    setter.document(rest, strips.is_empty());
    let body = std::mem::take(&mut setter.strips);

    let mut open = Vec::new();
    if cover.is_some() && setter.entries.iter().filter(|entry| !entry.is_in_front).count() > 1 {
        setter.within = contents_part;
        setter.shape = PageShape::Upright;
        (strips, open) = setter.contents(lang, strips);
    }
    strips.extend(body);
    let mut all = pages(strips);
    let bare = usize::from(cover.is_some());
    let places = places(&all, setter.targets());
    setter.number_contents(&mut all, &open, &places);

    let title = prepared(&doc.title().unwrap_or_default());
    let title = if title.trim().is_empty() { "plan".to_owned() } else { title };
    add_marginals(&mut all, bare, &title, lang, &shaper);
    Ok(Paper {
        outline: outline(&setter.entries, &places, &title),
        metadata: metadata(doc, title, lang),
        is_dated: doc.cover.as_ref().is_some_and(|cover| date(&cover.day).is_some()),
        pages: all,
        places,
        tags: setter.tags,
        lang: lang.tag(),
    })
}

/// Returns the properties of the file; none depends on the clock or the computer, so that output is reproducible.
fn metadata(doc: &Doc, title: String, lang: Lang) -> Metadata {
    let mut metadata = Metadata::new().title(title).language(lang.tag().to_owned()).creator("plan".to_owned());
    if let Some(cover) = &doc.cover {
        metadata = metadata.authors(cover.author.iter().map(|author| prepared(author)).collect());
        if let Some(day) = date(&cover.day) {
            metadata = metadata.creation_date(day);
        }
    }
    metadata
}

/// Reads a day such as `2024-12-31`.
fn date(day: &str) -> Option<DateTime> {
    let mut numbers = day.splitn(3, '-');
    let year = numbers.next()?.parse().ok()?;
    let month = numbers.next()?.parse().ok()?;
    let day = numbers.next()?.parse().ok()?;
    Some(DateTime::new(year).month(month).day(day))
}

impl Setter<'_> {
    pub(super) fn cover(&mut self, cover: &Cover) -> Result<()> {
        self.strips.push(Strip { begins: Some(PageShape::Upright), keeps: true, ..Strip::default() });
        if let Some(logo) = &cover.logo {
            self.logo(logo, cover.author.as_deref())?;
        }
        if let Some(author) = &cover.author {
            self.paragraph(TagType::Paragraph, Voice::Plan, &[Span::new(author, Weight::Regular)], BODY, 0.0);
        }
        let title = [Span::new(&cover.title, Weight::Bold)];
        self.paragraph(TagType::Title, Voice::Plan, &title, COVER_TITLE, 0.0);
        if !cover.subtitle.is_empty() {
            let subtitle = [Span::new(&cover.subtitle, Weight::Regular)];
            self.paragraph(TagType::Paragraph, Voice::Tool, &subtitle, COVER_SUBTITLE, 0.0);
        }
        let rule = Item::decoration([MARGIN, 8.0, PageShape::Upright.room(), 0.75], paper::LINE);
        self.strips.push(Strip { height: 12.0, items: vec![rule], ..Strip::default() });
        self.text(&cover.lede, Voice::Tool, LEDE);
        self.fields(&cover.facts);
        Ok(())
    }

    /// Adds the logo above the title; `whose` is its alternative text.
    fn logo(&mut self, logo: &Picture, whose: Option<&str>) -> Result<()> {
        let data = Data::from(logo.bytes.clone());
        let image = match logo.kind {
            PictureKind::Png => Image::from_png(data, false),
            PictureKind::Jpeg => Image::from_jpeg(data, false),
        };
        let image = image.map_err(|reason| {
            let said = text!(
                "logotypen kan inte vara med i en PDF ({reason}); spara om den som PNG",
                "the logo cannot be part of a PDF ({reason}); save it as PNG again"
            );
            anyhow!(said.get(self.lang).to_owned())
        })?;
        let [width, height] = logo_size(logo).map(|side| side * POINTS);
        let size = Size::from_wh(width, height).context("the logo has no size")?;
        let tag = self.tags.add(self.within, TagType::Figure(prepared(whose.unwrap_or(say::LOGO.get(self.lang)))));
        let mark = Mark::Leaf(self.tags.leaf(tag));
        let item = Item { x: MARGIN, y: 0.0, ink: Ink::Picture { image, size }, mark, target: None };
        let before = self.strips.len();
        self.strips.push(Strip { height: height + BELOW_LOGO, items: vec![item], ..Strip::default() });
        keep_with_next(&mut self.strips[before..]);
        Ok(())
    }
}

/// Adds the header with the title and the footer with the page number to each page but the first `bare` ones.
fn add_marginals(pages: &mut [Page], bare: usize, title: &str, lang: Lang, shaper: &Shaper<'_>) {
    let total = pages.len();
    for (at, page) in pages.iter_mut().enumerate().skip(bare) {
        let room = page.shape.room();
        let mut strip = Strip::default();
        let mut broken = lines(shaper, &[Span::new(title, Weight::Regular)], MARGINAL.size, room - 12.0).into_iter();
        if let Some(line) = broken.next() {
            let end = MARGIN + line.width;
            strip.write(line, [MARGIN, EDGE - MARGINAL.lead], MARGINAL, paper::FAINT, |_| (Mark::Header, None));
            if broken.next().is_some() {
                for line in lines(shaper, &[Span::new("…", Weight::Regular)], MARGINAL.size, room) {
                    strip.write(line, [end, EDGE - MARGINAL.lead], MARGINAL, paper::FAINT, |_| (Mark::Header, None));
                }
            }
        }
        let number = at + 1;
        let number = text!("Sida {number} av {total}", "Page {number} of {total}");
        for line in lines(shaper, &[Span::new(number.get(lang), Weight::Regular)], MARGINAL.size, room) {
            let left = MARGIN + room - line.width;
            strip.write(line, [left, page.shape.height() - EDGE], MARGINAL, paper::FAINT, |_| (Mark::Footer, None));
        }
        page.strips.push((0.0, strip));
    }
}
