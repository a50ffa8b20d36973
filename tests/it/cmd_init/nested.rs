//! Lists with lists in them, and activities that are no items: what is an activity, and what is said of one.

use super::labels::taken;

#[track_caller]
fn assert_taken(name: &str, content: &str, wanted: &[&str], kept: &[&str]) {
    let (_, list, files, _) = taken(name, content);
    let found: Vec<&str> = list.lines().skip(1).collect();
    assert_eq!(found, wanted, "{files}");
    for text in kept {
        assert!(files.contains(text), "{text}: {files}");
    }
}

const HEAD: &str = "# Biblioteksplan 2024–2027\n\n## Mål 1: Läsa\n\n";

#[test]
fn an_outermost_item_is_an_activity_though_it_begins_as_a_label_does() {
    let page = "- Tid för barn\n  Ansvarig: Skolan\n- Start för nya biblioteket\n  Ansvarig: Bion\n\
                - Mål: minst 100 besök\n  Ansvarig: Kyrkan\n- Uppföljning: varje år\n  Ansvarig: Skolan\n\
                - Stöd: till alla\n\n  Ansvarig: BVC\n";
    let wanted = [
        "1-1,Tid för barn,Skolan,,,,,",
        "1-2,Start för nya biblioteket,Bion,,,,,",
        "1-3,Mål: minst 100 besök,Kyrkan,,,,,",
        "1-4,Uppföljning: varje år,Skolan,,,,,",
        "1-5,Stöd: till alla,BVC,,,,,",
    ];
    assert_taken("a.md", &format!("{HEAD}{page}"), &wanted, &[]);
    let page = "- Läs högt\n- Ansvarig: Skolan\n- Uppföljning: gå igenom lånen, ansvarig: Museet\n- Läs tyst\n- Ansvarig: Bion\n";
    let wanted = ["1-1,Läs högt,Skolan,,,,,", "1-2,Uppföljning: gå igenom lånen,Museet,,,,,", "1-3,Läs tyst,Bion,,,,,"];
    assert_taken("a.md", &format!("{HEAD}{page}"), &wanted, &[]);
    // Where each says it in items beside it, they are labels.
    let flat = "- Läs högt\n- Ansvarig: Skolan\n- Mål: 100 barn\n- Kostnad: 5 tkr\n- Läs tyst\n- Ansvarig: Bion\n- Start: 2025\n- Kostnad: 6 tkr\n";
    let wanted = ["1-1,Läs högt,Skolan,,,,,", "1-2,Läs tyst,Bion,,2025,,,"];
    assert_taken(
        "a.md",
        &format!("{HEAD}{flat}"),
        &wanted,
        &["# Mål: 100 barn", "# Kostnad: 5 tkr", "# Kostnad: 6 tkr"],
    );
}

#[test]
fn a_paragraph_after_a_nested_list_does_not_end_the_list() {
    let page = "### Aktiviteter\n\n- Läs högt\n  - i skolan\n\nDetta gör vi gärna.\n\n- Läs tyst\n- Läs mer\n";
    let wanted = ["1.1-1,Läs högt,Ej angiven,,,,,", "1.1-2,Läs tyst,Ej angiven,,,,,", "1.1-3,Läs mer,Ej angiven,,,,,"];
    assert_taken("a.md", &format!("{HEAD}{page}"), &wanted, &["text = \"Detta gör vi gärna.\"", "# i skolan"]);
    let page = "<html><h1>Biblioteksplan 2024–2027</h1><h2>Mål 1: Läsa</h2><ul><li>Läs högt för alla barn<ul><li>Ansvarig: Skolan</ul>\
                Vi gör det gärna.<li>Läs tyst<p>Ansvarig: Bion</ul><p>Mer text.<ul><li>Läs mer</ul></html>";
    let wanted = ["1-1,Läs högt för alla barn,Skolan,,,,,", "1-2,Läs tyst,Bion,,,,,", "1-3,Läs mer,Ej angiven,,,,,"];
    assert_taken("a.html", page, &wanted, &["# Vi gör det gärna.\n[[activity]]\nid = \"1-1\"", "text = \"Mer text.\""]);
    // What such a line begins is another list.
    let page = "- Läs högt\n  Ansvarig: Skolan\n\nVi tackar:\n\n- alla barn\n";
    assert_taken(
        "a.md",
        &format!("{HEAD}{page}"),
        &["1-1,Läs högt,Skolan,,,,,"],
        &["text = \"Vi tackar:\\n\\nalla barn\""],
    );
}

