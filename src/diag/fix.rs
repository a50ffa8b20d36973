//! How a problem is mended, where that has one right answer.

use crate::source::Place;

/// A change of the files that mends one problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is changed, in file order; no two overlap.
    pub edits: Vec<Edit>,
    /// Whether it is right in every case. One that is not is a guess that a person must look at.
    pub is_safe: bool,
}

/// A stretch of a file, and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is taken away.
    pub place: Place,
    /// What is put there, as it stands in the file.
    pub text: String,
}

impl Fix {
    /// A change of one place that is right in every case.
    pub fn safe(place: Place, text: impl Into<String>) -> Self {
        Self { edits: vec![Edit { place, text: text.into() }], is_safe: true }
    }

    /// A change of one place that is a guess.
    pub fn guess(place: Place, text: impl Into<String>) -> Self {
        Self { is_safe: false, ..Self::safe(place, text) }
    }
}
