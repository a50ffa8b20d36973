//! The embedded fonts, so that a PDF looks the same wherever it is made.

use anyhow::{Context, Result};
use krilla::text::Font;

/// The weight of a font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// One of the fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Text(Weight),
    /// Shapes and dingbats.
    Symbols,
    /// Arrows and operators.
    Arrows,
}

/// A font, loaded for both libraries that need it.
pub(super) struct Loaded {
    /// For shaping.
    pub(super) shaping: harfrust::Font,
    /// For drawing.
    pub(super) drawing: Font,
}

/// The loaded fonts.
pub(super) struct Faces {
    regular: Loaded,
    bold: Loaded,
    symbols: Loaded,
    arrows: Loaded,
}

impl Faces {
    /// Reads the fonts.
    pub(super) fn load() -> Result<Self> {
        Ok(Self {
            regular: loaded(include_bytes!("fonts/NotoSans-Regular.ttf"))?,
            bold: loaded(include_bytes!("fonts/NotoSans-Bold.ttf"))?,
            symbols: loaded(include_bytes!("fonts/NotoSansSymbols2-Regular.ttf"))?,
            arrows: loaded(include_bytes!("fonts/NotoSansMath-Regular.ttf"))?,
        })
    }

    pub(super) fn get(&self, face: Face) -> &Loaded {
        match face {
            Face::Text(Weight::Regular) => &self.regular,
            Face::Text(Weight::Bold) => &self.bold,
            Face::Symbols => &self.symbols,
            Face::Arrows => &self.arrows,
        }
    }

    /// Returns the first font that has a character, or none.
    pub(super) fn of(&self, sign: char, weight: Weight) -> Option<Face> {
        let has = |face: &Face| self.get(*face).shaping.charmap().map_unicode(sign).is_some();
        [Face::Text(weight), Face::Symbols, Face::Arrows].into_iter().find(has)
    }
}

fn loaded(bytes: &'static [u8]) -> Result<Loaded> {
    let shaping = harfrust::Font::new(bytes, 0);
    let drawing = Font::new(bytes.into(), 0);
    let (shaping, drawing) = shaping.zip(drawing).context("a font that the program carries cannot be read")?;
    Ok(Loaded { shaping, drawing })
}
