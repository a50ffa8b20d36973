//! Descriptions of the keys of the governance file.

use super::Texts;
use crate::locale::Text;

pub(super) static TEXTS: Texts = Texts {
    title: Text::fixed("Styrning, governance.toml", "Governance, governance.toml"),
    about: Text::fixed(
        "Vad som styr planerna: organisationen, strategin, nämndens prioriteringar och vad varje plan är till för.",
        "What governs the plans: the organisation, the strategy, the board's priorities and what each plan is meant to do.",
    ),
    keys: KEYS,
};

static KEYS: &[(&str, Text)] = &[
    ("title", Text::fixed("En rubrik för alla planerna tillsammans.", "A heading over all the plans together.")),
    ("language", Text::fixed("Språket filen är skriven på.", "The language that the file is written in.")),
    ("source", Text::fixed("Varifrån uppgifterna är hämtade.", "Where it was all taken from.")),
    ("organisation", Text::fixed("Vilka som beslutar och verkställer.", "Who decides and who carries out.")),
    ("organisation.name", Text::fixed("Organisationens namn.", "The organisation's name.")),
    ("organisation.decides", Text::fixed("Vem som antar planerna.", "Who adopts the plans.")),
    (
        "organisation.board",
        Text::fixed(
            "Nämnden, som beslutar om årets prioriteringar och får uppföljningen.",
            "The board, which decides what comes first each year and receives the follow-up.",
        ),
    ),
    ("organisation.responsible", Text::fixed("Vem som verkställer planerna.", "Who carries the plans out.")),
    (
        "organisation.administration",
        Text::fixed("Förvaltningen där de verkställs.", "The administration responsible for carrying them out."),
    ),
    ("organisation.text", Text::fixed("Detsamma med källans egna ord.", "The same in the source's own words.")),
    ("strategy", Text::fixed("Strategin ovanför alla planerna.", "The strategy above all the plans.")),
    ("strategy.id", Text::fixed("Ett kort namn för all framtid.", "A short name for all time.")),
    ("strategy.title", Text::fixed("Strategins hela titel.", "The strategy's full title.")),
    ("strategy.short", Text::fixed("Vad den kallas i dagligt tal.", "What people call it.")),
    (
        "strategy.period",
        Text::fixed(
            "Åren som strategin gäller: `period = { first = 2018, last = 2030 }`.",
            "The years that the strategy runs: `period = { first = 2018, last = 2030 }`.",
        ),
    ),
    ("period.first", Text::fixed("Det första året.", "The first year.")),
    ("period.last", Text::fixed("Det sista året, självt medräknat.", "The last year, itself included.")),
    ("strategy.text", Text::fixed("Vad den begär av planerna.", "What it asks of the plans.")),
    (
        "focus",
        Text::fixed(
            "Nämndens prioriteringar, en `[[focus]]` för varje år.",
            "What the board put first, a `[[focus]]` for each year.",
        ),
    ),
    ("focus.year", Text::fixed("Året prioriteringarna gäller.", "The year they apply to.")),
    ("focus.decided_by", Text::fixed("Vem som beslutade dem.", "Who decided them.")),
    (
        "focus.text",
        Text::fixed("Hur de beslutas, med källans egna ord.", "How they are decided, in the source's own words."),
    ),
    (
        "focus.priorities",
        Text::fixed(
            "Prioriteringarna, en text för varje. Målfilerna nämner dem efter `focus`.",
            "The priorities, a text each. Goal files name them after `focus`.",
        ),
    ),
    ("plan", Text::fixed("Planerna, en `[[plan]]` för varje.", "The plans, a `[[plan]]` for each.")),
    ("plan.id", Text::fixed("Planens id: namnet på dess katalog.", "The plan's id: the name of its directory.")),
    ("plan.title", Text::fixed("Vad planen kallas.", "What the plan is called.")),
    ("plan.aim", Text::fixed("Vad planen är till för.", "What the plan is meant to do.")),
    ("plan.text", Text::fixed("Vad mer källan säger om den.", "What else the source says about it.")),
];
