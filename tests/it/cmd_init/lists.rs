//! Plans without tables: activities are items of lists, with lines that say who and when.

use super::mutilated::{BODY, packed};
use crate::common::{Program, with_files};

const PAGE: &str = "# Biblioteksplan 2024–2027

Planen bygger på:

- bibliotekslagen
- kulturplanen

## Mål 1: Fler läser

### Prioritering: Barn

- Läs högt för alla barn
  Ansvarig: Biblioteket med stöd av BVC
  Start: 2024, årligen
- Köp in böcker på fler språk. Ansvarig: Biblioteket. Klart senast: 2025-06-30
  - också på arabiska
- Bygg ett bokrum (Ansvarig: Kulturskolan; Status: Pågår)

## Mål 2: Fler ser film

1. Visa film utomhus

   Ansvarig: Kulturskolan

   Kostnad: 5 tkr
";

/// Returns every activity with what it says, and the texts of the files.
pub(super) fn told(program: &Program) -> (String, String) {
    let columns = "id,title,owners,support,start,deadline,every,status";
    let list = program.run(&format!("list -C new --columns {columns} --format csv --today 2024-11-29 --lang en")).out;
    let files = std::fs::read_dir(program.path("new")).expect("it is there").flatten().map(|file| file.path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|it| it == "toml")).collect();
    files.sort();
    (list, files.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect())
}

const LIST: [&str; 4] = [
    "1.1-1,Läs högt för alla barn,Biblioteket,BVC,2024,,year,",
    "1.1-2,Köp in böcker på fler språk.,Biblioteket,,,2025-06-30,,",
    "1.1-3,Bygg ett bokrum,Kulturskolan,,,,,Pågår",
    "2-1,Visa film utomhus,Kulturskolan,,,,,",
];

fn assert_taken(program: &Program, answer: &crate::common::Answer) {
    assert_eq!(answer.code, 0, "{answer}");
    let (list, files) = told(program);
    for line in LIST {
        assert!(list.lines().any(|it| it == line), "{line}\n{list}\n{files}");
    }
    // What is no activity is still in the files.
    for text in ["bibliotekslagen", "# också på arabiska", "Kostnad: 5 tkr"] {
        assert!(files.contains(text), "{text}: {files}");
    }
}

#[test]
fn a_list_in_markdown_is_taken() {
    let program = with_files([("a.md", PAGE)]);
    let answer = program.run("init new --from a.md --yes --lang en --today 2024-11-29");
    assert_taken(&program, &answer);
}

#[test]
fn a_list_on_a_web_page_is_taken() {
    let page =
        "<html><h1>Biblioteksplan 2024–2027</h1><p>Planen bygger på:</p><ul><li>bibliotekslagen<li>kulturplanen</ul>
        <h2>Mål 1: Fler läser</h2><h3>Prioritering: Barn</h3>
        <ul><li>Läs högt för alla barn<br>Ansvarig: Biblioteket med stöd av BVC<br>Start: 2024, årligen</li>
        <li><p>Köp in böcker på fler språk.</p><p>Ansvarig: Biblioteket.</p><p>Klart senast: 2025-06-30</p>
        <ul><li>också på arabiska</li></ul></li>
        <li>Bygg ett bokrum (Ansvarig: Kulturskolan; Status: Pågår)</li></ul>
        <h2>Mål 2: Fler ser film</h2><ol><li>Visa film utomhus<p>Ansvarig: Kulturskolan<p>Kostnad: 5 tkr</ol></html>";
    let program = with_files([("a.html", page)]);
    let answer = program.run("init new --from a.html --yes --lang en --today 2024-11-29");
    assert_taken(&program, &answer);
}

#[test]
fn a_list_in_a_word_file_is_taken() {
    let program = with_word_file([
        heading(1, "Biblioteksplan 2024–2027"),
        text("", &["Planen bygger på:"]),
        item(0, &["bibliotekslagen"]),
        item(0, &["kulturplanen"]),
        heading(2, "Mål 1: Fler läser"),
        heading(3, "Prioritering: Barn"),
        item(0, &["Läs högt för alla barn", "Ansvarig: Biblioteket med stöd av BVC", "Start: 2024, årligen"]),
        // A mark that was typed.
        text("", &["• Köp in böcker på fler språk."]),
        text("", &["Ansvarig: Biblioteket."]),
        text("", &["Klart senast: 2025-06-30"]),
        item(1, &["också på arabiska"]),
        item(0, &["Bygg ett bokrum (Ansvarig: Kulturskolan; Status: Pågår)"]),
        heading(2, "Mål 2: Fler ser film"),
        text("", &["Aktivitet: Visa film utomhus"]),
        text("", &["Ansvarig: Kulturskolan"]),
        item(1, &["Kostnad: 5 tkr"]),
    ]);
    let answer = program.run("init new --from a.docx --yes --lang en --today 2024-11-29");
    assert_taken(&program, &answer);
}

