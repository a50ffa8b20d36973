//! Tests of files that look like part of a plan but are not read: they are reported.

use crate::common::{Program, assert_said, with_files};
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
    let titles = program.run("plans");
    assert!(titles.code == 0 && !titles.out.contains("Another"), "{titles}");
    let list = program.run("list");
    assert!(list.code == 0 && list.out.contains("1 activity"), "{list}");
}

/// Windows hides how a name ends, and Notepad adds `.txt`: the goal is gone, and nothing looks wrong.
#[test]
fn a_goal_that_is_left_out_for_its_name_is_missing() {
    for wrong in ["2.TOML", "2.toml.txt", "2.Toml", "Mål 2.toml.TXT", "2.toml.download"] {
        let program = with_files([("plan.toml", PLAN), ("1.toml", GOAL), (wrong, GOAL)]);
        let found = program.run("check --format short");
        assert!(found.code == 1 && found.out.starts_with(&format!("{wrong}:1:1: error[PL008]")), "{found}");
        for line in ["status", "list", "tree", "list --format md"] {
            let answer = program.run(line);
            let said = format!("files with errors: 1 ({wrong}); how many activities are missing cannot be determined");
            let told = format!("{}{}", answer.out, answer.err).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(answer.code == 0 && told.contains(&said), "{line}: {answer}");
        }
        for line in
            ["due --fail", "status --format json", "list --format csv", "export --all -o e.xlsx", "report -o r.docx"]
        {
            assert!(program.run(line).refused().contains(wrong), "{line}");
        }
    }
    let deep = with_files([("plan.toml", PLAN), ("goals/1.toml", GOAL)]);
    assert!(deep.run("check --format short").out.starts_with("goals:1:1: error[PL008]"));
    deep.run("due --fail").refused();
    // What is read has a copy beside it, or lies in another folder.
    for beside in ["1.toml.txt", "1.TOML", "2.toml.orig", "2.toml~", "old/2.toml"] {
        let program = with_files([("plan.toml", PLAN), ("1.toml", GOAL), (beside, GOAL)]);
        let found = program.run("check --format short");
        assert!(found.code == 0 && found.out.contains("warning[PL005]"), "{beside}: {found}");
        program.run("list --format csv").fine();
    }
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
        "m\u{fffd}l.toml:1:1: error[PL008]: the file is not read: its name is not written in UTF-8\n"
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
