//! Tests of times as people write them.

use super::*;

fn said(text: &str) -> String {
    let Dates { start, every, until, deadline, is_near, .. } = read(text);
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
    ("2025–26", "2025 - 2026"),
    ("2025-26", "2025 - 2026"),
    ("2025-06", "2025-06 - -"),
    ("2025–26 (etapp 2)", "2025 - 2026 ?"),
    ("maj/juni 2025", "2025-05 - 2025-06"),
    ("våren/hösten 2025", "2025-H1 - 2025-H2"),
    ("kv 3 2025", "2025-Q3 - -"),
    ("kv. 3 2025", "2025-Q3 - -"),
    ("Q3/2025", "2025-Q3 - -"),
    ("kv 3-25", "2025-Q3 - -"),
    ("ht 2025", "2025-H2 - -"),
    ("HT25", "2025-H2 - -"),
    ("vt-26", "2026-H1 - -"),
    ("hösten -25", "2025-H2 - -"),
    ("juni -25", "2025-06 - -"),
    ("juni '25", "2025-06 - -"),
    ("ht 25–vt 26", "2025-H2 - 2026-H1"),
    ("June 25", "- - - ?"),
    ("våren 25 barn", "- - - ?"),
    ("juni–25 juli 2025", "2025-06 - 2025-07-25"),
    ("Vart tredje år med start 2024", "2024 3 years -"),
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
