//! Tests of the reports that the READMEs link to and show, so that they are current.
//!
//! Those of the real plan are of the plan as adopted, so that a status set in `plan/` changes no page.

use crate::common::{Program, assert_text, repository};

/// The files in `tests/snapshots`, and the plan and the command of each. `UPDATE=1 cargo test --test it linked`
/// updates them.
const MADE: [(&str, &str, &str); 4] = [
    ("report/page-one.svg", "tests/english", "--format svg --lang en --today 2026-02-03"),
    ("report/sidan-ett.svg", "tests/sample", "--format svg --lang sv --plan kultur --today 2026-02-03"),
    ("report/kulturplan.md", "tests/adopted", "--format md --today 2025-01-31"),
    ("report/kulturplan.html", "tests/adopted", "--format html --today 2025-01-31"),
];

#[test]
fn the_readmes_lead_to_reports_that_the_program_writes_today() {
    let readmes = ["README.md", "README.sv.md"].map(|path| std::fs::read_to_string(repository(path)).expect("a page"));
    for (name, plan, line) in MADE {
        let made = Program::at(repository(plan)).run(&format!("report {line}")).fine();
        let path = format!("tests/snapshots/{name}");
        assert_text(made, &path);
        assert!(readmes.concat().contains(&format!("]({path})")), "a README leads to {path}");
    }
}
