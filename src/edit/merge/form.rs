//! What a text has besides its lines: a byte order mark, line ends, an end of its last line.

use std::borrow::Cow;

const MARK: char = '\u{feff}';

/// What our text has besides its lines. It is what the result has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    has_mark: bool,
    ends: Ends,
    is_ended: bool,
}

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Lf,
    CrLf,
    /// Some in one way, some in the other: each stays as it is.
    Both,
}

impl Form {
    /// Returns what a text has.
    pub(super) fn of(text: &str) -> Self {
        let (all, long) = (text.matches('\n').count(), text.matches("\r\n").count());
        let ends = match long {
            0 => Ends::Lf,
            _ if long == all => Ends::CrLf,
            _ => Ends::Both,
        };
        Self { has_mark: text.starts_with(MARK), ends, is_ended: text.is_empty() || text.ends_with('\n') }
    }

    /// Returns a text without all that.
    pub(super) fn bare(self, text: &str) -> String {
        let text = text.strip_prefix(MARK).unwrap_or(text);
        let text = if self.ends == Ends::Both { Cow::Borrowed(text) } else { Cow::Owned(text.replace("\r\n", "\n")) };
        if text.is_empty() || text.ends_with('\n') { text.into_owned() } else { text.into_owned() + "\n" }
    }

    /// Gives a bare text all that.
    pub(super) fn dressed(self, text: &str) -> String {
        let text = if self.is_ended { text } else { text.strip_suffix('\n').unwrap_or(text) };
        let text = if self.ends == Ends::CrLf { Cow::Owned(text.replace('\n', "\r\n")) } else { Cow::Borrowed(text) };
        let mark = if self.has_mark { "\u{feff}" } else { "" };
        [mark, &text].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_off_can_be_put_on_again() {
        for text in ["", "a", "a\n", "a\r\nb\r\n", "\u{feff}a\r\nb", "a\r\nb\nc", "\n"] {
            let form = Form::of(text);
            assert_eq!(form.dressed(&form.bare(text)), text);
        }
        assert_eq!(Form::of("a\r\nb").bare("\u{feff}x\ny"), "x\ny\n");
    }
}
