//! Tests of `plan report` as text. The file formats are tested in `reports`, and the report that the README links to
//! in `reports/linked.rs`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::common::{Program, assert_said, sample, with_files};
use crate::reports::everything;

const TODAY: &str = "--today 2026-02-03";

/// Runs each command line on a fixed day.
fn answers<const N: usize>(program: &Program, lines: [&str; N]) -> Vec<crate::common::Answer> {
    lines.map(|line| program.run(&format!("report {line} {TODAY}"))).into()
}

#[test]
fn a_plan_with_everything_is_told_in_both_languages() {
    assert_said(answers(&everything(), ["--format md"]), "report/everything_md.txt");
    assert_said(answers(&everything(), ["--format md --lang en"]), "report/everything_md.en.txt");
    assert_said(answers(&everything(), [""]), "report/everything.txt");
}

#[test]
#[cfg(not(feature = "pdf"))]
fn a_program_without_pdf_says_what_to_do_before_it_makes_anything() {
    let answers = [
        sample().run("report -o uppfoljning.pdf"),
        sample().run("report --format pdf --lang en"),
        // The refusal comes before the owner is looked up.
        sample().run("report -o a.pdf --owner Ingen"),
    ];
    assert_said(answers, "report/without_pdf.txt");
    assert!(!sample().path("uppfoljning.pdf").exists());
}

#[test]
fn two_plans_each_have_their_parts() {
    assert_said(answers(&sample(), ["--format md", "--format md --lang en"]), "report/two_plans_md.txt");
}

#[test]
fn periods_stand_beside_one_another_in_a_matrix() {
    let mut said = answers(&sample(), ["--matrix", "--matrix --format md --plan harbour"]);
    said.extend(answers(&sample().columns(160), ["--matrix --plan harbour --lang en"]));
    assert_said(said, "report/matrix.txt");
}

#[test]
fn a_selection_is_told_on_the_title_page_and_leaves_out_the_rest() {
    let program = sample().columns(120);
    let lines = ["--owner Samordnare --plan kultur", "--goal 1.10 --lang en", "--priority 2.1.1"];
    assert_said(answers(&program, lines), "report/selection.txt");
}

#[test]
fn what_is_empty_says_so() {
    let mut said = answers(&sample(), ["--start 2026 --status Rött", "--lang en --text xyz --matrix"]);
    let manifest = "id = \"p\"\ntitle = \"P\"\n[follow_up]\ncurrent = 2024\n";
    said.extend(answers(&with_files([("plan.toml", manifest)]), ["--lang en", "--format md"]));
    said.extend(answers(&with_files([("governance.toml", "title = \"G\"\n")]), ["--lang en", "--matrix"]));
    assert_said(said, "report/empty.txt");
}

/// A plan with monthly follow-up for two years has more periods than fit side by side.
#[test]
fn a_matrix_has_as_many_months_as_make_a_year() {
    let manifest = "id = \"m\"\ntitle = \"Monthly\"\nlanguage = \"en\"\nperiod = { first = 2024, last = 2025 }\n\
                    [follow_up]\nevery = \"month\"\ncurrent = \"2025-03\"\n\
                    [[status]]\nname = \"Green\"\nstage = \"done\"\n[[owner]]\nname = \"A\"\n";
    let goal = "id = \"1\"\ntitle = \"Goal\"\n[[activity]]\nid = \"1-1\"\ntitle = \"Act\"\nowners = [\"A\"]\n\
                start = 2024\nevery = \"month\"\nfollow_up.2024-05 = { status = \"Green\" }\n";
    let said = with_files([("plan.toml", manifest), ("1.toml", goal)]).run("report --matrix --format md").fine();
    let header = said.lines().find(|line| line.starts_with("| Id")).expect("a table");
    assert_eq!(header.matches(" 202").count(), 12, "{header}");
    assert!(header.contains("| 2024-04 |") && header.contains("| 2025-03 |"), "{header}");
    assert!(said.contains("The latest 12 periods are shown, from 2024-04 on."), "{said}");
    assert!(said.contains("| · unassessed | ● Green | · unassessed |"), "{said}");
}

/// The numbers per goal are those of `plan status`.
#[test]
fn numbers_are_those_of_the_status() {
    let stages =
        [("planned", '○'), ("off-track", '✗'), ("ongoing", '◐'), ("done", '●'), ("unassessed", '·'), ("closed", '▤')];
    for (program, plan) in [(everything(), "allt"), (sample(), "kultur")] {
        let told = program.run(&format!("report --plan {plan} --format md --lang en {TODAY}")).fine();
        let mut compared = 0;
        let table = told.split("**By goal 2025**").nth(1).expect("a table of goals");
        let rows: Vec<Vec<&str>> = table
            .lines()
            .skip(2)
            .take_while(|line| line.starts_with('|'))
            .map(|line| line.split(" | ").collect())
            .collect();
        let now = by_goal(&program, plan, "2025");
        for row in rows.iter().skip(2) {
            let Some(id) = row[0].split("](#").nth(1).map(|rest| rest.trim_end_matches(')')) else { continue };
            for (stage, symbol) in stages {
                let count = now[id][stage].as_i64().expect("a number");
                let expected = if count == 0 { "–".to_owned() } else { count.to_string() };
                // What there is none of anywhere has no column.
                let Some(at) = rows[0].iter().position(|title| title.starts_with(symbol)) else {
                    assert_eq!(count, 0, "{plan} {id} {stage}");
                    continue;
                };
                assert_eq!(row[at].trim_end_matches(" |"), expected, "{plan} {id} {stage}");
                compared += 1;
            }
        }
        assert!(compared >= 12, "{compared}: {table}");
    }
}

/// Returns the number of activities at each stage, by goal.
fn by_goal(program: &Program, plan: &str, period: &str) -> BTreeMap<String, Value> {
    let said = program.run(&format!("status --plan {plan} --period {period} --format json")).fine();
    let json: Value = serde_json::from_str(&said).expect("JSON");
    let groups = json["groups"].as_array().expect("a list");
    groups.iter().map(|group| (group["key"].as_str().expect("a key").to_owned(), group["stages"].clone())).collect()
}

#[test]
fn a_name_that_tells_no_format_is_refused() {
    let program = Program::in_copy_of_sample();
    assert_said(
        ["report -o paper", "report -o paper.odt --lang en", "report --format paper"].map(|line| program.run(line)),
        "report/refused.txt",
    );
}

#[test]
fn a_file_gets_what_the_screen_would_get() {
    let program = Program::in_copy_of_sample();
    let said = program.run(&format!("report -o paper.md {TODAY}")).fine();
    assert_eq!(said, "Skrev paper.md\n");
    let file = std::fs::read_to_string(program.path("paper.md")).expect("it was written");
    assert_eq!(file, program.run(&format!("report --format md {TODAY}")).fine());
    assert_eq!(file, program.run(&format!("report --format md -o - {TODAY}")).fine());
}
