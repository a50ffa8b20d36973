//! Better messages for syntax errors, from the line around them.

use std::ops::Range;

use super::headings::FileShape;
use super::statements::{HeaderLine, heading, key};
use super::syntax_message::{self, SyntaxMessage};
use super::wrong_values::wrong_day;
use crate::locale::{Text, text};

/// The quotes of word processors, which TOML does not have.
pub(super) const CURLY: [char; 8] = ['”', '“', '„', '»', '«', '’', '‘', '‚'];
/// The conflict markers of git.
const CONFLICT: [&str; 3] = ["<<<<<<<", "=======", ">>>>>>>"];

/// Returns the actual place and a message for an error of the parser.
pub(super) fn explain(
    file: &str,
    shape: &FileShape,
    span: &Range<usize>,
    message: &str,
) -> (Range<usize>, SyntaxMessage) {
    let known = || (span.clone(), syntax_message::explain(message));
    if message.starts_with("duplicate key") {
        return known();
    }
    let line = line_around(file, span.start);
    let (text, at) = (&file[line.clone()], span.start - line.start);
    let of_line = hint(text, at, shape, message).or_else(|| wrong_day(text, at));
    if let Some((at, words)) = of_line {
        return (at.start + line.start..at.end + line.start, words);
    }
    // An unclosed multi-line string is only detected at the end of the file.
    let is_at_end = span.start == line.start && !file[span.start..].starts_with(char::is_control);
    if message.starts_with("invalid multi-line") && is_at_end {
        let open = file[..span.start].rfind(if message.contains("literal") { "'''" } else { "\"\"\"" });
        return open.map_or_else(known, |open| (open..open + 3, open_long_text()));
    }
    known()
}

/// Returns the place and the message according to the line; `None` if the parser's message is better.
fn hint(line: &str, at: usize, shape: &FileShape, message: &str) -> Option<(Range<usize>, SyntaxMessage)> {
    let here = &line[at.min(line.len())..];
    let to_end = at..line.trim_end().len().max(at);
    if let Some((odd, c)) = outside_quotes(line).find(|(_, c)| is_invisible(*c)) {
        return Some((odd..odd + c.len_utf8(), invisible(c)));
    }
    if let Some(heading) = heading(line) {
        return Some(wrong_heading(line, heading, shape));
    }
    if CONFLICT.iter().any(|marks| line.starts_with(marks)) {
        return Some((0..line.trim_end().len(), conflict()));
    }
    let start = line.len() - line.trim_start().len();
    let after_key = start + key(line).len();
    let rest = line[after_key..].trim_start();
    let next = line.len() - rest.len();
    if after_key > start && rest.starts_with(':') {
        return Some((next..next + 1, colon()));
    }
    if after_key > start && rest.starts_with(['"', '\'']) {
        return Some((next..next, missing_equals()));
    }
    if let Some((semicolon, _)) = outside_quotes(line).find(|(_, c)| *c == ';') {
        return Some((semicolon..semicolon + 1, needless_semicolon()));
    }
    if let Some(quote) = here.trim_start().chars().next().filter(|first| CURLY.contains(first)) {
        return Some((to_end, curly(quote)));
    }
    if line.split_once('=').is_some_and(|(_, value)| is_blank(value)) {
        return Some((at..at, missing_value()));
    }
    let is_of_value = ["string", "key", "comment"].iter().all(|of| !message.contains(of));
    if message.starts_with("invalid") && is_of_value && here.starts_with(char::is_alphabetic) {
        let length = here.find([',', ']', '}', '#']).unwrap_or(here.len());
        return Some((at..at + here[..length].trim_end().len(), bare_text()));
    }
    let quotes = line.replace("\\\"", "").matches('"').count();
    if message.starts_with("unclosed") && quotes % 2 == 1 {
        return Some((line.rfind('"').unwrap_or_default()..line.len(), open_text()));
    }
    (message.starts_with("unexpected key or value") && quotes > 2).then(|| (to_end, inner_quotes()))
}

/// Returns the characters of a line outside strings and comments.
pub(super) fn outside_quotes(line: &str) -> impl Iterator<Item = (usize, char)> {
    let mut open: Option<char> = None;
    line.char_indices().take_while(|(_, c)| *c != '#').filter(move |(_, c)| {
        if let Some(quote) = open {
            open = (quote != *c).then_some(quote);
            return false;
        }
        open = matches!(c, '"' | '\'').then_some(*c);
        true
    })
}

