//! Tests of sheets that were resaved by `LibreOffice`; see `tests/sheets/README.md`.

use super::{plan_of, round_trip::copy_of};
use crate::common::{Program, assert_said, repository};

/// A copy of the sample, with one of the saved sheets.
fn with_saved(file: &str) -> Program {
    let program = copy_of("tests/sample");
    let bytes = std::fs::read(repository("tests/sheets").join(file)).expect("it lies there");
    program.write(file, bytes);
    program
}

#[test]
fn what_was_filled_in_comes_out_of_every_format() {
    let mut plans = Vec::new();
    for file in ["libreoffice.xlsx", "libreoffice.ods", "libreoffice.csv"] {
        let program = with_saved(file);
        let answer = program.run(&format!("import {file}"));
        assert_eq!(answer.code, 0, "{answer}");
        plans.push(plan_of(&program).into_iter().map(|(_, text)| text).collect::<Vec<_>>());
    }
    assert!(plans.iter().all(|plan| *plan == plans[0]));
    let whole = plans[0].concat();
    for line in [
        "follow_up.2025 = { status = \"Gult\", note = \"Tre gästspel,\\noch ett till – \\\"allt\\\" utsålt\" }",
        "follow_up.2025 = { note = \"Två  kommuner återstår\\t🎭\" }",
        "follow_up.2025 = { status = \"Rött\", note = \"=1+1\" }",
    ] {
        assert!(whole.contains(line), "{line}\n{whole}");
    }
}

#[test]
fn letters_that_were_lost_are_told_where_they_can_be_seen() {
    assert_said(
        [with_saved("libreoffice-ansi.csv").run("import libreoffice-ansi.csv --dry-run")],
        "cmd_import/ansi.txt",
    );
}
