//! Tests that one mistake is one finding at its place: no consequential errors, and none hidden.

use crate::common::{Answer, Program, assert_said, with_files};

const PLAN: &str = r#"id = "p"
title = "Plan"
language = "en"
period = { first = 2024, last = 2027 }

[follow_up]
every = "half-year"
current = "2024-H1"

[[status]]
name = "Gult"
stage = "ongoing"

[[status]]
name = "Grönt"
stage = "done"

[[owner]]
name = "Film"

[[owner]]
name = "Dans"
aliases = ["Danskonst"]
"#;

const GOAL: &str = r#"id = "1"
title = "Goal"

[[activity]]
id = "1-1"
title = "Directly under the goal"
owners = ["Film"]
start = 2024

[[priority]]
id = "1.1"
title = "First"
text = """
Two lines
of text."""
see = ["1.2"]

[[priority.activity]]
id = "1.1-1"
title = "Films"
owners = ["Film"]
support = ["Danskonst"]
start = 2024
follow_up.2024-H1 = { status = "Gult" }

[[priority.activity]]
id = "1.1-2"
title = "Dances"
owners = ["Dans"]
start = "2025-H2"
follow_up.2025-H2 = { status = "Grönt", note = "Done" }

[[priority]]
id = "1.2"
title = "Second"

[[priority.activity]]
id = "1.2-1"
title = "More dances"
owners = ["Dans"]
start = 2026
"#;

const GOVERNANCE: &str = "title = \"All\"\nlanguage = \"en\"\n\n[[focus]]\nyear = 2024\npriorities = [\"Peace\"]\n";

/// Returns a text with a replacement: of all occurrences, if it ends with three dots.
fn changed(text: &str, change: (&str, &str)) -> String {
    let (from, to) = change;
    let changed = match from.strip_suffix("...") {
        Some(from) => text.replace(from, to),
        None => text.replacen(from, to, 1),
    };
    assert_ne!(changed, text, "{from:?} does not stand there");
    changed
}

/// Checks the plan with one change in a file, in `--format short`.
fn check(file: &str, change: (&str, &str)) -> Answer {
    let text = |name: &str, text: &str| if name == file { changed(text, change) } else { text.to_owned() };
    let program: Program = with_files([]);
    program.write("plan.toml", text("plan.toml", PLAN));
    program.write("1.toml", text("1.toml", GOAL));
    let mut answer = program.run("check --format short --allow PL310,PL219,PL405");
    answer.name(&format!("{file}: {:?} -> {:?}", change.0, change.1));
    answer
}

#[test]
fn the_plan_without_a_mistake_is_fine() {
    with_files([("plan.toml", PLAN), ("1.toml", GOAL)]).run("check --allow PL405").fine();
}

#[test]
fn in_a_manifest() {
    let changes = [
        ("[[owner]]...", "[[owners]]"),
        ("[[owner]]...", "[owner]"),
        ("[[owner]]", "[owner]"),
        ("[[owner]]\nname = \"Dans\"", "[owner]\nname = \"Dans\""),
        ("[[owner]]...", "[[ägare]]"),
        ("[[owner]]", "[[owner]"),
        ("[[owner]]\nname = \"Dans\"", "name = \"Dans\""),
        ("name = \"Film\"", "nam = \"Film\""),
        ("name = \"Film\"", "name = Film"),
        ("name = \"Film\"", "name: \"Film\""),
        ("aliases = [\"Danskonst\"]", "alias = [\"Danskonst\"]"),
        ("aliases = [\"Danskonst\"]", "aliases = [\"Danskonst\""),
        ("[[status]]...", "[[statuses]]"),
        ("[[status]]", "[[status]"),
        ("stage = \"ongoing\"", "stage = \"going\""),
        ("every = \"half-year\"", "every = \"halfyear\""),
        ("every = \"half-year\"", "every = half-year"),
        ("[follow_up]", "[follow-up]"),
        ("[follow_up]", "[follow_up"),
        ("current = \"2024-H1\"", "current = 2030"),
        ("period = { first = 2024, last = 2027 }", "period = { first = 2024, last = 2027"),
        ("id = \"p\"", "id = \"p"),
    ];
    assert_said(changes.map(|change| check("plan.toml", change)), "one_mistake/manifest.txt");
}

