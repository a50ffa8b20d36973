//! Tests of the real plan in `plan/`, which has no faults, and of `tests/adopted`, which has all of the adopted
//! document.

use serde_json::Value;

use crate::common::{Program, files_below, real, repository};

/// The program in the plan as adopted, without later follow-ups.
fn adopted() -> Program {
    Program::at(repository("tests/adopted"))
}

fn activities(program: &Program, line: &str) -> Vec<Value> {
    let json = program.run(&format!("list --format json {line}")).fine();
    let json: Value = serde_json::from_str(&json).expect("JSON");
    json["activities"].as_array().expect("a list").clone()
}

#[test]
fn the_check_finds_only_that_time_has_passed() {
    for program in [real(), adopted()] {
        assert_eq!(program.run("check --format short --today 2024-12-15").fine(), "");
        assert!(program.run("check --lang en --today 2024-12-15").fine().starts_with("no errors: "));
        // Findings about activities that ended with 2025, until someone assesses them.
        let since = program.run("check --format short --today 2026-11-22").fine();
        let of = |code: &str| since.lines().filter(|line| line.contains(code)).count();
        assert_eq!([since.lines().count(), of("varning[PL311]"), of("upplysning[PL405]")], [4, 3, 1], "{since}");
    }
}

#[test]
fn what_was_adopted_stands_as_it_was_adopted() {
    let now = activities(&real(), "");
    for adopted in activities(&adopted(), "") {
        let same = now.iter().find(|now| now["id"] == adopted["id"] && now["plan"] == adopted["plan"]);
        assert_eq!(same.map(|now| &now["title"]), Some(&adopted["title"]), "{}", adopted["id"]);
    }
}

#[test]
fn nothing_of_the_document_is_missing() {
    let all = activities(&adopted(), "");
    let count = |fits: &dyn Fn(&Value) -> bool| all.iter().filter(|activity| fits(activity)).count();
    assert_eq!(all.len(), 175);
    assert_eq!(count(&|it| !it["every"].is_null()), 78);
    assert_eq!(count(&|it| !it["until"].is_null()), 6);
    assert_eq!(count(&|it| !it["note"].is_null()), 6, "notes, all of 2024, the current period");
    assert_eq!(count(&|it| it["status"].is_null()), 175, "the document gives no colours");
    for (goal, activities, direct) in [("4.1", 76, 3), ("4.2", 38, 0), ("4.3", 39, 0), ("5.1", 10, 0), ("5.2", 12, 0)] {
        let here = |it: &Value| it["goal"] == goal;
        assert_eq!(count(&here), activities, "{goal}");
        assert_eq!(count(&|it| here(it) && it["priority"].is_null()), direct, "{goal}");
    }
}

#[test]
fn no_follow_up_says_a_status() {
    let files = files_below("tests/adopted/kulturplan");
    let follow_ups: Vec<&str> =
        files.iter().flat_map(|(_, text)| text.lines()).filter(|line| line.starts_with("follow_up.")).collect();
    assert_eq!(follow_ups.len(), 6);
    assert!(follow_ups.iter().all(|line| line.contains("note = ") && !line.contains("status")), "{follow_ups:?}");
}

#[test]
fn goals_and_directions_are_told_apart() {
    let tree: Value =
        serde_json::from_str(&adopted().run("tree --plan kulturplan --format json").fine()).expect("JSON");
    let goals = tree["plans"][0]["goals"].as_array().expect("a list");
    let of_kind = |kind: &str| goals.iter().filter(|goal| goal["kind"] == kind).collect::<Vec<_>>();
    let below =
        |goals: &[&Value]| goals.iter().map(|goal| goal["priorities"].as_array().map_or(0, Vec::len)).sum::<usize>();
    let (goals, areas) = (of_kind("goal"), of_kind("direction"));
    assert_eq!((goals.len(), below(&goals)), (3, 26));
    assert_eq!((areas.len(), below(&areas)), (2, 10));
}

#[test]
fn an_owner_is_the_same_however_it_is_typed() {
    for command in ["status", "list", "due", "tree", "owners"] {
        let expected = real().run(&format!("{command} --owner Filmfrämjande")).fine();
        for name in ["filmframjande", "Filmfra\u{308}mjande", "FILMFRÄMJANDE"] {
            assert_eq!(real().run(&format!("{command} --owner {name}")).fine(), expected, "{command} --owner {name}");
        }
    }
    assert_eq!(activities(&adopted(), "--owner Filmfrämjande").len(), 17);
    let status = adopted().run("status --owner filmframjande").fine();
    assert!(status.contains(" · 17 aktiviteter · ansvarig: Filmfrämjande\n"), "{status}");
    let err = real().run("status --owner Filmfrämjare").refused();
    assert!(err.contains("`Filmfrämjande`"), "{err}");
}

/// A file, a replacement, the expected code, and the text that the finding points at.
const BREAKS: [[&str; 5]; 5] = [
    [
        "4.1-kulturell-infrastruktur.toml",
        "[\"Kulturstrateger\"]",
        "[\"Kulturstrategen\"]",
        "PL201",
        "\"Kulturstrategen\"",
    ],
    ["4.2-delaktighet.toml", "start = 2024", "start = \"2024-H3\"", "PL104", "\"2024-H3\""],
    ["4.3-samverkan.toml", "title = \"Stärk", "title = Stärk", "PL003", "Stärk kulturens"],
    ["5.1-regional-kommunal-samverkan.toml", "see = [", "sea = [", "PL102", "sea = ["],
    ["5.2-andra-politikomraden.toml", "id = \"5.2.1-1\"", "id = \"5.2.1\"\n# åäö", "PL202", "\"5.2.1\"\n# åäö"],
];

#[test]
fn five_files_broken_in_five_ways_are_all_told_in_one_run() {
    let program = Program::temporary();
    for (path, text) in files_below("tests/adopted") {
        program.write(&path, text);
    }
    let mut expected = Vec::new();
    for [file, from, to, code, mark] in BREAKS {
        let path = format!("kulturplan/{file}");
        let text = std::fs::read_to_string(program.path(&path)).expect("a file of the plan");
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text, "{path} is not broken");
        let before = &broken[..broken.find(mark).expect("what is pointed at is there")];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        expected.push(format!("{path}:{line}:{column}: error[{code}]"));
        program.write(&path, broken);
    }
    let answer = program.run("check --format short --lang en --today 2024-12-15");
    let found: Vec<&str> = answer.out.lines().map(|line| &line[..line.find("]:").map_or(0, |at| at + 1)]).collect();
    assert_eq!((answer.code, found), (1, expected.iter().map(String::as_str).collect()), "{answer}");
}
