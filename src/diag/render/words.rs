//! A diagnostic's texts, put together for people.

use crate::diag::Diagnostic;
use crate::diag::quoted::name;
use crate::locale::{Lang, Text, capital};

/// What a sentence may end with.
const ENDS: [char; 4] = ['.', '?', '!', '…'];

/// Returns what to do, and what may have been meant where the help does not say so itself.
pub(super) fn help(diagnostic: &Diagnostic, lang: Lang) -> Option<String> {
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
pub(super) fn sentence(phrase: &str) -> String {
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
