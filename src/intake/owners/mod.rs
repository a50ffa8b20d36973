//! Owners of activities, as cells name them.

use std::collections::HashMap;

use super::body_names;
use super::footnote_marks::{MARKED, without_mark};
use super::map::Decided;
use super::supporters::{Parted, parted, plain};
use super::words;
use crate::locale::Text;
use crate::model::same_key;

/// The most bytes of names without a comma between them.
const LONGEST_NAMES: usize = 400;

/// The owners that a cell names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Named {
    pub(super) owners: Vec<String>,
    pub(super) support: Vec<String>,
    /// The reason why they are not what the cell says to the letter.
    pub(super) changed: Option<Text>,
    /// True if part of the cell says that nobody is named: `Ej angiven`.
    pub(super) has_nobody: bool,
    /// The owners that each name in the cell was taken for.
    pub(super) taken: Vec<(String, Vec<String>)>,
}

/// The names that occur alone in a document, with their counts.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<String, usize>);

impl Known {
    /// Gathers the names of all cells.
    pub(super) fn of<'t>(cells: impl Iterator<Item = &'t str>) -> Self {
        let mut known = HashMap::new();
        for cell in cells.filter(|cell| !is_nobody(cell)) {
            let Parted { owners, support, .. } = parted(cell);
            let all = [owners, support].map(|names| listed(split(&names, |_| false)));
            for part in all.into_iter().flatten().filter(|part| !is_nobody(part)) {
                *known.entry(same_key(&part).into_owned()).or_insert(0) += 1;
            }
        }
        Self(known)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(&*same_key(name))
    }

    /// Splits a list at commas, semicolons and newlines.
    pub(super) fn split<'t>(&self, text: &'t str) -> Vec<&'t str> {
        split(text, |name| self.has(name))
    }

    /// Parses a cell, with the decisions about names.
    pub(super) fn read(&self, cell: &str, decided: &Decided<Vec<String>>) -> Named {
        if let Some(names) = decided.get(cell) {
            return Named { owners: names.clone(), has_nobody: names.is_empty(), ..Named::default() };
        }
        if is_nobody(cell) {
            return Named { has_nobody: true, taken: vec![(cell.to_owned(), Vec::new())], ..Named::default() };
        }
        let Parted { owners, support, is_led } = parted(cell);
        let is_marked =
            |cell: &str| cell.split([',', ';', '\n', '/']).any(|part| without_mark(part.trim()) != part.trim());
        let changed = if is_led { Some(LED) } else { is_marked(cell).then_some(MARKED) };
        let mut named = Named { changed, ..Named::default() };
        for (text, into) in [(owners, &mut named.owners), (support, &mut named.support)] {
            for part in listed(self.split(&text)) {
                if is_nobody(&part) && decided.get(&part).is_none() {
                    named.has_nobody = true;
                    named.taken.push((part, Vec::new()));
                    continue;
                }
                let mut is_guess = false;
                let apart = decided.get(&part).cloned().unwrap_or_else(|| self.apart(&part, &mut is_guess));
                named.changed = named.changed.or(is_guess.then_some(GUESSED));
                if apart.len() != 1 {
                    named.taken.push((part.clone(), apart.clone()));
                }
                for name in apart.into_iter().flat_map(|name| decided.get(&name).cloned().unwrap_or_else(|| vec![name]))
                {
                    named.taken.push((name.clone(), vec![name.clone()]));
                    if !into.iter().any(|it| same_key(it) == same_key(&name)) {
                        into.push(name);
                    }
                }
            }
        }
        if drop_owners(&mut named.support, &named.owners) {
            named.changed = Some(DOUBLED);
        }
        named
    }

    /// Splits `A och B` if both names also occur alone, as many names contain such a word.
    fn apart(&self, part: &str, is_guess: &mut bool) -> Vec<String> {
        let is_body = || body_names::length(part, |name| self.has(name)) == Some(part.len());
        if part.len() > LONGEST_NAMES || is_body() {
            return vec![part.to_owned()];
        }
        // The search words have no accents; letters are as many without them.
        let bare: String = part.chars().map(plain).collect();
        let own = |at: usize| {
            let letters = bare[..at].chars().count();
            part.char_indices().nth(letters).map_or(part.len(), |(at, _)| at)
        };
        for word in words::of("and") {
            for (at, _) in bare.match_indices(&format!(" {word} ")) {
                let (a, b) = (part[..own(at)].trim(), part[own(at + word.len() + 2)..].trim());
                if a.is_empty() || b.is_empty() || a.ends_with('-') {
                    continue;
                }
                let is_one = |text: &str| !text.contains(' ');
                let is_low = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
                let always = matches!(&**word, "samt" | "seka" | "sowie" | "ainsi que");
                let alike = is_one(a) && is_one(b) && is_low(a) && is_low(b);
                if always || (self.has(a) && self.has(b)) || alike {
                    let before = self.apart(a, is_guess);
                    return before.into_iter().chain(self.apart(b, is_guess)).collect();
                }
            }
        }
        // `Kulturstrateger biblioteksutveckling`: two names that occur alone elsewhere, and only here together.
        let is_rare = self.0.get(&*same_key(part)).is_none_or(|count| *count <= 1);
        for (at, _) in part.match_indices(' ').filter(|_| is_rare) {
            let (a, b) = (part[..at].trim(), part[at..].trim());
            if self.has(a) && self.has(b) {
                *is_guess = true;
                return vec![a.to_owned(), b.to_owned()];
            }
        }
        vec![part.to_owned()]
    }
}

