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

/// Returns what stands of the only activity after its title, with its status columns and the rows below the header.
fn followed_up(columns: &str, rows: &str) -> (String, String) {
    let sheet = format!("Mål;Åtgärd;Ansvarig;Start;{columns}\n{rows}\n");
    let program = with_files([("a.csv", &*sheet)]);
    let line = "init new --from a.csv --title Plan --years 2024-2027 --lang en --today 2025-06-01 --report r.json";
    let answer = program.run(line);
    assert_eq!(answer.code, 0, "{answer}");
    let goal = text(&program, "new/1-g.toml");
    (goal.lines().filter(|line| line.starts_with("follow_up")).collect::<Vec<_>>().join("\n"), text(&program, "r.json"))
}

#[test]
fn of_two_statuses_the_later_counts_and_of_one_time_never_done() {
    for (columns, cells, kept, why) in [
        ("Status T1 2025;Status T2 2025", "Klar;Pågår", "status = \"Pågår\", note = \"Klar\"", "has a later status"),
        ("Status T2 2025;Status T1 2025", "Pågår;Klar", "status = \"Pågår\", note = \"Klar\"", "has a status already"),
        ("Status T1;Status T2", "Pågår;Klar", "status = \"Klar\", note = \"Pågår\"", "has a later status"),
        ("Status;Status", "Klar;Pågår", "status = \"Pågår\", note = \"Klar\"", "does not say done"),
        ("Status;Status", "Pågår;Klar", "status = \"Pågår\", note = \"Klar\"", "has a status already"),
        ("Status;Status", "Klar, delvis;Klar", "note = \"Klar: Klar, delvis\"", "does not say done"),
        (
            "Status T1;Status T2",
            "Klar, delvis;Klar",
            "status = \"Klar\", note = \"Klar, delvis\"",
            "may say that it is not",
        ),
        ("Status T2;Status T1", "Klar, delvis;Klar", "note = \"Klar: Klar, delvis\"", "does not say done"),
        ("Status;Status", "Klar;Klar, men inte helt", "note = \"Klar, men inte helt: Klar\"", "does not say done"),
    ] {
        let (found, report) = followed_up(columns, &format!("G;Läs;Skolan;2024;{cells}"));
        assert_eq!(found, format!("follow_up.2025 = {{ {kept} }}"), "{columns} {cells}: {report}");
        assert!(report.contains(why), "{columns} {cells}: {report}");
    }
    // A row below may add to it.
    let (found, report) = followed_up("Status", "G;Läs;Skolan;2024;Klar\n;;Museet;;Pågår");
    assert_eq!(found, "follow_up.2025 = { status = \"Pågår\", note = \"Klar\" }", "{report}");
    let (found, report) = followed_up("Status", "G;Läs;Skolan;2024;Klar, delvis\n;;Museet;;Klar");
    assert_eq!(found, "follow_up.2025 = { note = \"Klar: Klar, delvis\" }", "{report}");
    let (found, report) = followed_up("Status 2024;Status 2025", "G;Läs;Skolan;2024;Klar;Försenad");
    assert_eq!(found, "follow_up.2024 = { note = \"Klar\" }\nfollow_up.2025 = { status = \"Försenad\" }", "{report}");
}

#[test]
fn what_a_later_year_says_in_words_takes_done_back() {
    let found = |later: &str| followed_up("Status 2024;Status 2025", &format!("G;Läs;Skolan;2024;Klar;{later}"));
    for later in ["Ej klart", "Klar, två skolor återstår", "Pågår fortfarande i två skolor", "Inte helt klart ännu"]
    {
        let (found, report) = found(later);
        assert_eq!(found, format!("follow_up.2024 = {{ note = \"Klar\" }}\nfollow_up.2025 = {{ note = \"{later}\" }}"));
        assert!(report.contains("a later follow-up says that it was not done"), "{report}");
    }
    let (found, _) = found("Bra gensvar");
    assert_eq!(found, "follow_up.2024 = { status = \"Klar\" }\nfollow_up.2025 = { note = \"Bra gensvar\" }");
}

