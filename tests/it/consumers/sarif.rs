//! Tests of SARIF reports with the Multitool of the standard's authors, including GitHub's requirements.

use serde_json::Value;
use snapbox::dir::DirRoot;

use super::reports::{Case, cases, number, tells, text};
use super::run;

/// The rules of the standard, and those of GitHub's code scanning.
const RULES: &str = "Sarif;Ghas";

/// The warning about a tool without a web address, which the crate does not have yet.
const NO_ADDRESS: &str = "SARIF2005";

/// Validates a report, and returns the objections.
#[track_caller]
fn objections(report: &Value) -> Vec<String> {
    let root = DirRoot::mutable_temp().expect("a temporary directory");
    let folder = root.path().expect("it is there");
    std::fs::write(folder.join("plan.sarif"), report.to_string()).expect("the report can be written");
    // A shell starts the Multitool from its package.
    let arguments = ["validate", "--rule-kind", &format!("'{RULES}'"), "plan.sarif"];
    let said = run(folder, folder, "sarif-multitool", &arguments).fine();
    assert!(said.contains("Done. 1 files scanned."), "{said}");
    let is_objection =
        |line: &&str| [": error ", ": warning "].iter().any(|level| line.contains(level)) && !line.contains(NO_ADDRESS);
    said.lines().filter(is_objection).map(str::to_owned).collect()
}

fn report(case: &Case) -> Value {
    serde_json::from_str(&case.said("sarif")).unwrap_or_else(|error| panic!("{case:?}: {error}"))
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn every_report_is_valid_and_fit_for_code_scanning() {
    let mut reports = cases().iter().map(report).collect::<Vec<_>>();
    // All have the same rules. In one document they are validated as quickly as one of them.
    let results = |report: &mut Value| std::mem::take(report["runs"][0]["results"].as_array_mut().expect("a list"));
    let results: Vec<Value> = reports.iter_mut().flat_map(results).collect();
    let mut all = reports.swap_remove(0);
    all["runs"][0]["results"] = Value::Array(results);
    assert_eq!(objections(&all), Vec::<String>::new());
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_validator_objects_where_it_should() {
    let mut report = report(cases().first().expect("there are cases"));
    let result = &mut report["runs"][0]["results"][0];
    result["ruleIndex"] = 10_000.into();
    result["nonsense"] = 1.into();
    let objections = objections(&report).join("\n");
    assert!(objections.contains("SARIF1009") && objections.contains("nonsense"), "{objections}");
}

#[test]
fn every_finding_is_a_result_with_nothing_lost() {
    for case in cases() {
        let report = report(&case);
        let run = &report["runs"][0];
        // Columns count characters, which is not the default of SARIF.
        assert_eq!(run["columnKind"], "unicodeCodePoints", "{case:?}");
        let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
        let results = run["results"].as_array().expect("a list");
        assert_eq!(results.len(), case.findings.len(), "{case:?}");
        for (result, finding) in results.iter().zip(&case.findings) {
            let level = if text(finding, "severity") == "info" { "note" } else { text(finding, "severity") };
            assert_eq!((text(result, "ruleId"), text(result, "level")), (text(finding, "code"), level), "{result}");
            let rule = &rules[usize::try_from(number(result, "ruleIndex")).expect("a small number")];
            assert_eq!(text(rule, "id"), text(finding, "code"));
            assert!(tells(text(&result["message"], "text"), finding), "{result}: {finding}");

            let place = &result["locations"][0]["physicalLocation"];
            let path = decoded(text(&place["artifactLocation"], "uri"));
            assert!(path.ends_with(text(finding, "file")), "{path}: {finding}");
            let fields = ["line", "column", "end_line", "end_column"].map(|field| number(finding, field));
            let region = ["startLine", "startColumn", "endLine", "endColumn"];
            assert_eq!(region.map(|field| number(&place["region"], field)), fields, "{result}");
        }
    }
}

/// Returns the path for a relative URI.
fn decoded(uri: &str) -> String {
    let mut parts = uri.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8(bytes).expect("a path is UTF-8")
}
