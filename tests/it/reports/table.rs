//! Tests of reports on a terminal of 80 columns, record by record.

use plan::source::printable;

use super::{any_ids, everything, expected};
use crate::common::real;

#[test]
fn every_activity_stands_on_the_screen_and_no_line_is_too_long() {
    for program in [everything(), any_ids(), real()] {
        let said = program.run("report --lang sv").fine();
        let under_goals = said.split("\nBilaga: per ansvarig\n").next().expect("what comes before");
        let records = records(under_goals);
        for expected in expected(&program) {
            let of_id: Vec<_> = records.iter().filter(|record| record.id == expected.id).collect();
            let [.., record] = &of_id[..] else { panic!("{} is not on the screen", expected.id) };
            let status = expected.status.as_deref().unwrap_or_default();
            let texts = [expected.title.as_str(), status, expected.note.as_deref().unwrap_or_default()];
            for text in texts.into_iter().chain(expected.owners.iter().map(String::as_str)) {
                let text = without_spaces(&printable(text));
                assert!(record.text.contains(&text), "{}: {text:?} is not in {:?}", expected.id, record.text);
            }
        }
        for line in said.lines() {
            assert!(textwrap::core::display_width(line) <= 80, "{line}");
        }
    }
}

/// A record of an activity.
struct Record {
    id: String,
    text: String,
}

/// Returns each line that is not indented, with the indented ones below it.
fn records(said: &str) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    for line in said.lines() {
        match (line.starts_with(' '), line.split_once("  ")) {
            (false, Some((id, rest))) => {
                records.push(Record { id: id.to_owned(), text: without_spaces(rest) });
            }
            (true, _) => records.iter_mut().last().into_iter().for_each(|it| it.text.push_str(&without_spaces(line))),
            (false, None) => {}
        }
    }
    records
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}
