//! Messages for invalid periods.

use super::problems::{Problem, cut};
use super::shape::Shape;
use crate::locale::{Text, text};
use crate::model::{Day, Period, PeriodError, Unit, When};
use crate::syntax::quoted;

/// Returns the message for a value that is neither a period nor an allowed date, with the intended one if it is
/// clear.
pub(super) fn no_period(key: &str, given: &str, error: PeriodError, may_be_day: bool) -> Problem {
    let (message, help) = message_and_help(key, given, error, may_be_day);
    let spelled = spelled_out(given).filter(|it| may_be_day || it.parse::<Period>().is_ok());
    if let Some(period) = period_in_words(given, may_be_day).or(spelled.as_deref()) {
        let right = written(period);
        let help = text!("skriv `{right}`", "write `{right}`");
        return Problem { fix: Some(right), ..Problem::new(message, Some(help)) };
    }
    let upper = cut(given).trim().to_uppercase();
    let is_one = upper.parse::<Period>().is_ok() || (may_be_day && upper.parse::<When>().is_ok());
    let suggestions = if is_one && upper != given { vec![upper] } else { Vec::new() };
    Problem { suggestions, ..Problem::new(message, Some(help)) }
}

fn message_and_help(key: &str, given: &str, error: PeriodError, may_be_day: bool) -> (Text, Text) {
    let shown = cut(given);
    match error {
        // Only a date is unambiguous, because a day has no follow-up of its own.
        PeriodError::Form if !may_be_day && given.parse::<Day>().is_ok() => (
            text!(
                "`{key}` ska ha en period, inte dagen `{shown}`",
                "`{key}` must have a period, not the day `{shown}`"
            ),
            period_of_day(given),
        ),
        PeriodError::Form | PeriodError::Number(_) if two_years(given).is_some() => {
            let (first, last) = two_years(given).unwrap_or_default();
            (
                text!("`{key}` har två år i `{shown}`", "`{key}` has two years in `{shown}`"),
                text!(
                    "en period är ett år eller en del av det: skriv {first} eller {last}",
                    "a period is a year or a part of one: write {first} or {last}"
                ),
            )
        }
        PeriodError::Form => (
            text!("`{key}` har ingen period i `{shown}`", "`{key}` has no period in `{shown}`"),
            if may_be_day { when_help() } else { period_help() },
        ),
        PeriodError::Day => (
            text!("`{key}` har en dag som inte finns: `{shown}`", "`{key}` has a day that does not exist: `{shown}`"),
            when_help(),
        ),
        PeriodError::Year => (
            text!("`{key}` har inget årtal i `{shown}`", "`{key}` has no year in `{shown}`"),
            Text::fixed(
                "skriv årtalet med fyra siffror, till exempel 2024",
                "write the year with four digits, such as 2024",
            ),
        ),
        PeriodError::Number(unit) => {
            let (parts, unit) = (unit.per_year(), unit_name(unit));
            (
                text!(
                    "`{key}` har en period som inte finns: `{shown}`",
                    "`{key}` has a period that does not exist: `{shown}`"
                ),
                text!(unit = unit; "ett år har {parts} {unit}, räknade från 1", "a year has {parts} {unit}, counted from 1"),
            )
        }
    }
}

/// Words beside a period that do not change it, unlike a season or a month.
const NEEDLESS: [&str; 19] = [
    "år", "året", "year", "the", "perioden", "period", "från", "fr.o.m.", "from", "since", "sedan", "under", "i", "in",
    "för", "for", "till", "t.o.m.", "until",
];

/// Returns whether a word beside a period can be dropped.
pub(super) fn is_needless(word: &str) -> bool {
    NEEDLESS.contains(&&*word.to_lowercase())
}

/// Returns whether a text has a word that can be dropped, beside a period.
pub(super) fn has_needless(given: &str) -> bool {
    given.split_whitespace().any(is_needless)
}

/// Returns the period or date beside such words: `år 2024`, `from 2024-H1`.
fn period_in_words(given: &str, may_be_day: bool) -> Option<&str> {
    let mut others = given.split_whitespace().filter(|word| !is_needless(word));
    let (Some(period), None) = (others.next(), others.next()) else { return None };
    let is_right = period.parse::<Period>().is_ok() || (may_be_day && period.parse::<When>().is_ok());
    (is_right && period.len() < given.len()).then_some(period)
}

