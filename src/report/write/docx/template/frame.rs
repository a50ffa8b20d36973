//! The page of a template: its size and margins, its headers and footers with their pictures.

use std::collections::BTreeMap;

use super::{Parts, RELATIONS, TYPES, between, elements, own};

/// The width between the document's own margins on an upright page, in twentieths of a point.
const OWN_WIDTH: u32 = 9864;

/// Returns the targets of relationships by their ids.
pub(super) fn relations(xml: &str) -> BTreeMap<String, String> {
    let one = |it: &str| {
        let value = |name: &str| between(it, &format!(" {name}=\""), "\"").map(str::to_owned);
        Some((value("Id")?, value("Target")?))
    };
    xml.split("<Relationship ").skip(1).filter_map(|it| one(&format!(" {it}"))).collect()
}

/// The page of a template: its size, its margins, and its headers and footers.
pub(super) struct Frame {
    /// The width and height of an upright page.
    size: Option<[u32; 2]>,
    margins: Option<String>,
    /// The references to headers and footers, each with its part.
    pub(super) references: Vec<(String, String)>,
    has_title_page: bool,
}

impl Frame {
    pub(super) fn of(section: &str, relations: &BTreeMap<String, String>, theirs: &Parts) -> Self {
        let number = |tag: &str, name: &str| between(tag, &format!("w:{name}=\""), "\"")?.parse::<u32>().ok();
        let size = between(section, "<w:pgSz ", "/>").and_then(|tag| Some([number(tag, "w")?, number(tag, "h")?]));
        let reference = |tag: &str| {
            let path = format!("word/{}", relations.get(between(tag, "r:id=\"", "\"")?)?.trim_start_matches("/word/"));
            theirs.contains_key(&path).then(|| (tag.to_owned(), path))
        };
        let tags = |name: &str| elements(section, &format!("<w:{name} "), "/>");
        let references = tags("headerReference").into_iter().chain(tags("footerReference")).filter_map(reference);
        Self {
            size: size.map(|[one, other]| [one.min(other), one.max(other)]),
            margins: between(section, "<w:pgMar ", "/>").map(|margins| format!("<w:pgMar {margins}/>")),
            references: references.collect(),
            has_title_page: section.contains("<w:titlePg"),
        }
    }

    /// Returns the part of the page between the margins, as a part of the document's own.
    fn share(&self) -> Option<f64> {
        let margins = self.margins.as_ref()?;
        let side = |name: &str| between(margins, &format!("w:{name}=\""), "\"")?.parse::<u32>().ok();
        let width = self.size?[0].checked_sub(side("left")? + side("right")?)?;
        (width > 0).then(|| f64::from(width) / f64::from(OWN_WIDTH))
    }

    /// Returns the styles with the page numbers of the contents at the right margin.
    pub(super) fn applied_to_styles(&self, styles: &str) -> String {
        let own = "w:pos=\"9860\"";
        self.share().map_or_else(
            || styles.to_owned(),
            |share| styles.replace(own, &format!("w:pos=\"{:.0}\"", f64::from(OWN_WIDTH) * share)),
        )
    }

