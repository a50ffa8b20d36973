//! Tests of page one of a report: the lede, the goals and owners in it, and the frame of a board's paper.

use crate::common::{Program, with_files};

const TODAY: &str = "--today 2026-02-03";

/// Lines of a goal's file: its activities in order, each with the lines below its title.
fn goal(own: &str, activities: &[&str]) -> String {
    let activity = |(at, lines): (usize, &&str)| {
        format!("[[activity]]\nid = \"1-{}\"\ntitle = \"Act {}\"\nowners = [\"A\"]\n{lines}\n", at + 1, at + 1)
    };
    let activities: String = activities.iter().enumerate().map(activity).collect();
    format!("id = \"1\"\ntitle = \"Goal\"\n{own}\n{activities}")
}

/// Lines of a plan with a scale of five statuses, two of which mean off track and two done.
fn manifest(id: &str, follow_up: &str) -> String {
    let status = |(name, stage): (&str, &str)| format!("[[status]]\nname = \"{name}\"\nstage = \"{stage}\"\n");
    let scale =
        [("Green", "done"), ("Shiny", "done"), ("Yellow", "ongoing"), ("Red", "off-track"), ("Crimson", "off-track")];
    let scale: String = scale.into_iter().map(status).collect();
    format!(
        "id = \"{id}\"\ntitle = \"Plan {id}\"\nlanguage = \"en\"\nperiod = {{ first = 2024, last = 2027 }}\n\
         [follow_up]\n{follow_up}\n[[owner]]\nname = \"A\"\n[[owner]]\nname = \"B\"\n{scale}"
    )
}

/// Returns the first sentences of the report of a plan, in both languages.
fn lede(program: &Program, asked: &str) -> [String; 2] {
    ["sv", "en"].map(|lang| {
        let told = program.run(&format!("report {asked} --format md --lang {lang} --today 2026-12-31")).fine();
        let lede = told.lines().find(|line| line.contains(':') && !line.starts_with(['#', '<', '-'])).expect("a lede");
        lede.replace(['\u{a0}', '\u{202f}'], " ")
    })
}

const LATE: &str = "start = 2024\ndeadline = 2025-06-30";
const GREEN: &str = "start = 2024\nevery = \"year\"\nfollow_up.2026 = { status = \"Green\" }";
const SHINY: &str = "start = 2024\nevery = \"year\"\nfollow_up.2026 = { status = \"Shiny\" }";
const RED: &str = "start = 2024\nevery = \"year\"\nfollow_up.2025 = { status = \"Red\" }\n\
                   follow_up.2026 = { status = \"Red\", note = \"Why\" }";
const TURNED_GREEN: &str = "start = 2024\nevery = \"year\"\nfollow_up.2025 = { status = \"Crimson\" }\n\
                            follow_up.2026 = { status = \"Green\" }";

#[test]
fn the_lede_is_whole_sentences_whatever_is_assessed() {
    let closed = "current = 2026\n[closed.2026]\ndate = 2026-12-20";
    let cases: [(&str, &[&str], &str, &str); 7] = [
        (
            "current = 2026",
            &[LATE, LATE],
            "Preliminärt: 0 av 2 bedömda. 2 försenade.",
            "Preliminary: 0 of 2 assessed. 2 late.",
        ),
        ("current = 2026", &["start = 2024"], "Preliminärt: 0 av 1 bedömda.", "Preliminary: 0 of 1 assessed."),
        (
            "current = 2026",
            &[GREEN, SHINY, LATE],
            "Preliminärt: 2 av 3 bedömda. 2 genomförda, inget avviker, 1 försenad.",
            "Preliminary: 2 of 3 assessed. 2 done, nothing off track, 1 late.",
        ),
        (
            "current = 2026",
            &[RED],
            "Preliminärt: 1 av 1 bedömda. **1 avviker** (1 under 2025).",
            "Preliminary: 1 of 1 assessed. **1 off track** (1 in 2025).",
        ),
        (
            "current = 2026",
            &[TURNED_GREEN],
            "Preliminärt: 1 av 1 bedömda. 1 genomförd, inget avviker (1 under 2025). 1 bättre.",
            "Preliminary: 1 of 1 assessed. 1 done, nothing off track (1 in 2025). 1 better.",
        ),
        (
            closed,
            &[GREEN],
            "Uppföljningen stängdes 20 december 2026: 1 av 1 bedömda. 1 genomförd, inget avviker.",
            "The follow-up was closed on 20 December 2026: 1 of 1 assessed. 1 done, nothing off track.",
        ),
        (
            "current = 2026",
            &["start = 2027"],
            "Preliminärt: inget ska bedömas för 2026.",
            "Preliminary: nothing is to be assessed for 2026.",
        ),
    ];
    for (follow_up, activities, sv, en) in cases {
        let program = with_files([("plan.toml", &*manifest("p", follow_up)), ("1.toml", &*goal("", activities))]);
        assert_eq!(lede(&program, ""), [sv, en], "{activities:?}");
    }
}

