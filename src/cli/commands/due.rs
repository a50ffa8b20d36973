//! `plan due`: the assessments that are missing.

use std::borrow::Cow;

use super::silent::silent;
use crate::cli::args::{AnswerShape, DueArgs};
use crate::cli::output::Output;
use crate::cli::rows::{Head, separated};
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::Tier;
use crate::query::{Assessable, Entry, Level, LevelName, MeasureEntry, Refusal, Selection, lacking_before};
use crate::report::columns::Column;
use crate::report::write::Separator;
use crate::report::{json, view};

/// The kind of a row about a measure, in machine formats.
const MEASURE: &str = "measure";
static KIND: Text = Text::fixed("Slag", "Kind");

pub(in crate::cli) fn due(args: &DueArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let form = args.answer.form()?;
    let selection = session.select(&args.filters)?;
    if args.fail && selection.fits_nothing() {
        return Err(looked_at_nothing().into());
    }
    if args.silent {
        return silent(&form, args.fail, &selection, session, output);
    }
    let entries: Vec<Entry<'_, '_>> = selection.entries().filter(Entry::is_due).collect();
    let sections: Vec<Assessable<'_, '_>> = selection.sections().filter(Assessable::is_due).collect();
    let measures: Vec<MeasureEntry<'_, '_>> = selection.measures().filter(MeasureEntry::is_due).collect();
    let earlier = lacking_before(&selection);
    let answer = match form.shape() {
        AnswerShape::Document => {
            let before = (&*sections, &*measures);
            form.text(&view::due(&selection, before, &entries, &earlier, session.sources, session.lang), session)
        }
        AnswerShape::Json => json::due((&sections, &measures), &entries, &earlier, session.sources)?.into_bytes(),
        AnswerShape::JsonLines => json::due_lines((&sections, &measures), &entries, session.sources)?.into_bytes(),
        AnswerShape::Rows => {
            let things = sections.iter().copied().chain(entries.iter().map(Entry::assessable));
            due_rows(&selection, things, &measures, session, form.separator)?
        }
    };
    form.deliver(&answer, session, output)?;
    let is_due = !(sections.is_empty() && measures.is_empty() && entries.is_empty() && earlier.is_empty());
    Ok(if args.fail && is_due { Exit::Findings } else { Exit::Fine })
}

/// Returns what is to be assessed, and then the measures that lack a value, as rows. To the columns of a list of
/// activities are added the kind of each, and what a measure belongs to.
fn due_rows<'p, 'a: 'p>(
    selection: &Selection<'_, '_>,
    things: impl Iterator<Item = Assessable<'p, 'a>>,
    measures: &[MeasureEntry<'p, 'a>],
    session: &Session<'_>,
    separator: Separator,
) -> csv::Result<Vec<u8>> {
    let own = Column::ALL.iter().map(|column| Head::of(*column, selection));
    let heads: Vec<Head> = own.chain([Head::new("kind", &KIND), Head::new("of", &say::MEASURES_WHAT)]).collect();
    let is_for_a_person = separator.is_for_a_person();
    let of_thing = |it: Assessable<'p, 'a>| {
        let tier = it.thing.tier();
        let kind = if is_for_a_person { named(selection, tier, session.lang) } else { tier.name().to_owned() };
        let values = Column::ALL.iter().map(|column| column.value(&it, session.sources).into_owned());
        values.chain([kind, String::new()]).collect::<Vec<_>>()
    };
    let of_measure = |it: &MeasureEntry<'p, 'a>| {
        let kind = if is_for_a_person { say::MEASURE.get(session.lang) } else { MEASURE };
        let values = Column::ALL.iter().map(|column| column.of_measure(it, session.sources)).map(Cow::into_owned);
        values.chain([kind.to_owned(), it.thing.id().to_string()]).collect::<Vec<_>>()
    };
    let rows = things.map(of_thing).chain(measures.iter().map(of_measure));
    separated(separator, session.lang, &heads, rows)
}

/// Returns the plans' name for a level.
fn named(selection: &Selection<'_, '_>, tier: Tier, lang: Lang) -> String {
    let plans = selection.plans.iter().map(|selected| selected.plan);
    LevelName::common(plans, Level::of_tier(tier)).heading().get(lang).to_owned()
}

/// Returns the refusal of `--fail` with an empty selection, which would always succeed.
fn looked_at_nothing() -> Refusal {
    Refusal::new(
        Text::fixed(
            "--fail: inget motsvarar urvalet, så det finns inget att granska",
            "--fail: nothing matches the selection, so there is nothing to look at",
        ),
        Some(Text::fixed(
            "`plan list` med samma urval visar vad det träffar",
            "`plan list` with the same selection shows what it matches",
        )),
    )
}
