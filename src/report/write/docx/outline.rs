//! What the document holds, gone through once before it is written: its chapters, and what can be led to.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::doc::{Block, Doc, Voice};

/// More lines than this make contents that nobody reads: then its deepest headings are left out.
const MOST_ENTRIES: usize = 70;
/// Contents show no deeper headings than this.
const DEEPEST_ENTRY: u8 = 3;
/// As deep as Word has headings.
const DEEPEST: u8 = 6;

/// What the document holds.
#[derive(Debug, Default)]
pub(super) struct Outline<'d> {
    /// From one heading of the first level to the next.
    pub(super) chapters: Vec<Chapter<'d>>,
    /// What a link can lead to.
    pub(super) anchors: Anchors<'d>,
    /// How deep the contents go; 0 where there are too few headings for any.
    pub(super) depth: u8,
}

/// From one heading of the first level to the next.
#[derive(Debug, Default)]
pub(super) struct Chapter<'d> {
    /// What stands in it, in order.
    pub(super) pieces: Vec<Piece<'d>>,
    /// Whether any table in it asks for a page on its side. All of it gets one then: a page is not turned in the middle
    /// of what belongs together.
    pub(super) is_wide: bool,
}

/// What stands in a chapter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'d> {
    /// A heading, also that of a part which folds elsewhere: paper shows all of it.
    Heading(Title<'d>),
    /// What stands under one.
    Block(&'d Block),
}

/// A heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title<'d> {
    pub(super) level: u8,
    pub(super) text: &'d str,
    pub(super) anchor: Option<&'d str>,
    pub(super) voice: Voice,
    /// Its place among all headings.
    pub(super) number: usize,
}

impl<'d> Outline<'d> {
    /// Goes through a document.
    pub(super) fn of(doc: &'d Doc) -> Self {
        let mut outline = Self::default();
        let mut headings = 0;
        outline.include(&doc.blocks, &mut headings);
        outline.depth = outline.depth_of_contents();
        outline
    }

    /// Returns the headings, in order.
    pub(super) fn titles(&self) -> impl Iterator<Item = &Title<'d>> {
        self.chapters.iter().flat_map(|chapter| &chapter.pieces).filter_map(|piece| match piece {
            Piece::Heading(title) => Some(title),
            Piece::Block(_) => None,
        })
    }

    fn include(&mut self, blocks: &'d [Block], headings: &mut usize) {
        for block in blocks {
            match block {
                Block::Heading(it) => self.head(it.level, &it.text, it.anchor.as_deref(), it.voice, headings),
                Block::Folded(level, text, blocks) => {
                    self.head(*level, text, None, Voice::Tool, headings);
                    self.include(blocks, headings);
                }
                block => {
                    if let Block::Table(table) = block {
                        self.chapter().is_wide |= table.is_wide;
                        for anchor in table.rows.iter().filter_map(|row| row.anchor.as_deref()) {
                            self.anchors.add(anchor);
                        }
                    }
                    self.chapter().pieces.push(Piece::Block(block));
                }
            }
        }
    }

    fn head(&mut self, level: u8, text: &'d str, anchor: Option<&'d str>, voice: Voice, headings: &mut usize) {
        if level <= 1 {
            self.chapters.push(Chapter::default());
        }
        *headings += 1;
        let title = Title { level: level.clamp(1, DEEPEST), text, anchor, voice, number: *headings };
        self.chapter().pieces.push(Piece::Heading(title));
        if let Some(anchor) = anchor {
            self.anchors.add(anchor);
        }
    }

    fn chapter(&mut self) -> &mut Chapter<'d> {
        if self.chapters.is_empty() {
            self.chapters.push(Chapter::default());
        }
        let last = self.chapters.len() - 1;
        &mut self.chapters[last]
    }

    fn depth_of_contents(&self) -> u8 {
        let entries = |depth: u8| self.titles().filter(|title| title.level <= depth).count();
        let deepest = self.titles().map(|title| title.level).max().unwrap_or_default().min(DEEPEST_ENTRY);
        let fits = (2..=deepest).rev().find(|depth| entries(*depth) <= MOST_ENTRIES);
        if entries(deepest) < 2 { 0 } else { fits.unwrap_or(1) }
    }
}

