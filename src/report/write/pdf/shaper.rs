//! Text shaping: words become glyph runs, which are both measured and drawn.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use harfrust::{Buffer, Direction, ShapeOptions, ShaperFont};
use icu_normalizer::ComposingNormalizerBorrowed;
use krilla::text::{GlyphId, KrillaGlyph};

use super::faces::{Face, Faces, Weight};
use crate::source::printable;

/// The replacement for a character that no font has.
const MISSING: char = '□';

/// A glyph run: consecutive glyphs of one font.
#[derive(Clone)]
pub(super) struct GlyphRun {
    pub(super) face: Face,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// The characters that the glyphs show.
    pub(super) text: String,
    /// The original characters, if others are shown (the *actual text* of tagged PDF); empty for what is no text.
    pub(super) stands_for: Option<String>,
    /// The width, for a font size of 1.
    pub(super) width: f32,
}

impl GlyphRun {
    /// Returns the original characters.
    pub(super) fn meant(&self) -> &str {
        self.stands_for.as_deref().unwrap_or(&self.text)
    }
}

/// A shaped word.
pub(super) struct ShapedWord {
    pub(super) runs: Vec<GlyphRun>,
    /// The width, for a font size of 1.
    pub(super) width: f32,
}

/// A shaper with a cache of words.
pub(super) struct Shaper<'f> {
    faces: &'f Faces,
    regular: RefCell<HashMap<String, Rc<ShapedWord>>>,
    bold: RefCell<HashMap<String, Rc<ShapedWord>>>,
}

impl<'f> Shaper<'f> {
    pub(super) fn new(faces: &'f Faces) -> Self {
        Self { faces, regular: RefCell::default(), bold: RefCell::default() }
    }

    /// Returns the glyphs of a word from [`prepared`] text.
    pub(super) fn word(&self, text: &str, weight: Weight) -> Rc<ShapedWord> {
        let known = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        if let Some(word) = known.borrow().get(text) {
            return Rc::clone(word);
        }
        let runs: Vec<GlyphRun> = self.pieces(text, weight).into_iter().map(|it| self.run(it)).collect();
        let word = Rc::new(ShapedWord { width: runs.iter().map(|run| run.width).sum(), runs });
        known.borrow_mut().insert(text.to_owned(), Rc::clone(&word));
        word
    }

    /// Returns the hyphen at the end of a line, which is no part of the text.
    pub(super) fn hyphen(&self, weight: Weight) -> Rc<ShapedWord> {
        let shown = self.word("-", weight);
        let run = |run: &GlyphRun| GlyphRun { stands_for: Some(String::new()), ..run.clone() };
        Rc::new(ShapedWord { runs: shown.runs.iter().map(run).collect(), width: shown.width })
    }

    /// Splits a text where the font changes.
    fn pieces(&self, text: &str, weight: Weight) -> Vec<FontSpan> {
        let mut pieces: Vec<FontSpan> = Vec::new();
        for sign in text.chars() {
            let face = self.faces.of(sign, weight).filter(|_| !is_ignorable(sign));
            match (pieces.last_mut(), face) {
                // Joiners and variation selectors belong to the characters beside them, and show nothing alone.
                (Some(last), None) if is_ignorable(sign) => last.join(sign),
                (None, None) if is_ignorable(sign) => {}
                (Some(last), face) if last.face == face => last.push(sign),
                (_, face) => {
                    let mut piece = FontSpan { face, shown: String::new(), stands_for: String::new() };
                    piece.push(sign);
                    pieces.push(piece);
                }
            }
        }
        pieces
    }

    fn run(&self, piece: FontSpan) -> GlyphRun {
        let face = piece.face.unwrap_or(Face::Symbols);
        let font = &self.faces.get(face).shaping;
        let mut buffer = Buffer::new();
        buffer.push_str(&piece.shown);
        buffer.guess_segment_properties();
        // No font here has a right-to-left script: its characters are shown as boxes, and copied as actual text.
        buffer.set_direction(Direction::LeftToRight);
        if harfrust::shape(&ShaperFont::new(font), &mut buffer, ShapeOptions::new()).is_err() {
            // Only a buffer without a direction fails; its content is not glyphs.
            buffer.clear();
        }
        let part = |units: i32| number(units) / f32::from(font.units_per_em());
        let starts: Vec<usize> =
            buffer.glyph_infos().iter().map(|it| usize::try_from(it.cluster).unwrap_or_default()).collect();
        let glyphs: Vec<KrillaGlyph> = std::iter::zip(buffer.glyph_infos(), buffer.glyph_positions())
            .zip(&starts)
            .map(|((info, at), start)| {
                let end = starts.iter().copied().find(|it| it > start).unwrap_or(piece.shown.len());
                let range = Range { start: *start, end };
                let [x, dx, dy, y] = [at.x_advance, at.x_offset, at.y_offset, at.y_advance].map(part);
                KrillaGlyph::new(GlyphId::new(info.glyph_id), x, dx, dy, y, range, None)
            })
            .collect();
        GlyphRun {
            face,
            width: glyphs.iter().map(|it| it.x_advance).sum(),
            glyphs,
            stands_for: piece.face.is_none().then_some(piece.stands_for),
            text: piece.shown,
        }
    }
}

