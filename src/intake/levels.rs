//! The heading levels of goals and priorities.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Role;
use super::document::{Block, Document};
use super::tables::Tables;
use super::words;

/// The heading levels of goals and priorities; none where columns name them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Levels {
    pub(super) goal: Option<u8>,
    pub(super) priority: Option<u8>,
}

impl Levels {
    /// Finds the levels by the headings above tables of activities, and by labels.
    pub(super) fn of(document: &Document, tables: &Tables) -> Self {
        let mut above: Vec<u8> = Vec::new();
        // The levels of the headings directly above tables, and of those further up.
        let (mut direct, mut around) = (BTreeSet::new(), BTreeSet::new());
        let (mut labelled_goal, mut labelled_priority) = (None, None);
        let mut has_column = (false, false);
        let mut count_of_level = BTreeMap::new();
        for (at, block) in document.blocks.iter().enumerate() {
            match block {
                Block::Heading { level: 0, .. } => {}
                Block::Heading { level, piece } => {
                    above.retain(|it| it < level);
                    above.push(*level);
                    *count_of_level.entry(*level).or_insert(0_usize) += 1;
                    let label = label_of(document.text(*piece));
                    if label.as_deref().is_some_and(|label| words::is("goal", label)) {
                        labelled_goal = Some(*level);
                    } else if label.as_deref().is_some_and(|label| words::is("priority", label)) {
                        labelled_priority = Some(*level);
                    }
                }
                Block::Table(_) if tables.contains_key(&at) => {
                    let columns = &tables[&at];
                    has_column.0 |= columns.has(Role::Goal);
                    has_column.1 |= columns.has(Role::Priority);
                    if let Some((innermost, outer)) = above.split_last() {
                        direct.insert(*innermost);
                        around.extend(outer.iter().copied());
                    }
                }
                _ => {}
            }
        }
        if has_column.0 {
            return Self::default();
        }
        let Some(deepest) = direct.last().copied() else { return Self::default() };
        let outer = around.iter().rev().find(|level| **level < deepest).copied();
        // A single heading above all others is the title of the document.
        let is_title =
            |level: u8| count_of_level.get(&level) == Some(&1) && count_of_level.keys().next() == Some(&level);
        let goal = labelled_goal.or_else(|| {
            if has_column.1 { Some(deepest) } else { outer.filter(|outer| !is_title(*outer)).or(Some(deepest)) }
        });
        let priority = labelled_priority.or(Some(deepest).filter(|_| !has_column.1));
        Self { goal, priority: priority.filter(|level| goal.is_some_and(|goal| goal < *level)) }
    }
}

/// Returns the label before a heading's title or number: `Mål 1: …`, `4.1 Mål: …`.
pub(super) fn label_of(heading: &str) -> Option<String> {
    let Titled { label, .. } = titled(heading);
    label
}

/// A heading, split into number, label and title.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Titled {
    pub(super) number: Option<String>,
    pub(super) label: Option<String>,
    pub(super) title: String,
}

/// Splits a heading.
pub(super) fn titled(heading: &str) -> Titled {
    let heading = heading.trim();
    let (number, rest) = number(heading);
    let is_label = |text: &str| words::is("goal", text) || words::is("priority", text);
    let Some((before, title)) = rest.split_once(':').filter(|(before, _)| before.chars().count() <= 50) else {
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        // `Mål 1 Fler läser`, `Objective A – Inclusive services`, `Mål 2. Jämställda löner`
        if number.is_none()
            && is_label(word)
            && let Some((own, title)) = after_label(after)
        {
            return Titled { number: Some(own), label: Some(word.to_owned()), title };
        }
        return Titled { number, label: None, title: rest.to_owned() };
    };
    if is_label(before) {
        return Titled { number, label: Some(before.to_owned()), title: title.trim().to_owned() };
    }
    // `Goal 1: Everyone can use our buildings`
    if let Some((word, own)) = before.trim_end().rsplit_once([' ', '\u{a0}']).filter(|(word, _)| is_label(word)) {
        let own = own.trim_end_matches('.');
        if own.chars().all(|c| c.is_alphanumeric() || c == '.') && own.len() <= 8 {
            let number = number.or_else(|| Some(own.to_owned()));
            return Titled { number, label: Some(word.to_owned()), title: title.trim().to_owned() };
        }
    }
    Titled { number, label: None, title: rest.to_owned() }
}

