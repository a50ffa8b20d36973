//! A file's text to a TOML table, or to every syntax error in it.

use std::ops::Range;

use toml::de::{DeTable, Error};

use super::syntax_hints::hint;
use super::{codes, syntax_words};
use crate::diag::{Diagnostic, Sink};
use crate::locale::{Text, text};
use crate::source::{Fault, FileId, MAX_BYTES, Place, SourceFile, Span};

/// How many syntax errors of one file are worth reading.
const MOST: usize = 100;
/// A statement of more bytes than this is not a person's writing: its first error tells enough.
const LONG: usize = 256 * 1024;

/// Returns the file as a table; none after an error, and then every error of the file is in the sink.
pub(super) fn parse<'a>(id: FileId, file: &'a SourceFile, sink: &mut Sink) -> Option<DeTable<'a>> {
    if let Some(fault) = file.fault() {
        sink.push(unreadable(id, fault));
        return None;
    }
    if let Ok(table) = DeTable::parse(file.text()) {
        return Some(table.into_inner());
    }
    for (span, message) in errors(file.text()).into_iter().take(MOST) {
        sink.push(explain(id, file.text(), span, &message));
    }
    None
}

/// Returns every syntax error of a text, in order.
///
/// The text is read statement by statement, and of each the first error counts: a bracket that is left open must not
/// make errors of all that follows. What can only be seen across statements, a key that stands twice, is looked for in
/// the statements that are right.
fn errors(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut intact = text.to_owned();
    let mut broken_header: Option<&str> = None;
    let statements = statements(text);
    for statement in &statements {
        let part = &text[statement.clone()];
        let header = header(part.lines().next().unwrap_or_default());
        if let Some(header) = header {
            // A table that belongs to a broken one would be read as part of the one before.
            broken_header = broken_header.filter(|broken| is_under(header, broken));
        }
        let error = first_error(part);
        if error.is_some() && header.is_some() {
            broken_header = broken_header.or(header);
        }
        if error.is_some() || broken_header.is_some() {
            intact.replace_range(statement.clone(), &" ".repeat(statement.len()));
        }
        found.extend(error.map(|error| at(&error, statement.start)));
        if found.len() > MOST {
            return found;
        }
    }
    let mut across: Vec<Error> = if intact.len() <= LONG {
        DeTable::parse_recoverable(&intact).1
    } else {
        DeTable::parse(&intact).err().into_iter().collect()
    };
    across.sort_by_key(|error| error.span().map(|span| span.start));
    // What stands under a heading that is wrong is wrong only because of it.
    let mut skipped = 0..0;
    for error in &across {
        let (span, message) = at(error, 0);
        if skipped.contains(&span.start) {
            continue;
        }
        let statement = statements.iter().position(|statement| statement.contains(&span.start));
        if let Some(at) = statement.filter(|&at| is_header(text, &statements[at])) {
            let next = statements[at + 1..].iter().find(|statement| is_header(text, statement));
            skipped = span.start..next.map_or(text.len(), |next| next.start);
        }
        found.push((span, message));
    }
    found.sort_by_key(|(span, _)| span.start);
    found
}

fn is_header(text: &str, statement: &Range<usize>) -> bool {
    header(text[statement.clone()].lines().next().unwrap_or_default()).is_some()
}

fn is_under(header: &str, above: &str) -> bool {
    header.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'))
}

fn first_error(statement: &str) -> Option<Error> {
    if statement.len() > LONG {
        return DeTable::parse(statement).err();
    }
    let errors = DeTable::parse_recoverable(statement).1;
    errors.into_iter().min_by_key(|error| error.span().map(|span| span.start))
}

fn at(error: &Error, offset: usize) -> (Range<usize>, String) {
    let span = error.span().unwrap_or_default();
    (span.start + offset..span.end + offset, error.message().to_owned())
}

/// Cuts a text before each line that begins a table or a value.
fn statements(text: &str) -> Vec<Range<usize>> {
    let mut cuts = vec![0];
    let mut offset = 0;
    // The quotes that a text of several lines was opened with.
    let mut open: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        if open.is_none() && offset > 0 && begins_statement(line) {
            cuts.push(offset);
        }
        offset += line.len();
        for quotes in ["\"\"\"", "'''"] {
            if line.matches(quotes).count() % 2 == 1 && open.is_none_or(|open| open == quotes) {
                // One that is never closed opens nothing: it is the mistake itself.
                open = if open.is_some() { None } else { Some(quotes).filter(|_| text[offset..].contains(quotes)) };
            }
        }
    }
    cuts.push(text.len());
    cuts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

