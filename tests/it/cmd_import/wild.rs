//! Fuzz tests of imports: the program always ends, and imports entries exactly.

use plan::sheet::{Column, Returned};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::files::packed;
use super::round_trip::copy_of;
use super::sheet::Sheet;
use crate::common::Program;

/// Statuses that the activities' dates allow, and none.
const STATUSES: [&str; 3] = ["", "Rött", "Gult"];
/// Activities that are due.
const FREE: [&str; 4] = ["1.2.1-1", "1.2.1-3", "1.2.1-5", "1.10.1-2"];

fn notes() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-zåäö ,.;\"'=+@|\t\n-]{0,30}",
        "\\PC{0,12}",
        Just("=HYPERLINK(\"http://x\")".to_owned()),
        Just("rad\r\nrad".to_owned()),
    ]
}

/// Returns a note as the plan should have it.
fn written(note: &str) -> Option<String> {
    let note = note.replace("\r\n", "\n").replace('\r', "\n");
    let note = plan::model::composed(note.trim()).into_owned();
    Some(note).filter(|note| !note.is_empty())
}

#[test]
fn what_somebody_fills_in_is_what_comes_out() {
    let answers = proptest::collection::vec((0..FREE.len(), 0..STATUSES.len(), notes()), 1..4);
    let mut runner = TestRunner::new(Config { cases: 30, failure_persistence: None, ..Config::default() });
    let result = runner.run(&(answers, 0..3_usize), |(answers, form)| {
        let program = copy_of("tests/sample");
        let mut sheet = Sheet::of(&program);
        let mut expected = stated(&program);
        for (activity, status, note) in answers {
            let id = FREE[activity];
            STATUSES[status].clone_into(sheet.cell(id, Column::Status));
            note.clone_into(sheet.cell(id, Column::Note));
            let status = Some(STATUSES[status].to_owned()).filter(|status| !status.is_empty());
            let row = expected.iter_mut().find(|row| row.0 == id).expect("there is such a row");
            (row.1, row.2) = (status, written(&note));
        }
        let (name, bytes) = match form {
            0 => ("svar.xlsx", sheet.xlsx("Blad")),
            1 => ("svar.csv", sheet.csv(b';')),
            _ => ("svar.csv", sheet.csv(b',')),
        };
        program.write(name, bytes);
        let answer = program.run(&format!("import {name}"));
        prop_assert_eq!(answer.code, 0, "{}", answer);
        prop_assert_eq!(stated(&program), expected);
        // A second import changes nothing.
        let again = program.run(&format!("import {name}"));
        prop_assert!(again.out.starts_with("inget att ändra"), "{}", again);
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

/// Returns the id, the status and the note of every activity.
fn stated(program: &Program) -> Vec<(String, Option<String>, Option<String>)> {
    let json: serde_json::Value = serde_json::from_str(&program.run("list --format json").out).expect("JSON");
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let one = |it: &serde_json::Value| (text(&it["id"]).expect("an id"), text(&it["status"]), text(&it["note"]));
    json["activities"].as_array().expect("a list").iter().map(one).collect()
}

/// Imports a file, which must end with any result.
fn survives(bytes: &[u8]) {
    let sources = plan::source::read_dir(&crate::common::repository("tests/sample/kultur")).expect("a plan");
    let loaded = plan::load::load(&sources);
    let plans: Vec<_> = loaded.portfolio.plans.iter().map(|plan| (plan, "2025".parse().expect("a period"))).collect();
    if let Ok(file) = Returned::read("svar", bytes) {
        let _ = plan::sheet::take(&[file], &plans, None);
    }
}

fn many_times(cases: u32, strategy: &impl Strategy<Value = Vec<u8>>) {
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let result = runner.run(strategy, |bytes| {
        survives(&bytes);
        Ok::<(), TestCaseError>(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn any_bytes_are_answered() {
    let starts = prop_oneof![
        Just(""),
        Just("PK\u{3}\u{4}"),
        Just("Id;Status;Note;Plan;Period\n"),
        Just("\u{feff}Id\tStatus\tNote\n\"")
    ];
    let bytes = (starts, proptest::collection::vec(any::<u8>(), 0..300))
        .prop_map(|(start, rest)| [start.as_bytes(), &rest].concat());
    many_times(400, &bytes);
}

/// Returns a file with some bytes changed.
fn spoiled(whole: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = whole.len();
    let changes = proptest::collection::vec((0..length, any::<u8>()), 1..6);
    (changes, 0..length * 2).prop_map(move |(changes, end)| {
        let mut bytes = whole.clone();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        bytes.truncate(end.max(1));
        bytes
    })
}

#[test]
fn a_workbook_with_wrong_bytes_is_answered() {
    let program = crate::common::sample();
    let sheet = Sheet::of(&program);
    many_times(300, &spoiled(sheet.xlsx("Blad")));
    many_times(300, &spoiled(sheet.csv(b';')));
}

/// Returns the parts of a ZIP file.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a packed file");
    let numbers = 0..archive.len();
    let part = |number| {
        let mut part = archive.by_index(number).expect("a part");
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).expect("all of it");
        (part.name().expect("a name").into_owned(), content)
    };
    numbers.map(part).collect()
}

/// Pieces that are inserted in wrong places.
const PIECES: &[&str] = &[
    "",
    "<",
    ">",
    "\"",
    "r=\"ZZZZZZZ99999999999\"",
    "r=\"A0\"",
    "t=\"s\"",
    "99999999999",
    "-1",
    "&x;",
    "&#0;",
    "</c>",
    "<v>NaN</v>",
];

/// Returns a ZIP file with some bytes of a part changed or cut off, and correct checksums.
fn spoiled_within(whole: &[u8]) -> impl Strategy<Value = Vec<u8>> {
    let parts = parts(whole);
    (0..parts.len(), any::<proptest::sample::Index>(), 0..40_usize, proptest::sample::select(PIECES), any::<bool>())
        .prop_map(move |(number, at, gone, piece, is_cut)| {
            let mut parts = parts.clone();
            let content = &mut parts[number].1;
            if !content.is_empty() {
                let at = at.index(content.len());
                let end = if is_cut { content.len() } else { (at + gone).min(content.len()) };
                content.splice(at..end, piece.bytes());
            }
            packed(&parts.iter().map(|(name, content)| (name.as_str(), &content[..])).collect::<Vec<_>>())
        })
}

#[test]
fn a_workbook_with_wrong_parts_is_answered() {
    let program = crate::common::sample();
    let sheet = Sheet::of(&program);
    many_times(400, &spoiled_within(&sheet.xlsx("Blad")));
    let ods = std::fs::read(crate::common::repository("tests/sheets/libreoffice.ods")).expect("a fixture");
    many_times(200, &spoiled_within(&ods));
}
