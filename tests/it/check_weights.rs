//! Tests of severities in `plan check`: accepted findings, overrides in the plan, and options.

use crate::common::{Answer, Program, assert_said, with_files};

const MANIFEST: &str = r#"
id = "plan"
title = "Plan"
language = "sv"
period = { first = 2024, last = 2026 }

[[status]]
name = "Grönt"
stage = "done"

[[owner]]
name = "Filmfrämjande"
"#;

const GOAL: &str = r#"
id = "1"
title = "Mål"

[[activity]]
id = "1-1"
title = "Två okända"
owners = [
  "Filmfrämjande",
  "Nämnden", # accept(PL201): rollen finns från 2026
  "Styrelsen",
]
start = 2030 # accept(start-outside-plan): beslutat i förväg

# accept(PL301, PL201): gäller bara rubriken
[[activity]]
id = "1-2"
title = "Aktivitet"
owners = ["Filmfrämjande"]
start = 2031
"#;

fn plan(manifest: &str) -> Program {
    with_files([("plan.toml", &*format!("{MANIFEST}{manifest}")), ("1.toml", GOAL)])
}

fn check(manifest: &str, options: &str) -> Answer {
    plan(manifest).run(&format!("check --format short --lang en --today 2026-12-31 {options}"))
}

#[test]
fn an_acceptance_speaks_of_its_place_and_no_other() {
    assert_said([check("", "")], "check/accepted.txt");
}

#[test]
fn a_plan_weighs_kinds_of_problems() {
    let [off, warning, twice] = ["PL201 = \"off\"\nPL107 = \"off\"", "unknown-owner = \"warning\"", "pl201 = \"info\""]
        .map(|check| format!("\n[check]\n{check}\n"));
    assert_said([check(&off, ""), check(&warning, ""), check(&twice, "")], "check/weighed.txt");
}

#[test]
fn who_asks_weighs_more_than_the_plan() {
    let warning = "\n[check]\nunknown-owner = \"warning\"\nstart-outside-plan = \"off\"\n";
    let lines = [
        "--deny warnings",
        "--deny infos --allow PL107",
        "--allow unknown-owner --deny warnings",
        "--allow PL201 --deny PL201",
        "--only PL301",
        "--only PL107,PL201 --deny unused-acceptance",
        "--only PL003",
    ];
    assert_said(lines.map(|line| check(warning, line)), "check/asked.txt");
}

#[test]
fn what_cannot_be_read_is_never_let_pass() {
    let program = plan("\n[check]\nPL201 = \"off\"\n");
    program.write("2.toml", "id = # accept(PL003): senare\n");
    let lines = ["", "--allow PL003", "--only PL301"];
    let answers = lines.map(|line| program.run(&format!("check --format short --lang en --today 2026-12-31 {line}")));
    assert_said(answers, "check/never_let_pass.txt");
}

#[test]
fn a_code_that_does_not_exist_is_refused() {
    let lines = ["--deny PL2O1", "--allow unknown-ownr --only warnings", "--deny warning,infos,x"];
    assert_said(lines.map(|line| check("", line)), "check/no_such_code.txt");
}

#[test]
fn a_code_is_explained_without_a_plan() {
    let program = Program::temporary();
    let lines = [
        "explain PL201 --lang sv",
        "explain syntax id-gone --lang en",
        "explain PL302 --lang sv --format md",
        "explain PL302 --lang en --format json",
        "explain PL999 --lang en",
        "explain --format csv --lang en",
    ];
    assert_said(lines.map(|line| program.run(line)), "check/explained.txt");
}

#[test]
fn every_code_is_listed() {
    let program = Program::temporary();
    for lang in ["sv", "en"] {
        let list = program.run(&format!("explain --lang {lang}")).fine();
        for code in plan::check::codes() {
            assert!(list.contains(code.id) && list.contains(code.name), "{}: {list}", code.id);
        }
    }
}
