//! Parsing of dates and intervals in free text.

use super::times::{LISTED, MARK, Times, times};
use super::words;
use crate::model::{Day, Interval, Unit, When};

/// The dates in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dates {
    pub(super) start: Option<When>,
    pub(super) every: Option<Interval>,
    pub(super) until: Option<When>,
    pub(super) deadline: Option<When>,
    /// True if part of the cell was not understood, or only approximately.
    pub(super) is_near: bool,
    /// True if it says that its only time is the start: `från 2024`, `2024–`.
    pub(super) is_from: bool,
}

impl Dates {
    /// Returns whether there is any date or interval.
    pub(super) fn says_when(&self) -> bool {
        self.every.is_some() || self.last().is_some()
    }

    /// Returns the last date.
    pub(super) fn last(&self) -> Option<When> {
        self.deadline.or(self.until).or(self.start)
    }
}

/// The way in which the last time of a text ends what it is about, by the words before it.
#[derive(Clone, Copy, PartialEq)]
enum EndKind {
    /// It is to be done then: `klart 2026`.
    By,
    /// It is to be done before: `före 2026`; true if the time stands right after the word.
    Ahead(bool),
    /// It goes on until then: `till 2026`, `– 2026`.
    Until,
}

impl EndKind {
    /// The meanings of words for what is to be done by a time.
    const BY: [&str; 3] = ["by", "deadline", "ready-by"];

    fn of(before: &str) -> Option<Self> {
        // `v. 12–20 2025` has a dash of its own.
        let is_dash = before.find('-').is_some_and(|at| !before[..at].contains(char::is_alphanumeric));
        // `klart före 2026` is to be done before it.
        if let Some(after) = after_first("ahead-of", before) {
            Some(Self::Ahead(after.trim().is_empty()))
        } else if words::says(before, &Self::BY) {
            Some(Self::By)
        } else {
            (is_dash || words::says(before, &["to", "until"])).then_some(Self::Until)
        }
    }
}

/// Returns the text after a word of a meaning.
fn after_first<'t>(meaning: &str, text: &'t str) -> Option<&'t str> {
    words::of(meaning).iter().find_map(|word| Some(&text[words::find(text, word)? + word.len()..]))
}

/// The most bytes of a date or an interval.
const LONGEST: usize = 400;
/// The signs of doubt about a time: `2025?`.
const DOUBTS: [char; 3] = ['?', '~', '≈'];

/// Returns a text normalized for the search for times.
fn key(text: &str) -> String {
    let key: String = text.to_lowercase().chars().map(|c| if matches!(c, '–' | '—') { '-' } else { c }).collect();
    let key = key.replace(['(', ')', '\n', '\u{a0}', '\u{ad}'], " ");
    crate::model::loose_key(&key).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the last time of a text, if it has nothing but times: `2025-03-01`, `mars–april 2025`.
pub(super) fn alone(text: &str) -> Option<When> {
    if text.len() > LONGEST {
        return None;
    }
    let mut rest = key(text);
    let found = times(&mut rest).found;
    let is_alone = rest.starts_with(MARK) && rest.trim_end_matches('.').ends_with(MARK);
    let is_other = |c: char| c.is_alphanumeric() && c != MARK;
    found.last().map(|(_, when)| *when).filter(|_| is_alone && !rest.contains(is_other))
}

/// Parses a cell.
pub(super) fn read(text: &str) -> Dates {
    if text.len() > LONGEST {
        return Dates { is_near: true, ..Dates::default() };
    }
    let mut rest = key(text);
    let (every, is_nearly) = every(&mut rest);
    blank("not-ahead-of", &mut rest);
    let Times { found, is_near } = times(&mut rest);
    let mut dates = Dates { every, is_near: is_near || is_nearly || text.contains(DOUBTS), ..Dates::default() };
    if let [others @ .., (at, last)] = &found[..] {
        let from = others.last().map_or(0, |(at, _)| at + MARK.len_utf8());
        let end = EndKind::of(&rest[from..*at]);
        match others {
            [] => dates.only(*last, end, (&rest[..*at], &rest[at + MARK.len_utf8()..])),
            [(_, first), ..] => {
                dates.start = Some(*first);
                let is_list = rest.matches(LISTED).count() == others.len();
                let years = is_list.then(|| each_year(&found)).flatten();
                dates.is_near |= years.is_none() && (others.len() > 1 || rest.contains(LISTED));
                dates.every = dates.every.or(years);
                dates.end(*last, end);
            }
        }
    }
    // All of them, so that no word of `klart senast 2026` is left over.
    for meaning in EndKind::BY.into_iter().chain(["ahead-of", "to", "from", "start", "until", "ongoing"]) {
        words::take(meaning, &mut rest);
    }
    dates.is_near |= rest.contains(|c: char| c.is_alphanumeric() && c != MARK);
    dates
}

impl Dates {
    /// Takes the only time of a text, which is a start unless the words before and after it say otherwise.
    fn only(&mut self, when: When, end: Option<EndKind>, (before, after): (&str, &str)) {
        match end {
            Some(end) => self.end(when, Some(end)),
            None if words::says(after, &EndKind::BY) => self.deadline = Some(when),
            None if words::says(after, &["ahead-of"]) => self.end(when, Some(EndKind::Ahead(false))),
            None => {
                self.start = Some(when);
                self.is_from = [before, after].iter().any(|text| words::says(text, &["from"])) || after.trim() == "-";
                // `2026 (slut)` says that something ends.
                self.is_near |= words::says(after, &["until"]);
            }
        }
    }

    /// Takes the time at which it ends.
    fn end(&mut self, when: When, end: Option<EndKind>) {
        match end {
            Some(EndKind::By) => self.deadline = Some(when),
            Some(EndKind::Ahead(is_beside)) => {
                // `före sommaren 2025` is not before that year.
                self.deadline = if is_beside { before(when) } else { Some(when) };
                self.is_near = true;
            }
            Some(EndKind::Until) | None => self.until = Some(when),
        }
    }
}

/// Puts a sign that says nothing over a word of a meaning, so that it still parts the times beside it.
fn blank(meaning: &str, key: &mut String) {
    for word in words::of(meaning) {
        if let Some(at) = words::find(key, word) {
            key.replace_range(at..at + word.len(), &"_".repeat(word.len()));
        }
    }
}

/// Returns the period or the day before a time.
fn before(when: When) -> Option<When> {
    match when {
        When::Period(period) => period.previous().map(When::Period),
        When::Day(day) => Day::new(day.year(), day.month_of_year(), day.day_of_month() - 1)
            .or_else(|| Some(day.month().previous()?.last_day()))
            .map(When::Day),
    }
}

/// Returns the interval between years that are listed, if it is the same between all of them: `2024, 2025, 2026`.
fn each_year(found: &[(usize, When)]) -> Option<Interval> {
    let year = |(_, when): &(usize, When)| match when {
        When::Period(period) if period.unit() == Unit::Year => Some(period.year()),
        _ => None,
    };
    let years: Vec<u16> = found.iter().map(year).collect::<Option<_>>()?;
    let step = years[1].checked_sub(years[0])?;
    let is_even = years.windows(2).all(|pair| pair[1].checked_sub(pair[0]) == Some(step));
    let all = [
        Interval::Each(Unit::Year),
        Interval::TwoYears,
        Interval::ThreeYears,
        Interval::FourYears,
        Interval::FiveYears,
    ];
    is_even.then(|| all.into_iter().find(|it| it.months() == 12 * u32::from(step))).flatten()
}

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

#[cfg(test)]
mod tests;
