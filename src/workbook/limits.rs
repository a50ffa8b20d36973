//! Limits of a workbook: length of cells, number of rows, names of sheets.

use std::collections::BTreeSet;

use crate::source::printable_line;

/// The maximum length of a cell in Excel, in UTF-16 code units.
const MOST_UNITS: usize = 32_767;

/// The maximum number of rows.
pub const MOST_ROWS: u32 = 1_048_576;

/// Returns whether a cell can hold the whole text. Excel truncates longer ones silently.
pub fn fits(text: &str) -> bool {
    // No character has more UTF-16 code units than bytes.
    text.len() <= MOST_UNITS || text.encode_utf16().count() <= MOST_UNITS
}

/// Splits a text into pieces that fit in a cell.
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
    // Split after a space if possible.
    let at = text[..at].rfind([' ', '\n']).map_or(at, |space| space + 1);
    let (head, rest) = text.split_at(at);
    [head].into_iter().chain(halved_to_fit(rest)).collect()
}

/// Returns the approximate number of lines of a text in a column of this width in characters.
pub fn lines(text: &str, width: usize) -> usize {
    // A quick test for the common case: no character is wider than its length in bytes.
    if text.len() <= width && !text.contains('\n') { 1 } else { textwrap::wrap(text, width.max(1)).len().max(1) }
}

/// The maximum length of a sheet name, in UTF-16 code units.
const LONGEST: usize = 31;

/// Characters that are not allowed in a sheet name.
const FORBIDDEN: [char; 9] = ['*', '?', ':', '[', ']', '\\', '/', '\u{fffd}', '␊'];

/// The sheet names in use.
#[derive(Debug, Default)]
pub struct SheetNames {
    /// The names in lower case, because spreadsheets ignore case.
    taken: BTreeSet<String>,
}

impl SheetNames {
    /// Returns an unused valid name similar to the wished one.
    pub fn name(&mut self, wished: &str) -> String {
        let clean: String =
            printable_line(wished).chars().map(|c| if FORBIDDEN.contains(&c) { '-' } else { c }).collect();
        let clean = bare(&clean);
        // Excel reserves this name.
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

/// Removes apostrophes, which are not allowed at the ends of a name, and white space.
fn bare(name: &str) -> &str {
    name.trim_matches(|c: char| c == '\'' || c.is_whitespace())
}

/// Truncates a name between two characters.
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
        // Outside the Basic Multilingual Plane, a character has two code units.
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