#[test]
fn the_period_before_is_named_also_a_quarter_and_that_of_each_plan() {
    let quarters = "start = 2026\nevery = \"quarter\"\nfollow_up.2026-Q2 = { status = \"Red\" }\n\
                    follow_up.2026-Q3 = { status = \"Crimson\" }";
    let rhythm = "every = \"quarter\"\ncurrent = \"2026-Q3\"";
    let quarterly = [("q/plan.toml", manifest("q", rhythm)), ("q/1.toml", goal("", &[quarters]))];
    let yearly = [("y/plan.toml", manifest("y", "current = 2026")), ("y/1.toml", goal("", &[RED]))];
    let files = quarterly.iter().chain(&yearly).map(|(path, text)| (*path, &**text));
    let program = with_files(files.chain([("governance.toml", "title = \"G\"\n")]));
    let said = |asked| lede(&program, asked)[1].split(". ").nth(1).expect("a sentence").to_owned();
    assert_eq!(said("--plan q"), "**1 off track** (1 in 2026-Q2).");
    assert_eq!(said("--plan y"), "**1 off track** (1 in 2025).");
    assert_eq!(said(""), "**2 off track** (2: q 2026-Q2, y 2025).");
    let told = program.run(&format!("report --format md --lang en {TODAY}")).fine();
    assert!(told.contains("| Plan | Id |"), "{told}");
    let one = program.run("report --plan y --format html --lang en").fine();
    assert!(one.contains("Status 2026") && !one.contains("Status by plan"), "{one}");
}

/// Two owners, so that there is a table of those with most off track; the same name in two plans is two rows.
#[test]
fn owners_of_several_plans_are_listed_with_their_plans() {
    let of_both = goal("", &[RED, &RED.replace("start", "support = [\"B\"]\nstart")]).replacen("[\"A\"]", "[\"B\"]", 1);
    let files = ["x", "y"].map(|id| (format!("{id}/plan.toml"), manifest(id, "current = 2026")));
    let goals = ["x", "y"].map(|id| (format!("{id}/1.toml"), of_both.clone()));
    let files = files.iter().chain(&goals).map(|(path, text)| (&**path, &**text));
    let told = with_files(files.chain([("governance.toml", "title = \"G\"\n")]))
        .run(&format!("report --format md --lang en {TODAY} --period 2026"))
        .fine();
    let table = told.split("**Owners with most off track or late**").nth(1).expect("a table");
    let rows: Vec<&str> = table.lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    assert!(rows[0].starts_with("| Plan | Owner |"), "{table}");
    let named: Vec<String> =
        rows[2..].iter().map(|row| row.split('|').nth(1).unwrap_or_default().trim().into()).collect();
    assert_eq!(named, ["x", "y", "x", "y"], "{table}");
}

#[test]
fn what_a_goal_says_itself_is_off_track_on_page_one_and_in_the_status() {
    let own = "owners = [\"B\"]\nfollow_up.2025 = { status = \"Red\" }\n\
               follow_up.2026 = { status = \"Red\", note = \"No money\" }";
    for asks in ["", "levels = [\"goal\", \"activity\"]\n"] {
        let follow_up = format!("{asks}current = 2026");
        let program = with_files([("plan.toml", &*manifest("p", &follow_up)), ("1.toml", &*goal(own, &[GREEN]))]);
        // Each level that the plan asks for is counted by itself.
        let [of_goals_sv, of_goals_en] = if asks.is_empty() {
            ["1 av 1", "1 of 1"]
        } else {
            ["1 av 1 mål, 1 av 1 aktivitet", "1 of 1 goal, 1 of 1 activity"]
        };
        assert_eq!(
            lede(&program, ""),
            [
                format!(
                    "Preliminärt: {of_goals_sv} bedömda. 1 genomförd, inget avviker. Egen bedömning: **1 mål avviker**."
                ),
                format!(
                    "Preliminary: {of_goals_en} assessed. 1 done, nothing off track. Own assessment: **1 goal off track**."
                ),
            ]
        );
        let told = program.run("report --format md --lang en").fine();
        assert!(told.contains("## Off track (1)"), "{told}");
        let row = "| [✗\u{a0}1](#1) | Goal | B | Since 2025, second year in a row. No money |";
        assert!(told.contains(row), "{told}");
        assert!(!told.contains("Nothing is off track"), "{told}");
        let status = program.columns(120).run("status --lang en").fine();
        assert!(status.contains("Red/Crimson (1)") && status.contains("✗ 1  Goal"), "{status}");
        assert!(!status.contains("Nothing is off track"), "{status}");
    }
}

