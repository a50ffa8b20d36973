//! Parallel processing of lists.

use rayon::prelude::*;

/// Applies `work` to every item and returns the results in order; on all processors if `is_much`.
///
/// Starting threads takes about as long as reading a plan of a few hundred activities, so the caller decides.
pub fn map<T: Send, R: Send>(items: Vec<T>, is_much: bool, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    if is_much { items.into_par_iter().map(work).collect() } else { items.into_iter().map(work).collect() }
}
