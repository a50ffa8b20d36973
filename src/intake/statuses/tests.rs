//! Tests of statuses as people write them.

use super::*;

fn read(cell: &str) -> (Option<Stage>, Option<String>) {
    let mut statuses = Statuses { today: Day::new(2025, 6, 1), ..Statuses::default() };
    let Stated { name, rest, .. } = statuses.read(cell, "2025".parse().expect("a period"), false);
    (name.and_then(|name| statuses.scale.iter().find(|it| it.name == name).map(|it| it.stage)), rest)
}

#[test]
fn a_word_that_is_doubted_or_taken_back_is_no_status() {
    let cells = "Klar?|Klar (?)|?Klar|Klar – ?|Klar, se ?|~ klar|☐ Klar|[ ] Klar|Klar ❌|Klar…|Klart (2024/25)|Klar, men inte helt|\
                 Klar (delvis)|Klar delvis|Klar; men ej i skolan|Klar: 80 %|ej klar|Klar, tryckning återstår|\
                 Klart (3 av 5 skolor)|Klar, ca 80 %|Klart, planeras till 2026|Klart (hösten 2026)|Klart (2025)|\
                 Klar 2026-03-01|Klar 2024–|Klar, saknar beslut|Klar – men vi väntar på beslut|\
                 Klar\nTryckning återstår|Klar, se vad som återstår|Klar, se rapport. Resten dröjer|Klar, pågår 2024|\
                 Klar: räcker böckerna?|Avslutad: blev inte av|Klar, mens|Done, except the report|Done (draft)|\
                 Done, see plan 2027|Complete, awaiting sign-off|Completed in part|Ferdig, venter på vedtak|\
                 Fullført (2 av 3)|Færdig, mangler godkendelse|Gennemført: blev aflyst|Valmis, mutta ei kokonaan|\
                 Valmis (luonnos)|Erledigt (teilweise)|Fertig, Druck steht noch aus|Abgeschlossen – Freigabe offen|\
                 🔴 Klar|Klar 🟡|⏳ Klar|Klar 🚧|Klar, 🔴|Klar: ⏳|Klar, helt...|Klar, helt…|Klar*|Klar†|🔴 Klar, i tid|\
                 Klar, i tid 🔴|Klar, se restlista|Klar, se kvarstående|Klar, se avvikelse|Klar, se brister|\
                 Klar, se etapp 2|Done, see outstanding|Klar, se 2024|Klar, se bilaga 2026|Erledigt, siehe Mängel|\
                 Terminé, sauf le bilan|Terminé à 80 %|Réalisé : en attente de validation";
    for cell in cells.split('|') {
        assert_eq!(read(cell), (None, Some(cell.to_owned())), "{cell}");
    }
    assert_eq!(read("Pågår, men långsamt"), (Some(Stage::Ongoing), Some("men långsamt".to_owned())));
}

#[test]
fn a_decision_about_a_word_is_none_about_the_signs_around_it() {
    let mut statuses = Statuses::default();
    let mut name = |cell| statuses.read(cell, "2025".parse().expect("a period"), false).name;
    assert_eq!(
        ["Klar*", "Klar", "✅ Klar", "(Klar)"].map(&mut name),
        [None, Some(()), Some(()), Some(())].map(|it| it.map(|()| "Klar".to_owned()))
    );
    assert_eq!(name("Klar..."), None);
}

#[test]
fn what_is_done_stays_so_before_words_that_say_nothing_against_it() {
    for (cell, rest) in [
        ("Klar (100 %)", "100 %"),
        ("Klar, men sent", "men sent"),
        ("Klar 2025-03-01", "2025-03-01"),
        ("Klart (våren 2024)", "våren 2024"),
        ("Klar: invigd den 3 mars 2025", "invigd den 3 mars 2025"),
        ("Klart, se rapport", "se rapport"),
        ("Klart, se § 14", "se § 14"),
        ("Klart, se §14", "se §14"),
        ("Klart, se bifogad bilaga", "se bifogad bilaga"),
        ("Klart, se dnr KS/2024-12", "se dnr KS/2024-12"),
        ("Klart, se kommentar", "se kommentar"),
        ("Klart, se s. 4", "se s. 4"),
        ("Done, see page 4", "see page 4"),
        ("Terminé, voir le rapport", "voir le rapport"),
        ("Klar, se https://example.org/a", "se https://example.org/a"),
        ("Klar – tack alla!", "tack alla!"),
        ("Klar, i tid (beslut 2024-05-28)", "i tid (beslut 2024-05-28)"),
        ("Done, late", "late"),
        ("Done: in May 2024", "in May 2024"),
        ("Fullført 1. mai 2025", "1. mai 2025"),
        ("Færdig, til tiden", "til tiden"),
        ("Valmis, ks. raportti", "ks. raportti"),
        ("Erledigt (siehe Bericht)", "siehe Bericht"),
        ("Terminé, comme prévu", "comme prévu"),
    ] {
        assert_eq!(read(cell), (Some(Stage::Done), Some(rest.to_owned())), "{cell}");
    }
}

#[test]
fn what_is_not_finished_is_never_done_in_any_language() {
    for cell in [
        "Delvis klar",
        "nästan klar",
        "läuft",
        "partly done",
        "almost done",
        "delvis fullført",
        "næsten færdig",
        "osittain valmis",
        "teilweise erledigt",
        "presque terminé",
    ] {
        assert_eq!(read(cell), (Some(Stage::Ongoing), None), "{cell}");
    }
    for cell in [
        "inte påbörjad",
        "not started",
        "not yet started",
        "ikke startet",
        "ikke påbegyndt",
        "ei aloitettu",
        "nicht begonnen",
        "pas encore commencée",
    ] {
        assert_eq!(read(cell), (Some(Stage::Planned), None), "{cell}");
    }
    for cell in ["påbörjad", "started", "startet", "påbegyndt", "aloitettu", "begonnen", "commencée"] {
        assert_eq!(read(cell), (Some(Stage::Ongoing), None), "{cell}");
    }
    for cell in ["färdigt", "finished", "fullført", "færdig", "valmis", "fertig", "terminée"] {
        assert_eq!(read(cell), (Some(Stage::Done), None), "{cell}");
    }
}