#[test]
fn green_on_track_is_not_done() {
    for (cell, name, rest) in [
        ("Grön, enligt plan", "Grön", "enligt plan"),
        ("Grönt: enligt plan", "Grönt", "enligt plan"),
        ("Green: on schedule", "Green", "on schedule"),
        ("Grön, planmäßig", "Grön", "planmäßig"),
        ("Grön, i tid", "Grön", "i tid"),
    ] {
        let sheet = format!("Mål;Åtgärd;Ansvarig;Start;Status\nG;Läs;Skolan;2024;{cell}\nG;Skriv;Skolan;2024;{name}\n");
        let program = with_files([("a.csv", &*sheet)]);
        let answer =
            program.run("init new --from a.csv --title Plan --years 2024-2027 --lang en --today 2025-06-01 --yes");
        assert!(answer.err.contains(&format!("`{name}` in the column Status was taken as `ongoing`")), "{answer}");
        let (goal, plan) = (text(&program, "new/1-g.toml"), text(&program, "new/plan.toml"));
        assert!(goal.contains(&format!("status = \"{name}\", note = \"{rest}\"")), "{goal}");
        assert!(plan.contains(&format!("name = \"{name}\"\nstage = \"ongoing\"")), "{plan}");
    }
}

#[test]
fn a_comment_that_says_otherwise_than_its_status_is_told() {
    let rows = "G;Läs;Skolan;2024;Klar;Ej klart i två skolor\nG;Skriv;Skolan;2024;Pågår;Klart.\nG;Räkna;Skolan;2024;Klar;Bra gensvar\n";
    let program = with_files([("a.csv", &*format!("Mål;Åtgärd;Ansvarig;Start;Status;Kommentar\n{rows}"))]);
    let answer = program.run("init new --from a.csv --title Plan --years 2024-2027 --lang en --today 2025-06-01");
    let told = "which was kept: 2, among them `Klar` with “Ej klart i två skolor” for “Läs”";
    assert!(answer.code == 0 && answer.err.contains(told), "{answer}");
    let goal = text(&program, "new/1-g.toml");
    assert!(goal.contains("follow_up.2025 = { status = \"Klar\", note = \"Ej klart i två skolor\" }"), "{goal}");
}

#[test]
fn a_year_in_a_title_gives_way_to_those_of_columns() {
    let rows = "Läsa;Läs;KN;2024;Pågår\nLäsa;Skriv;KN;2025;Klar\n";
    let sheet = format!("Plan 2019–2023, reviderad;;;;\nMål;Aktivitet;Ansvarig;Start;Status 2025\n{rows}");
    let program = with_files([("a.csv", &*sheet)]);
    let answer = program.run("init new --from a.csv --title Plan --yes --lang en --today 2025-06-01");
    assert!(answer.err.contains("the document says 2019–2023, but has a column for another year"), "{answer}");
    let (plan, goal) = (text(&program, "new/plan.toml"), text(&program, "new/1-lasa.toml"));
    assert!(plan.contains("first = 2019, last = 2025") && plan.contains("current = 2025"), "{plan}");
    assert!(goal.contains("start = 2024\nfollow_up.2025 = { status = \"Pågår\" }"), "{goal}");
    // A header is no first line, and a column without a year is of the current one.
    let sheet = "Mål;Aktivitet;Ansvarig;Uppföljning 2023;Uppföljning 2024;Läge\nLäsa;Läs;KN;Gult;Gult;Klar\n";
    let program = with_files([("a.csv", sheet)]);
    program.run("init new --from a.csv --title Plan --years 2023-2027 --lang en --today 2025-06-01").fine();
    let goal = text(&program, "new/1-lasa.toml");
    assert!(goal.contains("follow_up.2025 = { status = \"Klar\" }"), "{goal}");
}

#[test]
fn beside_several_years_a_comment_is_about_the_status_to_its_left() {
    let (found, report) = followed_up("Status 2024;Status 2025;Kommentar", "G;Läs;Skolan;2024;Pågår;Klar;Invigd i maj");
    assert_eq!(
        found,
        "follow_up.2024 = { status = \"Pågår\" }\nfollow_up.2025 = { status = \"Klar\", note = \"Invigd i maj\" }",
        "{report}"
    );
    let columns = "Status 2024;Kommentar;Status 2025;Kommentar";
    let (found, report) = followed_up(columns, "G;Läs;Skolan;2024;Pågår;a;Klar;b");
    assert_eq!(
        found,
        "follow_up.2024 = { status = \"Pågår\", note = \"a\" }\nfollow_up.2025 = { status = \"Klar\", note = \"b\" }",
        "{report}"
    );
}
