//! Tests of measures, from the file to every output.

use crate::common::{Program, assert_said, with_files};

const MANIFEST: &str = r#"id = "p"
title = "Library plan"
language = "en"
period = { first = 2024, last = 2027 }
follow_up = { every = "year", current = 2025 }
status = [{ name = "Red", stage = "off-track" }, { name = "Green", stage = "done" }]
owner = [{ name = "Reading" }]
"#;

const GOAL: &str = r#"id = "1"
title = "More people read"

[[measure]]
id = "1.M1"
title = "Cohort graduation rate"
unit = "%"
better = "up"
baseline = { period = 2022, value = 86.5 }
target.2026 = 87.0
target.2030 = 92
value.2024 = 87 # counted in May
value.2025 = { value = 87.70, note = "preliminary", links = ["https://example.org/"] }

[[priority]]
id = "1.1"
title = "Books for the youngest"

[[priority.measure]]
id = "1.1.M1"
title = "Days that the library is shut"
better = "down"
target.2025 = 1_000
value.2024 = 1_200
value.2025 = 9.5e2

[[priority.activity]]
id = "1.1-1"
title = "Give every newborn a book"
owners = ["Reading"]

[[priority.activity.measure]]
id = "1.1-1.M1"
title = "Books"
target.2030 = -3
value.2025 = -4.25
"#;

fn program() -> Program {
    let program = with_files([("plan.toml", MANIFEST), ("1.toml", GOAL)]);
    program.commit_on("2025-02-01", "Ada", "The plan");
    program.env("PLAN_TODAY", "2026-02-01")
}

#[test]
fn a_measure_is_told_with_its_targets_distance_and_direction() {
    let program = program();
    let lines = [
        "show 1",
        "show 1 --lang sv",
        "show 1.1.M1 --lang sv",
        "show 1.1-1",
        "show 1.M1 --format json",
        "show 1.1 --format json",
        "tree --lang sv",
        "report --format md",
        "report --format table --lang sv",
        "check",
    ];
    assert_said(lines.map(|line| program.run(line)), "measures/told.txt");
}

#[test]
fn a_value_is_stated_as_it_is_typed_and_nothing_else_changes() {
    let program = program();
    let lines = [
        "set 1.M1 --value 88,25 --period 2024",
        "set 1.M1 --value 87.7 --lang sv",
        "set 1.M1 --value 90 --note final",
        "set 1.M1 --value 90",
        "set 1.1.M1 --value '1 050' --note 'storm' --period 2024 --lang sv",
        "set 1.1.M1 --value none --period 2025",
        "set 1.1-1.M1 --value −7,5 --dry-run",
        "set 1.M1 --value 1e3 --note '' --period 2025",
        "diff HEAD --lang sv",
        "diff HEAD --format json",
        "fmt --check",
    ];
    let answers: Vec<_> = lines.iter().map(|line| program.run(line)).collect();
    let file = std::fs::read_to_string(program.path("1.toml")).expect("it is there");
    assert!(file.contains("value.2024 = 88.25 # counted in May\n"), "{file}");
    assert!(file.contains("value.2025 = { value = 1000, links = [\"https://example.org/\"] }\n"), "{file}");
    assert!(file.contains("value.2024 = { value = 1050, note = \"storm\" }\n\n[[priority.activity]]"), "{file}");
    assert_said(answers, "measures/set.txt");
}

#[test]
fn what_is_no_value_of_a_measure_is_refused() {
    let program = program();
    let lines = [
        "set 1.M1 --value 1.000,5",
        "set 1.M1 --value many --lang sv",
        "set 1 --value 3",
        "set 1.M9 --value 3",
        "set 1.M1 1.1.M1 --value 3",
        "set 1.M1 --value 3 --owner Reading --clear --lang sv",
        "set 1.M1 --value 3 --period later",
        "set 1.M1 Green",
        "set 1.M1 --value 3 --period 2027",
        "move 1.M1 --to Reading",
        "list --goal 1.M1",
    ];
    assert_said(lines.map(|line| program.run(line)), "measures/refused.txt");
    assert_eq!(std::fs::read_to_string(program.path("1.toml")).expect("it is there"), GOAL);
}

