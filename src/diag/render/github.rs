//! Findings as workflow commands, which GitHub shows beside the changed lines.

use super::Report;
use super::report::title;
use crate::diag::{Diagnostic, Severity};
use crate::source::printable;

/// Returns all findings, one a line.
pub fn github(report: &Report<'_>) -> String {
    report.findings.iter().map(|finding| command(finding, report)).collect()
}

fn command(finding: &Diagnostic, report: &Report<'_>) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (start, end) = report.positions(finding.place);
    // The runner does not accept columns of multi-line ranges.
    let columns =
        if start.line == end.line { format!(",col={},endColumn={}", start.column, end.column) } else { String::new() };
    let told: Vec<String> = [report.message(finding)].into_iter().chain(report.related(finding)).collect();
    format!(
        "::{level} file={},line={},endLine={}{columns},title={}::{}\n",
        property(&report.path(finding.place.file)),
        start.line,
        end.line,
        property(&title(finding.code)),
        data(&told.join("\n")),
    )
}

/// Escapes a text for use after the `::`.
fn data(text: &str) -> String {
    // The text is also shown in a log, so it is escaped as for a terminal.
    printable(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a text for use in a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_to_its_line() {
        assert_eq!(data("50 %0A: a,\nb::error"), "50 %250A: a,%0Ab::error");
        assert_eq!(data("\u{1b}[31m\r"), "\u{fffd}[31m\u{fffd}");
    }

    #[test]
    fn a_property_keeps_to_itself() {
        assert_eq!(property("å, b: 5%\n::error.toml"), "å%2C b%3A 5%25%0A%3A%3Aerror.toml");
    }
}
