//! The rows of a sheet: what each is about, and its answers.

use std::collections::HashMap;

use super::annotations::MergedBelow;
use super::answer::{Answer, Answers, CellAnswer};

use super::cells::{AS_TEXT, Same};
use super::known::{Found, KnownPlan};
use crate::locale::{Text, text};
use crate::model::{Period, Plan, StatusId, Str, Thing, Tier, same_key};
use crate::query::{Level, LevelName, Refusal, expect_followed_up, find_status};
use crate::sheet::letters::key;
use crate::sheet::number::Signs;
use crate::sheet::read::{CellValue, GridRow};
use crate::sheet::returned::SheetTable;
use crate::sheet::{Column, Finding};
use crate::source::Spanned;

/// Reads the rows of a sheet, adds their answers to `answers`, and reports the invalid ones.
pub(super) fn answers<'f, 'p, 'a>(
    table: &SheetTable<'f>,
    known: &mut [KnownPlan<'p, 'a>],
    findings: &mut Vec<Finding>,
    answers: &mut Answers<'f, 'p, 'a>,
) {
    let below = MergedBelow::of(table);
    let mut plans = HashMap::new();
    for (at, known) in known.iter().enumerate() {
        plans.entry(same_key(&known.plan.id).into_owned()).or_insert(at);
    }
    let mut reader = RowReader { table, below, known, plans, findings, same: Vec::new(), seen: HashMap::new() };
    for line in table.lines {
        reader.answer(line, answers);
    }
    reader.finish();
}

/// A reader of a sheet's rows.
pub(super) struct RowReader<'r, 'f, 'p, 'a> {
    pub(super) table: &'r SheetTable<'f>,
    /// The rows whose id cell is merged with the row above.
    below: MergedBelow,
    pub(super) known: &'r mut [KnownPlan<'p, 'a>],
    /// The index of each plan in `known`, by its id.
    plans: HashMap<String, usize>,
    pub(super) findings: &'r mut Vec<Finding>,
    /// The findings that apply to many rows.
    pub(super) same: Vec<Same>,
    /// The first row of each thing, by the address of its id.
    seen: HashMap<*const Spanned<Str<'a>>, u32>,
}

