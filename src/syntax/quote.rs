//! Texts and keys as they are written.

use std::fmt::Write;

/// Returns a text as TOML writes it on one line, quotes included.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // What nobody can see in the file, or what would end its line.
            c if c.is_control() => {
                let code = u32::from(c);
                // Writing to a string does not fail.
                let _ = write!(quoted, "\\u{code:04X}");
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Returns a key as it is written: within quotes only where it needs them.
pub fn key_text(key: &str) -> String {
    let is_bare =
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if is_bare { key.to_owned() } else { quoted(key) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Node, Tree};

    #[test]
    fn a_text_is_read_back_as_it_was() {
        for text in ["Filmfrämjande", "a \"b\" \\c", "one\r\ntwo\tthree", "\u{0}\u{1f}\u{7f}\u{85}", ""] {
            let file = format!("text = {}", quoted(text));
            let tree = Tree::parse(&file).expect("it is right");
            assert_eq!(tree.root().get("text").and_then(Node::as_str), Some(text), "{file}");
            assert_eq!(file.lines().count(), 1);
        }
    }

    #[test]
    fn a_key_is_quoted_where_it_must_be() {
        assert_eq!([key_text("2024-H1"), key_text("4.1-1"), key_text("")], ["2024-H1", "\"4.1-1\"", "\"\""]);
    }
}
