//! A reader of PDF files by accessibility tags, with poppler's programs.

use std::io::Write;
use std::process::{Command, Stdio};

/// A PDF to be read.
pub(crate) struct Reader {
    file: Vec<u8>,
}

impl Reader {
    pub(crate) fn of(file: &[u8]) -> Self {
        Self { file: file.to_vec() }
    }

    /// Returns the words of all pages.
    pub(crate) fn text(&self) -> String {
        words(&self.said("pdftotext", &["-enc", "UTF-8", "-", "-"]))
    }

    /// Returns the properties of the file, one on each line.
    pub(crate) fn facts(&self) -> String {
        let said = self.said("pdfinfo", &["-enc", "UTF-8", "-"]);
        said.lines().map(words).collect::<Vec<_>>().join("\n")
    }

    /// Returns the rows of all tables, by the tags: the words of each cell.
    pub(crate) fn rows(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        let structure = self.said("pdfinfo", &["-struct-text", "-enc", "UTF-8", "-"]);
        // The end of the current row.
        let mut within = None;
        for line in structure.lines() {
            let depth = line.len() - line.trim_start().len();
            let tag = line.trim_start();
            match (tag.split([' ', ':']).next(), within) {
                (Some("TR"), _) => {
                    within = Some(depth);
                    rows.push(Vec::new());
                }
                (_, Some(row)) if depth <= row => within = None,
                (Some("TH" | "TD"), Some(_)) => rows.last_mut().expect("a row is begun").push(String::new()),
                (_, Some(_)) => {
                    let said = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
                    if let (Some(said), Some(cell)) = (said, rows.last_mut().and_then(|row| row.last_mut())) {
                        cell.push_str(said);
                    }
                }
                _ => {}
            }
        }
        rows.retain(|row| !row.is_empty());
        for cell in rows.iter_mut().flatten() {
            *cell = drawn(cell);
        }
        rows
    }

    /// Passes the file to a program, which must succeed.
    fn said(&self, program: &str, arguments: &[&str]) -> String {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("poppler's programs are installed by .ci/tools");
        let mut input = child.stdin.take().expect("it reads");
        let file = self.file.clone();
        let writer = std::thread::spawn(move || input.write_all(&file));
        let output = child.wait_with_output().expect("it ends");
        writer.join().expect("no panic").expect("it reads the whole file");
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        // Titles of headings may be in another encoding.
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// Returns a text as its words, whatever its line breaks and its Unicode form.
pub(crate) fn words(text: &str) -> String {
    let nfc = icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let shown = plan::source::printable(&nfc);
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the words of a text without the characters that no font has: pdfinfo prints the replacements instead.
pub(crate) fn drawn(text: &str) -> String {
    let is_missing = |sign: char| matches!(sign, '□' | '\u{590}'..='\u{8ff}' | '\u{2e80}'..='\u{9fff}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'..);
    words(&words(text).replace(is_missing, ""))
}
