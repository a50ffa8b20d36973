//! The times in a text: days, months, years and their parts, and those that share the year of their neighbour.

use std::ops::Range;

use super::time_words::{YearPart, dated, ends, four, number, of_day, part, skip};
use super::words;
use crate::model::{Unit, When};

/// The placeholder for a time that was taken out.
pub(super) const MARK: char = 'º';
/// The placeholder for what is between times that are listed: `2024, 2025`. A comma may also stand before other words.
pub(super) const LISTED: char = '\u{2}';

/// The times that were taken out of a text.
#[derive(Debug, Default)]
pub(super) struct Times {
    /// Each with its position in the text that is left.
    pub(super) found: Vec<(usize, When)>,
    /// True if a year was found by the order of two times: `november–februari 2026`.
    pub(super) is_near: bool,
}

/// A time in a text, and where it stands.
struct Token {
    at: Range<usize>,
    when: Result<When, YearPart>,
}

/// Takes all times out of a text.
pub(super) fn times(key: &mut String) -> Times {
    let mut tokens = tokens(key);
    let mut times = Times::default();
    share_years(key, &mut tokens, &mut times.is_near);
    tokens.retain(|token| token.when.is_ok());
    let (mut left, mut end) = (String::new(), 0);
    for (number, Token { at, when }) in tokens.into_iter().enumerate() {
        let between = &key[end..at.start];
        match Beside::of(between).filter(|_| number > 0) {
            Some(Beside::List) => left.push(LISTED),
            _ => left += between,
        }
        end = at.end;
        times.found.extend(when.ok().map(|when| (left.len(), when)));
        left.push(MARK);
    }
    left += &key[end..];
    *key = left;
    times
}

