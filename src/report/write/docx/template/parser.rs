//! The XML of a template, parsed within bounds: whoever made it may mean no good.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use super::xml::{Element, XmlNode, prefix};

/// The deepest nesting of elements.
const DEEPEST: usize = 100;
/// The most elements that are kept of a part.
const MOST_ELEMENTS: usize = 400_000;
/// The most attributes of an element.
const MOST_ATTRIBUTES: usize = 128;
/// The most namespaces that an alternative can need.
const MOST_NEEDED: usize = 16;

/// The reason why a part cannot be parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum XmlFault {
    /// It is not well-formed, or defines entities.
    Broken,
    /// It has too many elements or attributes, or is nested too deeply.
    TooMuch,
}

/// A parser of a part.
pub(super) struct Parser<'x> {
    reader: NsReader<&'x [u8]>,
    /// The open elements that are not kept.
    depth: usize,
    elements: usize,
}

/// Parses a whole part. Returns nothing if its root has an unknown name.
pub(super) fn parse(xml: &str) -> Result<Option<Element>, XmlFault> {
    let mut parser = Parser::new(xml);
    let root = parser.find(|_| true)?;
    // The rest has to be read too, as it may be cut off.
    parser.find(|_| false)?;
    Ok(root)
}

impl<'x> Parser<'x> {
    pub(super) fn new(xml: &'x str) -> Self {
        let mut reader = NsReader::from_str(xml.strip_prefix('\u{feff}').unwrap_or(xml));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0, elements: 0 }
    }

    /// Returns the next element with a wanted name. The name is empty if its namespace is unknown, and so is the
    /// answer.
    pub(super) fn find(&mut self, mut is_wanted: impl FnMut(&str) -> bool) -> Result<Option<Element>, XmlFault> {
        loop {
            match self.reader.read_event().map_err(|_| XmlFault::Broken)? {
                Event::Start(start) => {
                    let name = self.element_name(&start)?;
                    if is_wanted(name.as_deref().unwrap_or_default()) {
                        return self.element(&start);
                    }
                    self.depth += 1;
                }
                Event::End(_) => self.depth = self.depth.checked_sub(1).ok_or(XmlFault::Broken)?,
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::DocType(_) | Event::Eof => return Err(XmlFault::Broken),
                _ => {}
            }
        }
    }

    /// Reads an element to its end. One in an unknown namespace is left out, with all that is in it.
    fn element(&mut self, start: &BytesStart<'_>) -> Result<Option<Element>, XmlFault> {
        let mut open = vec![self.started(start)?];
        loop {
            match self.reader.read_event().map_err(|_| XmlFault::Broken)? {
                Event::Start(start) => {
                    if open.len() == DEEPEST {
                        return Err(XmlFault::TooMuch);
                    }
                    let is_kept = open.last().is_some_and(Option::is_some);
                    let started = if is_kept { self.started(&start)? } else { None };
                    open.push(started);
                }
                Event::End(_) => {
                    let ended = open.pop().flatten();
                    match open.last_mut() {
                        None => return Ok(ended),
                        Some(Some(parent)) => parent.nodes.extend(ended.map(XmlNode::Element)),
                        Some(None) => {}
                    }
                }
                Event::Text(text) => push_text(&mut open, &text.xml10_content())?,
                Event::CData(text) => push_text(&mut open, &text.xml10_content())?,
                Event::GeneralRef(reference) => {
                    let letter = reference.resolve_char_ref().map_err(|_| XmlFault::Broken)?.map(String::from);
                    let name = reference.xml10_content();
                    let named = || resolve_predefined_entity(&name).map(str::to_owned);
                    push_text(&mut open, &letter.or_else(named).ok_or(XmlFault::Broken)?)?;
                }
                Event::DocType(_) | Event::Eof => return Err(XmlFault::Broken),
                Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            }
        }
    }

    fn started(&mut self, start: &BytesStart<'_>) -> Result<Option<Element>, XmlFault> {
        let Some(name) = self.element_name(start)? else { return Ok(None) };
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Err(XmlFault::TooMuch);
        }
        let mut element = Element { name, ..Element::default() };
        // The library compares every attribute with every other before they can be counted.
        for (at, attribute) in start.attributes().with_checks(false).enumerate() {
            if at == MOST_ATTRIBUTES {
                return Err(XmlFault::TooMuch);
            }
            let attribute = attribute.map_err(|_| XmlFault::Broken)?;
            let Some(name) = self.attribute_name(&attribute)? else { continue };
            if element.attribute(&name).is_some() {
                return Err(XmlFault::Broken);
            }
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| XmlFault::Broken)?;
            let value = if name == "Requires" { self.canonical(&value) } else { value.into_owned() };
            element.attributes.push((name, legal(value)?));
        }
        Ok(Some(element))
    }

    /// Returns the name of an element with the prefix that its namespace has here.
    fn element_name(&self, start: &BytesStart<'_>) -> Result<Option<String>, XmlFault> {
        let (namespace, local) = self.reader.resolver().resolve_element(start.name());
        match namespace {
            ResolveResult::Bound(namespace) => qualified(prefix(namespace.0), local.as_ref()),
            ResolveResult::Unbound => Ok(None),
            ResolveResult::Unknown(_) => Err(XmlFault::Broken),
        }
    }

    /// Returns the name of an attribute; none if it declares a namespace, or is in an unknown one.
    fn attribute_name(&self, attribute: &Attribute<'_>) -> Result<Option<String>, XmlFault> {
        if attribute.key.as_namespace_binding().is_some() {
            return Ok(None);
        }
        let (namespace, local) = self.reader.resolver().resolve_attribute(attribute.key);
        match namespace {
            ResolveResult::Bound(namespace) => qualified(prefix(namespace.0), local.as_ref()),
            ResolveResult::Unbound => qualified(Some(""), local.as_ref()),
            ResolveResult::Unknown(_) => Err(XmlFault::Broken),
        }
    }

    /// Returns a list of prefixes with those that their namespaces have here; `?` for an unknown one.
    fn canonical(&self, prefixes: &str) -> String {
        let known = |given: &str| {
            let name = format!("{given}:_");
            match self.reader.resolver().resolve_element(QName(&name)).0 {
                ResolveResult::Bound(namespace) => prefix(namespace.0).unwrap_or("?"),
                ResolveResult::Unbound | ResolveResult::Unknown(_) => "?",
            }
        };
        prefixes.split_whitespace().take(MOST_NEEDED).map(known).collect::<Vec<_>>().join(" ")
    }
}