#[test]
fn what_is_wrong_in_a_measure_is_told_where_it_stands() {
    let program = program();
    let bad = [
        ("value.2024 = 87 #", "value.2024 = \"87\" #"),
        ("value.2024 = 87 #", "value.2024 = 0x57 #"),
        ("value.2024 = 87 #", "value.2024 = nan #"),
        ("value.2024 = 87 #", "value.2024 = 12345678901234567890123456789012 #"),
        ("value.2024 = 87 #", "value.later = 87 #"),
        ("value.2024 = 87 #", "value.2024 = { note = \"n\" } #"),
        ("value.2024 = 87 #", "värde.2024 = 87 #"),
        ("better = \"up\"", "better = \"upp\""),
        ("id = \"1.1.M1\"", "id = \"1.m1\""),
        ("id = \"1.1.M1\"", "id = \"1.1-1\""),
        ("title = \"Books\"\n", ""),
    ];
    let answers = bad.map(|(from, to)| {
        program.write("1.toml", GOAL.replacen(from, to, 1));
        program.run("check --format short")
    });
    assert_said(answers, "measures/wrong.txt");
}

#[test]
fn values_are_asked_for_when_a_period_of_their_own_rhythm_ends() {
    let manifest = MANIFEST.replace("every = \"year\", current = 2025", "every = \"quarter\", current = \"2025-Q4\"");
    let goal = "id = \"1\"\ntitle = \"Goal\"\nowners = [\"Reading\"]\n\n";
    let activity = "[[activity]]\nid = \"1-1\"\ntitle = \"Read\"\nfollow_up.2025-Q4 = { status = \"Green\" }\n";
    let measure = |id: &str, keys: &str| format!("[[measure]]\nid = \"{id}\"\ntitle = \"T {id}\"\n{keys}\n\n");
    let measures = [
        measure("plain", ""),
        measure("year", "better = \"up\"\ntarget.2027 = 5\nvalue.2024 = 1"),
        measure("target", "target.2027 = 5"),
        measure("quarter", "target.2027 = 5\nvalue.2025-Q2 = 1"),
        measure("baseline", "baseline = { period = 2022, value = 1 }"),
        measure("stated", "value.2025-Q3 = 2\nvalue.2025-Q4 = 3"),
    ];
    let of_activity = "\n[[activity.measure]]\nid = \"1-1.M1\"\ntitle = \"Of the activity\"\nvalue.2025-Q1 = -1.50\n";
    let goal = [goal, &measures.concat(), activity, of_activity].concat();
    let program = with_files([("plan.toml", &*manifest), ("1.toml", &*goal)]).env("PLAN_TODAY", "2026-01-15");
    let lines = [
        "due",
        "due --period 2025-Q3 --lang sv",
        "due --owner Reading",
        "due --format json",
        "status --goal 1",
        "list --columns id,measures",
        "list --format csv --columns id,measures",
    ];
    assert_said(lines.map(|line| program.run(line)), "measures/due.txt");
    assert_eq!(program.run("due --fail --period 2025-Q4").code, 1);
}

/// Two sides that state values for different periods, and for the same.
#[test]
fn values_of_both_sides_are_merged() {
    let program = program();
    let ours = GOAL.replace("value.2024 = 87 #", "value.2024 = 88 #");
    let theirs = GOAL.replace("target.2030 = 92\n", "target.2030 = 95\n").replace("9.5e2", "940");
    for (name, text) in [("base", GOAL), ("ours", &ours), ("theirs", &theirs)] {
        program.write(name, text);
    }
    program.run("merge-driver base ours theirs --path 1.toml").fine();
    let merged = std::fs::read_to_string(program.path("ours")).expect("it is there");
    assert!(merged.contains("value.2024 = 88 # counted in May\n") && merged.contains("target.2030 = 95\n"), "{merged}");
    assert!(merged.contains("value.2025 = 940\n") && merged.contains("target.2025 = 1_000\n"), "{merged}");
    program.write("ours", GOAL.replace("9.5e2", "930"));
    let disputed = program.run("merge-driver base ours theirs --path 1.toml");
    assert_said([disputed], "measures/merged.txt");
}
