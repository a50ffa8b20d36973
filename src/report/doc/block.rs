//! One part of a document.

use super::{Branch, Chart, Heading, Table};

/// One part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// Running text; a line end in it begins a new line.
    Text(String),
    /// Running text in the plan's own words and language; an empty line begins a new paragraph.
    Quoted(String),
    /// Running text of the tool's own, in which code stands between backticks.
    Said(String),
    /// Preformatted text, letter by letter.
    Verbatim(String),
    /// Names with their values.
    Fields(Vec<(String, String)>),
    /// Links to other places in the same document.
    Links(Links),
    /// Rows under a header.
    Table(Table),
    /// Numbers as bars.
    Chart(Chart),
    /// Lines that hang under one another.
    Tree(Vec<Branch>),
    /// A part that is shown when it is asked for, where that is possible: the level and text of its heading, and it.
    Folded(u8, String, Vec<Block>),
}

/// Links to other places in the same document.
#[derive(Clone, Debug)]
pub struct Links {
    /// The label of all of them, such as "See also".
    pub label: String,
    /// Each of them.
    pub links: Vec<Link>,
}

/// A place in the same document.
#[derive(Clone, Debug)]
pub struct Link {
    /// The text that the reader sees.
    pub text: String,
    /// The anchor of a heading or a row. Where the document has none such, it is text and no link.
    pub anchor: String,
}
