//! The headers and footers of a template, with their pictures.

use std::collections::{BTreeMap, BTreeSet};

use super::clean::Cleaner;
use super::fault::TemplateFault;
use super::fields::settle;
use super::parts::TemplateParts;
use super::section::LastSection;
use super::xml::{Element, XmlNode};

/// The most pictures of a template.
const MOST_PICTURES: usize = 100;
/// The most bytes of all of them.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// A header or a footer.
#[derive(Clone, Debug)]
pub(super) struct Margin {
    /// The word for it, `header` or `footer`.
    pub(super) kind: &'static str,
    /// The pages that have it: `default`, `first` or `even`.
    pub(super) role: String,
    pub(super) root: Element,
    /// Its pictures, each with the id that it is shown by.
    pub(super) pictures: Vec<(String, MarginPicture)>,
}

/// A picture in a header or a footer.
#[derive(Clone, Debug)]
pub(super) struct MarginPicture {
    /// The ending of its name and its media type.
    pub(super) format: (&'static str, &'static str),
    pub(super) bytes: Vec<u8>,
}

/// The numbers of items of headers and footers that could not be taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// The number of headers and footers.
    pub margins: usize,
    /// The number of drawings and pictures.
    pub drawings: usize,
    /// The number of fields, whose last result stands there as text.
    pub fields: usize,
}

/// Returns the headers and footers of the last section; none if all of them are empty.
pub(super) fn margins(
    parts: &TemplateParts<'_>,
    main: &str,
    section: &LastSection,
) -> Result<(Vec<Margin>, LeftOut), TemplateFault> {
    let targets: BTreeMap<String, (String, String)> =
        parts.relations(main)?.into_iter().map(|it| (it.id, (it.kind, it.target))).collect();
    let mut left_out = LeftOut::default();
    let mut bytes = 0;
    let mut margins = Vec::new();
    for ((name, role), id) in &section.references {
        let kind = if name == "w:headerReference" { "header" } else { "footer" };
        let root_name = if kind == "header" { "w:hdr" } else { "w:ftr" };
        let path = targets.get(id).filter(|(known, _)| known == kind).map(|(_, path)| path);
        let root = path.map(|path| parts.root(path)).transpose()?.flatten();
        let (Some(path), Some(mut root)) = (path, root.filter(|root| root.name == root_name)) else {
            left_out.margins += 1;
            continue;
        };
        let known = pictures(parts, path, &mut bytes)?;
        let mut cleaner = Cleaner::of(known.keys().cloned().collect::<BTreeSet<_>>());
        cleaner.clean(&mut root);
        left_out.drawings += cleaner.lost;
        left_out.fields += settle(&mut root);
        let pictures = known.into_iter().filter(|(id, _)| cleaner.shown.contains(id)).collect();
        margins.push(Margin { kind, role: role.clone(), root, pictures });
    }
    if !margins.iter().any(|margin| margin.root.holds(&|it| is_seen(it))) {
        margins.clear();
    }
    Ok((margins, left_out))
}

/// Returns whether an element is seen on the page.
fn is_seen(element: &Element) -> bool {
    let has_text = || element.nodes.iter().any(|node| matches!(node, XmlNode::Text(text) if !text.trim().is_empty()));
    match &*element.name {
        "w:t" => has_text(),
        "w:fldSimple" | "w:fldChar" | "w:sym" | "w:pgNum" => true,
        name => is_drawing(name),
    }
}

pub(super) fn is_drawing(name: &str) -> bool {
    matches!(name, "w:drawing" | "w:pict")
}

/// Returns the pictures that a part can show, by the ids of their relationships.
fn pictures(
    parts: &TemplateParts<'_>,
    path: &str,
    bytes: &mut usize,
) -> Result<BTreeMap<String, MarginPicture>, TemplateFault> {
    let mut pictures = BTreeMap::new();
    for relation in parts.relations(path)?.into_iter().filter(|relation| relation.kind == "image") {
        let picture = parts.picture(&relation.target)?;
        *bytes += picture.len();
        if *bytes > MOST_BYTES || pictures.len() == MOST_PICTURES {
            return Err(TemplateFault::Swollen(relation.target));
        }
        if let Some(format) = format_of(&picture) {
            pictures.insert(relation.id, MarginPicture { format, bytes: picture });
        }
    }
    Ok(pictures)
}

/// Returns the format of a picture, by its content: its ending and its media type.
fn format_of(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let is_emf = bytes.starts_with(&[1, 0, 0, 0]) && bytes.get(40..44) == Some(b" EMF");
    match bytes {
        _ if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Some(("png", "image/png")),
        _ if bytes.starts_with(b"\xff\xd8\xff") => Some(("jpeg", "image/jpeg")),
        _ if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") => Some(("gif", "image/gif")),
        _ if is_emf => Some(("emf", "image/x-emf")),
        _ => None,
    }
}
