//! Line breaking.

use std::rc::Rc;

use hypher::Lang;

use super::chunks::{Chunk, chunks, clusters};
use super::faces::Weight;
use super::hyphens::syllables;
use super::shaper::{ShapedWord, Shaper};
use super::span::{Line, LinePart, Span};

/// The most bytes of a word that is shaped as a whole to be measured. A longer one is measured cluster by cluster.
const LONG: usize = 120;

/// The part of a line that is enough: a word that does not fit after it begins the next line whole.
const FULL: f32 = 0.7;
/// The shortest line, in points, that is filled up with a part of a word. Names and statuses in narrower columns stay
/// whole if they fit on a line of their own.
const WIDE: f32 = 110.0;

/// A tolerance for rounding errors: a word must fit the width that was measured for it.
const SLACK: f32 = 0.01;

/// The width that a text needs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WidthDemand {
    /// The width of its longest word.
    pub(super) least: f32,
    /// The width of its longest line, unbroken.
    pub(super) most: f32,
}

/// Breaks a text into lines of a maximum width: at spaces, after hyphens, and within words that are longer than a
/// line. Returns at least one line.
pub(super) fn lines(shaper: &Shaper<'_>, spans: &[Span], size: f32, width: f32) -> Vec<Line> {
    hyphenated_lines(shaper, spans, size, width, None)
}

/// Breaks a text into lines, and hyphenates words of a language that would leave much of a line empty.
pub(super) fn hyphenated_lines(
    shaper: &Shaper<'_>,
    spans: &[Span],
    size: f32,
    width: f32,
    lang: Option<Lang>,
) -> Vec<Line> {
    let (lines, line) = (Vec::new(), Line::default());
    let mut breaker = Breaker { shaper, spans, size, width, lang, lines, line, end: 0.0 };
    for chunk in chunks(spans) {
        breaker.add(&chunk);
    }
    breaker.lines.push(breaker.line);
    breaker.lines
}

/// Measures a text.
pub(super) fn asked(shaper: &Shaper<'_>, spans: &[Span], size: f32) -> WidthDemand {
    let mut asked = WidthDemand::default();
    let mut line = 0.0;
    for chunk in chunks(spans) {
        let width: f32 =
            chunk.bits.iter().map(|(span, bit)| measured(shaper, bit, spans[*span].weight)).sum::<f32>() * size;
        asked.least = asked.least.max(width);
        asked.most = asked.most.max(line + width);
        let space = chunk.space.map_or(0.0, |span| shaper.word(" ", spans[span].weight).width * size);
        line = if chunk.ends_line { 0.0 } else { line + width + space };
    }
    asked
}

fn measured(shaper: &Shaper<'_>, bit: &str, weight: Weight) -> f32 {
    match bit.len() {
        ..=LONG => shaper.word(bit, weight).width,
        _ => clusters(bit).map(|it| shaper.word(it, weight).width).sum(),
    }
}

struct Breaker<'b> {
    shaper: &'b Shaper<'b>,
    spans: &'b [Span],
    size: f32,
    width: f32,
    /// The language of words that are hyphenated.
    lang: Option<Lang>,
    lines: Vec<Line>,
    line: Line,
    /// The end of the line, with trailing spaces.
    end: f32,
}

