//! The Swedish descriptions of the commands. The English ones are the doc comments in `args`.

/// The descriptions, by the name of the command.
pub(super) static COMMANDS: &[(&str, &str)] = &[
    ("merge-driver", "Slå ihop två personers ändringar av en fil; körs av git"),
    ("status", "Räkna aktiviteter per status, och visa vad som avviker"),
    ("list", "Lista aktiviteter rad för rad"),
    ("show", "Visa allt om ett mål, en prioritering, en aktivitet eller en ansvarig"),
    ("tree", "Rita planen som ett träd: mål, prioritering, aktivitet"),
    ("owners", "Visa de ansvariga och hur mycket var och en har"),
    ("plans", "Visa planerna och vad som styr dem"),
    ("due", "Visa vad som ännu inte är bedömt, per ansvarig"),
    ("chart", "Rita statusarna som staplar, per period, mål eller ansvarig"),
    ("site", "Skriv planerna som webbsidor att lägga ut"),
    (
        "report",
        if cfg!(feature = "pdf") {
            "Skriv uppföljningen som Word, PDF, Excel, webbsida eller text"
        } else {
            "Skriv uppföljningen som Word, Excel, webbsida eller text"
        },
    ),
    ("export", "Skriv kalkylblad där kollegor fyller i status och anteckning"),
    ("init", "Påbörja en ny plan"),
    ("check", "Kontrollera planens filer och visa alla fel på en gång"),
    ("explain", "Förklara en kod: vad den gäller, varför, och hur det rättas"),
    ("help", "Visa hjälp om ett kommando eller ett ämne, eller vilka ämnen som finns"),
    ("lsp", "Svara en textredigerare medan planen skrivs"),
    ("schema", "Skriv ett JSON-schema för ett slags fil, för textredigerare"),
    ("completions", "Skriv det som låter tabbtangenten fylla i kommandon och namn"),
    ("man", "Skriv manualsidorna"),
    ("diff", "Visa i planens egna ord vad som skiljer två versioner av den"),
    ("log", "Visa vad som har ändrats, när och av vem (ur git)"),
    ("blame", "Visa vem som senast satte varje status och anteckning (ur git)"),
    ("plan", "Följ upp en offentlig plan som står i textfiler: mål, prioriteringar, aktiviteter"),
    ("review", "Gå igenom det som inte är bedömt, fråga för fråga"),
    ("set", "Sätt status och anteckning på aktiviteter, eller rätta dem"),
    ("import", "Läs in de kalkylblad som kollegor har fyllt i"),
    ("end", "Skriv att aktiviteter lämnar planen, och varför"),
    ("open", "Öppna nästa period för uppföljning"),
    ("close", "Stäng en period när nämnden har fått uppföljningen"),
    ("undo", "Ångra den senaste ändringen som `plan` gjorde"),
    ("fmt", "Skriv filerna i en och samma form"),
    ("add", "Lägg till aktivitet, prioritering, mål, indikator, ansvarig"),
    ("add activity", "Lägg till en aktivitet under en prioritering eller ett mål, med nästa lediga nummer"),
    ("add priority", "Lägg till en prioritering under ett mål"),
    ("add goal", "Lägg till ett mål, i en ny fil"),
    ("add measure", "Lägg till en indikator på ett mål, en prioritering eller en aktivitet"),
    ("add owner", "Lägg till en roll i registret över ansvariga"),
    ("move", "Flytta aktivitet, prioritering, indikator; gammalt id gäller"),
    ("rename", "Ge en ansvarig ett annat namn"),
    ("rename owner", "Ge en ansvarig ett annat namn överallt; det gamla leder fortfarande till rollen"),
];
