//! Tests of files that look like part of a plan but are not read: they are reported.

use crate::common::{Program, assert_said};
use crate::hostile::{GOAL, PLAN};

/// A portfolio with every kind of file that is not read, and with unrelated files.
fn littered() -> Program {
    let program = Program::temporary();
    program.write("governance.toml", "title = \"All\"\nlanguage = \"en\"\n");
    program.write("p/plan.toml", PLAN);
    program.write("p/1.toml", GOAL);
    for path in [
        "2.toml",
        "Governance.toml",
        "drafts/3.toml",
        "wrong/Plan.toml",
        "p/2.TOML",
        "p/1.toml.orig",
        "p/1.toml~",
        "p/old/4.toml",
        "p/old/5.toml",
    ] {
        program.write(path, GOAL);
    }
    program.write("p/governance.toml", "title = \"Another\"\nlanguage = \"sv\"\n");
    for path in ["README.md", "p/.1.toml.swp", "p/.gitkeep", "p/notes.txt", "p/pictures/a.png", "papers/a.docx"] {
        program.write(path, "no plan");
    }
    program
}

#[test]
fn each_is_told_with_what_to_do() {
    let program = littered();
    let answers = ["short", "human", "json"].map(|format| program.run(&format!("check --format {format}")));
    assert_said(answers, "skipped_files/check.txt");
}

#[test]
fn nothing_of_them_is_read() {
    let program = littered();
    let titles = program.run("plans --format json").fine();
    assert!(!titles.contains("Another"), "{titles}");
    assert!(program.run("list").fine().contains("1 activity"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let program = Program::temporary();
    program.write("plan.toml", PLAN);
    program.write("1.toml", GOAL);
    std::fs::write(program.path("").join(OsStr::from_bytes(b"m\xe5l.toml")), GOAL).expect("the system takes any name");
    let found = program.run("check --format short");
    assert_eq!(
        found.out,
        "m\u{fffd}l.toml:1:1: warning[PL005]: the file is not read: its name is not written in UTF-8\n"
    );
}

#[test]
fn a_place_that_cannot_be_looked_into_is_not_called_no_plan() {
    let program = Program::temporary();
    program.write("file", "");
    let refused = ["sv", "en"].map(|lang| program.run(&format!("check -C file --lang {lang}")).refused());
    assert_eq!(
        refused.map(|words| words.lines().next().map(str::to_owned)),
        [
            Some("fel: file går inte att läsa: det är ingen katalog".to_owned()),
            Some("error: file cannot be read: it is not a directory".to_owned())
        ]
    );
}

#[test]
fn a_plan_gives_its_language_where_its_governance_does_not() {
    let program = Program::temporary();
    program.write("plans/governance.toml", "title = \"Allt\"\n");
    program.write("plans/p/plan.toml", PLAN.replace("\"en\"", "\"sv\""));
    for line in ["list --lista -C plans", "list --lista -Cplans", "list --lista -C=plans"] {
        assert!(program.run(line).refused().starts_with("fel: "), "{line}");
    }
}

#[test]
fn errors_have_colours_only_where_they_are_asked_for() {
    let program = Program::temporary();
    let errors = ["--color always", "--color=always", "--color never", ""]
        .map(|color| program.run(&format!("list {color}")).refused());
    assert_eq!(errors.map(|error| error.contains('\u{1b}')), [true, true, false, false]);
}

#[test]
fn what_commands_a_terminal_is_not_shown_in_a_source_line() {
    let program = Program::temporary();
    program.write("plan.toml", PLAN);
    program.write("1.toml", GOAL.replace("[\"A\"]", "[\"\u{9b}31mB\u{202e}\"]").replace("Title", "A\ttitle"));
    let found = program.run("check").out;
    assert!(found.contains("·31mB\u{fffd}") && !found.contains(['\u{9b}', '\u{202e}']), "{found}");
}
