//! Quoting of names in the commands that messages suggest.

use std::borrow::Cow;

/// Returns a text as one word for a command line, quoted unless every common shell would read it unchanged.
pub fn shell_word(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | ':' | '+' | '@' | '%');
    if !text.is_empty() && !text.starts_with(['-', '@']) && text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut word = String::with_capacity(text.len() + 2);
    word.push('"');
    for c in text.chars() {
        // Special characters within double quotes.
        if matches!(c, '"' | '\\' | '$' | '`') {
            word.push('\\');
        }
        word.push(c);
    }
    word.push('"');
    Cow::Owned(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_shell_would_part_or_change_is_quoted() {
        for (text, word) in [
            ("4.1.3-4", "4.1.3-4"),
            ("P1.F1.A4", "P1.F1.A4"),
            ("Ålderskoordinator", "Ålderskoordinator"),
            ("4.1.3 -4", "\"4.1.3 -4\""),
            ("-4", "\"-4\""),
            ("", "\"\""),
            ("a\"b$(c)`d`\\", "\"a\\\"b\\$(c)\\`d\\`\\\\\""),
            ("x;y", "\"x;y\""),
            ("Kultur & fritid", "\"Kultur & fritid\""),
            // PowerShell splits the first into two words, and reads the second as a variable.
            ("1,2", "\"1,2\""),
            ("@a", "\"@a\""),
            ("#1", "\"#1\""),
            ("O'Brien", "\"O'Brien\""),
        ] {
            assert_eq!(shell_word(text), word);
        }
    }
}
