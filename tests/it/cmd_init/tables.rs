//! Rows of tables that are no activities of their own: groups, merged cells, rows without a title, tables of something
//! else.

use plan::load::load;
use plan::source::read_dir;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde_json::Value;

use super::two_hundred::{ods, ods_row};
use crate::common::Program;

/// What was taken out of a document.
pub(super) struct Taken {
    pub(super) program: Program,
    /// Each goal and priority, with the titles and owners of its activities.
    pub(super) plan: Vec<String>,
    report: Value,
    /// What the program said beside its output.
    pub(super) said: String,
}

/// Takes a document in.
pub(super) fn taken(name: &str, content: impl AsRef<[u8]>) -> Taken {
    let program = Program::temporary();
    program.write(name, content);
    let line = format!("init new --from {name} --yes --years 2024-2027 --lang en --report r.json --today 2025-06-01");
    let answer = program.run(&line);
    assert!(answer.code < 2, "{answer}");
    let sources = read_dir(&program.path("new")).expect("it was written");
    let loaded = load(&sources);
    let mut plan = Vec::new();
    for goal in &loaded.portfolio.plans[0].goals {
        let said = |it: &plan::model::Activity<'_>| {
            let owners: Vec<&str> = it.owners.named.iter().map(|owner| &*owner.name.value).collect();
            format!("{} ({})", &*it.title.value, owners.join(", "))
        };
        let own: Vec<String> = goal.activities.iter().map(said).collect();
        plan.push(format!("{} {}: {}", &*goal.id.value, &*goal.title.value, own.join("; ")));
        for priority in &goal.priorities {
            let own: Vec<String> = priority.activities.iter().map(said).collect();
            plan.push(format!("  {} {}: {}", &*priority.id.value, &*priority.title.value, own.join("; ")));
        }
    }
    let report = std::fs::read(program.path("r.json")).expect("it was written");
    let report = serde_json::from_slice::<Value>(&report).expect("it is JSON")["sources"][0].clone();
    Taken { program, plan, report, said: answer.err }
}

impl Taken {
    /// Returns the text of a file of the plan.
    pub(super) fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.program.path(&format!("new/{name}"))).expect("it was written")
    }

    /// Returns what the account says of a text that was changed or left out: what it became, and why.
    pub(super) fn fate(&self, text: &str) -> Option<(&str, &str)> {
        let all = |list: &str| self.report[list].as_array().into_iter().flatten();
        let found =
            all("changed").find(|it| it["from"] == text).or_else(|| all("left_out").find(|it| it["text"] == text));
        let found = found?;
        Some((found["to"].as_str().unwrap_or("-"), found["why"].as_str()?))
    }
}

#[test]
fn what_cannot_be_said_is_told_with_its_header() {
    let rows = "Mål;Aktivitet;Ansvarig;När;När klart;Slut;Länk\nLäsa;Läs högt;NN;snarast;2024–2025;;på webben\n\
                Läsa;Läs tyst;N.N.;v. 12–20 2025;;2024–2026;\nLäsa;Läs mer;Skolan;2024;före 2026;;\n\
                Läsa;Läs mest;Skolan;pågår;löpande;;\n";
    let book = taken("a.csv", rows);
    let goal = book.file("1-lasa.toml");
    assert_eq!(book.plan, ["1 Läsa: Läs högt (); Läs tyst (); Läs mer (Skolan); Läs mest (Skolan)"]);
    for text in [
        "# När: snarast\n# När klart: 2024–2025\n# Länk: på webben\n",
        "deadline = 2025\n",
        "# När: v. 12–20 2025\n# Slut: 2024–2026\n",
        "until = 2026\n",
        "# När klart: före 2026\n",
        "# När: pågår\n# När klart: löpande\n",
    ] {
        assert!(goal.contains(text), "{text}{goal}");
    }
    assert_eq!(book.fate("2024–2025"), Some(("deadline = 2025", "the nearest that a plan can say")));
    assert_eq!(book.fate("2024–2026"), Some(("until = 2026", "the nearest that a plan can say")));
    assert_eq!(book.fate("N.N."), Some(("-", "no owner is stated")));
}

