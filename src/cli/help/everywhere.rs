//! Help of the program itself and of the options that every command has.

use crate::locale::Text;

/// The description of the program.
pub(super) static COMMANDS: &[(&str, Text)] = &[(
    "plan",
    Text::fixed(
        "Följ upp en offentlig plan som står i textfiler: mål, prioriteringar, aktiviteter",
        "Follow up a public plan kept in text files: goals, priorities, activities",
    ),
)];

/// The descriptions of the options.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    (
        "dir",
        Text::fixed(
            "Planens katalog [annars PLAN_DIR, eller sök uppåt härifrån]",
            "The plan's directory [else PLAN_DIR, or search upwards from here]",
        ),
    ),
    (
        "lang",
        Text::fixed(
            "Språk: sv eller en [annars PLAN_LANG, planens eller systemets språk]",
            "Language: sv or en [else PLAN_LANG, the plan's or the system's language]",
        ),
    ),
    ("color", Text::fixed("Färger: auto, always eller never", "Colours: auto, always or never")),
    (
        "today",
        Text::fixed(
            "Räkna med att det är den här dagen, till exempel 2025-01-31 [annars PLAN_TODAY, eller klockan]",
            "Take this day as today, such as 2025-01-31 [else PLAN_TODAY, or the clock]",
        ),
    ),
    (
        "wait",
        Text::fixed(
            "Vänta så många sekunder på en annan körning [annars 10]",
            "Wait so many seconds for another run [else 10]",
        ),
    ),
    (
        "no_pager",
        Text::fixed(
            "Visa ett långt svar på en gång, inte skärm för skärm",
            "Show a long answer at once, not a screen at a time",
        ),
    ),
    ("help", Text::fixed("Visa den här hjälpen", "Show this help")),
    ("version", Text::fixed("Visa versionen", "Show the version")),
];
