//! Columns as officials make them: tables side by side, two columns of titles, letters and shares for statuses.

use rust_xlsxwriter::{Format, Workbook};

use super::tables::{filled, sheet, taken};

#[test]
fn tables_side_by_side_are_tables_of_their_own() {
    let rows: &[&[&str]] = &[
        &["Mål 1: Läsa", "", "", "Mål 2: Se"],
        &["Aktivitet", "Ansvarig", "", "Aktivitet", "Ansvarig"],
        &["Läs högt", "Skolan", "", "Se på", "Museet"],
        &["", "", "", "Se mer", "Museet"],
    ];
    let book = taken("a.xlsx", sheet(rows, &[]));
    assert_eq!(book.plan, ["1 Läsa: Läs högt (Skolan)", "2 Se: Se på (Museet); Se mer (Museet)"]);
    let rows = "Aktivitet;;Ansvarig;;Kontakt;Telefon\nLäs högt;;Skolan;;Anna Ek;070-1\n;;;;Bo Lind;070-2\n";
    let book = taken("a.csv", rows);
    assert_eq!(book.plan, ["1 Aktiviteter: Läs högt (Skolan)"]);
    assert_eq!(book.fate("Anna Ek"), Some(("-", "the table holds no activities")));
    // An empty column divides no table.
    let book = taken("a.csv", "Aktivitet;;Ansvarig;;Kostnad\nLäs högt;;Skolan;;5 tkr\n");
    assert!(book.file("1-aktiviteter.toml").contains("# Kostnad: 5 tkr\n"));
}

#[test]
fn of_two_columns_of_titles_the_one_over_several_rows_is_a_priority() {
    let rows: &[&[&str]] = &[
        &["Insats", "Aktivitet", "Ansvarig"],
        &["Scenkonst", "Ny scen", "Kulturkontoret"],
        &["", "Turné", "Teatern"],
        &["Film", "Filmskola", "Skolan"],
    ];
    let expected = ["1 Scenkonst: Ny scen (Kulturkontoret); Turné (Teatern)", "2 Film: Filmskola (Skolan)"];
    assert_eq!(taken("a.xlsx", sheet(rows, &[[1, 2, 0, 0]])).plan, expected);
    let lines: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
    assert_eq!(taken("a.csv", lines.join("\n")).plan, expected);
    let book = taken("a.csv", "Åtgärd;Beskrivning av åtgärd;Ansvarig\nLäs;Läs högt;Skolan\n");
    assert_eq!(book.plan, ["1 Aktiviteter: Läs (Skolan)"]);
}

#[test]
fn notes_and_totals_below_a_table_are_no_goals() {
    let rows =
        "Mål;Insats;Ansvarig;Klart\nLäsa;Läs högt;Skolan¹;2025\n;;Summa;1 st\n¹ Grundskolan;;;\n;* i mån av plats;;\n";
    let book = taken("a.csv", rows);
    assert_eq!(book.plan, ["1 Läsa: Läs högt (Skolan)"]);
    assert_eq!(book.fate("Skolan¹"), Some(("Skolan", "without the mark of the footnote")));
    assert_eq!(book.fate("Summa"), Some(("-", "a total")));
    for note in ["¹ Grundskolan", "* i mån av plats"] {
        assert_eq!(book.fate(note), Some(("-", "a footnote below the table")));
    }
}

