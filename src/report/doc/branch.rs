//! A line of a tree.

use super::Tone;

/// A line of a tree.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The depth, counted from 0.
    pub depth: usize,
    /// The text.
    pub text: String,
    /// True for a heading of the branches under it.
    pub is_heading: bool,
    /// A colour that repeats what the text says.
    pub tone: Option<Tone>,
}
