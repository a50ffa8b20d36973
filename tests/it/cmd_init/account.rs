//! The account of an intake: it says what is so, and nothing in it is followed by who reads it.

use serde_json::Value;

use super::two_hundred::{ods, ods_row};
use crate::common::{Answer, Program, with_files};

/// Takes a document in; returns the answer, and what the account says of each cell by its place.
fn account(program: &Program, name: &str) -> (Answer, Value) {
    let line = format!("init new --from {name} --title Plan --years 2024-2027 --lang en --report account.json");
    let answer = program.run(&line);
    assert!(answer.code < 2, "{answer}");
    let report = std::fs::read(program.path("account.json")).expect("it was written");
    let report: Value = serde_json::from_slice(&report).expect("it is JSON");
    (answer, report["sources"][0].clone())
}

/// Returns what became of a cell that was changed or left out.
fn fate<'r>(report: &'r Value, place: &str) -> Option<(&'r str, &'r str)> {
    let all = |list: &str| report[list].as_array().into_iter().flatten();
    let found = all("changed").chain(all("left_out")).find(|it| it["place"] == place)?;
    Some((found["to"].as_str().unwrap_or("-"), found["why"].as_str()?))
}

const HEADER: &str = "Mål;Id;Aktivitet;Ansvarig;Start;Status 2023;Status 2024;Kommentar 2023\n";

#[test]
fn an_id_is_kept_where_a_plan_can_have_it_and_told_where_not() {
    let rows = "Läsa;A1;Läs högt;Skolan;2024;;;\nLäsa;A1;Läs lågt;Skolan;2024;;;\nSe;B 2;Se på;Skolan;2024;;;\n";
    let program = with_files([("a.csv", &*format!("{HEADER}{rows}"))]);
    let (_, report) = account(&program, "a.csv");
    let goal = |name: &str| std::fs::read_to_string(program.path(name)).expect("it was written");
    let read = goal("new/1-lasa.toml");
    assert!(read.contains("id = \"A1\"") && read.contains("id = \"1-1\""), "{read}");
    assert!(goal("new/2-se.toml").contains("id = \"B2\""), "{}", goal("new/2-se.toml"));
    assert_eq!(fate(&report, "row 2, column 2"), None);
    let (to, why) = fate(&report, "row 3, column 2").expect("it was changed");
    assert!(to == "1-1" && why.contains("another has it"), "{to} {why}");
    assert_eq!(fate(&report, "row 4, column 2").expect("it was changed").0, "B2");
}

#[test]
fn what_is_outside_the_years_is_told_and_not_counted_as_carried() {
    let rows = "Läsa;A1;Läs högt;Skolan;2024;Klart;Pågår;Bra 2023\n";
    let program = with_files([("a.csv", &*format!("{HEADER}{rows}"))]);
    let (_, report) = account(&program, "a.csv");
    for column in [6, 8] {
        let (to, why) = fate(&report, &format!("row 2, column {column}")).expect("it was changed");
        assert_eq!(to, "# 2023: Klart: Bra 2023");
        assert!(why.contains("not within the plan's years"), "{why}");
    }
    assert_eq!(fate(&report, "row 2, column 7"), None);
}

#[test]
fn what_contradicts_the_start_and_who_is_missing_is_said() {
    let rows =
        "Läsa;A1;Läs högt;;2024;;Ej påbörjad;\nLäsa;A2;Läs mer;Skolan;2024;;;\nLäsa;A3;Läs;Skolan;2024;;Försenad;\n";
    let program = with_files([("a.csv", &*format!("{HEADER}{rows}"))]);
    let (answer, report) = account(&program, "a.csv");
    assert!(
        answer.err.contains("contradict the dates of their activity or a later status, and so stand in the note: 1"),
        "{answer}"
    );
    assert!(
        answer.err.contains("activities without an owner: 1, among them A1; replace `Ej angiven` in plan.toml"),
        "{answer}"
    );
    assert!(fate(&report, "row 2, column 7").expect("it was changed").1.contains("contradicts"));
    let goal = std::fs::read_to_string(program.path("new/1-lasa.toml")).expect("it was written");
    assert_eq!(goal.matches("owners = ").count(), 2, "{goal}");
    assert!(program.run("show A1 -C new --lang en").fine().contains("Ej angiven"));
    // Somebody may answer for all that stands under a heading.
    let page =
        "# Plan\n\n## Mål 1: Läsa\n\nAnsvarig: Biblioteket\n\n| Aktivitet | Start |\n|---|---|\n| Läs högt | 2024 |\n";
    let program = with_files([("a.md", page)]);
    let (answer, _) = account(&program, "a.md");
    assert!(!answer.err.contains("without an owner"), "{answer}");
    let owners = program.run("show 1-1 -C new --lang en").fine();
    assert!(owners.contains("Biblioteket"), "{owners}");
}

