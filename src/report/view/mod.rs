//! One question, answered as a document; one question, one file.

mod activity;
mod attention;
mod blame;
mod chart;
mod diff;
mod due;
mod explain;
mod lacking;
mod list;
mod log;
mod owners;
mod plans;
mod report;
pub mod review;
mod show;
pub mod standing;
mod status;
mod titles;
mod tree;

pub use attention::needs_attention;
pub use blame::blame;
pub use chart::{chart, drawn};
pub use diff::{Between, changed, diff, diff_lines};
pub use due::due;
pub use explain::{codes, explain};
pub use lacking::lacking;
pub use list::{list, list_columns};
pub use log::{Log, log};
pub use owners::{OwnerKey, OwnerRow, Owners, counted_owners, owners};
pub use plans::plans;
pub use report::{Paper, matrix, report, workbook};
pub use show::{Show, show};
pub use standing::capital;
pub use status::status;
pub use titles::{asked, lacking_words};
pub use tree::{ALL_LEVELS, tree};
