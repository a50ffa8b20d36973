//! The colours: one palette for paper, and a light and a dark one for screens. A colour only repeats what a word or
//! a sign says, and has the contrast that WCAG 2.1 requires at level AA.

use std::fmt;

/// The hue of a status or a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Blue.
    Blue,
    /// Red.
    Red,
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// Orange.
    Orange,
    /// Purple.
    Purple,
    /// Black; on a dark screen, white.
    Black,
    /// Grey: less important than its surroundings, or without a hue of its own.
    Faint,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Self; 8] =
        [Self::Blue, Self::Red, Self::Yellow, Self::Green, Self::Orange, Self::Purple, Self::Black, Self::Faint];
}

/// A colour as `0xRRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u32);

impl Rgb {
    /// White.
    pub const WHITE: Self = Self(0x00FF_FFFF);

    /// Returns the red, green and blue components.
    pub fn parts(self) -> [u8; 3] {
        let [_, red, green, blue] = self.0.to_be_bytes();
        [red, green, blue]
    }
}

/// Six hexadecimal digits, as in Word documents.
impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06X}", self.0)
    }
}

/// Colours on white paper: text documents, PDF and workbooks.
pub mod paper {
    use super::{Rgb, Tone};

    /// Text, and outlines of drawings.
    pub const INK: Rgb = Rgb(0x001B_1B1F);
    /// Less important text.
    pub const FAINT: Rgb = Rgb(0x0055_565F);
    /// Lines of a table.
    pub const LINE: Rgb = Rgb(0x008A_8C99);
    /// The background of table headers and of excerpts from files.
    pub const HEAD: Rgb = Rgb(0x00E6_EAF0);
    /// Titles and headings.
    pub const DEEP: Rgb = Rgb(0x0014_365C);
    /// Links.
    pub const LINK: Rgb = Rgb(0x000B_4A8F);

    /// Returns the dark shade, for text and signs.
    pub fn ink(tone: Tone) -> Rgb {
        Rgb(match tone {
            Tone::Blue => 0x000B_3F7D,
            Tone::Red => 0x008A_0D17,
            Tone::Yellow => 0x005C_3F00,
            Tone::Green => 0x0012_4D26,
            Tone::Orange => 0x0070_3000,
            Tone::Purple => 0x0051_1F7A,
            Tone::Black => 0x001B_1B1F,
            Tone::Faint => 0x004A_4B54,
        })
    }

    /// Returns the light shade, for backgrounds of text.
    pub fn behind(tone: Tone) -> Rgb {
        Rgb(match tone {
            Tone::Blue => 0x00DC_E8F7,
            Tone::Red => 0x00FA_DCDD,
            Tone::Yellow => 0x00FF_F0C2,
            Tone::Green => 0x00DB_F0DF,
            Tone::Orange => 0x00FF_E3CC,
            Tone::Purple => 0x00EE_E3F8,
            Tone::Black => 0x00E2_E2E6,
            Tone::Faint => 0x00F0_F0F3,
        })
    }

    /// The background of what is not assessed, below its lines.
    pub const UNKNOWN: Rgb = Rgb(0x00FA_FAFC);

    /// Returns the medium shade, for parts of bars. The four of stages, and [`UNKNOWN`], can be told apart in grey
    /// print and by readers who do not see red or green.
    pub fn bar(tone: Tone) -> Rgb {
        Rgb(match tone {
            Tone::Blue => 0x0077_A9E2,
            Tone::Red => 0x00E0_605F,
            Tone::Yellow => 0x00FF_DB66,
            Tone::Green => 0x008D_D29B,
            Tone::Orange => 0x00FF_B066,
            Tone::Purple => 0x00CD_B4EC,
            Tone::Black => 0x00B9_BAC2,
            Tone::Faint => 0x00D3_D5DD,
        })
    }
}

/// The colours of a page or drawing on a screen. A test compares them with `page.css`.
pub struct Screen {
    /// The background.
    pub paper: Rgb,
    /// Text.
    pub ink: Rgb,
    /// Text and signs in each tone, in the order of [`Tone::ALL`].
    pub tones: [Rgb; Tone::ALL.len()],
}

impl Screen {
    /// Light mode.
    pub const LIGHT: Self = Self {
        paper: Rgb::WHITE,
        ink: paper::INK,
        tones: [
            paper::LINK,
            Rgb(0x00A3_101B),
            Rgb(0x006D_4A00),
            Rgb(0x0014_592A),
            Rgb(0x008A_3B00),
            Rgb(0x005B_2A86),
            paper::INK,
            paper::FAINT,
        ],
    };
    /// Dark mode.
    pub const DARK: Self = Self {
        paper: Rgb(0x0017_181C),
        ink: Rgb(0x00E8_E8EE),
        tones: [
            Rgb(0x008F_C1FF),
            Rgb(0x00FF_9C98),
            Rgb(0x00F0_C25A),
            Rgb(0x007F_D89A),
            Rgb(0x00FF_B27A),
            Rgb(0x00D3_B4FF),
            Rgb(0x00E8_E8EE),
            Rgb(0x00B3_B5C0),
        ],
    };
}

#[cfg(test)]
pub(crate) mod contrast;
#[cfg(test)]
#[cfg(test)]
mod tests {
    use super::contrast::contrast;
    use super::paper::{DEEP, FAINT, HEAD, INK, LINE, LINK, UNKNOWN, bar, behind, ink};
    use super::*;
    use crate::palette::contrast::deuteranopic;
    use crate::palette::contrast::difference;
    use crate::palette::contrast::lab;
    use crate::palette::contrast::linear;

    #[track_caller]
    fn expect(one: Rgb, other: Rgb, least: f64) {
        let contrast = contrast(one, other);
        assert!(contrast >= least, "{one} on {other}: {contrast:.2}");
    }

    #[test]
    fn every_text_on_paper_can_be_read() {
        for tone in Tone::ALL {
            expect(INK, bar(tone), 4.5);
            expect(INK, behind(tone), 4.5);
            expect(ink(tone), behind(tone), 4.5);
            expect(LINK, behind(tone), 4.5);
            expect(ink(tone), Rgb::WHITE, 4.5);
        }
        for text in [INK, DEEP, LINK, FAINT] {
            expect(text, Rgb::WHITE, 4.5);
            expect(text, HEAD, 4.5);
        }
    }

    #[test]
    fn every_line_on_paper_is_seen_also_on_the_bar_beside_it() {
        expect(LINE, Rgb::WHITE, 3.0);
        expect(INK, UNKNOWN, 3.0);
        for tone in Tone::ALL {
            expect(INK, bar(tone), 3.0);
        }
    }

    /// Differences are CIE76. About 2 is the least that is seen side by side; in a chart, 15 is told from its legend.
    #[test]
    fn the_five_tints_of_charts_are_told_apart_without_red_and_green_and_in_grey_print() {
        let five = [bar(Tone::Blue), bar(Tone::Red), bar(Tone::Yellow), bar(Tone::Green), UNKNOWN];
        for (at, one) in five.into_iter().enumerate() {
            for other in &five[at + 1..] {
                let [seen, without] = [linear, deuteranopic].map(|how| difference(how(one), how(*other)));
                assert!(seen >= 40.0, "{one} and {other}: {seen:.1}");
                assert!(without >= 18.0, "{one} and {other}, with deuteranopia: {without:.1}");
                let grey = (lab(linear(one))[0] - lab(linear(*other))[0]).abs();
                assert!(grey >= 9.0, "{one} and {other}, in grey: {grey:.1}");
            }
        }
    }
}
