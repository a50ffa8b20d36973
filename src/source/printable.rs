//! What may reach a reader's terminal.

use std::borrow::Cow;

/// Returns the text with what would command the terminal, or turn the line's direction, shown as `�`; a line end stays.
///
/// A title comes from a file that anybody may have sent.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_command) {
        Cow::Owned(text.chars().map(|c| if is_command(c) { '\u{fffd}' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns the text as [`printable`], on one line: a line end is shown as `␊`.
///
/// In a log that a code host reads, a line of its own can be a command to the host.
pub fn printable_line(text: &str) -> Cow<'_, str> {
    let text = printable(text);
    if text.contains('\n') { Cow::Owned(text.replace('\n', "␊")) } else { text }
}

fn is_command(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_codes_do_not_get_through() {
        assert_eq!(printable("a\u{1b}[31mb\u{9b}c\nd"), "a\u{fffd}[31mb\u{fffd}c\nd");
        assert_eq!(printable("åäö – \u{a0}"), "åäö – \u{a0}");
        assert_eq!(printable_line("a\n::error::b\u{1b}"), "a␊::error::b\u{fffd}");
    }
}
