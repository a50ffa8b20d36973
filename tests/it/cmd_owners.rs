//! Tests of `plan owners`.

use crate::common::{Program, assert_said, sample};

#[test]
fn every_owner_is_there_with_and_without_work_in_both_languages_and_widths() {
    assert_said(
        [sample().run("owners"), sample().columns(160).run("owners --plan kultur --lang en")],
        "owners/usual.txt",
    );
}

#[test]
fn they_are_sorted_by_what_is_asked_for() {
    let program = Program::in_copy_of_sample();
    let names = |sort: &str| {
        let rows = program.run(&format!("owners --plan kultur --format tsv --sort {sort} --lang sv")).fine();
        rows.lines()
            .skip(1)
            .map(|row| row.split('\t').nth(1).expect("a name").to_owned())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let by_name = "Filmfrämjande, Kulturstrateger, Samordnare, Teaterfrämjande, Zonplanerare, Ålderskoordinator, \
                   Ämnesutvecklare";
    assert_eq!(names("name"), by_name);
    assert_eq!(names("-name").split(", ").next(), Some("Ämnesutvecklare"));
    assert!(names("activities").starts_with("Kulturstrateger, "));
    assert!(names("-Activities,name").starts_with("Teaterfrämjande, Ämnesutvecklare, "));
    assert!(names("off-track,name").starts_with("Samordnare, Ålderskoordinator, Filmfrämjande"));
    for key in ["supports", "late", "planned", "ongoing", "done", "unassessed", "closed"] {
        names(key);
    }
    assert_said(
        ["owners --sort size", "owners --sort size --lang en"].map(|line| program.run(line)),
        "owners/sort.txt",
    );
}

#[test]
fn the_total_counts_each_activity_once() {
    let json = |line: &str| -> serde_json::Value { serde_json::from_str(&sample().run(line).fine()).expect("JSON") };
    for plan in ["", " --plan kultur", " --status Rött"] {
        let (owners, status) =
            (json(&format!("owners --format json{plan}")), json(&format!("status --format json{plan}")));
        for (of_owners, of_status) in [("owner_of", "total"), ("stages", "stages"), ("late", "late")] {
            assert_eq!(owners["total"][of_owners], status["total"][of_status], "{plan}");
        }
    }
}

#[test]
fn other_spellings_are_shown_where_they_are_asked_for() {
    let answers = ["owners --plan kultur --aliases", "owners --plan kultur --aliases --format md --lang en"];
    assert_said(answers.map(|line| sample().run(line)), "owners/aliases.txt");
}

#[test]
fn every_format_has_the_same_owners() {
    let formats = ["md", "json", "jsonl", "csv", "tsv"];
    let answers = formats.map(|format| sample().run(&format!("owners --plan kultur --format {format}")));
    assert_said(answers, "owners/formats.txt");
}

#[test]
fn a_selection_leaves_out_owners_without_any_of_it() {
    let answers = [
        sample().run("owners --status Rött"),
        sample().run("owners --involving Filmfrämjande --lang en"),
        sample().run("owners --period 2024 --plan harbour"),
        sample().run("owners --owner Teaterfrämjande"),
        sample().run("owners --owner Teaterfrämjande --lang en --format csv"),
        sample().run("owners --color always --plan harbour"),
    ];
    assert_said(answers, "owners/selection.txt");
}
