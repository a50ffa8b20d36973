//! The cleaning of a part: nothing is kept that leads out of the document, runs, or belongs to parts that are not
//! taken.

use std::collections::BTreeSet;

use super::xml::{Element, XmlNode};

/// A part being cleaned.
#[derive(Debug, Default)]
pub(super) struct Cleaner {
    /// The pictures that the part may show, by the ids of their relationships.
    pictures: BTreeSet<String>,
    /// Those that it shows.
    pub(super) shown: BTreeSet<String>,
    /// The number of drawings that were left out.
    pub(super) lost: usize,
    /// True if a drawing cannot be shown as it is.
    is_ruined: bool,
}

/// The fate of an element.
enum Fate {
    Kept,
    /// Only what is in it is kept.
    Opened,
    LeftOut,
}

impl Cleaner {
    /// Returns a cleaner of a part that may show these pictures.
    pub(super) fn of(pictures: BTreeSet<String>) -> Self {
        Self { pictures, ..Self::default() }
    }

    /// Cleans all that is in an element.
    pub(super) fn clean(&mut self, element: &mut Element) {
        self.clean_attributes(element);
        for node in std::mem::take(&mut element.nodes) {
            match node {
                XmlNode::Text(text) => element.nodes.push(XmlNode::Text(text)),
                XmlNode::Element(child) => self.add(child, &mut element.nodes),
            }
        }
        let is_empty = element.elements().next().is_none();
        match &*element.name {
            // A chart, a diagram or a picture of a kind that is not taken.
            "a:graphicData" if is_empty => self.is_ruined = true,
            // Each cell, header and footer ends with a paragraph.
            "w:tc" | "w:hdr" | "w:ftr" | "w:txbxContent"
                if element.elements().last().is_none_or(|last| last.name != "w:p") =>
            {
                element.nodes.push(XmlNode::Element(Element::empty("w:p", &[])));
            }
            _ => {}
        }
    }

    /// Adds an element to its parent, cleaned.
    fn add(&mut self, mut element: Element, nodes: &mut Vec<XmlNode>) {
        match fate(&element.name) {
            Fate::LeftOut => return,
            Fate::Opened => {
                if element.name == "w:sdt" {
                    fill(&mut element);
                }
                self.clean(&mut element);
                nodes.append(&mut element.nodes);
                return;
            }
            Fate::Kept => {}
        }
        match &*element.name {
            "mc:AlternateContent" => return self.add_alternative(element, nodes),
            // The picture that stands for an embedded object remains.
            "w:object" => element = Element { nodes: element.nodes, ..Element::empty("w:pict", &[]) },
            _ => {}
        }
        if !matches!(&*element.name, "w:drawing" | "w:pict") {
            self.clean(&mut element);
            nodes.push(XmlNode::Element(element));
            return;
        }
        let was_ruined = std::mem::take(&mut self.is_ruined);
        self.clean(&mut element);
        if self.is_ruined || element.elements().next().is_none() {
            self.lost += 1;
        } else {
            nodes.push(XmlNode::Element(element));
        }
        self.is_ruined = was_ruined;
    }

    /// Adds the first alternative that consists of what is taken, or what stands in for all of them.
    fn add_alternative(&mut self, element: Element, nodes: &mut Vec<XmlNode>) {
        let mut fallback = None;
        for child in element.nodes {
            let XmlNode::Element(mut child) = child else { continue };
            let needed = child.attribute("Requires").unwrap_or("?");
            if child.name == "mc:Choice" && needed.split_whitespace().all(|prefix| prefix != "?") {
                self.clean(&mut child);
                if !child.nodes.is_empty() {
                    let alternative = Element::empty("mc:AlternateContent", &[]);
                    nodes.push(XmlNode::Element(Element { nodes: vec![XmlNode::Element(child)], ..alternative }));
                }
                return;
            }
            if child.name == "mc:Fallback" {
                fallback = Some(child);
            }
        }
        if let Some(mut fallback) = fallback {
            self.clean(&mut fallback);
            nodes.append(&mut fallback.nodes);
        }
    }

    fn clean_attributes(&mut self, element: &mut Element) {
        let is_vml = element.name.starts_with("v:") || element.name.starts_with("o:");
        element.attributes.retain(|(name, _)| {
            let leads = is_vml && (VML_LINKS.contains(&&**name) || name.starts_with("on"));
            !leads && !name.starts_with("mc:") && !name.starts_with("w:rsid") && name != "o:gfxdata"
        });
        let shows = match &*element.name {
            "a:blip" => Some("r:embed"),
            "v:imagedata" | "v:fill" | "v:stroke" => Some("r:id"),
            _ => None,
        };
        let picture = shows.and_then(|name| element.attribute(name)).filter(|id| self.pictures.contains(*id));
        let picture = picture.map(str::to_owned);
        element.attributes.retain(|(name, _)| !name.starts_with("r:"));
        match (shows, picture) {
            (Some(name), Some(id)) => {
                element.set(name, &id);
                self.shown.insert(id);
            }
            (Some(_), None) if matches!(&*element.name, "a:blip" | "v:imagedata") => self.is_ruined = true,
            _ => {}
        }
    }
}

