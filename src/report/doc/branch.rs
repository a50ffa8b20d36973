//! A line of a tree.

use super::Tone;

/// A line of a tree.
#[derive(Clone, Debug)]
pub struct Branch {
    /// How deep it hangs, counted from 0.
    pub depth: usize,
    /// What it says.
    pub text: String,
    /// Whether it is a heading for those that hang under it.
    pub is_heading: bool,
    /// A colour that repeats what the text says.
    pub tone: Option<Tone>,
}
