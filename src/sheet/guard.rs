//! Protection against formulas in formats without cell types.

use std::borrow::Cow;

/// The characters that can start a formula.
const DANGEROUS: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// The prefix that marks a cell as text in spreadsheets.
const GUARD: char = '\'';

/// Returns the text for a CSV file, with a leading `'` if it could run as a formula.
///
/// A text that begins with `'` followed by a possible formula gets another one, so that [`unguarded`] restores
/// every text.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_in_danger(text) { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

/// Reverses [`guarded`]. A text without a guard, as saved by a spreadsheet, is unchanged.
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix(GUARD).filter(|rest| is_in_danger(rest)).unwrap_or(text)
}

/// Returns whether a spreadsheet may run a text. Spreadsheets skip white space, quotes and invisible characters
/// before a formula.
fn is_in_danger(text: &str) -> bool {
    let is_skipped = |c: char| c.is_whitespace() || c.is_control() || is_unseen(c) || matches!(c, '\'' | '"');
    text.trim_start_matches(GUARD).starts_with(['\t', '\r', '\n'])
        || (text.trim_start_matches(is_skipped).starts_with(DANGEROUS) && !is_number(text))
}

/// Returns whether a character has no width and no letter: soft hyphens, joiners, and marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Returns whether a text is a negative number.
fn is_number(text: &str) -> bool {
    let Some(number) = text.strip_prefix('-') else { return false };
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit());
    number.split_once(['.', ',']).map_or(is_digits(number), |(whole, part)| is_digits(whole) && is_digits(part))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_be_run_is_text() {
        for text in [
            "=1+1",
            "+46 70",
            "- en punkt",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "'=1",
            "＝1",
            "＠a",
            " =1",
            "\u{a0}=1",
            "\"=1",
            "\u{feff}=1",
            "\u{200b}=1",
            "\u{ad}=1",
            "\u{202e}@a",
            "\u{1}+1",
            " \n\"' +1",
            "-1+1",
            "-5-",
            "-",
            "-1.2.3",
            "\ta",
        ] {
            assert_eq!(guarded(text), format!("'{text}"));
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }

    #[test]
    fn what_would_not_be_run_stays() {
        for text in ["", "'", "''", "'s-Gravenhage", "Gult", "1-2", "a=b", "–", "-5", "-0,5", "-12.75", " a", "\"a\""]
        {
            assert_eq!((&*guarded(text), unguarded(text)), (text, text));
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in prop_oneof![any::<String>(), "['\" =+@\t\r\n-]{0,4}[a5'=]{0,3}"]) {
            let guarded = guarded(&text);
            prop_assert_eq!(unguarded(&guarded), &*text);
            prop_assert!(!guarded.starts_with(DANGEROUS) || is_number(&text));
        }
    }
}
