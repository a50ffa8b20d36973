//! Changes of measures, from options to edits.

use super::keys::{is_none, written};
use crate::cli::args::MeasureKeys;
use crate::cli::editing::table_not_found_at;
use crate::cli::stop::Stop;
use crate::edit::layout::{Route, Spelled};
use crate::edit::{Draft, KeyChange, LinkChanges, sources_step};
use crate::locale::{Lang, Text, text};
use crate::model::{Better, Measure, Measured, Number, Period, Plan, loose_key};
use crate::query::{Refusal, better_name, find_period};
use crate::source::FileId;

/// The new value of a key.
#[derive(Clone, Debug, Default)]
enum NewValue<T> {
    /// Unchanged.
    #[default]
    Kept,
    /// A new value.
    Set(T),
    /// None: the key is removed.
    Removed,
}

impl<T> From<Option<T>> for NewValue<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Removed, Self::Set)
    }
}

impl<T> NewValue<T> {
    /// Returns the value as TOML.
    fn spelled(&self, spelled: impl Fn(&T) -> Spelled) -> NewValue<Spelled> {
        match self {
            Self::Kept => NewValue::Kept,
            Self::Set(value) => NewValue::Set(spelled(value)),
            Self::Removed => NewValue::Removed,
        }
    }
}

/// The change of a measure. A missing field is unchanged; a missing number is removed.
#[derive(Debug, Default)]
pub(super) struct MeasureChange {
    pub(super) title: Option<String>,
    unit: NewValue<String>,
    better: NewValue<Better>,
    baseline: NewValue<(Period, Number)>,
    targets: Vec<(Period, Option<Number>)>,
    pub(super) values: Vec<(Period, Option<Number>)>,
    /// The note about a value, with its period; an empty note is removed.
    pub(super) note: Option<(Period, String)>,
    /// The links to add to a value and to remove from it, with its period.
    pub(super) sources: Option<(Period, LinkChanges)>,
}

impl MeasureChange {
    /// Returns a change of values, and of the note of one.
    pub(super) fn of_values(values: Vec<(Period, Option<Number>)>, note: Option<(Period, String)>) -> Self {
        Self { values, note, ..Self::default() }
    }

    /// Parses the options, and adds refusals. A value without a period is for `period`.
    pub(super) fn read(keys: &MeasureKeys, plan: &Plan<'_>, period: Period, refusals: &mut Vec<Refusal>) -> Self {
        let MeasureKeys { unit, better, baseline, target, value } = keys;
        let mut dated = |option: &str, given: &str, period: Option<Period>| {
            let read = dated(option, given, plan, period);
            read.map_err(|refusal| refusals.push(refusal)).ok()
        };
        let baseline = match baseline.as_ref().filter(|given| !is_none(given)) {
            Some(given) => dated("--baseline", given, None)
                .map_or(NewValue::Kept, |(of, number)| number.map(|number| (of, number)).into()),
            None if baseline.is_some() => NewValue::Removed,
            None => NewValue::Kept,
        };
        let targets = target.iter().filter_map(|given| dated("--target", given, None)).collect();
        let values = value.iter().filter_map(|given| dated("--value", given, Some(period))).collect();
        let better = better.as_ref().and_then(|given| way(given).map_err(|refusal| refusals.push(refusal)).ok());
        let unit = unit.as_deref().map(|unit| Some(written(unit)).filter(|unit| !unit.is_empty()).into());
        let (better, unit) = (better.unwrap_or_default(), unit.unwrap_or_default());
        Self { title: None, unit, better, baseline, targets, values, note: None, sources: None }
    }

    /// Writes the change into the measure with this id; `now` is the current one. Keys that are equal already are not
    /// written.
    pub(super) fn make(
        &self,
        draft: &mut Draft,
        file: FileId,
        id: &str,
        now: Option<&Measure<'_>>,
    ) -> Result<(), Stop> {
        draft.take_steps(vec![(file, measure_route(id), self.steps(now).into())]).map_err(table_not_found_at)?;
        Ok(())
    }

