//! Completed strings within the quotes that are already written.

use super::Offer;
use crate::lsp::cursor::Cursor;
use crate::syntax::{quoted, text_of};

/// Returns the content of a text's TOML string, without the quotes.
pub(super) fn inner(text: &str) -> String {
    let written = quoted(text);
    written[1..written.len() - 1].to_owned()
}

/// Returns a value to insert within the quotes around the word at the cursor; none if it is not a string. `after` is
/// the text after the word.
pub(super) fn within_quotes(offer: Offer, quote: char, cursor: &Cursor, after: &str) -> Option<Offer> {
    // A snippet is a whole value.
    if offer.is_snippet {
        return None;
    }
    let is_closed = after.starts_with(quote);
    let value = text_of(&offer.text).map_or_else(|| offer.text.clone(), std::borrow::Cow::into_owned);
    let can_be_literal = !value.contains(|c: char| c == '\'' || (c.is_control() && c != '\t'));
    if quote == '\'' && !can_be_literal {
        // The quotes are replaced too.
        let word = cursor.word.start - 1..cursor.word.end + usize::from(is_closed);
        let typed = format!("'{}", offer.label);
        return Some(Offer { typed: Some(typed), word: Some(word), text: quoted(&value), ..offer });
    }
    let inner = if quote == '"' { inner(&value) } else { value };
    // Clients compare the text before the cursor, in which characters may be escaped.
    let typed = (inner != offer.label).then(|| inner.clone());
    let end = if is_closed { String::new() } else { quote.to_string() };
    Some(Offer { typed, text: inner + &end, ..offer })
}
