//! Tests of `plan report`, read back format by format. Every activity must be there with its status and note,
//! whatever a note contains.

mod document;
mod docx;
mod expected;
mod html;
mod linked;
mod long_names;
mod md;
mod svg;
mod table;
mod xlsx;

use crate::common::{Program, repository};
pub(crate) use expected::{Expected, bytes, everything, expected};
pub(crate) use long_names::long_names;

/// The program in `tests/any_ids`: a plan whose ids have special characters.
pub(crate) fn any_ids() -> Program {
    Program::at(repository("tests/any_ids"))
}

/// The program in a plan of `tests/timeline`, on a day when activities are late.
pub(crate) fn late() -> Program {
    Program::at(repository("tests/timeline/years")).env("PLAN_TODAY", "2026-12-31")
}

/// Splits the status of a report into whether it is late, and the rest.
pub(crate) fn late_apart(words: &str) -> (bool, &str) {
    let rest = words.strip_suffix(", försenad").or_else(|| words.strip_suffix(", late"));
    rest.map_or((false, words), |rest| (true, rest))
}