/// Adds text to the element that is open. Space between elements is left out.
fn push_text(open: &mut [Option<Element>], text: &str) -> Result<(), XmlFault> {
    let Some(Some(element)) = open.last_mut() else { return Ok(()) };
    let is_text = matches!(&*element.name, "w:t" | "w:instrText");
    if !is_text && text.trim().is_empty() {
        return Ok(());
    }
    let text = legal(text.to_owned())?;
    match element.nodes.last_mut() {
        Some(XmlNode::Text(before)) => before.push_str(&text),
        _ => element.nodes.push(XmlNode::Text(text)),
    }
    Ok(())
}

/// Returns a name with a prefix; none if the namespace is unknown. The library takes any signs for a name.
fn qualified(prefix: Option<&str>, local: &str) -> Result<Option<String>, XmlFault> {
    let Some(prefix) = prefix else { return Ok(None) };
    let is_name = local.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && local.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    match (is_name, prefix) {
        (false, _) => Err(XmlFault::Broken),
        (true, "") => Ok(Some(local.to_owned())),
        (true, prefix) => Ok(Some(format!("{prefix}:{local}"))),
    }
}

/// Refuses characters that XML does not allow, which the library lets through.
fn legal(text: String) -> Result<String, XmlFault> {
    let is_illegal =
        |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(is_illegal) { Err(XmlFault::Broken) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    fn written(xml: &str) -> Result<Option<String>, XmlFault> {
        let body = |element: Element| element.written().split_once("?>\n").map(|(_, body)| body.to_owned());
        Ok(parse(xml)?.and_then(body))
    }

    #[test]
    fn a_name_is_told_by_its_namespace() {
        let expected = format!("<w:p xmlns:w=\"{W}\" w:a=\"&lt;&quot;å\" b=\"c\"><w:t>d &amp; e</w:t></w:p>");
        for xml in [
            format!("<w:p xmlns:w='{W}' w:a='&lt;&quot;å' b='c'>\n<w:t>d &amp; e</w:t></w:p>"),
            format!(
                "\u{feff}<?xml version='1.0'?><x:p xmlns:x='{W}' x:a='&#60;\"å' b='c'><x:t><![CDATA[d & e]]></x:t></x:p>"
            ),
            format!(
                "<p xmlns='{W}' xmlns:q='{W}' q:a='&lt;\"å' b='c'><t xmlns='{W}'>d &#38; e</t><n xmlns='n'><p xmlns='{W}'/></n></p>"
            ),
        ] {
            assert_eq!(written(&xml), Ok(Some(expected.clone())), "{xml}");
        }
        assert_eq!(written("<p/>"), Ok(None));
    }

    #[test]
    fn what_is_no_part_is_refused() {
        let root = format!("<w:p xmlns:w='{W}'");
        for (xml, fault) in [
            (format!("<!DOCTYPE p [<!ENTITY a 'b'>]>{root}>&a;</w:p>"), XmlFault::Broken),
            (format!("{root}>&a;</w:p>"), XmlFault::Broken),
            (format!("{root} w:a='&a;'/>"), XmlFault::Broken),
            (format!("{root} w:a='1' w:a='2'/>"), XmlFault::Broken),
            (format!("{root}>\u{1}</w:p>"), XmlFault::Broken),
            (format!("{root}>&#1;</w:p>"), XmlFault::Broken),
            (format!("{root}><w:a&b/></w:p>"), XmlFault::Broken),
            (format!("{root}><x:a/></w:p>"), XmlFault::Broken),
            (format!("{root}></w:q>"), XmlFault::Broken),
            (format!("{root}>"), XmlFault::Broken),
            (format!("{root}/><w:p"), XmlFault::Broken),
            (format!("{root}>{}{}</w:p>", "<w:a>".repeat(DEEPEST), "</w:a>".repeat(DEEPEST)), XmlFault::TooMuch),
            (format!("{root}>{}</w:p>", "<w:a/>".repeat(MOST_ELEMENTS)), XmlFault::TooMuch),
            (format!("{root} {}/>", (0..200).map(|at| format!("a{at}='' ")).collect::<String>()), XmlFault::TooMuch),
        ] {
            assert_eq!(written(&xml), Err(fault), "{}", &xml[..xml.len().min(200)]);
        }
    }
}
