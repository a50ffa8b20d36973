//! Help of `plan report`.

use crate::locale::Text;

/// The descriptions of its arguments.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    (
        "report.format",
        if cfg!(feature = "pdf") {
            Text::fixed(
                "Skriv som table, md, html, docx, pdf eller xlsx [annars som filens namn säger]",
                "Write as table, md, html, docx, pdf or xlsx [else as the file's name says]",
            )
        } else {
            Text::fixed(
                "Skriv som table, md, html, docx eller xlsx [annars som filens namn säger]",
                "Write as table, md, html, docx or xlsx [else as the file's name says]",
            )
        },
    ),
    (
        "matrix",
        Text::fixed("En rad per aktivitet, en kolumn per period", "A row for each activity, a column for each period"),
    ),
    ("short", Text::fixed("Bara första sidan: hur det går", "Page one alone: how it goes")),
    (
        "sections",
        Text::fixed(
            "Bara dessa delar: summary, off-track, late, changes, goals, owners, about",
            "These parts alone: summary, off-track, late, changes, goals, owners, about",
        ),
    ),
    (
        "appendix",
        Text::fixed("Bilagan: owners (per ansvarig) eller none (ingen)", "The appendix: owners (by owner) or none"),
    ),
    (
        "report.compare",
        Text::fixed(
            "Jämför med den här tidigare perioden [annars den förra]",
            "Compare with this earlier period [else the one before]",
        ),
    ),
];
