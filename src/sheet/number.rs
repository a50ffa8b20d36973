//! Formatting of numbers as a spreadsheet shows them.

/// The smallest number that is shown with an exponent.
const MOST: f64 = 1e11;

/// The maximum length of a number format in Excel, in characters.
const LONGEST_FORMAT: usize = 255;

/// The number separators of a language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs {
    /// The decimal separator.
    pub(super) decimal: &'static str,
    /// The thousands separator.
    pub(super) thousand: &'static str,
}

impl Signs {
    /// Returns the separators of a language, by its tag.
    pub(super) fn of(language: Option<&str>) -> Self {
        match language.map(str::to_lowercase) {
            Some(tag) if !tag.starts_with("en") => Self { decimal: ",", thousand: "\u{a0}" },
            _ => Self { decimal: ".", thousand: "," },
        }
    }

    /// Returns a number as a cell without a format shows it; `None` if that depends on the width of the cell.
    pub(super) fn plain(self, number: f64) -> Option<String> {
        let is_shown = number == 0.0 || (1e-4..MOST).contains(&number.abs());
        let text = format!("{number:.9}");
        is_shown.then(|| text.trim_end_matches('0').trim_end_matches('.').replace('.', self.decimal))
    }

    /// Returns a number as a cell with an Excel format shows it; `None` if the format is not supported.
    pub(super) fn formatted(self, number: f64, code: &str) -> Option<String> {
        if number < 0.0 && code.contains(';') || number.abs() >= MOST || code.chars().count() > LONGEST_FORMAT {
            return None;
        }
        let format = NumberFormat::of(code.split(';').next()?)?;
        let NumberFormat { before, pattern, after, percents } = format;
        let (whole, part) = pattern.split_once('.').unwrap_or((&pattern, ""));
        if whole.is_empty() || pattern.ends_with(',') || !part.chars().all(|c| c == '0') {
            return None;
        }
        let number = number * 100_f64.powi(i32::try_from(percents).ok()?);
        let scale = 10_f64.powi(i32::try_from(part.len()).ok()?);
        // Half is rounded up, even if it is not exact in binary.
        let rounded = (number.abs() * scale + 0.5 + 1e-9).floor() / scale;
        let digits = format!("{rounded:.*}", part.len());
        let (digits, parts) = digits.split_once('.').unwrap_or((&digits, ""));
        let least = whole.chars().filter(|c| *c == '0').count();
        let digits = format!("{:0>least$}", if digits == "0" && least == 0 { "" } else { digits });
        let separator = if whole.contains(',') {
            self.thousand
        } else if whole.contains(' ') {
            " "
        } else {
            ""
        };
        let sign = if number < 0.0 && rounded > 0.0 { "-" } else { "" };
        let decimal = if parts.is_empty() { "" } else { self.decimal };
        Some(format!("{sign}{before}{}{decimal}{parts}{after}", in_threes(&digits, separator)).trim().to_owned())
    }
}

/// A parsed number format.
struct NumberFormat {
    before: String,
    pattern: String,
    after: String,
    percents: usize,
}

impl NumberFormat {
    /// Parses a format such as `#,##0.00 "kr"`; `None` if it has unsupported parts.
    fn of(code: &str) -> Option<Self> {
        let mut parts = Self { before: String::new(), pattern: String::new(), after: String::new(), percents: 0 };
        let mut signs = code.chars().peekable();
        while let Some(sign) = signs.next() {
            let mut literal = String::new();
            match sign {
                '0' | '#' | '?' | ',' | '.' if parts.after.is_empty() => {
                    parts.pattern.push(sign);
                    continue;
                }
                '0' | '#' | '?' if parts.after.chars().all(|c| c == ' ' || c == '\u{a0}') => {
                    // A space between digits is a thousands separator.
                    parts.after.clear();
                    parts.pattern.extend([' ', sign]);
                    continue;
                }
                '"' => literal.extend(signs.by_ref().take_while(|sign| *sign != '"')),
                '\\' => literal.extend(signs.next()),
                '_' => literal.extend(signs.next().map(|_| ' ')),
                '*' => drop(signs.next()),
                '[' => {
                    let within: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    match within.strip_prefix('$') {
                        Some(currency) => literal += currency.split('-').next().unwrap_or_default(),
                        None if within.chars().all(char::is_alphabetic) => {}
                        None => return None,
                    }
                }
                '%' => {
                    parts.percents += 1;
                    literal.push('%');
                }
                ' ' | '\u{a0}' | '-' | '+' | '(' | ')' | '€' | '$' | '£' => literal.push(sign),
                _ => return None,
            }
            if parts.pattern.is_empty() { parts.before += &literal } else { parts.after += &literal }
        }
        Some(parts)
    }
}

fn in_threes(digits: &str, separator: &str) -> String {
    let place = |(at, digit): (usize, char)| {
        let is_first_of_three = at > 0 && (digits.len() - at).is_multiple_of(3);
        let before = if is_first_of_three { separator } else { "" };
        format!("{before}{digit}")
    };
    digits.chars().enumerate().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_as_its_cell_shows_it() {
        let (sv, en) = (Signs::of(Some("sv-SE")), Signs::of(Some("en")));
        for (number, code, in_sv, in_en) in [
            (0.75, "0 %", "75 %", "75 %"),
            (0.755, "0.0%", "75,5%", "75.5%"),
            (1200.0, "#,##0 \"kr\"", "1\u{a0}200 kr", "1,200 kr"),
            (1_234_567.5, "#,##0.00\\ [$kr-41D]", "1\u{a0}234\u{a0}567,50 kr", "1,234,567.50 kr"),
            (1200.0, "# ##0", "1 200", "1 200"),
            (-3.0, "0", "-3", "-3"),
            (2.5, "0", "3", "3"),
            (7.0, "000", "007", "007"),
            (1.005, "€0.00", "€1,01", "€1.01"),
            (12.0, "[Red]0_)", "12", "12"),
        ] {
            assert_eq!(sv.formatted(number, code).as_deref(), Some(in_sv), "{code}");
            assert_eq!(en.formatted(number, code).as_deref(), Some(in_en), "{code}");
        }
        for (number, code) in
            [(1.0, "0.00E+00"), (0.5, "# ?/?"), (-1.0, "0;(0)"), (1e12, "0"), (5000.0, "0,"), (1.0, "d")]
        {
            assert_eq!(sv.formatted(number, code), None, "{code}");
        }
        for long in ["0".repeat(100_000), format!("0.{}", "0".repeat(100_000)), "%".repeat(100_000)] {
            assert_eq!(sv.formatted(1.0, &long), None);
        }
        assert_eq!(sv.plain(0.1 + 0.2).as_deref(), Some("0,3"));
        assert_eq!(sv.plain(2026.0).as_deref(), Some("2026"));
        assert_eq!((sv.plain(1e12), en.plain(-0.5)), (None, Some("-0.5".to_owned())));
    }
}
