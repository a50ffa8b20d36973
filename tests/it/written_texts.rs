//! Tests that the rules about texts cover every text of a plan.

use plan::check::check;
use plan::load::load;
use plan::source::Sources;

use crate::common::settings;

const GOVERNANCE: &str = r#"
title = "a  b"
source = "a  b"
organisation = { name = "a  b", decides = "a  b", board = "a  b", responsible = "a  b", administration = "a  b", text = "a  b" }
strategy = { id = "a  b", title = "a  b", short = "a  b", text = "a  b" }
focus = [{ year = 2024, decided_by = "a  b", text = "a  b", priorities = ["a  b", "b  c"] }]
plan = [{ id = "a  b", title = "a  b", aim = "a  b", text = "a  b" }]
"#;

const PLAN: &str = r#"
id = "a  b"
title = "a  b"
about = "a  b"
excluded = "a  b"
strategy = { title = "a  b", chapter = "a  b", desired_state = "a  b", principles = "a  b", aims = ["a  b", "a  b"] }
development = { text = "a  b", goals = ["a  b"] }
follow_up = { text = "a  b" }
levels = { goal = "a  b", priority = "a  b", area = "a  b", direction = "a  b", activity = "a  b" }
status = [{ name = "a  b", stage = "done", meaning = "a  b" }]
owner = [{ name = "a  b", aliases = ["b  c"] }]
closed.2024 = { date = 2025-01-01, assessed = { "a  b" = { status = "a  b", note = "a  b" } } }
check = { "a  b" = "off" }
"#;

const GOAL: &str = r#"
id = "g0"
title = "a  b"
text = "a  b"
[[activity]]
id = "g1"
title = "a  b"
owners = ["a  b"]
support = ["a  b"]
start = 2024
ended = { period = 2024, into = "a  b", by = ["a  b"], reason = "a  b" }
follow_up.2024 = { status = "a  b", note = "a  b" }
[[priority]]
id = "g2"
title = "a  b"
text = '''
a  b'''
see = ["a  b"]
focus = ["a  b"]
[[priority.activity]]
id = "g3"
title = "a  b"
owners = ["a  b"]
start = 2024
"#;

#[test]
fn every_text_is_looked_at_once() {
    let files = [("governance.toml", GOVERNANCE), ("a/plan.toml", PLAN), ("a/1.toml", GOAL), ("b/plan.toml", PLAN)];
    let sources = Sources::in_memory(files);
    let loaded = load(&sources);
    assert!(loaded.findings.is_empty(), "{:#?}", loaded.findings);
    let findings = check(&loaded, &sources, &settings());
    let found: Vec<_> = findings.iter().filter(|finding| finding.code.name == "double-space").collect();
    for (id, file) in sources.iter() {
        let text = file.text();
        let expected: Vec<usize> = text.match_indices("  ").map(|(at, _)| at).collect();
        let places = found.iter().filter(|finding| finding.place.file == id).map(|finding| finding.place.span.range());
        let found: Vec<usize> = places.filter(|range| &text[range.clone()] == "  ").map(|range| range.start).collect();
        let missing: Vec<&str> =
            expected.iter().filter(|at| !found.contains(at)).map(|at| &text[at - 12..at + 4]).collect();
        assert!(found == expected, "{}: {missing:#?}", file.path());
    }
}
