//! Unique anchors.

use std::collections::HashSet;

use crate::report::doc::{Block, Doc};

/// Removes duplicate anchors: an id that is not unique, which is an error in the plan, links to its first occurrence.
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
