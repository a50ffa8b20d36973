//! A whole document laid out: cover, contents, the rest.

use krilla::metadata::{DateTime, Metadata};

use super::draw::Paper;
use super::faces::Faces;
use super::marginal;
use super::outline::outline;
use super::pages::{pages, places};
use super::setter::Setter;
use super::shaper::{Shaper, prepared};
use super::style::Shape;
use super::tags::{Kind, Tags};
use crate::locale::Lang;
use crate::report::doc::Doc;

/// Lays out a document.
pub(super) fn paper(doc: &Doc, lang: Lang, faces: &Faces) -> Paper {
    let shaper = Shaper::new(faces);
    let cover = doc.cover.as_ref();
    let plan_language =
        cover.map(|cover| cover.plan_language.clone()).filter(|tag| !tag.is_empty() && tag != lang.tag());
    let mut setter = Setter::new(&shaper, &doc.blocks, plan_language);
    // What is read first stands first, though its pages are made when those of the rest are known.
    let [cover_part, contents_part, body_part] = [(); 3].map(|()| setter.tags.add(Tags::WHOLE, Kind::Part));

    setter.within = cover_part;
    if let Some(cover) = cover {
        setter.cover(cover);
    }
    let mut all = pages(std::mem::take(&mut setter.strips));
    let bare = all.len();

    setter.within = body_part;
    setter.document(&doc.blocks);
    let body = pages(std::mem::take(&mut setter.strips));

    if cover.is_some() && setter.entries.len() > 1 {
        setter.within = contents_part;
        setter.shape = Shape::Upright;
        let alone = places(&body, 0, setter.targets());
        all.extend(setter.contents(lang, bare, &alone));
    }
    let places = places(&body, all.len(), setter.targets());
    all.extend(body);

    let title = prepared(&doc.title().unwrap_or_default());
    let title = if title.trim().is_empty() { "plan".to_owned() } else { title };
    marginal::add(&mut all, bare, &title, lang, &shaper);
    Paper {
        outline: outline(&setter.entries, &places, &title),
        metadata: metadata(doc, title, lang),
        pages: all,
        places,
        tags: setter.tags,
        lang: lang.tag(),
    }
}

/// What the file says of itself; nothing of it depends on the clock or the computer.
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