#[test]
fn in_a_goal_file() {
    let changes = [
        ("[[priority.activity]]\nid = \"1.1-2\"", "id = \"1.1-2\""),
        ("[[priority.activity]]\nid = \"1.1-1\"", "id = \"1.1-1\""),
        ("[[priority]]\nid = \"1.2\"", "id = \"1.2\""),
        ("[[activity]]\n", ""),
        ("[[priority]]", "[[priority.activity]]\n[[priority]]"),
        ("[[priority.activity]]", "[[priority.activity]]\n[[priority.activity]]"),
        ("[[priority.activity]]", "[[priority activity]]"),
        ("[[priority.activity]]", "[[priority.activity]"),
        ("[[priority.activity]]", "[[priority.activity]] # Films"),
        ("[[activity]]", "[[activity]] Text"),
        ("[[activity]]", "[[]]"),
        ("[[activity]]", "[[activity]]]"),
        ("[[priority]]", "[[priority]"),
        ("[[priority]]...", "[priority]"),
        ("[[priority]]...", "[[priorities]]"),
        ("[[priority]]", "[[activity]]"),
        ("[[priority]]", "[[prioritering]]"),
        ("id = \"1\"", "id = \"1"),
        ("title = \"Goal\"", "title = Goal"),
        ("title = \"Goal\"", "title: \"Goal\""),
        ("title = \"Goal\"", "title \"Goal\""),
        ("title = \"Goal\"", "title\u{a0}= \"Goal\""),
        ("title = \"Goal\"", "title =\u{a0}\"Goal\""),
        ("title = \"Goal\"", "\u{200b}title = \"Goal\""),
        ("title = \"Goal\"", "title = \u{200b}\"Goal\""),
        ("title = \"Goal\"", "title = ”Goal”"),
        ("start = 2026", "start = 2026;"),
        ("start = 2026", "start = 2026 # fine\nstart = 2027"),
        ("start = 2026", "start = 2O26"),
        ("owners = [\"Film\"]", "owners = [\"Film\""),
        ("owners = [\"Film\"]", "owners = \"Film\"]"),
        ("owners = [\"Film\"]", "owners = [Film]"),
        ("id = \"1.2\"", "id = 1.2"),
        ("text = \"\"\"", "text = "),
        ("of text.\"\"\"", "of text."),
        ("text = \"\"\"\nTwo lines\nof text.\"\"\"", "Two lines\n\nof text."),
        ("{ status = \"Gult\" }", "{ status = \"Gult\""),
        ("{ status = \"Gult\" }", "{\n  status = \"Gult\",\n  note = Noted\n}"),
        ("{ status = \"Grönt\", note = \"Done\" }", "{ status = \"Grönt\" note = \"Done\" }"),
        ("id = \"1-1\"", "id = \"1-1\"\n<<<<<<< HEAD"),
    ];
    assert_said(changes.map(|change| check("1.toml", change)), "one_mistake/goal.txt");
}

/// Returns the codes of a plan's findings, in order.
fn found(manifest: &str, goal: &str) -> Vec<String> {
    let program = with_files([("plan.toml", manifest), ("1.toml", goal)]);
    let said = program.run("check --format short --allow PL219,PL405 --today 2026-12-31").out;
    said.lines().filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned())).collect()
}

