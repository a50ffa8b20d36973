//! A plan with a broken file: people get the rest and a warning, programs get nothing.

use crate::common::{Program, assert_said};

/// Every command that answers from what was read, and the machine formats that it has.
const COMMANDS: [(&str, &[&str]); 7] = [
    ("status", &["json", "jsonl", "csv", "tsv"]),
    ("list", &["json", "jsonl", "csv", "tsv"]),
    ("show 2.1", &["json"]),
    ("tree", &["json"]),
    ("owners", &["json", "jsonl", "csv", "tsv"]),
    ("plans", &["json", "jsonl", "csv", "tsv"]),
    ("due", &["json", "jsonl", "csv", "tsv"]),
];

/// The sample with one goal file of which a bracket is missing.
fn half_read() -> Program {
    let program = Program::in_copy_of_sample();
    program.write(
        "kultur/1.10-las.toml",
        "id = \"1.10\"\ntitle = \"Läsning\"\n[[priority]\nid = \"1.10.1\"\ntitle = \"Lån\"\n",
    );
    program
}

#[test]
fn people_get_the_rest_and_a_warning() {
    let program = half_read();
    for (command, _) in COMMANDS {
        for format in ["table", "md"] {
            let answer = program.run(&format!("{command} --format {format}"));
            assert!(answer.code == 0 && !answer.out.is_empty(), "{answer}");
            assert!(answer.err.contains("varning: planen är inte läst i sin helhet (fel: 1)"), "{answer}");
            assert!(answer.err.starts_with("kultur/1.10-las.toml:3:"), "{answer}");
        }
    }
    assert_said(
        [program.run("list --goal 2.1"), program.run("list --goal 2.1 --format md --lang en")],
        "half_read/table.txt",
    );
}

#[test]
fn programs_get_nothing() {
    let program = half_read();
    for (command, formats) in COMMANDS {
        for format in formats {
            let err = program.run(&format!("{command} --format {format}")).refused();
            assert!(err.contains("fel: planen går inte att läsa helt: 1 fel"), "{command} --format {format}: {err}");
        }
    }
    assert_said(
        [program.run("list --format json"), program.run("list --format csv --lang en")],
        "half_read/machine.txt",
    );
}

#[test]
fn the_check_tells_what_is_broken_and_checks_the_rest() {
    let program = half_read();
    program.write("kultur/3.toml", "id = \"3\"\ntitle = \"Tre\"\n[[priority]]\nid = \"3.1\"\ntitle = \"T\"\nsee = [\"1.10.1\"]\nfocus = [\"Fred\"]\n");
    assert_said([program.run("check"), program.run("check --lang en --format short")], "half_read/check.txt");
}

#[test]
fn an_activity_with_a_part_missing_is_left_out_and_said_so() {
    let program = Program::in_copy_of_sample();
    program
        .write("kultur/3.toml", "id = \"3\"\ntitle = \"Tre\"\n[[activity]]\nid = \"3-1\"\nstart = 2024\nowners = []\n");
    let answer = program.run("list --goal 3");
    assert!(answer.code == 0 && answer.out.contains("0 aktiviteter") && !answer.out.contains("3-1"), "{answer}");
    assert!(answer.err.starts_with("kultur/3.toml:3:1: fel[PL101]: `title` saknas här\nvarning: "), "{answer}");
    program.run("list --goal 3 --format json").refused();
}

#[test]
fn only_the_first_faults_stand_before_an_answer() {
    let program = Program::in_copy_of_sample();
    program.write("kultur/3.toml", "id = \"3\"\ntitle = \"Tre\"\na = 1\nb = 1\nc = 1\nd = 1\ne = 1\nf = 1\ng = 1\n");
    let err = program.run("tree --goal 3").err;
    assert_eq!(err.matches("fel[PL102]").count(), 5);
    assert!(err.contains("(fel: 7)"), "{err}");
}

#[test]
fn a_plan_of_which_nothing_can_be_read_is_refused() {
    let program = Program::temporary();
    program.write("plan.toml", "id = \"p\"\ntitle = \"P\"\nlanguage = \"sv\"\n");
    program.write("1.toml", "id = \"1\ntitle = \"Ett\"\n");
    let answers = [program.run("list"), program.run("status --format json --lang en"), program.run("check")];
    assert_said(answers, "half_read/nothing.txt");
}

#[test]
fn a_manifest_that_cannot_be_read_does_not_make_its_goals_wrong() {
    let program = Program::in_copy_of_sample();
    program.write("kultur/plan.toml", "id = \"kultur\"\ntitle = Kulturplanen\n");
    assert_said([program.run("check"), program.run("list --goal 2.1 --today 2025-06-01")], "half_read/manifest.txt");
}
