//! Text comparison that ignores changes made by spreadsheets.

use crate::model::composed;
use crate::source::printable;

/// Returns a text as the plan writes it: in normalization form C, with LF, without surrounding white space.
pub(super) fn tidy(text: &str) -> String {
    let text = text.trim();
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    composed(&text).into_owned()
}

/// Returns a key for comparing texts as they are shown in a sheet, where unprintable characters are `�`.
pub(super) fn key(text: &str) -> String {
    printable(&tidy(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_change_does_not_count() {
        assert_eq!(tidy(" a\r\nb\rc\n "), "a\nb\nc");
        assert_eq!(tidy("a\u{308}"), "ä");
        assert_eq!(key("a\tb\u{7}"), key("a b\u{fffd}"));
        assert_ne!(key("a  b"), key("a b"));
    }
}
