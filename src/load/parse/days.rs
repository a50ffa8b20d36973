//! Days that the calendar does not have, such as the 31st of June: the parser only says that it cannot read them.

use std::ops::Range;

use super::words::Words;
use crate::locale::text;
use crate::model::Day;

/// Returns a value of a line that is written as a day and is none, with the last day of that month as what was meant.
pub(super) fn impossible_day(line: &str) -> Option<(Range<usize>, Words)> {
    let after = line.find('=')? + 1;
    let start = after + (line[after..].len() - line[after..].trim_start().len());
    let end = line[start..].find(|c: char| !c.is_ascii_digit() && c != '-').map_or(line.len(), |length| start + length);
    let written = &line[start..end];
    let parts: Vec<&str> = written.split('-').collect();
    let ([year, month, day], [4, 2, 2]) = (&parts[..], &parts.iter().map(|part| part.len()).collect::<Vec<_>>()[..])
    else {
        return None;
    };
    let (years, month, day): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    if Day::new(years, month, day).is_some() {
        return None;
    }
    let message = text!("dagen {written} finns inte", "the day {written} does not exist");
    let last = (28..=31).rev().find_map(|day| Day::new(years, month, day)).filter(|_| day > 0);
    let words = match last {
        Some(last) => {
            let days = last.day_of_month();
            Words::new(
                message,
                text!(
                    "den månaden har {days} dagar: skriv till exempel {last}",
                    "that month has {days} days: write for instance {last}"
                ),
            )
        }
        None => Words::new(
            message,
            text!("skriv år, månad (01–12) och dag: {year}-06-30", "write year, month (01–12) and day: {year}-06-30"),
        ),
    };
    Some((start..end, words))
}

#[cfg(test)]
mod tests {
    use super::impossible_day;
    use crate::locale::Lang;

    #[test]
    fn a_day_that_the_calendar_lacks_is_told_with_one_that_it_has() {
        let help =
            |line| impossible_day(line).map(|(at, words)| (line[at].to_owned(), words.help.get(Lang::En).to_owned()));
        let told = |day: &str, help: &str| Some((day.to_owned(), help.to_owned()));
        let june = "that month has 30 days: write for instance 2026-06-30";
        assert_eq!(help("deadline = 2026-06-31 # midsummer"), told("2026-06-31", june));
        let february = "that month has 28 days: write for instance 2025-02-28";
        assert_eq!(help("until =2025-02-29"), told("2025-02-29", february));
        let month = "write year, month (01–12) and day: 2026-06-30";
        assert_eq!(help("until = 2026-13-01"), told("2026-13-01", month));
        assert_eq!(help("until = 2026-06-00"), told("2026-06-00", month));
        for line in ["until = 2024-02-29", "until = 2026-6-31", "until = 2026", "until = \"2026-06-31\"", "until"] {
            assert_eq!(help(line), None, "{line}");
        }
    }
}
