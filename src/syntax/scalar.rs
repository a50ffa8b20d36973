//! Values and keys without parts, as they are written.

use std::borrow::Cow;

use toml::de::DeValue;

/// Returns what a text in quotes says; none for anything else.
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

/// Returns whether digits are a whole number of 64 bits: the parser leaves their value to who wants it.
pub fn is_integer(digits: &str, radix: u32) -> bool {
    i64::from_str_radix(digits, radix).is_ok()
}

/// Returns whether digits are a number that is not too large for one.
pub fn is_float(digits: &str) -> bool {
    digits.parse::<f64>().is_ok_and(|value| !value.is_infinite() || digits.contains("inf"))
}

// Nearly all of a plan is one of these three, and needs no decoding.

/// Returns whether a key without quotes is one.
pub(super) fn is_bare_key(written: &[u8]) -> bool {
    !written.is_empty() && written.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// Returns whether a text in quotes is closed, and says just what is written between them.
pub(super) fn is_plain_text(written: &[u8]) -> bool {
    let [b'"', text @ .., b'"'] = written else { return false };
    let is_special = |byte: u8| byte == b'\\' || (byte.is_ascii_control() && byte != b'\t');
    // Not to stop at the first is quicker: many bytes are looked at at once.
    text.chunks(64).all(|some| some.iter().fold(0, |any, byte| any | u8::from(is_special(*byte))) == 0)
}

/// Returns whether digits are a number such as a year.
pub(super) fn is_plain_number(written: &[u8]) -> bool {
    matches!(written, [b'1'..=b'9', rest @ ..] if rest.len() < 18 && rest.iter().all(u8::is_ascii_digit))
}
