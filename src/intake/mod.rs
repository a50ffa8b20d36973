//! New plans: from answers, or imported from existing documents.
//!
//! `read` has a reader for each format, which gives a neutral [`Document`]. `take` recognises goals, priorities
//! and activities in it by the words of `words.txt`, and accounts for every cell and paragraph. `files` writes the
//! plan.

mod account;
mod after_done;
mod assessed;
mod beside;
mod body_names;
mod cells;
mod column_periods;
mod columns;
mod comments;
mod contradictions;
mod dates;
mod document;
mod entries;
mod extents;
mod fates;
mod follow_ups;
mod footnote_marks;
mod forms;
mod header_groups;
mod headings;
mod hues;
mod ids;
mod item_rows;
mod items;
mod joined_lines;
mod labels;
mod languages;
mod leads;
mod legend;
mod legend_text;
mod level_rows;
mod levels;
mod lists;
mod map;
mod merge;
mod new_plan;
mod owners;
mod paragraphs;
mod ranks;
mod read;
mod recognise;
mod register;
mod repeated;
mod row_kinds;
mod rows;
mod scale;
mod statuses;
mod supporters;
mod tables;
mod take;
mod time_words;
mod times;
mod title_columns;
mod tool_statuses;
mod words;
mod write;
mod years;

pub use account::{Account, Fate};
pub use document::Document;
pub use languages::language_of;
pub use map::{IntakeMap, MAP_FILE, MapFault, read_map};
pub use merge::goal_there;
pub use new_plan::{AdoptedId, NewActivity, NewFollowUp, NewGoal, NewPlan, NewPriority, NewStatus, Origin};
pub use read::read;
pub use scale::{READY, Ready};
pub use take::{Said, Taken, take};
pub use write::{activity_members, files, goal_file, priority_members};
