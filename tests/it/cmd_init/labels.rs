//! Labels in documents without tables: what each says, and of what.

use super::lists::told;
use crate::common::{Program, with_files};

/// Takes a document in; returns every activity with what it says, the texts of the files, and the report.
pub(super) fn taken(name: &str, content: &str) -> (Program, String, String, String) {
    let program = with_files([(name, content)]);
    let answer = program.run(&format!("init new --from {name} --yes --lang sv --today 2024-11-29 --report r.json"));
    assert!(answer.code < 2, "{answer}");
    let (list, files) = told(&program);
    let report = std::fs::read_to_string(program.path("r.json")).expect("it was written");
    (program, list, files, report)
}

/// Returns a page in Markdown with these items under a goal.
fn page(items: &str) -> String {
    format!("# Biblioteksplan 2024–2027\n\n## Mål 1: Läsa\n\n{items}")
}

#[track_caller]
fn assert_lines(list: &str, wanted: &[&str]) {
    let found: Vec<&str> = list.lines().skip(1).collect();
    assert_eq!(found, wanted, "{list}");
}

#[test]
fn two_labels_of_owners_name_two_owners() {
    let (_, list, _, report) = taken(
        "a.md",
        &page(
            "- Läs högt\n  Ansvarig: Biblioteket\n  Ansvarig: Skolan\n\
             - Läs tyst\n  Ansvarig: Biblioteket; Huvudansvarig: Skolan; Stöd: BVC\n  Medverkande: Kyrkan\n\
             - Läs mer\n  Ansvarig: Kultur,\\\n  Fritid\\\n  med stöd av Bion\n",
        ),
    );
    assert_lines(
        &list,
        &[
            "1-1,Läs högt,Biblioteket; Skolan,,,,,",
            "1-2,Läs tyst,Biblioteket; Skolan,BVC; Kyrkan,,,,",
            "1-3,Läs mer,Kultur; Fritid,Bion,,,,",
        ],
    );
    assert!(report.contains("\"changed\": []"), "{report}");
}

#[test]
fn who_supports_is_no_owner_above_activities_either() {
    let items = "Ansvarig: Biblioteket med stöd av BVC\n\n- Läs högt\n  Start: 2025\n- Läs tyst\n  Ansvarig: Skolan\n";
    let (_, list, files, _) = taken("a.md", &page(items));
    assert_lines(&list, &["1-1,Läs högt,Biblioteket,BVC,2025,,,", "1-2,Läs tyst,Skolan,,,,,"]);
    assert!(files.contains("title = \"Läsa\"\nowners = [\"Biblioteket\"]\n"), "{files}");
    // The rest of the paragraph is text of the goal.
    let (_, list, files, _) = taken("a.md", &page(&items.replace(" av BVC", " av BVC\nSyfte: Alla läser")));
    assert!(files.contains("Syfte: Alla läser") && list.contains("Läs högt,Biblioteket,BVC"), "{list}{files}");
}

#[test]
fn nobody_stays_nobody_below_an_owner() {
    for nobody in ["Ej angiven", "ej känd", "Not known", "ikke avklart", "ei tiedossa", "nicht bekannt", "à désigner"]
    {
        let items =
            format!("Ansvarig: Kultur\n\n- Läs för alla barn\n  Ansvarig: {nobody}\n- Läs tyst\n  Start: 2025\n");
        let (program, list, files, _) = taken("a.md", &page(&items));
        assert_lines(&list, &["1-1,Läs för alla barn,Ej angiven,,,,,", "1-2,Läs tyst,Kultur,,2025,,,"]);
        assert!(files.contains("owners = [\"Ej angiven\"]"), "{files}");
        assert!(program.run("check -C new --lang en").out.contains("PL109"), "{nobody}");
    }
    // In a table too.
    let table = "Ansvarig: Kultur\n\n| Aktivitet | Ansvarig |\n|---|---|\n| Läs | Ej angiven |\n| Skriv | |\n";
    let (_, list, ..) = taken("a.md", &page(table));
    assert_lines(&list, &["1-1,Läs,Ej angiven,,,,,", "1-2,Skriv,Kultur,,,,,"]);
}

#[test]
fn a_line_with_the_word_of_a_level_is_no_name() {
    for line in
        ["Syfte: Alla barn läser", "Mål: 100 barn", "**Område:** Barn", "Aktivitet: Sjung", "Beskrivning: Vi läser"]
    {
        let (_, list, files, _) =
            taken("a.md", &page(&format!("- Läs högt\n  Ansvarig: Skolan\n  {line}\n  Start: 2025\n")));
        assert_lines(&list, &["1-1,Läs högt,Skolan,,2025,,,"]);
        assert!(files.contains(&format!("# {}\n[[activity]]", line.replace("**", ""))), "{files}");
    }
}

