//! The section about the plan: its description, its follow-up and its scale.

use super::Paper;
use super::part::{Part, one_line};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Plan, PlanStrategy, Stage, Status, Str};
use crate::query::{stage_name, unit_adverb};
use crate::report::doc::{Block, Cell, Column, Doc, Prose, Row, Table};
use crate::report::view::standing::tone;
use crate::source::Spanned;

/// Adds the description of the plan and of its follow-up.
pub(super) fn about(doc: &mut Doc, paper: &Paper<'_, '_, '_>, part: &Part<'_, '_, '_>) {
    let plan = part.plan();
    quote(doc, plan.about.as_ref());
    above(doc, paper);
    if let Some(excluded) = &plan.excluded {
        part.heading(doc, 2, &say::EXCLUDED);
        doc.quoted(&*excluded.value);
    }
    if let Some(above) = &plan.strategy {
        part.heading(doc, 2, &say::STRATEGY);
        strategy(doc, above, part.lang);
    }
    if let Some(development) = &plan.development {
        part.heading(doc, 2, &say::DEVELOPMENT_GOALS);
        quote(doc, development.text.as_ref());
        listed(doc, &development.goals);
    }
    part.heading(doc, 2, &HOW);
    match &plan.follow_up.text {
        Some(text) => doc.quoted(&*text.value),
        None => doc.text(rhythm(plan).get(part.lang)),
    }
    scale(doc, part);
}

fn quote(doc: &mut Doc, text: Option<&Spanned<Str<'_>>>) {
    if let Some(text) = text {
        doc.quoted(&*text.value);
    }
}

/// Returns the rhythm in words, for a plan that does not describe it.
fn rhythm(plan: &Plan<'_>) -> Text {
    let adverb = unit_adverb(plan.rhythm());
    text!(adverb = adverb; "Planen följs upp {adverb}.", "The plan is followed up {adverb}.")
}

fn strategy(doc: &mut Doc, strategy: &PlanStrategy<'_>, lang: Lang) {
    let chapter = strategy.chapter.as_ref().map(|chapter| format!(", {} {}", say::CHAPTER.get(lang), &*chapter.value));
    doc.quoted(format!("{}{}", one_line(&strategy.title), chapter.unwrap_or_default()));
    if let Some(state) = &strategy.desired_state {
        doc.text(format!("{}:", say::DESIRED_STATE.get(lang)));
        doc.quoted(&*state.value);
    }
    quote(doc, strategy.principles.as_ref());
    if !strategy.aims.is_empty() {
        doc.text(format!("{}:", say::AIMS.get(lang)));
        listed(doc, &strategy.aims);
    }
}

/// Adds items in the plan's words.
fn listed(doc: &mut Doc, items: &[Spanned<Str<'_>>]) {
    let items: Vec<String> = items.iter().map(|item| format!("- {}", one_line(item))).collect();
    if !items.is_empty() {
        doc.quoted(items.join("\n"));
    }
}

/// Adds the strategy above all the plans.
fn above(doc: &mut Doc, paper: &Paper<'_, '_, '_>) {
    let Some(strategy) = paper.governance.and_then(|governance| governance.strategy.as_ref()) else { return };
    let short = strategy.short.as_ref().map(|short| format!(" ({})", &*short.value)).unwrap_or_default();
    let years = strategy.years.map(|years| format!(" {}–{}", *years.first, *years.last)).unwrap_or_default();
    let title = format!("{}{short}{years}", one_line(&strategy.title));
    doc.fields([(say::STRATEGY.get(paper.lang).to_owned(), Some(title))]);
}

/// Adds the scale as adopted, and separately the stages derived from the calendar.
pub(super) fn scale(doc: &mut Doc, part: &Part<'_, '_, '_>) {
    let (plan, lang) = (part.plan(), part.lang);
    let row = |status: &Status<'_>| {
        let stage = *status.stage;
        let name = format!("{} {}", status.sign, &*status.name.value);
        let meaning = status.meaning.as_ref().map(|meaning| meaning.to_string());
        let meaning = meaning.unwrap_or_else(|| stage_name(stage).get(lang).to_owned());
        Row::new(vec![Cell::Toned(name, tone(Some(status), stage)), Cell::Prose(Prose::new(meaning))])
    };
    let rows: Vec<Row> = plan.scale.iter().map(|(_, status)| row(status)).collect();
    if !rows.is_empty() {
        let columns = vec![Column::short(say::STATUS.get(lang)).of_plan(), Column::wrapping(MEANS.get(lang)).of_plan()];
        doc.table(Table::new(columns, rows).captioned(SCALE.get(lang)));
    }
    doc.text(ADDED.get(lang));
    let added = |stage: Stage, meaning: &Text| {
        (format!("{} {}", stage.symbol(), stage_name(stage).get(lang)), meaning.get(lang).into())
    };
    let status = plan.scale.of_stage(Stage::Planned).next();
    let planned = match status.map(|status| &*status.name.value) {
        Some(name) => text!(
            "Påbörjas senare enligt planen. Det betyder detsamma som {name}, men ingen har behövt ange det.",
            "Starts later according to the plan. It means the same as {name}, without anybody having to state it."
        ),
        None => Text::fixed("Påbörjas senare enligt planen.", "Starts later according to the plan."),
    };
    doc.blocks.push(Block::Fields(vec![
        added(Stage::Planned, &planned),
        added(Stage::Unassessed, &UNASSESSED),
        added(Stage::Closed, &CLOSED),
    ]));
}

static HOW: Text = Text::fixed("Så följs planen upp", "How the plan is followed up");
static SCALE: Text = Text::fixed("Planens skala", "The plan's scale");
static MEANS: Text = Text::fixed("Innebörd", "Meaning");
static ADDED: Text = Text::fixed(
    "Utöver skalan används tre ord som följer av planens årtal och av vad som redan är bedömt:",
    "Besides the scale, three words follow from the years in the plan and from what is already assessed:",
);
static UNASSESSED: Text = Text::fixed(
    "Ska bedömas i perioden, men ingen har gjort det ännu.",
    "To be assessed in the period, but nobody has done so yet.",
);
static CLOSED: Text = Text::fixed(
    "Är klar, har löpt ut (om den upprepades till och med ett visst år) eller har lämnat planen; det står vilket. Bedöms inte \
     mer.",
    "Is done, has run out (where it was repeated until a certain year) or has left the plan; it says which. Not assessed any \
     more.",
);
