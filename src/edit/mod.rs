//! Changes of a plan's files. They are text edits, so that comments and layout are kept, and are checked in memory
//! before anything is written.
//!
//! Only a [`Writer`] changes a plan's files.

mod amend;
mod attempt;
mod draft;
mod file_names;
mod fixes;
mod format;
pub mod layout;
mod line_diff;
mod links;
pub mod merge;
mod rename;
mod statement;
mod write;

pub use amend::{Amendment, DroppedOwner};
pub use attempt::{LoadedFiles, NewErrors, attempt};
pub use draft::{Draft, KeyChange, ListOf, PlacementError, TableNotFound};
pub use file_names::{FileNames, goal_file_name};
pub use fixes::{FixResult, apply_fixes, compatible_fixes, fix_all};
pub use format::{Formatted, format, format_all, kept_canonical};
pub use line_diff::{changed_lines, diff};
pub use links::{LinkChanges, sources_step};
pub use rename::{give_ids, rename_owners};
pub use statement::Statement;
pub use write::{
    GeneratedFiles, Holder, LastChange, LostRights, MadeFiles, MadeFolders, NotOpened, NotPublished, NotUndone,
    PublishedFolder, Recovered, Unfinished, Unwritten, Writer, holder, make_folder, make_folders, unfinished,
    write_whole,
};
