//! The headings as bookmarks.

use krilla::outline::{Outline, OutlineNode};

use super::draw::destination;
use super::pages::Place;
use super::setter::Entry;

/// Returns the headings under one another; where there is none, the title alone leads to the first page.
pub(super) fn outline(entries: &[Entry], places: &[Option<Place>], title: &str) -> Outline {
    let mut outline = Outline::new();
    let mut rest = entries;
    while let Some(node) = node(&mut rest, places, 1) {
        outline.push_child(node);
    }
    if entries.is_empty() {
        outline.push_child(OutlineNode::new(title.to_owned(), destination(Place { page: 0, y: 0.0 })));
    }
    outline
}

/// Takes the next heading with those below it, if it is at least as deep as a level.
fn node(rest: &mut &[Entry], places: &[Option<Place>], level: u8) -> Option<OutlineNode> {
    let (first, after) = rest.split_first().filter(|(first, _)| first.level >= level)?;
    *rest = after;
    let place = places.get(first.target).copied().flatten().unwrap_or(Place { page: 0, y: 0.0 });
    // The parts stand open, what they hold is closed.
    let mut node = OutlineNode::new(first.text.clone(), destination(place)).with_open(first.level == 1);
    while let Some(child) = self::node(rest, places, first.level + 1) {
        node.push_child(child);
    }
    Some(node)
}
