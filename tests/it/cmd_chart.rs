//! Tests of `plan chart`: statuses as bars, by period or by goal.

use serde_json::Value;

use crate::common::{Program, assert_said, repository, sample, with_files};
use crate::reports::everything;

#[test]
fn bars_have_their_numbers_under_them_in_both_languages_and_widths() {
    let answers = [
        everything().run("chart"),
        everything().columns(120).run("chart --lang en"),
        everything().columns(40).run("chart --by goal"),
        Program::at(repository("tests/adopted")).run("chart --by goal"),
        sample().run("chart --by goal --lang en"),
    ];
    assert_said(answers, "chart/usual.txt");
}

#[test]
fn every_format_has_the_same_numbers() {
    let formats = ["md", "json", "jsonl", "csv", "tsv", "svg"];
    let answers =
        ["period", "goal"].map(|by| formats.map(|it| everything().run(&format!("chart --by {by} --format {it}"))));
    assert_said(answers.into_iter().flatten(), "chart/formats.txt");
}

#[test]
fn colours_come_from_the_scale() {
    assert_said([sample().run("chart --plan kultur --color always")], "chart/color.txt");
}

#[test]
fn what_the_file_is_called_says_what_it_is_and_it_has_no_colours() {
    let program = Program::in_copy_of_sample();
    let answers = [
        program.run("chart -o ut.svg"),
        program.run("chart -o ut.txt --color always"),
        program.run("chart -o ut.png"),
        program.run("chart -o finns/inte/ut.svg --lang en"),
        program.run("chart -o - --format csv"),
        program.run("chart --by ägare"),
        program.run("chart --goal 9"),
        program.run("chart --start 1999 --lang en"),
    ];
    assert_said(answers, "chart/files.txt");
    let written = |name: &str| std::fs::read_to_string(program.path(name)).expect("it was written");
    assert_eq!(written("ut.svg"), program.run("chart --format svg").fine());
    assert_eq!(written("ut.txt"), program.run("chart").fine());
    roxmltree::Document::parse(&written("ut.svg")).expect("well-formed XML");
}

/// Returns the number of activities at a stage in each period, from JSON.
fn over_time(program: &Program, filters: &str, stage: &str) -> Vec<(String, u64)> {
    let json: Value =
        serde_json::from_str(&program.run(&format!("chart {filters} --format json")).fine()).expect("JSON");
    assert!(json["schema"] == "plan/chart/1" && json["by"] == "period");
    let groups = json["groups"].as_array().expect("a list");
    let one = |group: &Value| {
        (group["key"].as_str().expect("a period").to_owned(), group["stages"][stage].as_u64().expect("a number"))
    };
    groups.iter().map(one).collect()
}

fn counted(numbers: &[(&str, u64)]) -> Vec<(String, u64)> {
    numbers.iter().map(|(period, number)| ((*period).to_owned(), *number)).collect()
}

#[test]
fn the_last_period_says_what_status_says_and_those_before_it_what_status_said_then() {
    for period in ["2024", "2025"] {
        let status = everything().run(&format!("status --format json --period {period}")).fine();
        let status: Value = serde_json::from_str(&status).expect("JSON");
        for stage in ["planned", "off-track", "ongoing", "done", "unassessed", "closed"] {
            let of_status = status["total"]["stages"][stage].as_u64().expect("a number");
            let of_chart = over_time(&everything(), "", stage);
            assert!(of_chart.contains(&(period.to_owned(), of_status)), "{period} {stage}: {of_status}, {of_chart:?}");
        }
    }
    assert_eq!(over_time(&everything(), "--period 2024", "done").len(), 1, "what comes later is left out");
}

const TERTIALS: &str = "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2031 }\n\
    follow_up = { every = \"tertial\", current = \"2024-T3\" }\n\
    status = [{ name = \"Red\", stage = \"off-track\", color = \"red\", meaning = \"m\" }, \
    { name = \"Green\", stage = \"done\", color = \"green\", meaning = \"m\" }]\n";
const TWO: &str = "id = \"1\"\ntitle = \"One\"\n\
    [[activity]]\nid = \"1-1\"\ntitle = \"A\"\nowners = []\nstart = 2024\nevery = \"tertial\"\n\
    follow_up.2024-T1 = { status = \"Green\" }\nfollow_up.2024-T3 = { status = \"Red\", note = \"n\" }\n\
    [[activity]]\nid = \"1-2\"\ntitle = \"B\"\nowners = []\nstart = \"2024-T2\"\nevery = \"tertial\"\n\
    follow_up.2024-T2 = { status = \"Red\", note = \"n\" }\nfollow_up.2024-T3 = { status = \"Green\" }\n";