#[test]
fn what_is_not_finished_is_told_and_never_shown_as_done() {
    let rows = "Mål;Aktivitet;Ansvarig;Status;Status 2024\nLäsa;Läs högt;Skolan;Klar, tryckning återstår\n\
                Läsa;Läs tyst;Skolan;Klart (hösten 2026)\nLäsa;Läs mer;Skolan;Klar 2025-03-01\nLäsa;Läs mest;Skolan;Klar\n\
                Läsa;Läs allt;Skolan;;Klar 2025-03-01\n";
    let book = taken("a.csv", rows);
    let goal = book.file("1-lasa.toml");
    for text in [
        "{ note = \"Klar, tryckning återstår\" }",
        "{ note = \"Klart (hösten 2026)\" }",
        "{ status = \"Klar\", note = \"2025-03-01\" }",
        "{ status = \"Klar\" }",
        // It was not done in that year.
        "follow_up.2024 = { note = \"Klar 2025-03-01\" }",
    ] {
        assert!(goal.contains(text), "{text}\n{goal}");
    }
    let why = "what stands beside it may say that it is not done; it stands in the note";
    assert_eq!(book.fate("Klart (hösten 2026)"), Some(("Klart (hösten 2026)", why)));
    assert!(book.said.contains("note: 2, among them `Klar, tryckning återstår`"), "{}", book.said);
}

/// A workbook of one sheet, with what is merged in it: the first and the last row and column of each.
pub(super) fn sheet(rows: &[&[&str]], merged: &[[u16; 4]]) -> Vec<u8> {
    let mut book = Workbook::new();
    filled(book.add_worksheet(), rows, merged);
    book.save_to_buffer().expect("memory can be written to")
}

pub(super) fn filled(sheet: &mut Worksheet, rows: &[&[&str]], merged: &[[u16; 4]]) {
    for [first, last, from, to] in merged.iter().copied() {
        sheet.merge_range(first.into(), from, last.into(), to, "", &Format::new()).expect("a range");
    }
    for (at, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*row).filter(|(_, text)| !text.is_empty()) {
            sheet.write(at, column, *text).expect("a cell");
        }
    }
}

const HEADER: &[&str] = &["Aktivitet", "Ansvarig", "Start"];

#[test]
fn a_row_merged_over_the_width_of_a_sheet_is_a_group() {
    let rows: &[&[&str]] = &[
        HEADER,
        &["1 Läsa"],
        &["1.1 Små barn"],
        &["Läs högt", "Skolan", "2024"],
        &["1.2 Stora barn"],
        &["Läs tyst", "Skolan", "2025"],
        &["2 Skriva"],
        &["Skriv brev", "Posten", "2025"],
    ];
    let expected = [
        "1 Läsa: ",
        "  1.1 Små barn: Läs högt (Skolan)",
        "  1.2 Stora barn: Läs tyst (Skolan)",
        "2 Skriva: Skriv brev (Posten)",
    ];
    let merged = [1, 2, 4, 6].map(|row| [row, row, 0, 2]);
    assert_eq!(taken("a.xlsx", sheet(rows, &merged)).plan, expected);
    let row = |row: &&[&str]| match row {
        [one] => ods_row(&[one], "", " table:number-columns-spanned=\"3\""),
        cells => ods_row(cells, "", ""),
    };
    let rows: String = rows.iter().map(row).collect();
    let book = ods(&format!("<table:table table:name=\"A\">{rows}</table:table>"));
    assert_eq!(taken("a.ods", book).plan, expected);
}

#[test]
fn a_title_merged_over_columns_without_headers_is_an_activity() {
    let rows: &[&[&str]] =
        &[&["Aktivitet", "", "Ansvarig", "Start"], &["Läs högt", "", "Skolan", "2024"], &["Läs tyst"]];
    let merged = [0, 1, 2].map(|row| [row, row, 0, 1]);
    assert_eq!(taken("a.xlsx", sheet(rows, &merged)).plan, ["1 Aktiviteter: Läs högt (Skolan); Läs tyst ()"]);
}

#[test]
fn rows_under_one_merged_title_are_one_activity() {
    let rows: &[&[&str]] = &[
        &["Aktivitet", "Ansvarig", "Start", "Status"],
        &["Läs högt", "Skolan", "2024", "Klar"],
        &["", "Biblioteket", "2025", "Pågår"],
        &["", "Skolan", "2024", ""],
        &["Läs tyst", "Skolan", "2025", "Pågår"],
    ];
    let book = taken("a.xlsx", sheet(rows, &[[1, 3, 0, 0]]));
    assert_eq!(book.plan, ["1 Aktiviteter: Läs högt (Skolan, Biblioteket); Läs tyst (Skolan)"]);
    let goal = book.file("1-aktiviteter.toml");
    assert!(goal.contains("# Biblioteket: 2025\n") && goal.contains("status = \"Pågår\", note = \"Klar\""), "{goal}");
    assert_eq!(book.fate("2025").map(|it| it.0), Some("# Biblioteket: 2025"));
    let page = "<html><h1>Mål 1 Läsa</h1><table><tr><th>Nr<th>Aktivitet<th>Ansvarig<th>Kostnad</tr>\
                <tr><td>A1<td rowspan=2>Läs högt<td>Skolan<td>5 tkr</tr><tr><td>A2<td>Biblioteket<td>6 tkr</table>";
    let page = taken("a.html", page);
    assert_eq!(page.plan, ["1 Läsa: Läs högt (Skolan, Biblioteket)"]);
    let goal = page.file("1-lasa.toml");
    for said in ["id = \"A1\"", "# Nr: A2\n", "# Kostnad: 5 tkr\n", "# Kostnad: 6 tkr\n"] {
        assert!(goal.contains(said), "{said}: {goal}");
    }
}

