//! The title page of a document, and its properties.

/// The title page of a document, and its properties.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// The plan's title.
    pub title: String,
    /// The kind of document, such as "Follow-up 2024".
    pub subtitle: String,
    /// The organisation that the document comes from.
    pub author: Option<String>,
    /// More names with their values: who receives it, when it was made, what was selected.
    pub facts: Vec<(String, String)>,
    /// The day it was made, as `2024-12-31`.
    pub day: String,
    /// The language the plan is written in, as a tag such as `sv`.
    pub plan_language: String,
}

impl Cover {
    /// Returns the title with what it says of it.
    pub fn full_title(&self) -> String {
        if self.subtitle.is_empty() { self.title.clone() } else { format!("{} – {}", self.title, self.subtitle) }
    }
}
