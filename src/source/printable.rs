//! What may reach a reader's terminal.

use std::borrow::Cow;

/// Returns the text with what would command the terminal, turn the line's direction or end the line unseen shown as
/// `�`; a line end of files stays, and a tab is a space.
///
/// A title comes from a file that anybody may have sent.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_command) {
        let shown = |c| match c {
            '\t' => ' ',
            c if is_command(c) => '\u{fffd}',
            c => c,
        };
        Cow::Owned(text.chars().map(shown).collect())
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

/// Returns a line of a file as it can be shown, each sign of as many bytes as before, so that places in it stay right.
///
/// The ASCII ones stay: who draws the line around it shows them by itself.
pub fn printable_in_place(line: &str) -> Cow<'_, str> {
    let shown = |c: char| match c.len_utf8() {
        2 => '·',
        _ => '\u{fffd}',
    };
    let is_command = |c: char| is_command(c) && !c.is_ascii();
    if line.chars().any(is_command) {
        Cow::Owned(line.chars().map(|c| if is_command(c) { shown(c) } else { c }).collect())
    } else {
        Cow::Borrowed(line)
    }
}

fn is_command(c: char) -> bool {
    // The last two are no characters at all: XML, and so a Word file, may not hold them.
    (c.is_control() && c != '\n')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_codes_do_not_get_through() {
        assert_eq!(printable("a\u{1b}[31mb\u{9b}c\nd"), "a\u{fffd}[31mb\u{fffd}c\nd");
        assert_eq!(printable_line("a\n::error::b\u{1b}"), "a␊::error::b\u{fffd}");
        assert_eq!(printable("åäö – \u{a0}\t."), "åäö – \u{a0} .");
        assert_eq!(
            printable("a\u{2028}b\u{2029}c\u{85}d\u{202a}\u{2069}"),
            "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}\u{fffd}"
        );
        assert_eq!(printable("\u{fffd}\u{fffe}\u{ffff}\u{fdd0}"), "\u{fffd}\u{fffd}\u{fffd}\u{fdd0}");
    }

    #[test]
    fn what_is_shown_in_place_has_as_many_bytes() {
        let line = "å\u{9b}31m\u{202e}b";
        assert_eq!(printable_in_place(line), "å·31m\u{fffd}b");
        assert_eq!(printable_in_place(line).len(), line.len());
    }
}
