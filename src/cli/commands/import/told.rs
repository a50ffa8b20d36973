//! What is said of the sheets that came back.

use crate::cli::environment::Environment;
use crate::cli::output;
use crate::locale::{Lang, Text};
use crate::query::Refusal;
use crate::sheet::{Finding, FindingKind, Weight};

/// How many findings of a kind are said.
const MOST_OF_A_KIND: usize = 20;

/// Says what is good to know, and what somebody has to choose; returns what must be
/// mended first, which is said last, nearest to the reader.
pub(super) fn tell(findings: &[Finding], environment: &Environment, lang: Lang) -> Vec<Refusal> {
    warn(findings, environment, lang);
    let conflicts = bounded(findings, |weight| weight == Weight::Conflict);
    let has_conflicts = !conflicts.is_empty();
    for Refusal { message, help, .. } in conflicts {
        output::conflict(environment, lang, &message, help.as_ref());
    }
    let errors = bounded(findings, |weight| weight == Weight::Error);
    if has_conflicts && errors.is_empty() {
        output::advise(environment, lang, &NOTHING_TAKEN_YET);
    }
    errors
}

/// Says what is good to know, and then what was not taken.
pub(super) fn warn(findings: &[Finding], environment: &Environment, lang: Lang) {
    for weight in [Weight::Notice, Weight::Untaken] {
        for Refusal { message, help, .. } in bounded(findings, |it| it == weight) {
            output::notice(environment, lang, &message, help.as_ref());
        }
    }
}

/// Returns the findings of some weights, as many of each kind as are read; last how many there are more.
fn bounded(findings: &[Finding], is_wanted: impl Fn(Weight) -> bool) -> Vec<Refusal> {
    let mut kinds: Vec<(FindingKind, &Text, usize)> = Vec::new();
    let mut said = Vec::new();
    for Finding { kind, place, message, help, .. } in findings.iter().filter(|finding| is_wanted(finding.weight)) {
        let at = kinds.iter().position(|(known, ..)| known == kind).unwrap_or_else(|| {
            kinds.push((*kind, place, 0));
            kinds.len() - 1
        });
        kinds[at].2 += 1;
        if kinds[at].2 <= MOST_OF_A_KIND {
            said.push(Refusal::new(message.clone(), help.clone()));
        }
    }
    for (_, place, count) in kinds.into_iter().filter(|(.., count)| *count > MOST_OF_A_KIND) {
        let more = count - MOST_OF_A_KIND;
        let (more_sv, more_en) = (grouped(more, "\u{a0}"), grouped(more, ","));
        let (sv, en) = (place.get(Lang::Sv), place.get(Lang::En));
        let message = Text::new(
            format!("… och {more_sv} till av samma slag som {sv}"),
            format!("… and {more_en} more of the same kind as {en}"),
        );
        said.push(Refusal::new(message, None));
    }
    said
}

/// Returns a number with its digits in threes.
fn grouped(number: usize, separator: &str) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let threes = digits.as_bytes()[first..].chunks(3).map(|three| String::from_utf8_lossy(three).into_owned());
    let start = (first > 0).then(|| digits[..first].to_owned());
    start.into_iter().chain(threes).collect::<Vec<_>>().join(separator)
}

static NOTHING_TAKEN_YET: Text = Text::fixed(
    "inget är taget in än: välj, och kör kommandot igen",
    "nothing was taken yet: choose, and run the command again",
);
