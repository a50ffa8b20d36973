//! Documents as officials make them, each of another kind.

use plan::load::load;
use plan::source::read_dir;

use super::mutilated::{BODY, word};
use crate::common::{Program, with_files};

/// Takes a document in; returns each goal with the titles of its activities, and what the program said.
fn taken(name: &str, content: &str) -> (Program, Vec<String>, String) {
    let program = with_files([(name, content)]);
    let answer = program.run(&format!("init new --from {name} --yes --years 2024-2027 --title Plan"));
    assert!(answer.code < 2, "{answer}");
    let sources = read_dir(&program.path("new")).expect("it was written");
    let loaded = load(&sources);
    let goals = loaded.portfolio.plans[0].goals.iter().map(|goal| {
        let titles: Vec<&str> = goal.all_activities().map(|(_, it)| &*it.title.value).collect();
        format!("{} {}: {}", &*goal.id.value, &*goal.title.value, titles.join(", "))
    });
    (program, goals.collect(), answer.err)
}

#[test]
fn a_goal_may_stand_in_the_table_above_its_header() {
    let table = |goal: &str, title: &str| {
        format!(
            "<table><tr><td colspan=3>{goal}</td></tr><tr><th>Åtgärd<th>Ansvarig<th>Start</tr>\
             <tr><td>{title}<td>Skolan<td>2025</tr></table>"
        )
    };
    let page = format!("<html><p>Inledning.</p>{}{}", table("Mål 1: Läsa", "Läs högt"), table("Mål 2 – Se", "Se på"));
    assert_eq!(taken("a.html", &page).1, ["1 Läsa: Läs högt", "2 Se: Se på"]);
}

#[test]
fn a_form_for_each_activity_is_read_down() {
    let form = |title: &str, owner: &str| {
        format!(
            "<table><tr><td>Aktivitet<td>{title}</tr><tr><td>Ansvarig<td>{owner}</tr><tr><td>Tidplan<td>2025</tr></table><p></p>"
        )
    };
    let page = format!("<html><h1>Mål 1 Läsa</h1>{}{}", form("Läs högt", "Skolan"), form("Läs tyst", "Biblioteket"));
    let (program, goals, _) = taken("a.html", &page);
    assert_eq!(goals, ["1 Läsa: Läs högt, Läs tyst"]);
    assert!(program.run("show 1-2 -C new --lang sv").fine().contains("Biblioteket"));
}

#[test]
fn priorities_without_goals_are_goals() {
    let rows = "Indsatsområde;Indsats;Ansvarlig\nSundhed;Motion på recept;Center\nNatur;Nye vandhuller;Teknik\n";
    let (program, goals, _) = taken("a.csv", rows);
    assert_eq!(goals, ["1 Sundhed: Motion på recept", "2 Natur: Nye vandhuller"]);
    let manifest = std::fs::read_to_string(program.path("new/plan.toml")).expect("it is there");
    assert!(manifest.contains("language = \"da\""), "{manifest}");
}

#[test]
fn labels_have_numbers_letters_and_signs_after_them() {
    let table = "| Action | Responsible |\n|---|---|\n| Read | School |\n\n";
    let page =
        format!("# Plan\n\n## Objective A – Read\n\n{table}## Objective B: See\n\n{table}## Axe 3 : Voir\n\n{table}");
    assert_eq!(taken("a.md", &page).1, ["A Read: Read", "B See: Read", "3 Voir: Read"]);
}

#[test]
fn years_stand_in_a_title_as_months_too() {
    let page = "# Plan\n\nApril 2024 – March 2027\n\n| Action | Responsible |\n|---|---|\n| Read | School |\n";
    let program = with_files([("a.md", page)]);
    let answer = program.run("init new --from a.md --title Plan --lang en");
    assert!(answer.code < 2, "{answer}");
    let manifest = std::fs::read_to_string(program.path("new/plan.toml")).expect("it is there");
    assert!(manifest.contains("first = 2024, last = 2027"), "{manifest}");
}

#[test]
fn areas_are_directions_and_lead_to_priorities() {
    let table = "| Aktivitet | Ansvarig |\n|---|---|\n| Läs | Skolan |\n\n";
    let page = format!(
        "# Plan\n\n# 4. Mål\n\n## 4.1 Mål: Läsa\n\n### 4.1.1 Högt\n\n{table}# 5. Strategiska inriktningar\n\n## 5.1 Hälsa\n\n\
         ### 5.1.1 Kultur\n\nAktiviteter finns under 4.1.1\n\n### 5.1.2 Bild\n\n{table}"
    );
    let (program, goals, _) = taken("a.md", &page);
    assert_eq!(goals, ["4.1 Läsa: Läs", "5.1 Hälsa: Läs"]);
    let read = |name: &str| std::fs::read_to_string(program.path(name)).expect("it is there");
    let area = read("new/5.1-halsa.toml");
    assert!(area.contains("kind = \"direction\"") && area.contains("see = [\"4.1.1\"]"), "{area}");
    assert!(!read("new/4.1-lasa.toml").contains("kind"));
}