#[test]
fn what_a_part_says_is_not_said_of_the_whole() {
    let page = "- Läs högt\n  Ansvarig: Biblioteket\n  Start: 2024\n  - Skriv bok. Ansvarig: Skolan. Start: 2025\n  - Köp stolar. Klart senast: 2026\n    - Status: Klar\n\
                - Läs tyst\n  Ansvarig: Bion\n";
    let wanted = ["1-1,Läs högt,Biblioteket,,2024,,,", "1-2,Skriv bok.,Skolan,,2025,,,", "1-3,Läs tyst,Bion,,,,,"];
    let kept = ["# Köp stolar.", "# Klart senast: 2026", "# Status: Klar"];
    assert_taken("a.md", &format!("{HEAD}{page}"), &wanted, &kept);
    // The only part that says who may say it for the whole.
    let page = "- Läs högt\n  - Lärarna gör det. Ansvarig: Skolan\n- Läs tyst\n  - hemma\n";
    let wanted = ["1-1,Läs högt,Skolan,,,,,", "1-2,Läs tyst,Ej angiven,,,,,"];
    assert_taken("a.md", &format!("{HEAD}{page}"), &wanted, &["# Lärarna gör det.", "# hemma"]);
}

#[test]
fn items_above_activities_are_goals_and_priorities() {
    let page = "# Biblioteksplan 2024–2027\n\n- Mål 1: Läsa\n  - Läs högt för alla barn (Ansvarig: Skolan)\n  - Läs tyst (Ansvarig: Bion)\n\
                - Mål 2: Se\n  - Visa film (Ansvarig: Bion)\n";
    let wanted = ["1-1,Läs högt för alla barn,Skolan,,,,,", "1-2,Läs tyst,Bion,,,,,", "2-1,Visa film,Bion,,,,,"];
    assert_taken("a.md", page, &wanted, &["title = \"Läsa\"", "title = \"Se\""]);
    // Where no heading is a goal, paragraphs are.
    let page = "# Plan 2024–2027\n\nMål 1: Läsa\n\n- Läs högt (ansvarig: Skolan)\n\nMål 2: Se\n\n- Visa film, ansvarig: Bion\n- Delmål 3: köp duk, ansvarig: Bion\n";
    let wanted = ["1-1,Läs högt,Skolan,,,,,", "2-1,Visa film,Bion,,,,,", "2-2,Delmål 3: köp duk,Bion,,,,,"];
    assert_taken("a.md", page, &wanted, &["title = \"Läsa\"", "title = \"Se\""]);
    let page = "- Barn\n  - Läs högt\n    - Ansvarig: Skolan\n  - Läs tyst\n    - Ansvarig: Bion\n- Vuxna\n  - Läs mer\n    - Ansvarig: Bion\n";
    let wanted = ["1.1-1,Läs högt,Skolan,,,,,", "1.1-2,Läs tyst,Bion,,,,,", "1.2-1,Läs mer,Bion,,,,,"];
    assert_taken("a.md", &format!("{HEAD}{page}"), &wanted, &["title = \"Barn\"", "title = \"Vuxna\""]);
}

