//! Tests of `plan report`, read back format by format. Every activity must be there with its status and note,
//! whatever a note contains.

mod document;
mod docx;
mod html;
mod linked;
mod long_names;
mod md;
mod pdf;
mod table;
mod xlsx;

use crate::common::{Program, repository};
pub(crate) use long_names::long_names;

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

/// The program in `tests/any_ids`: a plan whose ids have special characters.
pub(crate) fn any_ids() -> Program {
    Program::at(repository("tests/any_ids"))
}

/// The program in a plan of `tests/timeline`, on a day when activities are late.
pub(crate) fn late() -> Program {
    Program::at(repository("tests/timeline/years")).env("PLAN_TODAY", "2026-12-31")
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

/// Splits the status of a report into whether it is late, and the rest.
pub(crate) fn late_apart(words: &str) -> (bool, &str) {
    let rest = words.strip_suffix(", försenad").or_else(|| words.strip_suffix(", late"));
    rest.map_or((false, words), |rest| (true, rest))
}

/// Returns standard output of a successful command, byte for byte.
#[track_caller]
pub(crate) fn bytes(program: &Program, line: &str) -> Vec<u8> {
    let output = program.command(&crate::common::words(line)).output().expect("the program starts");
    assert!(output.status.success(), "plan {line}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}
