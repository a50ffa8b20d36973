//! Why a file could not be read as text.

use std::io::{Error, ErrorKind};

/// The largest file that is read, in bytes: some 40,000 activities. A larger one is a mistake, not a plan.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Why a file could not be read as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The path leads to something else: a directory, a pipe, a device.
    NotAFile,
    /// The path leads over a link out of the plan's directory, to what is hidden there, or nowhere.
    LeadsOut,
    /// The operating system refused.
    Unreadable {
        /// Why, as far as it is one of the usual reasons.
        kind: ErrorKind,
        /// Why, in its own words.
        words: String,
    },
    /// The file has more than [`MAX_BYTES`] bytes.
    TooLarge(u64),
    /// The bytes from this offset on are no UTF-8.
    NotUtf8 {
        /// The first byte that is wrong.
        offset: usize,
        /// The file begins as UTF-16 does, which some Windows programs write.
        utf16: bool,
    },
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Unreadable { kind: error.kind(), words: error.to_string() }
    }
}
