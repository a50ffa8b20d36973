//! Invalid dates, such as 31 June and days in another order, which the messages of the parser do not tell apart; and
//! invalid numbers, such as `0x`, which it accepts because it leaves their evaluation to the caller.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::syntax_message::SyntaxMessage;
use crate::locale::text;
use crate::model::Day;
use crate::syntax::{is_float, is_integer};

/// Returns the range of an invalid date that starts at an offset of a line, with a message.
pub(super) fn wrong_day(line: &str, at: usize) -> Option<(Range<usize>, SyntaxMessage)> {
    let is_of_day = |c: char| c.is_ascii_digit() || SEPARATORS.contains(&c);
    let from_here = line.get(at..)?;
    let written =
        from_here[..from_here.find(|c| !is_of_day(c)).unwrap_or(from_here.len())].trim_end_matches(SEPARATORS);
    let parts: Vec<&str> = written.split(SEPARATORS).collect();
    let (year, month, day) = match parts[..] {
        [year, month, day] if year.len() == 4 => (year, month, day),
        [day, month, year] if year.len() == 4 => (year, month, day),
        _ => return None,
    };
    let (year, month, number): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let words = match Day::new(year, month, number) {
        Some(day) if day.to_string() == written => return None,
        Some(day) => SyntaxMessage::new(
            text!(
                "dagen {written} är inte skriven som år-månad-dag",
                "the day {written} is not written as year-month-day"
            ),
            text!("skriv {day}", "write {day}"),
        ),
        None => no_such_day(written, year, month),
    };
    Some((at..at + written.len(), words))
}

/// Separators between year, month and day.
const SEPARATORS: [char; 3] = ['-', '/', '.'];

/// Returns the message for a date that does not exist, with the number of days of its month.
fn no_such_day(written: &str, year: u16, month: u8) -> SyntaxMessage {
    let message = text!("dagen {written} finns inte", "the day {written} does not exist");
    let help = if let Some(last) = (28..=31).rev().find_map(|day| Day::new(year, month, day)) {
        let days = last.day_of_month();
        text!(
            "den månaden har dagarna 1–{days}: skriv till exempel {last}",
            "that month has the days 1–{days}: write for instance {last}"
        )
    } else {
        let example = format!("{year:04}-06-30");
        text!("skriv år, månad (01–12) och dag: {example}", "write year, month (01–12) and day: {example}")
    };
    SyntaxMessage::new(message, help)
}

/// Returns the span of the first number that is invalid or too large.
pub(super) fn wrong_number(table: &DeTable<'_>) -> Option<Range<usize>> {
    table.values().filter_map(in_value).min_by_key(|span| span.start)
}

fn in_value(value: &Spanned<DeValue<'_>>) -> Option<Range<usize>> {
    let is_right = match value.get_ref() {
        DeValue::Integer(number) => is_integer(number.as_str(), number.radix()),
        DeValue::Float(number) => is_float(number.as_str()),
        DeValue::Array(values) => return values.iter().find_map(in_value),
        DeValue::Table(table) => return wrong_number(table),
        DeValue::String(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => true,
    };
    (!is_right).then(|| value.span())
}

#[cfg(test)]
mod tests {
    use super::{wrong_day, *};
    use crate::locale::Lang;

    #[track_caller]
    fn expect(line: &str, day: &str, help: &str) {
        let at = line.find(day).expect("the line has the day");
        let (place, words) = wrong_day(line, at).expect("it is wrong");
        assert_eq!((&line[place], words.help.get(Lang::En)), (day, help), "{line}");
    }

    #[test]
    fn a_day_that_the_calendar_lacks_is_told_with_one_that_it_has() {
        let june = "that month has the days 1–30: write for instance 2026-06-30";
        expect("deadline = 2026-06-31 # midsummer", "2026-06-31", june);
        expect("deadline = 2026-06-00", "2026-06-00", june);
        expect("ended = { from = 2026-06-31, reason = \"x\" }", "2026-06-31", june);
        expect("until =2025-02-29", "2025-02-29", "that month has the days 1–28: write for instance 2025-02-28");
        expect("until = 2026-13-01", "2026-13-01", "write year, month (01–12) and day: 2026-06-30");
    }

    #[test]
    fn a_day_in_another_order_is_told_as_it_is_to_be_written() {
        for written in ["2026-6-30", "2026/06/30", "2026.6.30", "30-06-2026", "30/6/2026", "30.6.2026"] {
            expect(&format!("deadline = {written}"), written, "write 2026-06-30");
        }
    }

    #[test]
    fn what_is_no_day_or_a_right_one_is_left_alone() {
        for value in ["2024-02-29", "2026", "2026-06", "\"2026-06-31\"", "1.2.3", "", "2026-06-30-"] {
            assert!(wrong_day(value, 0).is_none(), "{value}");
        }
        assert!(wrong_day("å", 1).is_none() && wrong_day("", 5).is_none());
    }

    fn wrong(value: &str) -> Option<String> {
        let text = format!("b = 1\na = {value}\n");
        let table = DeTable::parse(&text).expect("the parser lets it through").into_inner();
        wrong_number(&table).map(|span| text[span].to_owned())
    }

    #[test]
    fn what_is_written_as_a_number_is_one() {
        for number in ["0", "-17", "+1_000", "0xFF", "0b1", "0o7", "1.5e-3", "-inf", "nan", "9223372036854775807"] {
            assert_eq!(wrong(number), None, "{number}");
        }
        for number in ["0x", "0b", "0o", "1_0M", "9223372036854775808", "1e999"] {
            assert_eq!(wrong(number).as_deref(), Some(number));
            assert_eq!(wrong(&format!("{{ c = [1, {{ d.e = {number} }}] }}")).as_deref(), Some(number));
        }
    }
}
