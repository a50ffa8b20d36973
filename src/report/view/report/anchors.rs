//! The names that links find things by.

use std::collections::HashSet;

use crate::report::doc::{Block, Doc};

/// Takes away each anchor that stood earlier in the document: an id that a faulty plan has twice is found where it
/// stands first.
pub(super) fn keep_first(doc: &mut Doc) {
    let mut known: HashSet<String> = HashSet::new();
    let mut keep = |anchor: &mut Option<String>| {
        if let Some(name) = anchor.take()
            && known.insert(name.clone())
        {
            *anchor = Some(name);
        }
    };
    for block in &mut doc.blocks {
        match block {
            Block::Heading(heading) => keep(&mut heading.anchor),
            Block::Table(table) => table.rows.iter_mut().for_each(|row| keep(&mut row.anchor)),
            _ => {}
        }
    }
}
