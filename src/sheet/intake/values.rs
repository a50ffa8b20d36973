//! Rows of measures: the value and the note of a period.

use std::cmp::Ordering;

use super::answer::{CellAnswer, ValueAnswer};
use super::rows::{RowReader, signs};
use crate::locale::{Text, text};
use crate::model::{Measure, Number, Period, Plan, Thing};
use crate::sheet::letters::key;
use crate::sheet::read::{CellValue, GridRow};
use crate::sheet::{Column, Finding, row};
use crate::source::printable_line;

impl<'f, 'p, 'a> RowReader<'_, 'f, 'p, 'a> {
    /// Reads the row of a measure.
    pub(super) fn value_answer(
        &mut self,
        line: &'f GridRow,
        at: usize,
        (thing, measure): (Thing<'p, 'a>, &'p Measure<'a>),
    ) -> Option<ValueAnswer<'f, 'p, 'a>> {
        let plan = self.known[at].plan;
        let period = self.period_of_value(line, at)?;
        if !self.is_first(line, &measure.id) || !self.is_of_measure(line, at, measure) {
            return None;
        }
        if let Some(status) = self.value(line, Column::Status).map(CellValue::shown) {
            let (id, status) = (&*measure.id.value, printable_line(&status).into_owned());
            let message = text!(
                "`{id}` är en indikator och har ingen status; den tas inte med: {status}",
                "`{id}` is a measure and has no status; it is not taken: {status}"
            );
            self.findings.push(Finding::untaken(&self.cell(line, Column::Status), &message, UNDER_VALUE));
        }
        if [Column::Value, Column::ValueThen].into_iter().any(|column| self.table.header.column(column).is_none()) {
            self.findings.push(Finding::error(&self.cell(line, Column::Id), &NO_COLUMN, AGAIN));
            return None;
        }
        let (value, note) = (self.number(line, plan, measure), self.note(line, plan));
        Some(ValueAnswer { plan, thing, measure, period, value, note })
    }

    /// Reads the period of the value: the selected period, or one of another length that ends with it.
    fn period_of_value(&mut self, line: &GridRow, at: usize) -> Option<Period> {
        let said = self.value(line, Column::Period).map(CellValue::shown).unwrap_or_default();
        let looked_at = self.known[at].period;
        let period = said.trim().to_uppercase().parse::<Period>().ok();
        let period = period.filter(|period| period.last_day() == looked_at.last_day());
        period.or_else(|| self.period(line, at))
    }

    /// Returns whether the id is still beside the label of its measure.
    fn is_of_measure(&mut self, line: &GridRow, at: usize, measure: &Measure<'a>) -> bool {
        let label = self.value(line, Column::Measure).map(CellValue::shown);
        let Some(label) = label.filter(|label| key(label) != key(&row::measure_label(measure))) else { return true };
        let (id, cell) = (&*measure.id.value, self.cell(line, Column::Measure));
        let other = self.known[at].other_measure(&label, measure).map(|other| &*other.id.value);
        self.expect_own_title(&cell, id, other)
    }

    /// Reads the value; `None` if it is unchanged or invalid.
    fn number(
        &mut self,
        line: &GridRow,
        plan: &Plan<'_>,
        measure: &Measure<'_>,
    ) -> Option<CellAnswer<'f, Option<Number>>> {
        if self.is_untouched(line, Column::Value, Column::ValueThen) {
            return None;
        }
        let then_words = self.text(line, Column::ValueThen, signs(plan))?;
        let said = match self.value(line, Column::Value) {
            Some(CellValue::Formatted(number, code)) if code.contains('%') => format!("{} %", exact(number * 100.0)),
            Some(CellValue::Number(number) | CellValue::Formatted(number, _)) => exact(*number),
            _ => self.text(line, Column::Value, signs(plan))?,
        };
        let place = self.cell(line, Column::Value);
        let Ok(now) = read(&said, measure) else {
            let said = printable_line(&said).into_owned();
            let message = text!("`{said}` är inget tal", "`{said}` is not a number");
            self.findings.push(Finding::error(&place, &message, AS_NUMBER));
            return None;
        };
        let then = read(&then_words, measure).ok();
        let is_same = then.is_some_and(|then| same_number(then, now));
        (!is_same).then_some(CellAnswer { place, now, then, then_words })
    }

    /// Reports that a value in a row of something else than a measure is not imported.
    pub(super) fn value_of_nothing(&mut self, line: &GridRow, id: &str) {
        let Some(value) = self.value(line, Column::Value).map(CellValue::shown) else { return };
        let value = printable_line(&value).into_owned();
        let message = text!(
            "värdet tas inte med, eftersom `{id}` inte är en indikator: {value}",
            "the value is not taken, since `{id}` is not a measure: {value}"
        );
        self.findings.push(Finding::untaken(&self.cell(line, Column::Value), &message, UNDER_NOTE));
    }
}

/// Returns whether two values are equal, whatever their number of decimals.
pub(super) fn same_number(one: Option<Number>, other: Option<Number>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.compare(other) == Ordering::Equal,
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// The error for a text that is not a number.
struct NoNumber;

/// Parses a number, with or without its unit; `None` for an empty text.
fn read(said: &str, measure: &Measure<'_>) -> Result<Option<Number>, NoNumber> {
    let said = said.trim();
    if said.is_empty() {
        return Ok(None);
    }
    let unit = measure.unit.as_ref().map_or("", |unit| unit.trim());
    let bare = said.strip_suffix(unit).map_or(said, str::trim_end);
    Number::typed(bare).map(Some).ok_or(NoNumber)
}

/// Returns the number in a cell, rounded to the 15 significant digits that a spreadsheet keeps.
fn exact(number: f64) -> String {
    format!("{number:.14e}").parse().unwrap_or(number).to_string()
}

const UNDER_VALUE: Text = Text::fixed(
    "skriv talet under Värde, och det andra under Anteckning",
    "write the number under Value, and the rest under Note",
);
const UNDER_NOTE: Text =
    Text::fixed("ska det in i planen, skriv det under Anteckning", "if it belongs in the plan, write it under Note");
const AS_NUMBER: Text = Text::fixed(
    "skriv bara talet, som 87,7 eller 1000; annat hör hemma under Anteckning",
    "write the number alone, as 87.7 or 1000; anything else belongs under Note",
);
static NO_COLUMN: Text = Text::fixed(
    "bladet saknar kolumnerna för värden, Värde och Värde vid uttaget",
    "the sheet lacks the columns of values, Value and Value when exported",
);
const AGAIN: Text = Text::fixed(
    "ta fram ett nytt uttag med `plan export`, och för över svaren dit",
    "export again with `plan export`, and move the answers there",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_a_cell_is_what_was_typed() {
        for (number, typed) in
            [(87.7, "87.7"), (0.1 + 0.2, "0.3"), (0.877 * 100.0, "87.7"), (1e12, "1000000000000"), (-3.0, "-3")]
        {
            assert_eq!(exact(number), typed);
        }
    }
}
