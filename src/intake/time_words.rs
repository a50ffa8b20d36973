//! A single time at the start of a text: a day, a month, a year or a part of one, in figures or in words.

use std::ops::Range;

use super::words;
use crate::model::{Day, Period, Unit, When};

/// Parses a date at the start of a text; returns it and its length.
pub(super) fn dated(text: &str) -> Option<(When, usize)> {
    day(text).or_else(|| named(text)).or_else(|| year(text))
}

pub(super) fn number(text: &str, most: usize) -> Option<(u16, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=most).contains(&length).then(|| text[..length].parse().ok().map(|number| (number, length))).flatten()
}

pub(super) fn four(text: &str) -> Option<(u16, usize)> {
    number(text, 4).filter(|(number, length)| *length == 4 && (1900..2200).contains(number))
}

pub(super) fn of_day(year: u16, month: u16, day: u16) -> Option<When> {
    let year = if year < 100 { year + 2000 } else { year };
    Day::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).map(When::Day)
}

/// Parses a numeric date: `2024-06-30`, `30/6-24`, `30.6.2024`, `30/6 2024`.
fn day(text: &str) -> Option<(When, usize)> {
    let (first, mut at) = number(text, 4)?;
    let parted = |at: usize, signs: &[char]| text[at..].starts_with(signs).then_some(at + 1);
    if let Some(next) = four(text).and_then(|_| parted(4, &['-', '/', '.'])) {
        let (month, length) = number(&text[next..], 2)?;
        let after = next + length;
        if let Some(next) = parted(after, &['-', '/', '.'])
            && let Some((day, length)) = number(&text[next..], 2)
            && length + text[after..next].len() > 1
        {
            // `2025-01–2025-03` goes on with a year.
            if ends(text, next + length) {
                return Some((of_day(first, month, day)?, next + length));
            }
        }
        let is_month = length == 2 && month <= 12 && ends(text, after);
        return is_month.then(|| Some((format!("{first}-{month:02}").parse().ok()?, after))).flatten();
    }
    if first > 31 {
        return None;
    }
    at = parted(at, &['/', '.'])?;
    let (month, length) = number(&text[at..], 2)?;
    at = parted(at + length, &['-', '.', '/', ' '])?;
    let (year, length) = number(&text[at..], 4).filter(|(_, length)| matches!(length, 2 | 4))?;
    // `15/3–30/4 2025`, `1.1–31.12.2025` go on with another day.
    let after = &text[at + length..];
    let goes_on = after.strip_prefix(['/', '.']).is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit()));
    let is_whole = ends(text, at + length) && !goes_on;
    is_whole.then_some((of_day(year, month, first)?, at + length))
}

pub(super) fn ends(text: &str, at: usize) -> bool {
    !text[at..].starts_with(|c: char| c.is_alphanumeric())
}

/// Parses a date in words: `30 juni 2024`, `juni 2025`, `q3 2025`, `kvartal 3 2025`, `3. kvartal 2025`, `2025 q3`,
/// `hösten 2025`, `h1 2025`, `t2 2025`.
fn named(text: &str) -> Option<(When, usize)> {
    let (part, year, length) = if let Some((year, at)) = four(text) {
        let (part, length) = part(text, skip(text, at)).filter(|(part, _)| !matches!(part, YearPart::Day(..)))?;
        (part, year, length)
    } else {
        let (part, at) = part(text, 0)?;
        let next = skip(text, at);
        // `kvartal 3/2025`
        let next = if text[next..].starts_with('/') { next + 1 } else { next };
        let (year, length) = four(&text[next..]).or_else(|| short_year(text, at..next, part))?;
        (part, year, next + length)
    };
    Some((part.of(year)?, length))
}

/// Parses a year in two figures after a part of it, with the signs between them: `vt-26`, `ht25`, `juni -25`. After a
/// month these may be a day.
fn short_year(text: &str, between: Range<usize>, part: YearPart) -> Option<(u16, usize)> {
    let rest = &text[between.end..];
    let bare = rest.trim_start_matches(['\'', '’']);
    let (year, length) = number(bare, 2).filter(|(year, length)| *length == 2 && *year >= 10)?;
    let is_marked = bare.len() < rest.len() || text[between].ends_with('-');
    let may_be = match part {
        YearPart::Of(Unit::Month, _) => is_marked,
        YearPart::Of(..) => true,
        _ => false,
    };
    // `våren 25 barn`, `juni-25 juli`, `ht 25.6`
    let after = bare[length..].trim_start();
    let goes_on = after.strip_prefix(['.', '/', ':']).unwrap_or(after);
    let is_end = ends(bare, length) && !goes_on.starts_with(char::is_alphanumeric);
    (may_be && is_end).then_some((2000 + year, rest.len() - bare.len() + length))
}

