//! One test for each case folder, named for it: `cargo test --test cases codes/PL305`.
//!
//! A case is data, so a new one needs no code. `UPDATE=1` writes the expected files; the diff is what to review.

#[path = "../it/code_case.rs"]
mod code_case;
mod codes;
#[expect(dead_code, reason = "shared with the tests in tests/it, which use more of it")]
#[path = "../it/common.rs"]
mod common;
mod diffs;
mod edits;
mod fixes;
mod merges;
#[path = "../it/update.rs"]
mod update;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let kinds = [codes::tests(), diffs::tests(), edits::tests(), fixes::tests(), merges::tests()];
    libtest_mimic::run(&Arguments::from_args(), kinds.into_iter().flatten().collect()).exit_code()
}

/// Returns the names of the folders in a folder of `tests`, in order.
fn folders(kind: &str) -> Vec<String> {
    let entries = std::fs::read_dir(common::repository(&format!("tests/{kind}"))).expect("the folder can be listed");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Returns a test of each case of a kind. A panic is a failure.
fn each(kind: &str, test: fn(&str)) -> Vec<Trial> {
    let names = folders(kind);
    // An empty list would pass without testing anything.
    assert!(!names.is_empty(), "tests/{kind} has no cases");
    let trial = |name: String| {
        Trial::test(format!("{kind}/{name}"), move || {
            test(&name);
            Ok(())
        })
    };
    names.into_iter().map(trial).collect()
}