#[test]
fn a_row_that_a_page_has_cut_is_one() {
    let page = "<html><h1>Mål 1 Läsa</h1><table><tr><th>Aktivitet<th>Ansvarig<tr><td>Läs högt för alla<td>Skolan</table>\
                <table><tr><td>barn i länet<td>Biblioteket<tr><td>Läs tyst<td>Skolan</table>";
    let (program, goals, _) = taken("a.html", page);
    assert_eq!(goals, ["1 Läsa: Läs högt för alla barn i länet, Läs tyst"]);
    let shown = program.run("show 1-1 -C new --lang sv").fine();
    assert!(shown.contains("Skolan") && shown.contains("Biblioteket"), "{shown}");
}

#[test]
fn the_encoding_that_is_told_is_the_one_it_was_read_in() {
    let program = Program::temporary();
    for (name, bytes, said) in [
        ("mac", b"M\x8cl;\x81tg\x8ard;Ansvarig\n1;L\x8as;Skolan\n".to_vec(), "read as Mac Roman"),
        ("dos", b"M\x86l;\x8ftg\x84rd;Ansvarig\n1;L\x84s;Skolan\n".to_vec(), "read as MS-DOS"),
        ("ansi", b"M\xe5l;\xc5tg\xe4rd;Ansvarig\n1;L\xe4s;Skolan\n".to_vec(), "read as Windows-1252"),
        ("twice", "MÃ¥l;Ã…tgÃ¤rd;Ansvarig\n1;LÃ¤s;Skolan\n".as_bytes().to_vec(), "the wrong encoding"),
    ] {
        program.write(&format!("{name}.csv"), bytes);
        let answer = program.run(&format!("init {name} --from {name}.csv --yes --years 2024-2027 --lang en"));
        assert!(answer.code < 2 && answer.err.contains(said), "{answer}");
        assert!(program.run(&format!("tree -C {name} --lang en")).fine().contains("Läs"), "{name}");
    }
}

#[test]
fn a_sheet_keeps_its_title_above_its_years_and_below_the_organisation() {
    let table = "Mål;Aktivitet;Ansvarig\nLäsa;Läs högt;Skolan\n";
    for above in [
        "Handlingsplan för kultur\nAvser åren 2024-2027\n",
        "Avser åren 2024–2027\nHandlingsplan för kultur\n",
        "Viby kommun\nHandlingsplan för kultur\nPeriod: 2024 – 2027\n",
    ] {
        let program = with_files([("a.csv", &*format!("{above}{table}"))]);
        program.run("init new --from a.csv --lang sv").fine();
        let manifest = std::fs::read_to_string(program.path("new/plan.toml")).expect("it is there");
        assert!(manifest.contains("title = \"Handlingsplan för kultur\""), "{above}: {manifest}");
        assert!(manifest.contains("first = 2024, last = 2027"), "{above}: {manifest}");
        assert!(above.lines().all(|line| manifest.contains(line)), "{above}: {manifest}");
    }
}

#[test]
fn a_dash_in_a_cell_is_a_minus_and_only_a_total_is_a_total() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: [&str; 3]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let table = [
        ["Aktivitet", "Ansvarig", "Kostnad"],
        ["• Läs högt", "Skolan", "- 500 tkr"],
        ["Count the books", "Skolan", "5 tkr"],
        ["Totalt", "2 st", "- 500 tkr"],
    ];
    let document = word(&format!("{BODY}<w:tbl>{}</w:tbl></w:body></w:document>", table.map(row).concat()));
    let program = Program::temporary();
    program.write("a.docx", document);
    let answer = program.run("init new --from a.docx --yes --years 2024-2027 --title Plan --report r.json");
    assert_eq!(answer.code, 0, "{answer}");
    let goal = std::fs::read_dir(program.path("new")).expect("it is there").flatten().map(|it| it.path());
    let goal = goal.filter(|path| path.extension().is_some_and(|it| it == "toml") && !path.ends_with("plan.toml"));
    let goal: String = goal.filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    for said in ["# Kostnad: - 500 tkr", "title = \"Läs högt\"", "title = \"Count the books\""] {
        assert!(goal.contains(said), "{said}: {goal}");
    }
    assert!(!goal.contains("Totalt"), "{goal}");
}

#[test]
fn the_labels_of_a_form_are_known_whole() {
    let rows = "| Aktivitet | Läs högt |\n|---|---|\n| Ansvarig förvaltning | KN |\n| Tid för möten | 2026 |\n\
                | Status quo | bra |\n| Start | 2025 |\n";
    let page = super::tables::taken("a.md", format!("# Plan 2024–2027\n\n## Mål 1: Läsa\n\n{rows}"));
    assert_eq!(page.plan, ["1 Läsa: Läs högt (KN)"]);
    let goal = page.file("1-lasa.toml");
    for said in ["# Tid för möten: 2026\n", "# Status quo: bra\n", "start = 2025\n"] {
        assert!(goal.contains(said), "{said}: {goal}");
    }
}
