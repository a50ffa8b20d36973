//! Tests of copies that sync programs and people leave beside plans: they are not silently counted twice.

use crate::common::{Program, assert_said, files_below, with_files};
use crate::hostile::{GOAL, PLAN};

/// Names of copies of `1.toml`, and longer names that are none.
const COPIES: [&str; 15] = [
    "1-DESKTOP-AB12C.toml",
    "1-Annas-dator.toml",
    "1 (1).toml",
    "1 2.toml",
    "1 - Kopia.toml",
    "1 - Kopia (2).toml",
    "1 - Copy.toml",
    "1 copy.toml",
    "Kopia av 1.toml",
    "Copy of 1.toml",
    "1 (conflicted copy 2026-01-01 120000).toml",
    "1 (Anna Eks konfliktkopia 2026-01-01).toml",
    "1.sync-conflict-20260101-120000-ABCDEFG.toml",
    "1 (Case Conflict).toml",
    "1_REMOTE_4711.toml",
];

/// The case in a temporary directory.
fn case() -> Program {
    let program = Program::temporary();
    for (path, text) in files_below("tests/cases/b03-conflicted-copy-counted-twice") {
        program.write(&path, text);
    }
    program.below("p")
}

#[test]
fn a_goal_that_stands_twice_is_said_last_and_programs_get_nothing() {
    let program = case();
    let answers = ["status", "list --format md --lang en", "status --format json", "check", "check --lang en"];
    assert_said(answers.map(|line| program.run(line)), "copies/goal.txt");
    let machine = ["list --format csv", "due --fail", "report -o r.md", "export -o e.xlsx", "chart --format svg"];
    let changes = [
        "set 1-1 Grönt",
        "set --owner 'Anna Ek' Grönt",
        "close 2024",
        "move 1-1 --to 1",
        "add activity --under 1 --title T --owner 'Bo Alm'",
        "import nothing.csv",
    ];
    for line in machine.into_iter().chain(changes) {
        let err = program.run(line).refused();
        assert!(err.contains("målet `1` står i två filer") || line.starts_with("import"), "{line}: {err}");
    }
    let open = program.run("open 2025 --dry-run");
    assert!(open.code == 0 && open.err.starts_with("varning: målet `1` står i två filer"), "{open}");
}

#[test]
fn the_copy_is_pointed_at_and_not_the_original() {
    for copy in COPIES {
        let program = with_files([("plan.toml", PLAN), ("1.toml", GOAL), (copy, GOAL)]);
        let found = program.run("check --format short").out;
        assert_eq!(found, format!("{copy}:1:6: error[PL215]: `1` is already in 1.toml\n"));
        let status = program.run("status");
        let last = format!(
            "counted twice: 1.toml, {copy}\n  help: if it is a copy: move what should apply to 1.toml, and remove {copy}\n"
        );
        assert!(status.code == 0 && status.err.ends_with(&last), "{status}");
    }
}

#[test]
fn three_of_a_goal_are_counted_three_times() {
    let program = with_files([("plan.toml", PLAN), ("1.toml", GOAL), ("1 (1).toml", GOAL), ("1 (2).toml", GOAL)]);
    let err = program.run("list").err;
    assert!(err.contains("the goal `1` is in 3 files and is counted 3 times: 1.toml, 1 (1).toml, 1 (2).toml"), "{err}");
}

#[test]
fn a_copy_with_another_goals_id_is_told_of_its_activities() {
    let program = with_files([("plan.toml", PLAN), ("1.toml", GOAL), ("1 (1).toml", &*GOAL.replace("\"1\"", "\"2\""))]);
    let found = program.run("check --format short --only PL202").out;
    assert_eq!(found, "1 (1).toml:4:6: error[PL202]: the id `1-1` is already used\n");
}

#[test]
fn a_copy_of_a_manifest_is_one_finding() {
    for copy in ["plan - Kopia.toml", "plan (1).toml", "plan-DESKTOP-AB12C.toml", "plan-ANNAS.toml", "gammal.toml"] {
        let manifest = PLAN.replace("status = [", "period = { first = 2024, last = 2026 }\nstatus = [");
        let program = with_files([("plan.toml", &*manifest), ("1.toml", GOAL), (copy, &*manifest)]);
        let found = program.run("check --format short").out;
        assert_eq!(found, format!("{copy}:1:1: error[PL007]: this looks like a copy of plan.toml\n"));
        assert!(program.run("status").err.contains(copy));
        program.run("status --format json").refused();
    }
    let broken = with_files([("plan.toml", PLAN), ("1.toml", GOAL), ("plan (1).toml", "id = \"p\ntitle")]);
    assert_eq!(broken.run("check --format short").out.lines().count(), 1);
}

#[test]
fn a_copy_of_a_whole_plan_is_said_last() {
    for copy in ["kultur - Kopia", "kultur (2)", "kultur-DESKTOP-AB12C", "Kopia av kultur"] {
        let manifest = PLAN.replace("\"p\"", "\"kultur\"");
        let program = Program::temporary();
        for folder in ["kultur", copy] {
            program.write(&format!("{folder}/plan.toml"), &manifest);
            program.write(&format!("{folder}/1.toml"), GOAL);
        }
        let found = program.run("check -C . --format short").out;
        let expected = "error[PL221]: the plan `kultur` is already in the directory `kultur`";
        assert_eq!(found, format!("{copy}/plan.toml:1:6: {expected}\n"));
        let err = program.run("status -C .").err;
        assert!(err.contains(&format!("is in two directories and is counted twice: kultur, {copy}")), "{err}");
        program.run("list -C . --format csv --plan kultur").refused();
        // Alone, the folder must have the plan's name.
        std::fs::remove_dir_all(program.path("kultur")).expect("it can be removed");
        let help = program.run("check -C . --only PL207").out;
        assert!(help.contains("rename the directory to `kultur`"), "{help}");
    }
}

#[test]
fn what_programs_leave_while_a_file_is_open_is_no_goal() {
    for left in ["~$1.toml", "#1.toml#", "#1.toml", ".~1.toml", ".1.toml.swp", "1.toml~", "._1.toml", "~1.toml"] {
        let program = with_files([("plan.toml", PLAN), ("1.toml", GOAL), (left, GOAL)]);
        assert!(program.run("list --format csv").fine().lines().count() == 2, "{left}");
        let found = program.run("check --format short");
        let is_told = found.out.starts_with(&format!("{left}:1:1: warning[PL005]"));
        assert!(found.code == 0 && (is_told || left.starts_with('.')), "{left}: {found}");
    }
}

#[test]
fn a_copy_that_is_accepted_is_no_hindrance() {
    let accepted = GOAL.replace("id = \"1\"", "id = \"1\" # accept(PL215): compared until June");
    let program = with_files([("plan.toml", PLAN), ("1.toml", GOAL), ("1 (1).toml", &*accepted)]);
    assert!(program.run("list --format csv").err.is_empty());
}

#[test]
fn a_name_like_a_copys_is_a_goals_own_where_nothing_stands_twice() {
    let other = GOAL.replace("\"1", "\"2");
    let program = with_files([("plan.toml", PLAN), ("1.toml", GOAL), ("2 - Kopia.toml", &*other)]);
    assert!(program.run("list --format csv").fine().lines().count() == 3);
    assert!(program.run("check").fine().starts_with("no errors"));
}
