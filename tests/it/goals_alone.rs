//! Tests of a plan that assesses its goals alone: nothing is said of activities that nobody is asked about.

use serde_json::Value;

use crate::common::{Program, with_files};
use crate::foreign_words::said_in;

const MANIFEST: &str = r#"id = "p"
title = "Attainment"
language = "en"
period = { first = 2024, last = 2027 }
owners = ["Board"]

[follow_up]
current = 2025
levels = ["goal"]

[[status]]
name = "Not begun"
stage = "planned"

[[status]]
name = "Below target"
stage = "off-track"

[[status]]
name = "Approaching target"
stage = "ongoing"

[[status]]
name = "Met target"
stage = "done"

[[owner]]
name = "Board"

[[owner]]
name = "Institutions"
"#;

const FIRST: &str = r#"id = "G1"
title = "Completion"
follow_up.2024 = { status = "Met target" }
follow_up.2025 = { status = "Below target", note = "Awards fell" }

[[activity]]
id = "G1-1"
title = "Advise students"
owners = ["Institutions"]

[[priority]]
id = "G1.1"
title = "Adults"
see = ["G2.1"]

[[priority.measure]]
id = "G1.1.M1"
title = "Awards to adults"
target.2027 = 285_000
"#;

const SECOND: &str = r#"id = "G2"
title = "Debt"
owners = ["Institutions"]
follow_up.2024 = { status = "Below target", note = "Loans rose" }
follow_up.2025 = { status = "Approaching target", note = "Loans fall" }

[[priority]]
id = "G2.1"
title = "Grants"
follow_up.2025 = { status = "Below target", note = "Stated, and not asked for" }
"#;

const THIRD: &str = "id = \"G3\"\ntitle = \"Skills\"\n";

fn program() -> Program {
    let program = with_files([("plan.toml", MANIFEST), ("1.toml", FIRST), ("2.toml", SECOND), ("3.toml", THIRD)]);
    program.env("PLAN_TODAY", "2025-12-01").columns(120)
}

fn json(program: &Program, line: &str) -> Value {
    serde_json::from_str(&program.run(&format!("{line} --format json")).fine()).expect("JSON")
}

#[test]
fn what_nobody_is_asked_about_has_no_stage() {
    let program = program();
    let list = json(&program, "list");
    assert_eq!((&list["activities"][0]["id"], &list["activities"][0]["stage"]), (&"G1-1".into(), &Value::Null));
    // That an activity begins, and nobody is asked about it, is no change.
    program.write("3.toml", format!("{THIRD}\n[[activity]]\nid = \"G3-1\"\ntitle = \"Teach\"\nstart = 2025\n"));
    assert_eq!(json(&program, "list --compare")["changes"], Value::Array(Vec::new()));
    program.write("3.toml", THIRD);
    let beside = json(&program, "list --period 2024,2025");
    assert_eq!(beside["activities"][0]["periods"][0]["stage"], Value::Null);
    assert_eq!(json(&program, "show G1-1")["activity"]["stage"], Value::Null);
    assert_eq!(program.run("list --format csv --columns id,stage").fine(), "id,stage\nG1-1,\n");
    assert_eq!(program.run("list --status unassessed --format csv --columns id").fine(), "id\n");
    let status = json(&program, "status");
    let own = status["own"].as_array().expect("a list").iter().map(|own| own["stage"].as_str());
    assert_eq!(own.collect::<Vec<_>>(), [Some("off-track"), Some("ongoing"), Some("off-track"), Some("unassessed")]);
    // It is in the other plans that the word is said.
    program.write("plan.toml", MANIFEST.replace("levels = [\"goal\"]\n", ""));
    assert_eq!(json(&program, "list")["activities"][0]["stage"], "unassessed");
    assert_eq!(program.run("list --status unassessed --format csv --columns id").fine(), "id\nG1-1\n");
}

