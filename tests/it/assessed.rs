//! Tests of goals and priorities with own assessments, in every command that shows them.

use crate::common::{Program, assert_said, with_files};

const MANIFEST: &str = r#"id = "p"
title = "Library plan"
language = "en"
period = { first = 2024, last = 2027 }

[follow_up]
every = "year"
current = 2025
levels = ["goal", "activity"]

[[status]]
name = "Red"
stage = "off-track"

[[status]]
name = "Amber"
stage = "ongoing"

[[status]]
name = "Green"
stage = "done"

[[owner]]
name = "Reading"
"#;

const FIRST: &str = r#"id = "1"
title = "More people read"
follow_up.2024 = { status = "Amber", note = "Loans are up, visits are not" }
follow_up.2025 = { status = "Green", note = "Both are up" }

[[priority]]
id = "1.1"
title = "Books for the youngest"
follow_up.2025 = { note = "Only a note" }

[[priority.activity]]
id = "1.1-1"
title = "Give every newborn a book"
owners = ["Reading"]
every = "year"
follow_up.2024 = { status = "Green" }
follow_up.2025 = { status = "Green" }
"#;

const SECOND: &str = r#"id = "2"
title = "Libraries are open"

[[activity]]
id = "2-1"
title = "Open at night"
owners = ["Reading"]
"#;

fn program() -> Program {
    let program = with_files([("plan.toml", MANIFEST), ("1.toml", FIRST), ("2.toml", SECOND)]);
    program.commit_on("2025-02-01", "Ada", "The plan");
    program
}

/// The goal's own status comes first, and no count includes it.
#[test]
fn what_is_said_of_a_goal_itself_is_told_apart_from_its_activities() {
    let program = program();
    let lines = [
        "status",
        "status --lang sv --by priority",
        "status --owner Reading",
        "status --format json",
        "tree",
        "tree --format json",
        "show 1 --lang sv",
        "show 1.1",
        "show 1.1 --format json",
        "list",
        "report --format md",
    ];
    assert_said(lines.map(|line| program.run(line)), "assessed/told.txt");
}

#[test]
fn goals_are_asked_for_where_the_plan_says_so() {
    let program = program();
    let lines =
        ["due", "due --lang sv --format json", "due --fail --goal 2", "due --owner Reading", "close 2025 --yes"];
    let asked: Vec<_> = lines.iter().map(|line| program.run(line)).collect();
    program.write("plan.toml", MANIFEST.replace("levels = [\"goal\", \"activity\"]\n", ""));
    let unasked = ["due --lang sv", "status", "check"].map(|line| program.run(line));
    program.write("plan.toml", MANIFEST.replace("\"goal\", \"activity\"", "\"goal\""));
    let alone = ["due", "check"].map(|line| program.run(line));
    program.write("plan.toml", MANIFEST.replace("\"goal\", \"activity\"", "\"mål\""));
    assert_said(asked.into_iter().chain(unasked).chain(alone).chain([program.run("check")]), "assessed/asked.txt");
}

/// A plan that assesses no activities is counted, charted, asked for and closed by its goals, or by goals and priorities.
#[test]
fn what_is_counted_is_what_the_plan_assesses() {
    let lines = [
        "status",
        "status --by owner",
        "status --by status --format csv",
        "status --format json",
        "status --compare",
        "status --compare --lang sv --format csv --excel",
        "status --compare --format json",
        "status --period 2024,2025 --by owner --lang sv",
        "status --period 2024,2025 --format csv",
        "status --period 2024,2025 --format json",
        "owners",
        "owners --format json",
        "list",
        "list --period 2024,2025",
        "tree",
        "show 2-1",
        "show Reading",
        "show Reading --format json",
        "chart",
        "chart --by goal --lang sv",
        "chart --by status",
        "due",
        "due --format csv",
        "due --format jsonl",
        "due --silent",
        "due --silent --goal 1",
        "due --silent --support Reading",
        "due --fail --goal 1",
        "export --format csv -o sheet.csv",
        "close 2025 --yes",
    ];
    let mut answers = Vec::new();
    for levels in ["\"goal\"", "\"goal\", \"priority\""] {
        let program = program();
        program.write("plan.toml", MANIFEST.replace("\"goal\", \"activity\"", levels));
        program.write("2.toml", SECOND.replace("open\"\n", "open\"\nowners = [\"Reading\"]\n"));
        program.commit_on("2025-03-01", "Ada", "Levels");
        answers.extend(lines.map(|line| program.run(line)));
        let sheet = std::fs::read_to_string(program.path("sheet.csv")).expect("it was written");
        let ids: Vec<&str> = sheet.lines().skip(1).filter_map(|row| row.split([',', ';']).next()).collect();
        assert_eq!(ids, if levels.contains("priority") { &["1", "1.1", "2"][..] } else { &["1", "2"] });
    }
    assert_said(answers, "assessed/counted.txt");
}

