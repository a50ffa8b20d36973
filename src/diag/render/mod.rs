//! Diagnostics as text for people and for machines; one format, one file.

mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod report;
mod sarif;

pub use github::github;
pub use gitlab::gitlab;
pub use human::{human, short};
pub use json::json;
pub use junit::junit;
pub use report::Report;
pub use sarif::sarif;

use super::quoted::name;
use super::{Diagnostic, Severity};
use crate::locale::{Lang, Text, capital};

/// What a check found, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are only worth knowing.
    pub infos: usize,
    /// Files that were read.
    pub files: usize,
    /// Activities that were read.
    pub activities: usize,
}

impl Tally {
    /// Counts findings.
    pub fn new(findings: &[Diagnostic], files: usize, activities: usize) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            files,
            activities,
        }
    }
}

/// What a sentence may end with.
const ENDS: [char; 4] = ['.', '?', '!', '…'];

/// Returns what to do, and what may have been meant where the help does not say so itself.
fn help(diagnostic: &Diagnostic, lang: Lang) -> Option<String> {
    let help = diagnostic.help.as_ref().map(|help| help.get(lang).to_owned());
    let unsaid: Vec<String> = diagnostic
        .suggestions
        .iter()
        .map(|suggestion| name(suggestion))
        .filter(|name| !help.as_ref().is_some_and(|help| help.contains(&format!("`{name}`?"))))
        .map(|name| format!("`{name}`"))
        .collect();
    if unsaid.is_empty() || unsaid.len() < diagnostic.suggestions.len() {
        return help;
    }
    let meant = Text::fixed("menade du", "did you mean").get(lang).to_owned() + " " + &unsaid.join(", ") + "?";
    Some(help.map_or(meant.clone(), |help| format!("{meant} {}", capital(&help))))
}

/// Returns a phrase as a sentence: with a capital, and with a full stop unless it ends with a sign of its own.
fn sentence(phrase: &str) -> String {
    let stop = if phrase.ends_with(ENDS) { "" } else { "." };
    capital(phrase) + stop
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_becomes_a_sentence_once() {
        assert_eq!(sentence("ändra det"), "Ändra det.");
        assert_eq!(sentence("menade du `x`?"), "Menade du `x`?");
        assert_eq!(sentence("`x` finns inte"), "`x` finns inte.");
    }
}
