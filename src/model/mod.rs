//! The data model of plans. Each value has its place in the files.
//!
//! A [`Portfolio`] has [`Plan`]s, a plan has [`Goal`]s, a goal has [`Priority`]s and a priority has [`Activity`]s.
//! Texts are borrowed from the files where possible.

mod activity;
mod address;
mod copies;
mod day;
mod follow_up;
mod goal;
mod governance;
mod id;
mod interval;
mod language;
mod link;
mod measure;
mod name;
mod nearest;
mod number;
mod owner;
mod period;
mod plan;
mod possible_names;
mod priority;
mod scale;
mod stage;
mod thing;
mod typos;
mod when;

pub use activity::{Activity, End};
pub use address::Address;
pub use copies::{Copies, copied_goals, copied_plans};
pub use day::Day;
pub use follow_up::{Assessed, Closing, FollowUp, checksum};
pub use goal::{Goal, Kind};
pub use governance::{Focus, Governance, Organisation, PlanBrief, ReportFrame, Strategy};
pub use id::{Id, id_meant, is_id};
pub use interval::{Interval, Unit};
pub use language::LanguageTag;
pub use link::{Link, Url, ends_url};
pub use measure::{Baseline, Better, Measure, Measured};
pub use name::{JoinedName, composed, joined, likeness, loose_key, same_key, search_key};
pub use nearest::{Nearest, nearest};
pub use number::Number;
pub use owner::{Answering, Owner, OwnerId, OwnerRef, Owners, Register, SaidBy};
pub use period::{Period, PeriodError};
pub use plan::{
    Completeness, Development, FollowUpRules, Levels, NOTE_RULE, OwnerList, Placed, Plan, PlanStrategy, Portfolio,
    Strictness, Years,
};
pub use possible_names::PossibleNames;
pub use priority::Priority;
pub use scale::{Color, Scale, Status, StatusId, StatusRef};
pub use stage::Stage;
pub use thing::{Thing, Tier};
pub use when::When;

/// A text of the plan: borrowed from its file, or owned if it has escapes.
pub type Str<'a> = std::borrow::Cow<'a, str>;
