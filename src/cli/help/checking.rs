//! Help of the commands that check a plan.

use crate::locale::Text;

/// The descriptions of the commands.
pub(super) static COMMANDS: &[(&str, Text)] = &[
    (
        "check",
        Text::fixed(
            "Kontrollera planens filer och visa alla fel på en gång",
            "Check the plan's files and show every error at once",
        ),
    ),
    (
        "explain",
        Text::fixed(
            "Förklara en kod: vad den gäller, varför, och hur det rättas",
            "Explain a code: what it is about, why, and how to fix it",
        ),
    ),
    (
        "help",
        Text::fixed(
            "Visa hjälp om ett kommando eller ett ämne, eller vilka ämnen som finns",
            "Show help about a command or a topic, or list the topics",
        ),
    ),
    ("lsp", Text::fixed("Svara en textredigerare medan planen skrivs", "Answer a text editor while a plan is written")),
    (
        "schema",
        Text::fixed(
            "Skriv ett JSON-schema för ett slags fil, för textredigerare",
            "Write a JSON Schema of a kind of file, for text editors",
        ),
    ),
    (
        "completions",
        Text::fixed(
            "Skriv det som låter tabbtangenten fylla i kommandon och namn",
            "Write what lets the tab key complete commands and names",
        ),
    ),
    ("man", Text::fixed("Skriv manualsidorna", "Write the manual pages")),
];

/// The descriptions of their arguments.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    (
        "check.format",
        Text::fixed(
            "Skriv som human, short, json, sarif, github, gitlab eller junit",
            "Write as human, short, json, sarif, github, gitlab or junit",
        ),
    ),
    (
        "topic",
        Text::fixed(
            "Ett kommando, eller ord ur namnet på en sida [annars visas alla sidor]",
            "A command, or words of the name of a page [else every page is listed]",
        ),
    ),
    (
        "file",
        Text::fixed(
            "Slaget av fil: goal (mål), plan (plan.toml) eller governance (governance.toml)",
            "The kind of file: goal, plan (plan.toml) or governance (governance.toml)",
        ),
    ),
    ("shell", Text::fixed("bash, zsh, fish, powershell eller elvish", "bash, zsh, fish, powershell or elvish")),
    (
        "folder",
        Text::fixed(
            "Katalog för en sida per kommando [annars skrivs sidan om `plan`]",
            "A directory for a page for each command [else the page of `plan` is written]",
        ),
    ),
    ("explain.format", Text::fixed("Skriv som table, json eller md", "Write as table, json or md")),
    (
        "deny",
        Text::fixed(
            "Räkna som fel: warnings, infos eller en kod (PL211 eller unused-owner)",
            "Count as errors: warnings, infos or a code (PL211 or unused-owner)",
        ),
    ),
    (
        "base",
        Text::fixed(
            "Jämför med planen där grenen skildes från VERSION, till exempel origin/main",
            "Compare with the plan where the branch left REV, such as origin/main",
        ),
    ),
    ("allow", Text::fixed("Leta inte efter den här koden", "Do not check for this code")),
    (
        "only",
        Text::fixed(
            "Leta bara efter den här koden (och efter det som inte går att läsa)",
            "Check for this code only (and for what cannot be read)",
        ),
    ),
    (
        "fix",
        Text::fixed(
            "Rätta det som har ett givet svar; med --fix=unsafe också det som har ett troligt",
            "Fix what has one right answer; with --fix=unsafe also what has a likely one",
        ),
    ),
    (
        "code",
        Text::fixed(
            "Kod eller namn, till exempel PL201 [annars visas alla]",
            "Code or name, such as PL201 [else all are shown]",
        ),
    ),
];
