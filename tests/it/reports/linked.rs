//! Tests of the report that the README links to, so that it is current.
//!
//! It is of the plan as adopted, so that a status set in `plan/` changes no page.

use crate::common::{Program, assert_text, repository};

/// The files in `tests/snapshots`, and the command of each. `UPDATE=1 cargo test --test it linked` updates them.
const MADE: [(&str, &str); 3] = [
    ("report/kulturplan.svg", "chart --by goal --format svg"),
    ("report/kulturplan.md", "report --format md"),
    ("report/kulturplan.html", "report --format html"),
];

#[test]
fn the_readme_leads_to_reports_that_the_program_writes_today() {
    let program = Program::at(repository("tests/adopted"));
    let readme = std::fs::read_to_string(repository("README.md")).expect("it is there");
    for (path, line) in MADE {
        let made = program.run(&format!("{line} --today 2025-01-31")).fine();
        assert_text(made, &format!("tests/snapshots/{path}"));
        assert!(readme.contains(&format!("](tests/snapshots/{path})")), "README.md leads to {path}");
    }
}
