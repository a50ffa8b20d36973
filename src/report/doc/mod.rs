//! The neutral document: what is shown, without how. Imports nothing of ours, so that a writer can know nothing else.

mod block;
mod branch;
mod chart;
mod cover;
mod facet;
mod heading;
mod table;
mod tone;
mod voice;

pub use block::{Block, Link, Links};
pub use branch::Branch;
pub use chart::{Bar, Chart, Series};
pub use cover::Cover;
pub use facet::Facet;
pub use heading::Heading;
pub use table::{Align, Cell, Column, Part, Row, Table};
pub use tone::Tone;
pub use voice::Voice;

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
    pub fn text(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Text(text.into()));
    }

    /// Adds running text that the plan says.
    pub fn quoted(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Quoted(text.into()));
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
    pub fn fields(&mut self, fields: impl IntoIterator<Item = (String, Option<String>)>) {
        let fields: Vec<_> = fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
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
