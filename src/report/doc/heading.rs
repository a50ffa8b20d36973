//! A heading.

use super::Voice;

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Counted from 1. Each of level 1 begins a part of its own: a page, or a sheet.
    pub level: u8,
    /// The text.
    pub text: String,
    /// The name that a link finds it by, unique in the document.
    pub anchor: Option<String>,
    /// The origin of the text.
    pub voice: Voice,
}

impl Heading {
    /// A heading in the tool's own words, that nothing leads to.
    pub fn new(level: u8, text: impl Into<String>) -> Self {
        Self { level, text: text.into(), anchor: None, voice: Voice::Tool }
    }

    /// A heading in the plan's words, that a link finds.
    pub fn of_plan(level: u8, text: impl Into<String>, anchor: impl Into<String>) -> Self {
        Self { level, text: text.into(), anchor: Some(anchor.into()), voice: Voice::Plan }
    }
}