/// A time without its year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum YearPart {
    /// A month or another part of a year, with its number.
    Of(Unit, u32),
    /// A day of a month: the month, and the day.
    Day(u16, u16),
    /// A day whose month follows: `15–30 april`.
    DayAlone(u16),
}

impl YearPart {
    pub(super) fn of(self, year: u16) -> Option<When> {
        match self {
            Self::Of(unit, number) => Period::part_of(year.into(), unit, number).ok().map(When::Period),
            Self::Day(month, day) => of_day(year, month, day),
            Self::DayAlone(_) => None,
        }
    }
}

/// Returns the position after the signs between the parts of a date.
pub(super) fn skip(text: &str, at: usize) -> usize {
    at + (text[at..].len() - text[at..].trim_start_matches([' ', ',', '.', '-', ':']).len())
}

fn month_at(text: &str, at: usize) -> Option<(u16, usize)> {
    (1_u16..=12).find_map(|month| {
        let word = words::of(&format!("m{month}")).iter().find(|word| text[at..].starts_with(&***word))?;
        ends(text, at + word.len()).then_some((month, at + word.len()))
    })
}

fn unit_at(text: &str, at: usize) -> Option<(Unit, usize)> {
    let units = [("of-quarter", Unit::Quarter), ("of-tertial", Unit::Tertial), ("of-half-year", Unit::HalfYear)];
    units.into_iter().find_map(|(meaning, unit)| {
        let word = words::of(meaning).iter().find(|word| text[at..].starts_with(&***word))?;
        Some((unit, at + word.len()))
    })
}

/// Parses a part of a year at a position: `30 juni`, `juni`, `q3`, `kvartal 3`, `3. kvartal`, `hösten`. Returns it and
/// its end.
pub(super) fn part(text: &str, at: usize) -> Option<(YearPart, usize)> {
    if let Some((day, length)) = number(&text[at..], 2)
        && let Some((month, end)) = month_at(text, skip(text, at + length))
    {
        return Some((YearPart::Day(month, day), end));
    }
    if let Some((month, end)) = month_at(text, at) {
        return Some((YearPart::Of(Unit::Month, month.into()), end));
    }
    for (meaning, half) in [("first-half", 1), ("last-half", 2)] {
        let word = words::of(meaning).iter().find(|word| text[at..].starts_with(&***word));
        // `ht25`
        let is_end = |at: usize| ends(text, at) || text[at..].starts_with(|c: char| c.is_ascii_digit());
        if let Some(word) = word.filter(|word| is_end(at + word.len())) {
            return Some((YearPart::Of(Unit::HalfYear, half), at + word.len()));
        }
    }
    // `2. kvartal 2026`, `2e trimestre 2026`
    if let Some((number, length)) = number(&text[at..], 1) {
        let rest = &text[at + length..];
        // `1–3 kvartalet` is of two.
        let sign = rest.find(' ').filter(|sign| *sign <= 3 && !rest[..*sign].contains('-'))?;
        let (unit, end) = unit_at(text, skip(text, at + length + sign))?;
        return ends(text, end).then_some((YearPart::Of(unit, number.into()), end));
    }
    let (unit, at) = unit_at(text, at)?;
    let at = skip(text, at);
    let (number, length) = number(&text[at..], 1)?;
    ends(text, at + length).then_some((YearPart::Of(unit, number.into()), at + length))
}

fn year(text: &str) -> Option<(When, usize)> {
    let (year, length) = four(text)?;
    // A fiscal year: 2024/25.
    let after =
        text[length..].strip_prefix('/').and_then(|rest| number(rest, 2)).filter(|(next, _)| *next == (year + 1) % 100);
    let length = after.map_or(length, |(_, more)| length + 1 + more);
    ends(text, length).then(|| year.to_string().parse().ok().map(|it: Period| (When::Period(it), length))).flatten()
}
