//! Names of bodies that have commas and an "and" of their own: `Nämnden för kultur, fritid och bibliotek`.

use super::supporters::plain;
use super::words;

/// The most bytes of such a name.
const LONGEST: usize = 200;
/// The most things that a body is for.
const MOST_PARTS: usize = 8;
/// The most words of one of them.
const MOST_WORDS: usize = 5;

/// Returns the length of the name of a body that a text begins with; none if its commas divide names. `is_name` says
/// whether a part of it is named alone elsewhere.
pub(super) fn length(text: &str, is_name: impl Fn(&str) -> bool) -> Option<usize> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let (first, _) = text.split_once(',')?;
    let after = after_head(first)?;
    let starts_low = |part: &str| part.trim_start().starts_with(char::is_lowercase);
    let is_low = starts_low(after);
    // In lower case, what is listed is no name: `fritid`.
    let is_other = |part: &str| !is_low && is_name(part.trim());
    if after.trim().is_empty() || at_and(after).is_some() || is_name(first.trim()) {
        return None;
    }
    let mut at = first.len() + 1;
    for _ in 0..MOST_PARTS {
        let rest = &text[at..];
        let length = end_of_part(rest);
        let part = &rest[..length];
        if part.split_whitespace().count() > MOST_WORDS || is_other(part) {
            return None;
        }
        // The last two have the word between them, or before the last: `Arts, Parks, and Recreation`.
        if let Some(and) = at_and(part) {
            let sides = [&part[..and.start], &part[and.end..]];
            let is_alike = |side: &&str| side.trim().is_empty() || (starts_low(side) == is_low && !is_other(side));
            return (sides.iter().all(is_alike) && !sides[1].trim().is_empty()).then_some(at + length);
        }
        if starts_low(part) != is_low || part.trim().is_empty() || !rest[length..].starts_with(',') {
            return None;
        }
        at += length + 1;
    }
    None
}

/// Returns the text after the words that say that a name is that of a body: `för kultur` of `Nämnden för kultur`.
fn after_head(first: &str) -> Option<&str> {
    let bare: String = first.chars().map(plain).collect();
    words::of("body").iter().find_map(|word| {
        let at = words::find(&bare, word)? + word.len();
        // As many letters, but not as many bytes.
        let letters = bare[..at].chars().count();
        first.char_indices().nth(letters).map(|(at, _)| &first[at..])
    })
}

/// Returns where a part ends: at a comma, or another sign between names. A line may end after a comma or an "and".
fn end_of_part(text: &str) -> usize {
    let is_end = |(at, sign): &(usize, &str)| {
        let before = text[..*at].trim_end();
        let is_open = before.is_empty() || before.rsplit(' ').next().is_some_and(|last| words::is("and", last));
        *sign != "\n" || !is_open
    };
    text.match_indices([',', ';', '\n', '/', '\u{2022}']).find(is_end).map_or(text.len(), |(at, _)| at)
}

/// Returns where the word between the last two stands.
fn at_and(part: &str) -> Option<std::ops::Range<usize>> {
    let mut at = 0;
    part.split_inclusive(char::is_whitespace).find_map(|word| {
        let from = at;
        at += word.len();
        words::is("and", word.trim()).then_some(from..at)
    })
}
