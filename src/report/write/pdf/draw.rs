//! Pages as a PDF that says what everything on them is (PDF/UA-1).

use anyhow::{Result, anyhow};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::Outline;
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};

use super::faces::Faces;
use super::pages::{Page, Place};
use super::pen::Pen;
use super::shaper::Run;
use super::strip::{Ink, Item, Mark};
use super::tags::{Drawn, Tags};

/// All that a PDF is made of.
pub(super) struct Paper {
    pub(super) pages: Vec<Page>,
    /// Where each target is; one that is nowhere leads nowhere.
    pub(super) places: Vec<Option<Place>>,
    pub(super) tags: Tags,
    pub(super) outline: Outline,
    pub(super) metadata: Metadata,
    /// The language's tag.
    pub(super) lang: &'static str,
}

/// Returns the file.
pub(super) fn draw(paper: Paper, faces: &Faces) -> Result<Vec<u8>> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| anyhow!("the PDF cannot be made as PDF/UA-1: {error:?}"))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut drawn: Vec<Vec<Drawn>> = vec![Vec::new(); paper.tags.leaves()];
    // What is drawn is given back page by page: a long paper is held once, not twice.
    for page in paper.pages {
        draw_page(&mut document, &page, &paper.places, faces, &mut drawn);
    }
    document.set_tag_tree(paper.tags.tree(&drawn, paper.lang));
    drop(drawn);
    document.set_outline(paper.outline);
    document.set_metadata(paper.metadata);
    document.finish().map_err(explained)
}

fn draw_page(document: &mut Document, page: &Page, places: &[Option<Place>], faces: &Faces, drawn: &mut [Vec<Drawn>]) {
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

/// Returns the place to click on of what leads somewhere.
fn link(item: &Item, top: f32, places: &[Option<Place>]) -> Option<Annotation> {
    let place = places.get(item.target?).copied().flatten()?;
    let Ink::Text { words, size, width, .. } = &item.ink else { return None };
    let area = Rect::from_xywh(item.x, top + item.y - size, *width, size * 1.3)?;
    let target = Target::Destination(destination(place).into());
    let text: String = words.iter().flat_map(|word| &word.runs).map(Run::meant).collect();
    // What says nothing is no link: nobody would know where it leads.
    let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty())?;
    Some(Annotation::new_link(LinkAnnotation::new(area, target), Some(text)))
}

/// Returns a place as the PDF says it.
pub(super) fn destination(place: Place) -> XyzDestination {
    XyzDestination::new(place.page, Point::from_xy(0.0, place.y))
}

/// Says why the file could not be made: what is against PDF/UA, each once.
fn explained(error: KrillaError) -> anyhow::Error {
    let mut reasons = match &error {
        KrillaError::Validation(all) => all.iter().map(|(reason, _)| format!("{reason:?}")).collect(),
        other => vec![other.to_string()],
    };
    reasons.dedup();
    anyhow!(error).context(format!("the PDF cannot be made: {}", reasons.join("; ")))
}
