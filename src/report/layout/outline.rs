//! The outline of a document: its chapters, the depth of its table of contents and its anchors.

use crate::report::doc::{Block, Doc, Voice};

/// As deep as Word and web pages have headings.
const DEEPEST: u8 = 6;

/// The outline of a document.
#[derive(Debug, Default)]
pub struct Outline<'d> {
    /// The chapters, each from one heading of level 1 to the next.
    pub chapters: Vec<Chapter<'d>>,
    /// The depth of the table of contents; 0 if there are too few headings for one.
    pub depth: u8,
}

/// A chapter: a heading of level 1 and everything up to the next.
#[derive(Debug, Default)]
pub struct Chapter<'d> {
    /// The content, in order.
    pub pieces: Vec<OutlineItem<'d>>,
    /// True if any table in it needs a landscape page. The whole chapter is landscape then, as pages do not turn
    /// within one.
    pub is_wide: bool,
}

/// A heading or a block of a chapter.
#[derive(Clone, Copy, Debug)]
pub enum OutlineItem<'d> {
    /// A heading, also that of a folded part: paper shows everything.
    Heading(Title<'d>),
    /// Any other block.
    Block(&'d Block),
}

/// A heading.
#[derive(Clone, Copy, Debug)]
pub struct Title<'d> {
    /// The level, from 1 to 6.
    pub level: u8,
    /// The text.
    pub text: &'d str,
    /// The target of links.
    pub anchor: Option<&'d str>,
    /// The origin of the text.
    pub voice: Voice,
    /// Its number among all headings, from 1.
    pub number: usize,
}

impl<'d> Chapter<'d> {
    /// Returns its headings, in order.
    pub fn titles(&self) -> impl Iterator<Item = &Title<'d>> + Clone {
        self.pieces.iter().filter_map(|piece| match piece {
            OutlineItem::Heading(title) => Some(title),
            OutlineItem::Block(_) => None,
        })
    }
}

impl<'d> Outline<'d> {
    /// Returns the outline of a document.
    pub fn of(doc: &'d Doc) -> Self {
        let mut outline = Self::default();
        let mut headings = 0;
        outline.include(&doc.blocks, &mut headings);
        let first = usize::from(!doc.front_and_rest().0.is_empty());
        let listed = outline.chapters.iter().skip(first).flat_map(Chapter::titles);
        outline.depth = contents_depth(listed.map(|title| title.level));
        outline
    }

    /// Returns the headings, in order.
    pub fn titles(&self) -> impl Iterator<Item = &Title<'d>> + Clone {
        self.chapters.iter().flat_map(Chapter::titles)
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
                    self.chapter().pieces.push(OutlineItem::Block(block));
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
        self.chapter().pieces.push(OutlineItem::Heading(title));
    }

    fn chapter(&mut self) -> &mut Chapter<'d> {
        if self.chapters.is_empty() {
            self.chapters.push(Chapter::default());
        }
        let last = self.chapters.len() - 1;
        &mut self.chapters[last]
    }
}

/// Returns the number of heading levels to list in the contents: the chapters, or if there is only one also its parts;
/// 0 if there is only one entry.
pub fn contents_depth(levels: impl Iterator<Item = u8> + Clone) -> u8 {
    let entries = |depth: u8| levels.clone().filter(|level| *level <= depth).count();
    (1..=2).find(|depth| entries(*depth) > 1).unwrap_or_default()
}

/// Returns every anchor of a document in order, also those in folded parts. Duplicates are kept.
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
        assert_eq!(depth(&[(1, 3), (2, 20)]), 1);
        assert_eq!(depth(&[(1, 1), (2, 2), (3, 9)]), 2);
    }
}
