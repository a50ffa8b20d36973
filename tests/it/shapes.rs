//! Tests of messages about keys and values of the wrong shape, limited to a readable number.

use crate::common::{Answer, Program, assert_said, with_files};
use crate::hostile::{GOAL, PLAN};

/// A plan whose goal ends with these lines.
fn goal_with(lines: &str) -> Program {
    with_files([("plan.toml", PLAN), ("1.toml", &*format!("{GOAL}{lines}"))])
}

/// A plan whose manifest ends with these lines.
fn manifest_with(lines: &str) -> Program {
    with_files([("plan.toml", &*format!("{PLAN}{lines}")), ("1.toml", GOAL)])
}

fn check(program: &Program) -> Answer {
    program.run("check --format short --lang en")
}

/// Returns the number of findings with a code.
fn count(answer: &Answer, code: &str) -> usize {
    answer.out.lines().filter(|line| line.contains(&format!("[{code}]"))).count()
}

#[test]
fn a_key_one_table_too_high_is_told_where_it_belongs() {
    let programs = [
        goal_with("status = \"Gult\"\n"),
        goal_with("note = \"Delayed\"\n"),
        goal_with("reason = \"Dropped\"\n"),
        manifest_with("current = 2025\n"),
        manifest_with("name = \"A\"\n"),
    ];
    let said = programs.iter().flat_map(|it| [it.run("check --lang sv"), it.run("check --lang en")]);
    assert_said(said, "check/one_table_too_high.txt");
}

#[test]
fn what_is_no_address_is_told_with_the_one_that_stands_in_it() {
    let wrong = [
        "\"Film <film@example.se>\"",
        "\"mailto:film@example.se\"",
        "\"film@example.se; dans@example.se\"",
        "\"åsa@example.se\"",
        "\"film@example\"",
        "\"film@example.se\\r\\nBcc: x@example.se\"",
        "\"\"",
        "[\"film@example.se\"]",
    ];
    let manifest = |email: &str| PLAN.replace("{ name = \"A\" }", &format!("{{ name = \"A\", email = {email} }}"));
    let programs = wrong.map(|email| with_files([("plan.toml", &*manifest(email)), ("1.toml", GOAL)]));
    let said = programs.iter().flat_map(|it| [it.run("check --lang sv"), it.run("check --lang en")]);
    assert_said(said, "check/addresses.txt");
}

#[test]
fn what_cannot_be_followed_is_told_with_the_address_that_was_meant() {
    let links = [
        "[\"www.example.org\", \"HTTPS://example.org/a b\", \"film@example.se\", { url = \"example.org\" }]",
        "[\"javascript:alert(1)\", \"file:///etc/passwd\", \"../report.pdf\", \"https://bank.example@example.org\"]",
        "[\"https://example.org/\\u202Efdp.exe\", \"https://example.org/\\u001B]8;;\", 1, \"\"]",
        "[{ title = \"Report\" }, { url = 1 }, { title = \"\", url = \"https://example.org\", note = \"x\" }, {}]",
        "\"https://example.org/a,b\"",
        "\"https://example.org/a, https://example.org/b\"",
    ];
    let programs = links.map(|links| goal_with(&format!("links = {links}\n")));
    let said = programs.iter().flat_map(|it| [it.run("check --lang sv"), it.run("check --lang en")]);
    assert_said(said, "check/links.txt");
}

#[test]
fn what_is_no_table_is_told_how_it_is_written() {
    let programs = [
        goal_with("follow_up = \"Gult\"\n"),
        goal_with("ended = 2025\n"),
        goal_with("[[priority]]\nid = \"1.1\"\ntitle = \"T\"\nactivity = [\"a\"]\n"),
        manifest_with("period = 2024\n"),
        manifest_with("closed = 2024\n"),
        manifest_with("check = \"off\"\n"),
        manifest_with("[closed.2024]\ndate = 2025-01-01\nassessed.\"1-1\" = \"Done\"\n"),
    ];
    let said = programs.iter().flat_map(|it| [it.run("check --lang sv"), it.run("check --lang en")]);
    assert_said(said, "check/no_table.txt");
}

