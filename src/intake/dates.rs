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
            [] => dates.only(*last, end, &rest[at + MARK.len_utf8()..]),
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
    /// Takes the only time of a text, which is a start unless the words around it say otherwise.
    fn only(&mut self, when: When, end: Option<EndKind>, after: &str) {
        match end {
            Some(end) => self.end(when, Some(end)),
            None if words::says(after, &EndKind::BY) => self.deadline = Some(when),
            None if words::says(after, &["ahead-of"]) => self.end(when, Some(EndKind::Ahead(false))),
            None => {
                self.start = Some(when);
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
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let Dates { start, every, until, deadline, is_near } = read(text);
        let when = |when: Option<When>| when.map_or("-".to_owned(), |it| it.to_string());
        let near = if is_near { " ?" } else { "" };
        let by = deadline.map(|it| format!(" by {it}")).unwrap_or_default();
        format!("{} {} {}{by}{near}", when(start), every.map_or("-", Interval::name), when(until))
    }

    #[test]
    fn what_is_to_be_done_by_a_day_is_told_from_what_starts() {
        let has = |text| read(text).deadline.is_some();
        assert!(has("Klart 30 juni 2025") && has("by: 2025, deadline"));
        for text in ["by 2026", "by the end of 2026", "No later than 30 June 2026", "innen 2026", "spätestens 2026"] {
            let dates = read(text);
            assert!(dates.deadline.is_some() && !dates.is_near, "{text}: {dates:?}");
        }
        for (text, last) in [
            ("före 2026", "2025"),
            ("Klart före 2026", "2025"),
            ("before 1 January 2026", "2025-12-31"),
            ("innan hösten 2025", "2025-H1"),
            ("før 2026", "2025"),
            ("ennen 2026", "2025"),
            ("vor 15.6.2025", "2025-06-14"),
            ("avant 2026", "2025"),
            ("före sommaren 2025", "2025"),
            ("våren 2025, före midsommar", "2025-H1"),
        ] {
            let dates = read(text);
            assert_eq!(dates.deadline.map(|it| it.to_string()).as_deref(), Some(last), "{text}: {dates:?}");
        }
        assert!(!has("2025") && !has("2024 till och med 2025"));
    }

    /// Times as people write them: start, repetition and end as read, and then what is not sure.
    const TIMES: &[(&str, &str)] = &[
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
        ("Q1–Q3 2025", "2025-Q1 - 2025-Q3"),
        ("q1 - q3 2025", "2025-Q1 - 2025-Q3"),
        ("2025 Q1–Q3", "2025-Q1 - 2025-Q3"),
        ("kvartal 1–3 2025", "2025-Q1 - 2025-Q3"),
        ("2025 kvartal 1–3", "2025-Q1 - 2025-Q3"),
        ("2.–3. kvartal 2025", "2025-Q2 - 2025-Q3"),
        ("1–3 kvartalet 2025", "2025-Q1 - 2025-Q3"),
        ("tertial 1-2 2025", "2025-T1 - 2025-T2"),
        ("jan–mars 2025", "2025-01 - 2025-03"),
        ("januari–juni 2025", "2025-01 - 2025-06"),
        ("January to June 2025", "2025-01 - 2025-06"),
        ("mars till och med juni 2025", "2025-03 - 2025-06"),
        ("våren–hösten 2025", "2025-H1 - 2025-H2"),
        ("november–februari 2026", "2025-11 - 2026-02 ?"),
        ("nov 2025 – feb 2026", "2025-11 - 2026-02"),
        ("15 mars – 30 april 2025", "2025-03-15 - 2025-04-30"),
        ("15–30 april 2025", "2025-04-15 - 2025-04-30"),
        ("15/3–30/4 2025", "2025-03-15 - 2025-04-30"),
        ("1.1.–31.12.2025", "2025-01-01 - 2025-12-31"),
        ("01.01. bis 31.12.2025", "2025-01-01 - 2025-12-31"),
        ("1.1–31.12.2025", "2025-01-01 - 2025-12-31"),
        ("1.1.2025–31.12.", "2025-01-01 - 2025-12-31"),
        ("1.–15. mai 2025", "2025-05-01 - 2025-05-15"),
        ("1.–15.5.2025", "2025-05-01 - 2025-05-15"),
        ("1–15/5 2025", "2025-05-01 - 2025-05-15"),
        ("1.12.–31.1.2026", "2025-12-01 - 2026-01-31 ?"),
        ("1.1 2025", "2025-01-01 - -"),
        ("punkt 1.1, 2025", "2025 - - ?"),
        ("Q4 2025–Q1", "2025-Q4 - 2026-Q1 ?"),
        ("1/9 2025–1/3", "2025-09-01 - 2026-03-01 ?"),
        ("november 2025 – februari", "2025-11 - 2026-02 ?"),
        ("hösten 2025–våren", "2025-H2 - 2026-H1 ?"),
        ("2025 Q4–Q1", "2025-Q4 - 2026-Q1 ?"),
        ("2025-01–2025-03", "2025-01 - 2025-03"),
        ("våren och hösten 2025", "2025-H1 - 2025-H2 ?"),
        ("2024, 2025, 2026", "2024 year 2026"),
        ("2024, 2025 och 2026", "2024 year 2026"),
        ("2024\n2025", "2024 year 2025"),
        ("2024 och 2026", "2024 2 years 2026"),
        ("2024, 2025, 2027", "2024 - 2027 ?"),
        ("2024–2025–2026", "2024 - 2026 ?"),
        ("Q1 2025, Q3 2025", "2025-Q1 - 2025-Q3 ?"),
        ("v. 12–20 2025", "2025 - - ?"),
        ("2024/2025", "2024 - 2025"),
        ("Q1–Q3", "- - - ?"),
        ("1–3 månader", "- - - ?"),
        ("2024, två gånger per år", "2024 half-year -"),
        ("Varje vecka", "- month - ?"),
        ("Varje termin", "- half-year - ?"),
        ("vartannat år från 2025", "2025 2 years -"),
        ("Løpende", "- month - ?"),
        ("Klart 30 juni 2025", "- - - by 2025-06-30"),
        ("Påbörjas 2025, klart 2026", "2025 - - by 2026"),
        ("2025, senast 2026", "2025 - - by 2026"),
        ("Påbörjas 2025, före 2027", "2025 - - by 2026 ?"),
        ("Start: 2025, Slut: 2026", "2025 - 2026"),
        ("2025 (start), 2026 (slut)", "2025 - 2026"),
        ("Start 2025, end 2026", "2025 - 2026"),
        ("inte före 2026", "2026 - -"),
        ("ej före 2026", "2026 - -"),
        ("not before 2026", "2026 - -"),
        ("tidigast 2026", "2026 - -"),
        ("not until 2026", "2026 - -"),
        ("nicht vor 2026", "2026 - -"),
        ("tidigast 2026, senast 2027", "2026 - - by 2027"),
        ("2025?", "2025 - - ?"),
        ("~2025", "2025 - - ?"),
        ("2026 (slut)", "2026 - - ?"),
        ("Avslutas 2026", "- - 2026"),
        ("slut 2026", "- - 2026"),
        ("Klar 2026", "- - - by 2026"),
        ("Färdigställs 2026", "- - - by 2026"),
        ("To be done by 2026", "- - - by 2026 ?"),
        ("snarast", "- - - ?"),
        ("", "- - -"),
    ];

    #[test]
    fn time_is_understood_as_people_write_it() {
        for (text, expected) in TIMES {
            assert_eq!(said(text), *expected, "{text}");
        }
    }
}
