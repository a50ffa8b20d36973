//! The instructions above the rows.

use super::{Outgoing, Sending};
use crate::locale::{Lang, Text, capital, catalogue as say, text};
use crate::model::{Color, Plan, Stage, Status};
use crate::palette::Tone;
use crate::query::{Level, LevelName};

static WHAT_TO_DO: Text = Text::fixed("Så här gör du", "What to do");
static WHAT_STATUSES_MEAN: Text = Text::fixed("Vad statusarna betyder", "What the statuses mean");
static FILL_IN: Text = Text::fixed(
    "Fyll i de vita cellerna: välj Status i listan och skriv en Anteckning.",
    "Fill in the white cells: choose a Status from the list and write a Note.",
);
static FILL_IN_TEXT: Text =
    Text::fixed("Fyll i kolumnerna Status och Anteckning.", "Fill in the columns Status and Note.");
static LEAVE_TEXT_ALONE: Text = Text::fixed(
    "Ändra inget annat. Ta inte bort kolumner: alla behövs när bladet läses in.",
    "Change nothing else. Remove no columns: all are needed when it is read back.",
);
static LEAVE_ALONE: Text = Text::fixed(
    "Ändra inget annat. Ta inte bort kolumner: de dolda behövs när bladet läses in.",
    "Change nothing else. Remove no columns: hidden ones are needed when it is read back.",
);
static WHY: Text = Text::fixed("Skriv alltid varför när statusen är", "Always say why where the status is");
static FILL_IN_VALUES: Text = Text::fixed(
    "På en indikators rad: skriv talet för perioden under Värde, utan enhet.",
    "In the row of a measure: write the number of the period under Value, without its unit.",
);
static SHARED: Text = Text::fixed(
    "Det som har flera ansvariga står i allas blad. Kom överens om vem som fyller i.",
    "What has several owners is in the sheet of each. Agree on who fills it in.",
);
static SEND_BACK: Text = Text::fixed(
    "Spara filen och skicka tillbaka den till den du fick den av.",
    "Save the file, and send it back to whom you got it from.",
);

/// The text above the rows.
pub(super) struct Instructions {
    /// The title of the sheet.
    pub(super) title: String,
    /// The plan, the period, the day, and the selection.
    pub(super) facts: String,
    /// The instructions, a line each; the first is a heading.
    pub(super) steps: Vec<String>,
    /// The meanings of the statuses; the first line is a heading.
    pub(super) scale: Vec<Explained>,
}

/// A line of the explained scale.
pub(super) enum Explained {
    /// A heading for the lines below.
    Heading(String),
    /// A status: its name, meaning and colour.
    Status(String, String, Tone),
}

impl Instructions {
    pub(super) fn of(sheet: &Outgoing<'_, '_>, sending: &Sending<'_>) -> Self {
        let lang = sending.lang;
        let plans: Vec<&Plan<'_>> = sheet.plans().into_iter().map(|(plan, ..)| plan).collect();
        Self {
            title: sheet.title(lang),
            facts: facts(sheet, &plans, sending),
            steps: all_steps(sheet, lang),
            scale: scale(&plans, lang),
        }
    }
}

fn facts(sheet: &Outgoing<'_, '_>, plans: &[&Plan<'_>], sending: &Sending<'_>) -> String {
    let lang = sending.lang;
    let ids = plans.iter().map(|plan| &*plan.id.value).collect::<Vec<_>>().join(", ");
    let (made, count) = (sending.day, sheet.entries().count());
    let (plan, asked) = (say::PLAN.get(lang), sending.asked);
    let activities = LevelName::common(plans.iter().copied(), Level::Activity).many().map(|many| Some(capital(many)));
    text!(
        activities = activities;
        "{plan}: {ids} · Uttaget {made} · Urval: {asked} · {activities}: {count}",
        "{plan}: {ids} · Exported {made} · Selection: {asked} · {activities}: {count}"
    )
    .get(lang)
    .to_owned()
}

fn all_steps(sheet: &Outgoing<'_, '_>, lang: Lang) -> Vec<String> {
    let steps = std::iter::once(WHAT_TO_DO.clone()).chain(steps(sheet, true)).chain([SEND_BACK.clone()]);
    steps.map(|step| step.get(lang).to_owned()).collect()
}

/// Returns whether a text is one of the instructions. Only the first words are compared, because the sheet may have
/// been exported by a version with other wording.
pub(in crate::sheet) fn is_instruction(text: &str) -> bool {
    let whole = [&WHAT_TO_DO, &WHAT_STATUSES_MEAN, &FILL_IN, &FILL_IN_VALUES, &LEAVE_ALONE, &SHARED, &SEND_BACK];
    let begins = [(&WHY, ' '), (&say::FOLLOW_UP, ' '), (&say::PLAN, ':')];
    let begins_so = |words: &str, next: char| text.strip_prefix(words).is_some_and(|rest| rest.starts_with(next));
    Lang::ALL.into_iter().any(|lang| {
        whole.iter().any(|words| first_words(words.get(lang)).eq(first_words(text)))
            || begins.iter().any(|(words, next)| begins_so(words.get(lang), *next))
    })
}

fn first_words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().take(3).map(|word| word.trim_end_matches([',', '.', ':']))
}

