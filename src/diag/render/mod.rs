//! Output formats of findings, one a file.

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

/// Counts of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingCounts {
    /// The number of errors.
    pub errors: usize,
    /// The number of warnings.
    pub warnings: usize,
    /// The number of informational findings.
    pub infos: usize,
    /// The number of files.
    pub files: usize,
    /// The number of activities.
    pub activities: usize,
}

impl FindingCounts {
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

/// Punctuation at the end of a sentence.
const ENDS: [char; 4] = ['.', '?', '!', '…'];

/// Returns the advice of a finding, with the suggestions that it does not contain.
pub fn help(diagnostic: &Diagnostic, lang: Lang) -> Option<String> {
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

/// Turns a phrase into a sentence, with a capital and, if there is no other punctuation, a full stop.
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