#[test]
fn a_label_that_only_begins_with_a_known_word_is_another() {
    let said =
        ["Stöd från EU: 5 mkr", "Tid för möten: 2026", "Ansvarig utgivare: Anna", "Status quo: bra", "Länk till: A"];
    let items = format!("- Läs högt\n  Ansvarig: Skolan\n  {}\n", said.join("\n  "));
    let (_, list, files, _) = taken("a.md", &page(&items));
    assert_lines(&list, &["1-1,Läs högt,Skolan,,,,,"]);
    for text in said {
        assert!(files.contains(&format!("# {text}\n")), "{text}: {files}");
    }
}

#[test]
fn a_title_is_kept_to_the_letter_without_its_label() {
    let items = "- Aktivitet 2.1 Läs högt\n  Ansvarig: Skolan\n- Aktivitet 2.2: Läs tyst\n  Ansvarig: Skolan\n\
                 - Läs A-\n  Ansvarig: Skolan\n- Läs B –\n  Ansvarig: Skolan\n- Läs C (Ansvarig: ej utsedd)\n\
                 - Läs D;\n- Läs E, Ansvarig: Bion\n";
    let (_, list, _, report) = taken("a.md", &page(items));
    let titles = [
        "2.1,Läs högt,Skolan",
        "2.2,Läs tyst,Skolan",
        "1-1,Läs A-,Skolan",
        "1-2,Läs B,Skolan",
        "1-3,Läs C,Ej angiven",
        "1-4,Läs D;,Ej angiven",
        "1-5,Läs E,Bion",
    ];
    let titles: Vec<String> = titles.iter().map(|title| format!("{title},,,,,")).collect();
    assert_lines(&list, &titles.iter().map(|it| &**it).collect::<Vec<_>>());
    assert!(report.contains("\"to\": \"Läs C (Ansvarig: –)\""), "{report}");
    let comment = "<html><h1>Plan 2024–2027</h1><!-- utkast --><!--[if mso]><p>x</p><![endif]-->\
                   <h2>Mål 1: Läsa</h2><ul><li>Läs högt<p>Ansvarig: Skolan</ul></html>";
    assert!(taken("a.html", comment).3.contains("\"text\": \"utkast\""));
}

#[test]
fn dashes_tabs_and_bold_type_set_labels_apart() {
    let (_, list, _, report) = taken(
        "a.md",
        &page(
            "- Läs högt\n  – Ansvarig: Biblioteket\n  — Start: 2024\n\
             - Läs tyst\n  Ansvarig – Skolan\n  Start — 2025\n\
             - Läs mer — Ansvarig: Bion – Status: Pågår\n\
             - Läs mest — Ansvarig – Kyrkan\n\
             - Vad – Vem – När\n  **Ansvarig:** Skolan **Tid:** 2025\n\
             - Sjung\n  Ansvarig:\tSkolan\tTid:\t2025\n",
        ),
    );
    assert_lines(
        &list,
        &[
            "1-1,Läs högt,Biblioteket,,2024,,,",
            "1-2,Läs tyst,Skolan,,2025,,,",
            "1-3,Läs mer,Bion,,,,,Pågår",
            "1-4,Läs mest,Kyrkan,,,,,",
            "1-5,Vad – Vem – När,Skolan,,2025,,,",
            "1-6,Sjung,Skolan,,2025,,,",
        ],
    );
    assert!(report.contains("\"changed\": []"), "{report}");
}

#[test]
fn nothing_is_written_in_another_language_than_the_plans() {
    let items =
        "- Läs högt\n  - i skolan\n- Läs tyst för barn\n  Start: 2025\n- Måla\n  Ansvarig: Skolan\n  Ansvarig: Bion\n";
    let english = "# Library plan 2024–2027\n\n## Goal 1: Read\n\n- Read to all of the children\n  - in the park\n- Read in silence\n  Start: 2025\n\
                   - Paint\n  Lead: School\n  Lead: Cinema\n";
    for (content, none, some) in [
        (page(items), ["More", "Not stated"], ["# i skolan", "Ej angiven"]),
        (english.to_owned(), ["beskrivning", "Ej angiven"], ["# in the park", "Not stated"]),
    ] {
        let (program, _, files, _) = taken("a.md", &content);
        let map = std::fs::read_to_string(program.path("new/intake.map")).expect("it was written");
        let all = files + &map;
        for word in none {
            assert!(!all.contains(word), "{word}: {all}");
        }
        for text in some {
            assert!(all.contains(text), "{text}: {all}");
        }
        let columns = map.split("[columns]").nth(1).and_then(|it| it.split('[').next()).expect("it has columns");
        assert!(columns.contains("\"Start\"") && columns.matches(" = ").count() <= 2, "{columns}");
    }
}