/// One cause is one finding, even if several rules could report it.
#[test]
fn several_rules_find_a_cause_once() {
    // Without a scale, each status is unknown for the same reason.
    let two =
        changed(GOAL, ("start = 2026", "start = 2026\nfollow_up.2026-H1 = { status = \"Gult\", note = \"Begun\" }"));
    let bare = PLAN.replace("[[status]]\nname = \"Gult\"\nstage = \"ongoing\"\n", "");
    let bare = bare.replace("[[status]]\nname = \"Grönt\"\nstage = \"done\"\n", "");
    assert_eq!(found(&bare, &two), ["PL204"]);
    // A duplicate name of a status, of which only one requires a note.
    let twice = changed(PLAN, ("\"Grönt\"", "\"Gult\""));
    let goal = changed(GOAL, ("\"Grönt\"", "\"Gult\""));
    assert_eq!(found(PLAN, GOAL), ["PL310"]);
    assert_eq!(found(&twice, &goal), ["PL216"]);
    // A reference to itself.
    let noted = changed(GOAL, ("{ status = \"Gult\" }", "{ status = \"Gult\", note = \"Begun\" }"));
    assert_eq!(found(PLAN, &changed(&noted, ("[\"1.2\"]", "[\"1.1\", \"1.1\"]"))), ["PL213"]);
    assert_eq!(found(PLAN, &changed(&noted, ("[\"1.2\"]", "[\"1.2\", \"1.2\"]"))), ["PL214"]);
}

/// A changed id is one mistake, not a removed assessment and an added one.
#[test]
fn an_id_that_was_changed_after_its_period_was_closed_is_found_once() {
    let started = changed(GOAL, ("start = 2024", "start = 2025"));
    let closed = "\n[closed.2024-H1]\ndate = 2024-08-01\nassessed.\"1.1-1\" = { status = \"Gult\" }\n";
    let manifest = format!("{}{closed}", changed(PLAN, ("current = \"2024-H1\"", "current = \"2024-H2\"")));
    let renamed = changed(&started, ("\"1.1-1\"", "\"1.1-9\""));
    let program = with_files([("plan.toml", &*manifest), ("1.toml", &*renamed)]);
    let answer = program.run("check --only PL401,PL402 --color never");
    assert_eq!(answer.out.matches("error[").count(), 1, "{answer}");
    assert!(answer.out.contains("write `1.1-1` instead of `1.1-9`"), "{answer}");
    // With another note it may be another item.
    program.write("1.toml", changed(&renamed, ("{ status = \"Gult\" }", "{ status = \"Gult\", note = \"Begun\" }")));
    let answer = program.run("check --only PL401,PL402 --color never");
    assert_eq!(answer.out.matches("error[").count(), 2, "{answer}");
}

#[test]
fn in_the_governance() {
    for change in [
        ("[[focus]]", "[[fokus]]"),
        ("year = 2024\n", ""),
        ("priorities = [", "priorities = "),
        ("[[focus]]", "[[focus]"),
    ] {
        let program = with_files([("p/plan.toml", PLAN)]);
        program.write("governance.toml", changed(GOVERNANCE, change));
        program.write("p/1.toml", changed(GOAL, ("see = ", "focus = [\"Peace\"]\nsee = ")));
        let found = program.run("check --format short --allow PL310,PL219,PL405").out;
        assert!(found.starts_with("governance.toml:") && found.lines().count() == 1, "{change:?}: {found}");
    }
}

/// Items beside a syntax error are checked as usual.
#[test]
fn nothing_is_hidden_behind_a_syntax_error() {
    let program = with_files([("plan.toml", PLAN)]);
    let goal = [
        ("title = \"Goal\"", "title = Goal"),
        ("owners = [\"Film\"]", "owners = [\"Flim\"]"),
        ("[[priority]]", "[[priority]"),
        ("see = [\"1.2\"]", "see = [\"9.9\"]"),
        ("support = [\"Danskonst\"]", "suport = [\"Danskonst\"]"),
        ("start = \"2025-H2\"", "start = \"2035-H2\""),
        ("follow_up.2024-H1 = { status = \"Gult\" }", "follow_up.2024 = { status = \"Lila\" }"),
        ("id = \"1.2-1\"", "id = \"1.1-2\""),
        ("start = 2026", "start = 2026\nuntil = 2025\nevery = \"yr\""),
    ];
    program.write("1.toml", goal.into_iter().fold(GOAL.to_owned(), |text, change| changed(&text, change)));
    assert_said(
        [program.run("check --format short --allow PL310,PL219,PL405"), program.run("list")],
        "one_mistake/many.txt",
    );
    program.run("list --format json").refused();
}