/// The names of the months, in both languages.
const MONTHS: [[&str; 2]; 12] = [
    ["januari", "january"],
    ["februari", "february"],
    ["mars", "march"],
    ["april", "april"],
    ["maj", "may"],
    ["juni", "june"],
    ["juli", "july"],
    ["augusti", "august"],
    ["september", "september"],
    ["oktober", "october"],
    ["november", "november"],
    ["december", "december"],
];
/// The shortest abbreviation of a month.
const LEAST_OF_MONTH: usize = 3;

/// Returns a period or a day that is written in another way: `juni 2026`, `30 juni 2026`, `20260630`, `Q2 2025`.
fn spelled_out(given: &str) -> Option<String> {
    let words = given.trim().to_lowercase();
    let day = |year: &str, month: usize, day: &str| {
        Some(
            Day::new(year.parse().ok()?, u8::try_from(month).ok()?, day.trim_end_matches(':').parse().ok()?)?
                .to_string(),
        )
    };
    let month = |word: &str| {
        let is_it = |name: &&str| word.len() >= LEAST_OF_MONTH && name.starts_with(word);
        MONTHS.iter().position(|names| names.iter().any(is_it)).map(|at| at + 1)
    };
    if words.len() == 8 && words.bytes().all(|byte| byte.is_ascii_digit()) {
        return day(&words[..4], words[4..6].parse().ok()?, &words[6..]);
    }
    match words.split([' ', '.', ',']).filter(|word| !word.is_empty()).collect::<Vec<_>>()[..] {
        [name, year] if year.len() == 4 => {
            let year: u16 = year.parse().ok()?;
            match month(name) {
                Some(month) => Some(format!("{year}-{month:02}")),
                None => Some(format!("{year}-{}", name.to_uppercase())).filter(|it| it.parse::<Period>().is_ok()),
            }
        }
        ["den", number, name, year] | [number, name, year] if year.len() == 4 => day(year, month(name)?, number),
        _ => None,
    }
}

/// Returns a period or date as TOML.
fn written(period: &str) -> String {
    if Shape::When.stands_bare(period) { period.to_owned() } else { quoted(period) }
}

/// Returns advice with the periods that contain a day.
fn period_of_day(day: &str) -> Text {
    let Ok(day) = day.parse::<Day>() else { return period_help() };
    let [year, quarter, month] = [Unit::Year, Unit::Quarter, Unit::Month].map(|unit| day.month().around(unit));
    text!(
        "skriv perioden som dagen ligger i: {year}, eller \"{quarter}\" (kvartal) eller \"{month}\" (månad)",
        "write the period that the day is in: {year}, or \"{quarter}\" (quarter) or \"{month}\" (month)"
    )
}

/// Parses two consecutive years written as one: `2024-25`, `2024/25`, `2024–2025`.
fn two_years(given: &str) -> Option<(u32, u32)> {
    let (first, last) = given.trim().split_once(['-', '–', '/'])?;
    let first: u32 = Some(first).filter(|first| first.len() == 4)?.parse().ok()?;
    let last: u32 = match last.len() {
        2 => first / 100 * 100 + last.parse::<u32>().ok()?,
        4 => last.parse().ok()?,
        _ => return None,
    };
    (last == first + 1).then_some((first, last))
}

fn unit_name(unit: Unit) -> Text {
    match unit {
        Unit::Year => Text::fixed("år", "year"),
        Unit::HalfYear => Text::fixed("halvår", "half-years"),
        Unit::Tertial => Text::fixed("tertial", "tertials"),
        Unit::Quarter => Text::fixed("kvartal", "quarters"),
        Unit::Month => Text::fixed("månader", "months"),
    }
}

pub(super) fn period_help() -> Text {
    Text::fixed(
        "skriv till exempel 2024, \"2024-H1\" (halvår), \"2024-T2\" (tertial), \"2024-Q3\" (kvartal) eller \"2024-09\" (månad)",
        "write for instance 2024, \"2024-H1\" (half-year), \"2024-T2\" (tertial), \"2024-Q3\" (quarter) or \"2024-09\" (month)",
    )
}

pub(super) fn when_help() -> Text {
    Text::fixed(
        "skriv en period, till exempel 2024, \"2024-H1\" (halvår), \"2024-T2\" (tertial), \"2024-Q3\" (kvartal) eller \"2024-09\" (månad), eller en dag som 2024-06-30",
        "write a period, such as 2024, \"2024-H1\" (half-year), \"2024-T2\" (tertial), \"2024-Q3\" (quarter) or \"2024-09\" (month), or a day such as 2024-06-30",
    )
}
