//! The legend of the statuses, wherever and however it stands.

use super::tables::taken;

const TABLE: &str =
    "## Mål 1: Läsa\n\n| Aktivitet | Ansvarig | Status |\n|---|---|---|\n| Läs | KN | Grön |\n| Skriv | KN | Blå |\n";

#[test]
fn a_legend_says_what_the_words_mean_in_every_form() {
    for legend in [
        "Grön = enligt plan\n\nBlå = klar",
        "Grön - enligt plan\n\nBlå – klar",
        "Grön: enligt plan. Blå: klar.",
        "Färgerna betyder: Grön = enligt plan, Blå = klar",
        "| Färg | Betydelse |\n|---|---|\n| Grön | enligt plan |\n| Blå | klar |",
        "| Färg | Vad det betyder |\n|---|---|\n| Grön | enligt plan |\n| Blå | klar |",
    ] {
        let taken = taken("a.md", format!("# Plan 2024–2027\n\n{legend}\n\n{TABLE}"));
        assert_eq!(taken.plan, ["1 Läsa: Läs (KN); Skriv (KN)"], "{legend}");
        let plan = taken.file("plan.toml");
        for (name, stage, meaning) in [("Grön", "ongoing", "enligt plan"), ("Blå", "done", "klar")] {
            let own =
                plan.split("[[status]]").find(|own| own.contains(&format!("name = \"{name}\"\nstage = \"{stage}\"")));
            assert!(own.is_some_and(|own| own.contains(&format!("meaning = \"{meaning}"))), "{legend}: {plan}");
            assert!(
                taken.said.contains(&format!("`{name}` was taken as `{stage}`, by what the document says")),
                "{legend}"
            );
        }
        assert_eq!(taken.fate("Betydelse"), None);
    }
}

#[test]
fn green_is_done_only_where_the_legend_says_so() {
    for (meaning, stage) in [("målet är uppfyllt", "done"), ("det går bra", "ongoing"), ("planerad", "planned")] {
        let taken = taken("a.md", format!("# Plan 2024–2027\n\nGrön = {meaning}\n\nBlå = senare\n\n{TABLE}"));
        let plan = taken.file("plan.toml");
        assert!(plan.contains(&format!("name = \"Grön\"\nstage = \"{stage}\"")), "{meaning}: {plan}");
    }
}

#[test]
fn a_table_of_activities_is_no_legend() {
    let page = "# Plan 2024–2027\n\n## Mål 1: Läsa\n\nAnsvarig: KN\n\n| Status | Aktivitet |\n|---|---|\n| Klar | Läs |\n| Pågår | Skriv |\n";
    assert_eq!(taken("a.md", page).plan, ["1 Läsa: Läs (KN); Skriv (KN)"].map(|it| it.replace(" (KN)", " ()")));
}
