//! The width of a text in Arial, which programs on paper and screens have, or another font that is as wide.

use unicode_width::UnicodeWidthChar;

/// The widths of the printable ASCII characters in Arial, from the space on, in thousandths of the font size.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
];
/// The average width of other letters, such as Ö; below it that of dashes and quotation marks.
const LETTER: u16 = 700;
const PUNCTUATION: u16 = 556;
/// The width of a symbol from a fallback font, such as ●.
const BORROWED: u16 = 1000;

/// Returns the width of a line of text, in points.
pub fn text_points(text: &str, size: usize) -> usize {
    let thousandths: usize = text.chars().map(|c| usize::from(width(c))).sum();
    (thousandths * size).div_ceil(1000)
}

fn width(c: char) -> u16 {
    let ascii = usize::try_from(u32::from(c)).ok().and_then(|c| ASCII.get(c.checked_sub(32)?));
    match ascii {
        Some(width) => *width,
        None if c.width().unwrap_or_default() == 0 => 0,
        None if c == '\u{a0}' => ASCII[0],
        None if c < '\u{2000}' && c.is_alphabetic() => LETTER,
        None if matches!(c, '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{2027}') => PUNCTUATION,
        None => BORROWED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_wide_as_its_signs() {
        assert_eq!(text_points("", 10), 0);
        assert_eq!(text_points("iii", 10), 7);
        assert_eq!(text_points("mmm", 10), 25);
        assert_eq!(text_points("a~", 1000), 556 + 584);
        assert_eq!(text_points("Ö\u{301}", 10), 7);
        assert_eq!(text_points("●", 10), 10);
        assert_eq!(text_points("\u{a0}–", 1000), 278 + 556);
    }
}
