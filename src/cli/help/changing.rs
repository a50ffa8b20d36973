//! Help of the commands that change a plan.

use crate::locale::Text;

/// The descriptions of the commands.
pub(super) static COMMANDS: &[(&str, Text)] = &[
    (
        "review",
        Text::fixed(
            "Gå igenom det som inte är bedömt, fråga för fråga",
            "Walk through what lacks an assessment, question by question",
        ),
    ),
    (
        "set",
        Text::fixed(
            "Sätt status och anteckning på aktiviteter, eller rätta dem",
            "Set the status and note of activities, or correct them",
        ),
    ),
    (
        "import",
        Text::fixed(
            "Läs in de kalkylblad som kollegor har fyllt i",
            "Import the spreadsheets that colleagues have filled in",
        ),
    ),
    (
        "end",
        Text::fixed("Skriv att aktiviteter lämnar planen, och varför", "State that activities leave the plan, and why"),
    ),
    ("open", Text::fixed("Öppna nästa period för uppföljning", "Open the next period for follow-up")),
    (
        "close",
        Text::fixed(
            "Stäng en period när nämnden har fått uppföljningen",
            "Close a period when the board has received its follow-up",
        ),
    ),
    ("undo", Text::fixed("Ångra den senaste ändringen som `plan` gjorde", "Undo the last change that `plan` made")),
    ("fmt", Text::fixed("Skriv filerna i en och samma form", "Write the files in one canonical layout")),
];

