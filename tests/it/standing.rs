//! Tests of standings against a separate implementation of the definition, with days as dates. They share only the
//! reading of files with the tool.

use std::fmt::Write;

use chrono::{Months, NaiveDate};
use plan::load::load;
use plan::model::{Day, Period};
use plan::query::{ClosedBy, standing, standings};
use plan::source::Sources;

/// The first and the last day, both included.
type Days = (NaiveDate, NaiveDate);

/// The fields of an activity.
#[derive(Clone, Copy, Debug)]
struct Case {
    start: Option<&'static str>,
    /// The name of its interval, and the number of months between repetitions.
    every: Option<(&'static str, u32)>,
    end: End,
    ended: Option<&'static str>,
    stated: &'static [(usize, &'static str)],
}

#[derive(Clone, Copy, Debug)]
enum End {
    None,
    Until(&'static str),
    Deadline(&'static str),
}

/// The expected standing of an activity in a period: its stage, whether that is derived, whether it is late, and the
/// reason if it is closed.
type Found = (&'static str, bool, bool, Option<&'static str>);

/// A rhythm, with the periods of the years 2024 to 2027.
struct Rhythm {
    name: &'static str,
    periods: Vec<String>,
    looked_at: Vec<String>,
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

/// Returns the days of a period or of one day.
fn days(name: &str) -> Days {
    let year = name[..4].parse().expect("a year");
    let (first, months) = match name.get(5..6) {
        None => (1, 12),
        Some("H") => (name[6..].parse::<u32>().expect("a half") * 6 - 5, 6),
        Some("T") => (name[6..].parse::<u32>().expect("a tertial") * 4 - 3, 4),
        Some("Q") => (name[6..].parse::<u32>().expect("a quarter") * 3 - 2, 3),
        Some(_) if name.len() == 7 => (name[5..].parse().expect("a month"), 1),
        Some(_) => {
            let one = name.parse().expect("a day");
            return (one, one);
        }
    };
    let begin = day(year, first, 1);
    (begin, (begin + Months::new(months)).pred_opt().expect("the day before"))
}

/// The definition in section 3 of the design, word for word.
fn defined(case: &Case, periods: &[String], period: &str, today: NaiveDate) -> Found {
    let (first, last) = days(period);
    let stated: Vec<(Days, &'static str)> =
        case.stated.iter().filter_map(|(at, stage)| Some((days(periods.get(*at)?), *stage))).collect();
    let until = if let End::Until(date) = case.end { Some(days(date).1) } else { None };
    let deadline = if let End::Deadline(date) = case.end { Some(days(date).1) } else { None };
    let is_repeated = case.every.is_some();
    let start = case.start.map_or(day(2024, 1, 1), |start| days(start).0);
    let done_before: Vec<NaiveDate> =
        stated.iter().filter(|((_, end), stage)| *stage == "done" && *end < first).map(|((_, end), _)| *end).collect();

    let within = stated.iter().filter(|((begin, end), _)| *begin >= first && *end <= last);
    let (stage, is_derived, closed_by) = if let Some((_, stage)) = within.max_by_key(|((begin, _), _)| *begin) {
        (*stage, false, None)
    } else if case.ended.is_some_and(|ended| days(ended).0 <= last) {
        ("closed", false, Some("ended"))
    } else if start > last {
        ("planned", true, None)
    } else if !is_repeated && done_before.iter().any(|done| until.is_none_or(|until| *done >= until)) {
        ("closed", false, Some("done"))
    } else if is_repeated && until.is_some_and(|until| until < first) {
        ("closed", false, Some("until"))
    } else if done_before.iter().any(|done| is_same_repetition(case, start, *done, last)) {
        ("closed", false, Some("done"))
    } else {
        ("unassessed", false, None)
    };
    let is_open = !["planned", "done", "closed"].contains(&stage);
    let is_passed = |date: NaiveDate| if last < today { date <= last } else { date < today };
    let is_late = is_open && !is_repeated && until.or(deadline).is_some_and(is_passed);
    (stage, is_derived, is_late, closed_by)
}

/// Returns whether two periods are in the same repetition, by their last days.
fn is_same_repetition(case: &Case, start: NaiveDate, earlier: NaiveDate, later: NaiveDate) -> bool {
    let Some((_, months)) = case.every else { return false };
    let beginnings = (0..).map(|number| start + Months::new(number * months)).take_while(|begin| *begin <= later);
    earlier >= start && !beginnings.into_iter().any(|begin| earlier < begin)
}

fn rhythms() -> Vec<Rhythm> {
    let parts = |count: usize, name: fn(usize) -> String| {
        let of_year = move |year: usize| (1..=count).map(move |part| format!("{year}{}", name(part)));
        (2024..=2027).flat_map(of_year).collect::<Vec<String>>()
    };
    let years: Vec<String> = (2024..=2027).map(|year| year.to_string()).collect();
    let tertials = parts(3, |part| format!("-T{part}"));
    let quarters = parts(4, |part| format!("-Q{part}"));
    let with_years = |periods: &[String]| periods.iter().chain(&years).cloned().collect();
    vec![
        Rhythm { name: "year", looked_at: years.clone(), periods: years.clone() },
        Rhythm { name: "tertial", looked_at: with_years(&tertials), periods: tertials },
        Rhythm { name: "quarter", looked_at: with_years(&quarters), periods: quarters },
    ]
}

fn cases() -> Vec<Case> {
    let starts = [None, Some("2024"), Some("2025"), Some("2024-H2"), Some("2025-02-15")];
    let repeated = [("month", 1), ("quarter", 3), ("half-year", 6), ("year", 12), ("2 years", 24), ("3 years", 36)];
    let once = [
        End::None,
        End::Until("2025"),
        End::Until("2025-05"),
        End::Until("2026-03-31"),
        End::Deadline("2025"),
        End::Deadline("2025-Q2"),
        End::Deadline("2025-06-29"),
    ];
    let until = [End::None, End::Until("2025"), End::Until("2025-05"), End::Until("2026-02-15")];
    let times = once.map(|end| (None, end)).into_iter();
    let times: Vec<_> =
        times.chain(repeated.into_iter().flat_map(|every| until.map(|end| (Some(every), end)))).collect();
    let stated: [&[(usize, &str)]; 9] = [
        &[],
        &[(0, "done")],
        &[(1, "done")],
        &[(2, "done")],
        &[(0, "done"), (2, "done")],
        &[(1, "ongoing"), (3, "done")],
        &[(1, "off-track")],
        &[(0, "planned"), (6, "done"), (8, "ongoing")],
        &[(5, "done"), (6, "off-track")],
    ];
    let mut cases = Vec::new();
    for start in starts {
        for (every, end) in &times {
            for ended in [None, Some("2025"), Some("2026-T1")] {
                cases.extend(stated.map(|stated| Case { start, every: *every, end: *end, ended, stated }));
            }
        }
    }
    cases
}

fn goal(cases: &[Case], periods: &[String]) -> String {
    let mut text = "id = \"1\"\ntitle = \"M\"\n".to_owned();
    for (number, case) in cases.iter().enumerate() {
        let _ = writeln!(text, "[[activity]]\nid = \"1-{number}\"\ntitle = \"T\"\nowners = [\"A\"]");
        let _ = case.start.map(|start| writeln!(text, "start = \"{start}\""));
        let _ = case.every.map(|(every, _)| writeln!(text, "every = \"{every}\""));
        let _ = match case.end {
            End::None => Ok(()),
            End::Until(date) => writeln!(text, "until = \"{date}\""),
            End::Deadline(date) => writeln!(text, "deadline = \"{date}\""),
        };
        let _ = case.ended.map(|ended| writeln!(text, "ended = {{ period = \"{ended}\", reason = \"x\" }}"));
        for (at, stage) in case.stated {
            let _ = periods.get(*at).map(|period| writeln!(text, "follow_up.{period} = {{ status = \"{stage}\" }}"));
        }
    }
    text
}

fn manifest(rhythm: &str) -> String {
    let statuses: String = ["planned", "off-track", "ongoing", "done"]
        .map(|stage| format!("[[status]]\nname = \"{stage}\"\nstage = \"{stage}\"\n"))
        .concat();
    format!(
        "id = \"p\"\ntitle = \"P\"\nperiod = {{ first = 2024, last = 2027 }}\nfollow_up = {{ every = \"{rhythm}\" }}\n{statuses}[[owner]]\nname = \"A\"\n"
    )
}

#[test]
fn the_tool_and_the_definition_agree_on_every_combination() {
    let todays = [day(2025, 6, 30), day(2026, 1, 1), day(2028, 5, 17)];
    let cases = cases();
    let mut count = 0;
    for Rhythm { name, periods, looked_at } in rhythms() {
        let (manifest, goal) = (manifest(name), goal(&cases, &periods));
        let sources = Sources::in_memory([("plan.toml", &*manifest), ("1.toml", &*goal)]);
        let loaded = load(&sources);
        let plan = &loaded.portfolio.plans[0];
        assert_eq!(plan.activities().count(), cases.len(), "{:?}", loaded.findings.first().map(|it| &it.message));
        let asked: Vec<Period> = looked_at.iter().map(|period| period.parse().expect("a period")).collect();
        for ((_, _, activity), case) in plan.activities().zip(&cases) {
            for today in todays {
                let on = today.to_string().parse::<Day>().expect("a day");
                let together = standings(plan, activity, &asked, on);
                assert_eq!(together.len(), asked.len());
                for (period, together) in looked_at.iter().zip(together) {
                    let expected = defined(case, &periods, period, today);
                    let alone = standing(plan, activity, together.period, on);
                    assert_eq!(together.period.to_string(), *period);
                    for now in [alone, together] {
                        let closed_by = now.closed_by.map(ClosedBy::name);
                        let found = (now.stage.name(), now.is_derived(), now.is_late, closed_by);
                        assert_eq!(found, expected, "{name} {period} on {today}: {case:?}");
                    }
                    count += 1;
                }
            }
        }
    }
    assert!(count >= 100_000, "{count}");
}
