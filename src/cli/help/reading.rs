//! Help of the commands that read a plan, and of the filters.

use crate::locale::Text;

/// The descriptions of the commands.
pub(super) static COMMANDS: &[(&str, Text)] = &[
    (
        "status",
        Text::fixed(
            "Räkna aktiviteter per status, och visa vad som avviker",
            "Count activities by status, and show what is off track",
        ),
    ),
    ("list", Text::fixed("Lista aktiviteter rad för rad", "List activities row by row")),
    (
        "show",
        Text::fixed(
            "Visa allt om ett mål, en prioritering, en aktivitet eller en ansvarig",
            "Show everything about one goal, priority, activity or owner",
        ),
    ),
    (
        "tree",
        Text::fixed(
            "Rita planen som ett träd: mål, prioritering, aktivitet",
            "Draw the plan as a tree: goal, priority, activity",
        ),
    ),
    (
        "owners",
        Text::fixed("Visa de ansvariga och hur mycket var och en har", "Show the owners and how much each of them has"),
    ),
    ("plans", Text::fixed("Visa planerna och vad som styr dem", "Show the plans and what governs them")),
    (
        "due",
        Text::fixed(
            "Visa vad som ännu inte är bedömt, per ansvarig",
            "Show what still lacks an assessment, owner by owner",
        ),
    ),
    (
        "chart",
        Text::fixed(
            "Rita statusarna som staplar, per period, mål eller ansvarig",
            "Draw the statuses as bars, by period, goal or owner",
        ),
    ),
    ("site", Text::fixed("Skriv planerna som webbsidor att lägga ut", "Write the plans as web pages to publish")),
    (
        "report",
        if cfg!(feature = "pdf") {
            Text::fixed(
                "Skriv uppföljningen som Word, PDF, Excel, webbsida eller text",
                "Write the follow-up as Word, PDF, Excel, a web page or text",
            )
        } else {
            Text::fixed(
                "Skriv uppföljningen som Word, Excel, webbsida eller text",
                "Write the follow-up as Word, Excel, a web page or text",
            )
        },
    ),
    (
        "export",
        Text::fixed(
            "Skriv kalkylblad där kollegor fyller i status och anteckning",
            "Write spreadsheets where colleagues fill in status and note",
        ),
    ),
];

const SIDE_BY_SIDE: Text = Text::fixed(
    "Se på den här perioden, eller flera bredvid varandra: 2025, 2024,2025, 2024..2026 eller ..2025 [annars den aktuella]",
    "Look at this period, or several side by side: 2025, 2024,2025, 2024..2026 or ..2025 [else the current one]",
);

