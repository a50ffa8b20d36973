//! The theme, the fonts and a few settings of a template: its look beside styles, headers and footers.

use super::super::settings::PageSettings;
use super::clean::Cleaner;
use super::fault::TemplateFault;
use super::parts::TemplateParts;
use super::xml::{Element, XmlNode};

/// The most fonts of a template.
const MOST_FONTS: usize = 500;

/// The settings that are taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct TemplateSettings {
    pub(super) page: PageSettings,
    pub(super) is_hyphenated: bool,
}

impl TemplateSettings {
    pub(super) fn of(root: Option<&Element>) -> Self {
        let own = PageSettings::OWN;
        let Some(root) = root else { return Self { page: own, is_hyphenated: false } };
        let tab_stop = root.value("w:defaultTabStop").and_then(|it| it.parse().ok());
        let tab_stop = tab_stop.filter(|stop| (100..=5000).contains(stop)).unwrap_or(own.tab_stop);
        Self {
            page: PageSettings { tab_stop, has_even_pages: root.is_on("w:evenAndOddHeaders") },
            is_hyphenated: root.is_on("w:autoHyphenation"),
        }
    }
}

/// Returns the part of a kind that a template has, cleaned; none if it has none.
pub(super) fn part(
    parts: &TemplateParts<'_>,
    main: &str,
    kind: &str,
    name: &str,
) -> Result<Option<Element>, TemplateFault> {
    let Some(relation) = parts.relations(main)?.into_iter().find(|relation| relation.kind == kind) else {
        return Ok(None);
    };
    let root = parts.root(&relation.target)?.filter(|root| root.name == name);
    Ok(root.map(|mut root| {
        Cleaner::default().clean(&mut root);
        root
    }))
}

/// Returns the theme: its colours, fonts and effects. A fill with a picture becomes a plain one.
pub(super) fn theme(root: Element) -> Option<Element> {
    let mut elements = root.child("a:themeElements")?.clone();
    let is_whole = ["a:clrScheme", "a:fontScheme", "a:fmtScheme"].iter().all(|name| elements.child(name).is_some());
    without_pictures(&mut elements);
    let name = root.attribute("name").unwrap_or_default().to_owned();
    let theme = Element::empty("a:theme", &[("name", &name)]);
    is_whole.then(|| Element { nodes: vec![XmlNode::Element(elements)], ..theme })
}

fn without_pictures(element: &mut Element) {
    for child in element.elements_mut() {
        if child.name == "a:blipFill" {
            let color = Element::empty("a:schemeClr", &[("val", "phClr")]);
            *child = Element { nodes: vec![XmlNode::Element(color)], ..Element::empty("a:solidFill", &[]) };
        }
        without_pictures(child);
    }
}

/// Returns the name of a font of a theme, such as `minorHAnsi`.
pub(super) fn theme_font<'t>(theme: &'t Element, name: &str) -> Option<&'t str> {
    let kind = if name.starts_with("major") { "a:majorFont" } else { "a:minorFont" };
    let fonts = theme.child("a:themeElements")?.child("a:fontScheme")?.child(kind)?;
    fonts.child("a:latin")?.attribute("typeface").filter(|name| !name.is_empty())
}

/// Returns the font table: the template's fonts, and those of the document that are not among them.
pub(super) fn font_table(theirs: &[Element], ours: Element) -> Element {
    let names: Vec<&str> = theirs.iter().filter_map(|font| font.attribute("w:name")).collect();
    let is_new = |font: &&Element| font.attribute("w:name").is_none_or(|name| !names.contains(&name));
    let fonts = theirs.iter().chain(ours.elements().filter(is_new));
    Element { nodes: fonts.cloned().map(XmlNode::Element).collect(), ..Element::empty("w:fonts", &[]) }
}

/// Returns the descriptions of the fonts, without the fonts themselves.
pub(super) fn fonts(root: Element) -> Vec<Element> {
    let fonts = root.nodes.into_iter().filter_map(|node| match node {
        XmlNode::Element(font) if font.name == "w:font" => Some(font),
        _ => None,
    });
    let described = |mut font: Element| {
        font.nodes.retain(|node| !matches!(node, XmlNode::Element(it) if it.name.starts_with("w:embed")));
        font
    };
    fonts.take(MOST_FONTS).map(described).collect()
}
