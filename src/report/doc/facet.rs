//! A facet that rows can be filtered by.

use super::Voice;

/// A facet that rows can be filtered by, such as their owner.
#[derive(Clone, Debug)]
pub struct Facet {
    /// The name.
    pub title: String,
    /// The values there are, in the order they are offered.
    pub values: Vec<String>,
    /// The origin of the values.
    pub voice: Voice,
}
