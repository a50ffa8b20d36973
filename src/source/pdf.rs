//! The text of PDF files, through `pdftotext`.
//!
//! The content is passed on standard input, so that the arguments never depend on the file name. Time and output are
//! limited, because the file may come from anyone.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::git::installed;

/// The most time that the program may take.
const LONGEST: Duration = Duration::from_secs(30);
/// The most bytes of text that are read.
const MOST_TEXT: u64 = 12 * 1024 * 1024;
/// The most bytes of an error message that are read.
const MOST_WORDS: u64 = 4096;

/// The reason why a PDF file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfFault {
    /// `pdftotext` is not installed.
    NoProgram,
    /// `pdftotext` rejected the file, with this message.
    Refused(String),
    /// It did not finish in time.
    TooLong,
    /// It has more text than the limit.
    TooMuch,
    /// It has no text.
    NoText,
}

/// Returns the text of a PDF file, laid out as on its pages, with a form feed after each page.
pub fn pdf_text(bytes: &[u8]) -> Result<String, PdfFault> {
    let name = if cfg!(windows) { "pdftotext.exe" } else { "pdftotext" };
    let program = installed(name).ok_or(PdfFault::NoProgram)?;
    let mut command = Command::new(program);
    command.args(["-layout", "-enc", "UTF-8", "-eol", "unix", "-", "-"]).env_clear();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let refused = |error: io::Error| PdfFault::Refused(error.to_string());
    let mut child = command.spawn().map_err(refused)?;
    let (Some(mut input), Some(output), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(PdfFault::Refused("no pipes".to_owned()));
    };
    let (read, said) = thread::scope(|scope| {
        // The program may stop reading before the end.
        scope.spawn(move || drop(input.write_all(bytes)));
        let text = scope.spawn(move || up_to(output, MOST_TEXT + 1));
        let words = scope.spawn(move || first_of(errors, MOST_WORDS));
        let is_done = wait(&mut child);
        let (text, words) = (text.join().unwrap_or_default(), words.join().unwrap_or_default());
        (is_done.map(|is_right| (is_right, text)), words)
    });
    let (is_right, text) = read.ok_or(PdfFault::TooLong)?;
    if text.len() as u64 > MOST_TEXT {
        return Err(PdfFault::TooMuch);
    }
    let text = String::from_utf8_lossy(&text).into_owned();
    match (is_right, text.trim().is_empty()) {
        (false, _) => {
            let said = String::from_utf8_lossy(&said);
            let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            Err(PdfFault::Refused(super::printable(first).into_owned()))
        }
        (true, true) => Err(PdfFault::NoText),
        (true, false) => Ok(text),
    }
}

/// Waits for the program to end; returns whether it succeeded, or none if it was stopped after the time limit.
fn wait(child: &mut Child) -> Option<bool> {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if begun.elapsed() < LONGEST => thread::sleep(Duration::from_millis(5)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

/// Reads at most this many bytes. The program is stopped by its next write.
fn up_to(mut from: impl Read, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = from.by_ref().take(most).read_to_end(&mut bytes);
    bytes
}

/// Reads to the end, and keeps at most this many bytes: a program that cannot write its messages would stop.
fn first_of(mut from: impl Read, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = from.by_ref().take(most).read_to_end(&mut bytes);
    let _ = io::copy(&mut from, &mut io::sink());
    bytes
}
