//! E-mail addresses.

use super::Str;

/// The maximum length of an address, and of its part before the `@` (RFC 5321).
const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;
/// The maximum length of a label of a domain.
const LONGEST_LABEL: usize = 63;

/// An e-mail address that every mail program accepts: `film@example.se`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address<'a>(Str<'a>);

impl<'a> Address<'a> {
    /// The syntax of an address, as a regular expression.
    pub const PATTERN: &'static str = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";

    /// Parses an address; returns the text as the error.
    pub fn new(text: Str<'a>) -> Result<Self, Str<'a>> {
        if is_address(&text) { Ok(Self(text)) } else { Err(text) }
    }

    /// Returns the text of the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns whether a text is an address without quotes, comments and non-ASCII letters, with a domain of two labels
/// or more.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let is_atom = |atom: &str| !atom.is_empty() && atom.bytes().all(is_of_atom);
    let is_label = |label: &str| {
        let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=LONGEST_LABEL).contains(&label.len())
            && label.bytes().all(is_inner)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= LONGEST
        && local.len() <= LONGEST_LOCAL
        && local.split('.').all(is_atom)
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

fn is_of_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_form() {
        for right in ["film@example.se", "Film.Tva+x@sub.example.co.uk", "o'brien@example.ie", "a@1.se"] {
            assert!(is_address(right), "{right}");
        }
        let long = format!("{}@example.se", "a".repeat(65));
        let wrong = [
            "",
            "film",
            "film@",
            "@example.se",
            "film@example",
            "film@@example.se",
            "a@b@example.se",
            "film @example.se",
            "film@example.se ",
            "film.@example.se",
            "fi..lm@example.se",
            "film@-example.se",
            "film@example..se",
            "film@example.se.",
            "åsa@example.se",
            "film@exämple.se",
            "film@example.se\r\nBcc: a@example.se",
            "film@example.se,dans@example.se",
            "Film <film@example.se>",
            "mailto:film@example.se",
            "\"film\"@example.se",
            &long,
        ];
        for wrong in wrong {
            assert!(!is_address(wrong), "{wrong:?}");
        }
    }
}
