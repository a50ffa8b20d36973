//! `tests/merges`: `plan merge-driver` makes `merged.toml` from `base.toml`, `ours.toml` and `theirs.toml`, and prints
//! `said.txt`. A case whose name begins with `plan-` or `governance-` is about such a file, any other about a goal.

use libtest_mimic::Trial;
use plan::edit::merge::{Marks, Merged, Sides, merge};
use plan::load::FileKind;

use crate::common::{Answer, Program, assert_text, repository};
use crate::update;

pub(crate) fn tests() -> Vec<Trial> {
    crate::each("merges", |case| {
        is_merged_as_expected(case);
        takes_what_one_side_changed(case);
    })
}

fn is_merged_as_expected(case: &str) {
    let (result, said) = merged(case, "sv");
    let (again, in_english) = merged(case, "en");
    assert!(result == again, "the language changes the result");
    let path = format!("tests/merges/{case}/merged.toml");
    if update::is_asked_for() {
        std::fs::write(repository(&path), &result).expect("it can be written");
    }
    assert!(result == content(case, "merged.toml"), "{}", String::from_utf8_lossy(&result));
    assert_text(format!("{said}\n{in_english}"), &format!("tests/merges/{case}/said.txt"));
}

/// Asserts that changes of only one side are taken exactly.
fn takes_what_one_side_changed(case: &str) {
    let [base, ours, theirs] = ["base.toml", "ours.toml", "theirs.toml"]
        .map(|name| String::from_utf8(content(case, name)).unwrap_or_default());
    for (sides, expected) in [
        (Sides { base: &*base, ours: &*ours, theirs: &*base }, &ours),
        (Sides { base: &*base, ours: &*base, theirs: &*theirs }, &theirs),
        (Sides { base: &*base, ours: &*theirs, theirs: &*theirs }, &theirs),
    ] {
        let Merged { text, conflicts } = merge(sides, FileKind::of(file_name(case)), &Marks::default());
        assert!(text == *expected && conflicts.is_empty(), "{text}");
    }
}

/// Merges a case as git would. Returns the merged file and the answer.
fn merged(case: &str, lang: &str) -> (Vec<u8>, Answer) {
    let program = Program::temporary();
    for name in ["base.toml", "ours.toml", "theirs.toml"] {
        program.write(name, content(case, name));
    }
    let name = file_name(case);
    let answer = program.run(&format!("merge-driver base.toml ours.toml theirs.toml --path p/{name} --lang {lang}"));
    (std::fs::read(program.path("ours.toml")).expect("it is there"), answer)
}

/// Returns a file of a case as bytes; empty if it is missing.
fn content(case: &str, name: &str) -> Vec<u8> {
    std::fs::read(repository(&format!("tests/merges/{case}/{name}"))).unwrap_or_default()
}

fn file_name(case: &str) -> &'static str {
    match case.split('-').next() {
        Some("plan") => "plan.toml",
        Some("governance") => "governance.toml",
        _ => "4.1.toml",
    }
}
