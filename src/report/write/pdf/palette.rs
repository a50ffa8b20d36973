//! The colours. A colour only repeats what a word or sign says, and is strong enough to be seen and read (WCAG 2.1,
//! AA).

use crate::report::doc::Tone;

/// A colour: how much red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

/// Text.
pub(super) const INK: Colour = Colour(0x1b, 0x1b, 0x1f);
/// Text that is less than the rest, such as the number of the page.
pub(super) const FAINT: Colour = Colour(0x55, 0x56, 0x5f);
/// Lines between rows.
pub(super) const LINE: Colour = Colour(0x8a, 0x8c, 0x99);
/// Behind the header of a table, and behind what stands in a file.
pub(super) const GROUND: Colour = Colour(0xec, 0xed, 0xf1);
/// Text that leads elsewhere.
pub(super) const LINK: Colour = Colour(0x0b, 0x4a, 0x8f);

/// Returns the colour of text, and of the line around a part of a bar.
pub(super) fn ink(tone: Tone) -> Colour {
    match tone {
        Tone::Blue => Colour(0x0b, 0x3f, 0x7d),
        Tone::Red => Colour(0x8f, 0x0e, 0x18),
        Tone::Yellow => Colour(0x5c, 0x3f, 0x00),
        Tone::Green => Colour(0x12, 0x4d, 0x26),
        Tone::Faint => Colour(0x4a, 0x4b, 0x54),
    }
}

/// Returns the colour behind text, and of a part of a bar.
pub(super) fn ground(tone: Tone) -> Colour {
    match tone {
        Tone::Blue => Colour(0xc9, 0xdf, 0xf8),
        Tone::Red => Colour(0xf9, 0xcd, 0xcd),
        Tone::Yellow => Colour(0xfb, 0xe6, 0x96),
        Tone::Green => Colour(0xc6, 0xe9, 0xcc),
        Tone::Faint => Colour(0xf1, 0xf1, 0xf4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::contrast;

    const TONES: [Tone; 5] = [Tone::Blue, Tone::Red, Tone::Yellow, Tone::Green, Tone::Faint];
    const WHITE: Colour = Colour(0xff, 0xff, 0xff);

    fn contrast(one: Colour, other: Colour) -> f64 {
        let rgb = |Colour(red, green, blue): Colour| [red, green, blue].map(|part| f64::from(part) / 255.0);
        contrast::contrast(rgb(one), rgb(other))
    }

    #[test]
    fn every_text_can_be_read_on_what_is_behind_it() {
        let of_tones = TONES.map(|tone| [(ink(tone), ground(tone)), (ink(tone), WHITE)]).into_iter().flatten();
        let others = [(INK, WHITE), (INK, GROUND), (FAINT, WHITE), (LINK, WHITE)];
        for (text, behind) in of_tones.chain(others) {
            assert!(contrast(text, behind) >= 4.5, "{text:?} on {behind:?}: {}", contrast(text, behind));
        }
    }

    #[test]
    fn every_line_can_be_seen() {
        assert!(contrast(LINE, WHITE) >= 3.0);
        assert!(TONES.into_iter().all(|tone| contrast(ink(tone), WHITE) >= 3.0));
    }
}
