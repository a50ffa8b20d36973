//! `tests/diffs`: from `old` to `new`, `plan diff` prints exactly `expected.txt`.

use libtest_mimic::Trial;

use crate::common::{Answer, Program, assert_text, repository};

pub(crate) fn tests() -> Vec<Trial> {
    crate::each("diffs", |case| {
        let said = ["sv", "en"].map(|lang| diff(case, "old", "new", &format!("--lang {lang}")).to_string());
        assert_text(said.join("\n"), &format!("tests/diffs/{case}/expected.txt"));
        if case == "broken" {
            return;
        }
        for side in ["old", "new"] {
            let said = diff(case, side, side, "--exit-code --lang en").fine();
            assert!(said.ends_with("No difference in the plan.\n"), "{said}");
        }
        // In both directions.
        for (from, to) in [("old", "new"), ("new", "old")] {
            let answer = diff(case, from, to, "--exit-code");
            assert_eq!(answer.code, i32::from(case != "layout"), "{answer}");
        }
    })
}

/// Compares two sides of a case.
fn diff(case: &str, from: &str, to: &str, options: &str) -> Answer {
    let program = Program::at(repository(&format!("tests/diffs/{case}")));
    program.run(&format!("diff -C {to} --path {from} {options}"))
}