    /// Returns the document with this page in each section, and with tables as wide as its text.
    pub(super) fn applied(&self, document: &str) -> String {
        let mut pieces = document.split("<w:sectPr>");
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (section, rest) = piece.split_once("</w:sectPr>").unwrap_or((piece, ""));
            out.push_str(&format!("<w:sectPr>{}</w:sectPr>{rest}", self.section(section)));
        }
        let Some(share) = self.share().filter(|share| (share - 1.0).abs() > 0.01) else { return out };
        for tag in ["<w:gridCol w:w=\"", "<w:tcW w:w=\"", "<w:tblW w:w=\"", "<wp:extent cx=\""] {
            let mut pieces = out.split(tag);
            let mut scaled = pieces.next().unwrap_or_default().to_owned();
            for piece in pieces {
                let (width, rest) = piece.split_once('"').unwrap_or((piece, ""));
                let width = width.parse::<f64>().map_or_else(|_| width.to_owned(), |it| format!("{:.0}", it * share));
                scaled.push_str(&format!("{tag}{width}\"{rest}"));
            }
            out = scaled;
        }
        out
    }

    /// Returns the properties of a section with this page.
    fn section(&self, ours: &str) -> String {
        let tag = |name: &str| between(ours, &format!("<w:{name} "), "/>").map(|it| format!("<w:{name} {it}/>"));
        let size = tag("pgSz").unwrap_or_default();
        let is_turned = size.contains("landscape");
        let size = match self.size {
            Some([narrow, long]) if is_turned => {
                format!("<w:pgSz w:w=\"{long}\" w:h=\"{narrow}\" w:orient=\"landscape\"/>")
            }
            Some([narrow, long]) => format!("<w:pgSz w:w=\"{narrow}\" w:h=\"{long}\"/>"),
            None => size,
        };
        let references: String = match &self.references[..] {
            [] => tag("headerReference").into_iter().chain(tag("footerReference")).collect(),
            theirs => (1..).zip(theirs).map(|(at, (tag, _))| with_id(tag, at)).collect(),
        };
        let margins = self.margins.clone().or_else(|| tag("pgMar")).unwrap_or_default();
        let is_bare = ours.contains("<w:titlePg/>") && (self.has_title_page || self.references.is_empty());
        let title_page = if is_bare { "<w:titlePg/>" } else { "" };
        format!("{references}<w:type w:val=\"nextPage\"/>{size}{margins}{title_page}")
    }

    /// Adds the headers and footers with their pictures.
    pub(super) fn add(&self, parts: &mut Parts, theirs: &Parts, their_types: &str) {
        let mut more = String::new();
        let mut types = String::new();
        for (at, (tag, path)) in (1..).zip(&self.references) {
            let kind = if tag.starts_with("<w:header") { "header" } else { "footer" };
            let target = format!("template{at}.xml");
            let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            more.push_str(&format!(
                "<Relationship Id=\"{}\" Type=\"{relation}/{kind}\" Target=\"{target}\"/>",
                id_of(at)
            ));
            types.push_str(&format!(
                "<Override PartName=\"/word/{target}\" ContentType=\"application/vnd.openxmlformats-officedocument.\
                 wordprocessingml.{kind}+xml\"/>"
            ));
            parts.insert(format!("word/{target}"), theirs[path].clone());
            let name = path.trim_start_matches("word/");
            if let Some(related) = theirs.get(&format!("word/_rels/{name}.rels")) {
                for target in relations(&String::from_utf8_lossy(related)).values() {
                    let path = format!("word/{target}");
                    if let Some(picture) = theirs.get(&path).filter(|_| target.starts_with("media/")) {
                        parts.insert(path, picture.clone());
                    }
                }
                parts.insert(format!("word/_rels/{target}.rels"), related.clone());
            }
        }
        let insert = |parts: &mut Parts, path: &str, end: &str, what: &str| {
            let text = own(parts, path).replacen(end, &format!("{what}{end}"), 1);
            parts.insert(path.to_owned(), text.into_bytes());
        };
        insert(parts, RELATIONS, "</Relationships>", &more);
        let ours = own(parts, TYPES);
        let extension = |it: &str| between(it, "Extension=\"", "\"").unwrap_or_default().to_lowercase();
        let known: Vec<String> = elements(&ours, "<Default ", "/>").into_iter().map(extension).collect();
        for default in elements(their_types, "<Default ", "/>") {
            if !known.contains(&extension(default)) {
                types.insert_str(0, default);
            }
        }
        insert(parts, TYPES, "</Types>", &types);
    }
}

/// Returns the relationship id of a header or footer of the template.
fn id_of(at: usize) -> String {
    format!("template{at}")
}

/// Returns a reference to a header or footer with the id that it has here.
fn with_id(tag: &str, at: usize) -> String {
    let old = between(tag, "r:id=\"", "\"").unwrap_or_default();
    tag.replacen(&format!("r:id=\"{old}\""), &format!("r:id=\"{}\"", id_of(at)), 1)
}
