//! How much room a text takes on paper.

use unicode_width::UnicodeWidthChar;

/// How wide each printed ASCII sign from the space on is in Arial, in thousandths of its height.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
];
/// A letter that is not ASCII, such as Ö, and a dash or quotation mark.
const LETTER: u16 = 700;
const PUNCTUATION: u16 = 556;
/// A sign that another font must lend, such as ●.
const BORROWED: u16 = 1000;

/// Returns how wide a text on one line is, in points.
pub(super) fn points(text: &str, size: usize) -> usize {
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
        assert_eq!(points("", 10), 0);
        assert_eq!(points("iii", 10), 7);
        assert_eq!(points("mmm", 10), 25);
        assert_eq!(points("a~", 1000), 556 + 584);
        assert_eq!(points("Ö\u{301}", 10), 7);
        assert_eq!(points("●", 10), 10);
        assert_eq!(points("\u{a0}–", 1000), 278 + 556);
    }
}
