//! Tests of `plan log`: changes with date and author.

use super::{change, repository, state};
use crate::common::{Program, assert_said, with_files};

/// Two years of follow-up, the last of it not committed yet.
fn followed_up() -> Program {
    let program = repository();
    state(&program, "1-scener.toml", "4.1.1-1", "follow_up.2024 = { status = \"Gult\", note = \"Beslut i nämnden\" }");
    program.commit_on("2024-09-12", "Redaktör Ek", "Följ upp 2024");
    change(&program, "1-scener.toml", "id = \"4.1.2\"", "id = \"4.1.film\"");
    change(&program, "1-scener.toml", "\"Filmfrämjande\"", "\"Filmfrämjande\", \"Teaterfrämjandet\"");
    program.commit_on("2024-10-01", "Åsa Öberg", "Ge prioriteringen ett namn");
    change(&program, "1-scener.toml", "status = \"Gult\", note = \"Beslut i nämnden\"", "status = \"Rött\"");
    change(&program, "plan.toml", "current = 2025", "current = 2026");
    program.commit_on("2025-02-03", "Redaktör Ek", "Rätta 2024");
    change(&program, "1-scener.toml", "\"Bygg en scen\"", "\"Bygg två scener\"");
    program
}

#[test]
fn the_history_of_one_activity_is_told_the_latest_first_in_both_languages() {
    let program = followed_up();
    let lines = ["log 4.1.1-1 -C planer/å", "log 4.1.1-1 -C planer/å --lang en", "log 4.1.1-1 -C planer/å --format md"];
    assert_said(lines.map(|line| program.run(line)), "log/activity.txt");
}

#[test]
fn machines_are_told_the_same() {
    let program = followed_up();
    let lines = ["log 4.1.1-1 -C planer/å --format json", "log 4.1.1-1 -C planer/å --format jsonl"];
    let answers = lines.map(|line| program.run(line));
    let document: serde_json::Value = serde_json::from_str(&answers[0].out).expect("JSON");
    let entries = answers[1]
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect::<Vec<serde_json::Value>>();
    assert_eq!(document["entries"].as_array(), Some(&entries));
    assert_said(answers, "log/json.txt");
}

#[test]
fn the_whole_plan_has_a_history_and_so_has_what_stands_under_something() {
    let program = followed_up();
    let lines =
        ["log", "log 4.1.2", "log 4.1.1", "log kultur --since 2024-10-01", "log --lang en --plan kultur --since 2025"];
    assert_said(lines.map(|line| program.run(&format!("{line} -C planer/å"))), "log/plan.txt");
}

#[test]
fn filters_ask_for_the_activities_that_they_select_now() {
    let program = followed_up();
    let lines = ["log --owner Filmfrämjande", "log Filmfrämjande --lang en", "log --status rött --since 2024-09-12"];
    assert_said(lines.map(|line| program.run(&format!("{line} -C planer/å"))), "log/filters.txt");
    assert_eq!(
        program.run("log 4.1.1-1 4.1.1-2 -C planer/å --format json").fine(),
        program.run("log --goal 4.1 -C planer/å --format json").fine(),
    );
}

#[test]
fn since_is_a_day_that_begins_at_midnight_or_whatever_git_understands() {
    let program = followed_up();
    let count = |since: &str| {
        program.run(&format!("log 4.1.1-1 -C planer/å --format jsonl --since '{since}'")).fine().lines().count()
    };
    for (since, expected) in [
        ("2024-01-01", 4),
        ("2024", 4),
        ("2024-09-12", 3),
        ("2024-09-13", 2),
        ("2024-Q4", 2),
        ("2025-02-03 11:00 +0000", 2),
        ("2025-02-03 12:00 +0000", 1),
        ("20 years ago", 4),
        ("now", 1),
    ] {
        assert_eq!(count(since), expected, "{since}");
    }
}

#[test]
fn nothing_changed_is_said() {
    let program = repository();
    let lines = ["log 4.1.1-1 --since 2024-02", "log --since 2024-02 --lang en", "log --since 2024-02 --format json"];
    assert_said(lines.map(|line| program.run(&format!("{line} -C planer/å"))), "log/nothing.txt");
}

#[test]
fn what_is_nowhere_committed_is_told_as_such() {
    let program = Program::in_copy_of_sample();
    program.git("init -q");
    let answer = program.run("log 1.2.1-1 -C . --lang en").fine();
    assert!(answer.contains("Not committed to git yet\n+ new activity: 1.2.1-1"), "{answer}");
}

#[test]
fn a_plan_at_the_top_of_its_repository_has_a_history_too() {
    let program = Program::in_copy_of_sample();
    program.commit_on("2024-01-01", "Ek", "Antagen");
    let path = "kultur/1.2-scen.toml";
    let text = std::fs::read_to_string(program.path(path)).expect("the file is there");
    program.write(path, text.replacen("[[priority.activity]]", "[[priority.activity]]\nx = { y = 1 }", 1));
    program.write("README.md", "Om planerna");
    program.commit_on("2024-02-01", "Ek", "Skriv om annat");
    program.write(
        "governance.toml",
        std::fs::read_to_string(program.path("governance.toml")).expect("it is there") + "\n# Slut\n",
    );
    program.commit_on("2024-03-01", "Ek", "Skriv en kommentar");
    let told = program.run("log --format jsonl").fine();
    assert_eq!(told.lines().count(), 1, "{told}");
    assert_eq!(told, program.run("log --format jsonl -C .").fine());
}

#[test]
fn a_day_in_words_begins_at_midnight_and_is_shown() {
    let program =
        with_files([("plan.toml", "id = \"p\"\ntitle = \"Plan\"\n"), ("1.toml", "id = \"1\"\ntitle = \"Mål\"\n")]);
    program.commit_on("2026-01-10", "Anna", "Plan");
    for (since, day) in [
        ("'i går'", "2026-01-09"),
        ("igår", "2026-01-09"),
        ("yesterday", "2026-01-09"),
        ("'i förrgår'", "2026-01-08"),
        ("'för 3 veckor sedan'", "2025-12-20"),
        ("'3 weeks ago'", "2025-12-20"),
        ("'två veckor sedan'", "2025-12-27"),
        ("'förra veckan'", "2026-01-03"),
        ("'i fredags'", "2026-01-09"),
        ("'i fjol'", "2025-01-10"),
        ("'i dag'", "2026-01-10"),
    ] {
        let said = program.run(&format!("log --since {since} --today 2026-01-10 --lang sv")).fine();
        assert!(said.contains(&format!("En ändring sedan {day}, 2026-01-10 av Anna.")), "{since}: {said}");
    }
    assert_eq!(program.run("log --since 'för länge sedan'").code, 2);
}