/// Word takes no longer name for a bookmark than forty signs; some are left for a number.
const LONGEST: usize = 32;

/// The bookmark of each anchor of the document.
#[derive(Debug, Default)]
pub(super) struct Anchors<'d> {
    bookmarks: BTreeMap<&'d str, Bookmark>,
    taken: BTreeSet<String>,
}

#[derive(Debug)]
struct Bookmark {
    name: String,
    is_placed: bool,
}

impl<'d> Anchors<'d> {
    /// Gives an anchor a bookmark, where it has none yet.
    pub(super) fn add(&mut self, anchor: &'d str) {
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

    /// Returns the bookmark that a link to an anchor leads to; none where the document has no such anchor.
    pub(super) fn target(&self, anchor: &str) -> Option<&str> {
        self.bookmarks.get(anchor).map(|bookmark| &*bookmark.name)
    }

    /// Returns the bookmark to be set where an anchor stands: the first time only, for no two may have the same name.
    pub(super) fn place(&mut self, anchor: &str) -> Option<&str> {
        let bookmark = self.bookmarks.get_mut(anchor)?;
        let was_placed = std::mem::replace(&mut bookmark.is_placed, true);
        (!was_placed).then_some(&*bookmark.name)
    }
}

/// Returns a name that Word takes, which still shows the anchor: `4.1-1` and `4.1.1` are two.
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
    use crate::report::doc::Table;

    #[test]
    fn a_page_is_turned_for_a_whole_chapter() {
        let mut doc = Doc::default();
        doc.heading(1, "one");
        doc.text("a");
        doc.heading(1, "two");
        doc.heading(2, "under");
        let folded = vec![Block::Table(Table::default().wide())];
        doc.blocks.push(Block::Folded(3, "folded".to_owned(), folded));
        doc.heading(9, "deep");
        let outline = Outline::of(&doc);
        let wide: Vec<bool> = outline.chapters.iter().map(|chapter| chapter.is_wide).collect();
        assert_eq!(wide, [false, true]);
        let levels: Vec<u8> = outline.titles().map(|title| title.level).collect();
        assert_eq!(levels, [1, 1, 2, 3, 6]);
    }

    #[test]
    fn contents_are_no_deeper_than_can_be_read() {
        let depth = |levels: &[(u8, usize)]| {
            let mut doc = Doc::default();
            let levels = levels.iter().flat_map(|(level, count)| std::iter::repeat_n(*level, *count));
            for level in levels {
                doc.heading(level, "x");
            }
            Outline::of(&doc).depth
        };
        assert_eq!(depth(&[]), 0);
        assert_eq!(depth(&[(1, 1)]), 0);
        assert_eq!(depth(&[(1, 2)]), 1);
        assert_eq!(depth(&[(1, 3), (2, 20), (3, 47)]), 3);
        assert_eq!(depth(&[(1, 3), (2, 20), (3, 48)]), 2);
        assert_eq!(depth(&[(1, 3), (2, 200)]), 1);
    }

    #[test]
    fn every_anchor_has_a_bookmark_of_its_own() {
        let long = "x".repeat(50);
        let longer = "x".repeat(51);
        let all = ["4.1-1", "4.1.1", "4_1_1", "4.1.A", "4.1.a", &long, &longer, "åäö", "ÅÄÖ"];
        let mut anchors = Anchors::default();
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
        let mut anchors = Anchors::default();
        anchors.add("4.1");
        assert_eq!(anchors.place("4.1"), Some("id_4_1"));
        assert_eq!(anchors.place("4.1"), None);
        assert_eq!(anchors.target("4.1"), Some("id_4_1"));
    }
}