#[test]
fn a_row_without_a_title_is_no_goal() {
    let rows = "Mål;Aktivitet;Ansvarig;Start;Kommentar\nLäsa;Läs högt;Skolan;2024;\n;;Biblioteket;;\n;;;2026;\n\
                ;Läs tyst;Skolan;2025;\n;;;;Beslut i maj\nSe;;Museet;;\n";
    let book = taken("a.csv", rows);
    assert_eq!(book.plan, ["1 Läsa: Läs högt (Skolan); Läs tyst (Skolan)", "2 Se: "]);
    let goal = book.file("1-lasa.toml");
    for said in ["# Ansvarig: Biblioteket\n# Start: 2026\n", "# Kommentar: Beslut i maj\n"] {
        assert!(goal.contains(said), "{said}: {goal}");
    }
    assert_eq!(book.fate("2026").map(|it| it.0), Some("# Start: 2026"));
    assert!(book.file("2-se.toml").contains("# Ansvarig: Museet\n"));
}

#[test]
fn a_sign_is_no_title() {
    let rows = "Mål;Aktivitet;Ansvarig;Start\nLäsa;Läs högt;Skolan;2024\n–;-;Museet;2025\n;?;Biblioteket;2026\n";
    let book = taken("a.csv", rows);
    assert_eq!(book.plan, ["1 Läsa: Läs högt (Skolan)"]);
    for sign in ["–", "-", "?"] {
        assert_eq!(book.fate(sign), Some(("-", "a sign that nothing is stated")), "{sign}");
    }
    let goal = book.file("1-lasa.toml");
    assert!(goal.contains("# Ansvarig: Museet\n") && goal.contains("# Start: 2026\n"), "{goal}");
    let page = "# Plan\n\n## Mål 1: Läsa\n\n### –\n\n| Aktivitet | Ansvarig |\n|---|---|\n| Läs högt | Skolan |\n";
    assert_eq!(taken("a.md", page).plan, ["1 Läsa: Läs högt (Skolan)"]);
}

#[test]
fn a_table_of_something_else_is_left_out() {
    let first = "<html><h1>Mål 1 Läsa</h1><table><tr><th>Aktivitet<th>Ansvarig<th>Start<tr><td>Läs högt<td>Skolan<td>2024</table>";
    for (other, is_taken) in [
        // A paragraph stands between.
        ("<p>Kontakt:</p><table><tr><td>Läs tyst<td>Skolan<td>2025</table>", false),
        // Another number of columns.
        ("<table><tr><td>Anna Ek<td>070-123 45 67</table>", false),
        ("<table><tr><td>Anna Ek<td>Skolan<td>2024<td>x</table>", false),
        // Other kinds of cells.
        ("<table><tr><td>Anna Ek<td>070-123 45 67<td>2024</table>", false),
        ("<table><tr><td>Anna Ek<td>Skolan<td>070-123 45 67<tr><td>Bo Lind<td>Skolan<td>070-222</table>", false),
        ("<table><tr><td>Läs tyst<td>Skolan<td>2025<tr><td>Läs mer<td>-<td>snarast</table>", true),
        ("<table><tr><td>Läs tyst<td>Skolan<td></table>", true),
        ("<p>Tabell 1 (forts.)</p><table><tr><td>Läs tyst<td>Skolan<td>2025</table>", true),
    ] {
        let taken = taken("a.html", format!("{first}{other}"));
        assert_eq!(taken.plan[0].contains("Skolan); "), is_taken, "{other}: {:?}", taken.plan);
        let why = taken.fate("Anna Ek").map(|it| it.1);
        assert!(!other.contains("Anna") || why == Some("the table holds no activities"), "{other}: {why:?}");
    }
}

