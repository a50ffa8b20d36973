//! Work on many files at once. Imports nothing of ours.

use rayon::prelude::*;

/// Below this many items threads cost more than they save: starting them takes about as long as reading a small plan.
const FEW: usize = 24;

/// Applies `work` to every item, on all processors where there are many items, and returns the results in order.
pub fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    if items.len() < FEW { items.into_iter().map(work).collect() } else { items.into_par_iter().map(work).collect() }
}
