//! Names from the plan's files, as a message may hold them.

use std::borrow::Cow;

use crate::locale::Text;
use crate::source::printable;

/// A longer name is cut: what is wrong must stay in sight.
const LONGEST_NAME: usize = 80;

/// Returns a message as one line, with what it quotes cut to a length that can be read.
pub(super) fn one_line(message: Text) -> Text {
    message.map(|text| {
        let text = match printable(text) {
            Cow::Borrowed(text) if text.len() <= LONGEST_NAME && !text.contains('\n') => return None,
            text => text,
        };
        let parts = text.split('`').enumerate();
        let parts: Vec<Cow<'_, str>> =
            parts.map(|(at, part)| if at % 2 == 1 { name(part) } else { Cow::Owned(spaced(part)) }).collect();
        Some(parts.join("`"))
    })
}

/// Returns a name as a message may hold it.
pub(crate) fn name(name: &str) -> Cow<'_, str> {
    let is_long = name.char_indices().nth(LONGEST_NAME).is_some();
    if !is_long && !name.contains(char::is_control) {
        return Cow::Borrowed(name);
    }
    let kept: String = spaced(name).chars().take(LONGEST_NAME).collect();
    Cow::Owned(if is_long { kept + "…" } else { kept })
}

fn spaced(text: &str) -> String {
    printable(text).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Lang, text};

    #[test]
    fn a_message_is_one_line_and_never_long() {
        let (long, broken) = ("å".repeat(1000), "a\nb\tc\u{9b}");
        let message = one_line(text!("`{long}` och `{broken}` finns\ninte", "`{long}` and `{broken}` do not\nexist"));
        let cut = format!("`{}…` and `a b c\u{fffd}` do not exist", "å".repeat(80));
        assert_eq!(message.get(Lang::En), cut);
        assert!(matches!(name("Film"), Cow::Borrowed("Film")));
    }
}
