//! Files for other programs, beside a new plan.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Making, tell_written};
use crate::cli::output::{Output, notice};
use crate::cli::stop::Stop;
use crate::diag::system_reason;
use crate::edit::{make_folder, write_whole};
use crate::locale::{Text, text};

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

    /// Writes it; returns whether it exists then. The plan does not need it, so failures are only reported.
    pub(super) fn write(&self, making: &Making<'_>, output: &mut Output) -> Result<bool, Stop> {
        let path = &self.shown;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let written = make_folder(folder).and_then(|()| write_whole(&self.path, self.content.as_bytes()));
        if let Err(error) = &written {
            let reason = system_reason(error.kind(), &error.to_string());
            let message = text!(
                reason = reason;
                "{path} gick inte att skriva: {reason}",
                "{path} could not be written: {reason}"
            );
            let help = Text::fixed("planen är skriven ändå", "the plan was written all the same");
            notice(making.environment, making.lang, &message, Some(&help));
        } else {
            tell_written(path, making.lang, output)?;
        }
        Ok(written.is_ok())
    }
}
