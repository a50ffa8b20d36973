//! Findings as a GitLab Code Quality report.

use serde::Serialize;

use super::Report;
use super::report::{fingerprints, title};
use crate::diag::{Diagnostic, Severity};
use crate::source::inert_json;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: LineRange,
}

#[derive(Serialize)]
struct LineRange {
    begin: usize,
    end: usize,
}

/// Returns all findings as one JSON document, with a newline.
pub fn gitlab(report: &Report<'_>) -> serde_json::Result<String> {
    let findings = report.findings.iter().zip(fingerprints(report));
    let issues: Vec<Issue> = findings.map(|(finding, fingerprint)| issue(finding, fingerprint, report)).collect();
    Ok(inert_json(serde_json::to_string(&issues)?) + "\n")
}

fn issue(finding: &Diagnostic, fingerprint: String, report: &Report<'_>) -> Issue {
    let (start, end) = report.positions(finding.place);
    let related = report.related(finding).into_iter().map(|related| related + ".");
    let told: Vec<String> = [report.message(finding)].into_iter().chain(related).collect();
    Issue {
        description: told.join(" "),
        check_name: title(finding.code),
        fingerprint,
        severity: severity(finding.severity),
        location: Location {
            path: report.path(finding.place.file),
            lines: LineRange { begin: start.line, end: end.line },
        },
    }
}

/// Maps the severity to GitLab's five levels. `critical` and `blocker` are for code that does harm, which a plan
/// cannot.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