/// The attributes of old drawings that lead out of the document.
const VML_LINKS: &[&str] = &["href", "src", "althref", "target", "o:href", "o:althref", "o:relid", "o:ole", "o:oleid"];

/// The elements of which only what is in them is kept.
const OPENED: &[&str] = &["w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent"];
/// The elements that are left out with all that is in them: other parts and other documents;
const OF_OTHERS: &[&str] = &[
    "w:altChunk",
    "w:subDoc",
    "w:control",
    "w:movie",
    "w:contentPart",
    "w:attachedSchema",
    "w:objectEmbed",
    "w:objectLink",
    "o:OLEObject",
];
/// links, sounds and films of drawings, and what only newer versions know;
const OF_DRAWINGS: &[&str] = &[
    "a:hlinkClick",
    "a:hlinkHover",
    "a:hlinkMouseOver",
    "a:audioCd",
    "a:wavAudioFile",
    "a:audioFile",
    "a:videoFile",
    "a:quickTimeFile",
    "a:snd",
    "a:extLst",
    "pic:extLst",
    "wps:extLst",
    "wpg:extLst",
];
/// notes, bookmarks and numbering, which are in parts that are not taken;
const OF_TEXT: &[&str] = &[
    "w:commentReference",
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:annotationRef",
    "w:footnoteReference",
    "w:endnoteReference",
    "w:bookmarkStart",
    "w:bookmarkEnd",
    "w:permStart",
    "w:permEnd",
    "w:numPr",
    "w:sectPr",
    "w:divId",
];
/// deleted text, forms and their macros, and traces of editing.
const OF_EDITING: &[&str] = &[
    "w:del",
    "w:moveFrom",
    "w:delText",
    "w:delInstrText",
    "w:ffData",
    "w:fldData",
    "w:proofErr",
    "w:rsid",
    "w:sdtPr",
    "w:sdtEndPr",
    "w:smartTagPr",
    "w:cellIns",
    "w:cellDel",
    "w:cellMerge",
];

fn fate(name: &str) -> Fate {
    let is_range = name.starts_with("w:move") && name.contains("Range");
    let is_trace = is_range || name.ends_with("Change") || name.starts_with("w:customXml");
    let is_left_out = || [OF_OTHERS, OF_DRAWINGS, OF_TEXT, OF_EDITING].iter().any(|names| names.contains(&name));
    match name {
        _ if OPENED.contains(&name) => Fate::Opened,
        _ if is_trace || is_left_out() => Fate::LeftOut,
        _ => Fate::Kept,
    }
}

/// Makes a control that shows the title or the author of the document a field that does, and empties one that only
/// asks to be filled in.
fn fill(control: &mut Element) {
    let Some(properties) = control.child("w:sdtPr") else { return };
    let path = properties.child("w:dataBinding").and_then(|it| it.attribute("w:xpath")).unwrap_or_default();
    let of_core = path.contains("coreProperties");
    let instruction = match path {
        path if of_core && path.contains(":title[") => Some("TITLE"),
        path if of_core && path.contains(":creator[") => Some("AUTHOR"),
        _ => None,
    };
    let asks = properties.is_on("w:showingPlcHdr");
    let Some(content) = control.elements_mut().find(|it| it.name == "w:sdtContent") else { return };
    match instruction {
        Some(instruction) => {
            let mut is_first = true;
            replace_runs(content, &mut |run| {
                let field = Element::empty("w:fldSimple", &[("w:instr", &format!(" {instruction} "))]);
                std::mem::take(&mut is_first).then(|| Element { nodes: vec![XmlNode::Element(run)], ..field })
            });
        }
        None if asks => replace_runs(content, &mut |_| None),
        None => {}
    }
}

/// Replaces every run below an element by another element, or by nothing.
fn replace_runs(element: &mut Element, by: &mut impl FnMut(Element) -> Option<Element>) {
    for node in std::mem::take(&mut element.nodes) {
        match node {
            XmlNode::Element(run) if run.name == "w:r" => element.nodes.extend(by(run).map(XmlNode::Element)),
            XmlNode::Element(mut other) => {
                replace_runs(&mut other, by);
                element.nodes.push(XmlNode::Element(other));
            }
            XmlNode::Text(text) => element.nodes.push(XmlNode::Text(text)),
        }
    }
}
