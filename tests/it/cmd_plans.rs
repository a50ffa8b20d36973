//! Tests of `plan plans`: the plans and their governance.

use crate::common::{assert_said, sample, with_files};

#[test]
fn plans_stand_under_what_governs_them_in_both_languages_and_widths() {
    assert_said([sample().run("plans"), sample().columns(160).run("plans --lang en")], "plans/usual.txt");
}

#[test]
fn every_format_has_the_same_plans() {
    let formats = ["md", "json", "jsonl", "csv", "tsv"];
    assert_said(formats.map(|format| sample().run(&format!("plans --format {format}"))), "plans/formats.txt");
}

#[test]
fn one_plan_can_be_asked_for() {
    let answers = [
        sample().run("plans --plan kultur"),
        sample().run("plans --plan hamnen"),
        sample().run("plans --plan kultur --color always --lang en"),
    ];
    assert_said(answers, "plans/one.txt");
}

#[test]
fn plans_are_shown_where_nothing_governs_them() {
    let one = sample().below("harbour");
    let two = with_files([
        ("a/plan.toml", "id = \"a\"\ntitle = \"Plan A\"\n"),
        ("b/plan.toml", "id = \"b\"\ntitle = \"Plan B\"\n"),
    ]);
    let none = with_files([("governance.toml", "title = \"Ingen plan än\"\nlanguage = \"sv\"\n")]);
    let answers = [one.run("plans"), two.run("plans -C ."), two.run("plans -C . --format json"), none.run("plans")];
    assert_said(answers, "plans/alone.txt");
}
