//! Tests of unusual ids: as other bodies adopt them (`P1.F1.A1`, `17§`, `Å-3`), and with characters that are special
//! in a shell, a path, a link, a page, a spreadsheet or a revision.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::common::{Answer, Program, assert_said, files_below, repository, with_files};

/// The program in a committed copy of the plan.
pub(crate) fn any_ids() -> Program {
    let program = Program::temporary();
    for (path, text) in files_below("tests/any_ids") {
        program.write(&path, text);
    }
    program.commit("Adopted");
    program
}

/// Runs the program with arguments of any content.
fn run(program: &Program, words: &[&str]) -> Answer {
    program.run_words(&words.join(" "), &words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>())
}

fn ids(program: &Program) -> Vec<String> {
    let list: Value = serde_json::from_str(&program.run("list --format json").fine()).expect("JSON");
    let id = |it: &Value| it["id"].as_str().expect("an id").to_owned();
    list["activities"].as_array().expect("a list").iter().map(id).collect()
}

#[test]
fn every_command_takes_every_id() {
    let program = any_ids();
    let ids = ids(&program);
    assert_eq!(ids.len(), 36);
    for id in &ids {
        let shown = run(&program, &["show", "--format", "json", "--", id]).fine();
        let shown: Value = serde_json::from_str(&shown).expect("JSON");
        assert_eq!(shown["activity"]["id"], **id, "{shown}");
        assert!(run(&program, &["blame", "--", id]).fine().contains(id), "{id}");
        assert!(run(&program, &["log", "--", id]).fine().contains("Adopted"), "{id}");
        assert!(
            run(&program, &["set", "--title", "Reworded", "--dry-run", "--", id]).fine().contains("+title"),
            "{id}"
        );
    }
    // The letter decomposed, as some keyboards write it, and composed.
    for id in ["ö-1", "o\u{308}-1"] {
        assert!(run(&program, &["show", id]).fine().contains("Activity 3.15"));
    }
}

#[test]
fn what_is_set_is_set_and_told() {
    let program = any_ids();
    let due: Value = serde_json::from_str(&program.run("due --format json").fine()).expect("JSON");
    let due: Vec<&str> =
        due["activities"].as_array().expect("a list").iter().filter_map(|it| it["id"].as_str()).collect();
    assert_eq!(due.len(), 33, "three have left the plan");
    for id in &due {
        let said = run(&program, &["set", "--note", "Done", "--", id, "green"]).fine();
        assert!(said.contains(id), "{said}");
    }
    assert_eq!(program.run("fmt --check").code, 0);
    let changes: Value = serde_json::from_str(&program.run("diff HEAD --format json").fine()).expect("JSON");
    let told: BTreeSet<&str> =
        changes["things"].as_array().expect("a list").iter().filter_map(|it| it["id"].as_str()).collect();
    assert_eq!(told, due.iter().copied().collect());
    program.run("close 2025 --today 2026-01-31").fine();
    program.commit("Closed");
    assert!(program.run("check --base HEAD~1 --allow PL405").out.contains("no errors"));
    for id in due {
        assert!(run(&program, &["log", "--", id]).fine().contains("Green"), "{id}");
        assert_eq!(run(&program, &["set", "--", id, "red"]).code, 2, "{id} is closed");
    }
}

#[test]
fn a_sheet_comes_back() {
    for format in ["csv", "xlsx"] {
        let program = any_ids();
        program.run(&format!("export -o sheet.{format}"));
        let said = program.run(&format!("import sheet.{format}")).out;
        assert!(said.contains("nothing to change"), "{said}");
        assert_eq!(program.run("diff HEAD").out, any_ids().run("diff HEAD").out);
    }
    let program = any_ids();
    program.run("export -o sheet.csv");
    let sheet = std::fs::read_to_string(program.path("sheet.csv")).expect("text");
    program.write("sheet.csv", sheet.replace(";;;any_ids", ";Green;;any_ids"));
    program.run("import sheet.csv");
    let list = program.run("list --status green --format json").fine();
    let list: Value = serde_json::from_str(&list).expect("JSON");
    assert_eq!(list["activities"].as_array().map(Vec::len), Some(33));
}