/// Takes the owners out of the supporting owners; returns whether there were any.
pub(super) fn drop_owners(support: &mut Vec<String>, owners: &[String]) -> bool {
    let count = support.len();
    support.retain(|name| !owners.iter().any(|owner| same_key(owner) == same_key(name)));
    support.len() < count
}

const LED: Text = Text::fixed(
    "den som har ansvaret är ansvarig, de andra stöd",
    "who is named as responsible is the owner, and the others support",
);
const GUESSED: Text = Text::fixed("två namn utan något emellan", "two names with nothing between them");
/// The reason for a supporting owner that is not taken.
pub(super) const DOUBLED: Text =
    Text::fixed("den som är ansvarig står inte som stöd också", "who is responsible is not listed as support too");

/// Returns whether a cell or a name in it says that nobody is named.
fn is_nobody(text: &str) -> bool {
    words::is("nobody", text) || words::is_blank(text)
}

/// Splits a list at commas, semicolons and newlines. `Kultur-, fritids- och biblioteksnämnden` is one name, and so is
/// `Nämnden för kultur, fritid och bibliotek` unless `is_name` says that a part of it is one.
fn split(text: &str, is_name: impl Fn(&str) -> bool) -> Vec<&str> {
    let (mut parts, mut from) = (Vec::new(), 0);
    let body_end = |from: usize| from + body_names::length(&text[from..], &is_name).unwrap_or_default();
    let mut until = body_end(0);
    for (at, sign) in text.match_indices([',', ';', '\n', '\u{2022}']) {
        if at < until {
            continue;
        }
        let before = text[from..at].trim_end();
        // `Barn- och\nutbildningsnämnden` goes on in the next line.
        let is_open = || before.rsplit(' ').next().is_some_and(|last| words::is("and", last));
        let is_within = match sign {
            "," => text[..at].strip_suffix('-').is_some_and(|name| name.ends_with(char::is_alphabetic)),
            "\n" => is_open(),
            _ => false,
        };
        if !is_within {
            parts.push(&text[from..at]);
            from = at + sign.len();
            until = body_end(from);
        }
    }
    parts.push(&text[from..]);
    parts
}

/// Returns the names in the parts of a list, divided also at slashes.
fn listed(parts: Vec<&str>) -> Vec<String> {
    let parts = parts.into_iter();
    let parts =
        parts.flat_map(|part| if has_slashed_names(part) { part.split('/').collect::<Vec<_>>() } else { vec![part] });
    let clean = |part: &str| {
        let is_dash = |c: char| matches!(c, '-' | '–' | ' ');
        let part = without_mark(part.trim()).trim_start_matches(|c| is_dash(c) || c == '.').trim_end_matches(is_dash);
        let part = words::without_full_stop(part).trim_end_matches(is_dash);
        let and = words::of("and").iter().find_map(|word| part.strip_prefix(&format!("{word} ")));
        and.unwrap_or(part).trim().replace('\n', " ")
    };
    parts.map(clean).filter(|part| part.contains(char::is_alphanumeric) || part.starts_with('?')).collect()
}

/// Returns whether a part of a list has several names with slashes between them: `A/B`. `N/A` is nobody, `och/eller` a
/// conjunction, `avd. 1/2` a number, and a slash within brackets or in an address divides nothing.
fn has_slashed_names(part: &str) -> bool {
    let Some((before, after)) = part.split_once('/') else { return false };
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let is_conjunction = words::of("and").iter().any(|it| it == last);
    let is_number = before.trim_end().ends_with(|c: char| c.is_ascii_digit())
        && after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let is_within_brackets = before.matches('(').count() > before.matches(')').count();
    !(part.contains("://") || is_nobody(part.trim()) || is_conjunction || is_number || is_within_brackets)
}

#[cfg(test)]
mod tests;