/// The descriptions of their arguments.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    ("owner", Text::fixed("De som den här rollen ansvarar för", "Those that this role is responsible for")),
    ("support", Text::fixed("De som den här rollen stöder", "Those that this role supports")),
    (
        "involving",
        Text::fixed(
            "De som den här rollen ansvarar för eller stöder",
            "Those that this role is responsible for or supports",
        ),
    ),
    ("goal", Text::fixed("De under det här målet (id eller rubrik)", "Those under this goal (id or title)")),
    (
        "priority",
        Text::fixed(
            "De under den här prioriteringen, även dit den hänvisar",
            "Those under this priority, and where it refers to",
        ),
    ),
    (
        "status",
        Text::fixed(
            "De med den här statusen (Rött) eller i det här läget (pågår)",
            "Those with this status (Rött) or at this stage (ongoing)",
        ),
    ),
    (
        "start",
        Text::fixed(
            "De som påbörjas då: 2026, 2026-06-30, 2026..2027, ..2025 eller 2026..",
            "Those that start then: 2026, 2026-06-30, 2026..2027, ..2025 or 2026..",
        ),
    ),
    (
        "deadline",
        Text::fixed(
            "De som ska vara klara då, skrivet på samma sätt",
            "Those to be done by then, written the same way",
        ),
    ),
    (
        "until",
        Text::fixed(
            "De som pågår till och med då, skrivet på samma sätt",
            "Those that run until then, written the same way",
        ),
    ),
    (
        "late",
        Text::fixed("De som skulle ha varit klara men inte är det", "Those that should have been done and are not"),
    ),
    (
        "every",
        Text::fixed(
            "De som upprepas så ofta: år, halvår, tertial, kvartal, månad, \"2 år\" eller \"en gång\"",
            "Those repeated this often: year, half-year, tertial, quarter, month, \"2 years\" or once",
        ),
    ),
    ("focus", Text::fixed("De under prioriteringar med det här fokuset", "Those under priorities with this focus")),
    (
        "tag",
        Text::fixed(
            "De med den här taggen, eller under något som har den",
            "Those with this tag, or under something that has it",
        ),
    ),
    (
        "text",
        Text::fixed(
            "De med den här texten i id, rubrik, text eller anteckning",
            "Those with this text in id, title, text or note",
        ),
    ),
    ("plan", Text::fixed("Bara den här planen", "This plan only")),
    (
        "period",
        Text::fixed(
            "Se på den här perioden, till exempel 2025 [annars den aktuella]",
            "Look at this period, such as 2025 [else the current one]",
        ),
    ),
    ("list.period", SIDE_BY_SIDE),
    ("status.period", SIDE_BY_SIDE),
    (
        "by",
        Text::fixed(
            "Gruppera per goal, priority, owner, start, plan, focus, tag eller status",
            "Group by goal, priority, owner, start, plan, focus, tag or status",
        ),
    ),
    (
        "compare",
        Text::fixed(
            "Jämför den period som ses med en tidigare: sämre, bättre, nya, borta [annars den förra]",
            "Compare the one period looked at with an earlier: worse, better, new, gone [else the one before]",
        ),
    ),
    (
        "format",
        Text::fixed(
            "Skriv som table, json, jsonl, csv, tsv eller md [annars som filens namn säger]",
            "Write as table, json, jsonl, csv, tsv or md [else as the file's name says]",
        ),
    ),
    ("show.format", Text::fixed("Skriv som table, json eller md", "Write as table, json or md")),
    ("tree.format", Text::fixed("Skriv som table, json eller md", "Write as table, json or md")),
    (
        "columns",
        Text::fixed("Visa de här kolumnerna, till exempel id,title,note", "Show these columns, such as id,title,note"),
    ),
    (
        "sort",
        Text::fixed(
            "Ordna efter kolumner, till exempel start,-title (- är fallande)",
            "Order by columns, such as start,-title (- is descending)",
        ),
    ),
    (
        "owners.sort",
        Text::fixed(
            "Ordna efter name, activities, supports, late eller ett läge som off-track; flest först, - vänder",
            "Order by name, activities, supports, late or a stage such as off-track; most first, - turns it round",
        ),
    ),
    ("aliases", Text::fixed("Visa också hur namnen annars skrivs", "Show how else the names are written, too")),
    (
        "excel",
        Text::fixed(
            "Skriv CSV för svenskt Excel: semikolon, och rubriker i ord",
            "Write CSV for Nordic Excel: semicolons, and heads in words",
        ),
    ),
    ("id", Text::fixed("Id eller namn på det som ska visas", "Id or name of what to show")),
    (
        "depth",
        Text::fixed(
            "Hur djupt: 1 mål, 2 prioriteringar, 3 aktiviteter",
            "How deep: 1 goals, 2 priorities, 3 activities",
        ),
    ),
    (
        "chart.by",
        Text::fixed(
            "Vad staplarna är: period, goal, priority, owner, start, plan, focus, tag eller status [annars period]",
            "What the bars are: period, goal, priority, owner, start, plan, focus, tag or status [else period]",
        ),
    ),
    (
        "chart.format",
        Text::fixed(
            "Skriv som table, json, jsonl, csv, tsv, md eller svg [annars som filens namn säger]",
            "Write as table, json, jsonl, csv, tsv, md or svg [else as the file's name says]",
        ),
    ),
    (
        "site.output",
        Text::fixed(
            "Skriv filerna i den här katalogen; det som andra har lagt där blir kvar",
            "Write the files to this directory; what others have put there stays",
        ),
    ),
    (
        "base_url",
        Text::fixed(
            "Adressen som sidorna ska ligga på, för sitemap.xml",
            "The address the pages will have, for sitemap.xml",
        ),
    ),
    ("output", Text::fixed("Skriv till den här filen; - är standard ut", "Write to this file; - is standard output")),
    (
        "watch",
        Text::fixed(
            "Svara igen så snart planens filer ändras; Ctrl-C avslutar",
            "Answer again as soon as the plan's files change; Ctrl-C ends",
        ),
    ),
    (
        "export.output",
        Text::fixed(
            "Skriv till den här filen (.xlsx, .csv), eller med --split till en katalog; - är standard ut",
            "Write to this file (.xlsx, .csv), or with --split to a directory; - is standard output",
        ),
    ),
    (
        "export.format",
        Text::fixed(
            "Skriv som xlsx eller csv [annars som filens namn säger]",
            "Write as xlsx or csv [else as the file's name says]",
        ),
    ),
    (
        "split",
        Text::fixed(
            "Ett blad per ansvarig (owner); en fil var, om FIL är en katalog",
            "A sheet for each owner (owner); a file each, where FILE is a directory",
        ),
    ),
    (
        "mail",
        Text::fixed(
            "Lägg ett färdigt brev (.eml och .md) bredvid varje ansvarigs blad; inget skickas",
            "Put a ready letter (.eml and .md) beside each owner's sheet; nothing is sent",
        ),
    ),
    (
        "export.by",
        Text::fixed(
            "Dagen då bladen ska vara tillbaka, för brevet: 2027-01-20",
            "The day the sheets are wanted back, for the letter: 2027-01-20",
        ),
    ),
    (
        "all",
        Text::fixed(
            "Ta också med det som är planerat till senare eller redan är klart",
            "Include what is planned for later or done before",
        ),
    ),
    (
        "force",
        Text::fixed(
            "Skriv över en fil även om någon har fyllt i den",
            "Write over a file even where somebody has filled it in",
        ),
    ),
    (
        "silent",
        Text::fixed(
            "Visa vilka ansvariga ingenting har kommit in från, och hur länge sedan det var",
            "Show the owners of whom nothing came in, and how long ago anything did",
        ),
    ),
    ("fail", Text::fixed("Sluta med kod 1 om något inte är bedömt", "Exit with 1 when anything lacks an assessment")),
];
