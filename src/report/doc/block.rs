//! The blocks that a document is made of.

use super::{Chart, Prose, Table, Tone, Voice};

/// One part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// Running text.
    Text(Prose),
    /// Running text in the plan's own words and language.
    Quoted(Prose),
    /// Running text of the tool's own, in which code stands between backticks.
    Said(String),
    /// Preformatted text, letter by letter.
    Verbatim(String),
    /// Names with their values.
    Fields(Vec<(String, Prose)>),
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

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Counted from 1. Each of level 1 begins a part of its own: a page, or a sheet.
    pub level: u8,
    /// The text.
    pub text: String,
    /// The name that a link finds it by, unique in the document.
    pub anchor: Option<String>,
    /// The origin of the text.
    pub voice: Voice,
}

impl Heading {
    /// A heading in the tool's own words, that nothing leads to.
    pub fn new(level: u8, text: impl Into<String>) -> Self {
        Self { level, text: text.into(), anchor: None, voice: Voice::Tool }
    }

    /// A heading in the plan's words, that a link finds.
    pub fn of_plan(level: u8, text: impl Into<String>, anchor: impl Into<String>) -> Self {
        Self { level, text: text.into(), anchor: Some(anchor.into()), voice: Voice::Plan }
    }
}

/// A line of a tree.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The depth, counted from 0.
    pub depth: usize,
    /// The text.
    pub text: String,
    /// True for a heading of the branches under it.
    pub is_heading: bool,
    /// A colour that repeats what the text says.
    pub tone: Option<Tone>,
}
