//! All kinds of findings, for the formats that other programs read.

use std::fmt;

use plan::check::codes;
use serde_json::Value;

use super::small_plan;
use crate::code_case::{case, check};
use crate::common::{Program, with_files};

/// A folder, an owner and a title with every character that some format gives a meaning to.
const FOLDER: &str = "50 %, å: b;c=d&e 'f' %25";
const GOAL: &str = r#"id = "1"
title = "Läsa & <skriva>"

[[activity]]
id = "1-1"
title = "Två  mellanslag ]]>"
owners = ["100 % å, b: c::d \"e\" <f> & ]]>\r\n%0A%25 g\u0001\u001b[31m\uFFFF 🎬 [h](i)"]
start = 2024

[[activity]]
id = "1-1"
title = [
  "på flera",
  "rader",
]
"#;

/// A plan, and the options of its check.
pub(super) struct Case {
    program: Program,
    line: String,
    /// The findings in `--format json`.
    pub(super) findings: Vec<Value>,
}

impl Case {
    fn new(program: Program, line: String) -> Self {
        let answer = program.run(&format!("{line} --format json"));
        let json: Value = serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {answer}"));
        let findings = json["findings"].as_array().expect("a list").clone();
        Self { program, line, findings }
    }

    /// Returns the findings in another format.
    #[track_caller]
    pub(super) fn said(&self, format: &str) -> String {
        let answer = self.program.run(&format!("{} --format {format}", self.line));
        assert!(answer.code < 2 && answer.err.is_empty(), "{answer}");
        answer.out
    }
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`plan {}` in {}", self.line, self.program.path("").display())
    }
}

/// Returns the bad case of every code, a plan that breaks what can be broken, and one with nothing to find.
pub(super) fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> =
        codes().into_iter().map(|code| Case::new(case(code, "bad"), check(code, "--lang sv"))).collect();
    let hostile = Program::temporary();
    hostile.write(&format!("{FOLDER}/p/plan.toml"), "id = \"p\"\ntitle = \"P\"\nlanguage = \"sv\"\n");
    hostile.write(&format!("{FOLDER}/p/1, %3A.toml"), GOAL);
    hostile.commit("Allt");
    let hostile = Case::new(hostile.below(FOLDER), "check -C p".to_owned());
    assert!(hostile.findings.len() > 3, "{:?}", hostile.findings);
    cases.push(hostile);
    let fine = Case::new(with_files(small_plan::FILES), "check".to_owned());
    assert!(fine.findings.is_empty(), "{:?}", fine.findings);
    cases.push(fine);
    cases
}

/// Returns a string field of a finding; empty if it is missing.
pub(super) fn text<'f>(finding: &'f Value, field: &str) -> &'f str {
    finding[field].as_str().unwrap_or_default()
}

/// Returns a numeric field of a finding.
pub(super) fn number(finding: &Value, field: &str) -> u64 {
    finding[field].as_u64().expect("a number")
}

/// Returns whether a text has the message and the help of a finding.
pub(super) fn tells(told: &str, finding: &Value) -> bool {
    // A phrase may have become a sentence, and unprintable characters are replaced.
    let plain = |text: &str| {
        let shown = |c: &char| c.is_alphanumeric() && *c != '\u{fffd}';
        text.to_lowercase().chars().filter(shown).collect::<String>()
    };
    ["message", "help"].iter().all(|field| plain(told).contains(&plain(text(finding, field))))
}
