//! The parts of a template and the relationships between them.

use std::collections::BTreeMap;

use super::fault::TemplateFault;
use super::parser::{Parser, XmlFault, parse};
use super::xml::Element;
use crate::container::{ZipFault, compound_holds, is_compound, is_zip, names, part_within};

/// The most bytes of the body, of which only the sections are kept.
const MOST_OF_BODY: u64 = 64 * 1024 * 1024;
/// The most bytes of another part of text.
const MOST_OF_PART: u64 = 8 * 1024 * 1024;
/// The most bytes of a picture.
const MOST_OF_PICTURE: u64 = 16 * 1024 * 1024;
/// The common prefix of relationship types, and that of the strict variant of the format.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

/// An opened template.
pub(super) struct TemplateParts<'b> {
    bytes: &'b [u8],
    /// The paths of its parts, each by what is the same in every spelling of it.
    paths: BTreeMap<String, String>,
}

/// A relationship to another part.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type, such as `header`.
    pub(super) kind: String,
    /// The path of the part.
    pub(super) target: String,
}

impl<'b> TemplateParts<'b> {
    /// Opens a file, if it can be a Word document.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, TemplateFault> {
        if is_compound(bytes) {
            let holds = |name: &str| compound_holds(bytes, name);
            return Err(match (holds("EncryptedPackage"), holds("WordDocument")) {
                (true, _) => TemplateFault::Locked,
                (false, true) => TemplateFault::Old,
                (false, false) => TemplateFault::NotWord,
            });
        }
        if !is_zip(bytes) {
            return Err(TemplateFault::NotWord);
        }
        Ok(Self { bytes, paths: names(bytes)?.into_iter().map(|path| (spelling(&path), path)).collect() })
    }

    /// Returns the path of the main part. Its name is not the same in every program.
    pub(super) fn main(&self) -> Result<String, TemplateFault> {
        let Some(root) = self.root("_rels/.rels")? else { return Err(TemplateFault::NotWord) };
        let of = |start: &str| {
            let kind = format!("{start}officeDocument");
            root.elements().find(|it| it.attribute("Type") == Some(&*kind)).and_then(|it| it.attribute("Target"))
        };
        match of(OFFICE) {
            Some(target) => Ok(within("", target)),
            None if of(STRICT).is_some() => Err(TemplateFault::Strict),
            None => Err(TemplateFault::NotWord),
        }
    }

    /// Returns the relationships of a part to other parts. Those that lead out of the file are left out.
    pub(super) fn relations(&self, part: &str) -> Result<Vec<Relation>, TemplateFault> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let Some(root) = self.root(&path)? else { return Ok(Vec::new()) };
        let relation = |it: &Element| {
            let is_external = it.attribute("TargetMode").is_some_and(|mode| !mode.eq_ignore_ascii_case("internal"));
            let kind = it.attribute("Type")?.strip_prefix(OFFICE)?.to_owned();
            let target = within(folder, it.attribute("Target")?);
            let id = it.attribute("Id")?;
            let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
            let is_id = id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && id.chars().all(is_name);
            let target = self.path(&target).filter(|_| it.name == "rel:Relationship" && !is_external && is_id)?;
            Some(Relation { id: id.to_owned(), kind, target: target.to_owned() })
        };
        Ok(root.elements().filter_map(relation).collect())
    }

    /// Returns the root of a part; none if there is no such part, or the name of its root is unknown.
    pub(super) fn root(&self, path: &str) -> Result<Option<Element>, TemplateFault> {
        let Some(xml) = self.text(path, MOST_OF_PART)? else { return Ok(None) };
        parse(&xml).map_err(|fault| of_part(path, fault))
    }

    /// Returns all elements of a name in the body, in their order. The main part must be a Word document.
    pub(super) fn in_body(&self, path: &str, name: &str) -> Result<Vec<Element>, TemplateFault> {
        let xml = self.text(path, MOST_OF_BODY)?.ok_or(TemplateFault::NotWord)?;
        let mut root = None;
        let mut parser = Parser::new(&xml);
        let mut found = Vec::new();
        loop {
            let next = parser.find(|it| {
                root.get_or_insert_with(|| it.to_owned());
                it == name
            });
            match next.map_err(|fault| of_part(path, fault))? {
                Some(element) => found.push(element),
                None => break,
            }
        }
        if root.as_deref() == Some("w:document") { Ok(found) } else { Err(TemplateFault::NotWord) }
    }

    /// Returns a picture.
    pub(super) fn picture(&self, path: &str) -> Result<Vec<u8>, TemplateFault> {
        self.unpacked(path, MOST_OF_PICTURE)
    }

    fn text(&self, path: &str, most: u64) -> Result<Option<String>, TemplateFault> {
        let Some(path) = self.path(path) else { return Ok(None) };
        let bytes = self.unpacked(path, most)?;
        String::from_utf8(bytes).map(Some).map_err(|_| TemplateFault::DamagedPart(path.to_owned()))
    }

    /// Returns the path of a part as the package has it.
    fn path(&self, path: &str) -> Option<&str> {
        self.paths.get(&spelling(path)).map(String::as_str)
    }

    fn unpacked(&self, path: &str, most: u64) -> Result<Vec<u8>, TemplateFault> {
        part_within(self.bytes, path, most).map_err(|fault| match fault {
            ZipFault::Broken => TemplateFault::DamagedPart(path.to_owned()),
            ZipFault::Swollen => TemplateFault::Swollen(path.to_owned()),
        })
    }
}

fn of_part(path: &str, fault: XmlFault) -> TemplateFault {
    match fault {
        XmlFault::Broken => TemplateFault::DamagedPart(path.to_owned()),
        XmlFault::TooMuch => TemplateFault::Swollen(path.to_owned()),
    }
}

/// Returns the path of a target relative to a folder.
fn within(folder: &str, target: &str) -> String {
    let (folder, target) = target.strip_prefix('/').map_or((folder, target), |whole| ("", whole));
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Returns what is the same in every spelling of a part's path: programs differ in case, and in what they encode.
fn spelling(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, more @ ..] = rest {
        let hex = more.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        let decoded = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &more[2..] } else { more };
    }
    String::from_utf8_lossy(&bytes).to_lowercase()
}
