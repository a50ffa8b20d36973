//! The two sides of a code's case in `tests/codes`: `bad` has the fault, `good` has none.

use plan::diag::Code;

use crate::common::{Program, files_below, repository};

/// The day on which every case is checked.
const TODAY: &str = "--today 2026-12-31";

/// Returns the program at a side of a code's case. If the code compares with an earlier state, that state is committed
/// in a repository around it.
pub(crate) fn case(code: &Code, side: &str) -> Program {
    let folder = |side: &str| format!("tests/codes/{}/{side}", code.id);
    if !code.is_against_base() {
        return Program::at(repository(&folder(side)));
    }
    let program = Program::temporary();
    let write = |side: &str| files_below(&folder(side)).iter().for_each(|(path, text)| program.write(path, text));
    write("base");
    program.commit("Antagen plan");
    program.clear();
    write(side);
    program
}

/// Returns the command line that checks a case.
pub(crate) fn check(code: &Code, more: &str) -> String {
    let base = if code.is_against_base() { " --base HEAD" } else { "" };
    // The cases are from several years, each with its own period.
    let over = if code.id == "PL405" { "" } else { " --allow PL405" };
    format!("check -C .{base}{over} {TODAY} {more}")
}
