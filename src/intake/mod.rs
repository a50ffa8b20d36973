//! A plan that begins: from answers, or from the documents that people have it in. Imports source, syntax, locale, model,
//! load, check, edit and sheet.
//!
//! A reader for each format ([`read`]) gives one neutral document. [`take`] recognises in it what a plan has, with the
//! words of `words.txt`, and accounts for every cell and paragraph. [`files`] writes the plan.

mod account;
mod cells;
mod columns;
mod dates;
mod document;
mod follow_ups;
mod headings;
mod levels;
mod mend;
mod new_plan;
mod owners;
mod read;
mod recognise;
mod rows;
mod scale;
mod statuses;
mod tables;
mod take;
mod words;
mod write;

pub use account::Account;
pub use document::Document;
pub use new_plan::{NewActivity, NewGoal, NewPlan, NewPriority, NewStatus};
pub use read::read;
pub use scale::{READY, Ready};
pub use take::{Said, Taken, language_of, take};
pub use write::files;
