//! The reasons why a file cannot be used as a template.

use crate::container::ZipFault;
use crate::locale::{Text, text};

/// The reason why a file cannot be used as a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// It is no document of Word.
    NotWord,
    /// It is a document in the format from before Word 2007.
    Old,
    /// It is encrypted with a password.
    Locked,
    /// It is saved in the strict variant of the format, whose names are others.
    Strict,
    /// It is truncated or corrupt.
    Damaged,
    /// One of its parts is not well-formed XML in UTF-8, or defines entities.
    DamagedPart(String),
    /// One of its parts is larger, or has more in it, than a template needs.
    Swollen(String),
    /// It has more parts than a template needs.
    TooManyParts,
    /// It has more styles than Word itself takes.
    TooManyStyles(usize),
    /// The text has too little room on its page: width and height between the margins, in millimetres.
    TooSmall(i32, i32),
    /// Its page is longer than Word takes: its longer side, in millimetres.
    TooLong(i32),
}

impl From<ZipFault> for TemplateFault {
    fn from(fault: ZipFault) -> Self {
        match fault {
            ZipFault::Broken => Self::Damaged,
            ZipFault::Swollen => Self::TooManyParts,
        }
    }
}

/// The least width and height of the text on a page, in millimetres.
pub(super) const LEAST_ROOM: i32 = 85;
/// The longest side of a page that Word takes, in millimetres.
pub(super) const LONGEST_SIDE: i32 = 558;
/// The most styles that Word takes is a little fewer.
pub(super) const MOST_STYLES: usize = 5000;

impl TemplateFault {
    /// Returns the message and the advice.
    pub fn words(&self) -> (Text, Text) {
        match self {
            Self::NotWord => (Text::fixed("det är inget Word-dokument", "it is not a Word document"), SAVE_AS),
            Self::Old => (
                Text::fixed("det är ett dokument i Words gamla format", "it is a document in Word's old format"),
                SAVE_AS,
            ),
            Self::Locked => (
                Text::fixed("den är skyddad med lösenord", "it is protected by a password"),
                Text::fixed(
                    "öppna den i Word, ta bort lösenordet och spara",
                    "open it in Word, remove the password and save",
                ),
            ),
            Self::Strict => (
                Text::fixed(
                    "den är sparad som \"Strict Open XML-dokument\"",
                    "it is saved as a \"Strict Open XML Document\"",
                ),
                SAVE_AS,
            ),
            Self::Damaged => {
                (Text::fixed("den är trasig: den går inte att packa upp", "it is broken: it cannot be unpacked"), AGAIN)
            }
            Self::DamagedPart(part) => {
                (text!("den är trasig: `{part}` går inte att läsa", "it is broken: `{part}` cannot be read"), AGAIN)
            }
            Self::Swollen(part) => (
                text!("`{part}` är större än en mall behöver", "`{part}` in it is larger than a template needs"),
                SMALLER,
            ),
            Self::TooManyParts => (Text::fixed("den har fler än 5 000 delar", "it has more than 5,000 parts"), SMALLER),
            Self::TooManyStyles(count) => (
                text!(
                    "den har {count} formatmallar, fler än de {MOST_STYLES} som Word klarar",
                    "it has {count} styles, more than the {MOST_STYLES} that Word takes"
                ),
                SMALLER,
            ),
            Self::TooSmall(width, height) => (
                text!(
                    "texten får {width} × {height} mm mellan marginalerna, och behöver {LEAST_ROOM} × {LEAST_ROOM}",
                    "the text has {width} × {height} mm between the margins, and needs {LEAST_ROOM} × {LEAST_ROOM}"
                ),
                PAGE,
            ),
            Self::TooLong(side) => (
                text!(
                    "sidan är {side} mm lång, och Word klarar {LONGEST_SIDE}",
                    "the page is {side} mm long, and Word takes {LONGEST_SIDE}"
                ),
                PAGE,
            ),
        }
    }
}

const SAVE_AS: Text = Text::fixed(
    "öppna den i Word eller LibreOffice och spara den som .docx eller .dotx",
    "open it in Word or LibreOffice, and save it as .docx or .dotx",
);
const AGAIN: Text = Text::fixed(
    "hämta mallen på nytt; går den att öppna, spara den som .docx",
    "get the template again; if it can be opened, save it as .docx",
);
const SMALLER: Text = Text::fixed(
    "ta bara med det som mallen behöver: formatmallar, sidhuvud och sidfot",
    "keep only what the template needs: styles, header and footer",
);
const PAGE: Text = Text::fixed(
    "ändra sidans storlek eller marginaler i mallen",
    "change the size or the margins of the page in the template",
);
