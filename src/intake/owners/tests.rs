//! Tests of the names in cells.

use super::*;

fn read(cell: &str) -> (String, String) {
    let cells =
        ["Kulturstrateger", "Områdeschef, filmfrämjande", "Biblioteket", "Gatukontoret", "biblioteksutveckling"];
    let named = Known::of(cells.into_iter()).read(cell, &Decided::default());
    (named.owners.join("|"), named.support.join("|"))
}

#[test]
fn names_are_told_apart_and_kept_whole() {
    for (cell, owners, support) in [
        ("Kulturstrateger med stöd av områdeschef", "Kulturstrateger", "områdeschef"),
        (
            "Områdeschef med stöd av främjandeverksamhet och kommunikation",
            "Områdeschef",
            "främjandeverksamhet|kommunikation",
        ),
        (
            "Främjandeverksamhet bild och form, Filmfrämjande samt utvecklingsledare för kraftfält",
            "Främjandeverksamhet bild och form|Filmfrämjande|utvecklingsledare för kraftfält",
            "",
        ),
        ("Utvecklingsledare Kultur och hälsa", "Utvecklingsledare Kultur och hälsa", ""),
        ("Gatukontoret och Biblioteket", "Gatukontoret|Biblioteket", ""),
        ("Barn- och\nutbildningsnämnden\nBion", "Barn- och utbildningsnämnden|Bion", ""),
        ("Barn- och utbildningsnämnden", "Barn- och utbildningsnämnden", ""),
        ("Kultur-, fritids- och biblioteksnämnden", "Kultur-, fritids- och biblioteksnämnden", ""),
        ("Skolan, Barn-, ungdoms- samt skolnämnden, Bion", "Skolan|Barn-, ungdoms- samt skolnämnden|Bion", ""),
        ("Facilities Department\nLibrary", "Facilities Department|Library", ""),
        ("A/B", "A|B", ""),
        ("Biblioteket/Studieförbunden", "Biblioteket|Studieförbunden", ""),
        ("Rektor och/eller lärare", "Rektor och/eller lärare", ""),
        ("Socialnämnden\nmed stöd av Utbildningsnämnden", "Socialnämnden", "Utbildningsnämnden"),
        ("County Council; Streets", "County Council|Streets", ""),
        ("Biblioteket m.fl., Skolan.", "Biblioteket m.fl.|Skolan", ""),
        ("Kirjasto sekä koulu", "Kirjasto|koulu", ""),
        ("Skola, bibliotek etc.", "Skola|bibliotek etc.", ""),
        ("Skolan (med stöd av Biblioteket)", "Skolan", "Biblioteket"),
        ("Skolan (Med stöd av Bion, BVC), Museet", "Skolan|Museet", "Bion|BVC"),
        ("Skolan [stöd: Bion], Museet", "Skolan|Museet", "Bion"),
        ("Skolan, samverkan: Bion, BVC", "Skolan", "Bion|BVC"),
        ("Råd och stöd", "Råd och stöd", ""),
        ("Skolan (år 1) med stöd av Bion (Viby)", "Skolan (år 1)", "Bion (Viby)"),
        ("Skolan med stöd av Bion\nMuseet med stöd av BVC", "Skolan|Museet", "Bion|BVC"),
        ("Skolan med stöd av Bion; Museet tillsammans med BVC", "Skolan|Museet", "Bion|BVC"),
        ("Skolan med stöd\nav Kultur och\nfritid i samverkan med Bion", "Skolan", "Kultur och fritid|Bion"),
        ("School, supported by Library, Cinema", "School", "Library|Cinema"),
        ("Skole i samarbeid med NAV\nBibliotek", "Skole", "NAV|Bibliotek"),
        ("Skolan¹, Museet* med stöd av Posten[^2]", "Skolan|Museet", "Posten"),
        ("Kulturstrateger biblioteksutveckling", "Kulturstrateger|biblioteksutveckling", ""),
        ("Ansvarig: KN, Stöd: TN", "KN", "TN"),
        ("Stöd: TN\nAnsvarig: KN", "KN", "TN"),
        ("Ansvarig: KN Stöd: TN; Huvudansvarig: BN", "KN|BN", "TN"),
        ("KN (ansvarig), TN (stöd)", "KN", "TN"),
        ("KN (ansvarig) och TN (medverkar)", "KN", "TN"),
        ("KN (huvudansvar), TN", "KN", "TN"),
        ("TN, KN (lead), Region (partner)", "KN", "TN|Region"),
        ("KN, TN (stöd)", "KN", "TN"),
        ("KN/TN (stöd)", "KN", "TN"),
        ("Skolan (ansvarig: Anna Ek)", "Skolan (ansvarig: Anna Ek)", ""),
        ("Nämnden för kultur, fritid och bibliotek", "Nämnden för kultur, fritid och bibliotek", ""),
        ("Skolan, utskottet för vård, omsorg samt skola; KN", "Skolan|utskottet för vård, omsorg samt skola|KN", ""),
        ("Nämnden för kultur,\nfritid och\nbad, Bion", "Nämnden för kultur, fritid och bad|Bion", ""),
        ("Board of Education, Culture and Sport, Library", "Board of Education, Culture and Sport|Library", ""),
        ("Department of Arts, Parks, and Recreation", "Department of Arts, Parks, and Recreation", ""),
        (
            "Department for Digital, Culture, Media and Sport with support from Arts",
            "Department for Digital, Culture, Media and Sport",
            "Arts",
        ),
        ("Amt für Kultur, Sport und Bildung", "Amt für Kultur, Sport und Bildung", ""),
        // What divides names still does.
        ("Nämnden för kultur, Skolan och Bion", "Nämnden för kultur|Skolan och Bion", ""),
        ("Nämnden för kultur, Biblioteket", "Nämnden för kultur|Biblioteket", ""),
        ("Nämnden för kultur och fritid, Skolan", "Nämnden för kultur och fritid|Skolan", ""),
        ("Board of Health, Biblioteket and Fire", "Board of Health|Biblioteket and Fire", ""),
        ("Board of Health, Biblioteket, Police and Fire", "Board of Health|Biblioteket|Police and Fire", ""),
    ] {
        assert_eq!(read(cell), (owners.to_owned(), support.to_owned()), "{cell}");
    }
}
