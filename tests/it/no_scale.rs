//! Tests of plans without a scale, or with one that has no status for *done*.

use crate::common::{Program, assert_said, with_files};
use crate::hostile::{GOAL, PLAN};

fn without_scale() -> Program {
    let manifest: String =
        PLAN.lines().filter(|line| !line.starts_with("status")).map(|line| format!("{line}\n")).collect();
    with_files([("plan.toml", &*manifest), ("1.toml", GOAL)])
}

#[test]
fn a_plan_without_a_scale_is_told_and_nothing_can_be_assessed_in_it() {
    let program = without_scale();
    assert_said(["sv", "en"].map(|lang| program.run(&format!("check --lang {lang}"))), "no_scale/check.txt");
    for line in ["set 1-1 Done", "set 1-1 off-track --note x", "export -o ut.csv", "close 2024"] {
        let err = program.run(line).refused();
        assert!(err.contains("error: the plan `p` has no scale, so nothing in it can be assessed\n"), "{line}: {err}");
        assert!(err.contains("`plan explain PL222`"), "{line}: {err}");
    }
    let sheet = with_files([("plan.toml", PLAN), ("1.toml", GOAL)]);
    sheet.run("export -o ut.csv").fine();
    let text = std::fs::read_to_string(sheet.path("ut.csv")).expect("it was written");
    program.write("in.csv", text.replacen(";;;;p;", ";;Done;;p;", 1));
    let err = program.run("import in.csv").refused();
    assert!(err.contains("the plan `p` has no scale"), "{err}\n{text}");
}

#[test]
fn the_scale_to_paste_in_is_one() {
    for lang in ["sv", "en"] {
        let program = without_scale();
        let explained = program.run(&format!("explain PL222 --lang {lang}")).fine();
        let scale: String = explained
            .lines()
            .filter(|line| ["[[status]]", "name = ", "stage = "].iter().any(|begin| line.starts_with(begin)))
            .map(|line| format!("{line}\n"))
            .collect();
        let manifest = std::fs::read_to_string(program.path("plan.toml")).expect("it is there");
        program.write("plan.toml", format!("{manifest}\n{scale}"));
        assert!(program.run("check").fine().starts_with("no errors: "));
        program.run("set 1-1 done").fine();
    }
}

#[test]
fn a_scale_that_cannot_say_done_is_told() {
    for stage in ["ongoing", "planned", "off-track"] {
        let manifest = PLAN.replace("\"Done\", stage = \"done\"", &format!("\"Step\", stage = \"{stage}\""));
        let program = with_files([("plan.toml", &*manifest), ("1.toml", GOAL)]);
        let found = program.run("check --format short").out;
        assert!(found.ends_with("warning[PL223]: no status in the scale means that something is done\n"), "{found}");
        let refused = program.run("set 1-1 done").refused();
        assert!(refused.starts_with("error: no status in the plan's scale means done\n"), "{refused}");
    }
}

#[test]
fn a_plan_without_activities_needs_no_scale() {
    let program = with_files([("plan.toml", "id = \"p\"\ntitle = \"P\"\nlanguage = \"en\"\n")]);
    assert!(program.run("check").fine().starts_with("no errors"));
}
