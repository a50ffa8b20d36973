//! What is how large, in the drawing's own units: it is shown at any size.

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

/// How wide the bars may be, with what stands beside them. Narrow, so that text is legible on a telephone too.
pub(super) const WIDTH: usize = 480;
/// What is left free at both sides, for the lines around the boxes.
pub(super) const LEFT: usize = 4;
/// The size of text.
pub(super) const FONT: usize = 14;
/// From one line of text to the next.
pub(super) const LINE: usize = 19;
/// How high a bar is.
pub(super) const BAR: usize = 26;
/// What is left free between two things.
pub(super) const GAP: usize = 12;
/// How much of its colour a box is filled with. Little enough that text in the same colour can be read on it.
pub(super) const TINT: &str = "0.15";
/// How wide a column of text is at most, on the average: no font is known here.
const COLUMN: usize = 8;

/// Returns how wide the whole drawing is.
pub(super) fn room() -> usize {
    WIDTH + 2 * LEFT
}

/// Returns how large something is shown where nothing else says so.
pub(super) fn shown(size: usize) -> usize {
    (size + 2 * LEFT) * 5 / 4
}

/// Returns the room that a text needs.
pub(super) fn width(text: &str) -> usize {
    text.width() * COLUMN
}

/// Returns how many columns of text fit.
pub(super) fn columns(width: usize) -> usize {
    (width / COLUMN).max(1)
}

/// Breaks a text into lines, `most` at most; what is more is left out, and a sign tells.
pub(super) fn wrapped(text: &str, columns: usize, most: usize) -> Vec<String> {
    let options = Options::new(columns).word_splitter(WordSplitter::NoHyphenation);
    let mut lines: Vec<String> = textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect();
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}
