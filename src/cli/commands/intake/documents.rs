//! The documents to import.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::deliver::leads_elsewhere;
use crate::diag::file_reason;
use crate::intake::{Account, Document, read};
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::sheet::{MAX_BYTES, Unreadable};
use crate::source::{ReadError, foreign_link, read_regular};

/// The content of the documents, each with its file name.
pub(in crate::cli::commands) struct Documents(Vec<(String, Vec<u8>)>);

impl Documents {
    /// Reads the files; refuses all unreadable ones at once, and a report that cannot be written.
    pub(in crate::cli::commands) fn of(paths: &[PathBuf], report: Option<&Path>) -> Result<Self, Vec<Refusal>> {
        let mut refusals: Vec<Refusal> = report.and_then(|report| unfit_report(report, paths)).into_iter().collect();
        let mut files = Vec::new();
        for path in paths {
            let name = path.display().to_string();
            match read_regular(path, MAX_BYTES) {
                Ok(bytes) => files.push((name, bytes)),
                Err(ReadError::TooLarge(_)) => refusals.push(unreadable(&name, &Unreadable::TooLarge)),
                Err(fault) => {
                    let reason = file_reason(&fault);
                    let help = Text::fixed(
                        "skriv var filen ligger, med hela namnet",
                        "write where the file lies, with its whole name",
                    );
                    let message = text!(reason = reason; "{name}: {reason}", "{name}: {reason}");
                    refusals.push(Refusal::new(message, Some(help)));
                }
            }
        }
        if refusals.is_empty() { Ok(Self(files)) } else { Err(refusals) }
    }

    /// Parses the documents.
    pub(in crate::cli::commands) fn read(&self) -> Result<Vec<Document>, Vec<Refusal>> {
        let mut refusals = Vec::new();
        let mut documents = Vec::new();
        for (name, bytes) in &self.0 {
            match read(name, bytes) {
                Ok(document) => documents.push(document),
                Err(fault) => refusals.push(unreadable(name, &fault)),
            }
        }
        if refusals.is_empty() { Ok(documents) } else { Err(refusals) }
    }
}

const TOO_MUCH: Text = Text::fixed(
    "filen har mer text än någon plan: mer än 12 MB, eller 24 MB uppackad",
    "the file has more text than any plan: more than 12 MB, or 24 MB unpacked",
);
const TOO_MANY: Text = Text::fixed(
    "filen har fler än 100 000 celler och stycken, mer än någon plan",
    "the file has more than 100,000 cells and paragraphs, more than any plan",
);

fn unreadable(name: &str, fault: &Unreadable) -> Refusal {
    let (message, help) = fault.words();
    let message = match fault {
        Unreadable::Swollen => TOO_MUCH,
        Unreadable::TooManyCells => TOO_MANY,
        _ => message,
    };
    let help = match fault {
        Unreadable::Locked | Unreadable::Pdf(_) | Unreadable::Encoding | Unreadable::Unclosed { .. } => help,
        Unreadable::Empty | Unreadable::TooLarge | Unreadable::Swollen | Unreadable::TooManyCells => {
            Text::fixed("ta med bara dokumentet som planen står i", "give the document alone that the plan stands in")
        }
        _ => Text::fixed(
            "öppna filen och spara den som docx, xlsx, ods, csv, md eller html",
            "open the file and save it as docx, xlsx, ods, csv, md or html",
        ),
    };
    Refusal::new(text!(message = message; "{name}: {message}", "{name}: {message}"), Some(help))
}

/// Returns the refusal of documents without any activity.
pub(in crate::cli::commands) fn nothing_found(accounts: &[Account]) -> Refusal {
    let names = accounts.iter().map(Account::file).collect::<Vec<_>>().join(", ");
    Refusal::new(
        text!(
            "{names}: det finns ingen tabell med aktiviteter, och ingen lista",
            "{names}: there is no table of activities, and no list"
        ),
        Some(Text::fixed(
            "en tabell känns igen på sin rubrikrad, med ord som Aktivitet och Ansvarig, och en lista på rader som Ansvarig: Skolan",
            "a table is known by its header, with words such as Activity and Responsible, a list by lines such as Responsible: School",
        )),
    )
}

/// Refuses a report with an unsupported extension, behind a link, or one that would overwrite a document.
fn unfit_report(path: &Path, documents: &[PathBuf]) -> Option<Refusal> {
    let shown = path.display();
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !matches!(&*ending, "json" | "md") {
        return Some(Refusal::new(
            text!(
                "--report: `{shown}` slutar inte på .json eller .md",
                "--report: `{shown}` does not end in .json or .md"
            ),
            Some(Text::fixed("ge filen ett sådant namn", "give the file such a name")),
        ));
    }
    if let Some(link) = foreign_link(path) {
        let reason = leads_elsewhere(&link);
        return Some(Refusal::new(
            text!(reason = reason; "--report: {reason}", "--report: {reason}"),
            Some(Text::fixed("välj en annan fil", "choose another file")),
        ));
    }
    let whole = |path: &Path| fs::canonicalize(path).ok();
    let is_document = whole(path).is_some_and(|it| documents.iter().any(|from| whole(from).as_ref() == Some(&it)));
    is_document.then(|| {
        Refusal::new(
            text!(
                "--report: `{shown}` är dokumentet som planen tas ur",
                "--report: `{shown}` is the document that the plan is taken from"
            ),
            Some(Text::fixed("ge rapporten ett annat namn", "give the report another name")),
        )
    })
}
