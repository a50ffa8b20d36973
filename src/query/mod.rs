//! Questions asked of a plan: plain functions over the model. Imports locale and model.

mod entry;
mod filters;
mod find;
mod order;
mod plan_selection;
mod refusal;
mod resolve;
mod roll_up;
mod selection;
mod standing;
mod words;

pub use entry::{Entry, each_once};
pub use filters::Filters;
pub use find::{Found, find};
pub use order::Alphabet;
pub use plan_selection::PlanSelection;
pub use refusal::Refusal;
pub use resolve::Asked;
pub use roll_up::{Counts, Group, GroupBy, RollUp, roll_up};
pub use selection::Selection;
pub use standing::{Standing, standing};
pub use words::{how_it_ended, stage_name, unit_adverb, unit_name};
