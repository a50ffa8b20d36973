//! The parts of an Office Open XML file, and the relationships between them.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Unreadable;
use crate::container;

/// An event of the XML parser, with local names.
pub(super) enum XmlStep<'s, 'e> {
    Start(&'s str, &'s BytesStart<'e>),
    Text(&'s str),
    End(&'s str),
}

pub(super) fn each(xml: &str, mut on: impl FnMut(XmlStep<'_, '_>)) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Broken)? {
            Event::Start(element) => on(XmlStep::Start(element.local_name().as_ref(), &element)),
            Event::End(element) => on(XmlStep::End(element.local_name().as_ref())),
            Event::Text(text) => on(XmlStep::Text(&text.xml10_content())),
            Event::CData(text) => on(XmlStep::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().map_err(|_| Unreadable::Broken)?.map(String::from);
                let name = reference.xml10_content();
                let letter = letter.or_else(|| resolve_predefined_entity(&name).map(str::to_owned));
                on(XmlStep::Text(&letter.unwrap_or_default()));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A relationship of a part: id, type, and target part or address.
pub(super) type Relation = (String, String, String);

/// Returns the relationships of a part.
pub(super) fn relations(bytes: &[u8], part: &str) -> Vec<Relation> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let mut relations = Vec::new();
    let xml = text(bytes, &format!("{folder}/_rels/{name}.rels")).unwrap_or_default();
    let read = each(&xml, |step| {
        if let XmlStep::Start("Relationship", element) = step {
            let of = |name| attribute(element, name).unwrap_or_default();
            let target = of("Target");
            let target = if of("TargetMode") == "External" { target } else { within(folder, &target) };
            relations.push((of("Id"), of("Type"), target));
        }
    });
    if read.is_err() { Vec::new() } else { relations }
}

/// Returns whether a relationship is of a type, given as the end of its URI.
pub(super) fn is_kind(kind: &str, end: &str) -> bool {
    kind.ends_with(end)
}

/// Resolves a target relative to a folder.
fn within(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

pub(super) fn text(bytes: &[u8], part: &str) -> Option<String> {
    String::from_utf8(container::part(bytes, part).ok()?).ok()
}

pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
