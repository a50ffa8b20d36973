//! Tests that stages have the order of the plan's scale, and the same names, everywhere.

use crate::common::{Program, assert_said, with_files};

const PLAN: &str = r#"
id = "p"
title = "Parks"
language = "en"
period = { first = 2024, last = 2027 }
follow_up = { every = "year", current = 2025 }
status = [
    { name = "Met", stage = "done", color = "green" },
    { name = "Missed", stage = "off-track", color = "red" },
    { name = "Under way", stage = "ongoing", color = "yellow" },
    { name = "Later", stage = "planned", color = "blue" },
]
owner = [{ name = "Gardener" }, { name = "Forester" }]
"#;

fn parks() -> Program {
    let goal: String = ["Met", "Missed", "Under way", "Later"]
        .iter()
        .enumerate()
        .map(|(at, status)| {
            format!(
                "[[activity]]\nid = \"1-{at}\"\ntitle = \"Park {at}\"\nowners = [\"Gardener\"]\nstart = 2024\nevery = \"year\"\n\
                 follow_up.2025 = {{ status = \"{status}\", note = \"So it is\" }}\n"
            )
        })
        .collect();
    let later = "[[activity]]\nid = \"1-4\"\ntitle = \"Unseen\"\nowners = [\"Forester\"]\nstart = 2025\n\
                 [[activity]]\nid = \"1-5\"\ntitle = \"Far\"\nowners = [\"Forester\"]\nstart = 2027\n";
    with_files([("plan.toml", PLAN), ("1.toml", &format!("id = \"1\"\ntitle = \"Green\"\n{goal}{later}"))])
}

#[test]
fn every_view_has_the_order_and_the_words_of_the_scale() {
    let parks = parks().columns(120).env("PLAN_TODAY", "2025-11-01");
    let lines = [
        "status",
        "owners",
        "chart",
        "chart --by owner --lang sv",
        "tree",
        "list --sort status --columns id,status,stage",
        "report --format md",
    ];
    assert_said(lines.map(|line| parks.run(line)), "stage_order.txt");
}
