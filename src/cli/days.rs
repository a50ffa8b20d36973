//! Days in words, in both languages: `i går`, `för 3 veckor sedan`, `last month`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::model::{Day, loose_key};

/// Words that say nothing of the day.
const NEEDLESS: [&str; 9] = ["sedan", "since", "for", "ago", "i", "den", "the", "on", "past"];
/// Words for the one before: `förra veckan`.
const LAST: [&str; 6] = ["forra", "senaste", "sista", "last", "previous", "en"];
const NUMBERS: [(&str, u32); 24] = [
    ("en", 1),
    ("ett", 1),
    ("tva", 2),
    ("tre", 3),
    ("fyra", 4),
    ("fem", 5),
    ("sex", 6),
    ("sju", 7),
    ("atta", 8),
    ("nio", 9),
    ("tio", 10),
    ("tolv", 12),
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
];
const WEEKDAYS: [(&str, Weekday); 14] = [
    ("mandag", Weekday::Mon),
    ("tisdag", Weekday::Tue),
    ("onsdag", Weekday::Wed),
    ("torsdag", Weekday::Thu),
    ("fredag", Weekday::Fri),
    ("lordag", Weekday::Sat),
    ("sondag", Weekday::Sun),
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// Returns the day that words stand for, seen from `today`; `None` if they are not understood.
pub(super) fn day_in_words(given: &str, today: Day) -> Option<NaiveDate> {
    let today: NaiveDate = today.to_string().parse().ok()?;
    let words = loose_key(given.trim());
    let words: Vec<&str> = words.split_whitespace().filter(|word| !NEEDLESS.contains(word)).collect();
    match words[..] {
        ["dag" | "idag" | "today"] => Some(today),
        ["gar" | "igar" | "yesterday"] => back(today, 1, "dag"),
        ["forrgar" | "iforrgar"] | ["day", "before", "yesterday"] => back(today, 2, "dag"),
        ["fjol" | "ifjol"] => back(today, 1, "ar"),
        [word] | ["last" | "forra", word] if weekday(word).is_some() => {
            let wanted = weekday(word)?;
            (1..=7).filter_map(|days| today.checked_sub_days(Days::new(days))).find(|day| day.weekday() == wanted)
        }
        [last, unit] if LAST.contains(&last) => back(today, 1, unit),
        [number, unit] => back(today, count(number)?, unit),
        _ => None,
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    let is_it = |name: &str| {
        word == name || word.strip_suffix(['s', 'n']).is_some_and(|it| it == name || it == name.to_owned() + "e")
    };
    WEEKDAYS.into_iter().find(|(name, _)| is_it(name) || word == format!("{name}en")).map(|(_, day)| day)
}

fn count(word: &str) -> Option<u32> {
    word.parse().ok().or_else(|| NUMBERS.into_iter().find(|(name, _)| *name == word).map(|(_, number)| number))
}

/// Returns the day that is a number of units before another.
fn back(day: NaiveDate, count: u32, unit: &str) -> Option<NaiveDate> {
    let months = |each: u32| count.checked_mul(each).and_then(|months| day.checked_sub_months(Months::new(months)));
    match unit {
        "dag" | "dagar" | "dagen" | "day" | "days" => day.checked_sub_days(Days::new(count.into())),
        "vecka" | "veckor" | "veckan" | "week" | "weeks" => day.checked_sub_days(Days::new(u64::from(count) * 7)),
        "manad" | "manader" | "manaden" | "month" | "months" => months(1),
        "kvartal" | "kvartalet" | "quarter" | "quarters" => months(3),
        "halvar" | "halvaret" => months(6),
        "ar" | "aret" | "year" | "years" => months(12),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_both_languages_are_understood() {
        for (words, day) in [
            ("i går", "2026-11-29"),
            ("Igår", "2026-11-29"),
            ("yesterday", "2026-11-29"),
            ("i förrgår", "2026-11-28"),
            ("i dag", "2026-11-30"),
            ("för 3 veckor sedan", "2026-11-09"),
            ("sedan tre veckor", "2026-11-09"),
            ("2 dagar sedan", "2026-11-28"),
            ("a week ago", "2026-11-23"),
            ("förra veckan", "2026-11-23"),
            ("last month", "2026-10-30"),
            ("i fjol", "2025-11-30"),
            ("förra året", "2025-11-30"),
            ("i måndags", "2026-11-23"),
            ("i fredags", "2026-11-27"),
            ("on friday", "2026-11-27"),
        ] {
            let today = Day::new(2026, 11, 30).expect("a day");
            assert_eq!(day_in_words(words, today).map(|day| day.to_string()).as_deref(), Some(day), "{words}");
        }
        let today = Day::new(2026, 11, 30).expect("a day");
        for words in ["", "för länge sedan", "2 hours ago", "v1.0", "main", "veckan", "99999999999 dagar sedan"] {
            assert_eq!(day_in_words(words, today), None, "{words}");
        }
    }
}