/// A part of a word with one font, or with characters that no font has.
struct FontSpan {
    face: Option<Face>,
    shown: String,
    stands_for: String,
}

impl FontSpan {
    fn push(&mut self, sign: char) {
        self.stands_for.push(sign);
        match self.face {
            Some(_) => self.shown.push(sign),
            // A combining mark over a missing character is not shown either.
            None if unicode_width::UnicodeWidthChar::width(sign) == Some(0) => {}
            None => self.shown.push(MISSING),
        }
        if self.shown.is_empty() {
            self.shown.push(MISSING);
        }
    }

    fn join(&mut self, sign: char) {
        if self.face.is_none() {
            self.stands_for.push(sign);
        }
    }
}

/// Returns a text ready to be set: without control characters, and in Unicode normalization form C.
pub(super) fn prepared(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let nfc = ComposingNormalizerBorrowed::new_nfc().normalize(&printable(&text)).into_owned();
    let shown = |sign| match sign {
        '\u{2028}' | '\u{2029}' => '\n',
        // An archive forbids private characters, which no font here has.
        sign if is_no_character(sign) || is_private(sign) => '\u{fffd}',
        sign => sign,
    };
    nfc.chars().map(shown).collect()
}

/// Returns whether a character shows nothing by itself.
fn is_ignorable(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' 
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Returns whether a character means only what its writer says.
fn is_private(sign: char) -> bool {
    matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// Returns whether a code point is a noncharacter of Unicode.
fn is_no_character(sign: char) -> bool {
    let code = u32::from(sign);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// Returns a measure in font units, all of which fit.
fn number(units: i32) -> f32 {
    i16::try_from(units).map_or(0.0, f32::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<(String, Option<String>)> {
        let faces = Faces::load().expect("the fonts are read");
        let word = Shaper::new(&faces).word(&prepared(text), Weight::Regular);
        assert!(word.runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.glyph_id.to_u32() != 0), "{text}");
        word.runs.iter().map(|run| (run.text.clone(), run.stands_for.clone())).collect()
    }

    #[test]
    fn every_sign_that_stands_for_a_stage_or_a_change_is_drawn() {
        for sign in "○□☆◌⬡▭▯✗⊗⊘⊠⊖⊟✖◐◪◈◎◓◧◑●◆★▮✓✔⬢·–▲▼▣↺■◇→−…•".chars()
        {
            assert_eq!(runs(&sign.to_string()), [(sign.to_string(), None)]);
        }
    }

    #[test]
    fn an_accent_is_one_with_its_letter() {
        assert_eq!(runs("A\u{30a}sa"), [("Åsa".to_owned(), None)]);
        assert_eq!(runs("x\u{323}"), [("x\u{323}".to_owned(), None)]);
    }

    #[test]
    fn what_no_font_has_is_a_box_that_stands_for_it() {
        let boxed = |count: usize, text: &str| ("□".repeat(count), Some(text.to_owned()));
        assert_eq!(runs("مرحبا"), [boxed(5, "مرحبا")]);
        assert_eq!(runs("a👩\u{200d}💻b"), [("a".into(), None), boxed(2, "👩\u{200d}💻"), ("b".into(), None)]);
        // A private character means nothing to an archive.
        assert_eq!(runs("\u{e000}"), [("\u{fffd}".to_owned(), None)]);
        assert_eq!(runs("\u{fffe}"), [("\u{fffd}".to_owned(), None)]);
    }

    #[test]
    fn what_shows_nothing_is_left_out() {
        assert_eq!(runs("a\u{200b}b\u{feff}"), [("ab".to_owned(), None)]);
        assert_eq!(runs("\u{feff}"), []);
        assert_eq!(runs("⚠\u{fe0f}"), [("⚠".to_owned(), None)]);
    }

    #[test]
    fn letters_are_drawn_nearer_where_the_font_says_so() {
        let faces = Faces::load().expect("the fonts are read");
        let shaper = Shaper::new(&faces);
        let width = |text| shaper.word(text, Weight::Regular).width;
        assert!(width("To") < width("T") + width("o"));
    }
}
