//! Ids of goals, priorities and activities.

use super::Str;

/// An id as adopted: any text without white space, control characters and quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Id<'a>(Str<'a>);

/// Quotation marks of all scripts. An id that contains one could not be quoted.
const QUOTES: &str = "\"'`´“”„‟‘’‚‛«»‹›";

impl<'a> Id<'a> {
    /// The syntax of an id, as a regular expression.
    pub const PATTERN: &'static str = r#"[^\s\u0000-\u001f\u007f-\u009f"'`´“”„‟‘’‚‛«»‹›]+"#;

    /// Parses an id; returns the text as the error.
    pub fn new(text: Str<'a>) -> Result<Self, Str<'a>> {
        if is_id(&text) { Ok(Self(text)) } else { Err(text) }
    }

    /// Returns the text of the id.
    pub fn into_text(self) -> Str<'a> {
        self.0
    }
}

/// Returns whether a text can be an id.
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_of_id)
}

/// Returns a text without the characters that an id cannot have; `None` if nothing is left.
pub fn id_meant(text: &str) -> Option<String> {
    let id: String = text.chars().filter(|c| is_of_id(*c)).collect();
    (!id.is_empty()).then_some(id)
}

fn is_of_id(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !QUOTES.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_as_it_was_adopted() {
        for right in ["4.1.3-4", "P1.F1.A1", "Å-3", "17§", "a/b", "..", "#1", "a:b", "50%", "a\\b", "<&,;=>", "目標1"]
        {
            assert!(is_id(right), "{right}");
        }
        for (wrong, meant) in [
            ("17 §", Some("17§")),
            ("1\u{a0}a", Some("1a")),
            ("“1”", Some("1")),
            ("a\nb", Some("ab")),
            ("a'", Some("a")),
            ("a\u{7}b", Some("ab")),
            (" \"", None),
            ("", None),
        ] {
            assert!(!is_id(wrong), "{wrong:?}");
            assert_eq!(id_meant(wrong).as_deref(), meant, "{wrong:?}");
        }
    }
}
