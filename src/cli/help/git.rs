//! Help of the commands that git runs.

use crate::locale::Text;

/// The descriptions of the commands.
pub(super) static COMMANDS: &[(&str, Text)] = &[(
    "merge-driver",
    Text::fixed(
        "Slå ihop två personers ändringar av en fil; körs av git",
        "Merge two people's changes to a file; run by git",
    ),
)];

/// The descriptions of their arguments.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    (
        "merge-driver.base",
        Text::fixed("Filen som den var innan någon ändrade den (%O)", "The file before anybody changed it (%O)"),
    ),
    ("ours", Text::fixed("Vår fil, som resultatet skrivs till (%A)", "Our file, which the result is written to (%A)")),
    ("theirs", Text::fixed("Deras fil (%B)", "Their file (%B)")),
    ("merge-driver.path", Text::fixed("Filens sökväg i planen (%P)", "The file's path in the plan (%P)")),
    (
        "marker_size",
        Text::fixed(
            "Hur många tecken konfliktmärkena har (%L) [annars 7]",
            "How many characters the conflict marks have (%L) [else 7]",
        ),
    ),
    ("ours_label", Text::fixed("Vad vår sida kallas (%X)", "What our side is called (%X)")),
    ("theirs_label", Text::fixed("Vad deras sida kallas (%Y)", "What their side is called (%Y)")),
];
