//! Texts that a spreadsheet would run, made safe where a cell has no type of its own.

use std::borrow::Cow;

/// What a spreadsheet takes for the beginning of a formula.
const DANGEROUS: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// What stands before such a text. Spreadsheets know it as "this is text".
const GUARD: char = '\'';

/// Returns the text as it stands in a CSV file: with a `'` before what would be run as a formula.
///
/// One that begins with `'` and goes on as a formula would is given one more, so that [`unguarded`] gives every text
/// back.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_in_danger(text) { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

/// Returns the text that [`guarded`] was given. What nobody guarded, as after saving from a spreadsheet, is as it was.
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix(GUARD).filter(|rest| is_in_danger(rest)).unwrap_or(text)
}

/// Returns whether a spreadsheet may run a text, whatever it skips to find a formula: space, line ends, quotes, and
/// what is not seen.
fn is_in_danger(text: &str) -> bool {
    let is_skipped = |c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '\u{200b}' | '\u{2060}' | '\u{feff}');
    text.trim_start_matches(GUARD).starts_with(['\t', '\r', '\n'])
        || (text.trim_start_matches(is_skipped).starts_with(DANGEROUS) && !is_number(text))
}

/// Returns whether a text is a number below nothing, as people write it.
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
