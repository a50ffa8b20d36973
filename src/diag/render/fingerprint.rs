//! What a finding is known by from one check to the next.

use std::collections::HashMap;

use super::Report;
use crate::diag::Diagnostic;
use crate::source::{SourceFile, Span, hash};

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