/// Goals can be all that is followed up; and nobody is asked of an activity that is past its deadline.
#[test]
fn a_plan_of_goals_needs_no_activities() {
    let manifest = MANIFEST.replace("\"goal\", \"activity\"", "\"goal\"");
    let first = FIRST.split("\n[[priority]]").next().expect("a goal");
    let second = SECOND.split("\n[[activity]]").next().expect("a goal");
    let program = with_files([("plan.toml", &*manifest), ("1.toml", first), ("2.toml", second)]);
    program.commit_on("2025-03-01", "Ada", "Goals");
    let lines = ["check", "list", "list --period 2024,2025 --lang sv", "list --compare", "tree", "show Reading", "log"];
    let mut answers: Vec<_> = lines.map(|line| program.run(line)).into_iter().collect();
    program.write(
        "plan.toml",
        MANIFEST.replace("\"goal\", \"activity\"", "\"goal\"").replace("[[status]]", "[[x.status]]"),
    );
    program.write("1.toml", "id = \"1\"\ntitle = \"More people read\"\n");
    answers.push(program.run("check"));
    program.write("plan.toml", manifest.replace("[[status]]", "[[x.status]]"));
    program.write("1.toml", "id = \"1\"\ntitle = \"More people read\"\n");
    answers.push(program.run("check"));
    program.write("plan.toml", &manifest);
    program.write("2.toml", SECOND.to_owned() + "deadline = 2024-05-31\n");
    answers.extend(["check", "list --late", "status --late", "list"].map(|line| program.run(line)));
    assert_said(answers, "assessed/goals.txt");
}

/// Whoever states *planned* has assessed it: `due` and `status` count the same.
#[test]
fn a_stated_plan_is_an_assessment() {
    let program = program();
    let scale = "[[status]]\nname = \"Blue\"\nstage = \"planned\"\n\n[[status]]\nname = \"Red\"";
    program.write("plan.toml", MANIFEST.replace("[[status]]\nname = \"Red\"", scale));
    program.write("2.toml", SECOND.replace("open\"\n", "open\"\nfollow_up.2025 = { status = \"Blue\" }\n"));
    let [due, status] = ["due", "status"].map(|line| program.run(line).fine());
    assert!(due.contains("unassessed: 0 of 2 goals, 1 of 2 activities"), "{due}");
    assert!(status.contains("Assessed: 2 of 2 goals (100 %) · 1 of 2 activities (50 %)"), "{status}");
}

#[test]
fn a_goal_is_assessed_as_an_activity_is() {
    let program = program();
    let lines = [
        "set 2 amber --note 'Two of five'",
        "set 1.1 Red --note 'No staff' --period 2024",
        "set 1 2-1 Green",
        "set 1 --note '' --period 2024",
        "set 1 Green --period 2023",
        "set 2 --start 2025",
        "set 2 --title 'Libraries stay open' --note 'Three of five'",
        "set 1 --clear --lang sv",
        "diff HEAD",
        "diff HEAD --format json",
        "blame 2",
        "blame p",
    ];
    let mut answers: Vec<_> = lines.iter().map(|line| program.run(line)).collect();
    program.commit_on("2025-11-01", "Bo", "Goals");
    answers.extend(["blame 2 --format json", "log 2", "log 1.1"].map(|line| program.run(line)));
    assert_said(answers, "assessed/set.txt");
    let file = std::fs::read_to_string(program.path("2.toml")).expect("it is there");
    assert!(
        file.contains("follow_up.2025 = { status = \"Amber\", note = \"Three of five\" }\n\n[[activity]]"),
        "{file}"
    );
}

