//! Tests of `--compare`: changes since an earlier period.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::common::{Program, assert_said, repository, with_files};

fn timeline() -> Program {
    Program::at(repository("tests/timeline"))
}

fn json(program: &Program, line: &str) -> Value {
    serde_json::from_str(&program.run(&format!("{line} --format json")).fine()).expect("JSON")
}

#[test]
fn two_periods_stand_beside_each_other_in_both_languages() {
    let lines = [
        "status --plan years --compare",
        "status --plan years --compare 2024 --lang sv",
        "status --plan quarters --compare",
        "status --plan quarters --period 2026-Q4 --compare 2026-Q1 --lang sv",
        // Plans with different rhythms.
        "status --compare --lang sv",
        "status --compare --owner 'Road office' --status off-track",
        "status --plan years --period 2028 --compare 2027 --owner 'Planning office'",
        "status --plan years --goal 1 --deadline 2040 --compare",
        "list --plan years --compare",
        "list --plan years --compare --sort -title --lang sv --owner 'Road office'",
        "list --plan years --start 2028 --compare",
    ];
    assert_said(lines.map(|line| timeline().run(line)), "compare/text.txt");
}

#[test]
fn every_format_has_the_same_changes() {
    let formats = ["md", "json", "jsonl", "csv", "tsv"];
    let lines = formats.map(|format| timeline().run(&format!("status --plan years --compare --format {format}")));
    let list = timeline().run("list --plan quarters --owner 'Harbour office' --compare --format json");
    let rows = timeline().run("list --plan quarters --compare 2026-Q1 --format csv");
    assert_said(lines.into_iter().chain([list, rows]), "compare/formats.txt");
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let lines = [
        "status --plan years --compare 2026",
        "status --plan years --compare 2027 --lang sv",
        "list --plan years --compare 2023 --lang sv",
        "status --plan years --period 2024 --compare",
        "list --period 2024 --compare --lang sv",
        "status --plan years --compare 2025-Q1",
        "status --plan quarters --compare 2026",
        // One plan is compared with the year that contains the quarter.
        "status --compare 2026-Q2",
        "status --compare last",
        "list --compare --columns id,title",
        "list --compare --columns id,title --lang sv",
    ];
    assert_said(lines.map(|line| timeline().run(line)), "compare/refused.txt");
}

/// Counts activities by stage, and late ones.
fn count(activities: &Value) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for activity in activities.as_array().expect("a list") {
        *counts.entry(activity["stage"].as_str().expect("a text").to_owned()).or_default() += 1;
        *counts.entry("late".to_owned()).or_default() += u64::from(activity["late"] == true);
    }
    counts
}

#[test]
fn the_figures_are_those_of_the_two_periods() {
    let years = [("2024", "2025"), ("2024", "2026"), ("2025", "2026"), ("2026", "2027"), ("2024", "2028")];
    let quarters = [("2025-Q4", "2026-Q1"), ("2026-Q1", "2026-Q2"), ("2026-Q2", "2026-Q3"), ("2025", "2026")];
    let pairs = years.map(|pair| ("years", pair)).into_iter().chain(quarters.map(|pair| ("quarters", pair)));
    for (plan, (a, b)) in pairs {
        let list = |period: &str| json(&timeline(), &format!("list --plan {plan} --period {period}"));
        let (then, now) = (list(a), list(b));
        let (then, now) = (&then["activities"], &now["activities"]);
        let compared = json(&timeline(), &format!("status --plan {plan} --period {b} --compare {a}"));
        for (figures, activities) in [(&compared["before"], then), (&compared["total"], now)] {
            let mut counted = count(activities);
            assert_eq!(figures["late"], counted.remove("late").unwrap_or_default(), "{plan} {a} {b}");
            for (stage, figure) in figures["stages"].as_object().expect("a table") {
                assert_eq!(*figure, counted.remove(stage).unwrap_or_default(), "{plan} {a} {b} {stage}");
            }
        }
        // Every change is between the two lists, and every difference of standing is listed.
        let changes = compared["changes"].as_array().expect("a list");
        let places = ["stage", "status", "late", "closed_by", "period"];
        for (then, now) in then.as_array().expect("a list").iter().zip(now.as_array().expect("a list")) {
            let change = changes.iter().find(|change| change["id"] == now["id"]);
            let good = |activity: &Value| activity["stage"] == "done" || activity["closed_by"] == "done";
            let differs = (then["stage"] != now["stage"] || then["late"] != now["late"]) && !(good(then) && good(now));
            assert_eq!(change.is_some(), differs, "{plan} {a} {b}: {then} {now}");
            for place in change.iter().flat_map(|_| places) {
                let change = change.expect("it is there");
                assert!(change["from"][place] == then[place] && change["to"][place] == now[place], "{change}");
            }
        }
        assert_eq!(
            json(&timeline(), &format!("list --plan {plan} --period {b} --compare {a}"))["changes"],
            compared["changes"]
        );
    }
}

