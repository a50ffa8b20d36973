//! The neutral document: what is shown, without how. Imports nothing but the names of colours and what an
//! address is, so that a writer can know nothing else.

mod block;
mod chart;
mod prose;
mod table;

pub use crate::palette::Tone;
pub use block::{Block, Branch, Heading, Link, Links};
pub use chart::{Bar, Chart, Series};
pub use prose::{Passage, Piece, Prose, ascii_url, ends_url};
pub use table::{Align, Cell, Column, Facet, Part, Row, Table};

/// The answer of a command.
#[derive(Clone, Debug, Default)]
pub struct Doc {
    /// The title page; an answer on a screen has none.
    pub cover: Option<Cover>,
    /// The facets that rows can be filtered by, where a reader can filter.
    pub facets: Vec<Facet>,
    /// One under the other.
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

    /// Adds running text that the plan says.
    pub fn quoted(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Quoted(Prose::new(text)));
    }

    /// Adds running text of the tool's own, with code between backticks.
    pub fn said(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Said(text.into()));
    }

    /// Adds what stands in a file.
    pub fn verbatim(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Verbatim(text.into()));
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// Adds names with their values, those that have one.
    pub fn fields<V: Into<Prose>>(&mut self, fields: impl IntoIterator<Item = (String, Option<V>)>) {
        let fields: Vec<_> = fields.into_iter().filter_map(|(name, value)| Some((name, value?.into()))).collect();
        if !fields.is_empty() {
            self.blocks.push(Block::Fields(fields));
        }
    }

    /// Returns what the document is called: as its cover says, else as its first heading does.
    pub fn title(&self) -> Option<String> {
        let heading = || {
            self.blocks.iter().find_map(|block| match block {
                Block::Heading(heading) => Some(heading.text.clone()),
                _ => None,
            })
        };
        self.cover.as_ref().map(Cover::full_title).or_else(heading)
    }

    /// Returns the tables, for formats that have nothing else.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

/// The title page of a document, and its properties.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// The plan's title.
    pub title: String,
    /// The kind of document, such as "Follow-up 2024".
    pub subtitle: String,
    /// The organisation that the document comes from.
    pub author: Option<String>,
    /// More names with their values: who receives it, when it was made, what was selected.
    pub facts: Vec<(String, Prose)>,
    /// The day it was made, as `2024-12-31`.
    pub day: String,
    /// The language the plan is written in, as a tag such as `sv`.
    pub plan_language: String,
}

impl Cover {
    /// Returns the title with what it says of it.
    pub fn full_title(&self) -> String {
        if self.subtitle.is_empty() { self.title.clone() } else { format!("{} – {}", self.title, self.subtitle) }
    }
}

/// The origin of a text: the tool speaks the reader's language, a plan its own (WCAG 2.1, 3.1.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// The tool's, in the language of the reader.
    #[default]
    Tool,
    /// The plan's, in the language it is written in.
    Plan,
}