#[test]
fn a_label_may_stand_alone_above_what_it_says() {
    let program = with_word_file([
        heading(1, "Biblioteksplan 2024–2027"),
        heading(2, "Mål 1: Fler läser"),
        item(0, &["Läs högt för alla barn"]),
        text("", &["Ansvarig:"]),
        text("", &["Biblioteket med stöd av BVC."]),
        text("", &["Start:", "2024, årligen"]),
        item(0, &["Köp in böcker. Ansvarig:"]),
        item(1, &["Skolan"]),
        text("", &["Klart senast:"]),
        item(0, &["Bygg ett bokrum"]),
        text("", &["Ansvarig:"]),
        text("", &["Start: 2025"]),
        heading(2, "Mål 2: Fler ser film"),
        text("", &["Aktivitet:"]),
        text("", &["Visa film utomhus"]),
        text("", &["Ansvarig:"]),
        text("", &["Kulturskolan"]),
        text("", &["Status:"]),
    ]);
    let answer = program.run("init new --from a.docx --yes --lang en --today 2024-11-29 --report r.json");
    assert_eq!(answer.code, 0, "{answer}");
    let (list, files) = told(&program);
    for line in [
        "1-1,Läs högt för alla barn,Biblioteket,BVC,2024,,year,",
        "1-2,Köp in böcker.,Skolan,,,,,",
        "1-3,Bygg ett bokrum,Ej angiven,,2025,,,",
        "2-1,Visa film utomhus,Kulturskolan,,,,,",
    ] {
        assert!(list.lines().any(|it| it == line), "{line}\n{list}\n{files}");
    }
    let report = std::fs::read_to_string(program.path("r.json")).expect("it was written");
    assert_eq!(report.matches("a sign that nothing is stated").count(), 3, "{report}");
    for label in ["Klart senast:", "Ansvarig:", "Status:"] {
        assert!(report.contains(&format!("\"text\": \"{label}\"")), "{label}: {report}");
    }
}

fn text(properties: &str, lines: &[&str]) -> String {
    let runs: Vec<String> = lines.iter().map(|line| format!("<w:t>{line}</w:t>")).collect();
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r>{}</w:r></w:p>", runs.join("<w:br/>"))
}

fn heading(level: u8, words: &str) -> String {
    text(&format!("<w:outlineLvl w:val=\"{}\"/>", level - 1), &[words])
}