/// Returns the number or the letter that comes after a label, and the title after it.
pub(super) fn after_label(text: &str) -> Option<(String, String)> {
    let (own, title) = text.trim_start().split_once([' ', '\u{a0}'])?;
    let own = own.trim_end_matches(['.', ':', ')']);
    let is_digits =
        own.starts_with(|c: char| c.is_ascii_digit()) && own.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_letter = own.len() == 1 && own.chars().all(|c| c.is_ascii_uppercase());
    let is_roman = !own.is_empty() && own.len() <= 4 && own.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let title = title.trim_start_matches(['–', '—', '-', '.', ':', ' ']).trim();
    let is_title = title.chars().next().is_some_and(char::is_alphabetic);
    ((is_digits || is_letter || is_roman) && is_title).then(|| (own.to_owned(), title.to_owned()))
}

/// Returns the number at the start of a text, such as `4.1` or `2.`, and the rest.
fn number(text: &str) -> (Option<String>, &str) {
    // An id in a plan's own style: `4.1.film`.
    let (word, rest) = text.split_once([' ', '\u{a0}']).unwrap_or((text, ""));
    let parts = word.split('.');
    let is_own = word.len() <= 30
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.contains('.')
        && word.ends_with(char::is_alphabetic)
        && parts.clone().all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric));
    if is_own && !rest.trim().is_empty() {
        return (Some(word.to_owned()), rest.trim());
    }
    let length = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let number = text[..length].trim_end_matches('.');
    let rest = &text[length..];
    let after = rest.strip_prefix([')', ':']).unwrap_or(rest);
    let is_number = !number.is_empty() && number.len() <= 12 && number.starts_with(|c: char| c.is_ascii_digit());
    // Years are not heading numbers, and neither are counts such as `100 trees`.
    let is_year = number.len() == 4 && !number.contains('.');
    let is_parted = after.starts_with([' ', '\t', '\u{a0}'])
        && (text[..length].contains('.') || after.len() < rest.len() || number.len() <= 2);
    let title = after.trim_start_matches(['-', '–', ' ', '\t', '\u{a0}']);
    if is_number && !is_year && is_parted && title.chars().next().is_some_and(char::is_alphabetic) {
        (Some(number.to_owned()), title.trim())
    } else {
        (None, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_taken_apart() {
        for (heading, number, title) in [
            ("4.1 Mål: Utveckla", Some("4.1"), "Utveckla"),
            ("Goal 1: Everyone can", Some("1"), "Everyone can"),
            ("1. Halvera utsläppen till 2030", Some("1"), "Halvera utsläppen till 2030"),
            ("4.1.7 Ny dansplattform: Danspunkt Örebro län.", Some("4.1.7"), "Ny dansplattform: Danspunkt Örebro län."),
            ("Mål 2 Fler läser", Some("2"), "Fler läser"),
            ("4.1.film Utveckla filmen", Some("4.1.film"), "Utveckla filmen"),
            ("Objective A – Inclusive services", Some("A"), "Inclusive services"),
            ("Mål 2. Jämställda löner", Some("2"), "Jämställda löner"),
            ("Axe 1 : Développer la lecture", Some("1"), "Développer la lecture"),
            ("Mål I Läsa", Some("I"), "Läsa"),
            ("Mål i sikte", None, "Mål i sikte"),
            ("2024 års arbete", None, "2024 års arbete"),
            ("Goda uppväxtvillkor", None, "Goda uppväxtvillkor"),
        ] {
            let found = titled(heading);
            assert_eq!((found.number.as_deref(), &*found.title), (number, title), "{heading}");
        }
    }
}
