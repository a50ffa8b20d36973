//! A reader of DOCX files.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};
use zip::ZipArchive;

/// The parts of a document, by path.
pub(super) struct Package {
    pub(super) parts: BTreeMap<String, String>,
}

impl Package {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).expect("a part");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("a part is UTF-8");
            let path = file.name().expect("a name in UTF-8").into_owned();
            assert!(!parts.contains_key(&path), "{path} lies there twice");
            parts.insert(path, text);
        }
        Self { parts }
    }

    /// Reads a part, which must exist and be XML.
    #[track_caller]
    pub(super) fn part(&self, path: &str) -> Document<'_> {
        let text = self.parts.get(path).unwrap_or_else(|| panic!("{path} is missing: {:?}", self.parts.keys()));
        Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Reads the main document.
    #[track_caller]
    pub(super) fn document(&self) -> Document<'_> {
        self.part("word/document.xml")
    }
}

/// Returns every descendant element with a name, in order.
pub(super) fn all<'a, 'x>(node: Node<'a, 'x>, name: &'static str) -> impl Iterator<Item = Node<'a, 'x>> {
    node.descendants().filter(move |node| node.tag_name().name() == name)
}

/// Returns an attribute, whatever its namespace.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|it| it.name() == name).map(|it| it.value())
}

/// Returns the value of a descendant element, such as the style of a paragraph.
pub(super) fn said<'a>(node: Node<'a, '_>, name: &'static str) -> Option<&'a str> {
    all(node, name).next().and_then(|node| value(node, "val"))
}

/// Returns the visible text of an element.
pub(super) fn text(node: Node<'_, '_>) -> String {
    let parts = node.descendants().filter_map(|node| match node.tag_name().name() {
        "t" => Some(node.text().unwrap_or_default()),
        "br" => Some("\n"),
        _ => None,
    });
    // A no-break space joins a symbol to its word.
    parts.collect::<String>().replace('\u{a0}', " ")
}

/// Returns the cells of each row of a table, header first.
pub(super) fn rows(table: Node<'_, '_>) -> Vec<Vec<String>> {
    all(table, "tr").map(|row| all(row, "tc").map(text).collect()).collect()
}