/// Returns the instructions. A workbook has colours, lists and hidden columns; CSV does not.
pub(super) fn steps(sheet: &Outgoing<'_, '_>, is_workbook: bool) -> Vec<Text> {
    let mut steps = vec![if is_workbook { FILL_IN.clone() } else { FILL_IN_TEXT.clone() }];
    steps.extend(sheet.measures().next().map(|_| FILL_IN_VALUES.clone()));
    if !is_workbook {
        let names = names(sheet, |plan| plan.scale.iter().map(|(_, status)| status).collect());
        steps.push(text!("Statusarna är {names}.", "The statuses are {names}."));
    }
    let names =
        names(
            sheet,
            |plan| {
                if plan.asks_for_notes() { plan.scale.of_stage(Stage::OffTrack).collect() } else { Vec::new() }
            },
        );
    steps.extend((!names.is_empty()).then(|| text!(why = WHY; "{why} {names}.", "{why} {names}.")));
    steps.push(if is_workbook { LEAVE_ALONE.clone() } else { LEAVE_TEXT_ALONE.clone() });
    let is_shared = sheet.owner.is_some() && sheet.entries().any(|entry| entry.owners().nth(1).is_some());
    steps.extend(is_shared.then(|| SHARED.clone()));
    steps
}

/// Returns the distinct names of some statuses of each plan.
fn names<'p>(sheet: &Outgoing<'p, '_>, of: impl Fn(&'p Plan<'p>) -> Vec<&'p Status<'p>>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for status in sheet.plans().into_iter().flat_map(|(plan, ..)| of(plan)) {
        if !names.contains(&&*status.name.value) {
            names.push(&status.name.value);
        }
    }
    names.join(", ")
}

/// Returns the scales of the plans; equal ones once.
fn scale(plans: &[&Plan<'_>], lang: Lang) -> Vec<Explained> {
    let mut lines = vec![Explained::Heading(WHAT_STATUSES_MEAN.get(lang).to_owned())];
    let mut told: Vec<Vec<(String, String)>> = Vec::new();
    for plan in plans {
        let said: Vec<_> =
            plan.scale.iter().map(|(_, status)| (status.name.to_string(), meaning(status, lang))).collect();
        if told.contains(&said) {
            continue;
        }
        if !told.is_empty() {
            lines.push(Explained::Heading(plan.title.to_string()));
        }
        let status = |((name, meaning), (_, status)): (&(String, String), (_, &Status<'_>))| {
            Explained::Status(name.clone(), meaning.clone(), tone(status))
        };
        lines.extend(said.iter().zip(plan.scale.iter()).map(status));
        told.push(said);
    }
    lines
}

fn meaning(status: &Status<'_>, lang: Lang) -> String {
    let stage = || crate::query::stage_name(*status.stage).get(lang).to_owned();
    status.meaning.as_ref().map_or_else(stage, |meaning| meaning.to_string())
}

/// Returns the colour of a status.
pub(super) fn tone(status: &Status<'_>) -> Tone {
    match status.shown_color() {
        Some(Color::Blue) => Tone::Blue,
        Some(Color::Red) => Tone::Red,
        Some(Color::Yellow) => Tone::Yellow,
        Some(Color::Green) => Tone::Green,
        Some(Color::Orange) => Tone::Orange,
        Some(Color::Purple) => Tone::Purple,
        Some(Color::Black) => Tone::Black,
        Some(Color::Grey) | None => Tone::Faint,
    }
}
