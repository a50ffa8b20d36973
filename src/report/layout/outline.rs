//! What a document holds, gone through once before it is written: its chapters, how deep
//! its contents go, and the anchors that links lead to.

use crate::report::doc::{Block, Doc, Voice};

/// More lines than this make contents that nobody reads: then its deepest headings are left out.
const MOST_ENTRIES: usize = 70;
/// Contents show no deeper headings than this.
const DEEPEST_ENTRY: u8 = 3;
/// As deep as Word and web pages have headings.
const DEEPEST: u8 = 6;

/// What the document holds.
#[derive(Debug, Default)]
pub struct Outline<'d> {
    /// From one heading of the first level to the next.
    pub chapters: Vec<Chapter<'d>>,
    /// How deep the contents go; 0 where there are too few headings for any.
    pub depth: u8,
}

/// From one heading of the first level to the next.
#[derive(Debug, Default)]
pub struct Chapter<'d> {
    /// What stands in it, in order.
    pub pieces: Vec<Piece<'d>>,
    /// Whether any table in it asks for a page on its side. All of it gets one then: a page is not turned in the middle
    /// of what belongs together.
    pub is_wide: bool,
}

/// What stands in a chapter.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'d> {
    /// A heading, also that of a part which folds elsewhere: paper shows all of it.
    Heading(Title<'d>),
    /// What stands under one.
    Block(&'d Block),
}

/// A heading.
#[derive(Clone, Copy, Debug)]
pub struct Title<'d> {
    /// From 1 for the largest.
    pub level: u8,
    /// What it says.
    pub text: &'d str,
    /// What links lead to it by.
    pub anchor: Option<&'d str>,
    /// Whose words it is.
    pub voice: Voice,
    /// Its place among all headings.
    pub number: usize,
}

impl<'d> Outline<'d> {
    /// Goes through a document.
    pub fn of(doc: &'d Doc) -> Self {
        let mut outline = Self::default();
        let mut headings = 0;
        outline.include(&doc.blocks, &mut headings);
        outline.depth = contents_depth(outline.titles().map(|title| title.level));
        outline
    }

    /// Returns the headings, in order.
    pub fn titles(&self) -> impl Iterator<Item = &Title<'d>> + Clone {
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
    }

    fn chapter(&mut self) -> &mut Chapter<'d> {
        if self.chapters.is_empty() {
            self.chapters.push(Chapter::default());
        }
        let last = self.chapters.len() - 1;
        &mut self.chapters[last]
    }
}

/// Returns how deep contents go that list headings of these levels; 0 where there are too few for any.
pub fn contents_depth(levels: impl Iterator<Item = u8> + Clone) -> u8 {
    let entries = |depth: u8| levels.clone().filter(|level| *level <= depth).count();
    let deepest = levels.clone().max().unwrap_or_default().min(DEEPEST_ENTRY);
    let fits = (2..=deepest).rev().find(|depth| entries(*depth) <= MOST_ENTRIES);
    if entries(deepest) < 2 { 0 } else { fits.unwrap_or(1) }
}

/// Returns every anchor of a document in its order, also those of parts that fold; one that stands twice comes twice.
pub fn anchors(doc: &Doc) -> Vec<&str> {
    let mut anchors = Vec::new();
    gather(&doc.blocks, &mut anchors);
    anchors
}

fn gather<'d>(blocks: &'d [Block], anchors: &mut Vec<&'d str>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => anchors.extend(heading.anchor.as_deref()),
            Block::Table(table) => anchors.extend(table.rows.iter().filter_map(|row| row.anchor.as_deref())),
            Block::Folded(_, _, blocks) => gather(blocks, anchors),
            _ => {}
        }
    }
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
}
