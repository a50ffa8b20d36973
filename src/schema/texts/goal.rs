//! Descriptions of the keys of a goal file.

use super::Texts;
use crate::locale::Text;

pub(super) static TEXTS: Texts = Texts {
    title: Text::fixed("Målfil", "Goal file"),
    about: Text::fixed(
        "Ett mål med sina prioriteringar och aktiviteter: en fil per mål.",
        "A goal with its priorities and activities: one file a goal.",
    ),
    keys: KEYS,
};

const OWN_FOLLOW_UP: Text = Text::fixed(
    "Bedömningen av målet eller prioriteringen själv, i samma skala, en rad per period: `follow_up.2024 = { status = \"…\", note = \"…\" }`. Den räknas inte bland aktiviteterna.",
    "The assessment of the goal or priority itself, in the same scale, one line a period: `follow_up.2024 = { status = \"…\", note = \"…\" }`. It is not counted among the activities.",
);

const MEASURES: Text = Text::fixed(
    "Indikatorer: tal som visar hur det går, med mål och värden per period.",
    "Measures: numbers that show how it goes, with targets and values by period.",
);

static KEYS: &[(&str, Text)] = &[
    (
        "id",
        Text::fixed(
            "Målets namn för all framtid: dokumentets nummer, till exempel `4.1`. Det ändras aldrig och används aldrig igen.",
            "The goal's name for all time: the document's number, such as `4.1`. Never changed, never used again.",
        ),
    ),
    ("title", Text::fixed("Målets rubrik, som den är antagen.", "The goal's heading, as adopted.")),
    (
        "kind",
        Text::fixed(
            "Vad filen innehåller: `goal` är ett mål med prioriteringar, `direction` ett område med strategiska inriktningar. Saknas raden är det ett mål.",
            "What the file contains: `goal` is a goal with priorities, `direction` an area of strategic directions. Left out: a goal.",
        ),
    ),
    ("text", Text::fixed("Målets antagna text, ordagrant.", "The goal's adopted text, word for word.")),
    (
        "tags",
        Text::fixed(
            "Fria ord om vad målet handlar om, att söka och räkna på: `--tag`. Stora och små bokstäver är samma.",
            "Free words for what the goal is about, to filter and count by: `--tag`. Case does not matter.",
        ),
    ),
    (
        "links",
        Text::fixed(
            "Länkar till mer om målet: adresser som börjar med https://, http:// eller mailto:, ensamma eller med rubrik som `{ title = \"…\", url = \"https://…\" }`.",
            "Links to more about the goal: addresses that begin with https://, http:// or mailto:, alone or with a title as `{ title = \"…\", url = \"https://…\" }`.",
        ),
    ),
    ("measure", MEASURES),
    ("activity", Text::fixed("Aktiviteter direkt under målet.", "Activities directly under the goal.")),
    (
        "priority",
        Text::fixed(
            "Prioriteringarna under målet, i dokumentets ordning; i en fil med `kind = \"direction\"` de strategiska inriktningarna.",
            "The priorities under the goal, in the document's order; in a file with `kind = \"direction\"` the strategic directions.",
        ),
    ),
    (
        "priority.id",
        Text::fixed(
            "Prioriteringens namn för all framtid: dokumentets nummer, eller ett ord där numret saknas, till exempel `4.1.film`.",
            "The priority's name for all time: the document's number, or a word where there is no number, such as `4.1.film`.",
        ),
    ),
    (
        "priority.formerly",
        Text::fixed(
            "Id som prioriteringen hade innan den flyttades. `plan move` skriver raden; de får aldrig användas till något annat.",
            "Ids that the priority had before it was moved. `plan move` writes the line; nothing else may ever use them.",
        ),
    ),
    (
        "priority.title",
        Text::fixed("Prioriteringens rubrik, som den är antagen.", "The priority's heading, as adopted."),
    ),
    (
        "priority.text",
        Text::fixed("Prioriteringens antagna text, ordagrant.", "The priority's adopted text, word for word."),
    ),
    (
        "priority.see",
        Text::fixed(
            "Id för andra prioriteringar, vars aktiviteter också räknas hit.",
            "Ids of other priorities, whose activities belong here too.",
        ),
    ),
    (
        "priority.focus",
        Text::fixed(
            "Vilka av nämndens prioriteringar den bidrar till: namn ur governance.toml.",
            "Which of the board's priorities it serves: names from governance.toml.",
        ),
    ),
    (
        "priority.tags",
        Text::fixed(
            "Fria ord om vad prioriteringen handlar om, att söka och räkna på: `--tag`. Stora och små bokstäver är samma.",
            "Free words for what the priority is about, to filter and count by: `--tag`. Case does not matter.",
        ),
    ),
    (
        "priority.links",
        Text::fixed(
            "Länkar till mer om prioriteringen: adresser som börjar med https://, http:// eller mailto:, ensamma eller med rubrik som `{ title = \"…\", url = \"https://…\" }`.",
            "Links to more about the priority: addresses that begin with https://, http:// or mailto:, alone or with a title as `{ title = \"…\", url = \"https://…\" }`.",
        ),
    ),
    (
        "priority.activity",
        Text::fixed(
            "Aktiviteterna under prioriteringen, i dokumentets ordning.",
            "The activities under the priority, in the document's order.",
        ),
    ),
    (
        "activity.id",
        Text::fixed(
            "Aktivitetens namn för all framtid: id för målet eller prioriteringen, ett bindestreck och ett nummer, till exempel `4.1.3-2`. Det ändras aldrig och används aldrig igen.",
            "The activity's name for all time: the id of the goal or priority, a hyphen and a number, such as `4.1.3-2`. Never changed, never used again.",
        ),
    ),
    (
        "activity.formerly",
        Text::fixed(
            "Id som aktiviteten hade innan den flyttades. `plan move` skriver raden; de får aldrig användas till något annat.",
            "Ids that the activity had before it was moved. `plan move` writes the line; nothing else may ever use them.",
        ),
    ),
    (
        "activity.title",
        Text::fixed("Aktiviteten, ordagrant så som den är antagen.", "The activity, word for word as adopted."),
    ),
    (
        "activity.text",
        Text::fixed("En längre text om aktiviteten, i stycken.", "A longer text about the activity, in paragraphs."),
    ),
    (
        "owners",
        Text::fixed(
            "De som ansvarar för varje aktivitet under målet som inte själv säger något om det. Namn eller alias ur plan.toml.",
            "Who is responsible for each activity under the goal that says nothing of it itself. Names or aliases from plan.toml.",
        ),
    ),
    (
        "priority.owners",
        Text::fixed(
            "De som ansvarar för varje aktivitet under prioriteringen som inte själv säger något om det. Namn eller alias ur plan.toml.",
            "Who is responsible for each activity under the priority that says nothing of it itself. Names or aliases from plan.toml.",
        ),
    ),
    (
        "activity.owners",
        Text::fixed(
            "De som ansvarar för handläggningen: namn eller alias ur registret i plan.toml.",
            "Those who are responsible: names or aliases from the register in plan.toml.",
        ),
    ),
    (
        "activity.support",
        Text::fixed(
            "De som ger stöd: namn eller alias ur registret i plan.toml.",
            "Those who support them: names or aliases from the register in plan.toml.",
        ),
    ),
    (
        "activity.start",
        Text::fixed(
            "När aktiviteten påbörjas: ett år som `2024`, en del av ett år som `\"2024-H1\"`, `\"2024-T2\"`, `\"2024-Q3\"` eller `\"2024-09\"`, eller en dag som `2024-06-30`. Saknas raden: från planens första period.",
            "When it starts: a year like `2024`, a part of one like `\"2024-H1\"`, `\"2024-T2\"`, `\"2024-Q3\"` or `\"2024-09\"`, or a day like `2024-06-30`. Left out: with the plan's first period.",
        ),
    ),
    (
        "activity.every",
        Text::fixed(
            "Hur ofta den upprepas; `\"year\"` betyder varje år, `\"2 years\"` vartannat år. Saknas raden görs den en gång.",
            "How often it is repeated; `\"year\"` means every year, `\"2 years\"` every second one. Left out: done once.",
        ),
    ),
    (
        "activity.deadline",
        Text::fixed(
            "När den senast ska vara genomförd: en period, eller en dag som `2024-06-30`. Genomförs den tidigare är den klar. Inte tillsammans med `until` eller `every`.",
            "When it is to be done by: a period, or a day like `2024-06-30`. Done earlier, it is finished. Not together with `until` or `every`.",
        ),
    ),
    (
        "activity.until",
        Text::fixed(
            "Den sista period eller dag som den pågår, den själv medräknad; till dess bedöms den i varje period. Saknas raden är inget slut bestämt.",
            "The last period or day it runs in, itself included; until then it is assessed in each period. Left out: no end is stated.",
        ),
    ),
    (
        "activity.tags",
        Text::fixed(
            "Fria ord om vad aktiviteten handlar om, att söka och räkna på: `--tag`. Stora och små bokstäver är samma.",
            "Free words for what the activity is about, to filter and count by: `--tag`. Case does not matter.",
        ),
    ),
    (
        "activity.links",
        Text::fixed(
            "Länkar till mer om aktiviteten: adresser som börjar med https://, http:// eller mailto:, ensamma eller med rubrik som `{ title = \"…\", url = \"https://…\" }`.",
            "Links to more about the activity: addresses that begin with https://, http:// or mailto:, alone or with a title as `{ title = \"…\", url = \"https://…\" }`.",
        ),
    ),
    ("links.title", Text::fixed("Det som visas i adressens ställe.", "What is shown in place of the address.")),
    (
        "links.url",
        Text::fixed("Adressen: https://, http:// eller mailto:.", "The address: https://, http:// or mailto:."),
    ),
    (
        "activity.ended",
        Text::fixed(
            "Säger att aktiviteten inte drivs vidare, från vilken period och varför. Aktiviteten får stå kvar i filen.",
            "Says that the activity is not carried on, from which period and why. The activity stays in the file.",
        ),
    ),
    (
        "ended.period",
        Text::fixed(
            "Perioden då det beslutades. För den kan aktiviteten ännu bedömas; efter den begärs ingenting.",
            "The period in which it was decided. The activity may still be assessed for it; after it, nothing is asked.",
        ),
    ),
    (
        "ended.into",
        Text::fixed("Id för den aktivitet som den blev en del av.", "The id of the activity that it became a part of."),
    ),
    ("ended.by", Text::fixed("Id för de aktiviteter som har ersatt den.", "Ids of the activities that replaced it.")),
    ("ended.reason", Text::fixed("Varför, och vem som beslutade det.", "Why, and who decided it.")),
    ("follow_up", OWN_FOLLOW_UP),
    ("priority.follow_up", OWN_FOLLOW_UP),
    ("priority.measure", MEASURES),
    ("activity.measure", MEASURES),
    (
        "measure.id",
        Text::fixed(
            "Indikatorns namn för all framtid, till exempel `P1.M1`. Inget annat i planen får ha det.",
            "The measure's name for all time, such as `P1.M1`. Nothing else in the plan may have it.",
        ),
    ),
    ("measure.title", Text::fixed("Vad som mäts.", "What is measured.")),
    ("measure.unit", Text::fixed("Vad det mäts i, till exempel `%`.", "What it is measured in, such as `%`.")),
    (
        "measure.better",
        Text::fixed(
            "Vilket håll som är bättre: `\"up\"` eller `\"down\"`. Saknas raden: inget av dem.",
            "Which way is better: `\"up\"` or `\"down\"`. Left out: neither.",
        ),
    ),
    (
        "measure.baseline",
        Text::fixed("Vad det var före planen: period och värde.", "What it was before the plan: its period and value."),
    ),
    ("baseline.period", Text::fixed("När det var så.", "When it was so.")),
    ("baseline.value", Text::fixed("Värdet, som det är skrivet.", "The value, as it is written.")),
    (
        "measure.target",
        Text::fixed(
            "Vad det ska vara vid slutet av perioden: `target.2030 = 92`.",
            "What it is to be at the end of the period: `target.2030 = 92`.",
        ),
    ),
    ("target.*", Text::fixed("Målet för perioden.", "The target for the period.")),
    (
        "measure.value",
        Text::fixed(
            "Vad det var i perioden: `value.2025 = 87.7`, eller `{ value = 87.7, note = \"…\" }`. Talet står kvar som det är skrivet.",
            "What it was in the period: `value.2025 = 87.7`, or `{ value = 87.7, note = \"…\" }`. The number stays as it is written.",
        ),
    ),
    ("value.*", Text::fixed("Värdet för perioden, ensamt eller med mer.", "The period's value, alone or with more.")),
    ("value.value", Text::fixed("Värdet, som det är skrivet.", "The value, as it is written.")),
    ("value.note", Text::fixed("Vad som sägs om värdet.", "A note on the value.")),
    ("value.links", Text::fixed("Länkar till det som visar värdet.", "Links to what shows the value.")),
    (
        "activity.follow_up",
        Text::fixed(
            "Uppföljningen, en rad per period: `follow_up.2024 = { status = \"…\", note = \"…\" }`.",
            "The follow-up, one line a period: `follow_up.2024 = { status = \"…\", note = \"…\" }`.",
        ),
    ),
    (
        "follow_up.*",
        Text::fixed(
            "Bedömningen för perioden: en status, en anteckning eller båda.",
            "The assessment of the period: a status, a note, or both.",
        ),
    ),
    (
        "follow_up.status",
        Text::fixed(
            "Statusen, med sitt namn ur skalan i plan.toml, till exempel `Gult`.",
            "The status, by its name in the scale of plan.toml, such as `Gult`.",
        ),
    ),
    (
        "follow_up.note",
        Text::fixed(
            "Vad som sägs om läget. En avvikelse behöver en anteckning om varför.",
            "A note on how it goes. What is off track needs a note that says why.",
        ),
    ),
    (
        "follow_up.links",
        Text::fixed(
            "Länkar till det som bedömningen bygger på, som en rapport: adresser, ensamma eller med rubrik.",
            "Links to what the assessment rests on, such as a report: addresses, alone or with a title.",
        ),
    ),
];
