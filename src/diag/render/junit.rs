//! Findings as a `JUnit` report: a suite for each file, and a test for each finding. A file without findings has a
//! test that passes.

use super::Report;
use crate::diag::{Diagnostic, Severity};
use crate::locale::Text;
use crate::source::{FileId, Position, inert_markup};

/// Returns all findings as one XML document, with a newline.
pub fn junit(report: &Report<'_>) -> String {
    let mut left = report.findings;
    let mut suites = String::new();
    let mut tests = 0;
    // Files that are not read have suites with their finding too.
    let skipped = report.sources.skipped().map(|(id, _)| id);
    for id in report.sources.iter().map(|(id, _)| id).chain(skipped) {
        let count = left.iter().take_while(|finding| finding.place.file == id).count();
        let (own, others) = left.split_at(count);
        left = others;
        tests += count.max(1);
        suites += &suite(id, own, report);
    }
    let failures = failures(report.findings);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"plan check\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n{suites}</testsuites>\n"
    )
}

fn suite(file: FileId, findings: &[Diagnostic], report: &Report<'_>) -> String {
    let path = attribute(&report.path(file));
    let tests = findings.len().max(1);
    let failures = failures(findings);
    let skipped = of(Severity::Warning, findings);
    let cases = if findings.is_empty() {
        let nothing = Text::fixed("inga fel", "no errors");
        format!("    <testcase name=\"{}\" classname=\"{path}\"/>\n", nothing.get(report.lang))
    } else {
        findings.iter().map(|finding| case(finding, &path, report)).collect()
    };
    format!(
        "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\" \
         file=\"{path}\">\n{cases}  </testsuite>\n"
    )
}

/// Returns a finding as a test. Only an error fails; a warning is marked as skipped, so that it is visible but does
/// not fail the run.
fn case(finding: &Diagnostic, path: &str, report: &Report<'_>) -> String {
    let (Position { line, column }, _) = report.positions(finding.place);
    let message = report.message(finding);
    let code = finding.code.id;
    // The name must be unique, since tests with equal names are merged.
    let name = attribute(&format!("{line}:{column} {code} {}", finding.message.get(report.lang)));
    let mut lines = vec![report.locator(finding.place), message.clone()];
    lines.extend(report.related(finding));
    let (message, text) = (attribute(&message), escaped(&lines.join("\n")));
    let outcome = match finding.severity {
        Severity::Error => format!("<failure type=\"{code}\" message=\"{message}\">{text}</failure>"),
        Severity::Warning => format!("<skipped type=\"{code}\" message=\"{message}\">{text}</skipped>"),
        Severity::Info => format!("<system-out>{text}</system-out>"),
    };
    format!("    <testcase name=\"{name}\" classname=\"{path}\">\n      {outcome}\n    </testcase>\n")
}

fn failures(findings: &[Diagnostic]) -> usize {
    of(Severity::Error, findings)
}

fn of(severity: Severity, findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.severity == severity).count()
}

/// Escapes a text for an element; characters that XML 1.0 cannot contain become `�`.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\r' => escaped += "&#13;",
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                escaped.push('\u{fffd}');
            }
            _ => escaped.push(c),
        }
    }
    inert_markup(escaped)
}

/// Escapes a text for an attribute, where a newline would be read as a space.
fn attribute(text: &str) -> String {
    escaped(text).replace('\n', "&#10;").replace('\t', "&#9;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_element_or_attribute() {
        assert_eq!(escaped("a < b && \"c\" > ]]>\r\n"), "a &lt; b &amp;&amp; &quot;c&quot; &gt; ]]&gt;&#13;\n");
        assert_eq!(attribute("a\n\tb"), "a&#10;&#9;b");
    }

    #[test]
    fn what_xml_cannot_write_is_replaced() {
        assert_eq!(escaped("\0\u{1b}[31m\u{b}\u{ffff}å🎬\u{7f}"), "\u{fffd}\u{fffd}[31m\u{fffd}\u{fffd}å🎬\u{7f}");
    }
}