/// The descriptions of their arguments.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    (
        "what",
        Text::fixed(
            "Aktiviteternas id, och efter dem statusen (Grönt) eller dess läge (genomförd)",
            "The activities' ids, and after them the status (Grönt) or its stage (done)",
        ),
    ),
    ("note", Text::fixed("Anteckning om hur det går; \"\" tar bort den", "A note on how it goes; \"\" removes it")),
    (
        "set.value",
        Text::fixed(
            "Vad den är i perioden, till exempel 87,7; för en annan period 2024=87; 2024=none tar bort det",
            "What it is in the period, such as 87.7; of another period 2024=87; 2024=none removes it",
        ),
    ),
    (
        "set.target",
        Text::fixed(
            "Vad den ska vara i slutet av en period, till exempel 2030=92; 2030=none tar bort det",
            "What it is to be at the end of a period, such as 2030=92; 2030=none removes it",
        ),
    ),
    (
        "set.baseline",
        Text::fixed(
            "Vad den var före planen, till exempel 2022=86,5; none tar bort det",
            "What it was before the plan, such as 2022=86.5; none removes it",
        ),
    ),
    ("set.unit", Text::fixed("Vad den mäts i; \"\" tar bort det", "What it is measured in; \"\" removes it")),
    (
        "better",
        Text::fixed(
            "Åt vilket håll det blir bättre: up eller down; none om inget håll är bättre",
            "Which way is better: up or down; none if neither is",
        ),
    ),
    ("clear", Text::fixed("Ta bort periodens status och anteckning", "Remove the period's status and note")),
    (
        "set.period",
        Text::fixed(
            "Perioden som bedöms, till exempel 2025 [annars den aktuella]",
            "The period that is assessed, such as 2025 [else the current one]",
        ),
    ),
    (
        "set.until",
        Text::fixed(
            "Sista perioden eller dagen den pågår, till exempel 2026; ingen tar bort den",
            "The last period or day it runs in, such as 2026; none removes it",
        ),
    ),
    (
        "set.deadline",
        Text::fixed(
            "När den senast ska vara klar, till exempel 2026-06-30; ingen tar bort den",
            "When it is to be done by, such as 2026-06-30; none removes it",
        ),
    ),
    (
        "set.title",
        Text::fixed(
            "Rätta rubriken på en aktivitet, en prioritering, ett mål eller en indikator",
            "Correct the title of one activity, priority, goal or measure",
        ),
    ),
    (
        "set.owner",
        Text::fixed(
            "Den som ansvarar, i stället för alla andra; upprepa flaggan för flera",
            "Who is responsible, in place of all others; repeat it for several",
        ),
    ),
    (
        "add_owner",
        Text::fixed(
            "Lägg till en som ansvarar; upprepa flaggan för flera",
            "Add somebody who is responsible; repeat it for several",
        ),
    ),
    (
        "drop_owner",
        Text::fixed(
            "Ta bort en som ansvarar; upprepa flaggan för flera",
            "Remove somebody who is responsible; repeat it for several",
        ),
    ),
    ("set.support", Text::fixed("Den som stöder; \"\" tar bort alla", "Who supports it; \"\" removes all")),
    (
        "set.start",
        Text::fixed(
            "När den påbörjas, till exempel 2025; ingen: när planen gör det",
            "When it starts, such as 2025; none: when the plan does",
        ),
    ),
    (
        "set.every",
        Text::fixed(
            "Hur ofta den upprepas: år, halvår, tertial, kvartal, månad, \"2 år\" eller \"en gång\"",
            "How often it is repeated: year, half-year, tertial, quarter, month, \"2 years\" …; once: not repeated",
        ),
    ),
    (
        "set.text",
        Text::fixed(
            "En längre text; \"\" tar bort den. Utan id: bara de med den här texten",
            "A longer text; \"\" removes it. Without ids: only those with this text",
        ),
    ),
    (
        "set.tag",
        Text::fixed(
            "Lägg till en tagg; upprepa flaggan för flera. Utan id: bara de med den taggen",
            "Add a tag; repeat it for several. Without ids: only those with this tag",
        ),
    ),
    ("drop_tag", Text::fixed("Ta bort en tagg; upprepa flaggan för flera", "Remove a tag; repeat it for several")),
    (
        "link",
        Text::fixed(
            "Lägg till en länk: en adress, med en rubrik före om den har en, \"Rapport https://…\"",
            "Add a link: an address, with a title before it if it has one, \"Report https://…\"",
        ),
    ),
    ("drop_link", Text::fixed("Ta bort en länk, med dess adress", "Remove a link, by its address")),
    ("activity", Text::fixed("Aktiviteternas id", "The activities' ids")),
    ("reason", Text::fixed("Varför, och vem som beslutade", "Why, and who decided it")),
    (
        "end.period",
        Text::fixed(
            "Perioden då det beslutades, till exempel 2025 [annars den aktuella]",
            "The period in which it was decided, such as 2025 [else the current one]",
        ),
    ),
    ("part_of", Text::fixed("Aktiviteten som de blir en del av", "The activity that they become a part of")),
    (
        "replaced_by",
        Text::fixed(
            "Aktiviteten som kommer i stället; upprepa flaggan för flera",
            "The activity that replaces them; repeat it for several",
        ),
    ),
    (
        "undo",
        Text::fixed(
            "De är kvar i planen: ta bort uppgiften om att de har lämnat den",
            "They are still in the plan: remove the statement that they left it",
        ),
    ),
    ("open.which", Text::fixed("Perioden som öppnas, till exempel 2025", "The period to open, such as 2025")),
    ("open.yes", Text::fixed("Öppna den även om en period hoppas över", "Open it even if a period is skipped")),
    (
        "close.yes",
        Text::fixed(
            "Stäng den även om den inte är över, eller om inget följs upp i den",
            "Close it even if it is not over, or nothing is followed up in it",
        ),
    ),
    ("close.which", Text::fixed("Perioden som stängs, till exempel 2024", "The period to close, such as 2024")),
    (
        "import.files",
        Text::fixed(
            "Filerna som kom tillbaka: .xlsx, .ods eller .csv",
            "The files that came back: .xlsx, .ods or .csv",
        ),
    ),
    (
        "prefer",
        Text::fixed(
            "Vems svar som gäller där både bladet och planen är ändrade: sheet, plan",
            "Whose answer counts where both the sheet and the plan were changed: sheet, plan",
        ),
    ),
    (
        "import.period",
        Text::fixed(
            "Perioden som bladen ska gälla, till exempel 2024 [annars den aktuella]",
            "The period that the sheets must be of, such as 2024 [else the current one]",
        ),
    ),
    ("yes", Text::fixed("Ändra utan att fråga", "Change without asking")),
    (
        "files",
        Text::fixed(
            "Bara de här filerna, eller de i de här katalogerna",
            "Only these files, or those in these folders",
        ),
    ),
    (
        "fmt.check",
        Text::fixed(
            "Ändra inget, visa skillnaden, och sluta med 1 om det finns någon",
            "Change nothing, show what differs, and exit with 1 if anything does",
        ),
    ),
    ("review.all", Text::fixed("Gå igenom också det som redan är bedömt", "Walk through what is assessed already too")),
    ("dry_run", Text::fixed("Visa ändringen utan att göra den", "Show the change without making it")),
];
