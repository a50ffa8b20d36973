//! Tests of Code Quality reports, by the format that GitLab documents.

use std::collections::BTreeSet;

use serde_json::Value;

use super::reports::{cases, number, tells, text};

/// GitLab's severities; a report with another is refused.
const SEVERITIES: [&str; 5] = ["info", "minor", "major", "critical", "blocker"];

#[test]
fn every_finding_is_an_entry_that_gitlab_takes() {
    for case in cases() {
        let said = case.said("gitlab");
        assert!(said.starts_with('['), "no byte-order mark, and a list: {said}");
        let report: Value = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{case:?}: {error}: {said}"));
        let entries = report.as_array().expect("a list");
        assert_eq!(entries.len(), case.findings.len(), "{case:?}: {said}");
        for (entry, finding) in entries.iter().zip(&case.findings) {
            assert!(tells(text(entry, "description"), finding), "{entry}: {finding}");
            assert!(text(entry, "check_name").contains(text(finding, "code")), "{entry}");
            assert!(SEVERITIES.contains(&text(entry, "severity")), "{entry}");
            let location = &entry["location"];
            let path = text(location, "path");
            assert!(path.ends_with(text(finding, "file")), "{entry}: {finding}");
            assert!(!path.starts_with(['/', '.']) && !path.contains('\\'), "a path from the repository's top: {path}");
            assert_eq!(number(&location["lines"], "begin"), number(finding, "line"), "{entry}");
        }
        let prints: BTreeSet<&str> = entries.iter().map(|entry| text(entry, "fingerprint")).collect();
        assert!(prints.len() == entries.len() && !prints.contains(""), "{case:?}: a fingerprint each: {said}");
    }
}
