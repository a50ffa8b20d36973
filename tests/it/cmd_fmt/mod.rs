//! Tests of `plan fmt`: the canonical layout.

mod same;
mod wild;

use plan::load::FileKind;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::common::files_below;
use crate::properties::cases;
use same::{findings, formatted, model};
use wild::Dice;

/// Returns the kind of a file by its name.
fn kind(path: &str) -> FileKind {
    match path.rsplit('/').next() {
        Some("plan.toml") => FileKind::Plan,
        Some("governance.toml") => FileKind::Governance,
        _ => FileKind::Goal,
    }
}

/// Returns the part of a name after the last dot.
fn kind_of_name(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// Returns every valid TOML file below a folder of the repository.
fn right_files(folder: &str) -> Vec<(String, String)> {
    let is_right = |text: &str| toml::from_str::<toml::Table>(text.trim_start_matches('\u{feff}')).is_ok();
    files_below(folder).into_iter().filter(|(path, text)| kind_of_name(path) == "toml" && is_right(text)).collect()
}

/// Fails with the first line that differs, as whole files are too long to read.
#[track_caller]
fn assert_same_lines(after: &str, before: &str, path: &str) {
    for (number, (after, before)) in after.lines().zip(before.lines()).enumerate() {
        assert_eq!(after, before, "{path}:{}", number + 1);
    }
    assert!(after == before, "{path}: the ends differ");
}

#[test]
fn the_plan_is_canonical_as_it_is_written() {
    for folder in ["plan", "tests/sample", "tests/adopted"] {
        for (path, text) in right_files(folder) {
            assert_same_lines(&formatted(&text, kind(&path)), &text, &format!("{folder}/{path}"));
        }
    }
}

#[test]
fn every_file_of_the_tests_keeps_its_meaning_and_is_formatted_once() {
    let files = right_files("tests");
    assert!(files.len() > 200, "{}", files.len());
    for (path, text) in files {
        formatted(&text, kind(&path));
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn in_any_layout_a_file_keeps_what_it_says(throws in vec(any::<u8>(), 0..600)) {
        let text = Dice::new(throws, false).file();
        let after = formatted(&text, FileKind::Goal);
        assert_same_lines(&model(&after), &model(&text), &text);
    }

    #[test]
    fn what_is_accepted_stays_accepted_and_nothing_more_is(throws in vec(any::<u8>(), 0..600)) {
        let text = Dice::new(throws, true).file();
        let after = formatted(&text, FileKind::Goal);
        prop_assert_eq!(findings(&text), findings(&after), "{}\n---\n{}", text, after);
    }
}