/// Returns whether a character is invisible or looks like a space.
fn is_invisible(c: char) -> bool {
    (c.is_whitespace() && !c.is_ascii())
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

fn wrong_heading(line: &str, heading: HeaderLine<'_>, shape: &FileShape) -> (Range<usize>, SyntaxMessage) {
    let name_at = line.len() - line.trim_start().len() + if heading.is_double { 2 } else { 1 };
    let name_at = name_at + line[name_at..].find(heading.name).unwrap_or_default();
    let name = name_at..name_at + heading.name.len();
    let all = shape.all_written();
    if heading.name.is_empty() {
        let help = text!("här kan stå: {all}", "expected one of: {all}");
        return (name, SyntaxMessage::new(Text::fixed("rubriken har inget namn", "the heading has no name"), help));
    }
    let Some(meant) = shape.meant(heading.name) else {
        let given = heading.name;
        let help = text!("här kan stå: {all}", "expected one of: {all}");
        return (
            name,
            SyntaxMessage::new(
                text!("rubriken `{given}` finns inte här", "the heading `{given}` does not exist here"),
                help,
            ),
        );
    };
    let right = shape.written(meant);
    let help = text!("skriv `{right}` på en egen rad", "write `{right}` on a line of its own");
    if heading.name != meant {
        return (name, SyntaxMessage::new(Text::fixed("rubriken är felskriven", "the heading is misspelt"), help));
    }
    let rest = line[name.end..].trim_start_matches([']', ' ', '\t']);
    let closed = line[name.end..line.len() - rest.len()].matches(']').count();
    if !rest.is_empty() && !rest.starts_with('#') {
        let at = line.len() - rest.len()..line.trim_end().len();
        return (
            at,
            SyntaxMessage::new(
                Text::fixed("efter rubriken står något mer", "there is something more after the heading"),
                help,
            ),
        );
    }
    let message = if closed < if heading.is_double { 2 } else { 1 } {
        Text::fixed("rubriken är inte avslutad", "the heading is not closed")
    } else {
        Text::fixed("rubriken har fel antal hakparenteser", "the heading has the wrong number of brackets")
    };
    (line.len() - line.trim_start().len()..line.trim_end().len(), SyntaxMessage::new(message, help))
}

/// Returns the line at an offset, without its line ending.
fn line_around(file: &str, offset: usize) -> Range<usize> {
    let start = file[..offset].rfind('\n').map_or(0, |end| end + 1);
    let end = file[offset..].find(['\n', '\r']).map_or(file.len(), |length| offset + length);
    start..end
}

/// Returns whether a text is blank, except for a comment.
fn is_blank(value: &str) -> bool {
    value.trim().is_empty() || value.trim_start().starts_with('#')
}

/// The message for the heading of a list with single brackets.
pub(super) fn single_brackets(name: &str) -> SyntaxMessage {
    SyntaxMessage::new(
        text!(
            "rubriken `[{name}]` har bara en hakparentes på var sida",
            "the heading `[{name}]` has only one bracket on each side"
        ),
        text!("skriv `[[{name}]]`, med två", "write `[[{name}]]`, with two"),
    )
}

/// The message for an `[[activity]]` with activities of its own, which must be a priority.
pub(super) fn priority_called_activity() -> SyntaxMessage {
    SyntaxMessage::new(
        Text::fixed(
            "under den här `[[activity]]` står det som hör till en prioritering",
            "what is under this `[[activity]]` belongs to a priority",
        ),
        Text::fixed("skriv rubriken som `[[priority]]`", "write the heading as `[[priority]]`"),
    )
}

/// The message for a table before its parent.
pub(super) fn before_its_own(name: &str, above: &str) -> SyntaxMessage {
    SyntaxMessage::new(
        text!(
            "`{name}` står före den `[[{above}]]` som den hör till",
            "`{name}` comes before the `[[{above}]]` that it belongs to"
        ),
        text!("flytta den till efter sin `[[{above}]]`", "move it to after its `[[{above}]]`"),
    )
}

/// The message for repeated keys, because the heading between them is missing.
pub(super) fn missing_heading(name: &str, key: &str) -> SyntaxMessage {
    let words = SyntaxMessage::new(
        text!(
            "`{key}` står redan ovanför; en rubrik som `[[{name}]]` saknas",
            "`{key}` is already used above; a heading such as `[[{name}]]` is missing"
        ),
        text!(
            "skriv `[[{name}]]` på en egen rad före `{key}`",
            "write `[[{name}]]` on a line of its own before `{key}`"
        ),
    );
    SyntaxMessage { duplicate: true, ..words }
}

fn invisible(c: char) -> SyntaxMessage {
    let code = format!("U+{:04X}", u32::from(c));
    SyntaxMessage::new(
        text!("här står ett osynligt tecken ({code})", "there is an invisible character here ({code})"),
        Text::fixed(
            "radera det, och skriv ett vanligt mellanslag om det behövs",
            "delete it, and write an ordinary space if one is needed",
        ),
    )
}

fn conflict() -> SyntaxMessage {
    SyntaxMessage::new(
        Text::fixed("en konflikt från git står kvar i filen", "a conflict from git is left in the file"),
        Text::fixed(
            "behåll de rader som ska gälla, och ta bort gits tre markeringar",
            "keep the lines that apply, and remove git's three marks",
        ),
    )
}

pub(super) fn colon() -> SyntaxMessage {
    SyntaxMessage::new(
        Text::fixed("här står `:` i stället för `=`", "`:` is used here instead of `=`"),
        Text::fixed("skriv `nyckel = värde`, ett på varje rad", "write `key = value`, one on each line"),
    )
}

pub(super) fn missing_equals() -> SyntaxMessage {
    SyntaxMessage::new(
        Text::fixed("ett `=` saknas mellan nyckeln och värdet", "an `=` is missing between the key and the value"),
        Text::fixed("skriv `nyckel = värde`, ett på varje rad", "write `key = value`, one on each line"),
    )
}

pub(super) fn needless_semicolon() -> SyntaxMessage {
    SyntaxMessage::new(
        Text::fixed("semikolonet hör inte hit", "the semicolon does not belong here"),
        Text::fixed("ta bort det: raden slutar med värdet", "remove it: the line ends with the value"),
    )
}

pub(super) fn bare_text() -> SyntaxMessage {
    SyntaxMessage::new(
        Text::fixed("texten saknar citattecken", "the text has no quotes"),
        Text::fixed("skriv citattecken runt texten: `\"…\"`", "put quotes around the text: `\"…\"`"),
    )
}

fn open_long_text() -> SyntaxMessage {
    SyntaxMessage::new(
        Text::fixed("den långa texten är inte avslutad", "the long text is not closed"),
        Text::fixed(
            "avsluta texten med samma tre citattecken som den börjar med",
            "close the text with the same three quotes that it begins with",
        ),
    )
}

pub(super) fn curly(quote: char) -> SyntaxMessage {
    SyntaxMessage::new(
        text!("citattecknet {quote} går inte att använda här", "the quote {quote} cannot be used here"),
        Text::fixed(
            "skriv raka citattecken runt texten: `\"…\"`; ordbehandlare byter ofta ut dem",
            "put straight quotes around the text: `\"…\"`; word processors often replace them",
        ),
    )
}

fn missing_value() -> SyntaxMessage {
    SyntaxMessage::new(
        Text::fixed("värdet efter `=` saknas", "the value after `=` is missing"),
        Text::fixed("skriv värdet efter `=`, eller ta bort raden", "write the value after `=`, or remove the line"),
    )
}

pub(super) fn open_text() -> SyntaxMessage {
    SyntaxMessage::new(
        Text::fixed("texten är inte avslutad", "the text is not closed"),
        Text::fixed("skriv `\"` efter texten", "write `\"` after the text"),
    )
}

pub(super) fn unopened_text() -> SyntaxMessage {
    SyntaxMessage::new(
        Text::fixed("ett citattecken saknas före texten", "a quote is missing before the text"),
        Text::fixed("skriv citattecken både före och efter texten", "put quotes both before and after the text"),
    )
}

pub(super) fn inner_quotes() -> SyntaxMessage {
    SyntaxMessage::new(
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
