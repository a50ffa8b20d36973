//! What a syntax error is really about, where the line around it tells more than the parser.

use std::ops::Range;

use super::syntax::header;
use super::syntax_words::Words;
use crate::locale::{Text, text};

/// Quotes that a word processor writes, and that TOML does not know.
const CURLY: [char; 8] = ['”', '“', '„', '»', '«', '’', '‘', '‚'];

/// Returns the true place and meaning of a parser's error; none where the parser's own words are best.
pub(super) fn hint(file: &str, span: &Range<usize>, message: &str) -> Option<(Range<usize>, Words)> {
    let line = line_around(file, span.start);
    let here = &file[span.start..line.end.max(span.start)];
    let text = &file[line.clone()];
    if message.starts_with("duplicate key") {
        // Only a repeated `[[…]]` is right by itself.
        let name = header(text).filter(|_| text.trim_start().starts_with("[["));
        return name.and_then(|name| wrong_header(file, line.start, name));
    }
    if let Some(quote) = here.trim_start().chars().next().filter(|first| CURLY.contains(first)) {
        return Some((span.clone(), curly(quote)));
    }
    if text.split_once('=').is_some_and(|(_, value)| is_blank(value)) {
        return Some((span.clone(), missing_value()));
    }
    let quotes = text.replace("\\\"", "").matches('"').count();
    if message.starts_with("unclosed") && quotes % 2 == 1 {
        let open = line.start + text.rfind('"').unwrap_or_default();
        return Some((open..line.end, open_text()));
    }
    (message.starts_with("unexpected key or value") && quotes > 2).then(|| (span.clone(), inner_quotes()))
}

/// The line of an offset, without its end.
fn line_around(file: &str, offset: usize) -> Range<usize> {
    let start = file[..offset].rfind('\n').map_or(0, |end| end + 1);
    let end = file[offset..].find(['\n', '\r']).map_or(file.len(), |length| offset + length);
    start..end
}

/// An earlier heading that makes this one, which is right, look like a repetition.
fn wrong_header(file: &str, before: usize, name: &str) -> Option<(Range<usize>, Words)> {
    let mut offset = 0;
    for line in file[..before].split_inclusive('\n') {
        let span = offset..offset + line.trim_end().len();
        offset += line.len();
        let Some(other) = header(line) else { continue };
        if other == name && !line.trim_start().starts_with("[[") {
            return Some((span, single_brackets(name)));
        }
        if other.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')) {
            return Some((span, before_its_own(other, name)));
        }
        if other == name {
            return None;
        }
    }
    None
}

/// Whether nothing stands there but perhaps a comment.
fn is_blank(value: &str) -> bool {
    value.trim().is_empty() || value.trim_start().starts_with('#')
}

fn words(message: Text, help: Text) -> Words {
    Words { message, help, duplicate: false }
}

fn single_brackets(name: &str) -> Words {
    words(
        text!(
            "rubriken `[{name}]` har bara en hakparentes på var sida",
            "the heading `[{name}]` has only one bracket on each side"
        ),
        text!("skriv `[[{name}]]`, med två", "write `[[{name}]]`, with two"),
    )
}

fn before_its_own(name: &str, above: &str) -> Words {
    words(
        text!(
            "`{name}` står före den `[[{above}]]` som den hör till",
            "`{name}` stands before the `[[{above}]]` that it belongs to"
        ),
        text!("flytta den till efter sin `[[{above}]]`", "move it to after its `[[{above}]]`"),
    )
}

fn curly(quote: char) -> Words {
    words(
        text!("citattecknet {quote} går inte att använda här", "the quote {quote} cannot be used here"),
        Text::fixed(
            "skriv raka citattecken runt texten: `\"…\"`; ordbehandlare byter ofta ut dem",
            "put straight quotes around the text: `\"…\"`; word processors often replace them",
        ),
    )
}

fn missing_value() -> Words {
    words(
        Text::fixed("värdet efter `=` saknas", "the value after `=` is missing"),
        Text::fixed("skriv värdet efter `=`, eller ta bort raden", "write the value after `=`, or remove the line"),
    )
}

fn open_text() -> Words {
    words(
        Text::fixed("texten är inte avslutad", "the text is not closed"),
        Text::fixed("skriv `\"` efter texten", "write `\"` after the text"),
    )
}

fn inner_quotes() -> Words {
    words(
        Text::fixed(
            "texten slutar vid citattecknet, men raden fortsätter",
            "the text ends at the quote, but the line goes on",
        ),
        Text::fixed(
            "skriv `\\\"` eller ” för ett citattecken inne i en text",
            "write `\\\"` or ” for a quote inside a text",
        ),
    )
}