    /// Returns the keys that must change.
    pub(super) fn steps(&self, now: Option<&Measure<'_>>) -> Vec<KeyChange> {
        let mut steps = Vec::new();
        let mut put = |key: &str, value: NewValue<Spelled>, is_there: bool| match value {
            NewValue::Set(value) => steps.push(KeyChange::Set(vec![key.to_owned()], value)),
            NewValue::Removed if is_there => steps.push(KeyChange::Remove(vec![key.to_owned()])),
            NewValue::Removed | NewValue::Kept => {}
        };
        put(
            "title",
            self.title.as_ref().map_or(NewValue::Kept, |title| NewValue::Set(Spelled::text(title.as_str()))),
            true,
        );
        put("unit", self.unit.spelled(|unit| Spelled::text(unit.as_str())), now.is_some_and(|now| now.unit.is_some()));
        let better = self.better.spelled(|better| Spelled::text(better.name()));
        put("better", better, now.is_some_and(|now| now.better.is_some()));
        let baseline = self.baseline.spelled(|(period, number)| {
            let members = [("period", Spelled::period(*period)), ("value", bare(*number))];
            Spelled::Table(members.map(|(key, value)| (key.to_owned(), value)).to_vec())
        });
        put("baseline", baseline, now.is_some_and(|now| now.baseline.is_some()));
        for (period, number) in &self.targets {
            let is = now.and_then(|now| now.targets.iter().find(|(of, _)| **of == *period)).map(|(_, is)| **is);
            if is != *number {
                let path = vec!["target".to_owned(), period.to_string()];
                steps.push(
                    number
                        .map(bare)
                        .map_or_else(|| KeyChange::Remove(path.clone()), |it| KeyChange::Set(path.clone(), it)),
                );
            }
        }
        let noted = self.note.iter().map(|(period, _)| *period);
        let stated = |period: Period| self.values.iter().find(|(of, _)| *of == period).map(|(_, number)| *number);
        let periods = self.values.iter().map(|(period, _)| *period);
        let periods = periods.chain(noted.filter(|period| stated(*period).is_none()));
        for period in periods {
            let is = now.and_then(|now| now.value(period));
            let number = stated(period).unwrap_or_else(|| is.and_then(|is| is.value).map(|value| *value));
            let note = self.note.as_ref().filter(|(of, _)| *of == period).map(|(_, note)| note.as_str());
            steps.extend(value_steps(period, number, note, is));
        }
        steps.extend(self.source_steps(now));
        steps
    }

    /// Returns the changes of a value's links. A value that stands alone becomes a table.
    fn source_steps(&self, now: Option<&Measure<'_>>) -> Vec<KeyChange> {
        let Some((period, sources)) = &self.sources else { return Vec::new() };
        let is = now.and_then(|now| now.value(*period));
        let Some(links) = sources.applied(is.map_or(&[][..], |is| &is.links)) else { return Vec::new() };
        let path = vec!["value".to_owned(), period.to_string()];
        let is_alone = is.is_none_or(|is| is.note.is_none() && is.links.is_empty());
        let has_note = self.note.as_ref().is_some_and(|(of, note)| of == period && !note.is_empty());
        let stated = self.values.iter().find(|(of, _)| of == period).and_then(|(_, number)| *number);
        let number = stated.or_else(|| is.and_then(|is| is.value).map(|value| *value));
        let table = number.filter(|_| is_alone && !has_note && !links.is_empty());
        let whole = table.map(|number| Spelled::Table(vec![("value".to_owned(), bare(number))]));
        whole.map(|whole| KeyChange::Set(path.clone(), whole)).into_iter().chain([sources_step(path, links)]).collect()
    }
}

