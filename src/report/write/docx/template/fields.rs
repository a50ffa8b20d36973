//! Fields in headers and footers. Those that only tell of the document are kept; of others, such as those that fetch
//! a file or run a macro, what they last showed remains as text.

use super::xml::{Element, XmlNode};

/// The fields that are kept. None of them reads anything but this document and the clock.
const KEPT: &[&str] = &[
    "PAGE",
    "NUMPAGES",
    "SECTION",
    "SECTIONPAGES",
    "TITLE",
    "SUBJECT",
    "AUTHOR",
    "KEYWORDS",
    "DATE",
    "TIME",
    "CREATEDATE",
    "SAVEDATE",
    "PRINTDATE",
    "FILENAME",
    "STYLEREF",
    "IF",
];
/// The most bytes of the instruction of a field.
const LONGEST: usize = 500;

/// A field that spans several runs.
#[derive(Debug, Default)]
struct WordField {
    instruction: String,
    is_in_result: bool,
    is_ended: bool,
}

/// The fate of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FieldFate {
    Kept,
    /// Only its result remains.
    Told,
    /// It has no end: only its marks are left out.
    Unmarked,
}

impl WordField {
    fn fate(&self) -> FieldFate {
        match (self.is_ended, is_kept(&self.instruction)) {
            (true, true) => FieldFate::Kept,
            (true, false) => FieldFate::Told,
            (false, _) => FieldFate::Unmarked,
        }
    }
}

fn is_kept(instruction: &str) -> bool {
    let word = instruction.split_whitespace().next().unwrap_or_default();
    // A sum begins with its sign: `=2+1`.
    let is_known = word.starts_with('=') || KEPT.iter().any(|kept| word.eq_ignore_ascii_case(kept));
    is_known && instruction.len() <= LONGEST
}

/// Makes the fields below an element harmless. Returns the number of those that became text.
pub(super) fn settle(element: &mut Element) -> usize {
    let mut fields = Vec::new();
    collect(element, &mut fields, &mut Vec::new());
    let fates = fields.iter().map(WordField::fate).collect();
    let mut settling = Settling { fates, ..Settling::default() };
    settling.settle(element, false);
    settling.settled
}

/// Adds the fields below an element, in the order of their beginnings.
fn collect(element: &Element, fields: &mut Vec<WordField>, open: &mut Vec<usize>) {
    for child in element.elements() {
        let last = open.last().copied();
        match (&*child.name, child.attribute("w:fldCharType"), last) {
            ("w:fldChar", Some("begin"), _) => {
                open.push(fields.len());
                fields.push(WordField::default());
            }
            ("w:fldChar", Some("separate"), Some(at)) => fields[at].is_in_result = true,
            ("w:fldChar", Some("end"), Some(at)) => {
                fields[at].is_ended = true;
                open.pop();
            }
            ("w:instrText", _, Some(at)) if !fields[at].is_in_result => {
                for node in &child.nodes {
                    if let XmlNode::Text(text) = node {
                        fields[at].instruction.push_str(text);
                    }
                }
            }
            _ => collect(child, fields, open),
        }
    }
}

#[derive(Default)]
struct Settling {
    /// The fates of all fields, in the order of their beginnings.
    fates: Vec<FieldFate>,
    begun: usize,
    /// The open fields, each with whether its result has begun.
    open: Vec<(FieldFate, bool)>,
    /// The number of open instructions that are left out.
    hidden: usize,
    settled: usize,
}

impl Settling {
    fn settle(&mut self, element: &mut Element, is_run: bool) {
        for node in std::mem::take(&mut element.nodes) {
            let XmlNode::Element(mut child) = node else {
                element.nodes.push(node);
                continue;
            };
            let is_kept = match &*child.name {
                "w:fldChar" => self.passes(child.attribute("w:fldCharType")),
                "w:instrText" => self.open.last() == Some(&(FieldFate::Kept, false)) && self.hidden == 0,
                "w:fldSimple" => {
                    self.settle(&mut child, false);
                    let is_kept = child.attribute("w:instr").is_some_and(is_kept);
                    if !is_kept {
                        self.settled += 1;
                        element.nodes.append(&mut child.nodes);
                    }
                    is_kept
                }
                name => {
                    let is_shown = !is_run || name == "w:rPr" || self.hidden == 0;
                    let is_child_run = name == "w:r";
                    self.settle(&mut child, is_child_run);
                    is_shown
                }
            };
            if is_kept {
                element.nodes.push(XmlNode::Element(child));
            }
        }
    }

    /// Notes a mark of a field; returns whether it is kept.
    fn passes(&mut self, kind: Option<&str>) -> bool {
        let fate = match kind {
            Some("begin") => {
                let fate = self.fates.get(self.begun).copied().unwrap_or(FieldFate::Unmarked);
                self.begun += 1;
                self.settled += usize::from(fate != FieldFate::Kept);
                let is_shown = self.hidden == 0;
                self.hidden += usize::from(fate == FieldFate::Told);
                self.open.push((fate, false));
                return fate == FieldFate::Kept && is_shown;
            }
            Some("separate") => self.open.last_mut().map(|(fate, is_in_result)| {
                self.hidden -= usize::from(*fate == FieldFate::Told && !*is_in_result);
                *is_in_result = true;
                *fate
            }),
            Some("end") => self.open.pop().map(|(fate, is_in_result)| {
                self.hidden -= usize::from(fate == FieldFate::Told && !is_in_result);
                fate
            }),
            _ => None,
        };
        fate == Some(FieldFate::Kept) && self.hidden == 0
    }
}
