//! Tests that answers use the plan's names for its levels.

use crate::common::{Program, with_files};

const GOAL: &str = "id = \"1\"\ntitle = \"T\"\n\n[[activity]]\nid = \"1-1\"\ntitle = \"A\"\nowners = [\"X\", \"Y\"]\nstart = 2024
follow_up.2026 = { status = \"R\", note = \"N\" }\n\n[[priority]]\nid = \"1.1\"\ntitle = \"P\"\n\n[[priority.activity]]\nid = \"1.1-1\"
title = \"B\"\nowners = [\"Y\"]\nstart = 2024\n";

/// A plan with these names for its levels.
fn program(language: &str, [goal, priority, activity]: [&str; 3]) -> Program {
    let manifest = format!(
        "id = \"p\"\ntitle = \"P\"\nlanguage = \"{language}\"\nperiod = {{ first = 2024, last = 2027 }}\nfollow_up = {{ current = 2026 }}
levels = {{ goal = \"{goal}\", priority = \"{priority}\", activity = \"{activity}\" }}
status = [{{ name = \"R\", stage = \"off-track\" }}, {{ name = \"G\", stage = \"done\" }}]
owner = [{{ name = \"X\" }}, {{ name = \"Y\" }}]\n"
    );
    let program = with_files([("plan.toml", &*manifest), ("1.toml", GOAL)]);
    program.commit("P");
    program
}

const QUESTIONS: [&str; 30] = [
    "list",
    "list --columns goal,priority,id,title",
    "list --goal 1 --priority 1.1",
    "list --text zz",
    "status",
    "status --by priority",
    "due",
    "tree",
    "tree --depth 1",
    "chart --by goal",
    "chart --by priority",
    "owners",
    "plans",
    "show 1",
    "show 1.1",
    "show 1-1",
    "check",
    "report --format md",
    "report --format html",
    "set 1.1 G",
    "add activity --under zz --title a --owner X",
    "move 1 --to 1.1",
    "blame 1.1",
    "set --owner X G",
    "list --excel --format csv",
    "list --excel --format csv --period 2025,2026",
    "list --excel --format csv --compare 2025",
    "status --excel --format csv",
    "plans --excel --format csv",
    "chart --by priority --excel --format csv",
];

/// The tool's names for levels, which must not appear in such a plan.
const SWEDISH: [&str; 3] = ["aktivitet", "prioritering", "mål"];
const ENGLISH: [&str; 3] = ["activit", "priorit", "goal"];

#[test]
fn no_answer_has_another_word_for_a_level() {
    for (language, names, others) in
        [("sv", ["Fokusområde", "Inriktning", "Insats"], SWEDISH), ("en", ["Theme", "Pathway", "Measure"], ENGLISH)]
    {
        let program = program(language, names);
        let mut seen = 0;
        for question in QUESTIONS {
            let answer = program.run(&format!("{question} --lang {language}"));
            // Words between tags count too.
            let said = format!("{}{}", answer.out, answer.err).to_lowercase().replace(['<', '>'], " ");
            let is_code = |word: &str| word.contains(['-', '`', '<', '=', '"', '{']);
            for word in said.split([' ', '\n', ';']).filter(|word| !is_code(word)) {
                let word = word.trim_matches(|c: char| !c.is_alphabetic());
                assert!(!others.iter().any(|other| word.starts_with(other)), "{question}: {word}\n{answer}");
            }
            seen += names.iter().filter(|name| said.contains(&name.to_lowercase())).count();
        }
        assert!(seen > 30, "{language}: {seen}");
    }
}

#[test]
fn documents_for_colleagues_have_the_plan_s_words() {
    for (language, names, others) in
        [("sv", ["Fokusområde", "Inriktning", "Uppdrag"], SWEDISH), ("en", ["Theme", "Pathway", "Measure"], ENGLISH)]
    {
        let program = program(language, names);
        for line in ["export --split owner --mail --all -o blad/", "export -o ut.csv"] {
            let answer = program.run(line);
            assert_eq!(answer.code, 0, "{answer}");
        }
        let mut said = std::fs::read_to_string(program.path("blad/Y.md")).expect("it was written");
        said += &std::fs::read_to_string(program.path("ut.csv")).expect("it was written");
        // What is wrong with a sheet that comes back.
        let sheet = std::fs::read_to_string(program.path("ut.csv")).expect("it was written");
        program.write("in.csv", sheet.replace("1.1-1", "9.9-9") + "abc;;;;;;;;;;;;\r\n");
        let answer = program.run("import in.csv");
        assert!(answer.code == 2 && answer.err.contains("9.9-9"), "{answer}");
        said += &answer.err;
        let said = said.to_lowercase();
        for word in said.split(|c: char| c.is_whitespace() || c == ';').filter(|word| !word.contains(['`', '-'])) {
            assert!(!others.iter().any(|other| word.starts_with(other)), "{word}\n{said}");
        }
        assert!(said.contains(&names[2].to_lowercase()), "{said}");
    }
}

#[test]
fn an_explanation_says_what_the_plan_calls_what_it_speaks_of() {
    let swedish = program("sv", ["Fokusområde", "Inriktning", "Uppdrag"]);
    for (line, end) in [
        (
            "explain PL108 --lang sv",
            "Planen kallar aktiviteter för ”uppdrag”, prioriteringar för ”inriktningar” och mål för ”fokusområden”.",
        ),
        ("explain PL312 --lang en", "The plan calls activities “uppdrag”."),
    ] {
        let said = swedish.run(line).fine().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.ends_with(end), "{said}");
    }
    let usual = program("sv", ["Mål", "Prioritering", "Aktivitet"]).run("explain PL108 --lang sv").fine();
    assert!(!usual.contains("kallar"), "{usual}");
}

#[test]
fn counts_and_changes_have_the_right_form() {
    let program = program("sv", ["Delmål", "Tema", "Uppdrag"]);
    let list = program.run("list --lang sv").fine();
    assert!(list.contains("2 uppdrag · alla uppdrag"), "{list}");
    assert!(
        program
            .run("set 1.1 --start 2025 --lang sv")
            .refused()
            .starts_with("fel: `1.1` är ett tema, inte ett uppdrag\n")
    );
    let added = program.run("add activity --under 1.1 --title C --owner X --lang sv").fine();
    assert!(added.starts_with("+ 1 uppdrag tillagt\n\n+ nytt uppdrag: 1.1-2 C\n"), "{added}");
    let diff = program.run("diff --lang sv").fine();
    assert!(diff.contains("+ 1 uppdrag tillagt\n") && diff.contains("+ nytt uppdrag: 1.1-2 C\n"), "{diff}");
    let english = self::program("en", ["Theme", "Priority", "Action"]);
    let list = english.run("list --lang sv").fine();
    assert!(list.contains("2 actions · alla actions"), "{list}");
    assert!(english.run("show 1.1 --lang sv").fine().starts_with("Prioritering 1.1 P\n"));
}

/// Returns the sheet of a plan as rows.
fn sheet(program: &Program, line: &str) -> Vec<Vec<String>> {
    program.run(&format!("{line} -o ut.csv --all")).fine();
    let text = std::fs::read_to_string(program.path("ut.csv")).expect("it was written");
    text.trim_start_matches('\u{feff}').lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

fn answered(rows: &[Vec<String>]) -> String {
    let mut rows = rows.to_vec();
    "G".clone_into(&mut rows[1][7]);
    rows.iter().map(|row| row.join(";") + "\r\n").collect()
}

/// A column that was sorted alone is recognised only by its title.
fn with_titles_swapped(rows: &[Vec<String>]) -> String {
    let mut rows = rows.to_vec();
    let title = rows[1][3].clone();
    rows[1][3] = std::mem::replace(&mut rows[2][3], title);
    answered(&rows)
}

#[test]
fn a_sheet_has_the_plan_s_words_and_is_known_by_any() {
    let names = ["Delmål", "Tema", "Uppdrag"];
    let rows = sheet(&program("sv", names), "export");
    assert_eq!(rows[0][1..4], names);
    let with_heads = |heads: [&str; 3]| {
        let mut rows = rows.clone();
        rows[0].splice(1..4, heads.map(str::to_owned));
        rows
    };
    // The plan's names, the tool's names in both languages, and the plan's earlier names.
    for heads in
        [names, ["Mål", "Prioritering", "Aktivitet"], ["Goal", "Priority", "Activity"], ["Vision", "Spår", "Steg"]]
    {
        let program = program("sv", names);
        program.write("in.csv", answered(&with_heads(heads)));
        let taken = program.run("import in.csv --lang en");
        assert!(
            taken.code == 0 && taken.out.contains("1-1") && !taken.to_string().contains("none of the export"),
            "{taken}"
        );
        program.run("undo");
        program.write("in.csv", with_titles_swapped(&with_heads(heads)));
        let refused = program.run("import in.csv --lang en").refused();
        assert!(refused.contains("the title belongs to `1.1-1`, but the row has the id `1-1`"), "{heads:?}: {refused}");
    }
}

#[test]
fn a_word_that_means_something_else_in_a_sheet_is_not_its_head() {
    for names in [["Plan", "Tema", "Uppdrag"], ["Delmål", "Delmål", "Uppdrag"], ["Delmål", "Tema", "Note"]] {
        let rows = sheet(&program("sv", names), "export");
        assert_eq!(rows[0][1..4], ["Mål", "Prioritering", "Aktivitet"], "{names:?}");
    }
    // The plan's names are the tool's names in another order.
    let names = ["Vision", "Aktivitet", "Mål"];
    let program = program("sv", names);
    let rows = sheet(&program, "export");
    assert_eq!(rows[0][1..4], names);
    for heads in [names, ["Mål", "Prioritering", "Aktivitet"]] {
        let mut rows = rows.clone();
        rows[0].splice(1..4, heads.map(str::to_owned));
        program.write("in.csv", with_titles_swapped(&rows));
        let refused = program.run("import in.csv --lang en").refused();
        assert!(refused.contains("the title belongs to"), "{heads:?}: {refused}");
    }
}

#[test]
fn no_finding_has_another_word_for_a_level() {
    let goal = "id = \"1\"\ntitle = \"T\"\n\n[[activity]]\nid = \"1-1\"\ntitle = \"A\"\nowners = []\nstart = 2031
deadline = 2024\nfollow_up.2025 = { status = \"G\" }\n\n[[activity]]\nid = \"1-1\"\ntitle = \"A\"\nowners = [\"Y\", \"Y\"]
start = 2024\nuntil = 2025\nfollow_up.2026 = { status = \"G\" }\nended = { period = 2020, reason = \"N\", into = \"1.1\" }\n
[[activity]]\nid = \"7-9\"\ntitle = \"C\"\nowners = [\"Y\"]\nstart = 2024\ndeadline = 2024-06-30\n
[[activity]]\nid = \"1-4\"\ntitle = \"C\"\nowners = [\"Y\"]\nstart = 2024\nevery = \"year\"
follow_up.2024 = { status = \"G\" }\nfollow_up.2026 = { status = \"G\" }\n
[[priority]]\nid = \"8.1\"\ntitle = \"P\"\nsee = [\"1-4\"]\n";
    for (language, names, others) in
        [("sv", ["Fokusområde", "Inriktning", "Insats"], SWEDISH), ("en", ["Theme", "Pathway", "Measure"], ENGLISH)]
    {
        let program = program(language, names);
        program.write("1.toml", goal);
        let answer = program.run(&format!("check --format short --lang {language}"));
        let said = format!("{}{}", answer.out, answer.err).to_lowercase();
        assert!(answer.code == 1 && said.lines().count() >= 10, "{answer}");
        for word in said.split_whitespace().filter(|word| !word.contains(['`', '[', '='])) {
            let word = word.trim_matches(|c: char| !c.is_alphabetic());
            assert!(!others.iter().any(|other| word.starts_with(other)), "{word}\n{answer}");
        }
        assert!(said.matches(&names[2].to_lowercase()).count() >= 5, "{answer}");
    }
}
