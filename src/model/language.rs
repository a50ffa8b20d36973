//! Language tags.

use super::Str;

/// A BCP 47 language tag: `sv`, `de-AT`, `zh-Hant`. The language has two or three letters, and is not checked for
/// existence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageTag<'a>(Str<'a>);

impl<'a> LanguageTag<'a> {
    /// The syntax of a tag, as a regular expression.
    pub const PATTERN: &'static str = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*";

    /// Parses a tag; returns the text as the error.
    pub fn new(text: Str<'a>) -> Result<Self, Str<'a>> {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or_default();
        let is_language = (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_part =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if is_language && parts.all(is_part) { Ok(Self(text)) } else { Err(text) }
    }

    /// Returns the text of the tag.
    pub fn into_text(self) -> Str<'a> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_begins_with_a_language_of_two_or_three_letters() {
        for tag in ["sv", "en-GB", "fr", "smj", "zh-Hant-TW", "de-1996"] {
            assert!(LanguageTag::new(tag.into()).is_ok(), "{tag}");
        }
        for other in ["", "s", "svenska", "sv_SE", "sv-", "-sv", "sv--SE", "s1", "fr-abcdefghi", "sv SE", "å"] {
            assert!(LanguageTag::new(other.into()).is_err(), "{other}");
        }
    }
}
