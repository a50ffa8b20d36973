//! The matrix: every key of the format, in every command and format.
//!
//! The plan in `tests/matrix` has a marker of its own in each key (`keys.txt`). Each command runs once, and a cell of the
//! matrix tells whether the marker is in its answer. An empty cell has a reason (`reasons.txt`), or it is a fault. So has a key without a row (`untried.txt`).

mod answers;
mod changes;
mod keys;
mod schema;

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::common::{Program, assert_text, files_below, with_files};
use answers::answers;
use changes::{edited, merged, returned};
use keys::{Key, Reason, keys, reasons, untried};
use schema::keys_of_schemas;

/// Returns the files of the plan.
fn plan() -> Vec<(String, String)> {
    files_below("tests/matrix/plan")
}

/// Returns the files of the plan as they were before.
fn plan_before(keys: &[Key]) -> Vec<(String, String)> {
    let undone = |text: String| keys.iter().fold(text, |text, key| key.undone(&text));
    plan().into_iter().map(|(path, text)| (path, undone(text))).collect()
}

fn program(files: &[(String, String)]) -> Program {
    let program = with_files(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    program.env("PLAN_TODAY", "2025-12-01").env("PLAN_LANG", "en").columns(160)
}

/// Returns the text of the files of a plan.
fn text_of(program: &Program) -> String {
    let text = |(path, _): &(String, String)| std::fs::read_to_string(program.path(path)).expect("it is there");
    plan().iter().map(text).collect()
}

#[test]
fn every_key_is_shown_where_it_is_to_be() {
    let keys = keys();
    let mut columns = answers(&keys);
    columns.push(("sheet and back", returned(&keys)));
    columns.push(("merge-driver", merged(&keys)));
    columns.push(("edits", edited()));
    let reasons = reasons();
    let (mut faults, mut cells) = (Vec::new(), Vec::new());
    let mut is_needed = vec![false; reasons.len()];
    for key in &keys {
        let mut row = Vec::new();
        for (column, answer) in &columns {
            let is_shown = key.is_in(answer);
            let why = reasons.iter().position(|reason| reason.is_of(column, &key.name));
            row.push(match why {
                _ if is_shown => '●',
                Some(at) => {
                    is_needed[at] = true;
                    letters().nth(at).expect("few reasons")
                }
                None => {
                    faults.push(format!("{column}: {} is not shown, and no reason says why", key.name));
                    ' '
                }
            });
        }
        cells.push((&*key.name, row));
    }
    let unneeded = reasons.iter().zip(&is_needed).filter(|(_, is_needed)| !**is_needed);
    faults.extend(unneeded.map(|(reason, _)| format!("no cell needs the reason: {}", reason.why)));
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    assert_text(table(&names, &cells, &reasons), "tests/snapshots/matrix.txt");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Each key of the schemas has a row, or a reason why it has none; and a marker is no part of another one.
#[test]
fn every_key_of_the_schemas_is_tried() {
    let (keys, untried, of_schemas) = (keys(), untried(), keys_of_schemas());
    let rows: BTreeSet<&str> = keys.iter().map(|key| &*key.name).collect();
    let rowless: Vec<&String> = of_schemas.iter().filter(|name| !rows.contains(&***name)).collect();
    let has_reason = |name: &str| untried.iter().any(|reason| reason.is_of_key(name));
    let mut faults = Vec::new();
    faults
        .extend(rowless.iter().filter(|name| !has_reason(name)).map(|name| format!("{name} has no row and no reason")));
    faults.extend(rows.iter().filter(|name| !of_schemas.contains(**name)).map(|name| format!("{name} is no key")));
    let is_needed = |reason: &&Reason| rowless.iter().any(|name| reason.is_of_key(name));
    faults.extend(untried.iter().filter(|it| !is_needed(it)).map(|it| format!("no key needs the reason: {}", it.why)));
    for key in &keys {
        let others = keys.iter().filter(|other| other.name != key.name && other.written.contains(&key.written));
        faults.extend(others.map(|other| format!("the marker of {} is in that of {}", key.name, other.name)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns the letters of reasons.
fn letters() -> impl Iterator<Item = char> {
    ('a'..='z').chain('A'..='Z')
}

/// Returns the matrix: a row for each key, a column for each command under its number.
fn table(columns: &[&str], rows: &[(&str, Vec<char>)], reasons: &[Reason]) -> String {
    let mut out = String::new();
    let wide = rows.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let numbers: Vec<String> = (1..=columns.len()).map(|number| format!("{number:>2}")).collect();
    writeln!(out, "{:wide$} {}", "", numbers.join(" ")).expect("memory");
    for (name, row) in rows {
        let cells: Vec<String> = row.iter().map(|cell| format!(" {cell}")).collect();
        writeln!(out, "{name:wide$} {}", cells.join(" ").trim_end()).expect("memory");
    }
    out.push('\n');
    for (number, column) in columns.iter().enumerate() {
        writeln!(out, "{:>2} {column}", number + 1).expect("memory");
    }
    out.push_str("\n● the key is shown\n");
    for (letter, reason) in letters().zip(reasons) {
        writeln!(out, "{letter} {}", reason.why).expect("memory");
    }
    out
}
