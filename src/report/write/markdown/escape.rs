//! Text that Markdown shows as it stands: nothing in a title may turn into markup, end a cell or a tag.

use super::unlinked::unlinked;
use crate::source::printable;

/// Returns text that Markdown shows as it stands, on one line: a line end in it is a break.
pub(super) fn escaped(text: &str) -> String {
    let text = printable(text);
    // Four spaces at the beginning would make it code.
    let text = text.trim_start_matches(' ');
    let start = text.len() - text.trim_start().len();
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_list = number > 0 && matches!(&text.as_bytes()[number..], [b'.' | b')'] | [b'.' | b')', b' ', ..]);
    unlinked(text, |at, c, out| match c {
        '.' | ')' if is_list && at == number => out.extend(['\\', c]),
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => out.extend(['\\', c]),
        // Only at the beginning do these make a heading, a list, a line under a heading, or a command to a code host or
        // to what reads a log.
        '#' | '+' | '-' | '=' | '/' if at == start => out.extend(['\\', c]),
        ':' if at == start && text[at..].starts_with("::") => out.extend(['\\', c]),
        '\r' => {}
        '\n' => out.push_str("<br>"),
        _ => out.push(c),
    })
}

/// Returns text that stands within a tag, where Markdown's own signs mean nothing.
pub(super) fn in_tag(text: &str) -> String {
    unlinked(&printable(text), |_, c, out| match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '\r' | '\n' => out.push(' '),
        _ => out.push(c),
    })
}

/// Returns a text of the tool's own: what stands between its backticks is code here too.
pub(super) fn said(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { format!("`{part}`") } else { escaped_within(part) }).collect()
}

/// Escapes a part of a text that does not begin a line.
fn escaped_within(part: &str) -> String {
    let space = part.len() - part.trim_start_matches(' ').len();
    part[..space].to_owned() + &escaped(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_a_text_makes_no_list_and_no_code() {
        let shown = ["1. Start", "2) Go on", "3.", "    four", "\tone", "4.1 Goal", "2024", "===", "-1"].map(escaped);
        let expected = ["1\\. Start", "2\\) Go on", "3\\.", "four", "one", "4.1 Goal", "2024", "\\===", "\\-1"];
        assert_eq!(shown, expected);
    }
}
