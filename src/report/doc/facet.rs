//! What rows can be picked by.

use super::Voice;

/// What rows can be picked by, such as their owner.
#[derive(Clone, Debug)]
pub struct Facet {
    /// What it is called.
    pub title: String,
    /// The values there are, in the order they are offered.
    pub values: Vec<String>,
    /// Whose words the values are.
    pub voice: Voice,
}
