//! Tests of the JSON documents against the contract: every documented field exists with its type.

use std::collections::BTreeSet;

use plan::report::columns::Column;
use serde_json::Value;

use crate::common::{Answer, Program, repository, sample, with_files};

const ACTIVITY: &[(&str, &str)] = &[
    ("plan", "text"),
    ("goal", "text"),
    ("priority", "text?"),
    ("id", "text"),
    ("title", "text"),
    ("owners", "texts"),
    ("support", "texts"),
    ("start", "text"),
    ("every", "text?"),
    ("until", "text?"),
    ("period", "text"),
    ("status", "text?"),
    ("stage", "text"),
    ("derived", "yes or no"),
    ("note", "text?"),
    ("file", "text"),
    ("line", "number"),
];
const GROUP: &[(&str, &str)] = &[("key", "text"), ("title", "text"), ("total", "number"), ("stages", "table")];
const STAGES: &[(&str, &str)] = &[
    ("planned", "number"),
    ("off-track", "number"),
    ("ongoing", "number"),
    ("done", "number"),
    ("unassessed", "number"),
    ("closed", "number"),
];
const FINDING: &[(&str, &str)] = &[
    ("code", "text"),
    ("name", "text"),
    ("severity", "text"),
    ("message", "text"),
    ("file", "text"),
    ("line", "number"),
    ("column", "number"),
    ("end_line", "number"),
    ("end_column", "number"),
    ("help", "text?"),
    ("suggestions", "texts"),
];
const SUMMARY: &[(&str, &str)] =
    &[("errors", "number"), ("warnings", "number"), ("files", "number"), ("activities", "number")];

fn parsed(answer: &Answer) -> Value {
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}\n{answer}"))
}

/// Fails if a documented field is missing or has another type. Undocumented fields are no failure.
#[track_caller]
fn assert_shape(value: &Value, fields: &[(&str, &str)]) {
    let is_text = |value: &Value| value.is_string();
    for (name, kind) in fields {
        let field = value.get(name).unwrap_or_else(|| panic!("{name} is missing in {value}"));
        let fits = match *kind {
            "text" => is_text(field),
            "text?" => field.is_null() || is_text(field),
            "texts" => field.as_array().is_some_and(|items| items.iter().all(is_text)),
            "number" => field.is_u64(),
            "yes or no" => field.is_boolean(),
            "table" => field.is_object(),
            other => panic!("{other} is no kind of value"),
        };
        assert!(fits, "{name} is {field}, which is not {kind}");
    }
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("{name} is no list in {value}"))
}

#[test]
fn activities_have_the_promised_shape() {
    for (line, schema) in [("list", "plan/list/1"), ("due", "plan/due/1"), ("list --period 2024", "plan/list/1")] {
        let document = parsed(&sample().run(&format!("{line} --format json")));
        assert_eq!(document["schema"], schema);
        assert!(!list(&document, "activities").is_empty());
        for activity in list(&document, "activities") {
            assert_shape(activity, ACTIVITY);
            let stage = activity["stage"].as_str().expect("a text");
            assert!(STAGES.iter().any(|(name, _)| *name == stage), "{stage} is no stage");
        }
        let lines = sample().run(&format!("{line} --format jsonl")).fine();
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(lines, list(&document, "activities"), "one a line is the same as all in one");
    }
}

/// All formats have the same fields of an activity, and the handbook names them.
#[test]
fn every_column_is_a_field_and_on_its_page() {
    let document = parsed(&sample().run("list --format json"));
    let activity = list(&document, "activities")[0].as_object().expect("a table");
    let fields: BTreeSet<&str> = activity.keys().map(String::as_str).collect();
    let columns: BTreeSet<&str> = Column::ALL.iter().map(|column| column.name()).collect();
    assert_eq!(fields, columns, "src/report/json/activity.rs has other fields than src/report/columns.rs has columns");
    let page = std::fs::read_to_string(repository("src/cli/commands/list.md")).expect("the page can be read");
    let unnamed: Vec<&str> = columns.into_iter().filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert!(unnamed.is_empty(), "src/cli/commands/list.md does not name the columns {unnamed:?}");
}

#[test]
fn values_mean_what_the_contract_says() {
    let document = parsed(&sample().run("list --format json --plan kultur"));
    let with_id =
        |id: &str| list(&document, "activities").iter().find(|it| it["id"] == id).expect("an activity").clone();
    let (direct, planned, set) = (with_id("1.2-1"), with_id("1.2.1-2"), with_id("1.10.1-1"));
    assert!(direct["priority"].is_null() && direct["goal"] == "1.2");
    assert!(planned["derived"] == true && planned["status"].is_null() && planned["stage"] == "planned");
    assert!(set["derived"] == false && set["status"] == "Blått" && set["stage"] == "planned");
    let owners = with_id("1.2.1-1")["owners"].clone();
    assert_eq!(
        owners,
        serde_json::json!(["Kulturstrateger", "Filmfrämjande"]),
        "the register's names, not the aliases"
    );
    for activity in list(&document, "activities") {
        let (file, line) = (activity["file"].as_str().expect("a text"), activity["line"].as_u64().expect("a number"));
        let text = std::fs::read_to_string(sample().path(file)).expect("the path leads from the directory loaded");
        let header = text.lines().nth(usize::try_from(line).expect("small") - 1).expect("the line is there");
        assert!(header.ends_with("activity]]"), "{file}:{line} is {header}");
    }
}