#[test]
fn a_new_id_goes_on_as_the_others_do() {
    let plan = "id = \"p\"\ntitle = \"Plan\"\nlanguage = \"en\"\nperiod = { first = 2024, last = 2027 }\n[[status]]\nname = \"Green\"\nstage = \"done\"\n[[owner]]\nname = \"Film\"\n";
    let goal = |ids: &[&str]| {
        let one = |id: &&str| {
            format!("[[priority.activity]]\nid = \"{id}\"\ntitle = \"About {id}\"\nowners = [\"Film\"]\nstart = 2024\n")
        };
        let activities: String = ids.iter().map(one).collect();
        format!(
            "id = \"P1\"\ntitle = \"Goal\"\n[[priority]]\nid = \"P1.F1\"\ntitle = \"First\"\n{activities}\n[[priority]]\nid = \"P1.F2\"\ntitle = \"Second\"\n"
        )
    };
    let added = |ids: &[&str], line: &str| {
        let program = with_files([("plan.toml", plan), ("1.toml", &*goal(ids))]);
        let said = program.run(&format!("add {line} --dry-run")).fine();
        let (_, id) = said.split_once("+id = ").unwrap_or_else(|| panic!("no id in {said}"));
        id.lines().next().unwrap_or_default().to_owned()
    };
    let activity = "activity --under P1.F1 --title New --owner Film --start 2024";
    assert_eq!(added(&["P1.F1.A1", "P1.F1.A3"], activity), "\"P1.F1.A4\"");
    assert_eq!(added(&["16§", "17§"], activity), "\"18§\"");
    assert_eq!(added(&["C01", "C02"], activity), "\"C03\"");
    assert_eq!(added(&["a\\\\1"], activity), "\"a\\\\2\"");
    assert_eq!(added(&[], activity), "\"P1.F1-1\"");
    assert_eq!(added(&[], &format!("{activity} --id 8/b")), "\"8/b\"");
    assert_eq!(added(&[], "priority --under P1 --title New"), "\"P1.F3\"");
    // A used id stays used, even if only git knows it.
    let program = with_files([("plan.toml", plan), ("1.toml", &*goal(&["17§", "18§"]))]);
    program.commit("Both");
    program.write("1.toml", goal(&["17§"]));
    assert!(program.run(&format!("add {activity}")).fine().contains("19§"));
}

#[test]
fn what_is_moved_keeps_an_id_that_says_nothing_of_its_place() {
    let program = any_ids();
    let moved = [["..", "#g:%/p,1"], ["17§", "#g:%/p,1"], ["#g:%/p,1", "P/1"], ["P1.F1.A1", "<Ö>&\\.."]];
    let said: Vec<Answer> = moved.map(|[id, to]| run(&program, &["move", "--to", to, "--", id])).into();
    assert_said(said, "any_ids/moved.txt");
    let found = program.run("check --base HEAD --allow PL405").out;
    assert!(found.contains("no errors"), "{found}");
    assert_eq!(program.run("fmt --check").code, 0);
}

#[test]
fn a_new_goal_lies_in_a_file_of_its_own_whatever_its_id() {
    let program = any_ids();
    for id in ["../up", "a/b", "..", "C:\\x", "%2e", "con", "#7", "é"] {
        if ids(&program).iter().any(|known| known == id) {
            continue;
        }
        run(&program, &["add", "goal", "--title", "New", "--id", id]).fine();
    }
    assert_eq!(
        std::fs::read_dir(program.path(".."))
            .into_iter()
            .flatten()
            .flatten()
            .filter(|it| it.file_name() == "up")
            .count(),
        0
    );
    let files: Vec<String> = files_below(program.path(".").to_str().expect("text"))
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| plan::source::is_goal_file(path) && !path.starts_with(".git"))
        .collect();
    assert_eq!(files.len(), 9, "{files:?}");
    assert_eq!(program.run("check --allow PL405").code, 0);
}

#[test]
fn what_cannot_be_an_id_is_said_with_the_one_that_was_meant() {
    let goal = "id = \"1 a\"\ntitle = \"Goal\"\n[[activity]]\nid = \"17 §\"\ntitle = \"A\"\nowners = [\"Film\"]\n[[activity]]\nid = \"“2”\"\ntitle = \"B\"\nowners = [\"Film\"]\n";
    let plan = std::fs::read_to_string(repository("tests/any_ids").join("plan.toml")).expect("it is there");
    let program = with_files([("plan.toml", &*plan), ("1.toml", goal)]);
    let said = ["sv", "en"].map(|lang| program.run(&format!("check --only PL104 --lang {lang}")));
    assert_said(said, "any_ids/wrong.txt");
}
