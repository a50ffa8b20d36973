//! Drawing of pages, with every mark in tagged content or an artifact.

use anyhow::{Result, anyhow};
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::outline::Outline;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::KrillaGlyph;
use krilla::{Document, SerializeSettings};

use super::faces::{Face, Faces};
use super::pages::{Page, PagePosition};
use super::shaper::{GlyphRun, ShapedWord};
use super::span::Target as Aim;
use super::strip::{Ink, Item, Mark};
use super::tags::{Drawn, Tags};
use crate::palette::Rgb;

/// A pen for one page.
pub(super) struct Pen<'p> {
    surface: Surface<'p>,
    faces: &'p Faces,
    /// The marked content of each leaf, on all pages so far.
    drawn: &'p mut [Vec<Drawn>],
    /// The open marked-content sequence.
    open: Option<Mark>,
    /// The glyphs to be drawn in one operation.
    batch: Option<Batch>,
}

struct Batch {
    face: Face,
    glyphs: Vec<KrillaGlyph>,
    text: String,
    at: Point,
    size: f32,
}

impl<'p> Pen<'p> {
    pub(super) fn new(surface: Surface<'p>, faces: &'p Faces, drawn: &'p mut [Vec<Drawn>]) -> Self {
        Self { surface, faces, drawn, open: None, batch: None }
    }

    /// Draws an item of a strip that begins at `top`.
    pub(super) fn draw(&mut self, item: &Item, top: f32) {
        let (x, y) = (item.x, top + item.y);
        match &item.ink {
            Ink::Text { words, size, colour, .. } => {
                self.surface.set_stroke(None);
                self.surface.set_fill(Some(fill(*colour)));
                let mut at = Point::from_xy(x, y);
                for run in words.iter().flat_map(|word: &std::rc::Rc<ShapedWord>| &word.runs) {
                    self.run(run, at, *size, item.mark);
                    at.x += run.width * size;
                }
                self.flush();
            }
            Ink::Picture { image, size } => {
                self.begin(item.mark);
                self.surface.push_transform(&Transform::from_translate(x, y));
                self.surface.draw_image(image.clone(), *size);
                self.surface.pop();
            }
            Ink::Box { width, height, fill: inside, edge } => {
                self.begin(item.mark);
                self.surface.set_fill(inside.map(fill));
                self.surface.set_stroke(edge.map(|edge| Stroke {
                    paint: paint(edge).into(),
                    width: 0.6,
                    ..Stroke::default()
                }));
                let mut path = PathBuilder::new();
                if let Some(area) = Rect::from_xywh(x, y, *width, *height) {
                    path.push_rect(area);
                }
                if let Some(path) = path.finish() {
                    self.surface.draw_path(&path);
                }
            }
        }
    }

    /// Ends the page.
    pub(super) fn finish(mut self) {
        self.end();
        self.surface.finish();
    }

    fn run(&mut self, run: &GlyphRun, at: Point, size: f32, mark: Mark) {
        // An artifact of the layout: readers that know of soft hyphens are few.
        if run.stands_for.as_deref() == Some("") {
            self.begin(Mark::Decoration);
            self.add(run, at, size);
            return;
        }
        if let (Some(meant), Mark::Leaf(leaf)) = (&run.stands_for, mark) {
            self.flush();
            self.end();
            let tag = SpanTag::empty().with_actual_text(Some(meant));
            let identifier = self.surface.start_tagged(ContentTag::Span(tag));
            self.drawn[leaf.0].push(Drawn { identifier, stands_for: Some(meant.clone()) });
            self.open = Some(mark);
            self.add(run, at, size);
            self.flush();
            self.end();
            return;
        }
        self.begin(mark);
        self.add(run, at, size);
    }

    /// Adds glyphs to the batch, which has a single font.
    fn add(&mut self, run: &GlyphRun, at: Point, size: f32) {
        if self.batch.as_ref().is_some_and(|batch| batch.face != run.face) {
            self.flush();
        }
        let batch = self.batch.get_or_insert_with(|| Batch {
            face: run.face,
            glyphs: Vec::new(),
            text: String::new(),
            at,
            size,
        });
        let start = batch.text.len();
        batch.text.push_str(&run.text);
        batch.glyphs.extend(run.glyphs.iter().map(|glyph| {
            let range = glyph.text_range.start + start..glyph.text_range.end + start;
            KrillaGlyph { text_range: range, ..glyph.clone() }
        }));
    }

    fn flush(&mut self) {
        if let Some(Batch { face, glyphs, text, at, size }) = self.batch.take() {
            let font = self.faces.get(face).drawing.clone();
            self.surface.draw_glyphs(at, &glyphs, font, &text, size, false);
        }
    }

