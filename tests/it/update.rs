//! The one switch for what is generated: `UPDATE=1 cargo test` writes what comes out now in place of what was expected.
//!
//! It holds for snapshots, cases, the pages and the schemas. The diff is what to review.

use snapbox::Data;
use snapbox::assert::{Action, Assert};
use snapbox::data::DataFormat;

use crate::common::repository;

/// Returns whether what is generated is to be written.
#[expect(clippy::disallowed_methods, reason = "a test is told by the environment to write")]
pub(crate) fn is_asked_for() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// Compares a text with a file of the repository, to the last sign, or writes it there.
#[track_caller]
pub(crate) fn compare(text: String, path: &str) {
    let expected = Data::read_from(&repository(path), Some(DataFormat::Text)).raw();
    let action = if is_asked_for() { Action::Overwrite } else { Action::Verify };
    if let Err(error) = Assert::new().action(action).try_eq(None, text.into(), expected) {
        panic!("{error}\n{path}: `UPDATE=1 cargo test` writes what comes out now");
    }
}