#[test]
fn what_is_struck_out_is_told_wherever_it_stands() {
    let page = "# Plan\n\n## Goal 1: Read\n\n| Action | Responsible | Start | Comment |\n|---|---|---|---|\n\
                | ~~Talk~~ Read | School ~~Town~~ | 2025 | ~~Old~~ |\n| ~~Gone~~ | School | 2024 | x |\n";
    let program = with_files([("a.md", page)]);
    let (answer, report) = account(&program, "a.md");
    assert_eq!(answer.code, 1, "{answer}");
    for (column, to) in [(1, "Read"), (2, "School"), (4, "-")] {
        let place = format!("table 1, row 2, column {column}");
        let found = fate(&report, &place).unwrap_or_else(|| panic!("{place}: {report}"));
        assert_eq!(found, (to, "struck text was not taken"), "{place}");
    }
    assert_eq!(fate(&report, "table 1, row 3, column 2"), Some(("-", "the activity is struck out")));
    assert!(!program.run("tree -C new --lang en").fine().contains("Gone"));
}

#[test]
fn the_page_mentions_nobody_and_pulls_no_picture() {
    let rows = "Läsa;;Läs högt;Skolan;snart @alla #12 ![x](https://e.se/x.png) <img src=https://e.se/y.png>;;;\n";
    let program = with_files([("a.csv", &*format!("{HEADER}{rows}"))]);
    let line = "init new --from a.csv --title Plan --years 2024-2027 --lang en --report account.md";
    let answer = program.run(line);
    assert!(answer.code < 2, "{answer}");
    let page = std::fs::read_to_string(program.path("account.md")).expect("it was written");
    assert!(page.contains("What became of the documents") && page.contains("snart"), "{page}");
    for followed in ["@alla", "#12", "![x](", " <img"] {
        assert!(!page.contains(followed), "{followed}: {page}");
    }
}

#[test]
fn a_report_that_cannot_be_is_refused_before_a_plan_is_begun() {
    let page = "# Plan\n\n| Action | Responsible |\n|---|---|\n| Read | School |\n";
    let program = with_files([("a.md", page)]);
    let begin = "init new --title Plan --years 2024 --lang en --from a.md --report";
    let refused = program.run(&format!("{begin} account.txt")).refused();
    assert!(refused.contains("`account.txt` does not end in .json or .md"), "{refused}");
    let refused = program.run(&format!("{begin} ./a.md")).refused();
    assert!(refused.contains("`./a.md` is the document"), "{refused}");
    assert!(!program.path("new").exists());
    assert_eq!(std::fs::read_to_string(program.path("a.md")).expect("it is there"), page);
}

#[test]
fn who_has_a_plan_is_told_to_check_it_and_in_its_language() {
    let page = "# Plan\n\n| Action | Responsible |\n|---|---|\n| Read | School |\n";
    let program = with_files([("a.md", page)]);
    let out = program.run("init new --title Plan --years 2024 --from a.md --language sv").fine();
    assert!(out.contains("Sedan:\n  plan -C new check\n  plan -C new status\n"), "{out}");
    let out = program.run("init other --title Plan --years 2024 --from a.md --language sv --lang en").fine();
    assert!(out.contains("Next:\n  plan -C other check\n"), "{out}");
}

