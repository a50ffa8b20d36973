//! The marks of footnotes at the end of texts: `Skolan¹`.

use crate::locale::Text;

/// The reason for a text without the mark at its end.
pub(super) const MARKED: Text = Text::fixed("utan fotnotens tecken", "without the mark of the footnote");

/// Returns whether a character is the mark of a footnote.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Returns a name without the mark of a footnote at its end: `Skolan¹`, `Skolan*`, `Skolan[^1]`.
pub(super) fn without_mark(name: &str) -> &str {
    let bare = name.trim_end_matches(is_mark);
    let inner = bare.strip_suffix(']').and_then(|rest| rest.rsplit_once('['));
    let is_number = |inner: &str| !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit());
    match inner {
        Some((name, mark)) if is_number(mark.trim_start_matches('^')) => name.trim_end(),
        _ => bare.trim_end(),
    }
}
