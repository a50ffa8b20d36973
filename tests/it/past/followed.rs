//! Tests that the history follows items that were moved or renamed.

use super::{GOAL, MANIFEST, change, read, repository, state, write};
use crate::common::{Program, assert_said};

/// Returns the statuses in an activity's history, latest first.
fn statuses(program: &Program, line: &str) -> Vec<String> {
    let told = program.run(&format!("{line} --format jsonl")).fine();
    let entries = told.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let changes = entries.flat_map(|entry| entry["things"].as_array().expect("things").clone());
    let changes = changes.flat_map(|thing| thing["changes"].as_array().expect("changes").clone());
    let set = changes.filter_map(|change| Some(change["after"]["status"].as_str()?.to_owned()));
    set.collect()
}

fn set(program: &Program, file: &str, id: &str, year: u16, status: &str) {
    state(program, file, id, &format!("follow_up.{year} = {{ status = \"{status}\" }}"));
    program.commit_on(&format!("{year}-10-01"), "Ek", &format!("Följ upp {year}"));
}

#[test]
fn into_another_file_under_another_id_that_the_file_remembers() {
    let program = repository();
    set(&program, "1-scener.toml", "4.1.1-2", 2024, "Gult");
    let text = read(&program, "1-scener.toml");
    let (before, rest) = text.split_once("[[priority.activity]]\nid = \"4.1.1-2\"\n").expect("it is there");
    let (activity, after) = rest.split_once("\n[[priority]]").expect("another follows");
    write(&program, "1-scener.toml", &format!("{before}[[priority]]{after}"));
    let goal = "id = \"4.2\"\ntitle = \"Nytt mål\"\n";
    write(
        &program,
        "2-nytt.toml",
        &format!("{goal}\n[[activity]]\nid = \"4.2-1\"\nformerly = [\"4.1.1-2\"]\n{activity}"),
    );
    program.commit_on("2025-01-01", "Ek", "Flytta");
    set(&program, "2-nytt.toml", "4.2-1", 2025, "Grönt");
    for line in ["log 4.2-1 -C planer/å", "log 4.1.1-2 -C planer/å"] {
        assert_eq!(statuses(&program, line), ["Grönt", "Gult"], "{line}");
    }
    assert_said([program.run("log 4.2-1 -C planer/å")], "log/moved.txt");
}

#[test]
fn under_another_id_that_nothing_remembers() {
    let program = repository();
    set(&program, "1-scener.toml", "4.1.1-2", 2024, "Gult");
    change(&program, "1-scener.toml", "4.1.1-2", "4.1.1-7");
    program.commit_on("2025-01-01", "Ek", "Byt id");
    set(&program, "1-scener.toml", "4.1.1-7", 2025, "Grönt");
    for line in ["log 4.1.1-7 -C planer/å", "log 4.1.1-2 -C planer/å"] {
        assert_eq!(statuses(&program, line), ["Grönt", "Gult"], "{line}");
    }
}

#[test]
fn through_other_names_of_files_and_folders() {
    let program = repository();
    set(&program, "1-scener.toml", "4.1.1-2", 2024, "Gult");
    program.git("mv planer/å/1-scener.toml planer/å/4.1.toml");
    program.commit_on("2025-01-01", "Ek", "Byt filens namn");
    set(&program, "4.1.toml", "4.1.1-2", 2025, "Grönt");
    std::fs::create_dir_all(program.path("ny [plats]")).expect("a folder can be made");
    program.git("mv planer/å 'ny [plats]/plan'");
    program.commit_on("2025-11-01", "Ek", "Byt mapp");
    let path = "ny [plats]/plan/4.1.toml";
    let text = std::fs::read_to_string(program.path(path)).expect("the file is there");
    program.write(path, text.replacen("{ status = \"Grönt\" }", "{ status = \"Rött\" }", 1));
    program.commit_on("2025-12-01", "Ek", "Rätta");
    assert_eq!(statuses(&program, "log 4.1.1-2 -C 'ny [plats]'"), ["Rött", "Grönt", "Gult"]);
}

#[test]
fn through_other_names_of_plans_and_from_a_plan_alone_to_one_of_several() {
    let program = Program::temporary();
    program.write("plan/plan.toml", MANIFEST);
    program.write("plan/1.toml", GOAL);
    program.commit_on("2024-01-01", "Ek", "Antagen plan");
    program.git("mv plan kultur");
    std::fs::create_dir_all(program.path("plan")).expect("a folder can be made");
    program.git("mv kultur plan/kultur");
    program.write("plan/governance.toml", "title = \"Styrning\"\n");
    program.commit_on("2024-02-01", "Ek", "En plan av flera");
    program.git("mv plan/kultur plan/scen");
    program.write("plan/scen/plan.toml", MANIFEST.replacen("\"kultur\"", "\"scen\"", 1));
    program.commit_on("2024-03-01", "Ek", "Ett annat namn");
    program.write("plan/scen/1.toml", GOAL.replacen("Måla scenen", "Måla om scenen", 1));
    program.commit_on("2024-04-01", "Ek", "En annan rubrik");
    assert_said([program.run("log 4.1.1-2"), program.run("log --lang en")], "log/renamed.txt");
}

#[test]
fn what_is_gone_from_the_plan_has_a_history() {
    let program = repository();
    set(&program, "1-scener.toml", "4.1.1-2", 2024, "Gult");
    let text = read(&program, "1-scener.toml");
    let (before, rest) = text.split_once("[[priority.activity]]\nid = \"4.1.1-2\"").expect("it is there");
    let (_, after) = rest.split_once("\n[[priority]]").expect("another follows");
    write(&program, "1-scener.toml", &format!("{before}[[priority]]{after}"));
    program.commit_on("2025-01-01", "Ek", "Ta bort");
    assert_said([program.run("log 4.1.1-2 -C planer/å"), program.run("log 4.1.1-3 -C planer/å")], "log/gone.txt");
}

#[test]
fn how_lines_end_is_no_change() {
    let program = repository();
    write(&program, "1-scener.toml", &GOAL.replace('\n', "\r\n"));
    program.commit_on("2024-02-01", "Ek", "Spara i Windows");
    let text = read(&program, "1-scener.toml");
    write(&program, "1-scener.toml", &text.replacen("start = 2024", "start = 2025", 1));
    let told = program.run("log 4.1.1-1 -C planer/å --lang en").fine();
    assert!(told.contains("2024 → 2025") && !told.contains("Windows"), "{told}");
}
