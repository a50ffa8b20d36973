//! Commands that change a plan.

use crate::locale::Text;

/// What each does.
pub(super) static COMMANDS: &[(&str, Text)] = &[
    ("set", Text::fixed("Sätt status och anteckning på aktiviteter", "Set the status and note of activities")),
    ("fmt", Text::fixed("Skriv filerna i en och samma form", "Write the files in one canonical layout")),
];

/// What their arguments mean.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    (
        "what",
        Text::fixed("Aktiviteternas id, och efter dem statusen", "The activities' ids, and after them the status"),
    ),
    ("note", Text::fixed("Anteckning om hur det går", "A note on how it goes")),
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
    ("dry_run", Text::fixed("Visa ändringen utan att göra den", "Show the change without making it")),
];