/// The rules about follow-ups also apply to goals and priorities.
#[test]
fn the_calendar_holds_for_goals() {
    let program = program();
    let bad = [
        "follow_up.2023 = { status = \"Green\" }",
        "follow_up.2024-T1 = { status = \"Green\" }",
        "follow_up.2024 = {}",
        "follow_up.2025 = { status = \"Gren\" }",
        "follow_up.2026 = { status = \"Red\" }",
        "follow_up.2027 = { status = \"Green\" }",
        "follow_up.2026 = { status = 1 }",
        "follow_up.2026 = { state = \"Green\" }",
        "follow_up.2025 = { status = \"Green\", note = \"a  b\" }",
    ];
    let answers = bad.map(|line| {
        program.write("2.toml", SECOND.replace("open\"\n", &format!("open\"\n{line}\n")));
        program.run("check --format short")
    });
    assert_said(answers, "assessed/calendar.txt");
}

/// A closed period is closed for goals too.
#[test]
fn a_closed_period_holds_what_was_said_of_goals() {
    let program = program();
    let mut answers =
        vec![program.run("set 2 Red --note 'Shut' --period 2024"), program.run("set 2-1 Green --period 2024")];
    answers.push(program.run("close 2024"));
    let manifest = std::fs::read_to_string(program.path("plan.toml")).expect("it is there");
    assert!(manifest.contains("1 = { status = \"Amber\", note = \""), "{manifest}");
    answers.push(program.run("check"));
    answers.push(program.run("set 2 Green --period 2024"));
    for (from, to) in
        [("Red", "Green"), ("Shut", "Open"), ("follow_up.2024 = { status = \"Red\", note = \"Shut\" }\n", "")]
    {
        let file = std::fs::read_to_string(program.path("2.toml")).expect("it is there");
        program.write("2.toml", file.replacen(from, to, 1));
        answers.push(program.run("check"));
        program.write("2.toml", file);
    }
    // A goal that is added later was not there to assess.
    answers.extend(["add goal --id 3 --title 'Later than that'", "check"].map(|line| program.run(line)));
    assert_said(answers, "assessed/closed.txt");
}

/// A goal has a row in the sheet, and its entries are imported.
#[test]
fn goals_are_filled_in_by_colleagues() {
    let program = program();
    program.run("export -o sheet.csv").fine();
    let sheet = std::fs::read_to_string(program.path("sheet.csv")).expect("it is there");
    let filled = |from: &str, to: &str| program.write("sheet.csv", sheet.replacen(from, to, 1));
    assert!(sheet.contains("\n2;2 Libraries are open;;;;;;;;p;2025;;\r\n"), "{sheet}");
    filled("\n2;2 Libraries are open;;;;;;;;", "\n2;2 Libraries are open;;;;;;Amber;Two of five;");
    let taken = program.run("import sheet.csv --dry-run");
    filled("\n2;2 Libraries are open;", "\n2;1 More people read;");
    let sorted = program.run("import sheet.csv");
    filled("\n2;2 Libraries are open;;;;;;;;", "\n2;2 Libraries;;;;;;Ambre;;");
    let misspelt = program.run("import sheet.csv --lang sv");
    // A spreadsheet may store an id as a number, such as that of a goal.
    filled(
        "\n2-1;2 Libraries are open;;Open at night;Reading;;;;",
        "\n2;2 Libraries are open;;Open at night;Reading;;;Green;",
    );
    let of_activity = program.run("import sheet.csv");
    assert_said([taken, sorted, misspelt, of_activity], "assessed/sheet.txt");
}