fn begins_statement(line: &str) -> bool {
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '"' | '\'' | ' ' | '\t');
    let has_key = || line.split_once('=').is_some_and(|(key, _)| !key.trim().is_empty() && key.chars().all(is_key));
    header(line).is_some() || has_key()
}

/// Returns the dotted name of a line that begins a table.
pub(super) fn header(line: &str) -> Option<&str> {
    let line = line.trim();
    let name = line.strip_prefix("[[").or_else(|| line.strip_prefix('['))?;
    let name = name.split([']', '#']).next()?.trim();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    (!name.is_empty() && name.chars().all(is_name)).then_some(name)
}

fn explain(id: FileId, text: &str, span: Range<usize>, message: &str) -> Diagnostic {
    let (span, words) = hint(text, &span, message).unwrap_or_else(|| (span, syntax_words::explain(message)));
    let code = if words.duplicate { &codes::DUPLICATE_KEY } else { &codes::SYNTAX };
    Diagnostic::new(code, Place { file: id, span: Span::from(span) }, words.message).help(words.help)
}

fn unreadable(file: FileId, fault: &Fault) -> Diagnostic {
    let at = |offset: usize| Place { file, span: Span::from(offset..offset) };
    match fault {
        Fault::NotAFile => Diagnostic::new(
            &codes::UNREADABLE_FILE,
            at(0),
            Text::fixed(
                "här ska en fil ligga, men det är något annat",
                "a file belongs here, but this is something else",
            ),
        )
        .help(Text::fixed(
            "flytta eller döp om katalogen (eller röret) som heter så",
            "move or rename the directory (or pipe) that has this name",
        )),
        Fault::Unreadable(reason) => Diagnostic::new(
            &codes::UNREADABLE_FILE,
            at(0),
            text!("filen går inte att läsa: {reason}", "the file cannot be read: {reason}"),
        )
        .help(Text::fixed(
            "se efter att filen finns kvar och att du får läsa den",
            "make sure that the file is still there and that you may read it",
        )),
        Fault::TooLarge(bytes) => {
            let (size, most) = (bytes / (1024 * 1024), MAX_BYTES / (1024 * 1024));
            Diagnostic::new(
                &codes::UNREADABLE_FILE,
                at(0),
                text!(
                    "filen är för stor: {size} MB, mot högst {most} MB",
                    "the file is too large: {size} MB, of {most} MB at most"
                ),
            )
            .help(Text::fixed(
                "en plan är text: dela upp målet i flera filer",
                "a plan is text: divide the goal into several files",
            ))
        }
        Fault::NotUtf8 { offset, utf16 } => Diagnostic::new(
            &codes::NOT_UTF8,
            at(*offset),
            match utf16 {
                true => Text::fixed("filen är sparad som UTF-16", "the file is saved as UTF-16"),
                false => Text::fixed("här står något som inte är UTF-8-text", "what stands here is not UTF-8 text"),
            },
        )
        .help(Text::fixed(
            "spara filen på nytt och välj kodningen UTF-8",
            "save the file again and choose the encoding UTF-8",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        errors(text).iter().map(|(span, _)| text[..span.start.min(text.len())].matches('\n').count() + 1).collect()
    }

    #[test]
    fn one_mistake_is_one_error() {
        let text =
            "id = \"1\"\n[[activity]]\nowners = [\"A\",\nid = \"1-1\"\n[[activity]]\nid = \"1-2\"\nstart = = 2\n";
        assert_eq!(lines(text), [3, 7]);
        assert_eq!(lines("[[priority\nid = \"1\"\n[[priority.activity]]\nid = 1 2\n"), [1, 4]);
    }

    #[test]
    fn a_key_that_stands_twice_is_found_beside_other_errors() {
        let text = "id = \"1\"\nid = \"2\"\n[[priority]]\ntitle = \n[[priority.activity]]\nid = \"3\"\n[[priority]]\nid = \"4\"\n";
        assert_eq!(lines(text), [2, 4]);
    }

    #[test]
    fn a_header_inside_a_long_text_is_text() {
        assert_eq!(lines("a = \"\"\"\n[[activity]]\n\"\"\"\nb = \n"), [4]);
    }
}
