//! The switch for generated files: `UPDATE=1 cargo test` writes the current output in place of the expected one.
//!
//! It applies to snapshots, cases, pages and schemas. Review the diff.

use snapbox::Data;
use snapbox::assert::{Action, Assert};
use snapbox::data::DataFormat;

use crate::common::repository;

/// Returns whether generated files are to be written.
#[expect(clippy::disallowed_methods, reason = "a test is told by the environment to write")]
pub(crate) fn is_asked_for() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// Compares a text exactly with a file of the repository, or writes it.
#[track_caller]
pub(crate) fn compare(text: String, path: &str) {
    let expected = Data::read_from(&repository(path), Some(DataFormat::Text)).raw();
    let action = if is_asked_for() { Action::Overwrite } else { Action::Verify };
    if let Err(error) = Assert::new().action(action).try_eq(None, text.into(), expected) {
        panic!("{error}\n{path}: `UPDATE=1 cargo test` writes what comes out now");
    }
}