#[test]
fn a_status_selects_in_the_period_looked_at_and_those_are_followed_back() {
    let program = with_files([("plan.toml", TERTIALS), ("1.toml", TWO)]);
    let zeroes = |numbers: [u64; 3]| {
        let periods = ["2024-T1", "2024-T2", "2024-T3"];
        counted(&periods.into_iter().zip(numbers).collect::<Vec<_>>())
    };
    assert_eq!(over_time(&program, "", "off-track"), zeroes([0, 1, 1]));
    assert_eq!(over_time(&program, "--status Red", "off-track"), zeroes([0, 0, 1]));
    assert_eq!(over_time(&program, "--status Red", "done"), zeroes([1, 0, 0]));
    assert_eq!(over_time(&program, "--period 2024", "off-track"), zeroes([0, 1, 1]), "a year is shown in its parts");
}

#[test]
fn plans_of_different_rhythms_are_counted_in_periods_that_hold_whole_ones_of_each() {
    let yearly =
        TERTIALS.replace("\"tertial\", current = \"2024-T3\"", "\"year\", current = 2025").replace("\"p\"", "\"q\"");
    let program = with_files([
        ("governance.toml", "title = \"G\"\n"),
        ("p/plan.toml", TERTIALS),
        ("p/1.toml", TWO),
        ("q/plan.toml", &yearly),
        (
            "q/1.toml",
            "id = \"2\"\ntitle = \"T\"\n[[activity]]\nid = \"2-1\"\ntitle = \"C\"\nowners = []\nstart = 2024\nfollow_up.2024 = { status = \"Green\" }\n",
        ),
    ]);
    assert_eq!(over_time(&program, "", "done"), counted(&[("2024", 2), ("2025", 0)]));
    assert_eq!(over_time(&program, "", "closed"), counted(&[("2024", 0), ("2025", 1)]));
}

#[test]
fn of_very_many_periods_the_last_are_shown_and_it_says_so() {
    let monthly = TERTIALS.replace("\"tertial\", current = \"2024-T3\"", "\"month\", current = \"2031-12\"");
    let program = with_files([
        ("plan.toml", &*monthly),
        ("1.toml", "id = \"1\"\ntitle = \"T\"\n[[activity]]\nid = \"1-1\"\ntitle = \"C\"\nowners = []\nstart = 2024\n"),
    ]);
    let months = over_time(&program, "", "unassessed");
    assert_eq!((months.len(), &*months[0].0, &*months[23].0), (24, "2030-01", "2031-12"));
    assert!(program.run("chart --format json").fine().contains("\"cut\":true"));
    assert!(program.run("chart --lang sv").fine().contains("Status per period, de senaste 24\n"));
}

#[test]
fn every_group_that_status_counts_can_be_drawn() {
    for by in ["goal", "priority", "owner", "start", "plan", "focus"] {
        for filter in ["", "--plan kultur", "--status Rött"] {
            let groups = |command: &str| -> Value {
                let said = sample().run(&format!("{command} --by {by} {filter} --format json")).fine();
                serde_json::from_str::<Value>(&said).expect("JSON")["groups"].clone()
            };
            assert_eq!(groups("chart"), groups("status"), "{by} {filter}");
        }
    }
    let answers = ["chart --by owner --plan kultur", "chart --by focus --lang en", "chart --by priority --goal 1.10"];
    assert_said(answers.map(|line| sample().run(line)), "chart/groups.txt");
}

#[test]
fn a_plan_without_activities_or_years_has_a_chart_too() {
    let empty = with_files([("plan.toml", "id = \"p\"\ntitle = \"Tom plan\"\n")]);
    let bare = with_files([
        ("plan.toml", "id = \"p\"\ntitle = \"Bare\"\nfollow_up = { current = 2025 }\n"),
        (
            "1.toml",
            "id = \"1\"\ntitle = \"One\"\n[[activity]]\nid = \"1-1\"\ntitle = \"A\"\nowners = []\nstart = 2024\n",
        ),
    ]);
    let answers = [
        empty.run("chart --lang sv --today 2025-06-01"),
        empty.run("chart --format json --today 2025-06-01"),
        bare.run("chart"),
        bare.run("chart --period 2023"),
    ];
    assert_said(answers, "chart/bare.txt");
}
