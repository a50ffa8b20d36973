//! Help of `init`.

use crate::locale::Text;

/// The description of the command.
pub(super) static COMMANDS: &[(&str, Text)] = &[("init", Text::fixed("Påbörja en ny plan", "Begin a new plan"))];

/// The descriptions of its arguments.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    (
        "new_dir",
        Text::fixed(
            "Katalogen som planen ska ligga i; annars den du står i",
            "The directory that the plan is to lie in; else the one you are in",
        ),
    ),
    ("init.id", Text::fixed("Planens id; annars katalogens namn", "The plan's id; else the directory's name")),
    ("init.title", Text::fixed("Planens titel, så som den är antagen", "The plan's title, as adopted")),
    (
        "years",
        Text::fixed("Åren som planen gäller, till exempel 2024-2027", "The years of the plan, such as 2024-2027"),
    ),
    (
        "language",
        Text::fixed(
            "Språket som planen är skriven på, till exempel sv, en eller de; annars det du läser på",
            "The language that the plan is written in, such as sv, en or de; else the one you read",
        ),
    ),
    (
        "init.every",
        Text::fixed(
            "Hur ofta den följs upp: år (annars), halvår, tertial, kvartal eller månad",
            "How often it is followed up: year (else), half-year, tertial, quarter or month",
        ),
    ),
    (
        "init.scale",
        Text::fixed(
            "Orden som aktiviteter bedöms med: progress (annars), colours, traffic-light eller simple",
            "The words that activities are assessed in: progress (else), colours, traffic-light or simple",
        ),
    ),
    ("init.goal", Text::fixed("Det första målet, så som det är antaget", "The first goal, as adopted")),
    (
        "init.from",
        Text::fixed(
            "Ett dokument som planen står i: docx, xlsx, ods, csv, md, html eller pdf; upprepa flaggan för flera",
            "A document that the plan stands in: docx, xlsx, ods, csv, md, html or pdf; repeat it for several",
        ),
    ),
    (
        "intake_map",
        Text::fixed(
            "Besluten från en tidigare körning: vad kolumner, ord och namn togs för, i en fil som går att ändra",
            "The decisions of an earlier run: what columns, words and names were taken for, in a file that can be changed",
        ),
    ),
    (
        "intake_report",
        Text::fixed(
            "Skriv vad som blev av varje cell och stycke i dokumenten till en .json- eller .md-fil",
            "Write what became of each cell and paragraph of the documents to a .json or .md file",
        ),
    ),
    (
        "init.yes",
        Text::fixed(
            "Fråga inte om det som har ett vanligt svar, och skriv filen för kodvärden",
            "Do not ask what has a usual answer, and write the file for the code host",
        ),
    ),
];