#[test]
fn what_begins_as_a_total_or_a_footnote_may_be_an_activity() {
    let rows = "Nr;Mål;Insats;Ansvarig;Budget;Klart\n1;Läsa;Antal lån ökar;;5 000;\n2;Läsa;* Läs på bussen;;;\n\
                3;Läsa;Totalt fler besök per invånare;;12;\n;;Total renovering;;100;\n4;Läsa;Läs högt*;Skolan;500;2025\n";
    let (goal, single) = ("1 Läsa: Antal lån ökar (); * Läs på bussen (); ", rows.replace("2;Läsa;* L", ";;* L"));
    let all = format!("{goal}Totalt fler besök per invånare (); Total renovering (); Läs högt* (Skolan)");
    assert_eq!(taken("a.csv", rows).plan, [&*all]);
    // A text alone is a footnote where its mark stands in the table, or no activity below it.
    for (rows, is_note) in [
        (single.clone(), true),
        (single.replace("högt*", "högt"), false),
        (single.replace("högt*", "högt").replace("4;", ";;;;;\n;;* i mån av plats;;;\n4;"), false),
    ] {
        let book = taken("a.csv", &rows);
        assert_eq!(book.fate("* Läs på bussen").is_some(), is_note, "{rows}");
    }
    for total in [
        "5;Läsa;Summa;;SEK 5 500;",
        ";;Summa;–;5 500;2025",
        "Summa;;;;5 500;",
        ";;Summa kostnader 2025;;5 500;",
        ";;Summa mål 1;;5 500;",
        ";;Totalt;3;5 500;",
        ";;Antal;;4;",
    ] {
        let book = taken("a.csv", format!("{rows}{total}\n"));
        assert_eq!(book.plan, [&*all], "{total}");
        let text = total.split(';').find(|it| it.starts_with(char::is_alphabetic) && *it != "Läsa");
        assert_eq!(book.fate(text.expect("a text")), Some(("-", "a total")), "{total}");
    }
}

#[test]
fn letters_of_a_rag_and_shares_are_as_the_sheet_shows_them() {
    let page = "# Plan\n\n## Goal 1: Read\n\n| Action | Lead | Timeline | RAG | Progress update |\n|---|---|---|---|---|\n\
                | Read aloud | School | 2025 | A | Half of it |\n| Read on | Library | 2025 | R | Late |\n| Read in | Library | 2025 | G | Well |\n";
    let green = page.replace("| G |", "| Green: all is well |").replace("| A |", "| Amber |");
    let page = taken("a.md", page);
    let goal = page.file("1-read.toml");
    assert!(goal.contains("status = \"A\", note = \"Half of it\"") && goal.contains("status = \"R\""), "{goal}");
    // Green is on track, and never done.
    let scale = |manifest: &str, name: &str| {
        let own = manifest.split("[[status]]").find(|it| it.contains(&format!("name = \"{name}\"\n")));
        own.map(|own| own.contains("stage = \"ongoing\""))
    };
    assert!(goal.contains("status = \"G\", note = \"Well\""), "{goal}");
    assert_eq!(scale(&page.file("plan.toml"), "G"), Some(true), "{}", page.file("plan.toml"));
    assert!(page.said.contains("`G` in the column RAG was taken as `ongoing`"), "{}", page.said);
    assert_eq!(scale(&taken("a.md", green).file("plan.toml"), "Green"), Some(true));
    assert!(goal.contains("start = 2025"), "{goal}");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    filled(sheet, &[&["Aktivitet", "Ansvarig", "Andel"], &["Läs högt", "Skolan"], &["Läs tyst", "Skolan"]], &[]);
    for (row, share, format) in [(1, 0.5, "0%"), (2, 0.125, "0.0 %")] {
        sheet.write_with_format(row, 2, share, &Format::new().set_num_format(format)).expect("a cell");
    }
    let goal = taken("a.xlsx", book.save_to_buffer().expect("memory can be written to")).file("1-aktiviteter.toml");
    assert!(goal.contains("# Andel: 50%\n") && goal.contains("# Andel: 12.5 %\n"), "{goal}");
}

#[test]
fn green_is_done_only_where_the_legend_does_not_say_otherwise() {
    for (meaning, stage) in [
        ("aktiviteten är genomförd", "done"),
        ("genomförd enligt plan", "done"),
        ("enligt plan", "ongoing"),
        ("aktiviteten pågår som den ska", "ongoing"),
        ("klar eller enligt plan", "ongoing"),
        ("on track / completed", "ongoing"),
    ] {
        let page = format!(
            "# Plan\n\nGrönt: {meaning}\n\nRött: stoppad\n\n## Mål 1: Läsa\n\n\
             | Aktivitet | Ansvarig | Status |\n|---|---|---|\n| Läs | Skolan | Grönt |\n"
        );
        let manifest = taken("a.md", page).file("plan.toml");
        assert!(manifest.contains(&format!("name = \"Grönt\"\nstage = \"{stage}\"\n")), "{meaning}: {manifest}");
    }
}