/// Returns the route of a measure with an id.
pub(super) fn measure_route(id: &str) -> Route<'_> {
    Route::Item { list: "measure", key: "id", is: id }
}

/// Returns the changes of a period's value. An existing note stays if none is given.
fn value_steps(
    period: Period,
    number: Option<Number>,
    note: Option<&str>,
    now: Option<&Measured<'_>>,
) -> Vec<KeyChange> {
    let path = |rest: &[&str]| -> Vec<String> {
        ["value".to_owned(), period.to_string()].into_iter().chain(rest.iter().map(|key| (*key).to_owned())).collect()
    };
    let Some(number) = number else { return now.map(|_| KeyChange::Remove(path(&[]))).into_iter().collect() };
    let says_more = now.is_some_and(|it| it.note.is_some() || !it.links.is_empty());
    let is_same = now.and_then(|it| it.value).is_some_and(|now| *now == number);
    let mut steps = Vec::new();
    match note.filter(|note| !note.is_empty()) {
        Some(note) => {
            let said = vec![("value".to_owned(), bare(number)), ("note".to_owned(), Spelled::text(note))];
            steps.push(KeyChange::Set(path(&[]), Spelled::Table(said)));
        }
        None if is_same => {}
        None if says_more => steps.push(KeyChange::Set(path(&["value"]), bare(number))),
        None => steps.push(KeyChange::Set(path(&[]), bare(number))),
    }
    if note.is_some_and(str::is_empty) && now.is_some_and(|it| it.note.is_some()) {
        steps.push(KeyChange::Remove(path(&["note"])));
    }
    steps
}

fn bare(number: Number) -> Spelled {
    Spelled::Bare(number.to_string())
}

/// Parses a number with its period: `2030=92`. The period may be left out if one is known.
fn dated(
    option: &str,
    given: &str,
    plan: &Plan<'_>,
    known: Option<Period>,
) -> Result<(Period, Option<Number>), Refusal> {
    let (period, number) = match (given.split_once('='), known) {
        (Some((period, number)), _) => (find_period(option, period, [plan])?, number),
        (None, Some(period)) => (period, given),
        (None, None) => {
            return Err(Refusal::new(
                text!("{option}: `{given}` säger ingen period", "{option}: `{given}` says no period"),
                Some(text!(
                    "skriv perioden, = och talet: `{option} 2030=92`",
                    "write the period, = and the number: `{option} 2030=92`"
                )),
            ));
        }
    };
    if is_none(number) {
        return Ok((period, None));
    }
    let number = number.trim();
    Number::typed(number).map(|number| (period, Some(number))).ok_or_else(|| {
        Refusal::new(
            text!("{option}: `{number}` är inget tal", "{option}: `{number}` is not a number"),
            Some(Text::fixed(
                "skriv talet med siffror, som 87,7 eller 1000, utan enhet; `none` tar bort det",
                "write the number in digits, as 87.7 or 1000, without its unit; `none` removes it",
            )),
        )
    })
}

/// Parses the direction that is better.
fn way(given: &str) -> Result<NewValue<Better>, Refusal> {
    if is_none(given) {
        return Ok(NewValue::Removed);
    }
    let key = loose_key(given.trim());
    let is_it = |better: &Better| {
        let others = match better {
            Better::Up => ["upp", "uppat"],
            Better::Down => ["ned", "ner"],
        };
        let names = Lang::ALL.map(|lang| loose_key(better_name(*better).get(lang)).into_owned());
        better.name() == key || others.contains(&&*key) || names.iter().any(|name| *name == key)
    };
    Better::ALL.into_iter().find(is_it).map(NewValue::Set).ok_or_else(|| {
        Refusal::new(
            text!("--better: `{given}` är inget håll", "--better: `{given}` is not a way"),
            Some(Text::fixed(
                "skriv up om högre är bättre, down om lägre är det, eller none",
                "write up if higher is better, down if lower is, or none",
            )),
        )
    })
}
