//! Percent-encoding (RFC 3986): bytes written by their numbers.

/// Returns a text with every byte that is not plain written by its number, as in `%C3%A5`.
pub fn percent_encoded(text: &str, is_plain: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_plain(byte) {
            out.push(char::from(byte));
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_plain_stays() {
        assert_eq!(percent_encoded("å b.%", |byte| byte.is_ascii_alphanumeric() || byte == b'.'), "%C3%A5%20b.%25");
    }
}
