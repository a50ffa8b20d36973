//! Files that are not text, cannot be opened, or were not written by a person.

use crate::diag::{Diagnostic, system_reason};
use crate::load::codes;
use crate::locale::{Text, text};
use crate::source::{FileId, MAX_BYTES, Place, ReadError, Span};

/// Creates the finding for a file that could not be read as text.
pub(super) fn unreadable(file: FileId, fault: &ReadError) -> Diagnostic {
    let (code, at) = match fault {
        ReadError::NotUtf8 { offset, .. } => (&codes::NOT_UTF8, *offset),
        ReadError::NotAFile | ReadError::LeadsOut | ReadError::Unreadable { .. } | ReadError::TooLarge(_) => {
            (&codes::UNREADABLE_FILE, 0)
        }
    };
    Diagnostic::new(code, Place { file, span: Span::from(at..at) }, message(fault)).help(help(fault))
}

fn message(fault: &ReadError) -> Text {
    match fault {
        ReadError::NotAFile => Text::fixed(
            "här ska en fil ligga, men det är något annat",
            "a file belongs here, but this is something else",
        ),
        ReadError::LeadsOut => Text::fixed(
            "länken läses inte: den leder inte till en fil i planens katalog",
            "the link is not read: it does not lead to a file in the plan's directory",
        ),
        ReadError::Unreadable { kind, words } => {
            text!(reason = system_reason(*kind, words); "filen går inte att läsa: {reason}", "the file cannot be read: {reason}")
        }
        ReadError::TooLarge(bytes) => {
            let (size, most) = (bytes / (1024 * 1024), MAX_BYTES / (1024 * 1024));
            text!(
                "filen är för stor: {size} MB, mot högst {most} MB",
                "the file is too large: {size} MB, of {most} MB at most"
            )
        }
        ReadError::NotUtf8 { utf16: true, .. } => {
            Text::fixed("filen är sparad som UTF-16", "the file is saved as UTF-16")
        }
        ReadError::NotUtf8 { utf16: false, .. } => {
            Text::fixed("här står något som inte är UTF-8-text", "this is not UTF-8 text")
        }
    }
}

fn help(fault: &ReadError) -> Text {
    match fault {
        ReadError::NotAFile => Text::fixed(
            "flytta eller döp om katalogen (eller röret) som heter så",
            "move or rename the directory (or pipe) that has this name",
        ),
        ReadError::LeadsOut => Text::fixed(
            "lägg filen själv här, i stället för en länk till den",
            "put the file itself here, instead of a link to it",
        ),
        ReadError::Unreadable { .. } => Text::fixed(
            "se efter att filen finns kvar och att du får läsa den",
            "make sure that the file is still there and that you may read it",
        ),
        ReadError::TooLarge(_) => Text::fixed(
            "en plan är text: dela upp målet i flera filer",
            "a plan is text: divide the goal into several files",
        ),
        ReadError::NotUtf8 { .. } => Text::fixed(
            "spara filen på nytt och välj kodningen UTF-8",
            "save the file again and choose the encoding UTF-8",
        ),
    }
}

/// The size in bytes up to which files are always parsed.
const LARGE: usize = 256 * 1024;
/// The maximum number of TOML punctuation characters on a line, outside strings.
const MOST_SIGNS: usize = 1000;
/// The maximum number of lines with an impossible beginning, or equal to the line before.
const MOST_LINES: usize = 1000;

/// Returns the offset of the first line that shows that a large file is not a plan. A guard against pathological
/// input.
pub(super) fn flood(text: &str) -> Option<usize> {
    if text.len() <= LARGE {
        return None;
    }
    let (mut offset, mut first, mut wrong) = (0, None, 0);
    let (mut last, mut same) = ("", 0);
    for line in text.split_inclusive('\n') {
        let outside = line.bytes().take_while(|byte| !matches!(byte, b'"' | b'\'' | b'#'));
        if outside.filter(|byte| matches!(byte, b'.' | b'=' | b'[' | b'{')).nth(MOST_SIGNS).is_some() {
            return Some(offset);
        }
        if line.trim_start().starts_with(['=', '.']) {
            first = first.or(Some(offset));
            wrong += 1;
            if wrong > MOST_LINES {
                return first;
            }
        }
        same = if line == last && !line.trim().is_empty() { same + 1 } else { 0 };
        if same > MOST_LINES {
            return Some(offset - same * line.len());
        }
        last = line;
        offset += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_large_and_no_plan_is_a_flood() {
        let plan = "id = \"1\"\ntext = \"...\"\n";
        assert_eq!(flood(&plan.repeat(20_000)), None);
        assert_eq!(flood(&"=\n".repeat(1000)), None);
        assert_eq!(flood(&(plan.to_owned() + &"\n".repeat(LARGE))), None);
        for wrong in ["=\n", "a.", ".", "[", "x\n", "a = 1\n", "[[a]]\n"] {
            let text = plan.to_owned() + &wrong.repeat(LARGE);
            assert_eq!(flood(&text), Some(plan.len()), "{wrong:?}");
        }
    }
}
