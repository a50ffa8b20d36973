//! The styles of a template together with those of the document, which keep their ids. They are the same if their
//! names are: Word stores a style under an id in the language of whoever made the file.

mod references;

use std::collections::{BTreeMap, BTreeSet};

use references::{mend, rename};

use super::fault::{MOST_STYLES, TemplateFault};
use super::xml::{Element, XmlNode};

/// The styles that stay the document's own: tables are measured for their size, and a break has no height.
const OWN: &[&str] = &["Cell", "CellHead", "Break", "PlanTable"];
/// The prefix of what has the id of one of the document's styles, and is another.
const THEIRS: &str = "Template";
/// The prefix of the name of a style of the document, if the template has another of that name.
const OURS: &str = "Plan ";
/// The order of the children of a style, of paragraph properties and of run properties, as far as something is added.
const IN_STYLE: &[&str] = &["w:rsid", "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr"];
const IN_PARAGRAPH: &[&str] = &[
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:rPr",
];
const IN_RUN: &[&str] = &["w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath"];
const IN_DEFAULTS: &[&str] = &["w:rPrDefault", "w:pPrDefault"];

/// The styles of a template.
#[derive(Clone, Debug, Default)]
pub(super) struct TemplateStyles {
    defaults: Element,
    latent: Option<Element>,
    styles: Vec<Element>,
}

/// A style sheet of both, and the ids that the template's styles have in it.
pub(super) struct MergedStyles {
    pub(super) styles: Element,
    ids: BTreeMap<String, String>,
}

impl TemplateStyles {
    /// Returns the cleaned styles of a part.
    pub(super) fn of(root: Option<Element>) -> Result<Self, TemplateFault> {
        let mut styles = Self { defaults: Element::empty("w:docDefaults", &[]), ..Self::default() };
        let mut ids = BTreeSet::new();
        let elements = root.map(|root| root.nodes).unwrap_or_default().into_iter();
        for element in elements.filter_map(|node| if let XmlNode::Element(it) = node { Some(it) } else { None }) {
            match &*element.name {
                "w:docDefaults" => styles.defaults = element,
                "w:latentStyles" => styles.latent = Some(element),
                // Lists keep the document's numbering.
                "w:style" if kind(&element) != "numbering" && element.value("w:name").is_some() => {
                    let is_new = element.attribute("w:styleId").is_some_and(|id| ids.insert(id.to_owned()));
                    styles.styles.extend(is_new.then_some(element));
                }
                _ => {}
            }
        }
        if styles.styles.len() > MOST_STYLES {
            return Err(TemplateFault::TooManyStyles(styles.styles.len()));
        }
        Ok(styles)
    }

    /// Returns the font of running text and its size in half-points: those of the default style, or of all.
    pub(super) fn font(&self) -> (Option<&Element>, Option<usize>) {
        let default = self.styles.iter().find(|it| kind(it) == "paragraph" && (is_default(it) || name(it) == "normal"));
        let of_all = self.defaults.child("w:rPrDefault").and_then(|it| it.child("w:rPr"));
        let looks: Vec<&Element> = [default.and_then(|it| it.child("w:rPr")), of_all].into_iter().flatten().collect();
        let size = looks.iter().find_map(|look| look.value("w:sz")?.parse().ok());
        (looks.iter().find_map(|look| look.child("w:rFonts")), size)
    }

    /// Returns the template's styles with those of the document, `ours`, that it lacks. `is_hyphenated` tells
    /// whether the template has its texts hyphenated.
    pub(super) fn merged(&self, ours: Element, language: &str, is_hyphenated: bool) -> MergedStyles {
        let (mut theirs, mut ids, names) = self.matched(&ours);
        let have: BTreeSet<String> =
            theirs.iter().filter_map(|it| it.attribute("w:styleId")).map(str::to_owned).collect();
        let mut added = Vec::new();
        for node in ours.nodes {
            let XmlNode::Element(style) = node else { continue };
            if style.name != "w:style" {
                continue;
            }
            let has_default = theirs.iter().any(|it| is_default(it) && kind(it) == kind(&style));
            match theirs.iter_mut().find(|it| id(it) == id(&style)) {
                Some(same) => keep_structure(same, &style, has_default),
                None => added.push(adapted(style, has_default, &have, &names)),
            }
        }
        // Only now, as the ids of the template's own styles are told by their references too.
        for style in &mut theirs {
            rename(style, &ids);
        }
        theirs.extend(added);
        mend(&mut theirs);
        let mut defaults = self.defaults.clone();
        show(&mut defaults);
        set_language(&mut defaults, language, is_hyphenated);
        let styles = theirs.into_iter().map(|mut style| {
            strip_language(&mut style);
            show(&mut style);
            XmlNode::Element(style)
        });
        let head = [Some(defaults), self.latent.clone()].into_iter().flatten().map(XmlNode::Element);
        ids.retain(|old, new| old != new);
        MergedStyles { styles: Element { nodes: head.chain(styles).collect(), ..Element::empty("w:styles", &[]) }, ids }
    }

