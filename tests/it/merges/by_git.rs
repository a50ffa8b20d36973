//! Tests of merges by git, with the driver set up as in the handbook.

use std::process::{Command, Stdio};

use crate::common::{Program, with_files};

const MANIFEST: &str = "id = \"p\"\ntitle = \"P\"\nlanguage = \"sv\"\nstatus = [{ name = \"Gult\", stage = \"ongoing\" }, { name = \"Grönt\", stage = \"done\" }]\nowner = [{ name = \"A\" }]\n";

const GOAL: &str = r#"id = "1"
title = "Mål"

[[activity]]
id = "1-1"
title = "Utreda potten"
owners = ["A"]
start = 2024
follow_up.2024 = { status = "Gult" }
"#;

/// The command of the driver; an older git does not replace `%X` and `%Y`.
const DRIVER: &str = "merge-driver %O %A %B --path %P --marker-size %L --ours-label %X --theirs-label %Y";

/// A plan in git, with or without the driver.
fn repository(with_driver: bool) -> Program {
    let program = with_files([("plan.toml", MANIFEST), ("1.toml", GOAL), (".gitattributes", "*.toml merge=plan\n")]);
    program.commit("Planen");
    if with_driver {
        let config = std::fs::read_to_string(program.path(".git/config")).expect("git has made it");
        let plan = env!("CARGO_BIN_EXE_plan").replace('\\', "/");
        let section = format!("[merge \"plan\"]\n\tname = plan\n\tdriver = '{plan}' {DRIVER}\n");
        program.write(".git/config", config + &section);
    }
    program
}

/// Runs git, which may fail; returns whether it succeeded, and its output.
fn git(program: &Program, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new("git");
    command.current_dir(program.path(".")).args(["-c", "user.name=R", "-c", "user.email=r@example.org"]);
    command.args(arguments).stdin(Stdio::null()).env("GIT_CONFIG_GLOBAL", "/dev/null");
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_EDITOR", "true").env("PLAN_LANG", "sv");
    let output = command.output().expect("git starts");
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

fn goal(program: &Program) -> String {
    std::fs::read_to_string(program.path("1.toml")).expect("it is there")
}

/// The goal with one more line after its last follow-up.
fn with(line: &str) -> String {
    format!("{GOAL}{line}\n")
}

const OURS: &str = "follow_up.2025 = { status = \"Gult\" }";
const THEIRS: &str = "follow_up.2026 = { status = \"Grönt\", note = \"Klart\" }";

/// A plan with a change on the branch `theirs`, and another on the current branch.
fn branched(with_driver: bool, ours: &str, theirs: &str) -> Program {
    let program = repository(with_driver);
    program.git("checkout -q -b theirs");
    program.write("1.toml", theirs);
    program.commit("Deras");
    program.git("checkout -q main");
    program.write("1.toml", ours);
    program.commit("Vår");
    program
}

#[test]
fn a_merge_a_rebase_and_a_cherry_pick_keep_what_both_stated() {
    let both = with(&format!("{OURS}\n{THEIRS}"));
    for arguments in
        [&["merge", "-q", "--no-edit", "theirs"][..], &["rebase", "-q", "theirs"], &["cherry-pick", "theirs"]]
    {
        let program = branched(true, &with(OURS), &with(THEIRS));
        let (is_fine, said) = git(&program, arguments);
        assert!(is_fine, "{arguments:?}: {said}");
        assert_eq!(goal(&program), both, "{arguments:?}");
        // The merge is committed, and valid.
        assert_eq!(git(&program, &["status", "--porcelain"]).1, "", "{arguments:?}");
        program.run("check --lang en").fine();
    }
}

#[test]
fn what_was_stashed_comes_back() {
    let program = repository(true);
    program.write("1.toml", with(THEIRS));
    program.git("stash -q");
    program.write("1.toml", with(OURS));
    program.commit("Vår");
    let (is_fine, said) = git(&program, &["stash", "pop"]);
    assert!(is_fine, "{said}");
    assert_eq!(goal(&program), with(&format!("{OURS}\n{THEIRS}")));
}

#[test]
fn without_the_driver_git_merges_by_lines() {
    let program = branched(false, &with(OURS), &with(THEIRS));
    let (is_fine, said) = git(&program, &["merge", "-q", "--no-edit", "theirs"]);
    assert!(!is_fine && said.contains("CONFLICT"), "{said}");
    assert!(goal(&program).contains("<<<<<<< HEAD\n"));
}

#[test]
fn what_both_set_is_left_to_decide() {
    let theirs = OURS.replace("Gult", "Grönt");
    let program = branched(true, &with(OURS), &with(&theirs));
    let (is_fine, said) = git(&program, &["merge", "-q", "--no-edit", "theirs"]);
    assert!(!is_fine && said.contains("CONFLICT (content): Merge conflict in 1.toml"), "{said}");
    assert!(said.contains("konflikt: 1.toml: 1-1 (Utreda potten) 2025: vår Gult, deras Grönt\n"), "{said}");
    assert_eq!(git(&program, &["status", "--porcelain"]).1, "UU 1.toml\n");
    let text = goal(&program);
    let open = text.lines().find(|line| line.starts_with("<<<<<<< ")).expect("it is marked");
    assert_eq!(text, with(&format!("{open}\n{OURS}\n=======\n{theirs}\n{}", text.lines().last().expect("a line"))));
    // Until the conflict is resolved, `check` reports it.
    assert_eq!(program.run("check").code, 1);
    program.write("1.toml", with(&theirs));
    program.commit("Deras gäller");
    program.run("check --lang en").fine();
}

#[test]
fn branches_that_were_merged_into_each_other_are_merged_again() {
    let program = branched(true, &with(OURS), &with(THEIRS));
    program.git("branch ours");
    assert!(git(&program, &["merge", "-q", "--no-edit", "theirs"]).0);
    program.git("checkout -q theirs");
    assert!(git(&program, &["merge", "-q", "--no-edit", "ours"]).0);
    let both = goal(&program);
    program.write("1.toml", both.replace("Klart", "Klart i maj"));
    program.commit("Deras igen");
    program.git("checkout -q main");
    program
        .write("1.toml", both.replace("status = \"Gult\" }\nfollow_up.2026", "status = \"Grönt\" }\nfollow_up.2026"));
    program.commit("Vår igen");
    // With two merge bases, git merges them first.
    let (is_fine, said) = git(&program, &["merge", "-q", "--no-edit", "theirs"]);
    assert!(is_fine, "{said}");
    let expected = with(&format!("{}\n{}", OURS.replace("Gult", "Grönt"), THEIRS.replace("Klart", "Klart i maj")));
    assert_eq!(goal(&program), expected);
}