#[test]
fn a_comment_in_a_page_is_left_out_and_named() {
    let items = "<!-- utkast -->\n\n- Läs högt <!-- a -->\n  Ansvarig: Skolan <!-- b -->\n<!--\nc\nd -->\n- Läs tyst\n  Ansvarig: Bion\n";
    let (_, list, files, report) = taken("a.md", &page(items));
    assert_lines(&list, &["1-1,Läs högt,Skolan,,,,,", "1-2,Läs tyst,Bion,,,,,"]);
    assert!(!files.contains("<!--"), "{files}");
    for comment in ["utkast", "a", "b", "c\\nd"] {
        assert!(report.contains(&format!("\"text\": \"{comment}\"")), "{comment}: {report}");
    }
    let table = "| Aktivitet | Ansvarig |\n|---|---|\n| Läs <!-- x | y --> | Skolan |\n<!-- z -->\n| Skriv | Bion |\n\n```\n<!-- kod -->\n```\n";
    let (_, list, files, report) = taken("a.md", &page(table));
    assert_lines(&list, &["1-1,Läs,Skolan,,,,,", "1-2,Skriv,Bion,,,,,"]);
    assert!(report.contains("\"text\": \"x | y\"") && files.contains("<!-- kod -->"), "{report}{files}");
}

#[test]
fn a_time_among_owners_is_no_owner() {
    let items = "- Läs högt. Ansvarig: Tekniska, klart 2025\n- Läs tyst; ansvarig: Skolan; stöd: Museet; senast 2026\n\
                 - Läs mer. Ansvarig: Bion, årligen\n- Läs mest (ansvarig: Bion, 2025–2026)\n\
                 - Skriv. Ansvarig: Vision 2030, Skolan\n- Sjung. Ansvarig: Bion. Klart senast 2026.\n\
                 - Spela. Ansvarig: Bion (löpande)\n- Dansa. Ansvarig: Skolan (år 1), Bion – 2025\n";
    let (_, list, files, _) = taken("a.md", &page(items));
    assert_lines(
        &list,
        &[
            "1-1,Läs högt.,Tekniska,,,2025,,",
            "1-2,Läs tyst,Skolan,Museet,,2026,,",
            "1-3,Läs mer.,Bion,,,,year,",
            "1-4,Läs mest,Bion,,2025,,,",
            "1-5,Skriv.,Vision 2030; Skolan,,,,,",
            "1-6,Sjung.,Bion,,,2026,,",
            "1-7,Spela.,Bion,,,,month,",
            "1-8,Dansa.,Skolan (år 1); Bion,,2025,,,",
        ],
    );
    assert!(files.contains("until = 2026"), "{files}");
}

#[test]
fn each_year_has_its_own_status_in_an_item() {
    let items = "- Starta bokbuss. Uppföljning 2024: Gult, försenad. Uppföljning 2025: Grönt.\n  Ansvarig: KN\n\
                 - Läs högt. Ansvarig: KN. Status 2024: Gult. Status 2025: Klart. Kommentar 2025: Bra\n";
    let program = with_files([("a.md", &*page(items))]);
    program.run("init new --from a.md --yes --lang sv --today 2025-06-29").fine();
    let goal = told(&program).1;
    for said in [
        "follow_up.2024 = { status = \"Gult\", note = \"försenad.\" }\nfollow_up.2025 = { status = \"Grönt\" }",
        "follow_up.2024 = { status = \"Gult\" }\nfollow_up.2025 = { status = \"Klart\", note = \"Bra\" }",
    ] {
        assert!(goal.contains(said), "{said}: {goal}");
    }
}

#[test]
fn a_time_beside_the_owner_of_a_goal_is_no_owner() {
    for line in ["Ansvarig: KN, klart 2026", "Ansvarig: KN (2025–2026)", "Ansvarig: KN, löpande"] {
        let (_, list, files, _) = taken("a.md", &page(&format!("{line}\n\n- Läs högt\n  Start: 2025\n")));
        assert_lines(&list, &["1-1,Läs högt,KN,,2025,,,"]);
        let time = line.trim_start_matches("Ansvarig: KN").trim_matches([',', ' ', '(', ')']);
        assert!(files.contains(&format!("# Ansvarig: {time}")), "{line}: {files}");
    }
}
