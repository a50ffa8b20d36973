//! One text in every language.

use std::borrow::Cow;

use super::Lang;

/// A text in every language that the tool speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    sv: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Text {
    /// Makes a text known when the tool is built.
    pub const fn fixed(sv: &'static str, en: &'static str) -> Self {
        Self { sv: Cow::Borrowed(sv), en: Cow::Borrowed(en) }
    }

    /// Makes a text with names and numbers in it; [`text!`] is the short way.
    pub fn new(sv: String, en: String) -> Self {
        Self { sv: Cow::Owned(sv), en: Cow::Owned(en) }
    }

    /// Makes a text that is the same in every language, such as a name from the plan.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { sv: Cow::Owned(text.clone()), en: Cow::Owned(text) }
    }

    /// Changes the text in each language in which `change` has another.
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

/// Makes a [`Text`] of a Swedish and an English format string, with names from around it: `text!("okänd {key}",
/// "unknown {key}")`.
///
/// Where a part differs between the languages, put it in a `Text` and write `{part}` in both: see the second form,
/// `text!(lang => part = expression; "…{part}…", "…{part}…")`, which works `part` out once in each language.
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
