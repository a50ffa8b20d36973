//! What is set one under the other: strips of a page, each with what is drawn on it.

use std::rc::Rc;

use super::lines::Line;
use super::shaper::Word;
use super::style::{Shape, Type};
use super::tags::Leaf;
use crate::palette::{Rgb, paper};

/// A part of a page from edge to edge, that is never cut.
#[derive(Default)]
pub(super) struct Strip {
    pub(super) height: f32,
    /// The room above it, where it is not the first of its page.
    pub(super) before: f32,
    /// Whether the next one stands on the same page.
    pub(super) keeps: bool,
    /// Whether it begins a page, and of which shape.
    pub(super) begins: Option<Shape>,
    /// What is drawn above it where it is the first of its page.
    pub(super) repeats: Option<Rc<Strip>>,
    /// What leads here.
    pub(super) targets: Vec<usize>,
    pub(super) items: Vec<Item>,
}

/// Something drawn.
pub(super) struct Item {
    /// From the left edge of the page.
    pub(super) x: f32,
    /// From the top of its strip.
    pub(super) y: f32,
    pub(super) ink: Ink,
    pub(super) mark: Mark,
    /// Where it leads.
    pub(super) target: Option<Target>,
}

/// Where something leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A place in the document, by its number.
    Place(usize),
    /// An address.
    Web(Rc<str>),
}

/// What is drawn.
#[derive(Clone)]
pub(super) enum Ink {
    /// Text; its place is where its first letter stands on the line.
    Text { words: Rc<[Rc<Word>]>, size: f32, width: f32, colour: Rgb },
    /// A rectangle; its place is its upper left corner.
    Box { width: f32, height: f32, fill: Option<Rgb>, edge: Option<Rgb> },
}

/// What it is, for who does not see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Something a tag holds.
    Leaf(Leaf),
    /// Nothing: lines and colours.
    Decoration,
    /// Said before: the header of a table, on its next page.
    Repeated,
    /// The line above every page.
    Header,
    /// The line below every page.
    Footer,
}

impl Item {
    /// A rectangle that says nothing.
    pub(super) fn decoration([x, y, width, height]: [f32; 4], fill: Rgb) -> Self {
        let ink = Ink::Box { width, height, fill: Some(fill), edge: None };
        Self { x, y, ink, mark: Mark::Decoration, target: None }
    }

    /// The same, for who has read it before.
    fn repeated(&self) -> Self {
        Self { mark: Mark::Repeated, target: None, ink: self.ink.clone(), x: self.x, y: self.y }
    }
}

impl Strip {
    /// Returns it as it is drawn again on the next page.
    pub(super) fn repeated(&self) -> Self {
        Self { height: self.height, items: self.items.iter().map(Item::repeated).collect(), ..Self::default() }
    }

    /// Writes a line; `mark` tells of each of its spans what it is, and where it leads, which its colour shows.
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

/// Says of strips that they stand on the page of what follows.
pub(super) fn keep_with_next(strips: &mut [Strip]) {
    for strip in strips {
        strip.keeps = true;
    }
}

/// The fewest lines of a paragraph that stand alone on a page.
const ALONE: usize = 2;

/// Says of each strip of a paragraph whether the next one must stand on its page, so that no line stands alone.
pub(super) fn keep_together(strips: &mut [Strip]) {
    let last = strips.len().saturating_sub(1);
    for (at, strip) in strips.iter_mut().enumerate() {
        strip.keeps = at < last && (at + 1 < ALONE || at + ALONE > last);
    }
}
