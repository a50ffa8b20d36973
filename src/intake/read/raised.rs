//! Raised figures, which are the marks of footnotes, or exponents: `2024¹`, `m²`.

/// The figures from 0.
const FIGURES: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Returns a raised text with raised figures, so that `2024` and its mark are not `20241`; none if it has letters.
pub(super) fn raised(text: &str) -> Option<String> {
    let figure = |c: char| c.to_digit(10).map_or(c, |digit| FIGURES[digit as usize]);
    (!text.contains(char::is_alphabetic)).then(|| text.chars().map(figure).collect())
}
