//! The blocks of a document.

use super::{Chart, Prose, Table, Tone, Voice};

/// One part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// Running text.
    Text(Prose),
    /// Running text from the plan, in the plan's language.
    Quoted(Prose),
    /// Running text of the tool, with code in backticks.
    Said(String),
    /// Preformatted text.
    Verbatim(String),
    /// Names and their values.
    Fields(Vec<(String, Prose)>),
    /// Links to other places in the same document.
    Links(Links),
    /// Rows under a header.
    Table(Table),
    /// A bar chart.
    Chart(Chart),
    /// Lines of a tree.
    Tree(Vec<Branch>),
    /// A part that is collapsed where the format allows it: the level and text of its heading, and its blocks.
    Folded(u8, String, Vec<Block>),
}

/// Links to other places in the same document.
#[derive(Clone, Debug)]
pub struct Links {
    /// The label before the links, such as "See also".
    pub label: String,
    /// The links.
    pub links: Vec<Link>,
}

/// A link to another place in the same document.
#[derive(Clone, Debug)]
pub struct Link {
    /// The visible text.
    pub text: String,
    /// The anchor of a heading or a row. If the document has no such anchor, the link is plain text.
    pub anchor: String,
}

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// The level, counted from 1. A heading of level 1 begins a chapter: a new page or a new sheet.
    pub level: u8,
    /// The text.
    pub text: String,
    /// The target of links, unique in the document.
    pub anchor: Option<String>,
    /// The origin of the text.
    pub voice: Voice,
}

impl Heading {
    /// Returns a heading in the tool's own words, without an anchor.
    pub fn new(level: u8, text: impl Into<String>) -> Self {
        Self { level, text: text.into(), anchor: None, voice: Voice::Tool }
    }

    /// Returns a heading in the plan's words, with an anchor.
    pub fn of_plan(level: u8, text: impl Into<String>, anchor: impl Into<String>) -> Self {
        Self { level, text: text.into(), anchor: Some(anchor.into()), voice: Voice::Plan }
    }
}

/// The marks before and after removed words in the text of a branch: control characters, which are replaced in texts
/// of the plan.
pub const GONE_WORDS: [&str; 2] = ["\u{1}", "\u{2}"];
/// The same for added words.
pub const NEW_WORDS: [&str; 2] = ["\u{3}", "\u{4}"];

/// A line of a tree.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The depth, counted from 0.
    pub depth: usize,
    /// The text.
    pub text: String,
    /// True for a heading of the branches under it.
    pub is_heading: bool,
    /// A colour that repeats the meaning of the text.
    pub tone: Option<Tone>,
}
