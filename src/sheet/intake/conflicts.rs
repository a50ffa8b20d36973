//! Conflicts between sheets and the plan.

use std::collections::HashMap;

use super::answer::{Answer, Answers, CellAnswer, ValueAnswer};
use super::values::same_number;
use super::{Change, Intake, Prefer, ValueChange};
use crate::locale::{Text, text};
use crate::model::{Number, Period, Plan, StatusId, Str, Thing};
use crate::query::{expect_open, expect_within, number_words, stated};
use crate::sheet::letters::key;
use crate::sheet::place::SheetPlace;
use crate::sheet::{Finding, Weight};
use crate::source::{Spanned, printable_line};

/// The number of characters of a note in a message.
const MOST_SHOWN: usize = 120;

/// Returns the changes to make, and the findings.
pub(super) fn resolved<'p, 'a>(answers: Answers<'_, 'p, 'a>, prefer: Option<Prefer>) -> Intake<'p, 'a> {
    let mut settling = ConflictResolver { prefer, findings: Vec::new(), closed: Vec::new() };
    let assessed = grouped(answers.assessed, |answer| answer.thing.id());
    let changes = assessed.iter().filter_map(|group| settling.change(group)).collect();
    let values = grouped(answers.values, |answer| &answer.measure.id);
    let values = values.iter().filter_map(|group| settling.value(group)).collect();
    Intake { changes, values, findings: settling.findings }
}

/// Returns answers in groups, those of the same thing together.
fn grouped<'p, 'a: 'p, T>(answers: Vec<T>, id: impl Fn(&T) -> &'p Spanned<Str<'a>>) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    let mut group_of: HashMap<*const Spanned<Str<'a>>, usize> = HashMap::new();
    for answer in answers {
        let group = *group_of.entry(std::ptr::from_ref(id(&answer))).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(answer),
            None => groups.push(vec![answer]),
        }
    }
    groups
}

struct ConflictResolver<'p> {
    prefer: Option<Prefer>,
    findings: Vec<Finding>,
    /// The plans with a closed period that is already reported.
    closed: Vec<(&'p str, Period)>,
}

/// The compared value, either the status or the note.
struct Aspect<'c, T> {
    /// The name of the value, with the thing that it belongs to.
    name: Text,
    /// Compares two values.
    is_same: &'c dyn Fn(&T, &T) -> bool,
    /// Formats a value for messages.
    words: &'c dyn Fn(&T) -> Text,
}

impl<'p> ConflictResolver<'p> {
    /// Combines the rows about one thing.
    fn change<'a>(&mut self, answers: &[Answer<'_, 'p, 'a>]) -> Option<Change<'p, 'a>> {
        let Answer { plan, thing, period, .. } = answers.first()?;
        let (plan, thing, period) = (*plan, *thing, *period);
        let (status_now, note_now) = stated(plan, thing.follow_ups(), period);
        let id = &*thing.id().value;

        let of_status: Vec<&CellAnswer<'_, _>> = answers.iter().filter_map(|answer| answer.status.as_ref()).collect();
        let of_note: Vec<&CellAnswer<'_, _>> = answers.iter().filter_map(|answer| answer.note.as_ref()).collect();
        let place = of_status.first().map(|said| &said.place).or(of_note.first().map(|said| &said.place))?;

        let status_words = |status: &Option<StatusId>| match status {
            Some(status) => Text::same(format!("`{}`", &*plan.scale.get(*status).name.value)),
            None => NO_STATUS,
        };
        let status = Aspect {
            name: text!("status på `{id}`", "the status of `{id}`"),
            is_same: &|a: &Option<StatusId>, b| a == b,
            words: &status_words,
        };
        let note = Aspect {
            name: text!("anteckningen om `{id}`", "the note on `{id}`"),
            is_same: &|a: &String, b: &String| key(a) == key(b),
            words: &|note: &String| note_words(note),
        };
        let status_now = status_now.and_then(|status| plan.scale.find(&status.name));
        let note_now = note_now.unwrap_or_default().to_owned();
        let status = self.resolve(&status, &of_status, &status_now);
        let note = self.resolve(&note, &of_note, &note_now);
        if status.is_none() && note.is_none() {
            return None;
        }
        self.expect_changeable(plan, thing, period, place);
        Some(Change { plan, thing, period, status, note })
    }

    /// Combines the rows about one measure.
    fn value<'a>(&mut self, answers: &[ValueAnswer<'_, 'p, 'a>]) -> Option<ValueChange<'p, 'a>> {
        let ValueAnswer { plan, thing, measure, period, .. } = answers.first()?;
        let (thing, measure, period) = (*thing, *measure, *period);
        let id = &*measure.id.value;
        let of_value: Vec<&CellAnswer<'_, _>> = answers.iter().filter_map(|answer| answer.value.as_ref()).collect();
        let of_note: Vec<&CellAnswer<'_, _>> = answers.iter().filter_map(|answer| answer.note.as_ref()).collect();
        let place = of_value.first().map(|said| &said.place).or(of_note.first().map(|said| &said.place))?;
        let value_words = |value: &Option<Number>| match value {
            Some(value) => number_words(*value, None),
            None => NO_VALUE,
        };
        let value = Aspect {
            name: text!("siffran för `{id}`", "the value of `{id}`"),
            is_same: &|a: &Option<Number>, b| same_number(*a, *b),
            words: &value_words,
        };
        let note = Aspect {
            name: text!("anteckningen om `{id}`", "the note on `{id}`"),
            is_same: &|a: &String, b: &String| key(a) == key(b),
            words: &|note: &String| note_words(note),
        };
        let stated = measure.values.iter().find(|value| *value.period == period);
        let value_now = stated.and_then(|stated| stated.value).map(|value| *value);
        let note_now = stated.and_then(|stated| stated.note.as_ref()).map(|note| note.to_string()).unwrap_or_default();
        let value = self.resolve(&value, &of_value, &value_now);
        let note = self.resolve(&note, &of_note, &note_now);
        // A note needs a value to belong to.
        let has_value = value.map_or(value_now.is_some(), |value| value.is_some());
        if note.as_ref().is_some_and(|note| !note.is_empty()) && !has_value {
            let message = text!(
                "`{id}` har en anteckning men inget värde för {period}",
                "`{id}` has a note but no value for {period}"
            );
            self.findings.push(Finding::error(place, &message, VALUE_TOO));
        }
        let is_changed = value.is_some() || note.is_some();
        if is_changed && let Err(refusal) = expect_open(plan, period) {
            self.findings.push(Finding::error(place, &refusal.message, refusal.help));
        }
        is_changed.then_some(ValueChange { thing, measure, period, value, note })
    }

    /// Returns the value to write; `None` to keep the current one.
    fn resolve<T: Clone>(&mut self, aspect: &Aspect<'_, T>, said: &[&CellAnswer<'_, T>], now: &T) -> Option<T> {
        let first = *said.first()?;
        let is_same = aspect.is_same;
        let others: Vec<&&CellAnswer<'_, T>> = said.iter().filter(|other| !is_same(&other.now, &first.now)).collect();
        if let Some(other) = others.first() {
            if self.prefer != Some(Prefer::Plan) {
                self.findings.push(between_sheets(aspect, first, other, self.prefer));
            }
            return None;
        }
        if is_same(&first.now, now) {
            return None;
        }
        let is_as_it_was = said.iter().any(|said| said.then.as_ref().is_some_and(|then| is_same(then, now)));
        match self.prefer {
            _ if is_as_it_was => Some(first.now.clone()),
            Some(Prefer::Sheet) => Some(first.now.clone()),
            Some(Prefer::Plan) => None,
            None => {
                self.findings.push(with_plan(aspect, first, now));
                None
            }
        }
    }

    /// Reports a period that is closed, or outside the thing's time.
    fn expect_changeable(&mut self, plan: &'p Plan<'_>, thing: Thing<'_, '_>, period: Period, place: &SheetPlace<'_>) {
        let id = &*plan.id.value;
        let is_known = self.closed.contains(&(id, period));
        if let Some(refusal) = expect_open(plan, period).err().filter(|_| !is_known) {
            self.closed.push((id, period));
            self.findings.push(Finding::error(place, &refusal.message, refusal.help));
        }
        if let Err(refusal) = expect_within(thing, period) {
            self.findings.push(Finding::error(place, &refusal.message, refusal.help));
        }
    }
}