/// Finds the times of a text, also those without a year.
fn tokens(key: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < key.len() {
        let is_start = !key[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let found = is_start.then(|| token(key, at, tokens.last())).flatten();
        match found {
            Some(token) => {
                at = token.at.end;
                tokens.push(token);
            }
            None => at += key[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    tokens
}

fn token(key: &str, at: usize, before: Option<&Token>) -> Option<Token> {
    // No time is longer.
    let end = key[at..].char_indices().nth(40).map_or(key.len(), |(length, _)| at + length);
    let text = &key[at..end];
    if let Some((when, length)) = dated(text) {
        return Some(Token { at: at..at + length, when: Ok(when) });
    }
    if let Some((part, length)) = part(text, 0).or_else(|| day_of_month(text, before.map(|it| &key[it.at.end..at]))) {
        return Some(Token { at: at..at + length, when: Err(part) });
    }
    // `kvartal 1–3 2025`: the number of a unit that stands before it.
    let unit = before.filter(|it| key[it.at.end..at].trim() == "-").and_then(|it| match it.when {
        Ok(When::Period(period)) => Some(period.unit()),
        Err(YearPart::Of(unit, _)) => Some(unit),
        _ => None,
    });
    let unit = unit.filter(|unit| matches!(unit, Unit::Quarter | Unit::Tertial | Unit::HalfYear));
    if let Some((number, length)) = number(text, 1).filter(|(_, length)| ends(text, *length))
        && let Some(unit) = unit
    {
        let part = YearPart::Of(unit, number.into());
        let next = skip(text, length);
        return Some(match four(&text[next..]).and_then(|(year, more)| Some((part.of(year)?, more))) {
            Some((when, more)) => Token { at: at..at + next + more, when: Ok(when) },
            None => Token { at: at..at + length, when: Err(part) },
        });
    }
    if let Some(token) = before.and_then(|before| short_end(key, at, before)) {
        return Some(token);
    }
    // `15–30 april 2025`, `1.–15.5.2025`, `2.–3. kvartal 2025`: a number whose month or unit stands after the next.
    let (number, mut length) = number(text, 2)?;
    length += usize::from(text[length..].starts_with('.'));
    let rest = text[length..].trim_start().strip_prefix('-')?.trim_start();
    let when = match part(rest, 0) {
        Some((YearPart::Of(unit, _), _)) if unit != Unit::Month => YearPart::Of(unit, number.into()),
        Some((YearPart::Day(..), _)) => YearPart::DayAlone(number),
        _ if matches!(dated(rest), Some((When::Day(_), _))) => YearPart::DayAlone(number),
        _ => day_of_month(rest, Some("-")).map(|_| YearPart::DayAlone(number))?,
    };
    Some(Token { at: at..at + length, when: Err(when) })
}

/// Parses the end of a range of years in two figures: `2025–26`.
fn short_end(key: &str, at: usize, before: &Token) -> Option<Token> {
    let When::Period(first) = before.when.ok().filter(|_| key[before.at.end..at].trim() == "-")? else { return None };
    let (year, length) = number(&key[at..], 2).filter(|(_, length)| *length == 2 && ends(&key[at..], *length))?;
    let is_after = first.unit() == Unit::Year && year > first.year() % 100;
    let year = (first.year() / 100 * 100 + year).to_string().parse().ok().filter(|_| is_after)?;
    Some(Token { at: at..at + length, when: Ok(When::Period(year)) })
}

/// Parses a day and a month in figures: `15/3`, and in a range also `15.3.`, which may be another number elsewhere.
/// `between` is the text after the time before.
fn day_of_month(text: &str, between: Option<&str>) -> Option<(YearPart, usize)> {
    let (day, length) = number(text, 2)?;
    let sign = text[length..].chars().next().filter(|sign| matches!(sign, '/' | '.'))?;
    let (month, more) = number(&text[length + 1..], 2)?;
    let end = length + 1 + more;
    let end = end + usize::from(sign == '.' && text[end..].starts_with('.'));
    let after = text[end..].trim_start();
    let is_after_range = || between.and_then(Beside::of) == Some(Beside::Range);
    let is_range = || after.starts_with('-') || words::begins("to", after) || is_after_range();
    let is_day = ends(text, end) && of_day(2024, month, day).is_some() && (sign == '/' || is_range());
    is_day.then_some((YearPart::Day(month, day), end))
}

/// Gives the times without a year the year of the next one, else of the one before.
fn share_years(key: &str, tokens: &mut [Token], is_near: &mut bool) {
    for at in (1..tokens.len()).rev() {
        let (Err(part), Ok(next)) = (tokens[at - 1].when, tokens[at].when) else { continue };
        if Beside::of(&key[tokens[at - 1].at.end..tokens[at].at.start]).is_none() {
            continue;
        }
        let part = match (part, next) {
            (YearPart::DayAlone(day), When::Day(next)) => YearPart::Day(next.month_of_year().into(), day),
            (part, _) => part,
        };
        let year = next.first_day().year();
        let own = part.of(year);
        // `november–februari 2026` begins the year before.
        let is_before = own.is_some_and(|own| own.is_after(next));
        let Some(own) = (if is_before { part.of(year - 1) } else { own }) else { continue };
        *is_near |= is_before;
        tokens[at - 1].when = Ok(own);
    }
    for at in 1..tokens.len() {
        let (Ok(before), Err(part)) = (tokens[at - 1].when, tokens[at].when) else { continue };
        if Beside::of(&key[tokens[at - 1].at.end..tokens[at].at.start]).is_none() {
            continue;
        }
        let year = before.first_day().year();
        let own = part.of(year);
        // `Q4 2025–Q1` ends the year after.
        let is_after = own.is_some_and(|own| own.is_before(before));
        let Some(own) = (if is_after { part.of(year + 1) } else { own }) else { continue };
        *is_near |= is_after;
        tokens[at].when = Ok(own);
    }
}

/// The way in which two times that belong together stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Beside {
    /// From one to the other: `2024–2026`.
    Range,
    /// One and the other: `2024, 2026`.
    List,
}

impl Beside {
    /// Returns how two times stand, by the text between them; none if they do not belong together.
    fn of(between: &str) -> Option<Self> {
        let text = between.trim();
        // `maj/juni 2025`
        if matches!(text, "-" | "/") || words::is("to", text) {
            return Some(Self::Range);
        }
        let text = text.trim_start_matches([',', ' ']);
        let is_list = text.is_empty() || matches!(text, ";" | "+" | "&") || words::is("and", text);
        is_list.then_some(Self::List)
    }
}
