//! Colours on white paper: grounds for dark text, and signs.

use crate::report::doc::Tone;

/// The colour of text, and of the lines around what is drawn.
pub(super) const INK: &str = "1B1B1F";
/// The ground of a header.
pub(super) const HEAD: &str = "E6EAF0";
/// The lines of a table.
pub(super) const LINE: &str = "8A8C99";
/// Titles and headings.
pub(super) const DEEP: &str = "14365C";
/// Where a link stands.
pub(super) const LINK: &str = "0B4A8F";
/// What says less than the rest.
pub(super) const FAINT: &str = "55565F";

/// The ground of a cell, beneath text.
pub(super) fn ground(tone: Tone) -> &'static str {
    match tone {
        Tone::Blue => "DCE8F7",
        Tone::Red => "FADCDD",
        Tone::Yellow => "FFF0C2",
        Tone::Green => "DBF0DF",
        Tone::Faint => "F0F0F3",
    }
}

/// The ground of a part of a bar, which stands by itself.
pub(super) fn fill(tone: Tone) -> &'static str {
    match tone {
        Tone::Blue => "9CC3EC",
        Tone::Red => "F29CA1",
        Tone::Yellow => "FFD55C",
        Tone::Green => "9AD3A2",
        Tone::Faint => "D3D5DD",
    }
}

/// Signs in a colour, on white.
pub(super) fn sign(tone: Tone) -> &'static str {
    match tone {
        Tone::Blue => LINK,
        Tone::Red => "A3101B",
        Tone::Yellow => "6D4A00",
        Tone::Green => "14592A",
        Tone::Faint => FAINT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::contrast;

    const TONES: [Tone; 5] = [Tone::Blue, Tone::Red, Tone::Yellow, Tone::Green, Tone::Faint];

    fn contrast(one: &str, other: &str) -> f64 {
        contrast::contrast(contrast::hex(one), contrast::hex(other))
    }

    #[test]
    fn every_text_can_be_read_on_its_ground_and_every_line_seen() {
        for tone in TONES {
            assert!(contrast(INK, ground(tone)) >= 4.5, "text on {tone:?}");
            assert!(contrast(LINK, ground(tone)) >= 4.5, "a link on {tone:?}");
            assert!(contrast(INK, fill(tone)) >= 4.5, "a number in a bar of {tone:?}");
            assert!(contrast(sign(tone), "FFFFFF") >= 4.5, "signs of {tone:?}");
        }
        for ink in [INK, DEEP, LINK, FAINT] {
            assert!(contrast(ink, "FFFFFF") >= 4.5 && contrast(ink, HEAD) >= 4.5, "{ink}");
        }
        assert!(contrast(LINE, "FFFFFF") >= 3.0);
    }
}
