//! Help of the commands that add items, move them or rename them.

use crate::locale::Text;

/// The descriptions of the commands.
pub(super) static COMMANDS: &[(&str, Text)] = &[
    (
        "add",
        Text::fixed(
            "Lägg till aktivitet, prioritering, mål, indikator, ansvarig",
            "Add an activity, a priority, a goal, a measure or an owner",
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
    (
        "add measure",
        Text::fixed(
            "Lägg till en indikator på ett mål, en prioritering eller en aktivitet",
            "Add a measure of a goal, a priority or an activity",
        ),
    ),
    ("add owner", Text::fixed("Lägg till en roll i registret över ansvariga", "Add a role to the register of owners")),
    (
        "move",
        Text::fixed(
            "Flytta aktivitet, prioritering, indikator; gammalt id gäller",
            "Move an activity, priority or measure; old ids still lead to it",
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
        "add.owner",
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
    (
        "add.text",
        Text::fixed(
            "En längre text under rubriken, så som den är antagen",
            "A longer text under the title, as adopted",
        ),
    ),
    ("add.tag", Text::fixed("En tagg; upprepa flaggan för flera", "A tag; repeat it for several")),
    (
        "add.link",
        Text::fixed(
            "En länk: en adress, med en rubrik före om den har en, \"Rapport https://…\"",
            "A link: an address, with a title before it if it has one, \"Report https://…\"",
        ),
    ),
    (
        "above",
        Text::fixed(
            "Målet, prioriteringen eller aktiviteten som den mäter (id)",
            "The goal, priority or activity that it measures (id)",
        ),
    ),
    ("add measure.title", Text::fixed("Vad som mäts", "What is measured")),
    ("add measure.unit", Text::fixed("Vad den mäts i, till exempel %", "What it is measured in, such as %")),
    (
        "add measure.baseline",
        Text::fixed(
            "Vad den var före planen, till exempel 2022=86,5",
            "What it was before the plan, such as 2022=86.5",
        ),
    ),
    (
        "add measure.target",
        Text::fixed(
            "Vad den ska vara i slutet av en period, till exempel 2030=92; upprepa flaggan för flera",
            "What it is to be at the end of a period, such as 2030=92; repeat it for several",
        ),
    ),
    (
        "add measure.value",
        Text::fixed(
            "Vad den är i den aktuella perioden, till exempel 87,7; för en annan period 2024=87; upprepa flaggan för flera",
            "What it is in the current period, such as 87.7; of another period 2024=87; repeat it for several",
        ),
    ),
    (
        "add measure.id",
        Text::fixed(
            "Dess id; annars nästa efter de andra indikatorerna där, till exempel 4.1.M2",
            "Its id; else the next after the other measures there, such as 4.1.M2",
        ),
    ),
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
    ("add.plan", Text::fixed("Planen, om det finns flera", "The plan, where there are several")),
    (
        "add.from",
        Text::fixed(
            "Ett dokument med det som ska läggas till: docx, xlsx, ods, csv, md, html eller pdf; upprepa flaggan för flera",
            "A document with what is to be added: docx, xlsx, ods, csv, md, html or pdf; repeat it for several",
        ),
    ),
    (
        "thing",
        Text::fixed("Aktiviteten, prioriteringen eller indikatorn (id)", "The activity, priority or measure (id)"),
    ),
    (
        "to",
        Text::fixed(
            "Det som den ska stå under: en prioritering eller ett mål, för en indikator också en aktivitet (id)",
            "What it is to be under: a priority or a goal, for a measure an activity too (id)",
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
