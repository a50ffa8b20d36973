//! The check that an id is still in the row of its title.

use super::rows::RowReader;
use crate::locale::{Text, shell_word, text};
use crate::model::{Activity, Placed, Thing, Tier};
use crate::query::each_once;
use crate::sheet::letters::key;
use crate::sheet::place::SheetPlace;
use crate::sheet::read::{CellValue, GridRow};
use crate::sheet::{Column, Finding, row};

impl<'p, 'a> RowReader<'_, '_, 'p, 'a> {
    /// Returns whether the id is still beside its title. If a single column was sorted, every answer would go to
    /// the wrong activity. Other changes of locked cells are reported and ignored.
    pub(super) fn is_of_activity(&mut self, line: &GridRow, at: usize, placed: Placed<'p, 'a>) -> bool {
        let (_, _, activity) = placed;
        let id = &*activity.id.value;
        let shown = |column| self.value(line, column).map(CellValue::shown);
        let (title, owners) = (shown(Column::Activity), shown(Column::Owners));
        if let Some(title) = title.filter(|title| key(title) != key(&activity.title)) {
            let cell = self.cell(line, Column::Activity);
            let other = self.known[at].other_with_title(&title, activity).map(|other| &*other.id.value);
            if !self.expect_own_title(&cell, id, other) {
                return false;
            }
        }
        let plan = self.known[at].plan;
        let in_plan =
            || each_once(plan.answering(placed).owners).map(|owner| plan.owner_name(owner)).collect::<Vec<_>>();
        if owners.is_some_and(|owners| key(&owners) != key(&in_plan().join(", "))) {
            let message = text!(
                "ansvariga för `{id}` är andra i planen; bladets tas inte",
                "the owners of `{id}` are others in the plan; the sheet's are not taken"
            );
            let word = shell_word(id);
            let help = text!(
                "ansvariga rättas med `plan set {word} --owner`",
                "owners are corrected with `plan set {word} --owner`"
            );
            self.findings.push(Finding::untaken(&self.cell(line, Column::Owners), &message, help));
        }
        self.expect_start(line, activity);
        true
    }

    /// Reports a start that differs from that in the plan.
    fn expect_start(&mut self, line: &GridRow, activity: &Activity<'a>) {
        // Spreadsheets make days of months and quarters by themselves.
        let is_written = |value: &&CellValue| matches!(value, CellValue::Text(_) | CellValue::Number(_));
        let Some(shown) = self.value(line, Column::Start).filter(is_written).map(CellValue::shown) else { return };
        if key(&shown) == key(&row::start(activity)) {
            return;
        }
        let (id, word) = (&*activity.id.value, shell_word(&activity.id.value));
        let message = text!(
            "starten för `{id}` är en annan i planen; bladets tas inte",
            "the start of `{id}` is another in the plan; the sheet's is not taken"
        );
        let help = text!("den rättas med `plan set {word} --start`", "it is corrected with `plan set {word} --start`");
        self.findings.push(Finding::untaken(&self.cell(line, Column::Start), &message, help));
    }

    /// Reports a text or tags in a row that differ from those in the plan.
    pub(super) fn expect_text(&mut self, line: &GridRow, thing: Thing<'p, 'a>) {
        if [Column::Text, Column::Tags].into_iter().all(|column| self.table.header.column(column).is_none()) {
            return;
        }
        let (id, word) = (&*thing.id().value, shell_word(&thing.id().value));
        let text = (
            text!(
                "texten för `{id}` är en annan i planen; bladets tas inte",
                "the text of `{id}` is another in the plan; the sheet's is not taken"
            ),
            text!("den rättas med `plan set {word} --text`", "it is corrected with `plan set {word} --text`"),
        );
        let tags = (
            text!(
                "taggarna för `{id}` är andra i planen; bladets tas inte",
                "the tags of `{id}` are others in the plan; the sheet's are not taken"
            ),
            text!("de rättas med `plan set {word} --tag`", "they are corrected with `plan set {word} --tag`"),
        );
        for (column, now, (message, help)) in
            [(Column::Text, row::text(thing), text), (Column::Tags, row::tags(thing), tags)]
        {
            let shown = self.value(line, column).map(CellValue::shown).unwrap_or_default();
            if self.table.header.column(column).is_some() && key(&shown) != key(&now) {
                self.findings.push(Finding::untaken(&self.cell(line, column), &message, help));
            }
        }
    }

    /// Returns whether the id of a goal or a priority is still beside its title.
    pub(super) fn is_of_section(&mut self, line: &GridRow, at: usize, thing: Thing<'p, 'a>) -> bool {
        let column = if thing.tier() == Tier::Goal { Column::Goal } else { Column::Priority };
        let label = self.value(line, column).map(CellValue::shown);
        let Some(label) = label.filter(|label| key(label) != key(&row::label(thing))) else { return true };
        let (id, cell) = (&*thing.id().value, self.cell(line, column));
        let other = self.known[at].other_section(&label, thing).map(|other| &*other.id().value);
        self.expect_own_title(&cell, id, other)
    }

    /// Reports a title that is not the one of the id in its row, and returns whether the answers may be taken all the
    /// same: not if it is the title of `other`.
    pub(super) fn expect_own_title(&mut self, cell: &SheetPlace<'_>, id: &str, other: Option<&str>) -> bool {
        if let Some(other) = other {
            let message = text!(
                "rubriken hör till `{other}`, men raden har id:t `{id}`",
                "the title belongs to `{other}`, but the row has the id `{id}`"
            );
            self.findings.push(Finding::error(cell, &message, SORTED_ALONE));
            return false;
        }
        let message = text!(
            "rubriken på `{id}` är en annan i planen; bladets tas inte",
            "the title of `{id}` is another in the plan; the sheet's is not taken"
        );
        let word = shell_word(id);
        let help = text!(
            "en rubrik rättas med `plan set {word} --title`",
            "a title is corrected with `plan set {word} --title`"
        );
        self.findings.push(Finding::untaken(cell, &message, help));
        true
    }
}

const SORTED_ALONE: Text = Text::fixed(
    "en kolumn kan ha sorterats utan de andra; ångra det, eller börja om från ett nytt uttag",
    "one column may have been sorted without the others; undo that, or begin again from a new export",
);
