//! What is said of the sheets that came back.

use crate::cli::environment::Environment;
use crate::cli::output;
use crate::locale::{Lang, Text};
use crate::query::Refusal;
use crate::sheet::{Finding, Weight};

/// What came of telling.
pub(super) struct Told {
    /// What must be mended first; it is said when the run ends.
    pub(super) errors: Vec<Refusal>,
    /// Whether somebody has to choose.
    pub(super) has_conflicts: bool,
}

/// Says what is good to know, and what somebody has to choose; what must be mended comes last, nearest to the reader.
pub(super) fn tell(findings: &[Finding], environment: &Environment, lang: Lang) -> Told {
    let of = |weight| findings.iter().filter(move |finding| finding.weight == weight);
    for Finding { message, help, .. } in of(Weight::Notice) {
        output::notice(environment, lang, message, help.as_ref());
    }
    for Finding { message, help, .. } in of(Weight::Conflict) {
        output::conflict(environment, lang, message, help.as_ref());
    }
    let errors: Vec<Refusal> =
        of(Weight::Error).map(|error| Refusal::new(error.message.clone(), error.help.clone())).collect();
    let has_conflicts = of(Weight::Conflict).next().is_some();
    if has_conflicts && errors.is_empty() {
        output::advise(environment, lang, &NOTHING_TAKEN_YET);
    }
    Told { errors, has_conflicts }
}

static NOTHING_TAKEN_YET: Text = Text::fixed(
    "inget är taget in än: välj, och kör kommandot igen",
    "nothing was taken yet: choose, and run the command again",
);