#[test]
fn counts_have_the_promised_shape() {
    for by in ["goal", "priority", "owner", "start", "plan", "focus"] {
        let document = parsed(&sample().run(&format!("status --by {by} --format json")));
        assert!(document["schema"] == "plan/status/1" && document["by"] == by);
        for group in list(&document, "groups") {
            assert_shape(group, GROUP);
            assert_shape(&group["stages"], STAGES);
        }
        assert_shape(&document["total"], &GROUP[2..]);
        assert_shape(&document["total"]["stages"], STAGES);
        let lines = sample().run(&format!("status --by {by} --format jsonl")).fine();
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(lines, list(&document, "groups"));
    }
}

#[test]
fn charts_have_the_promised_shape() {
    for by in ["period", "goal"] {
        let document = parsed(&sample().run(&format!("chart --by {by} --format json")));
        assert!(document["schema"] == "plan/chart/1" && document["by"] == by);
        assert_shape(&document, &[("cut", "yes or no")]);
        assert!(!list(&document, "groups").is_empty());
        for group in list(&document, "groups") {
            assert_shape(group, GROUP);
            assert_shape(&group["stages"], STAGES);
        }
        let lines = sample().run(&format!("chart --by {by} --format jsonl")).fine();
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(lines, list(&document, "groups"));
    }
}

#[test]
fn findings_have_the_promised_shape() {
    let goal =
        "id = \"1\"\ntitle = \"Å\"\n[[priority]]\nid = \"1.1\"\ntitle = \"T\"\nsee = [\"1.2\"]\nx = 1\ncolour = true\n";
    let program = with_files([
        ("plan.toml", "id = \"p\"\ntitle = \"P\"\n"),
        ("1.toml", goal),
        ("2.toml", "id = \"2\"\ntitle = "),
    ]);
    for (line, code) in [("check --format json", 1), ("check --format json --lang sv", 1)] {
        let answer = program.run(&format!("{line} --today 2025-01-01"));
        assert_eq!(answer.code, code);
        let document = parsed(&answer);
        assert_eq!(document["schema"], "plan/check/1");
        assert_shape(&document["summary"], SUMMARY);
        assert_eq!(
            (&document["summary"]["errors"], &document["summary"]["files"]),
            (&3.into(), &3.into()),
            "{document}"
        );
        for finding in list(&document, "findings") {
            assert_shape(finding, FINDING);
            assert_eq!(finding["severity"], "error");
        }
    }
    let fine = sample().run("check --format json");
    assert_eq!(fine.code, 0);
    assert!(list(&parsed(&fine), "findings").is_empty());
}

#[test]
fn places_are_counted_from_one_and_in_characters() {
    let program: Program = with_files([
        ("plan.toml", "id = \"p\"\ntitle = \"P\"\n"),
        ("1.toml", "id = \"1\"\ntitle = \"T\"\nactivity = [{ title = \"å🎬\", färg = 1 }]\n"),
        (
            "2.toml",
            "id = \"2\"\ntitle = \"T\"\nactivity = [{ title = \"å🎬\", ton = 1, id = \"2-1\", owners = [], start = 2024 }]\n",
        ),
    ]);
    let document = parsed(&program.run("check --format json"));
    let unknown = list(&document, "findings").iter().find(|it| it["code"] == "PL102").expect("an unknown key");
    let place = ["line", "column", "end_line", "end_column"].map(|name| unknown[name].as_u64().expect("a number"));
    assert_eq!((unknown["file"].as_str(), place), (Some("2.toml"), [3, 29, 3, 32]));
}

#[test]
fn other_documents_name_their_schema() {
    for (line, schema) in [
        ("owners", "plan/owners/1"),
        ("plans", "plan/plans/1"),
        ("tree", "plan/tree/1"),
        ("chart", "plan/chart/1"),
        ("show kultur", "plan/show/1"),
        ("show 2.1", "plan/show/1"),
        ("show 1.2.1-1", "plan/show/1"),
    ] {
        let answer = sample().run(&format!("{line} --format json"));
        assert_eq!(parsed(&answer)["schema"], schema, "{line}");
        assert!(answer.out.ends_with("}\n") && answer.out.lines().count() == 1, "{line} is one line");
    }
}
