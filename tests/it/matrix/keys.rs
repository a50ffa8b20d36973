//! The keys of the format, each with its marker, and the reasons why it is not shown somewhere.

use crate::common::repository;

/// A key of the format, with its marker.
pub(super) struct Key {
    pub(super) name: String,
    /// The marker as the file has it.
    pub(super) written: String,
    /// What the file had instead before.
    pub(super) before: String,
    /// The ways in which the marker is shown.
    shown: Vec<String>,
}

impl Key {
    pub(super) fn is_in(&self, answer: &str) -> bool {
        self.shown.iter().any(|shown| answer.contains(shown))
    }

    /// Returns a text of the plan as it was before, with respect to this key.
    pub(super) fn undone(&self, text: &str) -> String {
        text.replace(&self.written, &self.before)
    }
}

/// Why some cells are empty, or some keys have no row.
pub(super) struct Reason {
    columns: Vec<String>,
    keys: Vec<String>,
    pub(super) why: String,
}

impl Reason {
    pub(super) fn is_of(&self, column: &str, key: &str) -> bool {
        self.columns.iter().any(|pattern| fits(pattern, column)) && self.is_of_key(key)
    }

    pub(super) fn is_of_key(&self, key: &str) -> bool {
        self.keys.iter().any(|pattern| fits(pattern, key))
    }
}

/// Returns whether a name is a pattern, in which `*` stands for any text.
fn fits(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => {
            name.strip_prefix(start).is_some_and(|rest| (0..=rest.len()).any(|at| fits(end, &rest[at..])))
        }
        None => pattern == name,
    }
}

/// Returns the fields of each line of a file, without comments. `\n` stands for a line break.
fn lines(file: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(repository(&format!("tests/matrix/{file}"))).expect("it can be read");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split(" | ").map(|field| field.trim().replace("\\n", "\n")).collect()).collect()
}

pub(super) fn keys() -> Vec<Key> {
    let key = |mut fields: Vec<String>| {
        let shown = fields.split_off(fields.len().min(3));
        let (name, written) = (fields[0].clone(), fields[1].clone());
        let before = fields.get(2).cloned().unwrap_or_else(|| another(&written));
        let shown = shown.into_iter().chain([written.clone()]).collect();
        Key { name, written, before, shown }
    };
    lines("keys.txt").into_iter().map(key).collect()
}

/// Returns the text with another last character.
fn another(text: &str) -> String {
    let mut text = text.to_owned();
    let last = text.pop().expect("a marker");
    text.push(if last.is_ascii_digit() { if last == '8' { '7' } else { '8' } } else { 'q' });
    text
}

pub(super) fn reasons() -> Vec<Reason> {
    let reason = |line: Vec<String>| Reason { columns: words(&line[0]), keys: words(&line[1]), why: line[2].clone() };
    lines("reasons.txt").into_iter().map(reason).collect()
}

/// Returns why some keys have no row.
pub(super) fn untried() -> Vec<Reason> {
    let reason = |line: Vec<String>| Reason { columns: Vec::new(), keys: words(&line[0]), why: line[1].clone() };
    lines("untried.txt").into_iter().map(reason).collect()
}

fn words(field: &str) -> Vec<String> {
    field.split(", ").map(str::to_owned).collect()
}
