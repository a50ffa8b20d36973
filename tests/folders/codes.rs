//! `tests/codes`: for each code, `bad` gives exactly `expected.txt` and no other code, and `good` gives nothing.

use std::collections::BTreeSet;

use libtest_mimic::Trial;
use plan::check::codes;
use plan::diag::{Code, Severity};

use crate::code_case::{case, check};
use crate::common::assert_text;

pub(crate) fn tests() -> Vec<Trial> {
    crate::each("codes", |id| {
        let code = codes().iter().copied().find(|code| code.id == id).expect("each folder is named for a code");
        gives_what_is_expected(code);
        has_one_fault(code);
        good_has_none(code);
    })
}

fn gives_what_is_expected(code: &Code) {
    let program = case(code, "bad");
    let [swedish, english] = ["sv", "en"].map(|lang| program.run(&check(code, &format!("--lang {lang}"))));
    let exit = i32::from(code.severity == Severity::Error);
    assert_eq!((swedish.code, english.code), (exit, exit), "{swedish}{english}");
    assert!(swedish.err.is_empty() && english.err.is_empty(), "{swedish}{english}");
    assert_text(format!("{}\n{}", swedish.out, english.out), &format!("tests/codes/{}/expected.txt", code.id));
}

fn has_one_fault(code: &Code) {
    let short = case(code, "bad").run(&check(code, "--format short")).out;
    let code_of = |line: &str| line.split_once('[')?.1.split_once(']').map(|(code, _)| code.to_owned());
    let found: BTreeSet<String> =
        short.lines().map(|line| code_of(line).unwrap_or_else(|| panic!("no code in {line}"))).collect();
    assert_eq!(found, BTreeSet::from([code.id.to_owned()]));
}

fn good_has_none(code: &Code) {
    let answer = case(code, "good").run(&check(code, "--lang en"));
    assert!(answer.code == 0 && answer.out.starts_with("no errors: "), "{answer}");
    assert!(answer.out.contains(" 1 activity") || answer.out.contains(" 2 activities"), "{answer}");
}
