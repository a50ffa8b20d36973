//! Strips: the unbreakable horizontal pieces that pages are filled with.

use std::rc::Rc;

use krilla::geom::Size;
use krilla::image::Image;

use super::shaper::ShapedWord;
use super::span::{Line, Target};
use super::style::{PageShape, Type};
use super::tags::Leaf;
use crate::palette::{Rgb, paper};

/// A horizontal piece of a page, from edge to edge, that no page break divides.
#[derive(Default)]
pub(super) struct Strip {
    pub(super) height: f32,
    /// The space above it, unless it is the first of its page.
    pub(super) before: f32,
    /// True if the next strip must be on the same page.
    pub(super) keeps: bool,
    /// The shape of the page that it begins, if it begins one.
    pub(super) begins: Option<PageShape>,
    /// The table header that is repeated above it at the top of a page.
    pub(super) repeats: Option<Rc<Strip>>,
    /// The target that it lists, in the contents.
    pub(super) lists: Option<usize>,
    /// The targets of links at this strip, by number.
    pub(super) targets: Vec<usize>,
    pub(super) items: Vec<Item>,
}

/// An item to draw.
pub(super) struct Item {
    /// The distance from the left edge of the page.
    pub(super) x: f32,
    /// The distance from the top of its strip.
    pub(super) y: f32,
    pub(super) ink: Ink,
    pub(super) mark: Mark,
    /// The link target.
    pub(super) target: Option<Target>,
}

/// The graphics of an item.
#[derive(Clone)]
pub(super) enum Ink {
    /// Text; its position is the start of the baseline.
    Text { words: Rc<[Rc<ShapedWord>]>, size: f32, width: f32, colour: Rgb },
    /// A picture; its position is the upper left corner.
    Picture { image: Image, size: Size },
    /// A rectangle; its position is the upper left corner.
    Box { width: f32, height: f32, fill: Option<Rgb>, edge: Option<Rgb> },
}

/// The role of an item in a tagged PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Content of a tag.
    Leaf(Leaf),
    /// An artifact: lines and colours.
    Decoration,
    /// An artifact: a table header that is repeated on the next page.
    Repeated,
    /// An artifact: the line at the top of every page.
    Header,
    /// An artifact: the line at the bottom of every page.
    Footer,
}

impl Item {
    /// Returns a filled rectangle without meaning.
    pub(super) fn decoration([x, y, width, height]: [f32; 4], fill: Rgb) -> Self {
        let ink = Ink::Box { width, height, fill: Some(fill), edge: None };
        Self { x, y, ink, mark: Mark::Decoration, target: None }
    }

    /// Returns a copy as a repeated artifact.
    fn repeated(&self) -> Self {
        Self { mark: Mark::Repeated, target: None, ink: self.ink.clone(), x: self.x, y: self.y }
    }
}

impl Strip {
    /// Returns a copy to repeat on the next page.
    pub(super) fn repeated(&self) -> Self {
        Self { height: self.height, items: self.items.iter().map(Item::repeated).collect(), ..Self::default() }
    }

    /// Adds a line of text. `mark` returns the role and the link target of each span; links have their own colour.
    pub(super) fn write(
        &mut self,
        line: Line,
        [x, top]: [f32; 2],
        font: Type,
        colour: Rgb,
        mut mark: impl FnMut(usize) -> (Mark, Option<Target>),
    ) {
        for part in line.parts {
            let (mark, target) = mark(part.span);
            let colour = if target.is_some() { paper::LINK } else { colour };
            let ink = Ink::Text { words: part.words.into(), size: font.size, width: part.width, colour };
            self.items.push(Item { x: x + part.x, y: top + font.baseline(), ink, mark, target });
        }
    }
}

/// Keeps all of the strips on the page of what follows them.
pub(super) fn keep_with_next(strips: &mut [Strip]) {
    for strip in strips {
        strip.keeps = true;
    }
}

/// The fewest lines of a paragraph on a page: no widows or orphans.
const ALONE: usize = 2;

/// Keeps the first lines of a paragraph together, and the last ones.
pub(super) fn keep_together(strips: &mut [Strip]) {
    let last = strips.len().saturating_sub(1);
    for (at, strip) in strips.iter_mut().enumerate() {
        strip.keeps = at < last && (at + 1 < ALONE || at + ALONE > last);
    }
}
