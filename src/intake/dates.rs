//! Parsing of dates and intervals in free text.

use super::words;
use crate::model::{Day, Interval, Period, Unit, When};

/// The dates in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dates {
    pub(super) start: Option<When>,
    pub(super) every: Option<Interval>,
    pub(super) until: Option<When>,
    /// True if the only date is a deadline.
    pub(super) is_deadline: bool,
    /// True if part of the cell was not understood, or only approximately.
    pub(super) is_near: bool,
}

/// The most bytes of a date or an interval.
const LONGEST: usize = 400;

/// Parses a cell.
pub(super) fn read(text: &str) -> Dates {
    if text.len() > LONGEST {
        return Dates { is_near: true, ..Dates::default() };
    }
    let mut key: String = text.to_lowercase().chars().map(|c| if matches!(c, '–' | '—') { '-' } else { c }).collect();
    key = key.replace(['(', ')', '\n', '\u{a0}', '\u{ad}'], " ");
    let key: String = crate::model::loose_key(&key).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = key;
    let (every, is_nearly) = every(&mut rest);
    let mut dates = Dates { every, is_near: is_nearly, ..Dates::default() };
    let found = times(&mut rest);
    let to = words::of("to").iter().find_map(|word| words::find(&rest, word).map(|at| (at, word.len())));
    let dash = rest.find('-').map(|at| (at, 1));
    match (found.as_slice(), to.or(dash)) {
        ([], _) => {}
        ([(at, only)], Some((to, _))) if to < *at => dates.until = Some(*only),
        ([(_, only)], _) => dates.start = Some(*only),
        ([(_, first), (_, second), ..], _) => {
            dates.start = Some(*first);
            dates.until = Some(*second);
            dates.is_near |= found.len() > 2;
        }
    }
    dates.is_deadline = words::take("deadline", &mut rest) && dates.until.is_none();
    for meaning in ["to", "from", "start", "until", "ongoing"] {
        words::take(meaning, &mut rest);
    }
    dates.is_near |= rest.contains(|c: char| c.is_alphanumeric() && c != MARK);
    dates
}

/// The placeholder for a date that was taken out.
const MARK: char = 'º';

/// Takes an interval out of a text; returns it, and whether it is approximate.
fn every(key: &mut String) -> (Option<Interval>, bool) {
    let all = [
        ("half-year", Interval::Each(Unit::HalfYear), false),
        ("near-half-year", Interval::Each(Unit::HalfYear), true),
        ("tertial", Interval::Each(Unit::Tertial), false),
        ("quarter", Interval::Each(Unit::Quarter), false),
        ("2-years", Interval::TwoYears, false),
        ("3-years", Interval::ThreeYears, false),
        ("4-years", Interval::FourYears, false),
        ("5-years", Interval::FiveYears, false),
        ("month", Interval::Each(Unit::Month), false),
        ("near-month", Interval::Each(Unit::Month), true),
        ("year", Interval::Each(Unit::Year), false),
    ];
    for (meaning, interval, is_near) in all {
        if words::take(meaning, key) {
            return (Some(interval), is_near);
        }
    }
    (None, false)
}

