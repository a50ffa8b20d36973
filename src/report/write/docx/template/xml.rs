//! XML elements of a template, under the names that they have in every document of ours.

use std::collections::BTreeSet;

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use super::super::package::DECLARATION;

/// The namespaces of what is taken from a template, each with the prefix that it has here. What is in any other is
/// left out.
const NAMESPACES: &[(&str, &str)] = &[
    ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    ("wpg", "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("w10", "urn:schemas-microsoft-com:office:word"),
    ("rel", "http://schemas.openxmlformats.org/package/2006/relationships"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
];

/// Returns the prefix of a namespace, if it is one of those that are taken.
pub(super) fn prefix(namespace: &str) -> Option<&'static str> {
    NAMESPACES.iter().find(|(_, uri)| *uri == namespace).map(|(prefix, _)| *prefix)
}

/// An element. Names are qualified with the prefixes of this module, such as `w:p`; an attribute in no namespace has
/// none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) nodes: Vec<XmlNode>,
}

/// A child of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum XmlNode {
    Element(Element),
    Text(String),
}

impl Element {
    /// Returns an element without content.
    pub(super) fn empty(name: &str, attributes: &[(&str, &str)]) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self { name: name.to_owned(), attributes: attributes.iter().map(owned).collect(), nodes: Vec::new() }
    }

    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }

    /// Sets an attribute.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.attributes.retain(|(known, _)| known != name);
        self.attributes.push((name.to_owned(), value.to_owned()));
    }

    /// Removes an attribute.
    pub(super) fn unset(&mut self, name: &str) {
        self.attributes.retain(|(known, _)| known != name);
    }

    /// Returns the child elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
    }

    /// Returns the child elements, to be changed.
    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.nodes.iter_mut().filter_map(|node| match node {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
    }

    /// Returns the first child element of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// Returns the value of the first child element of a name, which is `w:val`.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("w:val")
    }

    /// Returns whether a child element of a name switches something on.
    pub(super) fn is_on(&self, name: &str) -> bool {
        let is_on = |element: &Self| !matches!(element.attribute("w:val"), Some("0" | "false" | "off"));
        self.child(name).is_some_and(is_on)
    }

    /// Removes the child elements of a name.
    pub(super) fn remove(&mut self, name: &str) {
        self.nodes.retain(|node| !matches!(node, XmlNode::Element(element) if element.name == name));
    }

    /// Returns the child element of a name, put before those that `order` puts after it if there is none.
    pub(super) fn child_in_order(&mut self, name: &str, order: &[&str]) -> &mut Self {
        let place = |name: &str| order.iter().position(|known| *known == name).unwrap_or_default();
        let found = self.nodes.iter().position(|node| matches!(node, XmlNode::Element(it) if it.name == name));
        let at = found.unwrap_or_else(|| {
            let is_after = |node: &XmlNode| matches!(node, XmlNode::Element(it) if place(&it.name) > place(name));
            let at = self.nodes.iter().position(is_after).unwrap_or(self.nodes.len());
            self.nodes.insert(at, XmlNode::Element(Self::empty(name, &[])));
            at
        });
        match &mut self.nodes[at] {
            XmlNode::Element(element) => element,
            XmlNode::Text(_) => unreachable!("an element is at its place"),
        }
    }

    /// Returns whether an element below it, or it itself, is one of these.
    pub(super) fn holds(&self, is_one: &impl Fn(&Self) -> bool) -> bool {
        is_one(self) || self.elements().any(|element| element.holds(is_one))
    }

    /// Returns the element as a part of a package.
    pub(super) fn written(&self) -> String {
        let mut prefixes = BTreeSet::new();
        self.add_prefixes(&mut prefixes);
        let mut writer = Writer::new(Vec::new());
        let declared = NAMESPACES.iter().filter(|(prefix, _)| *prefix != "xml" && prefixes.contains(prefix));
        self.write(&mut writer, &declared.copied().collect::<Vec<_>>());
        DECLARATION.to_owned() + &String::from_utf8(writer.into_inner()).unwrap_or_default()
    }

    fn add_prefixes<'e>(&'e self, prefixes: &mut BTreeSet<&'e str>) {
        let names = self.attributes.iter().map(|(name, _)| name).chain([&self.name]);
        prefixes.extend(names.filter_map(|name| Some(name.split_once(':')?.0)));
        // What an alternative needs is named by prefixes.
        prefixes.extend(self.attribute("Requires").unwrap_or_default().split_whitespace());
        self.elements().for_each(|element| element.add_prefixes(prefixes));
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>, declared: &[(&str, &str)]) {
        let mut start = BytesStart::new(&*self.name);
        for (prefix, namespace) in declared {
            start.push_attribute((&*format!("xmlns:{prefix}"), *namespace));
        }
        for (name, value) in &self.attributes {
            start.push_attribute((&**name, &**value));
        }
        // Writing to memory does not fail.
        if self.nodes.is_empty() {
            let _ = writer.write_event(Event::Empty(start));
            return;
        }
        let _ = writer.write_event(Event::Start(start));
        for node in &self.nodes {
            match node {
                XmlNode::Element(element) => element.write(writer, &[]),
                XmlNode::Text(text) => {
                    let _ = writer.write_event(Event::Text(BytesText::new(text)));
                }
            }
        }
        let _ = writer.write_event(Event::End(BytesEnd::new(&*self.name)));
    }
}
