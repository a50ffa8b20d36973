//! Every kind of difference has a folder in `tests/diffs`: from `old` to `new`, `plan diff` says exactly
//! `expected.txt`.

use std::collections::BTreeSet;

use crate::common::{Answer, Program, assert_text, files_below, repository};

/// Returns the names of the cases.
fn cases() -> BTreeSet<String> {
    let files = files_below("tests/diffs").into_iter();
    files.filter_map(|(path, _)| Some(path.split_once('/')?.0.to_owned())).collect()
}

/// Returns what is said of the way from one side of a case to the other.
fn diff(case: &str, from: &str, to: &str, options: &str) -> Answer {
    let program = Program::at(repository(&format!("tests/diffs/{case}")));
    program.run(&format!("diff -C {to} --path {from} {options}"))
}

#[test]
fn every_case_says_exactly_what_is_expected() {
    assert!(cases().len() > 8);
    for case in cases() {
        let said = ["sv", "en"].map(|lang| diff(&case, "old", "new", &format!("--lang {lang}")).to_string());
        assert_text(said.join("\n"), &format!("tests/diffs/{case}/expected.txt"));
    }
}

#[test]
fn a_side_does_not_differ_from_itself() {
    for case in cases().iter().filter(|case| *case != "broken") {
        for side in ["old", "new"] {
            let said = diff(case, side, side, "--exit-code --lang en").fine();
            assert!(said.ends_with("No difference in the plan.\n"), "{case}: {said}");
        }
    }
}

/// Whatever is told one way is told the other way too: nothing is seen from one side alone.
#[test]
fn every_case_but_layout_differs_both_ways() {
    for case in cases().iter().filter(|case| *case != "broken") {
        for (from, to) in [("old", "new"), ("new", "old")] {
            let answer = diff(case, from, to, "--exit-code");
            assert_eq!(answer.code, i32::from(case != "layout"), "{answer}");
        }
    }
}
