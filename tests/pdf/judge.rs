//! A validator of PDF/A and PDF/UA that has nothing to do with the writer.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use snapbox::dir::DirRoot;

use crate::common::{Program, real, sample};
use crate::expected::{bytes, everything};
use crate::with_logo;

/// Prints a line for each rule that a file breaks.
const SCRIPT: &str = "
import sys, page
ends_in_return = b'\\r\\nendstream' in open(sys.argv[1], 'rb').read()
for profile in ('2a', 'ua1'):
    report = page.validate_pdf(sys.argv[1], profile=profile)
    assert report.rules.passed > 0
    # The validator takes a carriage return at the end of compressed data for a part of the line break after it.
    failures = [it for it in report.failures if not (ends_in_return and 'STREAM-LENGTH' in it.rule_id)]
    for failure in failures:
        print(profile, failure.rule_id, failure.message)
    if not report.is_compliant and failures == report.failures:
        print(profile, 'not compliant')
";

/// Returns the rules of PDF/A-2a and PDF/UA-1 that a file breaks.
#[track_caller]
fn objections(file: &[u8]) -> String {
    let root = DirRoot::mutable_temp().expect("a temporary directory");
    let path = root.path().expect("it is there").join("file.pdf");
    std::fs::write(&path, file).expect("the file can be written");
    #[expect(clippy::disallowed_methods, reason = "a test is told by the environment where its tools are")]
    let tools = std::env::var_os("PLAN_TOOLS").expect("PLAN_TOOLS names the folder that .ci/tools installed into");
    let python = PathBuf::from(tools).join("bin/python");
    let output = Command::new(python).args(["-B", "-c", SCRIPT]).arg(&path).stdin(Stdio::null()).output();
    let output = output.expect("the validator starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

#[track_caller]
fn is_valid(program: &Program, line: &str) {
    let said = objections(&bytes(program, &format!("{line} --format pdf --today 2025-03-01")));
    assert!(said.is_empty(), "plan {line}:\n{said}");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_validator_has_nothing_to_say_of_any_file() {
    is_valid(&everything(), "report --lang sv");
    is_valid(&everything(), "report --lang en --matrix");
    is_valid(&real(), "report");
    is_valid(&sample(), "report --short");
    is_valid(&with_logo(64), "report");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_validator_objects_where_it_should() {
    let file = bytes(&everything(), "report --format pdf --today 2025-03-01");
    let text = b"/MarkInfo";
    let at = file.windows(text.len()).position(|part| part == text).expect("the file is tagged");
    let mut broken = file;
    broken[at..at + text.len()].copy_from_slice(b"/NarkInfo");
    assert!(!objections(&broken).is_empty());
}
