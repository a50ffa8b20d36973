//! Tests of owners of plans, goals and priorities, which activities without owners inherit.

use serde_json::Value;

use crate::common::{Answer, Program, assert_said, with_files};

const PLAN: &str = "id = \"p\"\ntitle = \"The plan\"\nlanguage = \"en\"\nperiod = { first = 2024, last = 2027 }\nowners = [\"Office\"]\n\n[follow_up]\ncurrent = 2025\n\n[[status]]\nname = \"Green\"\nstage = \"done\"\n\n[[owner]]\nname = \"Office\"\n\n[[owner]]\nname = \"Film\"\n\n[[owner]]\nname = \"Dance\"\naliases = [\"Ballet\"]\n\n[[owner]]\nname = \"Music\"\n";
const GOAL: &str = "id = \"1\"\ntitle = \"First\"\nowners = [\"Film\"]\n\n[[activity]]\nid = \"1-1\"\ntitle = \"Of the goal\"\n\n[[priority]]\nid = \"1.1\"\ntitle = \"Priority\"\nowners = [\"Dance\"]\n\n[[priority.activity]]\nid = \"1.1-1\"\ntitle = \"Of the priority\"\n\n[[priority.activity]]\nid = \"1.1-2\"\ntitle = \"Of its own\"\nowners = [\"Music\"]\n\n[[priority]]\nid = \"1.2\"\ntitle = \"Silent\"\n\n[[priority.activity]]\nid = \"1.2-1\"\ntitle = \"Past the priority\"\n";
const OTHER: &str = "id = \"2\"\ntitle = \"Second\"\n\n[[activity]]\nid = \"2-1\"\ntitle = \"Of the plan\"\n";

fn program() -> Program {
    with_files([("plan.toml", PLAN), ("1.toml", GOAL), ("2.toml", OTHER)])
}

/// Returns each activity with its owners, and the level that names them.
fn answering(program: &Program, line: &str) -> Vec<String> {
    let list: Value = serde_json::from_str(&program.run(&format!("{line} --format json")).fine()).expect("JSON");
    let one = |it: &Value| {
        let owners: Vec<&str> = it["owners"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        let id = it["id"].as_str().unwrap_or_default();
        let shown: Value =
            serde_json::from_str(&program.run(&format!("show {id} --format json")).fine()).expect("JSON");
        format!("{id} {} {}", owners.join("+"), shown["owners_from"])
    };
    list["activities"].as_array().expect("a list").iter().map(one).collect()
}

#[test]
fn the_nearest_up_the_tree_answers() {
    let program = program();
    let all = [
        "1-1 Film \"goal\"",
        "1.1-1 Dance \"priority\"",
        "1.1-2 Music \"activity\"",
        "1.2-1 Film \"goal\"",
        "2-1 Office \"plan\"",
    ];
    assert_eq!(answering(&program, "list"), all);
    assert_eq!(answering(&program, "list --owner film"), [all[0], all[3]]);
    assert_eq!(answering(&program, "list --involving dance"), [all[1]]);
    assert_eq!(answering(&program, "due --owner office"), [all[4]]);
    assert!(program.run("check --allow PL405").fine().starts_with("no errors"));
    assert_eq!(program.run("fmt --check").code, 0);
}

#[test]
fn every_answer_counts_the_one_who_answers() {
    let program = program();
    let lines = [
        "show 1.1-1",
        "show 2-1 --lang sv",
        "show 1.1",
        "show 1",
        "show p",
        "show Film",
        "owners",
        "status --by owner",
        "due",
    ];
    assert_said(lines.map(|line| program.run(line)), "inherited_owners/answers.txt");
    let report = program.run("report --format md").fine();
    assert!(report.contains("Of the plan | Office"), "{report}");
    program.run("export --split owner --mail -o out");
    let letter = std::fs::read_to_string(program.path("out/Film.md")).expect("a letter");
    assert!(letter.contains("1-1 Of the goal") && letter.contains("1.2-1 Past the priority"), "{letter}");
    assert!(!letter.contains("1.1-1"), "{letter}");
    program.run("export -o out.csv");
    assert!(program.run("import out.csv").out.contains("nothing to change"));
}

#[test]
fn nobody_answers_where_an_empty_list_says_so_or_nothing_says_anything() {
    let silent = PLAN.replace("owners = [\"Office\"]\n", "");
    let empty = GOAL.replace("[\"Film\"]", "[]").replace("[\"Music\"]", "[]");
    let program = with_files([("plan.toml", &*silent), ("1.toml", &*empty), ("2.toml", OTHER)]);
    let said = ["sv", "en"].map(|lang| program.run(&format!("check --only PL108,PL101 --lang {lang}")));
    assert_said(said, "inherited_owners/nobody.txt");
    // The owners in a broken file are unknown.
    let broken = OTHER.replace("title = \"Second\"", "title = \"Second\"\nowners = [\"Film\"");
    let program = with_files([("plan.toml", &*silent), ("1.toml", GOAL), ("2.toml", &*broken)]);
    assert!(!program.run("check").out.contains("PL108"));
}

#[test]
fn they_are_set_added_and_renamed_at_every_level() {
    let program = program();
    program.commit("Adopted");
    let lines = [
        "set 1.2 --owner dance",
        "set 1.1 --add-owner music",
        "set 1.1 --drop-owner film",
        "set 1 --owner ''",
        "set p --owner Film --title 'The new plan'",
        "set 1.1-1 --add-owner office",
        "set 1.1-2 --owner ''",
        "set 2-1 --drop-owner film",
        "add activity --under 1.2 --title New",
        "add priority --under 2 --title New --owner ballet",
        "add goal --id 3 --title Third --owner office",
        "add goal --id 4 --title Fourth --owner nobody",
        "rename owner Dance Danse",
        "move 1.2-1 --to 1.1",
    ];
    let mut said: Vec<Answer> = lines.iter().map(|line| program.run(line)).collect();
    said.push(program.run("diff HEAD"));
    assert_said(said, "inherited_owners/changed.txt");
    assert_eq!(program.run("fmt --check").code, 0);
    let files =
        ["plan.toml", "1.toml", "2.toml"].map(|file| std::fs::read_to_string(program.path(file)).expect("text"));
    assert!(files[1..].iter().all(|text| !text.contains("\"Dance\"")), "{files:?}");
}

#[test]
fn a_name_is_checked_where_it_stands() {
    let plan = PLAN.replace("owners = [\"Office\"]", "owners = [\"Ofice\", \"Film\", \"Film\"]");
    let goal = GOAL.replace("[\"Dance\"]", "[\"Ballet\"]");
    let program = with_files([("plan.toml", &*plan), ("1.toml", &*goal), ("2.toml", OTHER)]);
    assert_said([program.run("check --allow PL405 --format short")], "inherited_owners/checked.txt");
    assert_eq!(program.run("check --fix --allow PL405").code, 1);
    let text = std::fs::read_to_string(program.path("1.toml")).expect("text");
    assert!(text.contains("owners = [\"Dance\"]"), "{text}");
}
