//! The times in a text: days, months, years and their parts, and those that share the year of their neighbour.

use std::ops::Range;

use super::words;
use crate::model::{Day, Period, Unit, When};

/// The placeholder for a time that was taken out.
pub(super) const MARK: char = 'º';
/// The sign between times that are listed: `2024, 2025`.
pub(super) const LISTED: char = ',';

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
        match is_list_between(between).filter(|_| number > 0) {
            Some(true) => left.push(LISTED),
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
    if let Some((part, length)) = part(text, 0).or_else(|| day_of_month(text)) {
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
    // `15–30 april 2025`: a day whose month stands after the next one.
    let (day, length) = number(text, 2)?;
    let rest = text[length..].trim_start().strip_prefix('-')?.trim_start();
    let is_day = matches!(part(rest, 0), Some((YearPart::Day(..), _)));
    is_day.then_some(Token { at: at..at + length, when: Err(YearPart::DayAlone(day)) })
}

/// Parses a day and a month in figures: `15/3`.
fn day_of_month(text: &str) -> Option<(YearPart, usize)> {
    let (day, length) = number(text, 2)?;
    let (month, more) = number(text[length..].strip_prefix('/')?, 2)?;
    let end = length + 1 + more;
    (ends(text, end) && of_day(2024, month, day).is_some()).then_some((YearPart::Day(month, day), end))
}

/// Gives the times without a year the year of the next one, else of the one before.
fn share_years(key: &str, tokens: &mut [Token], is_near: &mut bool) {
    for at in (1..tokens.len()).rev() {
        let (Err(part), Ok(next)) = (tokens[at - 1].when, tokens[at].when) else { continue };
        if is_list_between(&key[tokens[at - 1].at.end..tokens[at].at.start]).is_none() {
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
        let is_beside = is_list_between(&key[tokens[at - 1].at.end..tokens[at].at.start]).is_some();
        if let Some(own) = part.of(before.first_day().year()).filter(|_| is_beside) {
            tokens[at].when = Ok(own);
        }
    }
}

/// Returns whether two times that belong together are listed, by the text between them; none if they do not belong
/// together.
fn is_list_between(text: &str) -> Option<bool> {
    let text = text.trim();
    let is = |meaning| words::of(meaning).iter().any(|word| word == text);
    if text == "-" || is("to") {
        return Some(false);
    }
    let text = text.trim_start_matches([',', ' ']);
    let is_listed = text.is_empty() || matches!(text, ";" | "+" | "&") || words::of("and").iter().any(|it| it == text);
    is_listed.then_some(true)
}

/// Parses a date at the start of a text; returns it and its length.
fn dated(text: &str) -> Option<(When, usize)> {
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
    // `15/3–30/4 2025` goes on with another day.
    let is_whole = ends(text, at + length) && !text[at + length..].starts_with('/');
    is_whole.then_some((of_day(year, month, first)?, at + length))
}

fn ends(text: &str, at: usize) -> bool {
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
        let (year, length) = four(&text[skip(text, at)..])?;
        (part, year, skip(text, at) + length)
    };
    Some((part.of(year)?, length))
}

/// A time without its year.
#[derive(Clone, Copy, Debug, PartialEq)]
enum YearPart {
    /// A month or another part of a year, with its number.
    Of(Unit, u32),
    /// A day of a month: the month, and the day.
    Day(u16, u16),
    /// A day whose month follows: `15–30 april`.
    DayAlone(u16),
}

impl YearPart {
    fn of(self, year: u16) -> Option<When> {
        match self {
            Self::Of(unit, number) => Period::part_of(year.into(), unit, number).ok().map(When::Period),
            Self::Day(month, day) => of_day(year, month, day),
            Self::DayAlone(_) => None,
        }
    }
}

/// Returns the position after the signs between the parts of a date.
fn skip(text: &str, at: usize) -> usize {
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
fn part(text: &str, at: usize) -> Option<(YearPart, usize)> {
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
        if let Some(word) = word.filter(|word| ends(text, at + word.len())) {
            return Some((YearPart::Of(Unit::HalfYear, half), at + word.len()));
        }
    }
    // `2. kvartal 2026`, `2e trimestre 2026`
    if let Some((number, length)) = number(&text[at..], 1) {
        let rest = &text[at + length..];
        let sign = rest.find(' ').filter(|sign| *sign <= 3)?;
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
