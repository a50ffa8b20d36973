//! The years of a plan in documents and activities, and follow-ups outside them.

use super::dates;
use super::document::Document;
use super::new_plan::{NewGoal, activities};
use super::words;
use crate::model::{Period, When};

/// Returns the years named in the first lines of a document.
pub(super) fn years_of(document: &Document) -> Option<(u16, u16)> {
    document
        .pieces
        .iter()
        .take(8)
        .filter(|piece| piece.text.chars().count() < 200)
        .find_map(|piece| years_in(&piece.text).or_else(|| years_of_range(&piece.text)))
}

/// Returns the years of a range of months or days: `April 2024 – March 2027`; none if the text has anything else.
fn years_of_range(text: &str) -> Option<(u16, u16)> {
    let found = dates::read(text);
    let (start, until) = (found.start?, found.until?);
    let years = (start.first_day().year(), until.last_day().year());
    (!found.is_near && found.every.is_none() && years.0 < years.1).then_some(years)
}

/// Returns the year of follow-up named in the first lines of a document: `Uppföljning 2024`.
pub(super) fn followed_up(document: &Document) -> Option<Period> {
    let first = document.pieces.iter().take(8).filter(|piece| piece.text.chars().count() < 200);
    first.map(|piece| words::key(&piece.text)).find_map(|key| {
        let word = words::of("followed").iter().find(|word| words::find(&key, word).is_some())?;
        let rest = &key[words::find(&key, word)? + word.len()..];
        let year = rest.trim_start().get(..4)?;
        year.parse::<u16>().ok().filter(|year| (1990..2100).contains(year))?;
        year.parse().ok()
    })
}

/// Returns two years with a dash between them.
pub(super) fn years_in(text: &str) -> Option<(u16, u16)> {
    let digits: Vec<(usize, &str)> = text.match_indices(|c: char| c.is_ascii_digit()).collect();
    let starts = digits.iter().map(|(at, _)| *at).filter(|at| !text[..*at].ends_with(|c: char| c.is_ascii_digit()));
    let year = |text: &str| text.get(..4)?.parse::<u16>().ok().filter(|year| (1990..2100).contains(year));
    for at in starts {
        let Some(first) = year(&text[at..]) else { continue };
        let rest = text[at + 4..].trim_start();
        let Some(rest) = rest.strip_prefix(['-', '–', '—', '/']) else { continue };
        if let Some(last) = year(rest.trim_start()).filter(|last| *last >= first && *last - first < 40) {
            return Some((first, last));
        }
    }
    None
}

/// Returns whether a text says which years something is for, and no more: `Avser åren 2024–2027`.
pub(super) fn is_years_alone(text: &str) -> bool {
    let mut key: String = words::key(text).chars().filter(|c| !c.is_ascii_digit()).collect();
    while words::take("years", &mut key) {}
    years_in(text).is_some() && !key.contains(char::is_alphanumeric)
}

/// Returns the first and the last year in activities.
pub(super) fn of_activities(goals: &[NewGoal]) -> Option<(u16, u16)> {
    let years = || activities(goals).flat_map(|it| [it.start, it.until, it.deadline]).flatten();
    let first = years().map(|when: When| when.first_day().year()).min()?;
    let last = years().map(|when: When| when.last_day().year()).max()?;
    Some((first, last))
}
