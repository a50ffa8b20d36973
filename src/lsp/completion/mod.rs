//! Completion: keys with their meanings, names in the plan, periods, and whole lines.

mod keys;
mod values;

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionItemTextEdit, CompletionList,
    Documentation, InsertTextFormat, MarkupContent, MarkupKind, Range, TextEdit,
};

use super::cursor::{Cursor, Writing};
use super::file::AskedFile;
use super::shape::Expected;
use crate::check::codes;
use crate::model::same_key;
use crate::syntax::{quoted, text_of};

/// The most items in one answer. If there are more, the client asks again as the user types.
const MOST: usize = 200;

/// A completion item, before it is converted to the protocol's.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    /// The label; also the inserted text, unless `text` is set.
    label: String,
    kind: CompletionItemKind,
    /// A short description beside the label.
    detail: Option<String>,
    /// The documentation.
    about: Option<String>,
    /// The label as it is typed at the cursor, if that differs.
    typed: Option<String>,
    /// Further words to filter by.
    words: String,
    /// The inserted text; with placeholders if it is a snippet.
    text: String,
    is_snippet: bool,
    /// The byte range to replace, if it is not the word at the cursor.
    word: Option<std::ops::Range<usize>>,
}

impl Offer {
    fn new(label: impl Into<String>, kind: CompletionItemKind) -> Self {
        let label = label.into();
        let (text, words) = (label.clone(), String::new());
        Self { label, kind, detail: None, about: None, typed: None, words, text, is_snippet: false, word: None }
    }

    fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()).filter(|it| !it.is_empty()), ..self }
    }

    fn about(self, about: Option<String>) -> Self {
        Self { about, ..self }
    }

    fn text(self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self }
    }

    fn snippet(self, text: impl Into<String>) -> Self {
        Self { text: text.into(), is_snippet: true, ..self }
    }

    /// Returns whether the label or the further words contain what was typed.
    fn fits(&self, typed: &str) -> bool {
        let typed = same_key(typed);
        [self.typed.as_ref().unwrap_or(&self.label), &self.words].iter().any(|text| same_key(text).contains(&*typed))
    }
}

/// Returns the completion items at an offset.
pub(super) fn completion(file: &AskedFile<'_, '_>, offset: usize) -> CompletionList {
    let Some(cursor) = Cursor::at(file.text(), offset) else { return CompletionList::default() };
    let mut offers = offers(file, &cursor, offset);
    let range = file.range(cursor.word.clone());
    let is_incomplete = offers.len() > MOST;
    if is_incomplete {
        offers.retain(|offer| offer.fits(&cursor.typed));
        offers.truncate(MOST);
    }
    let items = offers.into_iter().enumerate().map(|(at, offer)| item(offer, at, range, file));
    CompletionList { is_incomplete, items: items.collect(), ..CompletionList::default() }
}

fn offers(file: &AskedFile<'_, '_>, cursor: &Cursor, offset: usize) -> Vec<Offer> {
    match &cursor.writing {
        Writing::Code => {
            let meaning = |code: &crate::diag::Code| code.summary.get(file.lang).to_owned();
            let offer =
                |code: &&crate::diag::Code| Offer::new(code.id, CompletionItemKind::EnumMember).detail(meaning(code));
            codes().iter().filter(|code| !code.is_fixed()).map(offer).collect()
        }
        Writing::Key { path, used } => {
            let Some(expected) = Expected::at(file.kind(), path) else { return Vec::new() };
            if expected.has_periods() {
                return values::period_keys(file, path, used, offset);
            }
            keys::keys(file, &expected, path, used, offset)
        }
        Writing::Value { path, quote, is_item } => {
            let Some(expected) = Expected::at(file.kind(), path) else { return Vec::new() };
            let offers = values::values(file, &expected, path, offset);
            let after = &file.text()[cursor.word.end..];
            let needs_list = expected.is_list() && !is_item;
            let written = |offer: Offer| match quote {
                Some(quote) => within_quotes(offer, *quote, cursor, after),
                None if needs_list && !offer.is_snippet => {
                    let text = format!("[{}]", offer.text);
                    Some(offer.text(text))
                }
                None => Some(offer),
            };
            offers.into_iter().filter_map(written).collect()
        }
    }
}

fn item(offer: Offer, at: usize, range: Range, file: &AskedFile<'_, '_>) -> CompletionItem {
    let has_markdown = file.client.has_markdown;
    let documentation = |value: String| {
        let kind = if has_markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
        Documentation::MarkupContent(MarkupContent { kind, value })
    };
    let is_label = offer.typed.is_none() && offer.words.is_empty();
    let typed = offer.typed.as_ref().unwrap_or(&offer.label);
    let filter = (!is_label).then(|| format!("{typed} {}", offer.words).trim_end().to_owned());
    let range = offer.word.map_or(range, |word| file.range(word));
    CompletionItem {
        label_details: offer
            .detail
            .as_ref()
            .map(|detail| CompletionItemLabelDetails { detail: None, description: Some(detail.clone()) }),
        label: offer.label,
        kind: Some(offer.kind),
        detail: offer.detail,
        documentation: offer.about.map(documentation),
        // Keeps our order: that of the file, or the most likely item first.
        sort_text: Some(format!("{at:05}")),
        filter_text: filter,
        insert_text_format: offer.is_snippet.then_some(InsertTextFormat::Snippet),
        text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit { range, new_text: offer.text })),
        ..CompletionItem::default()
    }
}

/// Returns a text with the special characters of snippets escaped.
fn in_snippet(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

/// Returns the content of a text's TOML string, without the quotes.
fn inner(text: &str) -> String {
    let written = quoted(text);
    written[1..written.len() - 1].to_owned()
}

/// Returns a value to insert within the quotes around the word at the cursor; none for a snippet, which is a
/// whole value. `after` is the text after the word.
fn within_quotes(offer: Offer, quote: char, cursor: &Cursor, after: &str) -> Option<Offer> {
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
