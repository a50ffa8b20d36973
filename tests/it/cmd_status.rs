//! Tests of `plan status`: counts by group, and activities off track.

use serde_json::Value;

use crate::common::{Program, assert_said, sample, with_files};

const GROUPS: [&str; 6] = ["goal", "priority", "owner", "start", "plan", "focus"];

#[test]
fn counts_stand_above_what_is_off_track_in_both_languages_and_widths() {
    let wide = sample().columns(160);
    let answers = [
        sample().run("status --plan kultur"),
        wide.run("status --plan kultur --lang en"),
        sample().run("status --plan harbour --lang en"),
        wide.run("status --plan harbour"),
    ];
    assert_said(answers, "status/usual.txt");
}

#[test]
fn both_plans_are_counted_together() {
    assert_said(
        [sample().columns(120).run("status"), sample().columns(120).run("status --lang en")],
        "status/plans.txt",
    );
}

#[test]
fn every_group_has_its_own_title_and_note() {
    let answers = GROUPS.map(|group| sample().columns(120).run(&format!("status --plan kultur --by {group}")));
    let english =
        GROUPS.map(|group| sample().columns(120).run(&format!("status --plan kultur --by {group} --lang en")));
    assert_said(answers.into_iter().chain(english), "status/by.txt");
}

#[test]
fn every_format_has_the_same_numbers() {
    let formats = ["md", "json", "jsonl", "csv", "tsv"];
    assert_said(
        formats.map(|format| sample().run(&format!("status --by owner --format {format}"))),
        "status/formats.txt",
    );
}

#[test]
fn the_total_counts_each_activity_once_whatever_the_groups() {
    for group in GROUPS {
        let json: Value =
            serde_json::from_str(&sample().run(&format!("status --by {group} --format json")).fine()).expect("JSON");
        assert_eq!(json["by"], group);
        assert_eq!(json["total"]["total"], 18, "{group}");
        let groups = json["groups"].as_array().expect("a list");
        let sum = |of: &dyn Fn(&Value) -> &Value| groups.iter().filter_map(|group| of(group).as_u64()).sum::<u64>();
        for stage in ["planned", "off-track", "ongoing", "done", "unassessed", "closed"] {
            let of_groups = sum(&|group| &group["stages"][stage]);
            let total = json["total"]["stages"][stage].as_u64().expect("a number");
            // With several owners or focuses, an activity counts in each group.
            let is_met = if matches!(group, "owner" | "focus") { of_groups >= total } else { of_groups == total };
            assert!(is_met, "{group} {stage}: {of_groups} of {total}");
        }
        assert!(groups.iter().all(|group| group["total"].as_u64() > Some(0)), "{group} has an empty group");
    }
}

#[test]
fn colours_come_from_the_scale() {
    assert_said(
        [sample().run("status --color always"), sample().run("status --color never --goal 2.1")],
        "status/color.txt",
    );
}

#[test]
fn a_selection_is_counted_alone() {
    let answers = [
        sample().run("status --owner Samordnare --plan kultur --period 2024"),
        sample().run("status --owner Zonplanerare --status Rött"),
        sample().run("status --owner Zonplanerare --status Rött --lang en --format json"),
        sample().run("status --owner Zonplanerare --status Rött --format csv"),
        sample().run("status --owner Zonplanerare --status Rött --format jsonl"),
        sample().run("status --goal 2.1 --lang en"),
    ];
    assert_said(answers, "status/selection.txt");
}

#[test]
fn a_plan_without_activities_or_scale_is_counted_too() {
    let empty = with_files([("plan.toml", "id = \"p\"\ntitle = \"Tom plan\"\n")]);
    let bare = with_files([
        ("plan.toml", "id = \"p\"\ntitle = \"Bare\"\nfollow_up = { current = 2024 }\n"),
        (
            "1.toml",
            "id = \"1\"\ntitle = \"One\"\n[[activity]]\nid = \"1-1\"\ntitle = \"A\"\nowners = []\nstart = 2024\n",
        ),
    ]);
    let answers =
        [empty.run("status --lang sv --today 2025-06-01"), bare.run("status"), bare.run("status --by focus --lang sv")];
    assert_said(answers, "status/bare.txt");
}

#[test]
fn what_the_board_puts_first_and_nothing_serves_is_listed() {
    let program = Program::in_copy_of_sample();
    let governance = std::fs::read_to_string(program.path("governance.toml")).expect("it is there");
    let more = "\n[[focus]]\nyear = 2026\npriorities = [\"Kultur för äldre\", \"hela länet\"]\n";
    program.write("governance.toml", governance + more);
    let lines = [
        "status --by focus",
        "status --by focus --format csv --owner Zonplanerare",
        // A filter by group shows only these groups.
        "status --by focus --focus 'hela länet' --format csv",
        "chart --by focus --lang en --plan kultur",
    ];
    assert_said(lines.map(|line| program.run(line)), "status/unserved.txt");
}