#[test]
fn every_step_from_one_status_to_another_has_its_kind() {
    const STATUSES: [&str; 5] = ["Red", "Blue", "Amber", "Green", ""];
    // From each stage to each; activities are repeated, so none is closed.
    const KINDS: [[&str; 5]; 5] = [
        ["", "better", "better", "better", "other"],
        ["worse", "", "better", "better", "other"],
        ["worse", "worse", "", "better", "other"],
        ["worse", "worse", "worse", "", "other"],
        ["worse", "other", "other", "other", ""],
    ];
    let stated = |period: u16, status: &str| match status {
        "" => String::new(),
        _ => format!("follow_up.{period} = {{ status = \"{status}\", note = \"So it is\" }}\n"),
    };
    let mut goal = "id = \"1\"\ntitle = \"One\"\n".to_owned();
    for (from, then) in STATUSES.iter().enumerate() {
        for (to, now) in STATUSES.iter().enumerate() {
            goal += &format!(
                "[[activity]]\nid = \"1-{from}{to}\"\ntitle = \"A\"\nowners = []\nstart = 2024\nevery = \"year\"\n{}{}",
                stated(2025, then),
                stated(2026, now)
            );
        }
    }
    let plan = std::fs::read_to_string(repository("tests/timeline/years/plan.toml")).expect("it is there");
    let compared = json(&with_files([("plan.toml", &*plan), ("1.toml", &*goal)]), "list --compare");
    for (from, kinds) in KINDS.iter().enumerate() {
        for (to, kind) in kinds.iter().enumerate() {
            let id = format!("1-{from}{to}");
            let change = compared["changes"].as_array().expect("a list").iter().find(|change| change["id"] == *id);
            assert_eq!(change.map_or("", |change| change["kind"].as_str().expect("a text")), *kind, "{id}");
            let direction = if kind.is_empty() { None } else { Some(kind) };
            assert_eq!(change.and_then(|change| change["direction"].as_str()), direction.copied(), "{id}");
        }
    }
}

/// Two statuses of one stage are told apart: to go from one to the other is a change, neither better nor worse.
#[test]
fn another_status_of_the_same_stage_is_a_change() {
    let manifest = "id = \"p\"\ntitle = \"Plan\"\nlanguage = \"en\"\nperiod = { first = 2024, last = 2027 }\n\
        [follow_up]\ncurrent = 2025\n[[status]]\nname = \"Delayed\"\nstage = \"off-track\"\n\
        [[status]]\nname = \"Stopped\"\nstage = \"off-track\"\n[[owner]]\nname = \"Office\"\n";
    let activity = |id: &str, earlier: &str, now: &str| {
        format!(
            "[[activity]]\nid = \"{id}\"\ntitle = \"Act {id}\"\nowners = [\"Office\"]\nevery = \"year\"\n\
             follow_up.2024 = {{ status = \"{earlier}\", note = \"a\" }}\nfollow_up.2025 = {{ status = \"{now}\", note = \"b\" }}\n"
        )
    };
    let goal = format!(
        "id = \"1\"\ntitle = \"Goal\"\n{}{}",
        activity("1-1", "Delayed", "Stopped"),
        activity("1-2", "Delayed", "Delayed")
    );
    let program = with_files([("plan.toml", manifest), ("1.toml", &*goal)]);
    let program = program.env("PLAN_TODAY", "2025-12-01");
    let told = program.run("status --compare").fine().replace('\u{a0}', " ");
    assert!(told.contains("▲ 0 better  ~ 1 with another status of the same stage  + 0 new"), "{told}");
    assert!(
        told.contains("Another status of the same stage (1)") && told.contains("~ 1-1  ✗ Delayed → ⊗ Stopped"),
        "{told}"
    );
    let changes = &json(&program, "status --compare")["changes"];
    assert_eq!((changes.as_array().map(Vec::len), &changes[0]["id"]), (Some(1), &"1-1".into()));
    assert_eq!((&changes[0]["kind"], &changes[0]["direction"]), (&"shifted".into(), &"other".into()));
    let paper = program.run("report --format md --lang sv").fine().replace('\u{a0}', " ");
    assert!(
        paper.contains("**Annan status i samma steg (1)**") && !paper.contains("Ingen status har ändrats"),
        "{paper}"
    );
}
