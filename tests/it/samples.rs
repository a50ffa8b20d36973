//! Two plans of other bodies, read through in every command: one in English with every key of the format, and one in
//! French that is followed up each quarter.

use crate::common::{Program, assert_said, files_below};

/// What a plan is asked at a terminal.
const AT_A_TERMINAL: [&str; 11] = [
    "check",
    "status",
    "status --by status",
    "status --lang sv --compare",
    "list",
    "list --sort owners --columns id,owners,deadline,status",
    "tree",
    "due",
    "owners --sort name",
    "plans",
    "chart --by status",
];

/// What a plan is written as.
const AS_A_FILE: [&str; 4] = [
    "report --format md",
    "list --format csv --columns id,title,owners,start,deadline,until,every,status,note",
    "export -o - --format csv",
    "status --by status --format json",
];

/// Returns a copy of a plan in a repository, on a day.
fn sample(folder: &str, today: &str) -> Program {
    let program = Program::temporary().env("PLAN_TODAY", today);
    for (path, text) in files_below(folder) {
        program.write(&path, text);
    }
    program.commit_on("2025-01-10", "Ada", "The plan as it was adopted");
    program
}

fn assert_reads(program: &Program, things: &[&str], language: &str, [answers, files]: [&str; 2]) {
    let ask =
        |line: &str| program.run(&format!("{line} --lang {}", if line.contains("--lang sv") { "sv" } else { "en" }));
    let ask = |line: &&str| if line.contains("--lang") { program.run(line) } else { ask(line) };
    let shown: Vec<String> = things.iter().map(|id| format!("show {id}")).collect();
    let lines = AT_A_TERMINAL.into_iter().chain(shown.iter().map(|line| &**line));
    assert_said(lines.map(|line| ask(&line)), answers);
    assert_said(AS_A_FILE.iter().map(ask), files);
    let html = program.run("report --format html").fine();
    assert!(html.contains(&format!("lang=\"{language}\"")), "the report is in the language of the plan");
}

#[test]
fn a_plan_in_english_with_every_key_reads_well() {
    let program = sample("tests/english", "2026-02-10");
    assert_reads(&program, &["P1", "P1.F2", "P1.F1.A1"], "en", ["samples/english.txt", "samples/english_files.txt"]);
}

#[test]
fn a_plan_in_french_in_quarters_reads_well() {
    let program = sample("tests/french", "2025-10-15");
    assert_reads(&program, &["C02", "C01.1.2", "C02.1.1"], "fr-CA", ["samples/french.txt", "samples/french_files.txt"]);
}

#[test]
fn what_changed_in_a_plan_of_another_body_is_told_in_its_own_words() {
    let program = sample("tests/french", "2025-10-15");
    let path = "2-2025-2026.toml";
    let text = std::fs::read_to_string(program.path(path)).expect("the plan has it");
    let text = text
        .replace("deadline = 2025-09-30", "deadline = 2026-03-31")
        .replace("value.2025-Q2 = 74.25", "value.2025-Q2 = 74.5");
    let text = text.replace("start = 2026", "start = 2026\nfollow_up.2025-Q3 = { status = \"Achevé\" }");
    program.write(path, text);
    let asked = ["diff", "diff --lang sv", "diff --format md"].map(|line| program.run(line));
    program.commit_on("2025-10-01", "Bo", "Le troisième trimestre");
    let asked = asked.into_iter().chain(["log", "log C02.1.1", "blame C02.1.1"].map(|line| program.run(line)));
    assert_said(asked, "samples/french_changes.txt");
}