#[test]
fn how_important_something_is_is_no_priority() {
    for cells in ["Hög;Låg;1", "High;Low;Medium", "1;2;3", "A;B;C", "Prio 1;Prio 2;Prio 1"] {
        let cells: Vec<&str> = cells.split(';').collect();
        let rows = cells.iter().map(|cell| format!("Läsa;Läs;KN;{cell}\n")).collect::<Vec<_>>().concat();
        let book = taken("a.csv", format!("Mål;Aktivitet;Ansvarig;Prioritet\n{rows}"));
        assert_eq!(book.plan, ["1 Läsa: Läs (KN); Läs (KN); Läs (KN)"], "{cells:?}");
        assert!(book.said.contains("the column Prioritet says how important something is"), "{}", book.said);
        let goal = book.file("1-lasa.toml");
        assert!(cells.iter().all(|cell| goal.contains(&format!("# Prioritet: {cell}\n"))), "{goal}");
    }
    let book = taken("a.csv", "Mål;Aktivitet;Ansvarig;Prioritet\nLäsa;Läs;KN;Barn\n");
    assert_eq!(book.plan, ["1 Läsa: ", "  1.1 Barn: Läs (KN)"]);
}

#[test]
fn lines_below_a_table_about_its_source_or_numbers_are_no_activities() {
    let foot = [
        "Antal klara: 2;;",
        "Källa: KS;;",
        "Uppdaterad 2025-03-01;;",
        "Källa;KS;",
        "Pågår: 3;;",
        "Antal klara;;2",
        "Version 2;;",
    ];
    let rows =
        format!("Aktivitet;Ansvarig;Klart\nUppdatera 30 sidor;KN;2025\nKällkritik i skolan;KN;\n{}\n", foot.join("\n"));
    let book = taken("a.csv", &rows);
    assert_eq!(book.plan, ["1 Aktiviteter: Uppdatera 30 sidor (KN); Källkritik i skolan (KN)"]);
    for line in foot {
        assert!(book.fate(line.split(';').next().expect("a text")).is_some(), "{line}");
    }
    // Above an activity, such a line may be one.
    let book = taken("a.csv", "Aktivitet;Ansvarig;Klart\nVersion 2 av kartan;;\nLäs;KN;2025\n");
    assert_eq!(book.plan, ["1 Aktiviteter: Version 2 av kartan (); Läs (KN)"]);
}

#[test]
fn a_column_of_follow_ups_has_statuses_before_any_sign() {
    let page = |cell: &str| {
        format!(
            "# Plan\n\n## Mål 1: Läsa\n\n| Aktivitet | Ansvarig | Uppföljning 2024 |\n|---|---|---|\n| Läs | KN | {cell} |\n"
        )
    };
    for (cell, expected) in [
        ("Gult. Bussen går.", "status = \"Gult\", note = \"Bussen går.\""),
        ("Pågår (försenad)", "status = \"Pågår\", note = \"försenad\""),
        ("Gult, bussen går", "status = \"Gult\", note = \"bussen går\""),
        ("Gult<br>Bussen går", "status = \"Gult\", note = \"Bussen går\""),
        ("Gult - bussen går", "status = \"Gult\", note = \"bussen går\""),
        ("Försenad; ny upphandling", "status = \"Försenad\", note = \"ny upphandling\""),
        ("Klart. Se rapport.", "status = \"Klart\", note = \"Se rapport.\""),
        // What may say that it is not done states nothing.
        ("Grönt. Bussen går.", "note = \"Grönt. Bussen går.\""),
        ("Pågår<br>inte längre", "note = \"Pågår inte längre\""),
        ("Pågår t.o.m. maj", "note = \"Pågår t.o.m. maj\""),
    ] {
        let file = taken("a.md", page(cell)).file("1-lasa.toml");
        assert!(file.contains(&format!("follow_up.2024 = {{ {expected} }}")), "{cell}: {file}");
    }
}
