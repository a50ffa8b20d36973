//! The activities that a report must have, as `plan list` tells of them.

use crate::common::{Program, repository, words};

/// An activity that a report must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) owners: Vec<String>,
    /// The status; else none.
    pub(crate) status: Option<String>,
    pub(crate) note: Option<String>,
    /// True if it is late.
    pub(crate) is_late: bool,
}

/// The program in `tests/everything`: a plan with statuses of every stage and period, and notes that break careless
/// formats.
pub(crate) fn everything() -> Program {
    Program::at(repository("tests/everything"))
}

/// Returns the expected activities, from `plan list`.
pub(crate) fn expected(program: &Program) -> Vec<Expected> {
    let answer = program.run("list --format json");
    let json: serde_json::Value = serde_json::from_str(&answer.out).expect("valid JSON");
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let activities = json["activities"].as_array().expect("a list");
    let one = |activity: &serde_json::Value| Expected {
        id: text(&activity["id"]).expect("an id"),
        title: text(&activity["title"]).expect("a title"),
        owners: activity["owners"].as_array().expect("a list").iter().filter_map(text).collect(),
        status: text(&activity["status"]),
        note: text(&activity["note"]),
        is_late: activity["late"].as_bool().expect("true or false"),
    };
    activities.iter().map(one).collect()
}

/// Returns standard output of a successful command, byte for byte.
#[track_caller]
pub(crate) fn bytes(program: &Program, line: &str) -> Vec<u8> {
    let output = program.command(&words(line)).output().expect("the program starts");
    assert!(output.status.success(), "plan {line}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}
