//! Quoting of names and of operating system errors in messages.

use std::borrow::Cow;
use std::io::ErrorKind;

use crate::locale::{Text, text};
use crate::source::{MAX_PIXELS, PictureFault, ReadError, printable};

/// The maximum length of a name in characters, so that the message stays readable.
const LONGEST_NAME: usize = 80;

/// Puts a message on one line, and truncates the names in it.
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

/// Returns a name for use in a message, truncated and without control characters.
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

/// Translates the common errors; others keep the system's message, which is often in English.
pub fn system_reason(kind: ErrorKind, words: &str) -> Text {
    match kind {
        ErrorKind::NotFound => Text::fixed("den finns inte", "it does not exist"),
        ErrorKind::PermissionDenied => Text::fixed("du får inte läsa den", "you may not read it"),
        ErrorKind::IsADirectory => Text::fixed("det är en katalog", "it is a directory"),
        ErrorKind::NotADirectory => Text::fixed("det är ingen katalog", "it is not a directory"),
        ErrorKind::StorageFull => Text::fixed("disken är full", "the disk is full"),
        ErrorKind::QuotaExceeded => {
            Text::fixed("det utrymme du får använda är slut", "the space that you may use is used up")
        }
        ErrorKind::FileTooLarge => {
            Text::fixed("filen blir större än vad som får skrivas", "it becomes larger than what may be written")
        }
        ErrorKind::ResourceBusy => Text::fixed("ett annat program använder den", "another program is using it"),
        // Cycles of links have no stable error kind yet.
        _ if words.contains("symbolic link") => {
            Text::fixed("länkarna leder runt i en ring", "the links lead round in a ring")
        }
        _ => Text::same(words),
    }
}

/// Returns the reason why a file named by the user could not be read.
pub fn file_reason(fault: &ReadError) -> Text {
    match fault {
        ReadError::Unreadable { kind, words } => system_reason(*kind, words),
        ReadError::NotAFile => Text::fixed("det är ingen vanlig fil", "it is no ordinary file"),
        ReadError::LeadsOut => Text::fixed(
            "länken leder ut ur planens katalog, eller till en dold fil",
            "the link leads out of the plan's directory, or to a hidden file",
        ),
        ReadError::TooLarge(bytes) => {
            let size = bytes.div_ceil(1000);
            text!("den är för stor ({size} kB)", "it is too large ({size} kB)")
        }
        ReadError::NotUtf8 { .. } => Text::fixed("den är inte text i UTF-8", "it is not text in UTF-8"),
    }
}

/// Returns the reason why there is no picture where the plan names one.
pub fn picture_reason(fault: &PictureFault) -> Text {
    match fault {
        PictureFault::Outside => {
            Text::fixed("filen ligger utanför planens katalog", "the file is outside the plan's directory")
        }
        PictureFault::Unread(fault) => file_reason(fault),
        PictureFault::OtherFormat => Text::fixed("filen är varken PNG eller JPEG", "the file is neither PNG nor JPEG"),
        PictureFault::Damaged => {
            Text::fixed("bilden är skadad eller ofullständig", "the picture is damaged or incomplete")
        }
        PictureFault::TooManyPixels(width, height) => text!(
            "bilden är {width} × {height} bildpunkter, och ingen sida får vara längre än {MAX_PIXELS}",
            "the picture is {width} × {height} pixels, and no side may be longer than {MAX_PIXELS}"
        ),
    }
}

/// The advice where there is no picture.
pub static SOME_PICTURE: Text = Text::fixed(
    "ange en PNG- eller JPEG-fil på högst 1 MB i planens katalog, till exempel \"logo.png\"",
    "name a PNG or JPEG file of at most 1 MB in the plan's directory, such as \"logo.png\"",
);

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
