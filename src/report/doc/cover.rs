//! What stands on a document's title page, and in its properties.

/// What stands on a document's title page, and in its properties.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// What it is about: the plan's title.
    pub title: String,
    /// What it says of it, such as "Follow-up 2024".
    pub subtitle: String,
    /// Whose document it is: the organisation.
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