impl Breaker<'_> {
    fn add(&mut self, chunk: &Chunk<'_>) {
        let mut bits = chunk.bits.clone();
        if let [(span, bit)] = &mut bits[..] {
            *bit = self.hyphenate(*span, bit);
        }
        let weight = |span: usize| self.spans[span].weight;
        let width: f32 =
            bits.iter().map(|(span, bit)| measured(self.shaper, bit, weight(*span))).sum::<f32>() * self.size;
        if !self.has_room(width) && self.end > 0.0 {
            self.begin_line();
        }
        for (span, bit) in &bits {
            if width <= self.width + SLACK && bit.len() <= LONG {
                let word = self.shaper.word(bit, self.spans[*span].weight);
                self.push(*span, word, false);
            } else {
                self.break_up(*span, bit);
            }
        }
        // A forced line break is also a space to screen readers, and when text is copied.
        let last = chunk.bits.last().filter(|_| chunk.ends_line).map(|(span, _)| *span);
        if let Some(span) = chunk.space.or(last) {
            let word = self.shaper.word(" ", self.spans[span].weight);
            self.push(span, word, true);
        }
        if chunk.ends_line {
            self.begin_line();
        }
    }

    /// Ends lines with syllables of a word as long as it does not fit. Returns the rest of the word, which fits on a
    /// line if that is possible.
    fn hyphenate<'t>(&mut self, span: usize, word: &'t str) -> &'t str {
        let Some(lang) = self.lang.filter(|_| word.len() <= LONG) else { return word };
        let weight = self.spans[span].weight;
        let hyphen = self.shaper.hyphen(weight);
        let mut rest = word;
        loop {
            let width = self.shaper.word(rest, weight).width * self.size;
            if self.has_room(width) {
                return rest;
            }
            let fits_alone = width <= self.width + SLACK;
            let fits = |part: &str| self.has_room((self.shaper.word(part, weight).width + hyphen.width) * self.size);
            let is_kept = fits_alone && (self.width < WIDE || self.end > self.width * FULL);
            let first = syllables(rest, lang).take_while(|end| fits(&rest[..*end])).last().filter(|_| !is_kept);
            if let Some(end) = first {
                let part = self.shaper.word(&rest[..end], weight);
                self.push(span, part, false);
                self.push(span, Rc::clone(&hyphen), false);
                rest = &rest[end..];
            } else if self.end == 0.0 {
                return rest;
            }
            self.begin_line();
        }
    }

    /// Fills lines with a word that is longer than one.
    fn break_up(&mut self, span: usize, bit: &str) {
        let weight = self.spans[span].weight;
        let mut piece = String::new();
        let mut width = 0.0;
        for cluster in clusters(bit) {
            let more = self.shaper.word(cluster, weight).width * self.size;
            let is_full = !self.has_room(width + more) && self.end + width > 0.0;
            if is_full || piece.len() > LONG {
                let word = self.shaper.word(&piece, weight);
                self.push(span, word, false);
                (piece, width) = (String::new(), 0.0);
            }
            if is_full {
                self.begin_line();
            }
            piece.push_str(cluster);
            width += more;
        }
        let word = self.shaper.word(&piece, weight);
        self.push(span, word, false);
    }

    fn push(&mut self, span: usize, word: Rc<ShapedWord>, is_space: bool) {
        let width = word.width * self.size;
        let x = self.end;
        self.end += width;
        if !is_space {
            self.line.width = self.end;
        }
        match self.line.parts.last_mut() {
            Some(part) if part.span == span => {
                part.words.push(word);
                part.width += width;
            }
            _ => self.line.parts.push(LinePart { span, words: vec![word], x, width }),
        }
    }

    fn has_room(&self, width: f32) -> bool {
        self.end + width <= self.width + SLACK
    }

    fn begin_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
        self.end = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::super::faces::Faces;
    use super::*;

    /// Returns the lines of a text at ten points, each with its width.
    fn broken(texts: &[&str], width: f32) -> Vec<String> {
        let faces = Faces::load().expect("the fonts are read");
        let shaper = Shaper::new(&faces);
        let spans: Vec<Span> = texts.iter().map(|text| Span::new(text, Weight::Regular)).collect();
        let said = |line: &Line| {
            assert!(line.width <= width + SLACK, "{} is wider than {width}", line.width);
            let words = line.parts.iter().flat_map(|part| &part.words).flat_map(|word| &word.runs);
            words.map(|run| run.stands_for.clone().unwrap_or_else(|| run.text.clone())).collect::<String>()
        };
        lines(&shaper, &spans, 10.0, width).iter().map(said).collect()
    }

    #[test]
    fn lines_end_at_spaces_and_keep_them() {
        assert_eq!(broken(&["ett två  tre\nfyra"], 45.0), ["ett två ", "tre ", "fyra"]);
        assert_eq!(broken(&["ett\n\ntvå"], 90.0), ["ett ", "", "två"]);
        assert_eq!(broken(&[""], 90.0), [""]);
    }

    #[test]
    fn lines_end_after_hyphens_between_letters_but_not_within_an_id() {
        assert_eq!(broken(&["film-främjande"], 60.0), ["film-", "främjande"]);
        assert_eq!(broken(&["se 4.1.3-2"], 42.0), ["se ", "4.1.3-2"]);
    }

    #[test]
    fn nothing_that_stands_together_is_torn_apart_where_the_way_it_is_set_changes() {
        assert_eq!(broken(&["se ", "mål", ", annat"], 30.0), ["se ", "mål, ", "annat"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_and_nothing_of_it_is_lost() {
        let long = "abcdefghij".repeat(50);
        let lines = broken(&[&long], 100.0);
        assert!(lines.len() > 20);
        assert_eq!(lines.concat(), long);
        // However narrow the width, each line has a character with its accent.
        assert_eq!(lines_of_one("x\u{323}y"), ["x\u{323}", "y"]);
    }

    fn lines_of_one(text: &str) -> Vec<String> {
        let faces = Faces::load().expect("the fonts are read");
        let shaper = Shaper::new(&faces);
        let lines = lines(&shaper, &[Span::new(text, Weight::Regular)], 10.0, 0.5);
        let said = |line: &Line| line.parts[0].words[0].runs[0].text.clone();
        lines.iter().map(said).collect()
    }

    #[test]
    fn a_word_is_hyphenated_where_it_would_leave_much_of_a_line_empty() {
        let faces = Faces::load().expect("the fonts are read");
        let shaper = Shaper::new(&faces);
        let said = |text: &str, lang: Lang, width: f32| -> Vec<String> {
            let lines = hyphenated_lines(&shaper, &[Span::new(text, Weight::Regular)], 10.0, width, Some(lang));
            let said = |line: &Line| {
                assert!(line.width <= width + SLACK, "{} is wider than {width}", line.width);
                let words = line.parts.iter().flat_map(|part| &part.words).flat_map(|word| &word.runs);
                words.map(|run| if run.meant().is_empty() { "\u{ad}" } else { &run.text }).collect::<String>()
            };
            lines.iter().map(said).collect()
        };
        for (text, lang, width) in [
            // A word that is longer than a line, and one that would leave half of a line empty.
            ("Filmfrämjandeverksamhet", Lang::Swedish, 60.0),
            ("(cooperation),", Lang::English, 45.0),
            ("Zusammenarbeit", Lang::German, 45.0),
            ("Den kulturpolitiska organisationsutvecklingen", Lang::Swedish, 200.0),
        ] {
            let broken = said(text, lang, width);
            assert!(broken.len() > 1 && broken[0].ends_with('\u{ad}'), "{broken:?}");
            assert_eq!(broken.concat().replace('\u{ad}', ""), text);
        }
        // In a narrow column, and on a line that is nearly full, a word begins the next line whole.
        assert_eq!(said("Kulturen verksamhet", Lang::Swedish, 70.0), ["Kulturen ", "verksamhet"]);
        assert_eq!(
            said("Kulturen har gott om verksamhet", Lang::Swedish, 140.0),
            ["Kulturen har gott om ", "verksamhet"]
        );
        // Ids, addresses and short words are not hyphenated.
        assert_eq!(said("se kulturplan.se/2025", Lang::Swedish, 200.0), ["se kulturplan.se/2025"]);
        assert_eq!(said("a kultur", Lang::Swedish, 200.0), ["a kultur"]);
    }

    #[test]
    fn a_text_asks_for_its_longest_word_and_its_longest_line() {
        let faces = Faces::load().expect("the fonts are read");
        let shaper = Shaper::new(&faces);
        let width = |text: &str| shaper.word(text, Weight::Regular).width * 10.0;
        let asked = asked(&shaper, &[Span::new("en tvåa\ntre", Weight::Regular)], 10.0);
        assert!((asked.least - width("tvåa")).abs() < 0.01);
        assert!((asked.most - width("en") - width(" ") - width("tvåa")).abs() < 0.01);
    }
}