/// Takes all dates out of a text; returns each with its position.
fn times(key: &mut String) -> Vec<(usize, When)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < key.len() {
        let is_start = !key[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        match is_start.then(|| time(&key[at..])).flatten() {
            Some((when, length)) => {
                key.replace_range(at..at + length, "º");
                found.push((at, when));
                at += MARK.len_utf8();
            }
            None => at += key[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// Parses a date at the start of a text; returns it and its length.
fn time(text: &str) -> Option<(When, usize)> {
    // No date is longer.
    let end = text.char_indices().nth(40).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    day(text).or_else(|| named(text)).or_else(|| year(text))
}

fn number(text: &str, most: usize) -> Option<(u16, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=most).contains(&length).then(|| text[..length].parse().ok().map(|number| (number, length))).flatten()
}

fn four(text: &str) -> Option<(u16, usize)> {
    number(text, 4).filter(|(number, length)| *length == 4 && (1900..2200).contains(number))
}

fn of_day(year: u16, month: u16, day: u16) -> Option<When> {
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
            return ends(text, next + length).then_some((of_day(first, month, day)?, next + length));
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
    Some((of_day(year, month, first)?, at + length))
}

fn ends(text: &str, at: usize) -> bool {
    !text[at..].starts_with(|c: char| c.is_alphanumeric())
}

/// Parses a date in words: `30 juni 2024`, `juni 2025`, `q3 2025`, `kvartal 3 2025`, `3. kvartal 2025`, `2025 q3`,
/// `hösten 2025`, `h1 2025`, `t2 2025`.
fn named(text: &str) -> Option<(When, usize)> {
    let skip = |at: usize| at + (text[at..].len() - text[at..].trim_start_matches([' ', ',', '.', '-', ':']).len());
    let month_at = |at: usize| {
        (1_u16..=12).find_map(|month| {
            let word = words::of(&format!("m{month}")).iter().find(|word| text[at..].starts_with(&***word))?;
            ends(text, at + word.len()).then_some((month, at + word.len()))
        })
    };
    if let Some((day, length)) = number(text, 2)
        && let Some((month, at)) = month_at(skip(length))
        && let Some((year, length)) = four(&text[skip(at)..])
    {
        return Some((of_day(year, month, day)?, skip(at) + length));
    }
    let part = |at: usize| -> Option<(String, usize)> {
        if let Some((month, at)) = month_at(at) {
            return Some((format!("{month:02}"), at));
        }
        for (meaning, part) in [("first-half", "H1"), ("last-half", "H2")] {
            let word = words::of(meaning).iter().find(|word| text[at..].starts_with(&***word));
            if let Some(word) = word.filter(|word| ends(text, at + word.len())) {
                return Some((part.to_owned(), at + word.len()));
            }
        }
        let unit_at = |at: usize| {
            [("of-quarter", 'Q'), ("of-tertial", 'T'), ("of-half-year", 'H')].into_iter().find_map(
                |(meaning, letter)| {
                    let word = words::of(meaning).iter().find(|word| text[at..].starts_with(&***word))?;
                    Some((letter, at + word.len()))
                },
            )
        };
        // `2. kvartal 2026`, `2e trimestre 2026`
        if let Some((number, length)) = number(&text[at..], 1) {
            let rest = &text[at + length..];
            let sign = rest.find(' ').filter(|sign| *sign <= 3)?;
            let (letter, end) = unit_at(skip(at + length + sign))?;
            return ends(text, end).then(|| (format!("{letter}{number}"), end));
        }
        let (letter, at) = unit_at(at)?;
        let at = skip(at);
        let (number, length) = number(&text[at..], 1)?;
        ends(text, at + length).then(|| (format!("{letter}{number}"), at + length))
    };
    let (name, length) = if let Some((year, at)) = four(text) {
        let (part, length) = part(skip(at))?;
        (format!("{year}-{part}"), length)
    } else {
        let (part, at) = part(0)?;
        let (year, length) = four(&text[skip(at)..])?;
        (format!("{year}-{part}"), skip(at) + length)
    };
    name.parse::<Period>().ok().map(|period| (When::Period(period), length))
}

fn year(text: &str) -> Option<(When, usize)> {
    let (year, length) = four(text)?;
    // A fiscal year: 2024/25.
    let after =
        text[length..].strip_prefix('/').and_then(|rest| number(rest, 2)).filter(|(next, _)| *next == (year + 1) % 100);
    let length = after.map_or(length, |(_, more)| length + 1 + more);
    ends(text, length).then(|| year.to_string().parse().ok().map(|it: Period| (When::Period(it), length))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let Dates { start, every, until, is_near, .. } = read(text);
        let when = |when: Option<When>| when.map_or("-".to_owned(), |it| it.to_string());
        let near = if is_near { " ?" } else { "" };
        format!("{} {} {}{near}", when(start), every.map_or("-", Interval::name), when(until))
    }

    #[test]
    fn what_is_to_be_done_by_a_day_is_told_from_what_starts() {
        assert!(read("Klart 30 juni 2025").is_deadline && read("by: 2025, deadline").is_deadline);
        assert!(!read("2025").is_deadline && !read("2024 till och med 2025").is_deadline);
    }

    #[test]
    fn time_is_understood_as_people_write_it() {
        for (text, expected) in [
            ("2024", "2024 - -"),
            ("2024\n(görs\nårligen)", "2024 year -"),
            ("2024 (Pågår till och med 2025)", "2024 - 2025"),
            ("2024, årligen", "2024 year -"),
            ("2025, yearly", "2025 year -"),
            ("2024–2026", "2024 - 2026"),
            ("2024 – 2026", "2024 - 2026"),
            ("2024 –", "2024 - -"),
            ("– 2026", "- - 2026"),
            ("t.o.m. 2026", "- - 2026"),
            ("2024-05-01 – 2026-09-30", "2024-05-01 - 2026-09-30"),
            ("Q3 2025", "2025-Q3 - -"),
            ("2025 Q3", "2025-Q3 - -"),
            ("kvartal 3 2025", "2025-Q3 - -"),
            ("3. kvartal 2025", "2025-Q3 - -"),
            ("3:e kvartalet 2025", "2025-Q3 - -"),
            ("3. Quartal 2025", "2025-Q3 - -"),
            ("3e trimestre 2025 – 4e trimestre 2026", "2025-Q3 - 2026-Q4"),
            ("3. neljännes 2025", "2025-Q3 - -"),
            ("2nd half-year 2025", "2025-H2 - -"),
            ("3 månader 2025", "2025 - - ?"),
            ("hösten 2025", "2025-H2 - -"),
            ("Vår 2025", "2025-H1 - -"),
            ("30/6-24", "2024-06-30 - -"),
            ("30.6.2024", "2024-06-30 - -"),
            ("30 juni 2024", "2024-06-30 - -"),
            ("juni 2025", "2025-06 - -"),
            ("2024-06", "2024-06 - -"),
            ("2024/25", "2024 - -"),
            ("2024, två gånger per år", "2024 half-year -"),
            ("Varje vecka", "- month - ?"),
            ("Varje termin", "- half-year - ?"),
            ("vartannat år från 2025", "2025 2 years -"),
            ("Løpende", "- month - ?"),
            ("Klart 30 juni 2025", "2025-06-30 - -"),
            ("snarast", "- - - ?"),
            ("", "- - -"),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }
}
