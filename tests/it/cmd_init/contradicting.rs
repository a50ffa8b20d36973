//! Documents that contradict themselves, as those of people do: the plan has no error, and what gave way is told.

use crate::common::{Program, with_files};

const ACTIONS: &str = "Goal;Action;Responsible;Start;End;Deadline;Status 2024;Status 2026;Status 2030
G;Put off;A;2030;;;;;
G;From before;A;2020;2023;;Done;;Done
G;Backwards;A;2026;2025;2024;;;
G;Two ends;A;2024;2025;2026;Ongoing;;
G;Too early;A;2027;2028;;Done;Not started;
G;Not begun;A;2025-04-01;;;;Not started;
G;Late;A;2024;;2025;Delayed;;
G;Over;A;2024;;;Done;Ongoing;
";

fn text(program: &Program, path: &str) -> String {
    std::fs::read_to_string(program.path(path)).expect("it is there")
}

#[test]
fn what_contradicts_the_calendar_becomes_a_note_or_a_comment() {
    let program = with_files([("a.csv", ACTIONS)]);
    let line = "init new --from a.csv --title Plan --years 2024-2027 --lang en --today 2026-11-29 --report r.json";
    let answer = program.run(line);
    assert_eq!(answer.code, 0, "{answer}");
    assert!(answer.err.contains("3, among them `Done` of “Too early”"), "{answer}");
    let checked = program.run("check -C new --lang en --today 2026-11-29");
    assert!(!checked.out.contains("error["), "{checked}");
    let goal = text(&program, "new/1-g.toml");
    for said in [
        "# start: 2030\n[[activity]]\nid = \"1-1\"",
        "# start: 2020\n# 2030: Done\n[[activity]]",
        "# deadline: 2024\n# until: 2025\n[[activity]]",
        "# deadline: 2026\n[[activity]]",
        "follow_up.2024 = { note = \"Done\" }\nfollow_up.2026 = { status = \"Not started\" }",
        "start = 2025-04-01\nfollow_up.2026 = { note = \"Not started\" }",
        // The later word shows that it was not the end.
        "follow_up.2024 = { note = \"Done\" }\nfollow_up.2026 = { status = \"Ongoing\" }",
    ] {
        assert!(goal.contains(said), "{said}: {goal}");
    }
    let report = text(&program, "r.json");
    for why in ["the start is not within", "the end comes before", "does not go together", "says that it was not done"]
    {
        assert!(report.contains(why), "{why}: {report}");
    }
}

#[test]
fn a_scale_that_cannot_say_late_may_say_not_started() {
    let actions = "Goal;Action;Responsible;Start;Status\nG;A;U;2024;Not started\nG;B;U;2024;Done\n";
    let program = with_files([("a.csv", actions)]);
    let answer = program.run("init new --from a.csv --title Plan --years 2024-2027 --lang en --today 2026-11-29");
    assert!(answer.code == 0 && answer.err.is_empty(), "{answer}");
    assert!(text(&program, "new/1-g.toml").contains("follow_up.2026 = { status = \"Not started\" }"));
}

#[test]
fn the_follow_up_of_a_year_is_that_of_its_last_quarter() {
    let actions = "Goal;Action;Responsible;Status 2024;Status 2026\nG;A;U;Ongoing;Done\n";
    let program = with_files([("a.csv", actions)]);
    let line = "init new --from a.csv --title Plan --years 2024-2027 --every quarter --lang en --today 2026-08-29";
    let answer = program.run(line);
    assert_eq!(answer.code, 0, "{answer}");
    assert!(text(&program, "new/plan.toml").contains("current = \"2026-Q3\""));
    let goal = text(&program, "new/1-g.toml");
    assert!(goal.contains("follow_up.2024-Q4 = { status = \"Ongoing\" }\nfollow_up.2026-Q3"), "{goal}");
}
