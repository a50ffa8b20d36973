//! Sheets of goals and priorities, beside the sheets of activities.

use rust_xlsxwriter::Workbook;

use super::tables::{filled, taken};

/// Returns a workbook with a sheet of goals and priorities, and one of activities.
fn book(levels: &[&[&str]], activities: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in [("Mål", levels), ("Aktiviteter", activities)] {
        filled(book.add_worksheet().set_name(name).expect("a name"), rows, &[]);
    }
    book.save_to_buffer().expect("memory can be written to")
}

const HEADER: &[&str] = &["Mål", "Prioritering", "Beskrivning", "Text", "Ansvarig", "Stöd", "Budget"];

#[test]
fn a_row_says_all_that_it_says_of_the_level_it_names() {
    let levels: &[&[&str]] = &[
        HEADER,
        &["Läsa", "", "Alla läser.", "Varje dag.", "Kultur med stöd av Bion", "", "5 mkr"],
        &["", "Barn", "Barn först.", "", "Skolan", "BVC"],
        &["", "Unga", "", "Unga sedan.", "Fritid", "Kyrkan"],
        &["Se", "Film", "", "Film för alla.", "Bion"],
    ];
    let activities: &[&[&str]] = &[
        &["Mål", "Prioritering", "Aktivitet", "Ansvarig", "Start"],
        &["Läsa", "Barn", "Läs högt", "", "2025"],
        &["Läsa", "Unga", "Läs tyst", "Museet", "2025"],
        &["Se", "Film", "Se på", "", "2025"],
    ];
    let book = taken("a.xlsx", book(levels, activities));
    let expected =
        ["1 Läsa: ", "  1.1 Barn: Läs högt ()", "  1.2 Unga: Läs tyst (Museet)", "2 Se: ", "  2.1 Film: Se på ()"];
    assert_eq!(book.plan, expected);
    let goal = book.file("1-lasa.toml");
    for text in [
        "text = \"Alla läser.\\n\\nVarje dag.\"\nowners = [\"Kultur\"]\n# Budget: 5 mkr\n# Stöd: Bion\n",
        "title = \"Barn\"\ntext = \"Barn först.\"\nowners = [\"Skolan\"]\n",
        "title = \"Läs högt\"\nsupport = [\"BVC\"]\n",
        "# Stöd: Kyrkan\n[[priority]]\nid = \"1.2\"\ntitle = \"Unga\"\ntext = \"Unga sedan.\"\nowners = [\"Fritid\"]\n",
    ] {
        assert!(goal.contains(text), "{text}\n{goal}");
    }
    assert!(book.file("2-se.toml").contains("text = \"Film för alla.\"\nowners = [\"Bion\"]"));
}

#[test]
fn a_row_without_a_level_is_no_level() {
    let levels: &[&[&str]] = &[HEADER, &["Läsa", "Barn", "", "", "Skolan"], &["", "", "Mer text.", "", "Ingen"]];
    let activities: &[&[&str]] =
        &[&["Mål", "Prioritering", "Aktivitet", "Ansvarig"], &["Läsa", "Barn", "Läs högt", "Skolan"]];
    let book = taken("a.xlsx", book(levels, activities));
    assert_eq!(book.plan, ["1 Läsa: ", "  1.1 Barn: Läs högt (Skolan)"]);
    assert!(book.file("1-lasa.toml").contains("# Beskrivning: Mer text.\n"), "{}", book.file("1-lasa.toml"));
}
