//! Times as cells have them: in columns of ends, under other headers, and with the marks of footnotes.

use super::tables::taken;

/// Returns what stands of an activity with these cells.
fn times(header: &str, cells: &str) -> (String, super::tables::Taken) {
    let taken = taken("a.csv", format!("Mål;Aktivitet;Ansvarig;{header}\nLäsa;Läs;KN;{cells}\n"));
    let file = taken.file("1-lasa.toml");
    let is_time = |line: &&str| ["start", "until", "deadline", "every", "# "].iter().any(|key| line.starts_with(key));
    let lines: Vec<&str> = file.lines().skip(1).filter(is_time).collect();
    (lines.join(" "), taken)
}

#[test]
fn an_end_is_the_end_of_what_stands_there() {
    for (cell, expected) in [
        // The first year of a range is none of an end.
        ("2025–26", "# Slut: 2025–26 start = 2024 until = 2026"),
        ("maj/juni 2025", "# Slut: maj/juni 2025 start = 2024 until = \"2025-06\""),
        ("kv 3 2025", "start = 2024 until = \"2025-Q3\""),
        ("ht 2025", "start = 2024 until = \"2025-H2\""),
        ("vt-26", "start = 2024 until = \"2026-H1\""),
        // It says when it begins, and no end.
        ("Vart tredje år med start 2024", "# Slut: Vart tredje år med start 2024 start = 2024 every = \"3 years\""),
        ("från 2025", "# Slut: från 2025 start = 2024"),
        ("2024–", "# Slut: 2024– start = 2024"),
    ] {
        let (found, taken) = times("Start;Slut", &format!("2024;{cell}"));
        assert_eq!(found, expected, "{cell}");
        let is_told = taken.fate(cell).is_some();
        assert_eq!(is_told, expected.contains('#'), "{cell}");
    }
}

#[test]
fn headers_of_times_are_known_in_seven_languages() {
    for (header, expected) in [
        ("Starttid;Sluttid", "start = 2024 until = 2025"),
        ("Start;Beräknat klart", "start = 2024 deadline = 2025"),
        ("Start;Färdigt senast", "start = 2024 deadline = 2025"),
        ("Starttidpunkt;Slutdatum", "start = 2024 until = 2025"),
        ("Planned start;Expected completion", "start = 2024 deadline = 2025"),
        ("Startdato;Forventet ferdig", "start = 2024 deadline = 2025"),
        ("Starttidspunkt;Sluttidspunkt", "start = 2024 until = 2025"),
        ("Aloitusaika;Arvioitu valmistuminen", "start = 2024 deadline = 2025"),
        ("Startdatum;Fertig bis", "start = 2024 deadline = 2025"),
        ("Date de démarrage;Achèvement prévu", "start = 2024 deadline = 2025"),
    ] {
        assert_eq!(times(header, "2024;2025").0, expected, "{header}");
    }
    for header in ["Tidsram", "Time span", "Tidsramme", "Aikaväli", "Zeitrahmen", "Période de réalisation"] {
        assert_eq!(times(header, "2024–2025").0, "start = 2024 until = 2025", "{header}");
    }
}

#[test]
fn a_raised_figure_is_no_figure_of_a_year() {
    let row = "<tr><td>Läs 2 m<sup>2</sup><td>Skolan<sup>1</sup><td>2024<sup>1</sup>";
    let page = format!(
        "<html><h1>Plan 2024–2027</h1><h2>Mål 1: Läsa</h2><table><tr><th>Aktivitet<th>Ansvarig<th>Start{row}</table></html>"
    );
    let cells = "| Läs 2 m<sup>2</sup> | Skolan<sup>1</sup> | 2024<sup>1</sup> |";
    let lines =
        format!("# Plan 2024–2027\n\n## Mål 1: Läsa\n\n| Aktivitet | Ansvarig | Start |\n|---|---|---|\n{cells}\n");
    for (name, text) in [("a.html", page), ("a.md", lines)] {
        let taken = taken(name, text);
        assert_eq!(taken.plan, ["1 Läsa: Läs 2 m² (Skolan)"], "{name}");
        assert!(taken.file("1-lasa.toml").contains("start = 2024\n"), "{name}");
        assert_eq!(taken.fate("2024¹"), Some(("2024", "without the mark of the footnote")), "{name}");
    }
}
