//! The input of the formats for code hosts.

use std::collections::HashMap;

use super::{help, sentence};
use crate::diag::{Code, Diagnostic, Related};
use crate::locale::{Lang, capital};
use crate::source::{FileId, Place, Position, SourceFile, Sources, Span, hash};

/// The findings of a check, with the context that code hosts need.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The findings, in file order.
    pub findings: &'a [Diagnostic],
    /// The files.
    pub sources: &'a Sources,
    /// The language of the output.
    pub lang: Lang,
    /// The plan's folder in its repository, which is the prefix of its paths: empty, or ending in `/`.
    pub folder: &'a str,
}

impl Report<'_> {
    /// Returns the path of a file in the repository.
    pub(super) fn path(&self, file: FileId) -> String {
        format!("{}{}", self.folder, self.sources.file(file).path())
    }

    /// Returns the start and the end of a place. The end is the first character after it.
    pub(super) fn positions(&self, Place { file, span }: Place) -> (Position, Position) {
        let file = self.sources.file(file);
        (file.position(span.start), file.position(span.end))
    }

    /// Returns the message and the advice as sentences.
    pub(super) fn message(&self, finding: &Diagnostic) -> String {
        let wrong = sentence(finding.message.get(self.lang));
        match help(finding, self.lang) {
            Some(help) => format!("{wrong} {}", sentence(&help)),
            None => wrong,
        }
    }

    /// Returns the related places with their labels: `First used here: plan/1.toml:4:6`.
    pub(super) fn related(&self, finding: &Diagnostic) -> Vec<String> {
        let told = |Related { place, label }: &Related| {
            let label = capital(label.get(self.lang));
            format!("{label}: {}", self.locator(*place))
        };
        finding.related.iter().map(told).collect()
    }

    /// Returns a place in the common format: `plan/1.toml:4:6`.
    pub(super) fn locator(&self, place: Place) -> String {
        let (Position { line, column }, _) = self.positions(place);
        format!("{}:{line}:{column}", self.path(place.file))
    }
}

/// Returns the title of a code, on one line.
pub(super) fn title(code: &Code) -> String {
    format!("{} {}", code.id, code.name)
}

/// The maximum number of bytes of a line that count for a fingerprint.
const LONGEST: usize = 1000;

/// Returns a unique fingerprint for each finding, in order.
///
/// It is a hash of the code, the file, the line's text and the marked text, but not of the line number or the
/// message. So it stays the same when lines move, when other lines change, and in another language. Equal ones are
/// numbered.
pub(super) fn fingerprints(report: &Report<'_>) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::with_capacity(report.findings.len());
    let mut name = |finding: &Diagnostic| {
        let place = finding.place;
        let file = report.sources.file(place.file);
        let line = cut(file, file.whole_lines(Span { end: place.span.start, ..place.span })).trim();
        let parts = [finding.code.id, &report.path(place.file), line, cut(file, place.span)];
        let hash = hash(&parts.join("\0"));
        let number = seen.entry(hash.clone()).or_default();
        *number += 1;
        format!("{hash}:{number}")
    };
    report.findings.iter().map(&mut name).collect()
}

/// Returns the start of a range of a file.
fn cut(file: &SourceFile, span: Span) -> &str {
    let start = file.floor(span.start as usize);
    let end = file.floor((span.end as usize).clamp(start, start + LONGEST));
    &file.text()[start..end]
}
