//! Tests of the output of `plan check`. The findings themselves are tested in `codes`.

use crate::common::{Program, assert_said, sample};

/// The sample with four mistakes in two files, one of them after an accented letter.
fn mistaken() -> Program {
    let program = Program::in_copy_of_sample();
    let change = |path: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(program.path(path)).expect("a file of the sample");
        assert!(text.contains(from), "{path} has no {from}");
        program.write(path, text.replace(from, to));
    };
    change(
        "kultur/1.10-las.toml",
        "follow_up.2025 = { status = \"Blått\"",
        "follow_up.2025 = { note = \"åäö\", status = \"Blåt\"",
    );
    change("kultur/1.10-las.toml", ", note = \"Flyttad till 2026\"", "");
    change(
        "kultur/1.10-las.toml",
        "owners = [\"Samordnare\"]\nstart = 2024\nevery",
        "owners = [\"Samordnaren\"]\nstart = 2024\nevery",
    );
    change("kultur/2.1-samverkan.toml", "\"1.2.film\"]", "\"1.2.flim\"]");
    change("kultur/2.1-samverkan.toml", "start = 2024", "start = \"2024-H3\"");
    program
}

#[test]
fn a_plan_without_faults_is_said_to_be_so() {
    let formats = ["human", "short", "json"];
    let answers = formats.map(|format| sample().run(&format!("check --format {format}")));
    assert_said(answers.into_iter().chain([sample().run("check --lang en")]), "check/fine.txt");
}

#[test]
fn every_fault_is_told_at_its_place_in_both_languages_and_every_format() {
    let program = mistaken();
    let lines = [
        "check",
        "check --lang en",
        "check --format short",
        "check --format short --lang en",
        "check --format json",
        "check --format json --lang en",
    ];
    assert_said(lines.map(|line| program.run(line)), "check/faults.txt");
}

#[test]
fn colours_and_widths_change_nothing_of_the_words() {
    let program = mistaken();
    let narrow = program.run("check");
    assert_eq!(narrow.code, 1);
    assert_said([program.run("check --color always")], "check/color.txt");
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let wide = program.columns(160).run("check").out;
    assert_eq!(words(&wide), words(&narrow.out));
    assert_eq!(mistaken().columns(160).run("check --color never").out, wide);
}

#[test]
fn the_hundred_first_findings_are_shown_and_all_are_counted() {
    let program = Program::in_copy_of_sample();
    let activity = |number: usize| {
        format!(
            "[[activity]]\nid = \"3-{number}\"\ntitle = \"T{number}\"\nowners = [\"Nobody {number}\"]\nstart = 2024\n"
        )
    };
    let many: String = (1..=130).map(activity).collect();
    program.write("kultur/3.toml", format!("id = \"3\"\ntitle = \"Tre\"\n{many}"));
    let shown = program.run("check --lang en");
    assert_eq!((shown.code, shown.out.matches("error[PL201]").count()), (1, 100));
    assert!(shown.out.contains("… and 30 more; `--format short` shows all\n"), "{shown}");
    assert!(shown.out.ends_with("errors: 130, warnings: 0, notes: 0 (8 files, 148 activities)\n"), "{shown}");
    assert_eq!(program.run("check --format short").out.lines().count(), 130);
    let json: serde_json::Value = serde_json::from_str(&program.run("check --format json").out).expect("JSON");
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(130));
}

#[test]
fn an_error_is_shown_however_many_notes_come_before_it() {
    let program = Program::in_copy_of_sample();
    let activity = |number: usize| {
        format!("[[activity]]\nid = \"3-{number}\"\ntitle = \"T  {number}\"\nowners = [\"Samordnare\"]\nstart = 2024\n")
    };
    let many: String = (1..=130).map(activity).collect();
    program.write("kultur/3.toml", format!("id = \"3\"\ntitle = \"Tre\"\n{many}x_ = 1\n"));
    let shown = program.run("check --lang en");
    assert_eq!((shown.code, shown.out.matches("info[PL503]").count()), (1, 99), "{shown}");
    assert!(shown.out.contains("error[PL102]") && shown.out.contains("… and 31 more;"), "{shown}");
}

#[test]
fn there_is_nothing_to_select_in_a_check() {
    assert_said(
        [sample().run("check --owner Samordnare"), sample().run("check --format csv --lang en")],
        "check/usage.txt",
    );
}
