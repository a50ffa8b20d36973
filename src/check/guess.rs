//! Fixes that replace a misspelt name.

use crate::diag::{Diagnostic, Fix};
use crate::locale::text;
use crate::model::{JoinedName, loose_key};
use crate::source::Place;
use crate::syntax::quoted;

/// Returns a fix that replaces a name by the nearest known one. `None` if two are equally near, or if a word would
/// be lost.
///
/// `place` is that of the whole value, including quotes.
pub(super) fn guess(place: Place, given: &str, near: &[String]) -> Option<Fix> {
    let typos = |name: &String| strsim::osa_distance(&loose_key(given), &loose_key(name));
    let first = near.first()?;
    let is_one = near.get(1).is_none_or(|second| typos(first) < typos(second));
    (is_one && keeps_words(given, first)).then(|| Fix::guess(place, quoted(first)))
}

/// Returns whether the known name has at least as many words as the given one, or the same letters.
fn keeps_words(given: &str, meant: &str) -> bool {
    // An id is one word, with all its separators.
    let is_part = |c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':'));
    let words = |text: &str| text.split(is_part).filter(|word| !word.is_empty()).count();
    let letters = |text: &str| loose_key(text).replace(is_part, "");
    words(meant) >= words(given) || letters(meant) == letters(given)
}

/// Adds advice to a finding about several names in one list item: to write each in its own quotes, with a fix if
/// all are known.
pub(super) fn with_several(finding: Diagnostic, names: &[JoinedName<'_>]) -> Diagnostic {
    let listed = |is_known: bool| {
        let names = names.iter().filter(|it| it.is_known == is_known).map(|it| format!("`{}`", it.name));
        names.collect::<Vec<_>>().join(", ")
    };
    let (known, unknown) = (listed(true), listed(false));
    if !unknown.is_empty() {
        return finding.help(text!(
            "skriv varje namn inom egna citattecken (finns: {known}; saknas: {unknown})",
            "write each name in quotes of its own (known: {known}; unknown: {unknown})"
        ));
    }
    let written: Vec<String> = names.iter().map(|it| quoted(it.name)).collect();
    let written = written.join(", ");
    let finding = finding.help(text!(
        "skriv varje namn inom egna citattecken: [{written}]",
        "write each name in quotes of its own: [{written}]"
    ));
    let fix = Fix::safe(finding.place, written);
    finding.fix(fix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span};

    fn guessed(given: &str, near: &[&str]) -> Option<Fix> {
        let place = Place { file: FileId(0), span: Span { start: 3, end: 8 } };
        guess(place, given, &near.iter().map(|&it| it.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn of_two_that_are_as_near_neither_is_guessed() {
        let place = Place { file: FileId(0), span: Span { start: 3, end: 8 } };
        assert_eq!(guessed("1.3", &["1.31", "1.1.1"]), Some(Fix::guess(place, "\"1.31\"")));
        assert_eq!(guessed("1.3", &["1.1", "1.2"]), None);
        assert_eq!(guessed("1.3", &[]), None);
    }

    #[test]
    fn a_guess_loses_no_word() {
        for (given, near) in [
            ("Anna Ek, Bo", "Anna Ek"),
            ("Kulturchef (Bo Alm)", "Kulturchef"),
            ("1.1 1.2", "1.1"),
            ("Gult, pågår", "Gult"),
        ] {
            assert_eq!(guessed(given, &[near]), None, "{given}");
        }
        for (given, near) in
            [("Film främjande", "Filmfrämjande"), ("Filmfrämjare", "Filmfrämjande"), ("Film", "Film i länet")]
        {
            assert!(guessed(given, &[near]).is_some(), "{given}");
        }
    }
}
