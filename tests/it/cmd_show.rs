//! Tests of `plan show`.

use crate::common::{Program, assert_said, real, sample, with_files};

/// One of each kind: a plan, a goal, an area of directions, two priorities, four activities, two owners.
const THINGS: [&str; 12] = [
    "kultur",
    "2.1",
    "1.10",
    "1.2.1",
    "2.1.1",
    "2.1.3",
    "1.2-1",
    "1.2.1-3",
    "1.2.film-1",
    "1.10.1-4",
    "Filmframjandet",
    "Teaterfrämjande",
];

#[test]
fn each_kind_of_thing_is_shown_in_swedish_on_eighty_columns() {
    assert_said(THINGS.map(|thing| sample().run(&format!("show {thing}"))), "show/swedish.txt");
}

#[test]
fn each_kind_of_thing_is_shown_in_english_on_a_wide_screen() {
    let wide = sample().columns(160);
    assert_said(THINGS.map(|thing| wide.run(&format!("show {thing} --lang en"))), "show/english.txt");
}

#[test]
fn each_kind_of_thing_is_json() {
    assert_said(THINGS.map(|thing| sample().run(&format!("show {thing} --format json"))), "show/json.txt");
}

#[test]
fn each_kind_of_thing_is_markdown() {
    let answers = ["kultur", "1.10", "1.2.1", "1.2.film-1", "Samordnare --plan kultur"];
    assert_said(answers.map(|thing| sample().run(&format!("show {thing} --format md"))), "show/markdown.txt");
}

#[test]
fn periods_of_an_activity_end_with_the_one_looked_at() {
    let answers = [
        sample().run("show 1.2.a-1"),
        sample().run("show 1.2.a-1 --period 2024-T2"),
        sample().run("show 1.2.1-4 --period 2026 --color always"),
        sample().run("show 1.2.1-4 --period 2025-T9"),
    ];
    assert_said(answers, "show/periods.txt");
}

#[test]
fn several_things_are_shown_one_after_the_other() {
    let answers = [
        sample().run("show 1.2-1 Zonplanerare"),
        sample().run("show 1.2-1 Zonplanerare --format md --lang en"),
        // If one id is wrong, nothing is shown.
        sample().run("show 1.2-1 1.2.1-9 Nemo"),
    ];
    assert_said(answers, "show/several.txt");
}

#[test]
fn what_can_be_several_things_is_refused() {
    let answers = [
        sample().run("show 1.2"),
        sample().run("show Samordnare --lang en"),
        sample().run("show 1.2 --format json"),
        sample().run("show 1.2 --plan harbour"),
        sample().run("show samordnare --plan kultur --period 2024"),
    ];
    assert_said(answers, "show/ambiguous.txt");
    let twice = "id = \"1\"\ntitle = \"En\"\n[[priority]]\nid = \"1.1\"\ntitle = \"Två\"\n[[priority]]\nid = \"1.1\"\ntitle = \"Tre\"\n";
    let program = with_files([("plan.toml", "id = \"p\"\ntitle = \"P\"\nlanguage = \"sv\"\n"), ("1.toml", twice)]);
    assert_said(
        [program.run("show 1.1 --today 2025"), program.run("show 1.1 --today 2025 --lang en")],
        "show/twice.txt",
    );
}

#[test]
fn an_unknown_name_is_refused_with_the_nearest() {
    let answers = [
        sample().run("show 1.2.1-33"),
        sample().run("show Filmfrämjare --lang en"),
        sample().run("show kultur --plan harbour"),
        sample().run("show"),
        sample().run("show 1.2-1 --format csv"),
        sample().run("show 1.2-1 --format jsonl --lang en"),
    ];
    assert_said(answers, "show/unknown.txt");
}

#[test]
fn what_has_no_such_id_is_found_by_its_title() {
    let program = Program::in_copy_of_sample();
    let shown = |what: &str| program.run(&format!("show {what}")).fine();
    for (title, id) in [
        ("'anstalla en scenkonstkonsulent'", "1.2.1-3"),
        ("LÄSNING", "1.10"),
        ("'samverkan med kommunerna'", "2.1"),
        ("'The harbour plan'", "harbour"),
    ] {
        assert_eq!(shown(title), shown(id), "{title}");
    }
    let file = "kultur/1.10-las.toml";
    let text = std::fs::read_to_string(program.path(file)).expect("it is there");
    program.write(file, text.replace("title = \"Fortbilda läsombud\"", "title = \"Anställa en scenkonstkonsulent\""));
    let lines = [
        "show 'Anställa en scenkonstkonsulent'",
        "show 'anställa en scenkonstkonsulent' --lang en",
        "show 'Anställa en scenkonstkonsult' --lang en",
    ];
    assert_said(lines.map(|line| program.run(line)), "show/title.txt");
}

#[test]
fn a_title_shows_what_the_filter_finds_by_it() {
    let program = real().columns(400);
    let read = |line: &str| -> serde_json::Value { serde_json::from_str(&program.run(line).fine()).expect("JSON") };
    let tree = read("tree --format json");
    let goals: Vec<&serde_json::Value> = tree["plans"]
        .as_array()
        .expect("a list")
        .iter()
        .flat_map(|plan| plan["goals"].as_array().expect("a list"))
        .collect();
    let below = |kind: &str| goals.iter().flat_map(|goal| goal[kind].as_array().expect("a list")).collect::<Vec<_>>();
    let mut looked = 0;
    for (option, things) in [("goal", goals.clone()), ("priority", below("priorities"))] {
        for thing in things {
            let title = thing["title"].as_str().expect("a text");
            // The heading names everything that the filter matched.
            let listed = program.run(&format!("list --{option} '{title}' --lang en")).fine();
            let found =
                listed.lines().find_map(|line| line.split_once(&format!("· {option}: "))).expect("it is said").1;
            let shown = program.run(&format!("show '{title}' --lang en"));
            match found.split(", ").count() {
                1 => assert!(shown.fine().lines().next().expect("a line").contains(&format!(" {found} ")), "{title}"),
                _ => assert!(shown.code == 2 && shown.err.contains(&format!("choose by id: {found}")), "{shown}"),
            }
            looked += 1;
        }
    }
    assert!(looked > 25, "{looked}");
}
