//! Tests that nothing succeeds without having been checked: missing plans, filters without matches, unreadable
//! folders.

use crate::common::{Program, assert_said, repository, with_files};
use crate::hostile::{GOAL, PLAN};

const GOVERNANCE: &str = "title = \"All\"\nlanguage = \"en\"\n\n[[plan]]\nid = \"p\"\ntitle = \"P\"\n\n[[plan]]\nid = \"gone\"\ntitle = \"Gone\"\n";

/// A portfolio in which one of two plans is missing.
fn half() -> Program {
    with_files([("governance.toml", GOVERNANCE), ("p/plan.toml", PLAN), ("p/1.toml", GOAL)])
}

/// Every command that reads plans, and some that change them.
const COMMANDS: [&str; 20] = [
    "status",
    "status --format json",
    "list",
    "list --format csv",
    "show 1",
    "tree",
    "owners",
    "plans",
    "due",
    "due --fail",
    "chart",
    "report",
    "report -o ut.docx",
    "export -o ut.xlsx",
    "set 1-1 Done",
    "add goal --id 1 --title T",
    "open 2025",
    "close 2024",
    "fmt --check",
    "rename owner A B",
];

#[test]
fn a_portfolio_without_its_plans_is_refused() {
    let program = Program::at(repository("tests/cases/b16-no-plan-is-green/plan"));
    for command in COMMANDS {
        let err = program.run(&format!("{command} --lang en")).refused();
        let message = "no plan was read: no directory in [DIR] has a plan.toml (governance.toml names: kulturplan)";
        assert!(err.starts_with(&format!("error: {message}\n  help: fetch")), "{command}: {err}");
    }
    let answers = ["sv", "en"].map(|lang| program.run(&format!("check --lang {lang}")));
    assert_said(answers, "no_plan/check.txt");
}

#[test]
fn a_portfolio_that_names_no_plan_is_refused_too() {
    for (path, text) in [("x/notes.txt", ""), ("x/1.toml", GOAL), ("x/Plan.toml", PLAN), ("x/plan.toml.orig", PLAN)] {
        let program = with_files([("governance.toml", "title = \"All\"\n"), (path, text)]);
        assert!(program.run("due --fail").refused().contains("no plan was read"), "{path}");
        let found = program.run("check --format short");
        assert!(found.code == 1 && found.out.contains("governance.toml:1:1: error[PL220]"), "{found}");
    }
}

#[test]
fn a_plan_that_is_named_and_not_there_is_said_last() {
    let program = half();
    for line in ["due --fail", "status --format json", "list --format tsv", "report -o ut.md", "export -o ut.csv"] {
        let err = program.run(line).refused();
        assert!(err.contains("error: plans named in governance.toml are missing here: gone"), "{err}");
    }
    for line in ["due --fail --plan p", "status --format json --plan p", "set 1-1 Done --dry-run"] {
        let answer = program.run(line);
        assert!(answer.code < 2 && answer.err.is_empty(), "{answer}");
    }
    assert_said([program.run("status"), program.run("list --format md --lang sv")], "no_plan/one_of_two.txt");
    // An accepted finding is no longer reported.
    program.write("governance.toml", GOVERNANCE.replace("id = \"gone\"", "id = \"gone\" # accept(PL217): from 2027"));
    let answer = program.run("status --format json");
    assert!(answer.code == 0 && answer.err.is_empty(), "{answer}");
    // A misspelt id is not a missing plan.
    program.write("governance.toml", GOVERNANCE.replace("\"p\"", "\"pp\"").replace("\"gone\"", "\"p\""));
    assert_eq!(program.run("status --format json").code, 2, "`pp` is like no name that is free");
    program.write("p/plan.toml", PLAN.replace("\"p\"", "\"kultur\""));
    std::fs::rename(program.path("p"), program.path("kultur")).expect("it can be moved");
    program.write("governance.toml", "title = \"All\"\n[[plan]]\nid = \"kultr\"\ntitle = \"K\"\n");
    assert_eq!(program.run("status --format json").code, 0);
}

#[test]
fn a_new_plan_is_no_error_and_says_that_it_is_new() {
    let program = with_files([("plan.toml", "id = \"p\"\ntitle = \"P\"\nlanguage = \"en\"\n")]);
    let check = program.run("check").fine();
    assert_eq!(check, "no errors: 1 file, 0 activities; the plan is empty so far\n");
    for line in ["due --fail", "status", "list", "report"] {
        assert!(program.run(line).fine().contains("The plan has no activities.\n"), "{line}");
    }
}

#[test]
fn a_selection_of_nothing_has_nothing_to_fail_for() {
    let program = with_files([("plan.toml", PLAN), ("1.toml", GOAL)]);
    let refused = program.run("due --fail --start 2030").refused();
    assert!(refused.starts_with("error: --fail: nothing matches the selection"), "{refused}");
    assert_eq!(program.run("due --fail --start 2024").code, 1);
    program.write("1.toml", format!("{GOAL}follow_up.2024 = {{ status = \"Done\" }}\n"));
    // A filter by status may match nothing.
    assert!(program.run("due --fail --status unassessed").fine().contains("Nothing"));
}

#[test]
fn goals_that_cannot_be_read_make_no_empty_plan() {
    let program = with_files([("plan.toml", PLAN), ("1.toml", "id = \"1\ntitle = ["), ("2.toml", "\0")]);
    for line in ["due --fail", "status", "list", "report", "tree", "chart", "owners", "plans"] {
        assert!(program.run(line).refused().contains("error: the plan cannot be read in full"), "{line}");
    }
}

#[test]
fn of_several_plans_the_broken_one_is_refused_and_the_others_are_whole() {
    let program =
        with_files([("a/plan.toml", &*PLAN.replace("\"p\"", "\"a\"")), ("a/1.toml", GOAL), ("b/1.toml", GOAL)]);
    program.write("b/plan.toml", b"id = \"b\xff\"\n");
    assert!(program.run("-C . status --plan b").refused().contains("b/plan.toml"));
    assert!(program.run("-C . status --format json").refused().contains("b/plan.toml"));
    let whole = program.run("-C . status --plan a --format json");
    assert!(whole.code == 0 && whole.err.is_empty(), "{whole}");
}
