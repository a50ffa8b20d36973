//! Tests of `plan due`: missing assessments.

use crate::common::{assert_said, sample};

#[test]
fn what_is_due_stands_under_each_that_answers_for_it_in_both_languages_and_widths() {
    assert_said([sample().run("due"), sample().columns(160).run("due --lang en")], "due/usual.txt");
}

#[test]
fn every_format_has_the_same_activities() {
    let formats = ["md", "json", "jsonl", "csv", "tsv"];
    assert_said(
        formats.map(|format| sample().run(&format!("due --owner Ämnesutvecklare --format {format}"))),
        "due/formats.txt",
    );
    assert_said([sample().run("due --plan kultur --format csv")], "due/rows.txt");
}

#[test]
fn only_those_that_were_asked_for_are_named() {
    let answers = [
        // Two other owners share it.
        sample().run("due --owner Zonplanerare"),
        sample().run("due --goal 1.10 --lang en"),
        sample().run("due --plan kultur --period 2024"),
        sample().run("due --color always --plan harbour"),
    ];
    assert_said(answers, "due/selection.txt");
}

#[test]
fn nothing_due_is_said() {
    let lines = ["", " --lang en", " --format md", " --format json", " --format csv", " --format jsonl"];
    let answers = lines.map(|more| sample().run(&format!("due --owner Samordnare --goal 1.10{more}")));
    assert_said(
        answers.into_iter().chain([sample().run("due --owner Samordnare --goal 2.1 --status done")]),
        "due/nothing.txt",
    );
}

#[test]
fn it_fails_when_asked_to_and_something_is_due() {
    for format in ["table", "md", "json", "jsonl", "csv", "tsv"] {
        let plain = sample().run(&format!("due --format {format}"));
        let failing = sample().run(&format!("due --fail --format {format}"));
        assert_eq!((plain.code, failing.code), (0, 1), "{format}");
        assert!(plain.out == failing.out && failing.err.is_empty(), "{format}");
        assert_eq!(sample().run(&format!("due --fail --format {format} --status done")).code, 0, "{format}");
    }
    assert_eq!(sample().run("due --fail --owner Nemo").code, 2);
}
