//! Invalid numbers that the parser accepts, such as `0x`, because it leaves their evaluation to the caller.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::syntax::{is_float, is_integer};

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
    use super::*;

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