#[test]
fn what_is_due_has_its_measures_in_every_format_and_says_whom_to_ask() {
    let program = program();
    let rows = |line: &str, columns: &[&str]| -> Vec<Vec<String>> {
        let answer = program.run(line).fine();
        let mut reader = csv::Reader::from_reader(answer.as_bytes());
        let heads = reader.headers().expect("a header").clone();
        let at: Vec<usize> = columns
            .iter()
            .map(|name| heads.iter().position(|head| head == *name).unwrap_or_else(|| panic!("{name}: {answer}")))
            .collect();
        let row = |row: csv::StringRecord| at.iter().map(|at| row[*at].to_owned()).collect();
        reader.records().map(|it| row(it.expect("a row"))).collect()
    };
    let columns = ["id", "title", "owners", "goal", "priority", "period", "stage", "kind", "of"];
    let due = rows("due --format csv", &columns);
    assert_eq!(due[0], ["G3", "Skills", "Board", "G3", "", "2025", "unassessed", "goal", ""]);
    assert_eq!(due[1], ["G1.1.M1", "Awards to adults", "Board", "G1", "G1.1", "2025", "", "measure", "G1.1"]);
    assert_eq!(due.len(), 2);
    let lines = program.run("due --format jsonl").fine();
    let kinds = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["kind"].clone());
    assert_eq!(kinds.collect::<Vec<_>>(), ["goal", "measure"]);
    let text = program.run("due").fine();
    for line in
        ["Goal       Owner  Status", "G3 Skills  Board  · unassessed", "Measure                   Owner  Value for"]
    {
        assert!(text.contains(line), "{line}: {text}");
    }
    let told = program.run("show G1").fine();
    assert!(told.contains("Owner    Board (for the whole plan)"), "{told}");
    let told = program.run("show G2").fine();
    assert!(told.contains("Owner    Institutions\n"), "{told}");
    let told = program.run("show G2.1").fine();
    assert!(told.contains("Institutions (for all of the goal G2)"), "{told}");
}

#[test]
fn the_paper_names_the_goals_that_turned_and_those_who_answer_for_them() {
    let program = program();
    let told = program.run("report --format md").fine().replace('\u{a0}', " ");
    for said in [
        // What is stated of a priority that nobody is asked about is in no count.
        "Preliminary: 2 of 3 assessed. 1 ongoing, **1 off track** (1 in 2024). 1 better, 1 worse.",
        "Below target in 2025 but not in 2024 (1): [✗ G1](#G1)",
        "Below target in 2024 but not in 2025 (1): [◐ G2](#G2)",
        "| [Board](#owner-board) | 2 | 1 (+1) | – | – (−1) | 1 | – |",
        "| [Institutions](#owner-institutions) | 1 | – (−1) | 1 (+1) | – | – | – |",
        "Owns (2 goals): [✗ G1](#G1), [· G3](#G3)",
        "Owns (1 goal): [◐ G2](#G2)",
        "Owns (1 activity): [G1-1](#G1-1)",
        "- **Owner:** Board\n",
        "| ✗ Below target | 1 | 1 | – |",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

#[test]
fn the_workbook_says_what_a_priority_refers_to_and_what_owners_are_to_assess() {
    let program = program();
    program.run("report -o paper.xlsx").fine();
    let said = said_in(&std::fs::read(program.path("paper.xlsx")).expect("it was written"));
    for word in ["Refers to", "G2.1", "G1 Completion", "Goal, activity"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    let without = |text: &str, keys: &[&str]| {
        let kept = text.lines().filter(|line| !keys.iter().any(|key| line.starts_with(key)));
        kept.collect::<Vec<_>>().join("\n")
    };
    program.write("plan.toml", MANIFEST.replace("levels = [\"goal\"]\n", ""));
    // With titles alone there is no such sheet.
    for (keys, has_sheet) in [(&["owners", "follow_up"][..], true), (&["owners", "follow_up", "see"], false)] {
        for (path, text) in [("1.toml", FIRST), ("2.toml", SECOND)] {
            program.write(path, without(text, keys));
        }
        program.run("report -o paper.xlsx").fine();
        let said = said_in(&std::fs::read(program.path("paper.xlsx")).expect("it was written"));
        assert_eq!(said.contains("Refers to"), has_sheet, "{said}");
    }
}

#[test]
fn a_plan_that_assessed_other_levels_then_is_not_compared_with() {
    let program = program();
    program.write("plan.toml", MANIFEST.replace("levels = [\"goal\"]\n", ""));
    program.commit_on("2025-06-01", "Ada <ada@example.org>", "Activities");
    program.write("plan.toml", MANIFEST);
    let report = |language: &str| {
        let line = format!("report --format md --as-of 2025-06-30 --lang {language}");
        program.run(&line).fine().replace('\u{a0}', " ")
    };
    let told = report("en");
    for said in [
        "Preliminary: 2 of 3 assessed. 1 ongoing, **1 off track**.",
        "The plan assessed other levels on 30 June 2025, so the numbers cannot be compared.",
        "nothing: the plan assessed other levels on 30 June 2025",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(report("sv").contains("Planen bedömde andra nivåer den 30 juni 2025, så antalen går inte att jämföra."));
    // Goals were counted then too where priorities have come since.
    program.commit_on("2025-08-01", "Ada <ada@example.org>", "Goals");
    program.write("plan.toml", MANIFEST.replace("[\"goal\"]", "[\"goal\", \"priority\"]"));
    let told = program.run("report --format md --as-of 2025-08-30 --lang en").fine();
    assert!(!told.contains("assessed other levels"), "{told}");
}
