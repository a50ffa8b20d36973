//! Questions asked of a plan: plain functions over the model. Imports locale and model.

mod by_owner;
mod entry;
mod expect_open;
mod filters;
mod find;
mod find_activity;
mod find_owner;
mod find_period;
mod find_status;
mod find_unit;
mod order;
mod plan_selection;
mod refusal;
mod resolve;
mod roll_up;
mod selection;
mod standing;
mod words;

pub use by_owner::by_owner;
pub use entry::{Entry, each_once};
pub use expect_open::{expect_open, expect_within};
pub use filters::Filters;
pub use find::{Found, find, find_one};
pub use find_activity::find_activity;
pub use find_owner::find_owner;
pub use find_period::{expect_followed_up, find_period};
pub use find_status::{find_status, names_status, statuses_in_words, unknown_status};
pub use find_unit::find_unit;
pub use order::Alphabet;
pub use plan_selection::PlanSelection;
pub use refusal::{Refusal, listed};
pub use resolve::Asked;
pub use roll_up::{Counts, Group, GroupBy, RollUp, roll_up};
pub use selection::Selection;
pub use standing::{Standing, standing};
pub use words::{how_it_ended, stage_name, unit_adverb, unit_name};