#[test]
fn numbers_letters_boxes_and_definitions_are_items() {
    let page = "1. Läs högt\n   Ansvarig: Skolan\n2. Läs tyst\n   Ansvarig: Bion\n\n## Mål 2: Se\n\na) Visa film\n   Ansvarig: Bion\nb) Köp duk\n   \
                Ansvarig:\n   Skolan\n\n## Mål 3: Höra\n\n(i) Spela\n   Ansvarig: Bion\n(ii) Sjung\n   Ansvarig: Skolan\n\n## Mål 4: Göra\n\n\
                - [x] Måla\n  Ansvarig: Skolan\n- [ ] Rita\n  Ansvarig: Skolan\n";
    let wanted = [
        "1-1,Läs högt,Skolan,,,,,",
        "1-2,Läs tyst,Bion,,,,,",
        "2-1,Visa film,Bion,,,,,",
        "2-2,Köp duk,Skolan,,,,,",
        "3-1,Spela,Bion,,,,,",
        "3-2,Sjung,Skolan,,,,,",
        "4-1,Måla,Skolan,,,,,",
        "4-2,Rita,Skolan,,,,,",
    ];
    let kept = ["# [x]\n[[activity]]\nid = \"4-1\"", "# [ ]\n[[activity]]\nid = \"4-2\""];
    assert_taken("a.md", &format!("{HEAD}{page}"), &wanted, &kept);
    let page = "<html><h1>Biblioteksplan 2024–2027</h1><h2>Mål 1: Läsa</h2>
        <dl><dt>Läs högt för alla barn<dd>Ansvarig: Skolan<dd>Start: 2025<dt>Läs tyst<dd>Ansvarig: Bion</dl>
        <h2>Mål 2: Se</h2><h3>Visa film</h3><dl><dt>Ansvarig<dd>Bion<dt>Tid<dd>2025<dt>Kostnad<dd>5 tkr</dl>
        <h3>Köp duk</h3><dl><dt>Ansvarig<dd>Skolan<dt>Tid<dd>2026</dl></html>";
    let wanted = [
        "1-1,Läs högt för alla barn,Skolan,,2025,,,",
        "1-2,Läs tyst,Bion,,,,,",
        "2-1,Visa film,Bion,,2025,,,",
        "2-2,Köp duk,Skolan,,2026,,,",
    ];
    assert_taken("a.html", page, &wanted, &["# Kostnad:\n# 5 tkr"]);
}

#[test]
fn headings_and_paragraphs_above_labels_are_activities() {
    let page = "### 1.1 Läs högt\n\nVi läser för barn.\n\nAnsvarig: Skolan\n\nTid: 2025\n\n- i parken\n\n### 1.2 Läs tyst\n\n**Ansvarig:** Bion\n\n\
                ### Läs mer\n\nTid: 2026\n\n### Bakgrund\n\nText.\n";
    let wanted = ["1.1,Läs högt,Skolan,,2025,,,", "1.2,Läs tyst,Bion,,,,,", "1-1,Läs mer,Ej angiven,,2026,,,"];
    assert_taken(
        "a.md",
        &format!("{HEAD}{page}"),
        &wanted,
        &["# Vi läser för barn.", "# i parken", "Bakgrund\\n\\nText."],
    );
    let page = "Läs högt\n\nAnsvarig: Skolan\n\nTid: 2025\n\n- i parken\n\nLäs tyst. Ansvarig: Bion. Tid: 2026\n\nAktivitet: Läs mer\nAnsvarig: Bion\nAktivitet: Läs mest\nAnsvarig: Kyrkan\n";
    let wanted = [
        "1-1,Läs högt,Skolan,,2025,,,",
        "1-2,Läs tyst.,Bion,,2026,,,",
        "1-3,Läs mer,Bion,,,,,",
        "1-4,Läs mest,Kyrkan,,,,,",
    ];
    assert_taken("a.md", &format!("{HEAD}{page}"), &wanted, &["# i parken"]);
    let page = "Tiltak 1.1: Läs\nAnsvarlig: Skolen\n\nTiltak 1.2: Skriv\nAnsvarlig: Kino\n";
    assert_taken("a.md", &format!("{HEAD}{page}"), &["1.1,Läs,Skolen,,,,,", "1.2,Skriv,Kino,,,,,"], &[]);
    // A text, who is responsible and a list are those of a goal.
    let page = "Alla ska läsa.\n\nAnsvarig: Kultur\n\n- Läs högt\n  Start: 2025\n";
    assert_taken("a.md", &format!("{HEAD}{page}"), &["1-1,Läs högt,Kultur,,2025,,,"], &["text = \"Alla ska läsa.\""]);
}
