//! Errors of reading a sheet.

use crate::container::ZipFault;
use crate::locale::{Text, text};
use crate::source::PdfFault;

/// The reason why a file cannot be read as a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The file is empty.
    Empty,
    /// It is encrypted with a password.
    Locked,
    /// It is a workbook from before Excel 2007.
    OldWorkbook,
    /// It is an Excel binary workbook.
    BinaryWorkbook,
    /// It is a document of another program.
    Document(&'static str),
    /// It is a web page, or XML.
    WebPage,
    /// It has no table.
    NoTable,
    /// It is truncated or corrupt.
    Broken,
    /// It exceeds the maximum size.
    TooLarge,
    /// It exceeds the maximum size when unpacked.
    Swollen,
    /// It exceeds the maximum number of cells.
    TooManyCells,
    /// A PDF file without readable text.
    Pdf(PdfFault),
    /// It is text in an unknown encoding.
    Encoding,
    /// A quoted cell in this row is not closed.
    Unclosed {
        /// The row, from 1.
        row: u32,
    },
}

impl From<ZipFault> for Unreadable {
    fn from(fault: ZipFault) -> Self {
        match fault {
            ZipFault::Broken => Self::Broken,
            ZipFault::Swollen => Self::Swollen,
        }
    }
}

impl Unreadable {
    /// Returns the message and the advice.
    pub fn words(&self) -> (Text, Text) {
        match self {
            Self::Empty => (Text::fixed("filen är tom", "the file is empty"), AGAIN),
            Self::Locked => (
                Text::fixed("filen är skyddad med lösenord", "the file is protected by a password"),
                Text::fixed(
                    "öppna den, ta bort lösenordet och spara; att bladen är skyddade gör inget",
                    "open it, remove the password and save; that the sheets are protected does no harm",
                ),
            ),
            Self::OldWorkbook => (
                Text::fixed(
                    "det är en arbetsbok i Excels gamla format (.xls)",
                    "it is a workbook in Excel's old format (.xls)",
                ),
                SAVE_AS,
            ),
            Self::BinaryWorkbook => (
                Text::fixed(
                    "det är en arbetsbok i Excels binära format (.xlsb)",
                    "it is a workbook in Excel's binary format (.xlsb)",
                ),
                SAVE_AS,
            ),
            Self::Document(kind) => (
                text!("det är ett dokument ({kind}), inget kalkylblad", "it is a document ({kind}), not a spreadsheet"),
                AGAIN,
            ),
            Self::WebPage => (
                Text::fixed(
                    "det är en webbsida eller XML, inget kalkylblad",
                    "it is a web page or XML, not a spreadsheet",
                ),
                SAVE_AS,
            ),
            Self::Pdf(fault) => pdf(fault),
            Self::NoTable => (Text::fixed("det är inget kalkylblad", "it is not a spreadsheet"), AGAIN),
            Self::Broken => (
                Text::fixed(
                    "filen är trasig: den tar slut mitt i, eller innehåller något annat än den säger",
                    "the file is broken: it breaks off, or holds something else than it says",
                ),
                Text::fixed(
                    "fråga efter den på nytt; går den att öppna, spara den som .xlsx",
                    "ask for it again; if it can be opened, save it as .xlsx",
                ),
            ),
            Self::TooLarge => (Text::fixed("filen är större än 64 MB", "the file is larger than 64 MB"), SMALLER),
            Self::Swollen => {
                (Text::fixed("uppackad är filen större än 256 MB", "unpacked the file is larger than 256 MB"), SMALLER)
            }
            Self::TooManyCells => (
                Text::fixed(
                    "filen har mer än två miljoner ifyllda celler",
                    "the file has more than two million cells filled in",
                ),
                SMALLER,
            ),
            Self::Encoding => (
                Text::fixed(
                    "det går inte att se vilken teckenkodning filen har, så å, ä och ö kan bli fel",
                    "the file's encoding cannot be told, so letters such as å, ä and ö could come out wrong",
                ),
                Text::fixed(
                    "öppna den i kalkylprogrammet och spara den som .xlsx, eller som \"CSV UTF-8\"",
                    "open it in the spreadsheet program and save it as .xlsx, or as \"CSV UTF-8\"",
                ),
            ),
            Self::Unclosed { row } => (
                text!(
                    "rad {row}: ett citattecken börjar en text som aldrig slutar",
                    "row {row}: a quotation mark begins a text that never ends"
                ),
                Text::fixed(
                    "sätt ett citattecken också där texten slutar, eller spara om filen från kalkylprogrammet",
                    "put a quotation mark where the text ends too, or save the file again from the spreadsheet program",
                ),
            ),
        }
    }
}

const AGAIN: Text = Text::fixed(
    "ta med filen som kom ur `plan export`, som .xlsx, .ods eller .csv",
    "give the file that came out of `plan export`, as .xlsx, .ods or .csv",
);
const SAVE_AS: Text =
    Text::fixed("öppna filen och spara den som .xlsx eller .ods", "open the file and save it as .xlsx or .ods");
const SMALLER: Text = Text::fixed(
    "spara bara bladen som kom ur `plan export` i en egen fil",
    "save only the sheets that came out of `plan export` in a file of their own",
);

fn pdf(fault: &PdfFault) -> (Text, Text) {
    let word = Text::fixed(
        "öppna den i Word eller LibreOffice och spara den som docx",
        "open it in Word or LibreOffice, and save it as docx",
    );
    match fault {
        PdfFault::NoProgram => (
            Text::fixed(
                "det är en PDF, och `pdftotext`, som läser sådana, finns inte på datorn",
                "it is a PDF, and `pdftotext`, which reads such files, is not on this computer",
            ),
            Text::fixed(
                "installera det (Debian och Ubuntu: `apt install poppler-utils`, macOS: `brew install poppler`), eller ta med planen som docx",
                "install it (Debian and Ubuntu: `apt install poppler-utils`, macOS: `brew install poppler`), or give the plan as docx",
            ),
        ),
        PdfFault::Refused(said) => {
            (text!("`pdftotext` kan inte läsa filen: {said}", "`pdftotext` cannot read the file: {said}"), word)
        }
        PdfFault::TooLong => {
            (Text::fixed("`pdftotext` blev inte klar i tid", "`pdftotext` did not finish in time"), word)
        }
        PdfFault::TooMuch => (Text::fixed("en PDF med för mycket text", "a PDF with too much text"), word),
        PdfFault::NoText => {
            (Text::fixed("en PDF utan text: sidorna är bilder", "a PDF without text: its pages are pictures"), word)
        }
    }
}
