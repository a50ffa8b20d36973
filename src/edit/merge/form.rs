//! The form of a text besides its lines: byte order mark, line endings, final newline. Also merges files that are
//! not UTF-8.

use std::borrow::Cow;

use super::{Conflict, Marks, Merged, Sides, merge, merge_lines, only_changed};
use crate::load::FileKind;

const MARK: char = '\u{feff}';

/// The form of our text, which the result gets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    has_mark: bool,
    ends: Ends,
    is_ended: bool,
}

/// The line endings of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Lf,
    CrLf,
    /// Mixed: each line keeps its own.
    Both,
}

impl Form {
    /// Returns the form of a text.
    pub(super) fn of(text: &str) -> Self {
        let (all, long) = (text.matches('\n').count(), text.matches("\r\n").count());
        let ends = match long {
            0 => Ends::Lf,
            _ if long == all => Ends::CrLf,
            _ => Ends::Both,
        };
        Self { has_mark: text.starts_with(MARK), ends, is_ended: text.is_empty() || text.ends_with('\n') }
    }

    /// Normalizes a text: no byte order mark, LF, a final newline.
    pub(super) fn bare(self, text: &str) -> String {
        let text = text.strip_prefix(MARK).unwrap_or(text);
        let text = if self.ends == Ends::Both { Cow::Borrowed(text) } else { Cow::Owned(text.replace("\r\n", "\n")) };
        if text.is_empty() || text.ends_with('\n') { text.into_owned() } else { text.into_owned() + "\n" }
    }

    /// Applies the form to a normalized text.
    pub(super) fn dressed(self, text: &str) -> String {
        let text = if self.is_ended { text } else { text.strip_suffix('\n').unwrap_or(text) };
        let text = if self.ends == Ends::CrLf { Cow::Owned(text.replace('\n', "\r\n")) } else { Cow::Borrowed(text) };
        let mark = if self.has_mark { "\u{feff}" } else { "" };
        [mark, &text].concat()
    }
}

/// Merges two sides of a file: by content if all three versions are UTF-8, by lines otherwise.
pub fn merge_bytes(sides: Sides<&[u8]>, kind: FileKind, marks: &Marks) -> (Vec<u8>, Vec<Conflict>) {
    if let Some(bytes) = only_changed(sides) {
        return (bytes.to_vec(), Vec::new());
    }
    let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(std::str::from_utf8);
    if let (Ok(base), Ok(ours), Ok(theirs)) = (base, ours, theirs) {
        let Merged { text, conflicts } = merge(Sides { base, ours, theirs }, kind, marks);
        return (text.into_bytes(), conflicts);
    }
    let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(letters);
    let [our_name, their_name] = [&marks.ours, &marks.theirs].map(|name| letters(name.as_bytes()));
    let marks = Marks { size: marks.size, ours: our_name, theirs: their_name };
    let merged = merge_lines(Sides { base: &base, ours: &ours, theirs: &theirs }, &marks);
    // Every character is a byte, because no other was added.
    let bytes = merged.text.chars().filter_map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
    (bytes, merged.conflicts)
}

/// Decodes bytes as Latin-1, one character a byte.
fn letters(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_off_can_be_put_on_again() {
        for text in ["", "a", "a\n", "a\r\nb\r\n", "\u{feff}a\r\nb", "a\r\nb\nc", "\n"] {
            let form = Form::of(text);
            assert_eq!(form.dressed(&form.bare(text)), text);
        }
        assert_eq!(Form::of("a\r\nb").bare("\u{feff}x\ny"), "x\ny\n");
    }

    #[test]
    fn bytes_that_are_no_text_stay_as_they_are() {
        let merged = |base: &[u8], ours: &[u8], theirs: &[u8]| {
            let marks = Marks { theirs: "å".to_owned(), ..Marks::default() };
            let (bytes, conflicts) = merge_bytes(Sides { base, ours, theirs }, FileKind::Goal, &marks);
            (bytes, conflicts.len())
        };
        let before = b"a\nb\n\xff\n";
        assert_eq!(merged(before, b"A\nb\n\xff\n", b"a\nb\n\xfe\xff\n"), (b"A\nb\n\xfe\xff\n".to_vec(), 0));
        let marked = "<<<<<<< ours\nA\n=======\nB\n>>>>>>> å\nb\n".as_bytes();
        assert_eq!(merged(before, b"A\nb\n\xff\n", b"B\nb\n\xff\n"), ([marked, b"\xff\n"].concat(), 1));
    }
}
