//! Scalars and keys.

use std::borrow::Cow;
use std::fmt::Write;

use toml::de::DeValue;

/// Returns the value of a quoted string; `None` for anything else.
pub fn text_of(written: &str) -> Option<Cow<'_, str>> {
    let quote = written.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let inner = written.get(1..written.len() - 1)?;
    if !inner.contains(['\\', quote]) {
        return Some(Cow::Borrowed(inner));
    }
    match DeValue::parse(written).ok()?.into_inner() {
        DeValue::String(text) => Some(text),
        _ => None,
    }
}

/// Returns whether digits are a 64-bit integer, which the parser does not check.
pub fn is_integer(digits: &str, radix: u32) -> bool {
    i64::from_str_radix(digits, radix).is_ok()
}

/// Returns whether digits are a finite float, or explicitly infinite.
pub fn is_float(digits: &str) -> bool {
    digits.parse::<f64>().is_ok_and(|value| !value.is_infinite() || digits.contains("inf"))
}

// Nearly all of a plan is one of these three, which need no decoding.

/// Returns whether a key is a bare key.
pub(super) fn is_bare_key(written: &[u8]) -> bool {
    !written.is_empty() && written.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// Returns whether a quoted string is closed and has no escapes.
pub(super) fn is_plain_text(written: &[u8]) -> bool {
    let [b'"', text @ .., b'"'] = written else { return false };
    let is_special = |byte: u8| byte == b'\\' || (byte.is_ascii_control() && byte != b'\t');
    // No early exit within a chunk, so that the loop is vectorized.
    text.chunks(64).all(|some| some.iter().fold(0, |any, byte| any | u8::from(is_special(*byte))) == 0)
}

/// Returns whether digits are a small positive integer, such as a year.
pub(super) fn is_plain_number(written: &[u8]) -> bool {
    matches!(written, [b'1'..=b'9', rest @ ..] if rest.len() < 18 && rest.iter().all(u8::is_ascii_digit))
}

/// Returns a text as a TOML string on one line, with quotes.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // Characters that are invisible, or end the line.
            c if c.is_control() => {
                let code = u32::from(c);
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{code:04X}");
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Returns a key as TOML, quoted only if necessary.
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
