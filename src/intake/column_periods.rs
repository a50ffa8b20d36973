//! The periods that columns of statuses and comments are about.

use super::dates;
use super::words;
use crate::model::{Period, When};

/// Returns whether a header names the previous period: `Status före`.
pub(super) fn is_before(title: &str) -> bool {
    let key = words::key(title);
    words::of("before").iter().any(|word| key.strip_suffix(&**word).is_some_and(|rest| rest.ends_with(' ')))
}

/// Returns the period that a column follows up. A follow-up made in January to March is about the year before.
pub(super) fn period(title: &str) -> Option<Period> {
    let year = title.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4 && part.starts_with("20"))?;
    let at = title.find(year)?;
    let start = title[..at].char_indices().rev().nth(15).map_or(0, |(at, _)| at);
    let words: Vec<&str> = title[start..at + year.len()].split_whitespace().collect();
    let named = words.len().checked_sub(2).map(|from| words[from..].join(" "));
    let found = named.and_then(|text| dates::read(&text).start);
    match found {
        Some(When::Period(month)) if month.first_day().year().to_string() == year && month.to_string().len() == 7 => {
            if month.first_day().month_of_year() <= 3 && !month.to_string().contains(['Q', 'H', 'T']) {
                (month.first_day().year() - 1).to_string().parse().ok()
            } else {
                year.parse().ok()
            }
        }
        _ => year.parse().ok(),
    }
}

/// Returns the part of a year that a column is about, or the year: `Status T1 2025`, and `T1` below `2025`.
pub(super) fn part_of_year(title: &str, year: Period) -> Option<Period> {
    let has_year = period(title).is_some();
    let found = if has_year { dates::read(title) } else { dates::read(&format!("{title} {year}")) };
    match found.last()? {
        When::Period(part) => Some(part),
        When::Day(day) => Some(day.month()),
    }
}
