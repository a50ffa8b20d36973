//! Tests of `plan due --silent`: owners who reported nothing, and the time since.

use super::{GOAL, MANIFEST, change, repository, state};
use crate::common::{Program, assert_said, with_files};

const LINE: &str = "due --silent -C planer/å";
const FILE: &str = "1-scener.toml";

#[test]
fn the_silent_are_named_with_the_days_since() {
    let program = repository().env("PLAN_TODAY", "2025-12-24");
    let before = program.run(LINE);
    state(&program, FILE, "4.1.1-1", "follow_up.2024 = { status = \"Gult\", note = \"På väg\" }");
    let uncommitted = program.run(LINE);
    program.commit_on("2025-01-31", "Åsa Öberg", "2024");
    let mut answers = vec![before, uncommitted];
    let formats = ["table", "md", "json", "jsonl", "csv", "tsv"];
    answers.extend(formats.map(|format| program.run(&format!("{LINE} --format {format} --lang en"))));
    // A note counts, and so does another owner's follow-up of a shared activity.
    change(&program, FILE, "[\"Filmfrämjande\"]", "[\"Filmfrämjande\", \"Teaterfrämjandet\"]");
    state(&program, FILE, "4.1.1-2", "follow_up.2025 = { note = \"Färgen är köpt\" }");
    answers.extend(["", " --owner Teaterfrämjande --lang en"].map(|more| program.run(&format!("{LINE}{more}"))));
    assert_said(answers, "due/silent.txt");
    assert_eq!(program.run(&format!("{LINE} --fail")).code, 0);
    assert_eq!(program.run(&format!("{LINE} --fail --period 2024 --owner Filmfrämjande")).code, 1);
}

#[test]
fn a_history_that_is_not_here_is_said_last() {
    let program = repository();
    program.commit_on("2025-01-31", "Åsa Öberg", "2024");
    let shallow = Program::temporary();
    shallow.git(&format!("clone -q --depth 1 'file://{}' klon", program.path("").display()));
    let alone = with_files([("plan.toml", MANIFEST), ("1.toml", GOAL)]);
    let answers = [
        alone.run("due --silent"),
        shallow.run("due --silent -C klon/planer/å --lang en"),
        alone.run("due --silent --format json"),
    ];
    assert_said(answers, "due/silent_without_history.txt");
}
