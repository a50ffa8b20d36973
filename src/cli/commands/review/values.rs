//! The questions about values of measures, at the end of a review.

use crate::cli::ask::{Answer, Ask};
use crate::cli::commands::measure_keys::MeasureChange;
use crate::cli::editing::Editing;
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::edit::Draft;
use crate::locale::{Text, catalogue as say, text};
use crate::model::{Number, Period, Thing};
use crate::query::{MeasureEntry, Selection};
use crate::report::view::review::value_card;

/// A value to ask for, identified by ids, as others may change the plan meanwhile.
pub(super) struct ValueStep {
    plan: String,
    id: String,
    period: Period,
    asked: Period,
}

/// Returns the values that are due; with `is_of_all` also those that exist already.
pub(super) fn all(selection: &Selection<'_, '_>, is_of_all: bool) -> Vec<ValueStep> {
    let step = |entry: MeasureEntry<'_, '_>| {
        let asked = entry.asked.filter(|_| is_of_all || entry.is_due())?;
        let (plan, id) = (entry.plan.id.to_string(), entry.measure.id.to_string());
        Some(ValueStep { plan, id, period: entry.period, asked })
    };
    selection.measures().filter_map(step).collect()
}

/// Asks for each value and writes it; returns the number of values written.
pub(super) fn ask_for_all(
    steps: &[ValueStep],
    is_of_all: bool,
    ask: &Ask,
    editing: &Editing<'_>,
) -> Result<usize, Stop> {
    let mut stated = 0;
    for (at, step) in steps.iter().enumerate() {
        let answer = editing.read_again(|session| {
            let Some(entry) = step.find(session).filter(|entry| is_of_all || entry.is_due()) else { return Ok(None) };
            ask.show_apart(&value_card(&entry, at + 1, steps.len(), session.lang));
            let value = entry.stated().and_then(|stated| stated.value);
            let before = value.map(|value| value.shown(session.lang.point())).unwrap_or_default();
            ask.line(&say::VALUE, &before, &HOW, expect_number).map(Some)
        })?;
        match answer {
            None => {}
            Some(Answer::Left | Answer::Interrupted) => break,
            Some(Answer::Given(typed)) => {
                let Some(number) = Number::typed(&typed) else { continue };
                match step.save(number, editing) {
                    Ok(()) => {
                        stated += 1;
                        let (id, asked) = (&step.id, step.asked);
                        ask.say(&text!("Sparat: {id} {asked} {typed}.", "Saved: {id} {asked} {typed}."));
                    }
                    Err(refused @ Stop::Refused(_)) => output::complain(editing.environment, &refused),
                    Err(failed) => return Err(failed),
                }
            }
        }
    }
    Ok(stated)
}

impl ValueStep {
    /// Finds the measure in the current plan.
    fn find<'s>(&self, session: &Session<'s>) -> Option<MeasureEntry<'s, 's>> {
        let plan = session.loaded.portfolio.plans.iter().find(|plan| *plan.id.value == *self.plan)?;
        let mut all = Thing::all(plan).flat_map(|thing| thing.measures().iter().map(move |it| (thing, it)));
        let (thing, measure) = all.find(|(_, measure)| *measure.id.value == *self.id)?;
        Some(MeasureEntry { plan, thing, measure, period: self.period, asked: Some(self.asked) })
    }

    fn save(&self, number: Number, editing: &Editing<'_>) -> Result<(), Stop> {
        let change = |session: &Session<'_>, draft: &mut Draft| {
            let Some(entry) = self.find(session) else { return Ok(()) };
            let change = MeasureChange::of_values(vec![(self.asked, Some(number))], None);
            change.make(draft, entry.thing.file(), &entry.measure.id, Some(entry.measure))
        };
        editing.change_again(change, |_| true)
    }
}

/// Refuses a text that is neither empty nor a number.
fn expect_number(typed: &str) -> Result<(), Text> {
    if typed.is_empty() || Number::typed(typed).is_some() {
        return Ok(());
    }
    Err(text!(
        "`{typed}` är inget tal: skriv det med siffror, utan enhet",
        "`{typed}` is not a number: write it in digits, without its unit"
    ))
}

static HOW: Text = Text::fixed(
    "talet för perioden, utan enhet; bara Enter hoppar över. Esc slutar",
    "the number for the period, without its unit; Enter alone skips. Esc stops",
);