#[test]
fn a_row_above_the_header_that_groups_columns_is_of_the_header() {
    let header: &[&str] = &["Aktivitet", "Ansvarig", "Status", "Kommentar", "Status", "Kommentar"];
    let row: &[&str] = &["Läs högt", "Skolan", "Pågår", "Bra", "Klar", "Bättre"];
    let above: &[&str] = &["Vad och vem", "", "2024", "", "2025"];
    for merged in [&[[1, 1, 0, 1], [1, 1, 2, 3], [1, 1, 4, 5]][..], &[[1, 1, 2, 3], [1, 1, 4, 5]]] {
        let rows: &[&[&str]] = &[&["Handlingsplan 2024–2027"], above, header, row, above, header, row];
        let book = taken("a.xlsx", sheet(rows, merged));
        assert_eq!(book.plan, ["1 Aktiviteter: Läs högt (Skolan); Läs högt (Skolan)"]);
        for text in ["Vad och vem", "2024"] {
            assert_eq!(book.fate(text), Some(("-", "the header")), "{text}");
        }
        let goal = book.file("1-aktiviteter.toml");
        for said in ["2024 = { status = \"Pågår\", note = \"Bra\" }", "2025 = { status = \"Klar\", note = \"Bättre\" }"]
        {
            assert!(goal.contains(said), "{said}: {goal}");
        }
        assert!(!book.file("plan.toml").contains("Vad och vem"));
    }
    // Headers over two rows beside one over one row, and words above that group nothing.
    let page = "<html><h1>Mål 1 Läsa</h1><table><tr><th rowspan=2>Aktivitet<th colspan=2>Roller<th rowspan=2>Start</tr>\
                <tr><th>Ansvarig<th>Medverkande</tr><tr><td>Läs högt<td>Skolan<td>Museet<td>2024</table>";
    let page = taken("a.html", page);
    assert_eq!(page.plan, ["1 Läsa: Läs högt (Skolan)"]);
    assert_eq!(page.fate("Roller"), Some(("-", "the header")));
    let rows = "Handlingsplan för kultur;;Reviderad 2025\nAktivitet;Ansvarig;Start\nLäs högt;Skolan;2024\n";
    let book = taken("a.csv", rows);
    assert!(book.file("plan.toml").contains("Handlingsplan för kultur"));
    assert!(book.file("plan.toml").contains("Reviderad 2025"));
}

#[test]
fn a_sheet_named_as_its_row_is_one_goal() {
    let mut book = Workbook::new();
    let row: &[&str] = &["Läs högt", "Skolan", "2024"];
    let long = "Läsning och skrivning för alla barn i länet";
    let sheets: [(&str, &[&[&str]]); 4] = [
        ("Mål 3", &[&["Mål 3: Räkna"], HEADER, row]),
        ("Läsa", &[&["Läsa"], HEADER, row]),
        ("Skriva", &[HEADER, &["Skriva"], row]),
        ("Läsning och skrivning för alla ", &[&[long], HEADER, row]),
    ];
    for (name, rows) in sheets {
        let merged: Vec<[u16; 4]> =
            (0..).zip(rows).filter(|(_, row)| row.len() == 1).map(|(at, _)| [at, at, 0, 2]).collect();
        filled(book.add_worksheet().set_name(name).expect("a name"), rows, &merged);
    }
    let book = taken("a.xlsx", book.save_to_buffer().expect("memory can be written to"));
    let expected = [
        "3 Räkna: Läs högt (Skolan)".to_owned(),
        "1 Läsa: Läs högt (Skolan)".to_owned(),
        "2 Skriva: Läs högt (Skolan)".to_owned(),
        format!("4 {long}: Läs högt (Skolan)"),
    ];
    assert_eq!(book.plan, expected);
}

#[test]
fn a_caption_or_a_label_is_no_heading() {
    let table = "| Aktivitet | Ansvarig |\n|---|---|\n| Läs högt | Skolan |\n\n";
    let page = format!(
        "# Plan\n\n## Mål 1: Läsa\n\n### Tabell 3. Insatser för läsning\n\n{table}## Figur 2 Så hänger målen ihop\n\n\
         Tabell 3 visar hur det gick.\n\n### Table 4: Actions\n\n{table}## Mål 2: Se\n\n### Ansvarig: Ej angiven\n\n\
         ### Ansvarig: Museet\n\n{table}"
    );
    let page = taken("a.md", page);
    assert_eq!(page.plan, ["1 Läsa: Läs högt (Skolan); Läs högt (Skolan)", "2 Se: Läs högt (Skolan)"]);
    for text in ["Tabell 3. Insatser för läsning", "Figur 2 Så hänger målen ihop", "Table 4: Actions"] {
        assert_eq!(page.fate(text), Some(("-", "the caption of a figure or a table")), "{text}");
    }
    assert_eq!(page.fate("Ansvarig: Ej angiven"), Some(("-", "no owner is stated")));
    assert!(page.file("1-lasa.toml").contains("text = \"Tabell 3 visar hur det gick.\""));
    assert!(page.file("2-se.toml").contains("owners = [\"Museet\"]"));
}
