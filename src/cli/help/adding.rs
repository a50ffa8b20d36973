//! Help of the commands that add items, move them or rename them.

use crate::locale::Text;

/// The descriptions of the commands.
pub(super) static COMMANDS: &[(&str, Text)] = &[
    (
        "add",
        Text::fixed(
            "Lägg till en aktivitet, prioritering, ansvarig eller ett mål",
            "Add an activity, a priority, a goal or an owner",
        ),
    ),
    (
        "add activity",
        Text::fixed(
            "Lägg till en aktivitet under en prioritering eller ett mål, med nästa lediga nummer",
            "Add an activity under a priority or a goal, with the next free number",
        ),
    ),
    ("add priority", Text::fixed("Lägg till en prioritering under ett mål", "Add a priority under a goal")),
    ("add goal", Text::fixed("Lägg till ett mål, i en ny fil", "Add a goal, in a new file")),
    ("add owner", Text::fixed("Lägg till en roll i registret över ansvariga", "Add a role to the register of owners")),
    (
        "move",
        Text::fixed(
            "Flytta en aktivitet eller prioritering; gammalt id gäller ännu",
            "Move an activity or a priority; its old id still leads to it",
        ),
    ),
    ("rename", Text::fixed("Ge en ansvarig ett annat namn", "Give an owner another name")),
    (
        "rename owner",
        Text::fixed(
            "Ge en ansvarig ett annat namn överallt; det gamla leder fortfarande till rollen",
            "Give an owner another name everywhere; the old one still leads to the role",
        ),
    ),
];

/// The descriptions of their arguments.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    (
        "under",
        Text::fixed(
            "Prioriteringen eller målet som den ska stå under (id)",
            "The priority or goal that it is to be under (id)",
        ),
    ),
    ("add priority.under", Text::fixed("Målet som den ska stå under (id)", "The goal that it is to be under (id)")),
    ("title", Text::fixed("Rubriken, så som den är antagen", "The title, as adopted")),
    (
        "add activity.owner",
        Text::fixed(
            "Den som ansvarar, ur registret; upprepa flaggan för flera",
            "Who is responsible, from the register; repeat it for several",
        ),
    ),
    (
        "add priority.owner",
        Text::fixed(
            "Den som ansvarar för varje aktivitet under den som inte själv säger något om det; upprepa flaggan för flera",
            "Who is responsible for each activity under it that says nothing of it itself; repeat it for several",
        ),
    ),
    (
        "add goal.owner",
        Text::fixed(
            "Den som ansvarar för varje aktivitet under det som inte själv säger något om det; upprepa flaggan för flera",
            "Who is responsible for each activity under it that says nothing of it itself; repeat it for several",
        ),
    ),
    (
        "add activity.support",
        Text::fixed(
            "Den som stöder, ur registret; upprepa flaggan för flera",
            "Who supports it, from the register; repeat it for several",
        ),
    ),
    (
        "add activity.start",
        Text::fixed(
            "När den påbörjas, till exempel 2025; annars i planens aktuella period",
            "When it starts, such as 2025; else in the plan's current period",
        ),
    ),
    (
        "add activity.every",
        Text::fixed(
            "Hur ofta den upprepas: år, halvår, tertial, kvartal, månad eller \"2 år\"; annars en gång",
            "How often it is repeated: year, half-year, tertial, quarter, month or \"2 years\"; else once",
        ),
    ),
    (
        "add activity.until",
        Text::fixed(
            "Den sista perioden eller dagen som den pågår; annars inget slut",
            "The last period or day it runs in; else no end",
        ),
    ),
    (
        "add activity.deadline",
        Text::fixed(
            "När den senast ska vara klar, till exempel 2026-06-30",
            "When it is to be done by, such as 2026-06-30",
        ),
    ),
    ("add priority.text", Text::fixed("Den antagna texten under rubriken", "The adopted text under the title")),
    ("add goal.text", Text::fixed("Den antagna texten under rubriken", "The adopted text under the title")),
    (
        "add activity.id",
        Text::fixed(
            "Dess id, så som det är antaget; annars nästa efter dem som redan står där",
            "Its id, as adopted; else the next after those that are there already",
        ),
    ),
    (
        "add priority.id",
        Text::fixed(
            "Dess id, till exempel 4.1.film; annars nästa lediga nummer",
            "Its id, such as 4.1.film; else the next free number",
        ),
    ),
    (
        "add goal.id",
        Text::fixed("Målets nummer i dokumentet, till exempel 4.4", "The goal's number in the document, such as 4.4"),
    ),
    (
        "kind",
        Text::fixed(
            "Vad filen har: goal (mål) eller direction (område med strategiska inriktningar)",
            "What the file contains: goal or direction (an area of strategic directions)",
        ),
    ),
    ("name", Text::fixed("Rollens namn, så som rapporterna ska ha det", "The role's name, as reports are to have it")),
    ("alias", Text::fixed("Ett annat skrivsätt; upprepa flaggan för flera", "Another spelling; repeat it for several")),
    (
        "email",
        Text::fixed(
            "Rollens e-postadress, för `plan export --mail`",
            "The role's e-mail address, for `plan export --mail`",
        ),
    ),
    ("add activity.plan", Text::fixed("Planen, om det finns flera", "The plan, where there are several")),
    ("add priority.plan", Text::fixed("Planen, om det finns flera", "The plan, where there are several")),
    ("add goal.plan", Text::fixed("Planen, om det finns flera", "The plan, where there are several")),
    ("add owner.plan", Text::fixed("Planen, om det finns flera", "The plan, where there are several")),
    ("thing", Text::fixed("Aktiviteten eller prioriteringen (id)", "The activity or priority (id)")),
    (
        "to",
        Text::fixed(
            "Det som den ska stå under: en prioritering eller ett mål (id)",
            "What it is to be under: a priority or a goal (id)",
        ),
    ),
    (
        "move.id",
        Text::fixed("Dess nya id; annars nästa lediga nummer där", "Its new id; else the next free number there"),
    ),
    ("move.plan", Text::fixed("Planen, om det finns flera", "The plan, where there are several")),
    ("old", Text::fixed("Namnet som rollen har", "The name that the role has")),
    ("new", Text::fixed("Namnet som rollen ska ha", "The name that the role is to have")),
    (
        "rename owner.plan",
        Text::fixed(
            "Bara i den här planen; annars i alla som har rollen",
            "In this plan only; else in all that have the role",
        ),
    ),
];
