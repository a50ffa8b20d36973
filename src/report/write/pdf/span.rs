//! Spans of text, and the lines that they become.

use std::rc::Rc;

use super::faces::Weight;
use super::shaper::{ShapedWord, prepared};

/// Text of one weight and one link target.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) weight: Weight,
    /// The link target.
    pub(super) target: Option<Target>,
}

impl Span {
    pub(super) fn new(text: &str, weight: Weight) -> Self {
        Self { text: prepared(text), weight, target: None }
    }
}

/// A line of laid-out text.
#[derive(Default)]
pub(super) struct Line {
    pub(super) parts: Vec<LinePart>,
    /// The width without trailing spaces.
    pub(super) width: f32,
}

/// The part of a line that belongs to one span.
pub(super) struct LinePart {
    /// The index of the span.
    pub(super) span: usize,
    pub(super) words: Vec<Rc<ShapedWord>>,
    /// The offset in the line.
    pub(super) x: f32,
    pub(super) width: f32,
}

/// The target of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A position in the document, by its number.
    Place(usize),
    /// A web address.
    Web(Rc<str>),
}
