//! Files for other programs, beside a new plan.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::diag::system_reason;
use crate::locale::text;
use crate::query::Refusal;

/// A file for another program, beside a new plan.
pub(super) struct SideFile {
    pub(super) path: PathBuf,
    /// The path as the reader would type it.
    pub(super) shown: String,
    pub(super) content: String,
}

impl SideFile {
    /// Returns whether the path exists, even as a broken link.
    pub(super) fn is_there(&self) -> bool {
        fs::symlink_metadata(&self.path).is_ok()
    }

    /// Returns the refusal if it cannot be written; nothing is written then.
    pub(super) fn unwritten(&self, error: &io::Error) -> Refusal {
        let (path, reason) = (&self.shown, system_reason(error.kind(), &error.to_string()));
        let message =
            text!(reason = reason; "{path} gick inte att skriva: {reason}", "{path} could not be written: {reason}");
        let help = text!("ingen plan är påbörjad", "no plan was begun");
        Refusal::new(message, Some(help))
    }
}
