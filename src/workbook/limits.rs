//! Limits of a workbook: what a cell holds, how many rows there are, what a sheet may be called.

use std::collections::BTreeSet;

use crate::source::printable_line;

/// The number of characters that Excel keeps of a cell, in units of UTF-16.
const MOST_UNITS: usize = 32_767;

/// The number of rows of a sheet.
pub const MOST_ROWS: u32 = 1_048_576;

/// Returns whether a cell can hold the whole text. What is longer would be cut without a word.
pub fn fits(text: &str) -> bool {
    // No character takes more units than bytes.
    text.len() <= MOST_UNITS || text.encode_utf16().count() <= MOST_UNITS
}

/// Returns the text in as many pieces as it takes for a cell to hold each; together they are the text.
pub fn halved_to_fit(text: &str) -> Vec<&str> {
    if fits(text) {
        return vec![text];
    }
    let mut units = 0;
    let is_over = |(_, c): &(usize, char)| {
        units += c.len_utf16();
        units > MOST_UNITS
    };
    let at = text.char_indices().find(is_over).map_or(text.len(), |(at, _)| at);
    // Between two words, where there is a space to part them at.
    let at = text[..at].rfind([' ', '\n']).map_or(at, |space| space + 1);
    let (head, rest) = text.split_at(at);
    [head].into_iter().chain(halved_to_fit(rest)).collect()
}

/// Returns about how many lines a text takes where `width` characters stand beside each other.
pub fn lines(text: &str, width: usize) -> usize {
    // Most texts take one; to see that is quick, as no character is wider than it has bytes.
    if text.len() <= width && !text.contains('\n') { 1 } else { textwrap::wrap(text, width.max(1)).len().max(1) }
}

/// The most characters of a name, in units of UTF-16.
const LONGEST: usize = 31;

/// Characters that a name may not hold.
const FORBIDDEN: [char; 9] = ['*', '?', ':', '[', ']', '\\', '/', '\u{fffd}', '␊'];

/// Names of sheets, no two of them alike.
#[derive(Debug, Default)]
pub struct SheetNames {
    /// As spreadsheets compare them: without regard to case.
    taken: BTreeSet<String>,
}

impl SheetNames {
    /// Returns a name like the one that is wished for, that no sheet has yet and every spreadsheet takes.
    pub fn name(&mut self, wished: &str) -> String {
        let clean: String =
            printable_line(wished).chars().map(|c| if FORBIDDEN.contains(&c) { '-' } else { c }).collect();
        let clean = bare(&clean);
        // Excel keeps this one for itself.
        let is_kept = |name: &str| name.is_empty() || name.eq_ignore_ascii_case("history");
        let mut name = shortened(clean, LONGEST).to_owned();
        let mut number = 1;
        while is_kept(&name) || !self.taken.insert(name.to_lowercase()) {
            number += 1;
            let suffix = format!(" ({number})");
            let short = shortened(clean, LONGEST - suffix.len());
            format!("{short}{suffix}").trim_start().clone_into(&mut name);
        }
        name
    }
}

/// A name neither begins nor ends with an apostrophe; with a space it looks like another.
fn bare(name: &str) -> &str {
    name.trim_matches(|c: char| c == '\'' || c.is_whitespace())
}

/// Cuts a name where it is too long, between two characters.
fn shortened(name: &str, units: usize) -> &str {
    let mut used = 0;
    let is_over = |(_, c): &(usize, char)| {
        used += c.len_utf16();
        used > units
    };
    let at = name.char_indices().find(is_over).map_or(name.len(), |(at, _)| at);
    bare(&name[..at])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cell_counts_as_excel_does() {
        assert!(fits(&"å".repeat(MOST_UNITS)) && !fits(&"a".repeat(MOST_UNITS + 1)));
        // Outside the basic plane a character is two units.
        assert!(fits(&"😀".repeat(MOST_UNITS / 2)) && !fits(&"😀".repeat(MOST_UNITS / 2 + 1)));
    }

    #[test]
    fn nothing_is_lost_of_a_long_text() {
        for word in ["a", "å ", "😀", "ett ord\n"] {
            let text = word.repeat(100_000);
            let pieces = halved_to_fit(&text);
            assert!(pieces.len() > 1 && pieces.iter().all(|piece| fits(piece)), "{word}");
            assert_eq!(pieces.concat(), text);
        }
        assert_eq!(halved_to_fit("kort"), ["kort"]);
    }

    #[test]
    fn lines_are_counted_with_their_ends() {
        assert_eq!(
            [lines("", 10), lines("0123456789", 10), lines("01234567890", 10), lines("a\n\nb", 10)],
            [1, 1, 2, 3]
        );
    }

    #[test]
    fn names_are_as_near_as_can_be() {
        let mut names = SheetNames::default();
        for (wished, name) in [
            ("Främjandeverksamhet bild och form", "Främjandeverksamhet bild och fo"),
            ("främjandeverksamhet bild och formgivning", "främjandeverksamhet bild oc (2)"),
            ("Mål/delmål: [1]?", "Mål-delmål- -1--"),
            ("'citat'", "citat"),
            ("", "(2)"),
            ("  ", "(3)"),
            ("History", "History (2)"),
            ("rad\nrad", "rad-rad"),
        ] {
            assert_eq!(names.name(wished), name, "{wished:?}");
        }
    }

    proptest! {
        #[test]
        fn every_name_is_one_that_excel_takes(wished in proptest::collection::vec("(?s).{0,40}|[aA'å😀/]{28,40}", 1..20)) {
            let mut names = SheetNames::default();
            let names: Vec<String> = wished.iter().map(|wished| names.name(wished)).collect();
            for name in &names {
                prop_assert!(rust_xlsxwriter::utility::check_sheet_name(name).is_ok(), "{name:?}");
            }
            let unique: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
            prop_assert_eq!(unique.len(), names.len());
        }
    }
}