#[test]
fn what_stands_in_a_list_is_told_from_the_list_and_what_must_stand_from_what_may() {
    let lines = "text = \"\"\nsee = [1, \"\"]\n";
    let program = goal_with(&format!("[[priority]]\nid = \"1.1\"\ntitle = \"\"\n{lines}"));
    assert_said([program.run("check --lang sv"), program.run("check --lang en")], "check/lists_and_texts.txt");
}

#[test]
fn many_wrong_values_in_one_list_are_counted() {
    let program = goal_with(&format!("support = [{}]\nevery = \"often\"\n", "1, ".repeat(250)));
    let found = check(&program);
    assert_eq!((count(&found, "PL103"), count(&found, "PL104")), (101, 1), "{found}");
    assert!(found.out.contains("`support` has more values that are wrong, from this one on: 150\n"), "{found}");
}

#[test]
fn many_unknown_keys_in_one_table_are_counted() {
    let keys: String = (0..250).map(|number| format!("key{number} = 1\n")).collect();
    let found = check(&goal_with(&keys));
    assert_eq!(count(&found, "PL102"), 101, "{found}");
    assert!(
        found.out.contains("1.toml:108:1: error[PL102]: more keys that do not exist here, from this one on: 150\n")
    );
}

#[test]
fn many_problems_in_one_file_are_counted() {
    let found = check(&goal_with(&"[[activity]]\nz = 1\n".repeat(500)));
    // Each has two missing keys and an unknown one.
    assert_eq!(count(&found, "PL101") + count(&found, "PL102"), 1001);
    assert!(found.out.contains("errors in the file that are not shown, from this one on: 500\n"), "{found}");
}

#[test]
fn a_long_list_of_wrong_values_is_counted() {
    for lines in ["see = [1", "owners = [1", "activity = [1"] {
        let program =
            goal_with(&format!("[[priority]]\nid = \"1.1\"\ntitle = \"T\"\n{lines}{}]\n", ",1".repeat(200_000)));
        let found = check(&program);
        assert!(found.code == 1 && found.out.lines().count() < 110, "{}", found.out.len());
    }
}

#[test]
fn a_wrong_value_of_megabytes_is_not_repeated() {
    let long = "x".repeat(500_000);
    for lines in [
        format!("every = \"{long}\"\n"),
        format!("until = \"{long}\"\n"),
        format!("{long} = 1\n"),
        format!("follow_up.{long} = {{ note = \"N\" }}\n"),
        format!("follow_up.{long} = 1\n"),
    ] {
        let found = check(&goal_with(&lines));
        assert!(found.code == 1 && found.out.len() < 1000, "{}: {}", &lines[..20], found.out.len());
    }
}

#[test]
fn thousands_of_unknown_owners_among_thousands_are_each_told() {
    let registered: String =
        (0..1500).map(|number| format!("[[owner]]\nname = \"Kulturstrateg {number}\"\n")).collect();
    let unknown = |number: usize| {
        format!(
            "[[activity]]\nid = \"1-{number}\"\ntitle = \"T\"\nowners = [\"Kulturstrateg nummer {number}\"]\nstart = 2024\n"
        )
    };
    let goal: String = (0..1500).map(unknown).collect();
    let program = with_files([
        ("plan.toml", &*format!("id = \"p\"\ntitle = \"P\"\n{registered}")),
        ("1.toml", &*format!("id = \"1\"\ntitle = \"G\"\n{goal}")),
    ]);
    let found = check(&program);
    assert_eq!(count(&found, "PL201"), 1500);
    assert!(found.out.contains("(did you mean `Kulturstrateg "), "the first are told what is near");
}
