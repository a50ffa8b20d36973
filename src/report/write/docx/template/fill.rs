//! Fields of a template that tell of the document. They are filled in here, as Word shows what the template said until
//! somebody updates them.

use super::xml::{Element, XmlNode};

/// Fills in the fields below an element: `told` has what each shows, by its name.
pub(super) fn fill(element: &mut Element, told: &[(&str, &str)]) {
    Filling { told, open: Vec::new() }.fill(element);
}

struct Filling<'t> {
    told: &'t [(&'t str, &'t str)],
    open: Vec<OpenField<'t>>,
}

/// A field whose end is still to come.
#[derive(Default)]
struct OpenField<'t> {
    instruction: String,
    is_in_result: bool,
    /// The text that it shows, until that is written.
    text: Option<&'t str>,
    is_told: bool,
}

impl<'t> Filling<'t> {
    /// Returns what a field with an instruction shows, if it is to be filled in.
    fn text_of(&self, instruction: &str) -> Option<&'t str> {
        let word = instruction.split_whitespace().next()?;
        self.told.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, text)| *text)
    }

    fn fill(&mut self, element: &mut Element) {
        for node in std::mem::take(&mut element.nodes) {
            let XmlNode::Element(mut child) = node else {
                element.nodes.push(node);
                continue;
            };
            match &*child.name {
                "w:fldChar" => self.mark(&child, &mut element.nodes),
                "w:instrText" => {
                    if let Some(field) = self.open.last_mut().filter(|field| !field.is_in_result) {
                        field.instruction.extend(texts(&child));
                    }
                }
                "w:t" => {
                    if let Some(field) = self.open.last_mut().filter(|field| field.is_in_result && field.is_told) {
                        let Some(text) = field.text.take() else { continue };
                        child = said(text);
                    }
                }
                "w:fldSimple" => match self.text_of(child.attribute("w:instr").unwrap_or_default()) {
                    Some(text) => fill_simple(&mut child, text),
                    None => self.fill(&mut child),
                },
                _ => self.fill(&mut child),
            }
            element.nodes.push(XmlNode::Element(child));
        }
    }

    /// Notes a mark of a field. Before the last one is written what the field shows, if it had no text.
    fn mark(&mut self, mark: &Element, nodes: &mut Vec<XmlNode>) {
        match mark.attribute("w:fldCharType") {
            Some("begin") => self.open.push(OpenField::default()),
            Some("separate") => self.start_result(),
            _ => {
                if self.open.last().is_some_and(|field| !field.is_in_result) {
                    self.start_result();
                    let separate = Element::empty("w:fldChar", &[("w:fldCharType", "separate")]);
                    let is_told = self.open.last().is_some_and(|field| field.is_told);
                    nodes.extend(is_told.then_some(XmlNode::Element(separate)));
                }
                let text = self.open.pop().and_then(|field| field.text);
                nodes.extend(text.map(|text| XmlNode::Element(said(text))));
            }
        }
    }

    fn start_result(&mut self) {
        let Some(mut field) = self.open.pop() else { return };
        field.text = self.text_of(&field.instruction);
        field.is_told = field.text.is_some();
        field.is_in_result = true;
        self.open.push(field);
    }
}

fn texts(element: &Element) -> impl Iterator<Item = &str> {
    element.nodes.iter().filter_map(|node| match node {
        XmlNode::Text(text) => Some(&**text),
        XmlNode::Element(_) => None,
    })
}

/// Returns an element of text.
fn said(text: &str) -> Element {
    let said = Element::empty("w:t", &[("xml:space", "preserve")]);
    Element { nodes: vec![XmlNode::Text(text.to_owned())], ..said }
}

/// Fills in a field of one run.
fn fill_simple(field: &mut Element, text: &str) {
    let mut run = field.child("w:r").cloned().unwrap_or_else(|| Element::empty("w:r", &[]));
    run.nodes.retain(|node| matches!(node, XmlNode::Element(it) if it.name == "w:rPr"));
    run.nodes.push(XmlNode::Element(said(text)));
    field.nodes = vec![XmlNode::Element(run)];
}
