//! Descriptions of the keys of a plan's manifest.

use super::Texts;
use crate::locale::Text;

pub(super) static TEXTS: Texts = Texts {
    title: Text::fixed("Plan, plan.toml", "Plan, plan.toml"),
    about: Text::fixed(
        "En plan: vad den heter, vilka år den gäller, hur den följs upp, dess skala och dess register över ansvariga.",
        "A plan: what it is called, which years it runs, how it is followed up, its scale and its register of owners.",
    ),
    keys: KEYS,
};

static KEYS: &[(&str, Text)] = &[
    ("id", Text::fixed("Planens id: namnet på dess katalog.", "The plan's id: the name of its directory.")),
    ("title", Text::fixed("Planens hela titel.", "The plan's full title.")),
    (
        "language",
        Text::fixed(
            "Planens språk som en kod, till exempel sv, en eller fi. Verktyget svarar på det, om det är svenska eller engelska.",
            "The plan's language as a code, such as sv, en or fi. The tool answers in it, if it is Swedish or English.",
        ),
    ),
    (
        "period",
        Text::fixed(
            "Åren som planen gäller: `period = { first = 2024, last = 2027 }`.",
            "The years that the plan runs: `period = { first = 2024, last = 2027 }`.",
        ),
    ),
    ("period.first", Text::fixed("Det första året.", "The first year.")),
    ("period.last", Text::fixed("Det sista året, självt medräknat.", "The last year, itself included.")),
    (
        "owners",
        Text::fixed(
            "De som ansvarar för varje aktivitet där inget närmare säger något om det. Namn eller alias ur `[[owner]]`.",
            "Who is responsible for each activity of which nothing nearer says so. Names or aliases from `[[owner]]`.",
        ),
    ),
    (
        "about",
        Text::fixed(
            "Vad planen är, så som en rapport inleds.",
            "What the plan is, as a report's introduction says it.",
        ),
    ),
    ("excluded", Text::fixed("Vad planen inte omfattar.", "What the plan leaves out.")),
    (
        "strategy",
        Text::fixed("Vad den överordnade strategin begär av planen.", "What the strategy above asks of the plan."),
    ),
    ("strategy.title", Text::fixed("Strategins namn.", "The strategy's name.")),
    ("strategy.chapter", Text::fixed("Strategins kapitel om det här.", "The chapter of the strategy about this.")),
    (
        "strategy.desired_state",
        Text::fixed(
            "Det önskvärda läget när strategins tid är ute.",
            "The desired state when the strategy's time is over.",
        ),
    ),
    ("strategy.principles", Text::fixed("Vad som vägleder arbetet dit.", "What guides the work on the way there.")),
    (
        "strategy.aims",
        Text::fixed(
            "Vad strategin vill samskapa, en text för varje.",
            "What the strategy wants created together, a text each.",
        ),
    ),
    (
        "development",
        Text::fixed(
            "Utvecklingsmålen, och hur de blev prioriteringar och aktiviteter.",
            "The development goals, and how they became priorities and activities.",
        ),
    ),
    (
        "development.text",
        Text::fixed(
            "Hur målen blev prioriteringar och aktiviteter, med dokumentets ord.",
            "How the goals became priorities and activities, in the document's words.",
        ),
    ),
    (
        "development.goals",
        Text::fixed("Utvecklingsmålen, med dokumentets ord.", "The development goals, in the document's words."),
    ),
    ("follow_up", Text::fixed("Hur och när planen följs upp.", "How and when the plan is followed up.")),
    (
        "follow_up.every",
        Text::fixed(
            "Hur ofta planen följs upp. Saknas raden: varje år.",
            "How often the plan is followed up. Left out: every year.",
        ),
    ),
    (
        "follow_up.current",
        Text::fixed(
            "Perioden som visas när ingen annan begärs.",
            "The period that is shown when no other is asked for.",
        ),
    ),
    (
        "follow_up.levels",
        Text::fixed(
            "Nivåerna som ska bedömas varje period: `\"goal\"`, `\"priority\"`, `\"activity\"`. Saknas raden: bara aktiviteter.",
            "The levels that are to be assessed each period: `\"goal\"`, `\"priority\"`, `\"activity\"`. Left out: activities alone.",
        ),
    ),
    (
        "follow_up.text",
        Text::fixed(
            "Hur uppföljningen görs, med dokumentets ord.",
            "How the follow-up is done, in the document's words.",
        ),
    ),
    (
        "report",
        Text::fixed(
            "Vad som står runt en rapport till nämnden. Det som saknas utelämnas.",
            "What a report to the board has around it. What is not given is left out.",
        ),
    ),
    (
        "report.sender",
        Text::fixed(
            "Den som lämnar rapporten, överst på första sidan. Saknas raden: organisationen i governance.toml.",
            "Who hands in the report, at the top of page one. Left out: the organisation in governance.toml.",
        ),
    ),
    ("report.case_number", Text::fixed("Ärendets nummer i diariet.", "The number of the case in the register.")),
    ("report.officer", Text::fixed("Handläggaren.", "The official who prepared it.")),
    (
        "report.proposed_decision",
        Text::fixed(
            "Beslutet som nämnden föreslås fatta. En rad som börjar med `- ` är en punkt.",
            "The decision that the board is asked to make. A line that begins with `- ` is an item.",
        ),
    ),
    (
        "report.contact",
        Text::fixed(
            "Vart frågor ställs: en adress, ett telefonnummer, en roll.",
            "Where questions are answered: an address, a telephone number, a role.",
        ),
    ),
    (
        "report.logo",
        Text::fixed(
            "En bild till webbsidan, Word, Excel och PDF: en PNG- eller JPEG-fil i planens katalog, till exempel `logo.png`.",
            "A picture for the web page, Word, Excel and PDF: a PNG or JPEG file in the plan's directory, such as `logo.png`.",
        ),
    ),
    (
        "levels",
        Text::fixed(
            "Planens egna ord för sina nivåer. Där ett saknas används verktygets.",
            "The plan's own words for its levels. Where one is left out, the tool's is used.",
        ),
    ),
    ("levels.goal", Text::fixed("Den översta nivån, till exempel Mål.", "The highest level, such as Goal.")),
    ("levels.priority", Text::fixed("Nivån under, till exempel Prioritering.", "The level below, such as Priority.")),
    (
        "levels.area",
        Text::fixed(
            "Den översta nivån i en fil med `kind = \"direction\"`.",
            "The highest level in a file with `kind = \"direction\"`.",
        ),
    ),
    (
        "levels.direction",
        Text::fixed(
            "Nivån under i en fil med `kind = \"direction\"`.",
            "The level below in a file with `kind = \"direction\"`.",
        ),
    ),
    (
        "levels.activity",
        Text::fixed("Den lägsta nivån, till exempel Aktivitet.", "The lowest level, such as Activity."),
    ),
    ("status", Text::fixed("Skalan: ett steg för varje `[[status]]`.", "The scale: a step for each `[[status]]`.")),
    ("status.name", Text::fixed("Vad steget heter, till exempel Grönt.", "What the step is called, such as Green.")),
    (
        "status.stage",
        Text::fixed(
            "Vad steget betyder för verktyget: `planned` börjar senare, `off-track` avviker, `ongoing` pågår, `done` är genomförd.",
            "What the step means to the tool: `planned` starts later, `off-track` is late or in difficulty, `ongoing` goes on, `done` is carried out.",
        ),
    ),
    ("status.color", Text::fixed("Färgen som steget visas i.", "The colour that the step is shown in.")),
    (
        "status.meaning",
        Text::fixed("Definitionen som antogs med planen.", "The definition that was adopted with the plan."),
    ),
    (
        "owner",
        Text::fixed(
            "Registret över ansvariga: en roll för varje `[[owner]]`.",
            "The register of owners: a role for each `[[owner]]`.",
        ),
    ),
    ("owner.name", Text::fixed("Rollens namn, det enda som visas.", "The role's name, the only one shown.")),
    ("owner.aliases", Text::fixed("Andra sätt att skriva samma roll.", "Other spellings of the same role.")),
    (
        "owner.email",
        Text::fixed(
            "Rollens e-postadress, dit `plan export --mail` ställer brevet.",
            "The role's e-mail address, to which `plan export --mail` addresses the letter.",
        ),
    ),
    (
        "closed",
        Text::fixed(
            "Perioder vars uppföljning är stängd, med vad som sades då: `[closed.2024]`.",
            "Periods whose follow-up is closed, with what was stated then: `[closed.2024]`.",
        ),
    ),
    (
        "closed.*",
        Text::fixed("Perioden är stängd: den ändras inte mer.", "The period is closed: it does not change any more."),
    ),
    ("closed.date", Text::fixed("Dagen då den stängdes, utan citattecken.", "The day it was closed, without quotes.")),
    (
        "closed.assessed",
        Text::fixed(
            "Vad som sades om varje aktivitet då, en rad för varje id.",
            "What was stated about each activity then, a line for each id.",
        ),
    ),
    ("assessed.*", Text::fixed("En aktivitet, med sitt id.", "An activity, by its id.")),
    ("assessed.status", Text::fixed("Statusen när perioden stängdes.", "The status when the period was closed.")),
    (
        "assessed.note",
        Text::fixed(
            "Anteckningens kontrollsumma när perioden stängdes.",
            "The checksum of the note when the period was closed.",
        ),
    ),
    (
        "check",
        Text::fixed(
            "Hur mycket olika slags problem väger i den här planen: `unused-owner = \"off\"`.",
            "How much each kind of problem matters in this plan: `unused-owner = \"off\"`.",
        ),
    ),
    (
        "check.*",
        Text::fixed(
            "En kod som `PL201`, eller dess namn; `plan explain` visar alla.",
            "A code such as `PL201`, or its name; `plan explain` lists them all.",
        ),
    ),
];
