//! What every format for a code host is made of.

use std::collections::HashMap;

use super::{help, sentence};
use crate::diag::{Code, Diagnostic, Related};
use crate::locale::{Lang, capital};
use crate::source::{FileId, Place, Position, SourceFile, Sources, Span, hash};

/// The findings of a check, and all that is needed to tell a code host of them.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What was found, in file order.
    pub findings: &'a [Diagnostic],
    /// The files it was found in.
    pub sources: &'a Sources,
    /// The language it is told in.
    pub lang: Lang,
    /// What stands before a file's path for the host to find it: where the plan lies in its repository, with a `/` at
    /// the end unless it is empty.
    pub folder: &'a str,
}

impl Report<'_> {
    /// Returns a file's path as the host knows it.
    pub(super) fn path(&self, file: FileId) -> String {
        format!("{}{}", self.folder, self.sources.file(file).path())
    }

    /// Returns where a place begins, and where it ends: at the first character that is no part of it.
    pub(super) fn positions(&self, Place { file, span }: Place) -> (Position, Position) {
        let file = self.sources.file(file);
        (file.position(span.start), file.position(span.end))
    }

    /// Returns what is wrong and what to do, in whole sentences.
    pub(super) fn message(&self, finding: &Diagnostic) -> String {
        let wrong = sentence(finding.message.get(self.lang));
        match help(finding, self.lang) {
            Some(help) => format!("{wrong} {}", sentence(&help)),
            None => wrong,
        }
    }

    /// Returns the other places that belong to a finding, and what is there: `First used here: plan/1.toml:4:6`.
    pub(super) fn related(&self, finding: &Diagnostic) -> Vec<String> {
        let told = |Related { place, label }: &Related| {
            let label = capital(label.get(self.lang));
            format!("{label}: {}", self.locator(*place))
        };
        finding.related.iter().map(told).collect()
    }

    /// Returns a place as many programs understand it: `plan/1.toml:4:6`.
    pub(super) fn locator(&self, place: Place) -> String {
        let (Position { line, column }, _) = self.positions(place);
        format!("{}:{line}:{column}", self.path(place.file))
    }
}

/// Returns what a kind of problem is called where there is room for one line.
pub(super) fn title(code: &Code) -> String {
    format!("{} {}", code.id, code.name)
}

/// No more of a line than this makes a difference, in bytes.
const LONGEST: usize = 1000;

/// Returns a name for each finding, in order, no two of them the same.
///
/// It is made of the code, the file, the line and the marked words, not of the line's number or the message: it stays
/// when lines move, when other lines change, and in another language. What is alike in all that is numbered.
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

/// The beginning of a stretch of a file.
fn cut(file: &SourceFile, span: Span) -> &str {
    let start = file.floor(span.start as usize);
    let end = file.floor((span.end as usize).clamp(start, start + LONGEST));
    &file.text()[start..end]
}