    /// Begins a marked-content sequence, unless it is the open one.
    fn begin(&mut self, mark: Mark) {
        if self.open == Some(mark) {
            return;
        }
        self.flush();
        self.end();
        let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
        let tag = match mark {
            Mark::Leaf(_) => ContentTag::Other,
            Mark::Decoration => artifact(ArtifactType::Layout),
            Mark::Repeated => artifact(ArtifactType::PaginationOther),
            Mark::Header => artifact(ArtifactType::Header),
            Mark::Footer => artifact(ArtifactType::Footer),
        };
        let identifier = self.surface.start_tagged(tag);
        if let Mark::Leaf(leaf) = mark {
            self.drawn[leaf.0].push(identifier.into());
        }
        self.open = Some(mark);
    }

    fn end(&mut self) {
        if self.open.take().is_some() {
            self.surface.end_tagged();
        }
    }
}

fn fill(colour: Rgb) -> Fill {
    Fill { paint: paint(colour).into(), ..Fill::default() }
}

fn paint(colour: Rgb) -> rgb::Color {
    let [red, green, blue] = colour.parts();
    rgb::Color::new(red, green, blue)
}

/// A laid-out document.
pub(super) struct Paper {
    pub(super) pages: Vec<Page>,
    /// The position of each target; links to a target without one are dropped.
    pub(super) places: Vec<Option<PagePosition>>,
    pub(super) tags: Tags,
    pub(super) outline: Outline,
    pub(super) metadata: Metadata,
    /// True if the metadata has a date.
    pub(super) is_dated: bool,
    /// The language tag.
    pub(super) lang: &'static str,
}

/// Returns the file.
pub(super) fn draw(paper: Paper, faces: &Faces) -> Result<Vec<u8>> {
    let accessible = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    // An archive wants to know the date.
    let configuration = if paper.is_dated { accessible.with_archival_validator(Archival::A2_A) } else { accessible };
    let configuration = configuration
        .finish()
        .map_err(|error| anyhow!("the PDF cannot be made as PDF/UA-1 and PDF/A-2a: {error:?}"))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut drawn: Vec<Vec<Drawn>> = vec![Vec::new(); paper.tags.leaves()];
    // Pages are dropped as they are drawn, so that a long document is in memory once, not twice.
    for page in paper.pages {
        draw_page(&mut document, &page, &paper.places, faces, &mut drawn);
    }
    document.set_tag_tree(paper.tags.tree(&drawn, paper.lang));
    drop(drawn);
    document.set_outline(paper.outline);
    document.set_metadata(paper.metadata);
    document.finish().map_err(explained)
}

fn draw_page(
    document: &mut Document,
    page: &Page,
    places: &[Option<PagePosition>],
    faces: &Faces,
    drawn: &mut [Vec<Drawn>],
) {
    let size = PageSettings::from_wh(page.shape.width(), page.shape.height()).unwrap_or_default();
    let mut sheet = document.start_page_with(size);
    let mut pen = Pen::new(sheet.surface(), faces, drawn);
    for (top, strip) in &page.strips {
        for item in &strip.items {
            pen.draw(item, *top);
        }
    }
    pen.finish();
    for (top, strip) in &page.strips {
        for item in &strip.items {
            if let (Mark::Leaf(leaf), Some(link)) = (item.mark, link(item, *top, places)) {
                drawn[leaf.0].push(sheet.add_tagged_annotation(link).into());
            }
        }
    }
}

/// Returns the link annotation of an item with a target.
fn link(item: &Item, top: f32, places: &[Option<PagePosition>]) -> Option<Annotation> {
    let target = match item.target.as_ref()? {
        Aim::Place(number) => Target::Destination(destination(places.get(*number).copied().flatten()?).into()),
        Aim::Web(url) => Target::Action(LinkAction::new(url.to_string()).into()),
    };
    let Ink::Text { words, size, width, .. } = &item.ink else { return None };
    let area = Rect::from_xywh(item.x, top + item.y - size, *width, size * 1.3)?;
    let text: String = words.iter().flat_map(|word| &word.runs).map(GlyphRun::meant).collect();
    // A link without a text would be inaccessible.
    let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty())?;
    Some(Annotation::new_link(LinkAnnotation::new(area, target), Some(text)))
}

/// Returns a position as a PDF destination.
pub(super) fn destination(place: PagePosition) -> XyzDestination {
    XyzDestination::new(place.page, Point::from_xy(0.0, place.y))
}

/// Returns the error with the violations of the standards, each once.
fn explained(error: KrillaError) -> anyhow::Error {
    let mut reasons = match &error {
        KrillaError::Validation(all) => all.iter().map(|(reason, _)| format!("{reason:?}")).collect(),
        other => vec![other.to_string()],
    };
    reasons.dedup();
    anyhow!(error).context(format!("the PDF cannot be made: {}", reasons.join("; ")))
}
