//! Findings about content outside the tables: above them, on other sheets, in text boxes, pictures, form controls,
//! page headers and footers. None of it is imported, and all of it is reported.

use super::known::KnownPlan;
use crate::locale::{Lang, Text, text};
use crate::query::stage_name;
use crate::sheet::header::sections;
use crate::sheet::place::SheetPlace;
use crate::sheet::read::{CellValue, Grid, OutsideContent};
use crate::sheet::returned::{Decoding, SheetTable};
use crate::sheet::write::is_instruction;
use crate::sheet::{Column, Finding};
use crate::source::{printable, printable_line};

/// The number of characters of a text in a message.
const MOST_SHOWN: usize = 120;

/// Reports the content outside the tables of a file.
pub(super) fn report(reading: Decoding<'_>, known: &[KnownPlan<'_, '_>], findings: &mut Vec<Finding>) {
    for grid in reading.grids {
        let place = reading.place(grid);
        for outside in &grid.outside {
            findings.push(outside_finding(&place, outside));
        }
        if sections(grid).next().is_none() {
            findings.extend(other_sheet(&place, grid, known));
        }
    }
}

/// Reports the text above a table that is neither an instruction nor part of the scale.
pub(super) fn report_above(table: &SheetTable<'_>, known: &[KnownPlan<'_, '_>], findings: &mut Vec<Finding>) {
    for line in table.above() {
        let said: Vec<String> =
            line.cells.iter().map(|(_, value)| value.shown()).filter(|it| !is_of_export(it, known)).collect();
        if said.is_empty() {
            continue;
        }
        let place = SheetPlace { row: Some(line.row), ..table.place.clone() };
        let said = shown(&said.join("; "));
        let message = text!(
            "det som står ovanför tabellen tas inte med: {said}",
            "what stands above the table is not taken: {said}"
        );
        findings.push(Finding::untaken(&place, &message, UNDER_NOTE));
    }
}

/// Returns whether the export itself writes this text above the rows.
fn is_of_export(text: &str, known: &[KnownPlan<'_, '_>]) -> bool {
    let is_of_plan = |known: &KnownPlan<'_, '_>| {
        let is_meaning = |meaning: &str| printable(meaning) == text;
        let of_scale = || {
            known.plan.scale.iter().any(|(_, status)| {
                let stage = stage_name(*status.stage);
                let meaning = status.meaning.as_ref().map(|meaning| is_meaning(meaning));
                meaning.unwrap_or_else(|| Lang::ALL.into_iter().any(|lang| stage.get(lang) == text))
            })
        };
        known.plan.scale.find(text).is_some() || is_meaning(&known.plan.title) || of_scale()
    };
    text.is_empty() || is_instruction(text) || known.iter().any(is_of_plan)
}

fn outside_finding(place: &SheetPlace<'_>, outside: &OutsideContent) -> Finding {
    let (message, is_answer) = match outside {
        OutsideContent::Drawn(said) => {
            let said = shown(said);
            (text!("textrutan tas inte med: \"{said}\"", "the text box is not taken: \"{said}\""), false)
        }
        OutsideContent::Margin(said) => {
            let said = shown(said);
            (
                text!(
                    "sidhuvudet eller sidfoten tas inte med: \"{said}\"",
                    "the header or footer of the page is not taken: \"{said}\""
                ),
                false,
            )
        }
        OutsideContent::Picture => (text!("en bild tas inte med", "a picture is not taken"), false),
        OutsideContent::Control(label) if label.is_empty() => (
            text!("en kryssruta eller ett annat fält tas inte med", "a check box or another control is not taken"),
            true,
        ),
        OutsideContent::Control(label) => {
            let label = shown(label);
            (
                text!(
                    "kryssrutan eller fältet \"{label}\" tas inte med",
                    "the check box or control \"{label}\" is not taken"
                ),
                true,
            )
        }
    };
    Finding::untaken(place, &message, if is_answer { IN_CELLS } else { UNDER_NOTE })
}

/// Reports a sheet that the export did not make, unless it only contains lists of statuses.
fn other_sheet(place: &SheetPlace<'_>, grid: &Grid, known: &[KnownPlan<'_, '_>]) -> Option<Finding> {
    let is_status = |text: &str| known.iter().any(|known| known.plan.scale.find(text).is_some());
    let is_of_list = |value: &&CellValue| match value {
        CellValue::Text(text) => is_status(text) || Column::of_title(text).is_some(),
        _ => false,
    };
    let cells = grid.lines.iter().flat_map(|line| &line.cells).map(|(_, value)| value);
    if cells.clone().all(|value| is_of_list(&value)) {
        return None;
    }
    let said = cells.take(MOST_SHOWN).map(CellValue::shown).collect::<Vec<_>>().join("; ");
    let said = shown(&said);
    let message = text!(
        "bladet är inget av uttagets, och det som står där tas inte med: {said}",
        "the sheet is none of the export's, and what stands there is not taken: {said}"
    );
    Some(Finding::untaken(place, &message, UNDER_NOTE))
}

fn shown(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    printable_line(&text).chars().take(MOST_SHOWN).collect()
}

const UNDER_NOTE: Text = Text::fixed(
    "ska det in i planen, skriv det under Anteckning på den rad det gäller",
    "if it belongs in the plan, write it under Note in the row that it is about",
);
const IN_CELLS: Text = Text::fixed(
    "välj en status i listan, eller skriv under Anteckning",
    "choose a status from the list, or write under Note",
);
