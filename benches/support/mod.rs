//! What the benchmarks share: plans of any size, made up.

mod activity;
mod follow_up;
pub(crate) mod generate;
mod goal;
mod governance;
mod manifest;
mod quoted;
mod random;
mod sentence;
mod words;
