//! The texts of plans, from disk or git, and places in them.

mod disk;
mod escapes;
mod file;
mod git;
mod hash;
mod layout;
mod lock;
mod natural;
mod pdf;
mod picture;
mod printable;
mod regular;
mod skipped;
mod sources;
mod span;
mod work_tree;

pub use disk::{
    cannot_list, find_plan_dir, folders, governing, holds_plans, is_plan_dir, plan_folder, read_dir, read_head,
    read_some,
};
pub use escapes::Escapes;
pub use file::{FileId, MAX_BYTES, Position, ReadError, SourceFile};
pub use git::{
    Blob, ChangedFile, Commit, Ever, Files, History, Revision, RevisionError, changed, instant, read_blobs,
    read_history, values_ever,
};
pub use hash::{hash, hash_of_bytes};
pub use layout::{is_goal_file, is_toml};
pub use lock::{Lock, Root, StillHeld, Waiting};
pub use natural::natural_order;
pub use pdf::{PdfFault, pdf_text};
pub use picture::{MAX_PICTURE_BYTES, MAX_PIXELS, Picture, PictureFault, PictureKind, path_below};
pub use printable::{inert, inert_json, inert_markup, percent_encoded, printable, printable_in_place, printable_line};
pub use regular::{inner, read_below, read_regular, within};
pub use skipped::{SkipReason, is_called_copy_of, looks_like_copy, original_of_skipped, originality};
pub use sources::Sources;
pub use span::{Place, Span, Spanned};
pub use work_tree::{folder_in_work_tree, foreign_link, is_link, top_of_work_tree};

/// The file that makes a directory a plan.
pub const MANIFEST: &str = "plan.toml";
/// The file that makes a directory a portfolio of the plans below it.
pub const GOVERNANCE: &str = "governance.toml";
