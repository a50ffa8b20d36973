//! Decimal numbers, which are never rounded.

use std::cmp::Ordering;

/// The maximum number of digits, so that sums and differences do not overflow.
const MOST_DIGITS: usize = 30;
/// The thousands separator: a narrow no-break space.
const THIN: char = '\u{202f}';

/// A number that keeps its decimals: `87.70` has two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    /// All digits as an integer.
    digits: i128,
    /// The number of digits after the point.
    decimals: u32,
}

impl Number {
    /// Parses a decimal TOML number: `1_000`, `-3`, `87.70`, `1e3`. `None` if it is invalid or has too many digits.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| *c != '_').collect();
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
        let exponent: i32 = exponent.parse().ok()?;
        let (sign, unsigned) = match mantissa.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = [whole, part].concat();
        let is_number = !whole.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || digits.len() > MOST_DIGITS {
            return None;
        }
        let decimals = i32::try_from(part.len()).ok()?.checked_sub(exponent)?;
        let value: i128 = digits.parse().ok()?;
        let zeros = usize::try_from(decimals.min(0).unsigned_abs()).ok()?;
        let is_short = digits.len() + zeros <= MOST_DIGITS && decimals <= i32::try_from(MOST_DIGITS).ok()?;
        let value = is_short.then(|| value * 10_i128.pow(decimals.min(0).unsigned_abs()))?;
        Some(Self { digits: sign * value, decimals: decimals.max(0).unsigned_abs() })
    }

    /// Parses user input in either language: `87,7`, `87.7`, `−3`, `1 000`.
    pub fn typed(text: &str) -> Option<Self> {
        let is_space = |c: char| c.is_whitespace() || c == THIN || c == '\u{a0}';
        let text = text.trim().replace('−', "-").replace(is_space, "");
        // With both signs, the thousands separator is ambiguous.
        if text.contains(',') && text.contains('.') || text.matches(',').count() > 1 || text.contains('_') {
            return None;
        }
        Self::parse(&text.replace(',', "."))
    }

    /// Returns the difference to another number, which is `other` minus `self`; `None` if it has too many digits.
    pub fn to(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let digits = other.at(decimals)?.checked_sub(self.at(decimals)?)?;
        Some(Self { digits, decimals })
    }

    /// Compares two numbers by value: `87.7` equals `87.70`.
    pub fn compare(self, other: Self) -> Ordering {
        self.to(other).map_or(Ordering::Equal, |distance| 0.cmp(&distance.digits))
    }

    /// Returns the absolute value.
    #[must_use]
    pub fn size(self) -> Self {
        Self { digits: self.digits.abs(), ..self }
    }

    /// Returns the number as an integer scaled to this many decimals.
    pub fn at(self, decimals: u32) -> Option<i128> {
        let more = decimals.checked_sub(self.decimals)?;
        self.digits.checked_mul(10_i128.checked_pow(more)?)
    }

    /// Returns the number of decimals.
    pub fn decimals(self) -> u32 {
        self.decimals
    }

    /// Formats the number for people, with a decimal separator: `1 234,50`.
    pub fn shown(self, point: char) -> String {
        let plain = self.to_string();
        let (sign, rest) = plain.strip_prefix('-').map_or(("", &*plain), |rest| ("−", rest));
        let (whole, part) = rest.split_once('.').unwrap_or((rest, ""));
        let mut shown = sign.to_owned();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                shown.push(THIN);
            }
            shown.push(digit);
        }
        if !part.is_empty() {
            shown.push(point);
            shown += part;
        }
        shown
    }
}

/// The format of the files.
impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let decimals = usize::try_from(self.decimals).unwrap_or_default();
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = decimals + 1);
        let (whole, part) = digits.split_at(digits.len() - decimals);
        let sign = if self.digits < 0 { "-" } else { "" };
        if part.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{part}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).expect(text)
    }

    #[test]
    fn a_number_stays_as_it_was_written() {
        for (written, plain) in [
            ("87.70", "87.70"),
            ("1_000", "1000"),
            ("-3", "-3"),
            ("+3", "3"),
            ("1e3", "1000"),
            ("1.5E-3", "0.0015"),
            ("0.05", "0.05"),
            ("-0.5", "-0.5"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
        ] {
            assert_eq!(number(written).to_string(), plain, "{written}");
        }
        for wrong in [
            "",
            ".",
            "1.2.3",
            "inf",
            "nan",
            "1e",
            "0x10",
            "1e31",
            "1e-31",
            "1234567890123456789012345678901",
            "1e99999999999",
        ] {
            assert_eq!(Number::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn people_type_numbers_in_either_language() {
        let typed = |text: &str| Number::typed(text).map(|number| number.to_string());
        for text in ["87,7", "87.7", " 87,7 ", "8\u{a0}7,7"] {
            assert_eq!(typed(text).as_deref(), Some("87.7"), "{text}");
        }
        assert_eq!(typed("−1 000,50").as_deref(), Some("-1000.50"));
        for wrong in ["87,7,1", "1.000,5", "87 procent", "1_000", "", "-"] {
            assert_eq!(typed(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn differences_are_exact_and_numbers_are_shown_in_the_reader_s_way() {
        assert_eq!(number("87.7").to(number("92")).map(|it| it.to_string()).as_deref(), Some("4.3"));
        assert_eq!(number("0.1").to(number("0.30")).map(|it| it.to_string()).as_deref(), Some("0.20"));
        assert_eq!(number("87.7").compare(number("87.70")), Ordering::Equal);
        assert_eq!(number("-1").compare(number("0.5")), Ordering::Less);
        assert_eq!(number("-1234567.50").shown(','), "−1\u{202f}234\u{202f}567,50");
        assert_eq!(number("1000").shown('.'), "1\u{202f}000");
        let most = number("123456789012345678901234567890");
        assert_eq!(most.to(number("1e-30")), None);
    }
}
