//! A file's text to a TOML table, or to every syntax error in it.

use std::ops::Range;

use toml::de::{DeTable, Error};

use super::{codes, syntax_words};
use crate::diag::{Diagnostic, Sink};
use crate::locale::{Text, text};
use crate::source::{Fault, FileId, MAX_BYTES, Place, SourceFile, Span};

/// How many syntax errors of one file are worth reading.
const MOST: usize = 100;
/// A section of more bytes than this is not a person's writing: its first error tells enough.
const LONG_SECTION: usize = 64 * 1024;

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
        sink.push(explain(id, span, &message));
    }
    None
}

/// Returns every syntax error of a text, in order.
///
/// The text is read section by section, so that a bracket left open does not make errors of all that follows. What can
/// only be seen across sections, a key that stands twice, is looked for in the sections that are whole.
fn errors(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut intact = text.to_owned();
    let mut broken_header: Option<&str> = None;
    for section in sections(text) {
        let part = &text[section.clone()];
        let header = header(part.lines().next().unwrap_or_default());
        let under_broken = match (broken_header, header) {
            (Some(broken), Some(header)) => header.strip_prefix(broken).is_some_and(|rest| rest.starts_with('.')),
            _ => false,
        };
        let errors = section_errors(part);
        if !errors.is_empty() || under_broken {
            // A table that belongs to a broken one would be read as part of the one before.
            broken_header = if under_broken { broken_header } else { header.or(broken_header) };
            let blank = " ".repeat(section.len());
            intact.replace_range(section.clone(), &blank);
        } else {
            broken_header = None;
        }
        found.extend(errors.into_iter().map(|error| at(&error, section.start)));
        if found.len() > MOST {
            return found;
        }
    }
    found.extend(section_errors(&intact).iter().map(|error| at(error, 0)));
    found.sort_by_key(|(span, _)| span.start);
    found
}

fn section_errors(section: &str) -> Vec<Error> {
    if section.len() > LONG_SECTION {
        DeTable::parse(section).err().into_iter().collect()
    } else {
        DeTable::parse_recoverable(section).1
    }
}

fn at(error: &Error, offset: usize) -> (Range<usize>, String) {
    let span = error.span().unwrap_or_default();
    (span.start + offset..span.end + offset, error.message().to_owned())
}

/// Cuts a text before each line that is a table's header.
fn sections(text: &str) -> Vec<Range<usize>> {
    let mut cuts = vec![0];
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        // A line inside a text of several lines can look like a header: inside, the quotes before it are odd in number.
        let inside = || {
            ["\"\"\"", "'''"].iter().any(|quotes| text[cuts[cuts.len() - 1]..offset].matches(quotes).count() % 2 == 1)
        };
        if offset > 0 && header(line).is_some() && !(inside() && closes_later(&text[offset..])) {
            cuts.push(offset);
        }
        offset += line.len();
    }
    cuts.push(text.len());
    cuts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// Whether a text of several lines that is open here is closed further down.
fn closes_later(rest: &str) -> bool {
    ["\"\"\"", "'''"].iter().any(|quotes| rest.matches(quotes).count() % 2 == 1)
}

/// Returns the dotted name of a line that begins a table.
fn header(line: &str) -> Option<&str> {
    let line = line.trim();
    let name = line.strip_prefix("[[").or_else(|| line.strip_prefix('['))?;
    let name = name.split([']', '#']).next()?.trim();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    (!name.is_empty() && name.chars().all(is_name)).then_some(name)
}

fn explain(file: FileId, span: Range<usize>, message: &str) -> Diagnostic {
    let words = syntax_words::explain(message);
    let code = if words.duplicate { &codes::DUPLICATE_KEY } else { &codes::SYNTAX };
    Diagnostic::new(code, Place { file, span: Span::from(span) }, words.message).help(words.help)
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
    fn an_open_bracket_spoils_only_its_own_section() {
        let text =
            "id = \"1\"\n[[activity]]\nowners = [\"A\",\nid = \"1-1\"\n[[activity]]\nid = \"1-2\"\nstart = = 2\n";
        let lines = lines(text);
        assert!(lines.iter().all(|line| matches!(line, 3..=5 | 7)), "{lines:?}");
        assert!(lines.contains(&7));
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
