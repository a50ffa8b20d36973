//! `--format csv --excel`: what Excel opens as it is meant, and nothing that it would run.

use csv::{ReaderBuilder, StringRecord};
use plan::sheet::unguarded;

use crate::common::{assert_said, sample};
use crate::reports::{bytes, everything};

/// Every command that writes CSV.
const COMMANDS: [&str; 7] = ["list", "due", "status", "status --by owner", "owners", "plans", "chart --by goal"];

fn records(bytes: &[u8], separator: u8) -> Vec<StringRecord> {
    let mut reader = ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(bytes);
    reader.records().map(|record| record.expect("a row of the header's length")).collect()
}

#[test]
fn it_holds_what_the_other_csv_does_behind_a_mark_and_with_semicolons() {
    for program in [everything(), sample()] {
        for command in COMMANDS {
            let plain = records(&bytes(&program, &format!("{command} --format csv")), b',');
            let excel = bytes(&program, &format!("{command} --format csv --excel"));
            let rest = excel.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
            let given_back: Vec<StringRecord> =
                records(rest, b';').iter().map(|row| row.iter().map(unguarded).collect()).collect();
            assert_eq!(given_back, plain, "{command}");
            assert!(rest.ends_with(b"\r\n"), "{command}");
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
