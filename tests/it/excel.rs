//! Tests of `--format csv --excel`: it opens correctly in Excel, and contains no formulas.

use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, StringRecord};
use plan::sheet::unguarded;

use crate::common::{Program, assert_said, repository, sample};
use crate::reports::{bytes, everything};

/// Every command with CSV.
const COMMANDS: [&str; 7] = ["list", "due", "status", "status --by owner", "owners", "plans", "chart --by goal"];

fn timeline() -> Program {
    Program::at(repository("tests/timeline"))
}

fn records(bytes: &[u8], separator: u8) -> Vec<StringRecord> {
    let mut reader = ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(bytes);
    reader.records().map(|record| record.expect("a row of the header's length")).collect()
}

/// The machine names that are translated for people.
const TERMS: [&str; 28] = [
    "goal",
    "priority",
    "activity",
    "measure",
    "true",
    "false",
    "planned",
    "off-track",
    "ongoing",
    "done",
    "unassessed",
    "closed",
    "until",
    "ended",
    "year",
    "half-year",
    "tertial",
    "quarter",
    "month",
    "2 years",
    "3 years",
    "4 years",
    "5 years",
    "worse",
    "better",
    "new",
    "gone",
    "other",
];

#[test]
fn it_has_the_same_rows_behind_a_mark_and_with_semicolons() {
    for program in [everything(), sample()] {
        for command in COMMANDS {
            let plain = records(&bytes(&program, &format!("{command} --format csv")), b',');
            let excel = bytes(&program, &format!("{command} --format csv --excel"));
            let rest = excel.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
            assert!(rest.ends_with(b"\r\n"), "{command}");
            let excel = records(rest, b';');
            assert_eq!(excel.len(), plain.len(), "{command}");
            let mut words = BTreeMap::new();
            // A group without a plan or without an id of its own says neither to a person.
            let left_out: &[usize] = match plain[0].len() - excel[0].len() {
                0 => &[],
                1 => &[0],
                _ => &[0, 2],
            };
            for (row, exact) in excel.iter().zip(&plain).skip(1) {
                let kept = exact.iter().enumerate().filter(|(at, _)| !left_out.contains(at));
                let exact: Vec<&str> = kept.map(|(_, value)| value).collect();
                assert_eq!(row.len(), exact.len(), "{command}");
                for (column, (value, exact)) in row.iter().zip(exact.iter().copied()).enumerate() {
                    if TERMS.contains(&exact) {
                        let known = words.entry((column, exact)).or_insert(value);
                        assert_eq!(*known, value, "{command}: two words for {exact}");
                    } else {
                        assert_eq!(unguarded(value), exact, "{command}");
                    }
                }
            }
            let several: BTreeSet<(usize, &str)> = words.iter().map(|((column, _), word)| (*column, *word)).collect();
            assert_eq!(several.len(), words.len(), "{command}: one word for two: {words:?}");
        }
    }
}

#[test]
fn it_is_in_the_words_of_its_reader() {
    let lines = [
        "list --plan years --period 2025",
        "list --plan years --period 2025,2026 --columns id,status,stage,late,closed_by",
        "list --plan years --period 2026 --compare 2025",
        "status --plan years",
        "status --plan years --by owner --period 2025,2026",
        "due --plan years",
        "owners --plan years",
        "plans",
        "chart --plan years",
        "chart --plan years --by goal",
    ];
    let told =
        |lang: &'static str| lines.map(|line| timeline().run(&format!("{line} --format csv --excel --lang {lang}")));
    assert_said(told("sv").into_iter().chain(told("en")), "excel_words.txt");
}

#[test]
fn no_column_has_a_name_for_programs() {
    for lang in ["sv", "en"] {
        for command in COMMANDS.into_iter().chain(["list --period 2025,2026", "list --period 2026 --compare 2025"]) {
            let of_plan = if command.contains("plans") { "" } else { "--plan years" };
            let excel = bytes(&timeline(), &format!("{command} {of_plan} --format csv --excel --lang {lang}"));
            for (at, row) in records(&excel[3..], b';').iter().enumerate() {
                for value in row {
                    assert!(at > 0 || value.chars().next().is_some_and(char::is_uppercase), "{command}: {value}");
                    assert!(at > 0 || !value.contains('_'), "{command}: {value}");
                    assert!(!["true", "false", "off-track"].contains(&value), "{command}: {value}");
                }
            }
        }
    }
}

#[test]
fn nothing_in_it_begins_as_a_formula() {
    let mut guarded = 0;
    for command in COMMANDS {
        let excel = bytes(&everything(), &format!("{command} --format csv --excel"));
        for value in records(&excel[3..], b';').iter().flatten() {
            assert!(!value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{command}: {value:?}");
            guarded += usize::from(value.starts_with('\''));
        }
    }
    assert!(guarded > 0, "the plan has what begins as a formula");
}

#[test]
fn it_goes_with_csv_only() {
    let answers = [
        sample().run("list --excel"),
        sample().run("status --excel --format tsv --lang en"),
        sample().run("chart --excel -o ut.svg"),
    ];
    assert_said(answers, "excel.txt");
}
