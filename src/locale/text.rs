//! A text in every language.

use std::borrow::Cow;

use super::Lang;

/// A text in every language of the user interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    sv: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Text {
    /// Creates a text from literals.
    pub const fn fixed(sv: &'static str, en: &'static str) -> Self {
        Self { sv: Cow::Borrowed(sv), en: Cow::Borrowed(en) }
    }

    /// Creates a text with inserted values; [`text!`] is shorter.
    pub fn new(sv: String, en: String) -> Self {
        Self { sv: Cow::Owned(sv), en: Cow::Owned(en) }
    }

    /// Creates a text that is equal in every language, such as a name from the plan.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { sv: Cow::Owned(text.clone()), en: Cow::Owned(text) }
    }

    /// Replaces the text in each language for which `change` returns a new one.
    #[must_use]
    pub fn map(mut self, change: impl Fn(&str) -> Option<String>) -> Self {
        for text in [&mut self.sv, &mut self.en] {
            if let Some(changed) = change(text) {
                *text = Cow::Owned(changed);
            }
        }
        self
    }

    /// Returns the text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

/// Makes a [`Text`] of a Swedish and an English format string, with captured variables: `text!("okänd {key}",
/// "unknown {key}")`.
///
/// For a part that differs between the languages, use the second form: `text!(part = expression; "…{part}…",
/// "…{part}…")`, where the expression is a `Text`.
#[macro_export]
#[doc(hidden)]
macro_rules! __text {
    ($sv:literal, $en:literal $(,)?) => {
        $crate::locale::Text::new(format!($sv), format!($en))
    };
    ($($part:ident = $value:expr),+ ; $sv:literal, $en:literal $(,)?) => {{
        $(let part_of: &$crate::locale::Text = &$value; let $part = part_of;)+
        $crate::locale::Text::new(
            { $(let $part = $part.get($crate::locale::Lang::Sv);)+ format!($sv) },
            { $(let $part = $part.get($crate::locale::Lang::En);)+ format!($en) },
        )
    }};
}
pub use __text as text;

/// Returns a text with its first letter in upper case.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_worked_out_in_each_language() {
        let kind = Text::fixed("mål", "goal");
        let id = "4.1";
        let text = text!(kind = kind; "{kind} {id} saknas", "{kind} {id} is missing");
        assert_eq!((text.get(Lang::Sv), text.get(Lang::En)), ("mål 4.1 saknas", "goal 4.1 is missing"));
    }
}
