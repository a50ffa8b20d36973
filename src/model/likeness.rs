//! Similarity of titles.

use super::loose_key;

/// Returns the similarity of two texts from 0 to 1, as the Sørensen–Dice coefficient of their bigrams.
///
/// Case and accents are ignored.
pub fn likeness(one: &str, other: &str) -> f64 {
    strsim::sorensen_dice(&loose_key(one), &loose_key(other))
}