    /// Returns the template's styles, each with the id of the document's style of the same name or one that no style
    /// of the document has; all ids by their old ones; and all names.
    fn matched(&self, ours: &Element) -> (Vec<Element>, BTreeMap<String, String>, BTreeSet<String>) {
        let own = || ours.elements().filter(|it| it.name == "w:style");
        // LibreOffice marks no style as the default; then it is told by its name too.
        let has_default = |wanted: &Element| self.styles.iter().any(|it| is_default(it) && kind(it) == kind(wanted));
        let key_of = |style: &Element| {
            if has_default(style) { key(style) } else { (kind(style).to_owned(), name(style)) }
        };
        let by_key: BTreeMap<(String, String), String> = own().map(|it| (key_of(it), id(it).to_owned())).collect();
        let mut taken: BTreeSet<String> = own().chain(&self.styles).map(|style| id(style).to_lowercase()).collect();
        let of_document: BTreeSet<String> = own().map(|style| id(style).to_lowercase()).collect();
        let mut matched = BTreeSet::new();
        let mut ids = BTreeMap::new();
        let mut styles = Vec::new();
        let mut number = 0;
        for style in &self.styles {
            let old = id(style);
            let same = by_key.get(&key(style)).filter(|same| !OWN.contains(&&***same));
            let new = match same.filter(|same| matched.insert((*same).clone())) {
                Some(same) => same.clone(),
                None if of_document.contains(&old.to_lowercase()) => loop {
                    number += 1;
                    let new = format!("{THEIRS}{number}");
                    if taken.insert(new.to_lowercase()) {
                        break new;
                    }
                },
                None => old.to_owned(),
            };
            let mut renamed = style.clone();
            renamed.set("w:styleId", &new);
            ids.insert(old.to_owned(), new);
            styles.push(renamed);
        }
        let names = self.styles.iter().map(name).collect();
        (styles, ids, names)
    }
}

impl MergedStyles {
    /// Gives the references of an element to styles the ids that these have now.
    pub(super) fn rename(&self, element: &mut Element) {
        rename(element, &self.ids);
    }
}

fn id(style: &Element) -> &str {
    style.attribute("w:styleId").unwrap_or_default()
}

fn kind(style: &Element) -> &str {
    style.attribute("w:type").unwrap_or("paragraph")
}

/// Returns the name as Word compares it, without the aliases that may follow it.
fn name(style: &Element) -> String {
    let name = style.value("w:name").unwrap_or_default();
    name.split(',').next().unwrap_or_default().trim().to_lowercase()
}

/// Returns what styles are the same by. The default style of a kind is that, whatever its name.
fn key(style: &Element) -> (String, String) {
    let name = if is_default(style) { String::new() } else { name(style) };
    (kind(style).to_owned(), name)
}

fn is_default(style: &Element) -> bool {
    matches!(style.attribute("w:default"), Some("1" | "true" | "on"))
}

/// Takes over what the document's structure needs: levels of headings, bullets, and what stays with what follows.
fn keep_structure(style: &mut Element, ours: &Element, has_default: bool) {
    if is_default(ours) && !has_default {
        style.set("w:default", "1");
    }
    let Some(wanted) = ours.child("w:pPr").filter(|_| kind(style) == "paragraph") else { return };
    let wanted: Vec<&Element> =
        wanted.elements().filter(|it| matches!(&*it.name, "w:keepNext" | "w:numPr" | "w:outlineLvl")).collect();
    if wanted.is_empty() {
        return;
    }
    let properties = style.child_in_order("w:pPr", IN_STYLE);
    for one in wanted {
        *properties.child_in_order(&one.name, IN_PARAGRAPH) = one.clone();
    }
}

/// Returns a style of the document as it is added to a template: a level of headings that the template lacks looks as
/// the level above it, and a name that is taken is made another.
fn adapted(mut style: Element, has_default: bool, have: &BTreeSet<String>, names: &BTreeSet<String>) -> Element {
    if has_default {
        style.unset("w:default");
    }
    let level = id(&style).strip_prefix("Heading").and_then(|level| level.parse::<usize>().ok());
    let above = level.and_then(|level| (1..level).rev().map(|it| format!("Heading{it}")).find(|it| have.contains(it)));
    if let Some(above) = above {
        style.remove("w:rPr");
        for child in style.elements_mut() {
            match &*child.name {
                "w:basedOn" => child.set("w:val", &above),
                "w:pPr" => child.nodes.retain(|it| matches!(it, XmlNode::Element(it) if it.name == "w:outlineLvl")),
                _ => {}
            }
        }
    }
    if names.contains(&name(&style)) {
        let new = format!("{OURS}{}", style.value("w:name").unwrap_or_default());
        style.elements_mut().filter(|it| it.name == "w:name").for_each(|it| it.set("w:val", &new));
    }
    style
}

/// Sets the language of the document, and whether its texts are hyphenated.
fn set_language(defaults: &mut Element, language: &str, is_hyphenated: bool) {
    let run = defaults.child_in_order("w:rPrDefault", IN_DEFAULTS).child_in_order("w:rPr", &[]);
    let tag = run.child_in_order("w:lang", IN_RUN);
    tag.set("w:val", language);
    tag.set("w:eastAsia", language);
    let paragraph = defaults.child_in_order("w:pPrDefault", IN_DEFAULTS).child_in_order("w:pPr", &[]);
    if !is_hyphenated {
        paragraph.child_in_order("w:suppressAutoHyphens", IN_PARAGRAPH).attributes.clear();
    }
}

/// Removes the languages of a style: the document says what language each text is in.
fn strip_language(style: &mut Element) {
    style.remove("w:lang");
    style.elements_mut().for_each(strip_language);
}

/// Removes what hides text from a style: a report without its text is none.
fn show(style: &mut Element) {
    for name in ["w:vanish", "w:specVanish", "w:webHidden"] {
        style.remove(name);
    }
    style.elements_mut().for_each(show);
}

#[cfg(test)]
mod tests;
