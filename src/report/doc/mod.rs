//! The neutral document: content without presentation. It imports only the names of colours, the syntax of URLs and
//! pictures, so a writer can depend on nothing else.

mod addresses;
mod block;
mod chart;
mod prose;
mod table;

pub use crate::palette::Tone;
pub use crate::source::{Picture, PictureKind};
pub use addresses::{ascii_url, ends_url};
pub use block::{Block, Branch, GONE_WORDS, Heading, Link, Links, NEW_WORDS};
pub use chart::{Bar, Chart, Series};
pub use prose::{Passage, Piece, Prose};
pub use table::{Align, BarSegment, Cell, Column, Facet, FacetValue, Pattern, Row, Table};

/// A document: the answer of a command.
#[derive(Clone, Debug, Default)]
pub struct Doc {
    /// The title page; none on a screen.
    pub cover: Option<Cover>,
    /// The facets that rows can be filtered by, in formats that can filter.
    pub facets: Vec<Facet>,
    /// The content, in order.
    pub blocks: Vec<Block>,
}

impl Doc {
    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::Heading(Heading::new(level, text)));
    }

    /// Adds running text.
    pub fn text(&mut self, text: impl Into<Prose>) {
        self.blocks.push(Block::Text(text.into()));
    }

    /// Adds running text from the plan.
    pub fn quoted(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Quoted(Prose::new(text)));
    }

    /// Adds running text of the tool, with code in backticks.
    pub fn said(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Said(text.into()));
    }

    /// Adds preformatted text.
    pub fn verbatim(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Verbatim(text.into()));
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// Adds names with their values; names without a value are left out.
    pub fn fields<V: Into<Prose>>(&mut self, fields: impl IntoIterator<Item = (String, Option<V>)>) {
        let fields: Vec<_> = fields.into_iter().filter_map(|(name, value)| Some((name, value?.into()))).collect();
        if !fields.is_empty() {
            self.blocks.push(Block::Fields(fields));
        }
    }

    /// Returns the title: the cover's, else the first heading.
    pub fn title(&self) -> Option<String> {
        let heading = || {
            self.blocks.iter().find_map(|block| match block {
                Block::Heading(heading) => Some(heading.text.clone()),
                _ => None,
            })
        };
        self.cover.as_ref().map(Cover::full_title).or_else(heading)
    }

    /// Returns the blocks of the first page, and the rest. Of a document with a cover, the blocks before the first
    /// heading of level 1 are on the first page; a document without a cover has no first page.
    pub fn front_and_rest(&self) -> (&[Block], &[Block]) {
        let begins = |block: &Block| matches!(block, Block::Heading(heading) if heading.level <= 1);
        let at = if self.cover.is_some() { self.blocks.iter().position(begins) } else { Some(0) };
        self.blocks.split_at(at.unwrap_or(self.blocks.len()))
    }

    /// Returns the tables, for formats that have nothing else.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

/// The title of a document, the text below it, and its properties.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// The plan's title.
    pub title: String,
    /// The kind of document, such as "Follow-up 2024".
    pub subtitle: String,
    /// The summary in a sentence or two; empty if there is none.
    pub lede: Prose,
    /// The organisation that the document comes from.
    pub author: Option<String>,
    /// More names with their values: the recipient, the date, the selection.
    pub facts: Vec<(String, Prose)>,
    /// The logo of whoever it comes from, in formats with pictures.
    pub logo: Option<Picture>,
    /// The address, telephone number or role that answers questions about it.
    pub contact: Option<Prose>,
    /// The day it was made, as `2024-12-31`.
    pub day: String,
    /// The language of the plan, as a tag such as `sv`.
    pub plan_language: String,
}

impl Cover {
    /// Returns the title with the subtitle.
    pub fn full_title(&self) -> String {
        if self.subtitle.is_empty() { self.title.clone() } else { format!("{} – {}", self.title, self.subtitle) }
    }
}

/// The origin of a text, which decides its language: the tool speaks the reader's, a plan its own (WCAG 2.1, 3.1.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// The tool, in the reader's language.
    #[default]
    Tool,
    /// The plan, in the language it is written in.
    Plan,
}
