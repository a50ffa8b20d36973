//! No rule finds fault with what other bodies' plans rightly say: dates that they do not state, rhythms of their own,
//! a scale without a word for what is off track, and no notes.

use plan::check::find_code;
use plan::model::NOTE_RULE;

use crate::common::{Program, with_files};

/// A manifest without a scale and owners.
const HEAD: &str = "id = \"plan\"\ntitle = \"Plan\"\nlanguage = \"en\"\nperiod = { first = 2024, last = 2027 }\n";
const SCALE: [&str; 4] = ["Not started planned", "Delayed off-track", "In progress ongoing", "Complete done"];

/// Returns a plan of one goal whose activities each have these lines.
fn plan(follow_up: &str, scale: &[&str], more: &str, activities: &[&str]) -> Program {
    let status = |it: &&str| {
        let (name, stage) = it.rsplit_once(' ').expect("a name and a stage");
        format!("[[status]]\nname = \"{name}\"\nstage = \"{stage}\"\n")
    };
    let scale: String = scale.iter().map(status).collect();
    let manifest = format!("{HEAD}[follow_up]\n{follow_up}\n{scale}[[owner]]\nname = \"CIO\"\n{more}");
    let activity = |(at, lines): (usize, &&str)| {
        format!("[[activity]]\nid = \"1.{at}\"\ntitle = \"Publish an inventory\"\nowners = [\"CIO\"]\n{lines}\n")
    };
    let goal =
        format!("id = \"1\"\ntitle = \"Goal\"\n{}", activities.iter().enumerate().map(activity).collect::<String>());
    with_files([("plan.toml", &*manifest), ("1.toml", &*goal)])
}

/// Returns what a check finds on a day, but for what every such plan has.
fn found(program: &Program, today: &str) -> Vec<String> {
    let line = format!("check -C . --lang en --format short --today {today} --allow PL405 --allow duplicate-title");
    let answer = program.run(&line);
    assert!(answer.err.is_empty(), "{answer}");
    answer.out.lines().filter(|line| line.contains(".toml:")).map(str::to_owned).collect()
}

#[test]
fn a_hundred_actions_without_a_start_may_stand_anywhere() {
    let statuses = SCALE.map(|it| it.rsplit_once(' ').map_or("", |(name, _)| name));
    let lines: Vec<String> = (0..100)
        .map(|at| format!("follow_up.2025 = {{ status = \"{}\", note = \"As reported\" }}", statuses[at % 4]))
        .collect();
    let lines: Vec<&str> = lines.iter().map(|it| &**it).collect();
    let program = plan("every = \"year\"\ncurrent = 2025", &SCALE, "", &lines);
    assert_eq!(found(&program, "2025-07-01"), [""; 0]);
}

#[test]
fn what_begins_later_in_the_year_may_be_planned_until_then() {
    let program = plan(
        "every = \"year\"\ncurrent = 2025",
        &SCALE,
        "",
        &["start = 2025-09-01\nfollow_up.2025 = { status = \"Not started\" }"],
    );
    assert_eq!(found(&program, "2025-07-01"), [""; 0]);
    assert_eq!(found(&program, "2026-01-10").len(), 1);
}

#[test]
fn a_scale_without_a_word_for_it_cannot_say_that_something_is_off_track() {
    let activity = ["start = 2024\nfollow_up.2025 = { status = \"Not started\" }"];
    let of =
        |scale: &[&str]| found(&plan("every = \"year\"\ncurrent = 2025", scale, "", &activity), "2026-01-10").len();
    assert_eq!((of(&[SCALE[0], SCALE[2], SCALE[3]]), of(&SCALE)), (0, 1));
}

#[test]
fn what_is_repeated_each_year_may_be_planned_in_the_first_half_of_the_next() {
    let of = |last: &str| {
        let activity = format!(
            "start = \"2024-H1\"\nevery = \"year\"\nfollow_up.2024-H2 = {{ status = \"Complete\" }}\nfollow_up.{last} = \
             {{ status = \"Not started\" }}"
        );
        found(&plan("every = \"half-year\"\ncurrent = \"2025-H2\"", &SCALE, "", &[&activity]), "2026-01-10")
    };
    assert_eq!(of("2025-H1"), [""; 0]);
    assert_eq!(of("2025-H2").len(), 1);
}

#[test]
fn a_round_may_begin_before_its_year_and_a_result_be_told_after_the_end() {
    let program = plan(
        "every = \"year\"\ncurrent = 2026",
        &SCALE,
        "",
        &[
            "start = 2024\nevery = \"2 years\"\nfollow_up.2024 = { status = \"Complete\" }\nfollow_up.2025 = { status = \
             \"In progress\", note = \"The next survey is out.\" }",
            "start = 2024\nfollow_up.2024 = { status = \"Complete\" }\nfollow_up.2026 = { note = \"Used by 40 agencies.\" }",
            "start = 2024\nended = { period = 2024, reason = \"Merged\" }\nfollow_up.2025 = { note = \"See 1.1.\" }",
        ],
    );
    assert_eq!(found(&program, "2027-01-10"), [""; 0]);
}

#[test]
fn a_plan_without_notes_says_so_once_and_no_command_asks_for_them() {
    assert!(NOTE_RULE.iter().all(|called| find_code(called).is_some_and(|code| code.id == "PL310")));
    let activity = ["start = 2024\nfollow_up.2025 = { status = \"Delayed\" }"];
    let of = |more: &str| plan("every = \"year\"\ncurrent = 2025", &SCALE, more, &activity);
    let with_link = ["start = 2024\nfollow_up.2025 = { status = \"Delayed\", links = [\"https://example.org/q3\"] }"];
    let with_link = plan("every = \"year\"\ncurrent = 2025", &SCALE, "", &with_link);
    let quiet = of("[check]\nPL310 = \"off\"\n");
    let close = |program: &Program| program.run("close 2025 --dry-run --lang en --today 2026-01-10").code;
    assert_eq!((found(&of(""), "2026-01-10").len(), close(&of(""))), (1, 1));
    assert_eq!((found(&quiet, "2026-01-10").len(), close(&quiet)), (0, 0));
    assert_eq!((found(&with_link, "2026-01-10").len(), close(&with_link)), (0, 0));
}

#[test]
fn init_says_for_a_document_without_notes_that_none_is_asked_for() {
    let header = "Goal;Action;Owner;Status;Comment\n";
    let take = |rows: &str| {
        let program = with_files([("plan.csv", &*format!("{header}{rows}"))]);
        let answer = program.run("init taken --from plan.csv --lang en --years 2024-2027 --title Plan --yes");
        assert!(answer.code < 2, "{answer}");
        let manifest = std::fs::read_to_string(program.path("taken/plan.toml")).expect("it was written");
        (manifest.contains("[check]\nPL310 = \"off\"\n"), answer.err.contains("the document has no notes"))
    };
    assert_eq!(take("Access;Publish it;CIO;Red;\nAccess;Keep it;CIO;Green;\n"), (true, true));
    assert_eq!(take("Access;Publish it;CIO;Red;No money\nAccess;Keep it;CIO;Green;\n"), (false, false));
    assert_eq!(take("Access;Publish it;CIO;Green;\n"), (false, false));
}
