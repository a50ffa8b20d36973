//! The colours of a workbook.

/// A colour of a workbook: each is a light one to write on, and a dark one to write with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hue {
    /// Blue.
    Blue,
    /// Red.
    Red,
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// Grey, for what has no colour of its own.
    Faint,
}

impl Hue {
    /// Every colour.
    pub const ALL: [Self; 5] = [Self::Blue, Self::Red, Self::Yellow, Self::Green, Self::Faint];

    /// Returns the light colour that stands behind words, as `0xRRGGBB`.
    pub fn behind(self) -> u32 {
        match self {
            Self::Blue => 0x00D6_E6F5,
            Self::Red => 0x00FB_D5D0,
            Self::Yellow => 0x00FF_EFB0,
            Self::Green => 0x00D3_EBCD,
            Self::Faint => 0x00F2_F2F2,
        }
    }

    /// Returns the stronger colour that a bar of a chart is filled with.
    pub fn bar(self) -> u32 {
        match self {
            Self::Blue => 0x009D_C3E6,
            Self::Red => 0x00F2_A69B,
            Self::Yellow => 0x00FF_D966,
            Self::Green => 0x00A3_CF93,
            Self::Faint => 0x00D9_D9D9,
        }
    }

    /// Returns the dark colour of words, and of the line around a bar.
    pub fn ink(self) -> u32 {
        match self {
            Self::Blue => 0x0012_3F66,
            Self::Red => 0x0080_1510,
            Self::Yellow => 0x0059_4300,
            Self::Green => 0x0012_4D14,
            Self::Faint => 0x0050_5050,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{contrast, style};

    fn contrast(one: u32, other: u32) -> f64 {
        contrast::contrast(contrast::rgb(one), contrast::rgb(other))
    }

    #[test]
    fn words_are_read_on_every_colour() {
        for hue in Hue::ALL {
            for behind in [hue.behind(), hue.bar(), 0x00FF_FFFF] {
                let contrast = contrast(hue.ink(), behind);
                assert!(contrast >= 4.5, "{hue:?} on {behind:06x}: {contrast:.2}");
            }
        }
        assert!(contrast(style::HEADER_INK, style::HEADER) >= 4.5);
        assert!(contrast(0, style::LOCKED) >= 4.5);
        assert!(contrast(style::LINK, 0x00FF_FFFF) >= 4.5 && contrast(style::LINK, style::BAND) >= 4.5);
    }

    #[test]
    fn the_line_around_a_bar_is_seen_on_the_page_and_on_every_other_bar() {
        for hue in Hue::ALL {
            assert!(contrast(hue.ink(), 0x00FF_FFFF) >= 3.0);
            assert!(Hue::ALL.iter().all(|other| contrast(hue.ink(), other.bar()) >= 3.0), "{hue:?}");
        }
    }
}
