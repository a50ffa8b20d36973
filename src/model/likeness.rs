//! The similarity of two titles.

use super::loose_key;

/// Returns how alike two texts are, from 0 to 1: how many pairs of letters that follow each other they share.
///
/// Case and accents do not count.
pub fn likeness(one: &str, other: &str) -> f64 {
    strsim::sorensen_dice(&loose_key(one), &loose_key(other))
}
