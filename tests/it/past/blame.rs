//! Tests of `plan blame`: who last set each status and note.

use super::{change, repository, state};
use crate::common::{Program, assert_said};

fn followed_up() -> Program {
    let program = repository();
    state(&program, "1-scener.toml", "4.1.1-1", "follow_up.2024 = { status = \"Gult\", note = \"Beslut i nämnden\" }");
    program.commit_on("2024-09-12", "Redaktör Ek", "Följ upp 2024");
    change(&program, "1-scener.toml", "status = \"Gult\"", "status = \"Grönt\"");
    program.commit_on("2025-01-12", "Åsa Öberg", "Det blev klart");
    change(&program, "1-scener.toml", "Bygg en scen", "Bygg scener");
    state(&program, "1-scener.toml", "4.1.1-1", "follow_up.2025 = { status = \"Gult\" }");
    program.commit_on("2025-09-12", "Redaktör Ek", "Följ upp 2025");
    state(&program, "1-scener.toml", "4.1.1-1", "follow_up.2026 = { note = \"Börjar i mars\" }");
    program
}

#[test]
fn each_status_and_each_note_is_whose_it_was_last() {
    let program = followed_up();
    let lines = [
        "blame 4.1.1-1",
        "blame 4.1.1-1 --lang en",
        "blame 4.1.1-1 --format md",
        "blame 4.1.1-1 --format json",
        "blame 4.1.1-2",
    ];
    assert_said(lines.map(|line| program.run(&format!("{line} -C planer/å"))), "blame/usual.txt");
}

#[test]
fn what_an_activity_was_written_with_is_whose_it_was_then() {
    let program = Program::in_copy_of_sample();
    program.commit_on("2024-01-01", "Ek", "Antagen");
    let blame = program.run("blame 2.1.2-1 --format json").fine();
    assert_eq!(blame.matches("\"author\":\"Ek\"").count(), 2, "{blame}");
}

#[test]
fn only_activities_have_it() {
    let program = followed_up();
    let lines =
        ["blame 4.1.1", "blame 4.1.1-9 --lang en", "blame", "blame 4.1.1-1 --format csv", "blame 4.1.1-1 4.1.1-2"];
    assert_said(lines.map(|line| program.run(&format!("{line} -C planer/å"))), "blame/refused.txt");
}