#[test]
fn where_no_owner_is_stated_there_is_none_and_that_is_told() {
    let words = [
        "Ej angiven",
        "saknas",
        "–",
        "?",
        "N/A",
        "Not stated",
        "TBC",
        "Ikke angitt",
        "Mangler",
        "Ikke udpeget",
        "Ei nimetty",
        "puuttuu",
        "Nicht benannt",
        "k. A.",
        "Non précisé",
        "À définir",
    ];
    let rows: String = words.iter().map(|word| format!("Läsa;;Läs {word};{word};2024;;;\n")).collect();
    let rows = format!("{HEADER}{rows}Läsa;;Sist;Skolan, ej utsedd;-;;;\n");
    let program = with_files([("a.csv", &*rows)]);
    let (answer, report) = account(&program, "a.csv");
    assert!(answer.code == 0 && answer.err.contains(&format!("without an owner: {}", words.len())), "{answer}");
    for (at, word) in words.iter().enumerate() {
        let (_, why) = fate(&report, &format!("row {}, column 4", at + 2)).unwrap_or_else(|| panic!("{word}"));
        assert!(why == "no owner is stated" || why == "a sign that nothing is stated", "{word}: {why}");
    }
    assert_eq!(fate(&report, "row 18, column 4").expect("it is told").0, "Skolan");
    assert_eq!(fate(&report, "row 18, column 5").expect("it is told").1, "a sign that nothing is stated");
    let checked = program.run("check -C new --lang en");
    assert!(checked.out.contains("warning[PL109]: no owner is stated; number of activities: 16"), "{checked}");
    // The same decisions again, from the map.
    program.run("init again --from a.csv --map new/intake.map --lang en");
    let list = |plan: &str| program.run(&format!("list -C {plan} --columns id,owners --format csv --lang en")).fine();
    assert_eq!(list("new"), list("again"));
}

#[test]
fn what_becomes_of_a_second_status_and_of_a_last_day_is_told_once() {
    let rows = "Mål;Aktivitet;Ansvarig;Start;Återkommer;Deadline;Status;Status\n\
                Läsa;Läs högt;Skolan;2026;årligen;2025;Pågår;Klar, men sent\n";
    let program = with_files([("a.csv", rows)]);
    let (answer, report) = account(&program, "a.csv");
    assert_eq!(answer.code, 0, "{answer}");
    let goal = std::fs::read_to_string(program.path("new/1-lasa.toml")).expect("it was written");
    assert_eq!(goal.matches("men sent").count(), 1, "{goal}");
    assert!(fate(&report, "row 2, column 8").expect("it is told").1.contains("already"), "{report}");
    let (to, why) = fate(&report, "row 2, column 6").expect("it is told");
    assert!(to == "# until: 2025" && why.contains("before the start"), "{to} {why}: {goal}");
}

#[test]
fn a_title_that_is_not_kept_is_told() {
    let page = "---\ntitle: Vårens plan\n---\n\n# Handlingsplan\n\n## Mål 1: Läsa\n\n| Åtgärd | Ansvarig |\n|---|---|\n| Läs | Skolan |\n";
    let program = with_files([("a.md", page)]);
    let (_, report) = account(&program, "a.md");
    assert_eq!(fate(&report, "paragraph 1"), Some(("Plan", "you gave another title")), "{report}");
    let manifest = std::fs::read_to_string(program.path("new/plan.toml")).expect("it was written");
    assert!(manifest.contains("about = \"Handlingsplan\""), "{manifest}");
    program.run("init own --from a.md --years 2024-2027 --lang en --report r.json").fine();
    let report = std::fs::read_to_string(program.path("r.json")).expect("it was written");
    assert!(!report.contains("another title"), "{report}");
}

/// A workbook of Excel with hidden rows, a hidden column and a hidden sheet.
fn excel_with_hidden() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, title) in [("A", "Läs"), ("B", "Se")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name").write_row(0, 0, ["Aktivitet", "Ansvarig", "Anteckning"]).expect("a row");
        for row in 1..8 {
            let cells = [format!("{title} {row}"), "Skolan".to_owned(), String::new()];
            sheet.write_row(row, 0, cells).expect("a row");
        }
        if name == "A" {
            // The last of them is empty, so nothing in it was read.
            for row in [2, 4, 5, 6, 20] {
                sheet.set_row_hidden(row).expect("a row");
            }
            sheet.set_column_hidden(1).expect("a column").set_column_hidden(7).expect("a column");
        } else {
            sheet.set_hidden(true);
        }
    }
    book.save_to_buffer().expect("memory can be written to")
}

