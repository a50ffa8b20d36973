//! Tests of the schemas with Tombi, the linter of the editor extension, and with a validator of schemas.
//!
//! Tombi and `plan check` must report the same faults of shape at the same places.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::run;
use crate::common::{Program, files_below, repository};

/// A file, a line and a column.
type Place = (String, u64, u64);

/// An empty directory with the schemas.
fn workshop() -> Program {
    let program = Program::temporary();
    for (name, text) in files_below("schema") {
        program.write(&format!("schema/{name}"), text);
    }
    program
}

/// Writes a file that names its schema in its first line.
fn write(program: &Program, folder: &str, name: &str, text: &str) {
    let kind = match name {
        "plan.toml" => "plan",
        "governance.toml" => "governance",
        _ => "goal",
    };
    let text = if text.starts_with("#:schema ") { text.split_once('\n').map_or("", |(_, rest)| rest) } else { text };
    program.write(&format!("{folder}/{name}"), format!("#:schema ../schema/{kind}.schema.json\n{text}"));
}

/// Returns Tombi's messages for every file below a folder, offline.
#[track_caller]
fn tombi(program: &Program, folder: &str) -> Vec<Value> {
    let dir = program.path("");
    let arguments = ["lint", "--offline", "--diagnostics-format", "json", "--diagnostics-file", "found.json", folder];
    let said = run(&dir, &dir, "tombi", &arguments);
    assert!(matches!(said.code, Some(0 | 1)), "{}\n{}", said.line, said.text);
    let found = std::fs::read_to_string(program.path("found.json")).expect("the findings are written");
    let found: Value = serde_json::from_str(&found).expect("JSON");
    // The order of tables is a matter of style.
    let is_of_schema = |finding: &&Value| finding["code"] != "tables-out-of-order";
    found.as_array().expect("a list").iter().filter(is_of_schema).cloned().collect()
}

fn place(finding: &Value) -> Place {
    let start = &finding["range"]["start"];
    let number = |name: &str| start[name].as_u64().expect("a number");
    (finding["path"].as_str().expect("a path").to_owned(), number("line"), number("column"))
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_schemas_are_schemas() {
    let root = repository("");
    for (name, _) in files_below("schema") {
        let home = Program::temporary();
        run(&root, &home.path(""), "check-jsonschema", &["--check-metaschema", &format!("schema/{name}")]).fine();
    }
    let wrong = workshop();
    wrong.write("wrong.json", r#"{"$schema": "http://json-schema.org/draft-07/schema#", "type": "text"}"#);
    run(&wrong.path(""), &wrong.path(""), "check-jsonschema", &["--check-metaschema", "wrong.json"]).refused();
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn tombi_accepts_the_real_plan_where_it_lies() {
    let home = Program::temporary();
    for folder in ["plan", "tests/adopted"] {
        let arguments = ["lint", "--offline", "--error-on-warnings", folder];
        let said = run(&repository(""), &home.path(""), "tombi", &arguments).fine();
        assert!(said.contains("9 files linted successfully"), "{said}");
    }
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn tombi_accepts_whatever_has_the_right_shape() {
    let program = workshop();
    let cases = files_below("tests/codes").into_iter().filter(|(path, _)| path.contains("/good/"));
    // A dotfile is not part of a plan.
    let is_toml = |path: &str| Path::new(path).extension().is_some_and(|ending| ending == "toml");
    let is_read = |path: &str| is_toml(path) && !path.contains("/.");
    let files = cases.chain(files_below("tests/sample")).filter(|(path, _)| is_read(path));
    let mut count = 0;
    for (at, (path, text)) in files.enumerate() {
        write(&program, &format!("case{at}"), path.rsplit('/').next().expect("a name"), &text);
        count += 1;
    }
    assert!(count > 40, "{count} files");
    let found = tombi(&program, ".");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn tombi_finds_what_the_check_finds_at_the_same_places() {
    for code in ["PL101", "PL102", "PL103", "PL104"] {
        let program = workshop();
        for (name, text) in files_below(&format!("tests/codes/{code}/bad")) {
            write(&program, "plan", &name, &text);
        }
        let json: Value = serde_json::from_str(&program.run("check --format json").out).expect("JSON");
        let number = |finding: &Value, name: &str| finding[name].as_u64().expect("a number");
        let checked: BTreeSet<Place> = json["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|it| {
                let file = format!("plan/{}", it["file"].as_str().expect("a path"));
                (file, number(it, "line"), number(it, "column"))
            })
            .collect();
        // Tombi also reports the right key of a misspelt one as missing.
        let counts = |finding: &&Value| code == "PL101" || finding["code"] != "table-key-required";
        let linted: BTreeSet<Place> = tombi(&program, "plan").iter().filter(counts).map(place).collect();
        assert_eq!(linted, checked, "{code}");
        assert!(checked.len() > 3, "{code}: {checked:?}");
    }
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn tombi_knows_a_period_when_it_sees_one() {
    let periods = ["2024", "1000", "9999", "2024-H2", "2024-T3", "2024-Q4", "2024-01", "2024-09", "2024-10", "2024-12"];
    let others =
        ["24", "02024", "20245", "0999", "2024-H3", "2024-T0", "2024-Q5", "2024-00", "2024-13", "2024-9", "2024-h1"];
    let program = workshop();
    let file = |period: &str| {
        format!(
            "id = \"1\"\ntitle = \"T\"\n[[activity]]\nid = \"1-1\"\ntitle = \"T\"\nowners = [\"A\"]\nstart = \"{period}\"\nfollow_up.{period} = {{ note = \"N\" }}\n"
        )
    };
    for period in periods.into_iter().chain(others) {
        write(&program, "plan", &format!("{period}.toml"), &file(period));
    }
    let found: BTreeSet<Place> = tombi(&program, "plan").iter().map(place).collect();
    // For each, the value of `start` and the key of the follow-up.
    let places = |period: &str| [(8, 9), (9, 11)].map(|(line, column)| (format!("plan/{period}.toml"), line, column));
    assert_eq!(found, others.into_iter().flat_map(places).collect());
}
