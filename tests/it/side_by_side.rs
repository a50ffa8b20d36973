//! Tests of several `--period` side by side.

use serde_json::Value;

use crate::common::{Program, assert_said, repository};

fn timeline() -> Program {
    Program::at(repository("tests/timeline"))
}

fn json(line: &str) -> Value {
    serde_json::from_str(&timeline().run(&format!("{line} --format json")).fine()).expect("JSON")
}

#[test]
fn each_period_has_a_column_in_both_languages_and_widths() {
    let (narrow, wide) = (timeline(), timeline().columns(128));
    let answers = [
        narrow.run("status --plan years --period 2024..2026 --lang sv"),
        // Two plans with different rhythms.
        narrow.run("status --period 2026,2025 --by owner"),
        // Not every stage of the calendar is in each.
        narrow.run("status --plan years --period 2024,2028 --by status"),
        narrow.run("list --plan years --period 2024 --period 2026 --lang sv"),
        narrow.run("list --plan years --period ..2028"),
        narrow.run("list --plan quarters --period 2026-Q1..2026 --lang sv"),
        // Years of a plan with quarterly follow-up.
        narrow.run("list --plan quarters --period 2025..2026"),
        wide.run("list --plan years --period 2025.. --owner 'Road office' --sort status"),
        wide.run("list --period 2025,2026 --columns id,status,note --owner 'Planning office' --lang sv"),
        // Activities that are red in one of the periods.
        narrow.run("list --period 2024,2025,2026 --status Red"),
        narrow.run("status --plan years --period 2024,2025 --status Red"),
        narrow.run("list --period 2024,2025 --text nowhere"),
        // More periods than fit in one table.
        narrow.run("list --plan quarters --period 2024-Q1..2026-Q2 --owner 'Harbour office'"),
        narrow.run("status --plan quarters --period ..2026-Q1 --lang sv"),
        // As records, where a table is too wide.
        timeline().columns(60).run("list --plan quarters --period 2026-Q1..2026-Q4 --lang sv"),
        // A range of one period.
        narrow.run("list --plan years --period 2025..2025,2025 --late"),
    ];
    assert_said(answers, "side_by_side/text.txt");
}

#[test]
fn every_format_has_each_period() {
    let formats = ["md", "json", "jsonl", "csv", "tsv"];
    let lines = |command: &str| formats.map(|format| timeline().run(&format!("{command} --format {format}")));
    let answers = lines("status --plan years --period 2025,2026 --by owner")
        .into_iter()
        .chain(lines("list --plan quarters --period 2026-Q2,2026-Q3"))
        .chain([timeline().run("list --plan years --period 2025,2026 --columns id,status --excel --format csv")]);
    assert_said(answers, "side_by_side/formats.txt");
}

#[test]
fn what_cannot_stand_side_by_side_is_refused() {
    let one_at_a_time = ["due", "chart", "tree", "owners", "report", "export --format csv -o -"];
    let lines = [
        "show 1-1 --period 2024,2025",
        "set 1-1 Green --period 2024..2025",
        "end 1-1 --reason So --period 2024,2025",
        "close 2024,2025",
        "import sheet.csv --period 2024,2025",
        "status --period 2025,2026 --compare --lang sv",
        "list --period 2025,2026 --compare 2024",
        "list --period 2026..2024",
        "list --period ..",
        "list --period 2024..soon,2031",
        "list --plan years --period 2023..2025 --lang sv",
        "list --plan years --period 2024-Q1..2025",
        "list --period 2024-01..2028-12 --plan quarters",
        "list --period 2024-Q1..9999-Q4 --plan quarters",
        "list --period 2024-Q1.. --plan quarters --owner Nobody",
        // Twenty quarters and five years.
        "list --period 2024-Q1..,..2028 --plan quarters",
    ];
    let answers = one_at_a_time.map(|command| timeline().run(&format!("{command} --plan years --period 2024,2025")));
    assert_said(answers.into_iter().chain(lines.map(|line| timeline().run(line))), "side_by_side/refused.txt");
}

#[cfg(unix)]
#[test]
fn a_review_is_of_one_period() {
    let (screen, code) =
        crate::terminal::Terminal::start(&timeline(), "review --plan years --period 2024,2025", 80).end();
    assert_eq!(code, Some(2), "{screen}");
    assert!(screen.contains("`2024,2025` is several periods"), "{screen}");
}

#[test]
fn the_columns_are_those_of_each_period_alone() {
    for (plan, periods) in [
        ("years", vec!["2024", "2025", "2026", "2027", "2028"]),
        ("quarters", vec!["2025", "2026-Q1", "2026-Q2", "2026-Q3"]),
    ] {
        let together = format!("--plan {plan} --period {}", periods.join(","));
        let (list, status) = (json(&format!("list {together}")), json(&format!("status {together} --by owner")));
        for (at, period) in periods.iter().enumerate() {
            let alone = json(&format!("list --plan {plan} --period {period}"));
            let rows = list["activities"].as_array().expect("a list").iter().map(|it| (&it["id"], &it["periods"][at]));
            let alone = alone["activities"].as_array().expect("a list");
            assert_eq!(rows.len(), alone.len());
            for ((id, beside), alone) in rows.zip(alone) {
                assert_eq!(*id, alone["id"]);
                for (name, value) in beside.as_object().expect("a table") {
                    assert_eq!(Some(value), alone.get(name), "{id} {period} {name}");
                }
            }
            let alone = json(&format!("status --plan {plan} --period {period} --by owner"));
            let counts = ["total", "stages", "late", "closed"];
            let all = status["groups"].as_array().expect("a list").iter().chain([&status["total"]]);
            let each = alone["groups"].as_array().expect("a list").iter().chain([&alone["total"]]);
            assert_eq!(all.clone().count(), each.clone().count());
            for (beside, alone) in all.zip(each) {
                assert_eq!(beside["key"], alone["key"]);
                assert_eq!(beside["periods"][at]["period"], *period);
                for name in counts {
                    assert!(!alone[name].is_null(), "{name}");
                    assert_eq!(beside["periods"][at][name], alone[name], "{period} {name} {}", beside["key"]);
                }
            }
        }
    }
}