#[test]
fn where_only_goals_are_assessed_they_are_what_is_counted() {
    let follow_up = "levels = [\"goal\"]\ncurrent = 2026";
    let own = "follow_up.2026 = { status = \"Red\" }";
    let program = with_files([("plan.toml", &*manifest("p", follow_up)), ("1.toml", &*goal(own, &["start = 2024"]))]);
    assert_eq!(lede(&program, "")[1], "Preliminary: 1 of 1 assessed. **1 off track**.");
    let turned = "follow_up.2025 = { status = \"Red\" }\nfollow_up.2026 = { status = \"Green\" }";
    program.write("1.toml", goal(turned, &["start = 2024"]));
    assert_eq!(lede(&program, "")[1], "Preliminary: 1 of 1 assessed. 1 done, nothing off track (1 in 2025). 1 better.");
    let told = program.run("report --short --format md --lang en --today 2026-12-31").fine();
    assert!(!told.contains("nassessed") && !told.contains("Nothing was assessed"), "{told}");
}

#[test]
fn what_is_to_be_assessed_is_counted_once_and_by_level() {
    let follow_up = "levels = [\"goal\", \"activity\"]\ncurrent = 2026";
    let program = with_files([("plan.toml", &*manifest("p", follow_up)), ("1.toml", &*goal("", &[GREEN]))]);
    for (activities, expected) in [
        (&[GREEN][..], "Nothing of what is assessed is off track. Unassessed: 1 goal."),
        (&[GREEN, "start = 2024"], "Nothing of what is assessed is off track. Unassessed: 1 activity, 1 goal."),
    ] {
        program.write("1.toml", goal("", activities));
        for command in ["report --short --format md", "status"] {
            let told = program.run(&format!("{command} --lang en --today 2026-12-31")).fine();
            assert!(told.contains(expected), "{command}: {told}");
        }
    }
}

#[test]
fn a_selection_of_which_a_part_is_on_track_is_not_said_to_need_attention_whole() {
    let program = with_files([
        ("plan.toml", &*manifest("p", "levels = [\"goal\", \"activity\"]\ncurrent = 2026")),
        ("1.toml", &*goal("owners = [\"A\"]\nfollow_up.2026 = { status = \"Red\" }", &[RED, GREEN])),
    ]);
    let told = program.run("report --short --format md --lang en --owner A --today 2026-12-31").fine();
    assert!(told.contains("## Off track (2)") && !told.contains("All that was selected"), "{told}");
}

#[test]
fn what_is_left_out_of_page_one_is_named_for_what_it_is() {
    let late = [LATE; 22];
    let program = with_files([("plan.toml", &*manifest("p", "current = 2026")), ("1.toml", &*goal("", &late))]);
    let told = program.run("report --format md --lang sv --today 2026-12-31").fine();
    assert!(told.contains("Och 4 till: [Det som är försenat](#late)"), "{told}");
    assert!(told.contains("<a id=\"late\"></a>"), "{told}");
    assert!(!told.contains("till: [Det som avviker]"), "{told}");
    let alone = program.run("report --format md --lang sv --today 2026-12-31 --sections summary").fine();
    assert!(alone.contains("Och 4 till: Det som är försenat\n"), "{alone}");
}

#[test]
fn a_selection_says_nothing_of_what_was_not_selected() {
    let goal = goal("", &[GREEN, RED, "start = 2024\nevery = \"year\"\nfollow_up.2026 = { status = \"Yellow\" }"]);
    let program = with_files([("plan.toml", &*manifest("p", "current = 2026")), ("1.toml", &*goal)]);
    for line in ["report --format md", "status"] {
        let told = program.run(&format!("{line} --status ongoing --lang en")).fine();
        assert!(!told.to_lowercase().contains("off track"), "{told}");
        let told = program.run(&format!("{line} --text 'Act 1' --lang en")).fine();
        assert!(told.contains("Nothing in the selection is off track."), "{told}");
    }
    assert_eq!(lede(&program, "--status ongoing")[1], "Preliminary: 1 of 1 assessed. 1 ongoing.");
    assert_eq!(
        lede(&program, "--text 'Act 1'")[0],
        "Preliminärt: 1 av 1 bedömda. 1 genomförd, inget i urvalet avviker."
    );
}

#[test]
fn the_frame_of_a_boards_paper_is_on_page_one_and_left_out_where_not_given() {
    let frame = "[report]\nsender = \"The Office\"\ncase_number = \"1/26\"\nofficer = \"Ada\"\n\
                 proposed_decision = \"To approve it.\"\ncontact = \"ada@example.org\"\n";
    let plan = manifest("p", "current = 2026");
    let framed = format!("{plan}\n{frame}");
    let goal = goal("", &[GREEN]);
    let [bare, framed] = [plan, framed].map(|plan| {
        let program = with_files([("plan.toml", &*plan), ("1.toml", &*goal)]);
        program.run("report --short --format md --lang en --today 2026-12-31").fine()
    });
    for said in
        ["The Office\n", "**Case number:** 1/26", "**Officer:** Ada", "## Proposed decision\n\n> To approve it."]
    {
        assert!(framed.contains(said) && !bare.contains(said), "{said}: {framed}");
    }
    assert!(framed.contains("**Contact:**") && !bare.contains("Contact"), "{framed}");
}
