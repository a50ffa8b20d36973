//! The bookmarks that internal links point to.

use std::collections::{BTreeMap, BTreeSet};

/// The longest name before a number is added; Word allows forty characters.
const LONGEST: usize = 32;

/// The bookmark of each anchor of the document.
#[derive(Debug, Default)]
pub(super) struct Bookmarks<'d> {
    bookmarks: BTreeMap<&'d str, Bookmark>,
    taken: BTreeSet<String>,
}

#[derive(Debug)]
struct Bookmark {
    name: String,
    is_placed: bool,
}

impl<'d> Bookmarks<'d> {
    /// Returns a bookmark for each anchor of a document.
    pub(super) fn of(anchors: impl IntoIterator<Item = &'d str>) -> Self {
        let mut bookmarks = Self::default();
        for anchor in anchors {
            bookmarks.add(anchor);
        }
        bookmarks
    }

    /// Adds a bookmark for an anchor, unless it has one.
    fn add(&mut self, anchor: &'d str) {
        if self.bookmarks.contains_key(anchor) {
            return;
        }
        let mut name = readable(anchor);
        if self.taken.contains(&name) {
            name = format!("{name}_n{}", self.bookmarks.len());
        }
        self.taken.insert(name.clone());
        self.bookmarks.insert(anchor, Bookmark { name, is_placed: false });
    }

    /// Returns the bookmark for a link to an anchor; none if the document has no such anchor.
    pub(super) fn target(&self, anchor: &str) -> Option<&str> {
        self.bookmarks.get(anchor).map(|bookmark| &*bookmark.name)
    }

    /// Returns the bookmark to write at an anchor: only the first time, as names must be unique.
    pub(super) fn place(&mut self, anchor: &str) -> Option<&str> {
        let bookmark = self.bookmarks.get_mut(anchor)?;
        let was_placed = std::mem::replace(&mut bookmark.is_placed, true);
        (!was_placed).then_some(&*bookmark.name)
    }
}

/// Returns a valid bookmark name that resembles the anchor. Different anchors differ: `4.1-1` and `4.1.1`.
fn readable(anchor: &str) -> String {
    let mut name = "id_".to_owned();
    for c in anchor.chars() {
        match c {
            '-' => name.push_str("__"),
            c if c.is_ascii_alphanumeric() => name.push(c.to_ascii_lowercase()),
            _ => name.push('_'),
        }
    }
    name.truncate(LONGEST);
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_anchor_has_a_bookmark_of_its_own() {
        let long = "x".repeat(50);
        let longer = "x".repeat(51);
        let all = ["4.1-1", "4.1.1", "4_1_1", "4.1.A", "4.1.a", &long, &longer, "åäö", "ÅÄÖ"];
        let mut anchors = Bookmarks::default();
        for anchor in all {
            anchors.add(anchor);
            anchors.add(anchor);
        }
        let names: BTreeSet<&str> = all.iter().filter_map(|anchor| anchors.target(anchor)).collect();
        assert_eq!(names.len(), all.len());
        assert!(names.iter().all(|name| name.len() <= 40), "{names:?}");
        assert_eq!(anchors.target("4.1-1"), Some("id_4_1__1"));
        assert_eq!(anchors.target("4.2"), None);
    }

    #[test]
    fn a_bookmark_is_set_once() {
        let mut anchors = Bookmarks::default();
        anchors.add("4.1");
        assert_eq!(anchors.place("4.1"), Some("id_4_1"));
        assert_eq!(anchors.place("4.1"), None);
        assert_eq!(anchors.target("4.1"), Some("id_4_1"));
    }
}