fn with_plan<T>(aspect: &Aspect<'_, T>, said: &CellAnswer<'_, T>, now: &T) -> Finding {
    let words = aspect.words;
    let (name, sheet, plan) = (&aspect.name, words(&said.now), words(now));
    let then = said.then.as_ref().map_or_else(|| Text::same(format!("`{}`", said.then_words)), words);
    let message = text!(
        name = name, sheet = sheet, plan = plan, then = then;
        "{name} är ändrad både i bladet och i planen: bladet säger {sheet}, planen {plan}; vid uttaget stod {then}",
        "{name} was changed both in the sheet and in the plan: the sheet says {sheet}, the plan {plan}; at export it said {then}"
    );
    let help = Text::fixed(
        "`--prefer sheet` tar bladets svar, `--prefer plan` behåller planens",
        "`--prefer sheet` takes the sheet's answer, `--prefer plan` keeps the plan's",
    );
    Finding::new(Weight::Conflict, &said.place, &message, help)
}

fn between_sheets<T>(
    aspect: &Aspect<'_, T>,
    first: &CellAnswer<'_, T>,
    other: &CellAnswer<'_, T>,
    prefer: Option<Prefer>,
) -> Finding {
    let words = aspect.words;
    let (name, here, there, place) = (&aspect.name, words(&first.now), words(&other.now), other.place.words());
    let message = text!(
        name = name, here = here, there = there, place = place;
        "{name} har två olika svar: {here} här, {there} i {place}",
        "{name} has two different answers: {here} here, {there} in {place}"
    );
    let help = match prefer {
        Some(_) => Text::fixed(
            "`--prefer sheet` väljer inte mellan två blad: rätta det ena",
            "`--prefer sheet` does not choose between two sheets: correct one of them",
        ),
        None => Text::fixed(
            "rätta det ena bladet; `--prefer plan` behåller planens",
            "correct one of the sheets; `--prefer plan` keeps the plan's",
        ),
    };
    Finding::new(Weight::Conflict, &first.place, &message, help)
}

fn note_words(note: &str) -> Text {
    if note.is_empty() {
        return Text::fixed("ingen anteckning", "no note");
    }
    let line = printable_line(note);
    let short: String = line.chars().take(MOST_SHOWN).collect();
    let dots = if short.len() < line.len() { "…" } else { "" };
    Text::same(format!("\"{short}{dots}\""))
}

const NO_VALUE: Text = Text::fixed("inget värde", "no value");
const VALUE_TOO: Text = Text::fixed(
    "skriv talet under Värde också, eller töm anteckningen",
    "write the number under Value too, or empty the note",
);
const NO_STATUS: Text = Text::fixed("ingen status", "no status");
