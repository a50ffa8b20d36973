//! Help of the commands about a plan's history.

use crate::locale::Text;

/// The descriptions of the commands.
pub(super) static COMMANDS: &[(&str, Text)] = &[
    (
        "diff",
        Text::fixed(
            "Visa i planens egna ord vad som skiljer två versioner av den",
            "Show what differs between two revisions, in the plan's words",
        ),
    ),
    (
        "log",
        Text::fixed(
            "Visa vad som har ändrats, när och av vem (ur git)",
            "Show what was changed, when and by whom (from git)",
        ),
    ),
    (
        "blame",
        Text::fixed(
            "Visa vem som senast satte varje status och anteckning (ur git)",
            "Show who last set each status and note (from git)",
        ),
    ),
];

/// The descriptions of their arguments.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    (
        "revisions",
        Text::fixed(
            "Jämför med den här versionen i git [annars HEAD]; A..B jämför två, A...B visar vad B ändrat sedan de skildes åt",
            "Compare with this revision in git [else HEAD]; A..B compares two, A...B shows what B changed since they parted",
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
    (
        "log.id",
        Text::fixed(
            "Id på det vars historik ska visas [annars hela planen]",
            "Id of what to show the history of [else the whole plan]",
        ),
    ),
    (
        "since",
        Text::fixed(
            "Bara ändringar från och med den här dagen, till exempel 2025-01-31",
            "Only changes from this day on, such as 2025-01-31",
        ),
    ),
    (
        "diff.since",
        Text::fixed(
            "Visa vad som har ändrats sedan den här dagen började, till exempel 2026-01-01",
            "Show what has changed since this day began, such as 2026-01-01",
        ),
    ),
    ("log.format", Text::fixed("Skriv som table, json, jsonl eller md", "Write as table, json, jsonl or md")),
    ("blame.id", Text::fixed("Aktivitetens id", "The activity's id")),
    ("blame.format", Text::fixed("Skriv som table, json eller md", "Write as table, json or md")),
];
