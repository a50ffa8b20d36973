//! Commands that change a plan.

use crate::locale::Text;

/// What each does.
pub(super) static COMMANDS: &[(&str, Text)] = &[
    (
        "review",
        Text::fixed(
            "Gå igenom det som inte är bedömt, fråga för fråga",
            "Walk through what lacks an assessment, question by question",
        ),
    ),
    ("set", Text::fixed("Sätt status och anteckning på aktiviteter", "Set the status and note of activities")),
];

/// What their arguments mean.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    (
        "what",
        Text::fixed("Aktiviteternas id, och efter dem statusen", "The activities' ids, and after them the status"),
    ),
    ("note", Text::fixed("Anteckning om hur det går", "A note on how it goes")),
    ("all", Text::fixed("Gå igenom också det som redan är bedömt", "Walk through what is assessed already too")),
    ("dry_run", Text::fixed("Visa ändringen utan att göra den", "Show the change without making it")),
];
