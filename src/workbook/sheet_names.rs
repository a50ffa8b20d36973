//! Names of sheets that a workbook allows.

use std::collections::BTreeSet;

use crate::source::printable_line;

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
