//! Paragraph styles of Word documents, to recognise headings.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::sheet::attribute;

/// The paragraph styles by id: the name, the outline level, and the id of the style each is based on.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, (String, Option<u8>, Option<String>)>);

impl Styles {
    pub(super) fn of(xml: &str) -> Self {
        let mut this = Self::default();
        let mut id = String::new();
        let mut reader = reader(xml);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(element) => {
                    let value = || value_of(&element, "w:val");
                    match element.name().0 {
                        "w:style" => {
                            id = value_of(&element, "w:styleId");
                            this.0.insert(id.clone(), (String::new(), None, None));
                        }
                        "w:name" => this.change(&id, |style| style.0 = value().to_lowercase()),
                        "w:outlineLvl" => this.change(&id, |style| style.1 = value().parse().ok()),
                        "w:basedOn" => this.change(&id, |style| style.2 = Some(value())),
                        _ => {}
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        this
    }

    fn change(&mut self, id: &str, change: impl FnOnce(&mut (String, Option<u8>, Option<String>))) {
        if let Some(style) = self.0.get_mut(id) {
            change(style);
        }
    }

    /// Returns the name of a style.
    pub(super) fn name<'n>(&'n self, id: &'n str) -> &'n str {
        self.0.get(id).map_or(id, |style| &style.0)
    }

    /// Returns the heading level of a style, from 1.
    pub(super) fn level(&self, id: &str) -> Option<u8> {
        let mut id = id;
        // A limit, as styles may be based on each other in a circle.
        for _ in 0..8 {
            let name = self.name(id).to_lowercase();
            let digits = ["heading", "rubrik", "overskrift", "otsikko", "überschrift", "titre"]
                .iter()
                .find_map(|word| name.strip_prefix(word));
            if let Some(level) = digits.and_then(|digits| digits.trim().parse().ok()) {
                return Some(level).filter(|level| (1..=9).contains(level));
            }
            let (_, level, above) = self.0.get(id)?;
            if let Some(level) = level.filter(|level| *level < 9) {
                return Some(level + 1);
            }
            id = above.as_deref()?;
        }
        None
    }
}

/// Returns a reader that reports an empty element as a start and an end.
pub(super) fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// Returns the value of an attribute; empty if it is missing.
pub(super) fn value_of(element: &BytesStart<'_>, name: &str) -> String {
    attribute(element, name).ok().flatten().unwrap_or_default()
}
