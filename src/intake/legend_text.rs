//! The words of a legend of statuses: `Grönt: aktiviteten är genomförd`, on lines, in one line, or in a table.

use std::collections::HashSet;

use super::columns::{Role, role};
use super::document::{Cell, Table};
use super::joined_lines::joined_lines;
use super::words;
use crate::model::Stage;

/// The signs between a status and its meaning. A hyphen has a space on both sides.
const SIGNS: [char; 6] = ['=', ':', '–', '—', '→', '-'];
/// The signs between what a legend says of one status and of the next.
const ENDS: [char; 8] = [',', ';', '.', '\n', '|', '•', '/', ':'];
/// The most bytes of the words before a legend: `Färgerna betyder:`.
const LONGEST_LEAD: usize = 80;
/// The most bytes of a paragraph that is searched for one.
const LONGEST: usize = 2_000;

/// A status and its meaning in a legend.
#[derive(Debug, PartialEq)]
pub(super) struct LegendEntry<'t> {
    pub(super) name: &'t str,
    pub(super) meaning: &'t str,
}

/// Returns the statuses that a paragraph explains, and whether other words stand before them.
pub(super) fn entries(text: &str, is_status: impl Fn(&str) -> bool) -> (bool, Vec<LegendEntry<'_>>) {
    if text.len() > LONGEST {
        return (false, Vec::new());
    }
    // Where the name begins and ends, and where the meaning begins.
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (at, sign) in text.match_indices(SIGNS) {
        let (before, meaning) = (&text[..at], at + sign.len());
        let is_within = sign == "-" && !(before.ends_with(' ') && text[meaning..].starts_with(' '));
        let from = before.trim_end().rfind(ENDS).map_or(0, |end| before.ceil_char_boundary(end + 1));
        let from = from + and_before(&before[from..]);
        // `Uppföljning 2025: Grönt – klart` explains nothing.
        let is_next = !text[..from].trim_end().ends_with(':');
        if !is_within && found.last().is_none_or(|last| last.2 <= from && is_next) && is_status(&before[from..]) {
            found.push((from, at, meaning));
        }
    }
    let Some((first, ..)) = found.first() else { return (false, Vec::new()) };
    let lead = text[..*first].trim_matches(|c: char| !c.is_alphanumeric());
    let is_led = !lead.is_empty();
    let is_close = text[..*first].trim_end().ends_with([':', '.', '\n', '=']) && lead.len() <= LONGEST_LEAD;
    if is_led && (found.len() < 2 || !is_close) {
        return (false, Vec::new());
    }
    let ends = found.iter().skip(1).map(|(next, ..)| *next).chain([text.len()]);
    let is_sign = |c: char| c.is_whitespace() || (ENDS.contains(&c) && c != '.');
    let entry = |((from, to, meaning), end): (&(usize, usize, usize), usize)| {
        let meaning = text[*meaning..end].trim_matches(is_sign);
        let and = words::of("and").iter().find_map(|word| meaning.strip_suffix(&format!(" {word}")));
        LegendEntry { name: text[*from..*to].trim(), meaning: and.unwrap_or(meaning).trim_matches(is_sign) }
    };
    (is_led, found.iter().zip(ends).map(entry).collect())
}

/// Returns the length of the text up to the last "and", before the name of a status: `klart och gult`.
fn and_before(text: &str) -> usize {
    let mut ends = text.match_indices(' ').map(|(at, _)| at);
    let word = |end: usize| text[..end].rsplit(' ').next().unwrap_or_default();
    ends.rfind(|end| words::is("and", word(*end))).unwrap_or_default()
}

/// Returns the rows of a table that is a legend, each with a status and its meaning: `Färg | Betydelse`.
pub(super) fn legend_rows(table: &Table) -> Option<Vec<(&Cell, String)>> {
    let mut rows = Vec::new();
    let mut names = HashSet::new();
    for (at, row) in table.rows.iter().enumerate() {
        let (name, rest) = row.cells.split_first()?;
        if words::stage(&name.text).is_none() {
            let is_of_activities = row
                .cells
                .iter()
                .any(|cell| matches!(role(&cell.text, true), Some(Role::Title | Role::Owner)) && row.cells.len() > 1);
            if at > 0 || is_of_activities {
                return None;
            }
            continue;
        }
        let is_meaning = |cell: &Cell| cell.text.contains(char::is_alphabetic);
        if !matches!(rest.len(), 1 | 2) || !rest.iter().all(is_meaning) || !names.insert(words::key(&name.text)) {
            return None;
        }
        rows.push((name, rest.iter().map(|cell| joined_lines(&cell.text)).collect::<Vec<_>>().join(": ")));
    }
    (rows.len() > 1).then_some(rows)
}

/// Returns the stage that a status has by its meaning: that of a word for one, and for green *ongoing* unless the
/// meaning says *done*.
pub(super) fn stage_of(name: &str, meaning: &str) -> Option<Stage> {
    let is_green = words::is("green", name);
    if is_green && (is_on_track(meaning) || (!meaning.is_empty() && !words::says(meaning, &["done"]))) {
        return words::stage(meaning).filter(|stage| *stage != Stage::Done).or(Some(Stage::Ongoing));
    }
    words::stage(meaning)
}

/// Returns whether what a legend says of green may be said of what is not done: `enligt plan`, `klar eller på gång`.
pub(super) fn is_on_track(meaning: &str) -> bool {
    let mut key = words::key(meaning);
    for word in words::of("or") {
        key = key.replace(&format!(" {word} "), "/");
    }
    key.split('/').any(|part| words::says(part, &["on-track", "ongoing"]) && !words::says(part, &["done"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_is_found_in_lines_and_within_one() {
        let found = |text: &'static str| {
            let (is_led, entries) = entries(text, |name| words::stage(name).is_some());
            let all = entries.iter().map(|it| format!("{}={}", it.name, it.meaning)).collect::<Vec<_>>().join("|");
            format!("{}{all}", if is_led { "…" } else { "" })
        };
        for (text, expected) in [
            ("Grönt = klart", "Grönt=klart"),
            ("Grönt - klart", "Grönt=klart"),
            ("Grönt – klart, alla delar", "Grönt=klart, alla delar"),
            ("Grönt = klart, Gult = pågår", "Grönt=klart|Gult=pågår"),
            ("Grön: klar. Gul: pågår. Röd: försenad.", "Grön=klar.|Gul=pågår.|Röd=försenad."),
            ("Grönt = klart och gult = pågår", "Grönt=klart|gult=pågår"),
            ("Grönt = klart\nEj påbörjad = ligger framåt", "Grönt=klart|Ej påbörjad=ligger framåt"),
            ("Färgerna betyder: grönt = klart | rött = försenat", "…grönt=klart|rött=försenat"),
            ("Status: Klar – invigd 2024", ""),
            ("Uppföljning 2024: Gult – försenad. Uppföljning 2025: Grönt – klart", ""),
            ("Vi väljer grönt = bra för miljön", ""),
            ("Klart-senast", ""),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