/// The same of `LibreOffice`, which hides rows by a filter too.
fn ods_with_hidden() -> Vec<u8> {
    let column = |more: &str| format!("<table:table-column{more}/>");
    let columns = column("") + &column(" table:visibility=\"collapse\"") + &column("");
    let visibility = |row: u32| match row {
        2 => " table:visibility=\"collapse\"",
        4..=6 => " table:visibility=\"filter\"",
        _ => "",
    };
    let table = |name: &str, style: &str, title: &str, is_first: bool| {
        let row = |row| {
            let visibility = if is_first { visibility(row) } else { "" };
            ods_row(&[&format!("{title} {row}"), "Skolan"], visibility, "")
        };
        let rows: String = (1..8).map(row).collect();
        let header = ods_row(&["Aktivitet", "Ansvarig", "Anteckning"], "", "");
        let columns = if is_first { &*columns } else { "" };
        format!("<table:table table:name=\"{name}\" table:style-name=\"{style}\">{columns}{header}{rows}</table:table>")
    };
    let style = "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    ods(&format!("{style}{}{}", table("A", "ta1", "Läs", true), table("B", "ta2", "Se", false)))
}

#[test]
fn what_a_workbook_hides_is_taken_and_named() {
    for (name, content) in [("a.xlsx", excel_with_hidden()), ("a.ods", ods_with_hidden())] {
        let program = with_files([("other.md", "x")]);
        std::fs::write(program.path(name), content).expect("it can be written");
        let (answer, report) = account(&program, name);
        assert_eq!(answer.code, 0, "{answer}");
        let expected = [
            "sheet A: hidden rows were read like the others: 3, 5–7",
            "sheet A: hidden columns were read like the others: 2",
            "the sheet B is hidden; it was read like the others",
        ];
        assert_eq!(report["remarks"], serde_json::json!(expected), "{name}");
        for line in expected {
            assert!(answer.err.contains(&format!("{name}: {line}\n")), "{line}: {answer}");
        }
        let titles = program.run("list -C new --columns title,owners --format csv --lang en").fine();
        assert!(titles.contains("Läs 2,Skolan") && titles.contains("Se 7,Skolan"), "{titles}");
    }
}

#[test]
fn a_title_that_begins_as_a_total_does_is_an_activity() {
    let rows = "Mål;Aktivitet;Ansvarig;Start\nLäsa;Antal böcker på finska ökar;;2025\nLäsa;Total översyn av taxorna;-;2026\n\
                ;Summa;12;\n";
    let program = with_files([("a.csv", rows)]);
    account(&program, "a.csv");
    let goal = std::fs::read_to_string(program.path("new/1-lasa.toml")).expect("it was written");
    assert!(goal.contains("Antal böcker på finska ökar") && goal.contains("Total översyn av taxorna"), "{goal}");
    assert!(!goal.contains("Summa"), "{goal}");
}

#[test]
fn a_slash_divides_names_and_nothing_else() {
    let owners = ["Skolan/Biblioteket", "Biblioteket, N/A", "Chef (kultur/fritid)", "Skola avd. 1/2", "N/A"];
    let rows: String = owners.iter().map(|owner| format!("Läsa;Läs {owner};{owner};2025\n")).collect();
    let program = with_files([("a.csv", &*format!("Mål;Aktivitet;Ansvarig;Start\n{rows}"))]);
    account(&program, "a.csv");
    let goal = std::fs::read_to_string(program.path("new/1-lasa.toml")).expect("it was written");
    let named: Vec<&str> = goal.lines().filter(|line| line.starts_with("owners")).collect();
    assert_eq!(
        named,
        [
            "owners = [\"Skolan\", \"Biblioteket\"]",
            "owners = [\"Biblioteket\"]",
            "owners = [\"Chef (kultur/fritid)\"]",
            "owners = [\"Skola avd. 1/2\"]"
        ]
    );
}
