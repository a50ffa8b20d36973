//! `plan owners`: who answers for how much.

use crate::common::{assert_said, sample};

#[test]
fn every_owner_is_there_with_and_without_work_in_both_languages_and_widths() {
    assert_said(
        [sample().run("owners"), sample().columns(160).run("owners --plan kultur --lang en")],
        "owners/usual.txt",
    );
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
