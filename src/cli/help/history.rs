//! Commands about how a plan changed.

use crate::locale::Text;

/// What each does.
pub(super) static COMMANDS: &[(&str, Text)] = &[(
    "diff",
    Text::fixed(
        "Visa i planens egna ord vad som skiljer två versioner av den",
        "Show what differs between two revisions, in the plan's words",
    ),
)];

/// What their arguments mean.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    (
        "revisions",
        Text::fixed(
            "Jämför med den här versionen i git [annars HEAD]; A..B jämför två",
            "Compare with this revision in git [else HEAD]; A..B compares two",
        ),
    ),
    (
        "path",
        Text::fixed(
            "Jämför med planen i en annan katalog, i stället för en version i git",
            "Compare with the plan in another directory, instead of a revision in git",
        ),
    ),
    ("diff.format", Text::fixed("Skriv som human, md, json eller html", "Write as human, md, json or html")),
    ("exit_code", Text::fixed("Sluta med kod 1 om något skiljer", "Exit with 1 when anything differs")),
];