impl<'f, 'p, 'a> RowReader<'_, 'f, 'p, 'a> {
    fn answer(&mut self, line: &'f GridRow, answers: &mut Answers<'f, 'p, 'a>) {
        if self.is_extra_row(line) {
            self.findings.push(self.extra_row_finding(line));
            return;
        }
        let is_filled = |column| self.value(line, column).is_some();
        if !is_filled(Column::Id) || self.below.holds(line.row) {
            if Column::ALL.into_iter().any(is_filled) {
                self.findings.push(Finding::error(&self.cell(line, Column::Id), &NO_ID, NO_ID_HELP));
            }
            return;
        }
        let Some(at) = self.plan(line) else { return };
        let id = self.value(line, Column::Id).map(CellValue::shown).unwrap_or_default();
        if let Some(measured) = self.known[at].measure(id.trim()) {
            answers.values.extend(self.value_answer(line, at, measured));
        } else {
            answers.assessed.extend(self.assessment(line, at));
        }
    }

    /// Returns whether a row is the first one with an id; reports a duplicate.
    pub(super) fn is_first(&mut self, line: &GridRow, id: &'p Spanned<Str<'a>>) -> bool {
        let first = *self.seen.entry(std::ptr::from_ref(id)).or_insert(line.row);
        if first != line.row {
            let id = &*id.value;
            let message = text!("`{id}` står redan på rad {first}", "`{id}` stands in row {first} already");
            let help = Text::fixed("behåll den rad som gäller", "keep the row that counts");
            self.findings.push(Finding::error(&self.cell(line, Column::Id), &message, help));
        }
        first == line.row
    }

    /// Reads the row of a goal, a priority or an activity.
    fn assessment(&mut self, line: &'f GridRow, at: usize) -> Option<Answer<'f, 'p, 'a>> {
        let period = self.period(line, at)?;
        let thing = self.thing(line, at)?;
        let plan = self.known[at].plan;
        if !self.is_first(line, thing.id()) {
            return None;
        }
        let is_of = match thing {
            Thing::Activity(goal, priority, activity) => self.is_of_activity(line, at, (goal, priority, activity)),
            Thing::Goal(_) | Thing::Priority(..) => self.is_of_section(line, at, thing),
        };
        if !is_of {
            return None;
        }
        self.expect_text(line, thing);
        self.value_of_nothing(line, thing.id());
        Some(Answer { plan, thing, period, status: self.status(line, plan), note: self.note(line, plan) })
    }

    /// Finds the plan of a row.
    fn plan(&mut self, line: &GridRow) -> Option<usize> {
        let said = self.text(line, Column::Plan, Signs::of(None))?;
        if let Some(at) = self.plans.get(&*same_key(&said)) {
            return Some(*at);
        }
        if said.is_empty() && self.is_new(line) {
            return None;
        }
        let ids = self.known.iter().map(|known| format!("`{}`", &*known.plan.id.value)).collect::<Vec<_>>().join(", ");
        let message = if said.is_empty() {
            Text::fixed("det står inte vilken plan raden hör till", "it does not say which plan the row belongs to")
        } else {
            text!("raden hör till en annan plan: `{said}`", "the row belongs to another plan: `{said}`")
        };
        let help =
            if said.is_empty() { WHOLE_ROWS } else { text!("planerna här är {ids}", "the plans here are {ids}") };
        self.same(line, Column::Plan, said, message, help);
        None
    }

    /// Returns whether a row that names no plan is about something that no plan has; reports it.
    fn is_new(&mut self, line: &GridRow) -> bool {
        let id = self.value(line, Column::Id).map(CellValue::shown).unwrap_or_default();
        let id = id.trim();
        let is_unknown = self
            .known
            .iter_mut()
            .all(|known| known.measure(id).is_none() && matches!(known.find(id), Found::Nothing(_)));
        if is_unknown {
            let message = text!("inget i planen har id:t `{id}`", "nothing in the plan has the id `{id}`");
            self.findings.push(Finding::error(&self.cell(line, Column::Id), &message, NEW_ROW));
        }
        is_unknown
    }

    /// Reads the period of a row, which must be the assessed one.
    pub(super) fn period(&mut self, line: &GridRow, at: usize) -> Option<Period> {
        let said = self.text(line, Column::Period, Signs::of(None))?;
        let KnownPlan { plan, period: asked, .. } = self.known[at];
        let (message, help) = match said.to_uppercase().parse::<Period>() {
            Ok(period) => match expect_followed_up(plan, period) {
                Ok(()) if period == asked => return Some(period),
                Ok(()) => another_period(period, asked),
                Err(Refusal { message, help, .. }) => (message, help.unwrap_or(WHOLE_ROWS)),
            },
            Err(_) if said.is_empty() => (
                Text::fixed("det står inte vilken period raden gäller", "it does not say which period the row is of"),
                WHOLE_ROWS,
            ),
            Err(_) => (text!("`{said}` är ingen period", "`{said}` is not a period"), WHOLE_ROWS),
        };
        self.same(line, Column::Period, said, message, help);
        None
    }

    /// Finds the activity, goal or priority of a row.
    fn thing(&mut self, line: &GridRow, at: usize) -> Option<Thing<'p, 'a>> {
        let id = self.text(line, Column::Id, Signs::of(None))?;
        let cell = self.cell(line, Column::Id);
        let name = LevelName::of(self.known[at].plan, Level::Activity);
        let plan = &*self.known[at].plan.id.value;
        let found = match self.known[at].find(&id) {
            // The title beside it is that of an activity, so the id was changed.
            Found::Own(thing) | Found::Former(thing)
                if thing.tier() != Tier::Activity && self.value(line, Column::Activity).is_some() =>
            {
                Found::Nothing(self.known[at].near(&id))
            }
            found => found,
        };
        let (message, help) = match found {
            Found::Own(thing) => return Some(thing),
            Found::Former(thing) => {
                let now = &*thing.id().value;
                let message = text!("`{id}` heter `{now}` i planen nu", "`{id}` is called `{now}` in the plan now");
                let help = text!("raden gäller `{now}`", "the row is about `{now}`");
                self.findings.push(Finding::notice(&cell, &message, help));
                return Some(thing);
            }
            Found::Several => (
                text!("id:t `{id}` står på flera ställen i planen", "the id `{id}` stands in several places"),
                Text::fixed("`plan check` visar var", "`plan check` shows where"),
            ),
            Found::Nothing(_) if matches!(self.value(line, Column::Id), Some(CellValue::Number(_))) => (
                text!(
                    none = name.none();
                    "id:t har blivit ett tal ({id}), och {none} i {plan} heter så",
                    "the id has become a number ({id}), and {none} in {plan} is called so"
                ),
                AS_TEXT,
            ),
            Found::Nothing(near) => {
                let message =
                    text!(none = name.none(); "{none} i {plan} har id:t `{id}`", "{none} in {plan} has the id `{id}`");
                let near = near.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
                let help = if near.is_empty() {
                    text!(
                        activity = name.the();
                        "är {activity} borta ur planen, ta bort raden; har kalkylprogrammet gjort om id:t, skriv det som text",
                        "if {activity} is gone from the plan, remove the row; if the spreadsheet changed the id, write it as text"
                    )
                } else {
                    text!(
                        activity = name.the();
                        "menade du {near}? är {activity} borta ur planen, ta bort raden",
                        "did you mean {near}? if {activity} is gone from the plan, remove the row"
                    )
                };
                (message, help)
            }
        };
        self.findings.push(Finding::error(&cell, &message, help));
        None
    }

    /// Reads the status; `None` if it is unchanged or invalid.
    fn status(&mut self, line: &GridRow, plan: &Plan<'_>) -> Option<CellAnswer<'f, Option<StatusId>>> {
        if self.is_untouched(line, Column::Status, Column::StatusThen) {
            return None;
        }
        let signs = signs(plan);
        let (said, then_words) = (self.text(line, Column::Status, signs)?, self.text(line, Column::StatusThen, signs)?);
        let place = self.cell(line, Column::Status);
        match status(plan, &said) {
            Ok(now) => {
                let then = status(plan, &then_words).ok();
                (then != Some(now)).then_some(CellAnswer { place, now, then, then_words })
            }
            Err(Refusal { message, help, .. }) => {
                self.findings.push(Finding::error(&place, &message, help));
                None
            }
        }
    }

    /// Reads the note; `None` if it is unchanged or invalid.
    pub(super) fn note(&mut self, line: &GridRow, plan: &Plan<'_>) -> Option<CellAnswer<'f, String>> {
        if self.is_untouched(line, Column::Note, Column::NoteThen) {
            return None;
        }
        let signs = signs(plan);
        let (now, then) = (self.text(line, Column::Note, signs)?, self.text(line, Column::NoteThen, signs)?);
        let place = self.cell(line, Column::Note);
        let is_same = key(&now) == key(&then);
        (!is_same).then(|| CellAnswer { place, now, then: Some(then.clone()), then_words: then })
    }
}

/// Returns the number format of the plan's language.
pub(super) fn signs(plan: &Plan<'_>) -> Signs {
    Signs::of(plan.language.as_ref().map(|language| &*language.value))
}

/// Returns the status with a name, ignoring symbols around it; `None` for an empty text.
fn status(plan: &Plan<'_>, word: &str) -> Result<Option<StatusId>, Refusal> {
    if word.is_empty() {
        return Ok(None);
    }
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let status = find_status(plan, word).or_else(|refusal| find_status(plan, bare).map_err(|_| refusal))?;
    Ok(plan.scale.find(&status.name))
}

fn another_period(period: Period, asked: Period) -> (Text, Text) {
    (
        text!(
            "raden gäller {period}, och det som följs upp är {asked}",
            "the row is of {period}, and what is followed up is {asked}"
        ),
        text!(
            "är det {period} som ska in, kör om med `--period {period}`; annars behövs ett uttag för {asked}",
            "if it is {period} that is to be taken, run again with `--period {period}`; otherwise export for {asked}"
        ),
    )
}

static NO_ID: Text = Text::fixed("raden har inget id", "the row has no id");
const NO_ID_HELP: Text = Text::fixed(
    "skriv radens id, eller ta bort raden; det som är nytt läggs till med `plan add activity`; är celler sammanslagna, dela dem",
    "write the id of the row, or remove the row; what is new is added with `plan add activity`; split cells that were merged",
);
const NEW_ROW: Text = Text::fixed(
    "ta bort raden ur bladet: det som är nytt läggs till med `plan add activity`",
    "remove the row from the sheet: what is new is added with `plan add activity`",
);
const WHOLE_ROWS: Text = Text::fixed(
    "kopiera hela rader, med de dolda kolumnerna, ur ett uttag från `plan export`",
    "copy whole rows, with the hidden columns, from an export by `plan export`",
);
