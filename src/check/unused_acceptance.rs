//! Acceptances that match no finding, which would hide the next one.

use super::acceptance::Acceptance;
use super::find_code;
use crate::diag::{Code, Diagnostic, Severity};
use crate::locale::{Text, text};
use crate::source::FileId;

pub(super) static CODE: Code = Code {
    id: "PL107",
    name: "unused-acceptance",
    severity: Severity::Warning,
    summary: Text::fixed(
        "Det som kommentaren godtar finns inte längre.",
        "What the comment accepts is no longer there.",
    ),
    why: Text::fixed(
        "En kommentar som ligger kvar döljer nästa fel av samma slag på platsen.",
        "A comment that is left behind hides the next problem of the same kind at the place.",
    ),
    example: "# accept(PL201): rollen finns från 2026",
    fix: Text::fixed(
        "Ta bort kommentaren, eller flytta den till det den gäller.",
        "Remove the comment, or move it to what it is about.",
    ),
};

/// Removes the findings that are accepted with a reason, and returns findings for the acceptances that match none.
///
/// `is_looked_for` returns whether a code is checked in a file at all.
pub(super) fn take_out(
    findings: &mut Vec<Diagnostic>,
    accepted: &[Acceptance<'_>],
    is_looked_for: impl Fn(&Code, FileId) -> bool,
) -> Vec<Diagnostic> {
    let mut unused = Vec::new();
    for acceptance in accepted.iter().filter(|acceptance| !acceptance.reason.is_empty()) {
        for name in &acceptance.codes {
            // A code that cannot be accepted is reported separately.
            let Some(code) = find_code(name).filter(|code| !code.is_fixed()) else { continue };
            let before = findings.len();
            findings.retain(|finding| finding.code != code || !acceptance.covers(finding.place));
            if findings.len() == before && is_looked_for(code, acceptance.file) {
                let (id, place) = (code.id, acceptance.place());
                let message = text!("{id} godtas, men finns inte här", "{id} is accepted, but is not here");
                unused.push(Diagnostic::new(&CODE, place, message).help(Text::fixed(
                    "ta bort kommentaren, eller flytta den till det den gäller",
                    "remove the comment, or move it to what it is about",
                )));
            }
        }
    }
    unused
}
