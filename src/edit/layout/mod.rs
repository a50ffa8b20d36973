//! The layout of a TOML file: the positions of its tables, keys and values, so that one can be changed without
//! moving the rest.
//!
//! A [`Layout`] knows positions, not meanings. Changes are always [`Splice`]s of the text: comments, blank lines,
//! line endings, the byte order mark and a missing final newline are kept because they are never rewritten. A table
//! is found by a [`Route`], and a key in it in any spelling: `a = { b = 1 }`, `a.b = 1`, and `[a]` with `b = 1`
//! below it are one table to the caller.

mod find;
mod order;
mod put;
mod remove;
mod route;
mod set;
mod slot;
mod spell;
mod splice;
mod take;

pub use crate::syntax::blocks::{Entry, Held, Key, TableBlock, Value};
pub use order::{Order, TableOrder};
pub(super) use order::{held, rank, shape_at, shape_of};
pub use route::{FileTable, Route};
pub use slot::Slot;
pub use spell::Spelled;
pub use splice::{Splice, newline_of, spliced};
pub use take::NotMovable;

use std::borrow::Cow;
use std::ops::Range;

use crate::syntax::{blocks, text_of};
use route::Places;

/// The parsed layout of a file.
#[derive(Debug)]
pub struct Layout<'t> {
    /// The text.
    pub text: &'t str,
    /// The blocks in file order; the first has no heading.
    pub blocks: Vec<TableBlock>,
    /// A cache of table positions.
    places: Places,
}

impl<'t> Layout<'t> {
    /// Parses the layout of a text; `None` if its structure is invalid. The values are validated by the loader.
    pub fn of(text: &'t str) -> Option<Self> {
        Some(Self { text, blocks: blocks(text)?, places: route::Places::default() })
    }

    /// Returns the path from the top of the file to an inline table.
    fn path_of(&self, braces: &Value) -> Vec<&str> {
        let at = self.blocks.partition_point(|block| block.heading.start <= braces.span.start).saturating_sub(1);
        let block = &self.blocks[at];
        let mut path: Vec<&str> = block.path.iter().map(String::as_str).collect();
        let holds = |span: &Range<usize>| span.start <= braces.span.start && braces.span.end <= span.end;
        let mut entries = &block.entries[..];
        while let Some(entry) = entries.iter().find(|entry| holds(&entry.value.span)) {
            path.extend(entry.names());
            let mut value = &entry.value;
            while let Held::List(values) = &value.held {
                let Some(inner) = values.iter().find(|inner| holds(&inner.span)) else { return path };
                value = inner;
            }
            match &value.held {
                Held::Table(members) if value.span != braces.span => entries = members,
                _ => return path,
            }
        }
        path
    }

    /// Returns a string value with its escapes resolved; `None` if the value is not a string.
    pub fn text_of(&self, value: &Value) -> Option<Cow<'t, str>> {
        text_of(&self.text[value.span.clone()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_found_where_it_stands() {
        let text = "\u{feff}a = 1\r\n[[b . \"c d\"]] # x\r\n  e.2024 = { f = [1, # y\r\n 2], g = 'h' }\r\n";
        let layout = Layout::of(text).expect("it is right");
        assert_eq!(layout.blocks.len(), 2);
        assert_eq!(&text[layout.blocks[0].entries[0].span()], "a = 1");
        let block = &layout.blocks[1];
        assert_eq!((&*block.path[1], block.is_item, &text[block.heading.clone()]), ("c d", true, "[[b . \"c d\"]]"));
        let [entry] = &block.entries[..] else { panic!("there is one key") };
        assert_eq!(entry.names().collect::<Vec<_>>(), ["e", "2024"]);
        let Held::Table(members) = &entry.value.held else { panic!("it is a table") };
        assert_eq!(&text[members[1].span()], "g = 'h'");
        let Held::List(values) = &members[0].value.held else { panic!("it is a list") };
        assert_eq!(values.iter().map(|value| &text[value.span.clone()]).collect::<Vec<_>>(), ["1", "2"]);
    }

    #[test]
    fn what_is_not_right_is_not_taken_apart() {
        for wrong in ["a = ", "a = [1", "[[a]", "a = 1 b = 2"] {
            assert!(Layout::of(wrong).is_none(), "{wrong}");
        }
    }
}
