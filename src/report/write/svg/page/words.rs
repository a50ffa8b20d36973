//! Texts on a page, wrapped into lines by the widths of their letters.

use super::super::{css, escaped};
use crate::palette::Rgb;
use crate::report::doc::{Passage, Piece, Prose};
use crate::report::layout::text_points;

/// The look of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextLook {
    /// The font size.
    pub(super) size: usize,
    /// True for bold.
    pub(super) is_bold: bool,
    /// The colour.
    pub(super) color: Rgb,
}

/// A line: its letters, and whether each is bold.
pub(super) type Line = Vec<(char, bool)>;

impl TextLook {
    /// Returns the height of a line.
    pub(super) fn line(self) -> usize {
        self.size * 7 / 5
    }

    /// Returns the width of a text in its own weight, rounded up.
    pub(super) fn width(self, text: &str) -> usize {
        let letters: Line = text.chars().map(|c| (c, self.is_bold)).collect();
        self.measure(&letters).div_ceil(FINE)
    }

    /// Returns the width of letters, in thousandths.
    fn measure(self, letters: &[(char, bool)]) -> usize {
        let width = |(c, is_bold): &(char, bool)| {
            // Bold is about a tenth wider.
            text_points(c.encode_utf8(&mut [0; 4]), self.size * FINE) * if *is_bold { 11 } else { 10 } / 10
        };
        letters.iter().map(width).sum()
    }
}

/// The units in which widths are added up.
const FINE: usize = 1000;

/// Returns the lines of running text in a width.
pub(super) fn lines_of(prose: &Prose, width: usize, look: TextLook) -> Vec<Line> {
    let of_passage = |passage: Passage<'_>| match passage {
        Passage::Paragraph(pieces) => wrapped(&pieces, width, look),
        Passage::List(items) => {
            let bullet = [Piece::plain("•\u{a0}")];
            items.iter().flat_map(|item| wrapped(&[&bullet, &item[..]].concat(), width, look)).collect()
        }
    };
    prose.passages().into_iter().flat_map(of_passage).collect()
}

/// Wraps pieces of text; a word that is wider than a line is broken.
fn wrapped(pieces: &[Piece<'_>], width: usize, look: TextLook) -> Vec<Line> {
    let letters = |piece: &Piece<'_>| {
        let is_bold = look.is_bold || piece.is_strong;
        piece.text.chars().map(move |c| (c, is_bold)).collect::<Line>()
    };
    let letters: Line = pieces.iter().flat_map(letters).collect();
    let fits = |line: &[(char, bool)], more: &[(char, bool)]| look.measure(line) + look.measure(more) <= width * FINE;
    let mut lines: Vec<Line> = Vec::new();
    for given in letters.split(|(c, _)| *c == '\n') {
        let mut line = Line::new();
        for word in given.split(|(c, _)| *c == ' ').filter(|word| !word.is_empty()) {
            if !line.is_empty() {
                line.push((' ', word[0].1));
                if !fits(&line, word) {
                    line.pop();
                    lines.push(std::mem::take(&mut line));
                }
            }
            for letter in word {
                if !line.is_empty() && !fits(&line, &[*letter]) {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(*letter);
            }
        }
        lines.push(line);
    }
    lines
}

/// Writes a line whose text stands on the line `y`; `x` is its end if it `ends` there.
pub(super) fn write_line(out: &mut String, (x, y): (usize, usize), ends: bool, line: &[(char, bool)], look: TextLook) {
    let anchor = if ends { " text-anchor=\"end\"" } else { "" };
    let (size, color) = (look.size, css(look.color));
    out.push_str(&format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{color}\"{anchor}>"));
    for run in line.chunk_by(|one, other| one.1 == other.1) {
        let text: String = run.iter().map(|(c, _)| *c).collect();
        let text = escaped(&text);
        out.push_str(&if run[0].1 { format!("<tspan font-weight=\"bold\">{text}</tspan>") } else { text });
    }
    out.push_str("</text>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(prose: &Prose, width: usize) -> Vec<String> {
        let look = TextLook { size: 10, is_bold: false, color: Rgb(0) };
        let text = |line: Line| line.into_iter().map(|(c, is_bold)| if is_bold { c.to_ascii_uppercase() } else { c });
        lines_of(prose, width, look).into_iter().map(|line| text(line).collect()).collect()
    }

    #[test]
    fn a_text_is_wrapped_between_words_and_within_those_that_are_wider_than_a_line() {
        assert_eq!(lines(&"aa bb cc".into(), 30), ["aa bb", "cc"]);
        assert_eq!(lines(&"aa bbbbbbbb c".into(), 30), ["aa", "bbbbb", "bbb c"]);
        assert_eq!(lines(&"a\nb\n\n- c\n- d".into(), 30), ["a", "b", "•\u{a0}c", "•\u{a0}d"]);
        assert_eq!(lines(&"aaa".into(), 0), ["a", "a", "a"]);
        let mut prose = Prose::from("a");
        prose.push(" ", &Prose::strong("bb"));
        prose.push("", &".".into());
        assert_eq!(lines(&prose, 30), ["a BB."]);
        assert_eq!(lines(&prose, 12), ["a", "B", "B."]);
    }

    #[test]
    fn a_line_says_where_it_stands_and_ends_nothing() {
        let (mut out, look) = (String::new(), TextLook { size: 12, is_bold: true, color: Rgb(0x00AB_CDEF) });
        write_line(&mut out, (3, 4), true, &[('<', false), ('b', true)], look);
        assert_eq!(
            out,
            "<text x=\"3\" y=\"4\" font-size=\"12\" fill=\"#abcdef\" text-anchor=\"end\">&lt;\
             <tspan font-weight=\"bold\">b</tspan></text>\n"
        );
    }
}