fn item(level: u8, lines: &[&str]) -> String {
    text(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>"), lines)
}

/// Returns a program beside `a.docx` with these paragraphs.
fn with_word_file<const N: usize>(paragraphs: [String; N]) -> Program {
    let main = format!("{BODY}{}</w:body></w:document>", paragraphs.concat());
    let program = Program::temporary();
    program.write("a.docx", packed(&[("word/document.xml", main.into())]));
    program
}

#[test]
fn a_list_that_says_no_more_is_taken_where_its_heading_says_what_it_is() {
    let page = "# Plan 2026–2027\n\n## Goal 1: Read\n\nWe like:\n\n- books\n\n## Goal 2: See\n\n### Actions\n\n- Show films\n- Buy a screen\n";
    let program = with_files([("a.md", page)]);
    let answer = program.run("init new --from a.md --yes --lang en");
    assert!(answer.code < 2 && answer.out.contains("Activities: 2."), "{answer}");
    program.write("b.md", page.replace("Actions", "Pictures"));
    let refused = program.run("init other --from b.md --yes --lang en").refused();
    assert!(
        refused.contains("no list") && refused.contains("a list by lines such as Responsible: School"),
        "{refused}"
    );
}

#[test]
fn every_word_of_a_list_is_kept_and_what_is_changed_is_told() {
    let page = "# Plan 2024–2027

## Mål 1: Läsa

  - Läs högt m.m. Ansvarig: Biblioteket (barn), Skolan m.fl.
    Kostnad: 500 tkr
    Länk: https://e.se/a; Kommentar: Allt är klart.
    Ansvarig: Kulturskolan\\
    om den vill
  - Count the books (Ansvarig: Skolan (låg- och mellanstadiet); Status: Pågår)
    Pris: 5 kr
  - Räkna böcker
    Start: 2024. Klart senast: 2020
    - Mer: på webben https://e.se
";
    let program = with_files([("a.md", page)]);
    let answer = program.run("init new --from a.md --yes --lang en --today 2024-11-29 --report r.json");
    assert_eq!(answer.code, 0, "{answer}");
    let (list, files) = told(&program);
    for line in [
        "1-1,Läs högt m.m.,Biblioteket (barn); Skolan m.fl.; Kulturskolan,,,,,",
        "1-2,Count the books,Skolan (låg- och mellanstadiet),,,,,Pågår",
        "1-3,Räkna böcker,Ej angiven,,2024,,,",
    ] {
        assert!(list.lines().any(|it| it == line), "{line}\n{list}\n{files}");
    }
    for text in [
        "# Kostnad: 500 tkr",
        "# Pris: 5 kr",
        "\"https://e.se/a\"",
        "Allt är klart.",
        "# om den vill",
        "# Mer: på webben https://e.se",
    ] {
        assert!(files.contains(text), "{text}: {files}");
    }
    let report = std::fs::read_to_string(program.path("r.json")).expect("it was written");
    for changed in ["\"to\": \"# Kostnad: 500 tkr; # om den vill\"", "\"to\": \"# deadline: 2020\""] {
        assert!(report.contains(changed), "{changed}: {report}");
    }
}

#[test]
fn a_number_in_the_middle_of_a_paragraph_begins_no_item() {
    let page = "# Plan 2024–2027\n\nPlanen antogs den\n28. november av nämnden.\n\n## Mål 1: Läsa\n\n\
                1. Läs högt den\n   28. november. Ansvarig: Skolan\n2. Läs tyst\n   Ansvarig: Skolan\n3) Skriv\n   Ansvarig: Skolan\n";
    let program = with_files([("a.md", page)]);
    let answer = program.run("init new --from a.md --yes --lang en --today 2024-11-29");
    assert_eq!(answer.code, 0, "{answer}");
    let (list, files) = told(&program);
    assert!(files.contains("Planen antogs den 28. november av nämnden."), "{files}");
    for line in ["1-1,Läs högt den 28. november.,Skolan,", "1-2,Läs tyst,Skolan,", "1-3,Skriv,Skolan,"] {
        assert!(list.lines().any(|it| it.starts_with(line)), "{line}\n{list}");
    }
}

#[test]
fn a_list_taken_for_text_among_activities_is_told() {
    let page = |above: &str| {
        format!(
            "# Plan 2024–2027\n\n## Mål 1: Kultur\n\n### Prioritering 1.1: Bibliotek\n\n- Läs högt, ansvarig: Skolan\n\n\
             ## Mål 2: Ekonomi\n\n### Prioritering 2.1: Avgifter\n\n{above}- Sänk avgiften\n- Höj bidraget\n"
        )
    };
    let said = "a.md: paragraph 7: the list that begins with “Sänk avgiften” was taken as text; if it has activities, \
                write “Activities” on a line above it";
    for (above, is_told) in [("", true), ("Vi gör mer.\n\n", true), ("Aktiviteter\n\n", false), ("Vi vill:\n\n", false)]
    {
        let program = with_files([("a.md", &*page(above))]);
        let answer = program.run("init new --from a.md --yes --lang en --today 2024-11-29");
        let said = said.replace('7', if above.is_empty() { "7" } else { "8" });
        assert_eq!(answer.err.contains(&said), is_told, "{above}: {answer}");
    }
}

#[test]
fn lists_beside_tables_are_activities_where_they_say_who_is_responsible() {
    let table = "| Aktivitet | Ansvarig |\n|---|---|\n| Läs | KN |\n";
    let page = format!(
        "# Plan 2024–2027\n\n## Mål 1: Läsa\n\n{table}\n- Läs mer. Ansvarig: TN\n\n## Mål 2: Skriva\n\n\
         - Skriv brev. Ansvarig: KN\n- Skriv bok. Start: 2025\n\n## Mål 3: Sjunga\n\n- Sjung\n- Dansa\n\n\
         ## Bakgrund\n\n- Lagen\n"
    );
    let program = with_files([("a.md", &*page)]);
    let answer = program.run("init new --from a.md --yes --lang en --today 2024-11-29");
    let (list, files) = told(&program);
    let titles: Vec<&str> = list.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(titles, ["Läs", "Skriv brev.", "Skriv bok."], "{list}");
    assert!(files.contains("title = \"Skriva\"") && files.contains("Lagen"), "{files}");
    for said in [
        "“Läs mer. Ansvarig: TN” stands in a list beside a table of activities and was taken as text",
        "the list that begins with “Sjung” was taken as text; if it has activities, write “Activities” on a line above it",
    ] {
        assert!(answer.err.contains(said), "{answer}");
    }
    assert!(!answer.err.contains("Lagen"), "{answer}");
}
