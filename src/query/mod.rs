//! Queries about plans, as functions over the model.

mod assessable;
mod compare;
mod completion;
mod counts;
mod date_range;
mod earlier;
mod entry;
mod expect_open;
mod filters;
mod find;
mod find_activity;
mod find_period;
mod find_status;
mod inflection;
mod level_name;
mod measure;
mod order;
mod plan_selection;
mod refusal;
mod resolve;
mod roll_up;
mod selection;
mod side_by_side;
mod standing;
mod tally;
mod words;

pub use assessable::{Assessable, assessed, lacking_before, sections_of};
pub use compare::{ChangeKind, Comparison, PeriodChange, change_kind};
pub use completion::{Completion, Share, percent};
pub use counts::{Counts, MOST_OF_STAGE};
pub use date_range::{DateRange, find_date_range, find_when};
pub use earlier::{EarlierPlan, NoEarlierPlan};
pub use entry::{Entry, each_once};
pub use expect_open::{current_over, expect_open, expect_within};
pub use filters::Filters;
pub use find::{Found, Things, find, find_interval, find_one, find_owner, find_to_read};
pub use find_activity::{find_activity, find_thing};
pub use find_period::{expect_followed_up, find_period};
pub use find_status::{
    color_words_of, either_status, expect_scale, find_status, is_beginning, names_status, other_forms, stage_words,
    statuses_in_words, unknown_status,
};
pub use level_name::{Level, LevelName};
pub use measure::{Distance, MeasureEntry, MeasureRow, answering, measure_rows, owner_names};
pub use order::{Alphabet, by_owner, grouped_by_owner};
pub use plan_selection::PlanSelection;
pub use refusal::{Refusal, listed};
pub use resolve::Asked;
pub use roll_up::{Group, GroupBy, RollUp, roll_up};
pub use selection::Selection;
pub use side_by_side::{CountedBeside, PeriodRow, SideBySide, periods_of};
pub use standing::{
    ClosedBy, Expected, Standing, expected, own_standing, repetition, standing, standings, start, stated,
};
pub use tally::{Along, OffTrackSince, Tally, off_track_since, tally};
pub use words::{
    better_name, closed_by_name, color_name, how_it_ended, interval_adverb, number_words, stage_name, unit_adverb,
};
