//! The parts of a document that have tables of activities, and those that have none.

use super::columns::Columns;
use super::document::Block;
use super::map::Decided;

/// A part of a document with tables of activities.
pub(super) struct Extent {
    /// The levels of the headings above it.
    pub(super) above: Vec<u8>,
    pub(super) blocks: Vec<Block>,
    /// True if it is a heading with all below it, and has no table of activities.
    pub(super) is_clear: bool,
}

/// Returns whether a block is a table of activities.
pub(super) fn is_of_activities(block: &Block) -> bool {
    matches!(block, Block::Table(table) if Columns::of(table, &Decided::default()).is_some())
}

/// Divides a document into headings without a table of activities below them, with what is below, and the rest between
/// such and at each other heading.
pub(super) fn extents(blocks: Vec<Block>) -> Vec<Extent> {
    let level = |block: &Block| match block {
        Block::Heading { level, .. } if *level > 0 => Some(*level),
        _ => None,
    };
    let levels: Vec<Option<u8>> = blocks.iter().map(level).collect();
    let is_table: Vec<bool> = blocks.iter().map(is_of_activities).collect();
    let mut extents: Vec<Extent> = Vec::new();
    let (mut blocks, mut above, mut at) = (blocks.into_iter(), Vec::new(), 0);
    while at < levels.len() {
        let mut end = at + 1;
        let mut is_clear = false;
        if let Some(own) = levels[at] {
            above.retain(|outer| *outer < own);
            let until = |at: &usize| levels[*at].is_some_and(|next| next <= own);
            let last = (at + 1..levels.len()).find(until).unwrap_or(levels.len());
            is_clear = !is_table[at..last].contains(&true);
            end = if is_clear { last } else { end };
        }
        if levels[at].is_some() || extents.is_empty() || extents.last().is_some_and(|last| last.is_clear) {
            extents.push(Extent { above: above.clone(), blocks: Vec::new(), is_clear });
        }
        if let Some(last) = extents.last_mut() {
            last.blocks.extend(blocks.by_ref().take(end - at));
        }
        above.extend(levels[at].filter(|_| !is_clear));
        at = end;
    }
    extents
}
