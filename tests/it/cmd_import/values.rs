//! Tests of values of measures in sheets.

use plan::sheet::Column::{self, Activity, Measure, Note, Status, Tags, Text, Value};

use super::sheet::Sheet;
use crate::common::{Program, assert_said, with_files};

const MANIFEST: &str = r#"id = "p"
title = "Biblioteksplanen"
language = "sv"
period = { first = 2024, last = 2027 }

[follow_up]
every = "year"
current = 2025

[[status]]
name = "Grönt"
stage = "done"

[[owner]]
name = "Läsning"
email = "las@example.org"
"#;

const GOAL: &str = r#"id = "1"
title = "Fler läser"
owners = ["Läsning"]

[[measure]]
id = "1.M1"
title = "Andel som lånar"
unit = "%"
better = "up"
target.2027 = 92
value.2024 = 87 # räknat i maj
value.2025 = { value = 87.70, note = "preliminärt" }

[[measure]]
id = "1.M2"
title = "Besök"
baseline = { period = 2022, value = 1_000 }

[[activity]]
id = "1-1"
title = "Läs högt"
text = "Alla ska kunna läsa."
start = 2025
tags = ["barn", "skola"]
links = [{ title = "Målet", url = "https://example.org/mal" }]
follow_up.2025 = { status = "Grönt" }
"#;

fn program() -> Program {
    with_files([("plan.toml", MANIFEST), ("1.toml", GOAL)]).env("PLAN_TODAY", "2026-01-15").env("PLAN_LANG", "sv")
}

/// Returns the sheet with entries in some cells, in every format.
fn returned(program: &Program, cells: &[(&str, Column, &str)]) -> [(&'static str, Vec<u8>); 3] {
    let sheet = cells.iter().fold(Sheet::of(program), |sheet, (id, column, text)| sheet.with(id, *column, text));
    [("svar.xlsx", sheet.xlsx("Blad")), ("svar.ods", sheet.ods("Blad")), ("svar.csv", sheet.csv(b';'))]
}

#[test]
fn values_come_back_from_every_format() {
    let cells = [("1.M1", Value, "88,25 %"), ("1.M2", Value, "1 200"), ("1.M2", Note, "räknat i maj")];
    let mut answers = Vec::new();
    for at in 0..3 {
        let program = program();
        let (file, bytes) = &returned(&program, &cells)[at];
        program.write(file, bytes);
        answers.push(program.run(&format!("import {file}")));
        let goal = std::fs::read_to_string(program.path("1.toml")).expect("it is there");
        assert!(goal.contains("value.2025 = { value = 88.25, note = \"preliminärt\" }\n"), "{file}: {goal}");
        assert!(goal.contains("value.2025 = { value = 1200, note = \"räknat i maj\" }\n"), "{file}: {goal}");
        assert!(goal.contains("value.2024 = 87 # räknat i maj\n"), "{file}: {goal}");
        assert_eq!(program.run("fmt --check").code, 0);
    }
    assert_said(answers, "cmd_import/values.txt");
}

#[test]
fn a_sheet_with_measures_that_nobody_filled_in_changes_nothing() {
    let program = program();
    for file in ["ut.xlsx", "ut.csv"] {
        program.run(&format!("export -o {file}")).fine();
        assert!(program.run(&format!("import {file}")).fine().contains("inget att ändra"), "{file}");
    }
    let sheet = std::fs::read_to_string(program.path("ut.csv")).expect("text");
    for column in ["Indikator", "Målvärde", "Värde", "Värde vid uttaget", "Text", "Taggar"] {
        assert!(sheet.lines().next().expect("a header").split(';').any(|title| title == column), "{column}: {sheet}");
    }
    assert!(sheet.contains("Andel som lånar (%)") && sheet.contains("Målet (https://example.org/mal)"), "{sheet}");
}

#[test]
fn a_sheet_without_measures_has_no_columns_for_them() {
    let plain = "id = \"1\"\ntitle = \"Fler läser\"\n\n[[activity]]\nid = \"1-1\"\ntitle = \"Läs högt\"\nowners = [\"Läsning\"]\nstart = 2025\n";
    let program = with_files([("plan.toml", MANIFEST), ("1.toml", plain)]).env("PLAN_LANG", "sv");
    let sheet = program.run("export -o - --format csv --today 2026-01-15").fine();
    assert_eq!(sheet.lines().next().expect("a header").split(';').count(), 13, "{sheet}");
}

#[test]
fn what_is_no_value_of_a_measure_is_named_with_its_place() {
    let wrong: [&[(&str, Column, &str)]; 7] = [
        &[("1.M1", Value, "många")],
        &[("1.M1", Status, "Grönt"), ("1-1", Value, "12")],
        &[("1.M2", Note, "inget värde än")],
        &[("1.M1", Measure, "Besök")],
        &[("1.M1", Measure, "Andel som läser (%)"), ("1.M1", Value, "")],
        &[("1-1", Text, "En egen text"), ("1-1", Tags, "egen"), ("1-1", Activity, "Läs högre")],
        &[("1.M1", Value, "90"), ("1.M1", Column::ValueThen, "87")],
    ];
    let mut answers = Vec::new();
    for cells in wrong {
        let program = program();
        let [(file, bytes), ..] = &returned(&program, cells);
        program.write(file, bytes);
        answers.push(program.run(&format!("import {file} --dry-run")));
    }
    assert_said(answers, "cmd_import/no_values.txt");
}

#[test]
fn a_letter_names_the_values_that_are_asked_for() {
    let goal = GOAL.replace("value.2025 = { value = 87.70, note = \"preliminärt\" }\n", "");
    let program = with_files([("plan.toml", MANIFEST), ("1.toml", &*goal)]).env("PLAN_TODAY", "2026-01-15");
    for lang in ["sv", "en"] {
        program.run(&format!("export --split owner --mail -o {lang}/ --lang {lang}")).fine();
        let letter = std::fs::read_to_string(program.path(&format!("{lang}/Läsning.md"))).expect("a letter");
        assert!(letter.contains("1.M1") && letter.contains("1.M2") && letter.contains("2025"), "{letter}");
    }
}
