//! A worksheet of the exported workbook.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    ColNum, ConditionalFormatFormula, Format, IgnoreError, ProtectionOptions, RowNum, Worksheet, XlsxError,
};

use super::columns::{self, SheetColumns};
use super::drop_down::Lists;
use super::instructions::{Explained, Instructions, tone};
use super::{Outgoing, Sending};
use crate::model::{Plan, Stage};
use crate::palette::Tone;
use crate::sheet::{Column, RowSubject, SheetRow};
use crate::source::{printable, printable_line};
use crate::workbook::{set_up_page, style};

/// The maximum number of rows above the header for which it is frozen; more would leave too little space below.
const MOST_FROZEN: RowNum = 12;
/// The maximum number of characters of a string in a formatting rule.
const LONGEST_IN_RULE: usize = 255;

/// Writes the instructions, the header and the rows.
pub(super) fn write(
    sheet: &mut Worksheet,
    outgoing: &Outgoing<'_, '_>,
    sending: &Sending<'_>,
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    let instructions = Instructions::of(outgoing, sending);
    let columns = &outgoing.columns();
    columns.lay_out(sheet)?;
    set_up_page(sheet, &instructions.title, true);
    let header = write_instructions(sheet, columns, &instructions)?;
    write_header(sheet, header, columns, outgoing, sending)?;
    let first = header + 1;
    let [open, locked] = [true, false].map(columns::format);
    for (row, subject) in (first..).zip(&outgoing.rows) {
        let values = SheetRow::of(subject, sending.lang);
        for column in columns.iter() {
            let format = if subject.is_open(column) { &open } else { &locked };
            sheet.write_string_with_format(row, columns.place(column), values.value(column), format)?;
        }
        let seen = columns.iter().filter(|column| !column.is_hidden());
        style::set_height(sheet, row, seen.map(|column| (values.value(column), columns.width_of(column..=column))))?;
    }
    for (plan, from, to) in outgoing.plans() {
        let at = |number: usize| RowNum::try_from(number).map_or(RowNum::MAX, |number| first.saturating_add(number));
        // Measures come last, and have no status.
        let assessed = outgoing.rows[from..=to].iter().take_while(|row| matches!(row, RowSubject::Assessed(_))).count();
        if let Some(last) = assessed.checked_sub(1) {
            hold_to_scale(sheet, plan, columns, (at(from), at(from + last)), sending, lists)?;
        }
    }
    let last = RowNum::try_from(outgoing.rows.len()).map_or(RowNum::MAX, |count| header.saturating_add(count));
    sheet.autofilter(header, columns::FIRST, last, columns.last())?;
    // Suppresses the warning about years stored as text.
    sheet.ignore_error_range(first, columns::FIRST, last, columns.last(), IgnoreError::NumberStoredAsText)?;
    let is_measure = outgoing.rows.first().is_some_and(|row| row.measure().is_some());
    let begin = columns.place(if is_measure { Column::Value } else { Column::Status });
    sheet.set_selection(first, begin, first, begin)?;
    sheet.protect_with_options(&ProtectionOptions {
        sort: true,
        use_autofilter: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// Writes the rows above the header; returns the row number of the header.
fn write_instructions(
    sheet: &mut Worksheet,
    columns: &SheetColumns,
    instructions: &Instructions,
) -> Result<RowNum, XlsxError> {
    let plain = style::text();
    let across = (Column::Id, Column::Note);
    let title = printable_line(&instructions.title);
    let height = write_across(sheet, columns, 0, across, &title, &style::heading(2).set_text_wrap())?;
    // The title has a larger font.
    sheet.set_row_height(0, height * 1.4)?;
    let height = write_across(sheet, columns, 1, across, &printable_line(&instructions.facts), &plain)?;
    sheet.set_row_height(1, height)?;
    let top = 3;
    let bold = plain.clone().set_bold();
    let mut heights = vec![0.0_f64; instructions.steps.len().max(instructions.scale.len())];
    for (number, step) in instructions.steps.iter().enumerate() {
        let format = if number == 0 { &bold } else { &plain };
        let height =
            write_across(sheet, columns, row(top, number), (Column::Id, Column::Activity), &printable(step), format)?;
        heights[number] = heights[number].max(height);
    }
    for (number, line) in instructions.scale.iter().enumerate() {
        let row = row(top, number);
        let height = match line {
            Explained::Heading(text) => {
                write_across(sheet, columns, row, (Column::Owners, Column::Note), &printable_line(text), &bold)?
            }
            Explained::Status(name, meaning, tone) => {
                let toned = style::toned(style::cell(), *tone);
                let owners = columns.place(Column::Owners);
                sheet.write_string_with_format(row, owners, &*printable_line(name), &toned)?;
                write_across(sheet, columns, row, (Column::Start, Column::Note), &printable(meaning), &plain)?
            }
        };
        heights[number] = heights[number].max(height);
    }
    for (number, height) in heights.iter().enumerate() {
        sheet.set_row_height(row(top, number), *height)?;
    }
    Ok(row(top, heights.len()) + 1)
}

fn row(top: RowNum, number: usize) -> RowNum {
    RowNum::try_from(number).map_or(RowNum::MAX, |number| top.saturating_add(number))
}

/// Writes a text over several columns; returns the row height that it needs.
fn write_across(
    sheet: &mut Worksheet,
    columns: &SheetColumns,
    row: RowNum,
    (from, to): (Column, Column),
    text: &str,
    format: &Format,
) -> Result<f64, XlsxError> {
    sheet.merge_range(row, columns.place(from), row, columns.place(to), text, format)?;
    Ok(style::height_of(text, columns.width_of(from..=to)))
}

/// Writes the header, freezes it, and repeats it on every printed page.
fn write_header(
    sheet: &mut Worksheet,
    row: RowNum,
    columns: &SheetColumns,
    outgoing: &Outgoing<'_, '_>,
    sending: &Sending<'_>,
) -> Result<(), XlsxError> {
    let format = style::header();
    let headings: Vec<(Column, String)> =
        columns.iter().map(|column| (column, outgoing.heading(column, sending.lang))).collect();
    for (column, heading) in &headings {
        sheet.write_string_with_format(row, columns.place(*column), heading, &format)?;
    }
    let titles = headings.iter().map(|(column, it)| (it.as_str(), columns.width_of(*column..=*column)));
    style::set_height(sheet, row, titles)?;
    sheet.set_repeat_rows(row, row)?;
    if row <= MOST_FROZEN {
        sheet.set_freeze_panes(row + 1, columns.place(Column::Goal))?;
    }
    Ok(())
}

/// Adds a drop-down list with the plan's scale, and a colour for each status.
fn hold_to_scale(
    sheet: &mut Worksheet,
    plan: &Plan<'_>,
    columns: &SheetColumns,
    (first, last): (RowNum, RowNum),
    sending: &Sending<'_>,
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    let status = columns.place(Column::Status);
    if let Some(rule) = lists.rule(plan, sending.lang)? {
        sheet.add_data_validation(first, status, last, status, &rule)?;
    }
    for (_, step) in plan.scale.iter() {
        let before = columns.place(Column::Before);
        color_where(sheet, (first, before, last, status), &printable_line(&step.name), tone(step))?;
        if *step.stage == Stage::OffTrack && plan.asks_for_notes() {
            ask_for_note(sheet, columns, (first, last), &printable_line(&step.name))?;
        }
    }
    Ok(())
}

/// Colours the rows whose note is missing where the status is off track.
fn ask_for_note(
    sheet: &mut Worksheet,
    columns: &SheetColumns,
    (first, last): (RowNum, RowNum),
    name: &str,
) -> Result<(), XlsxError> {
    if name.encode_utf16().count() > LONGEST_IN_RULE {
        return Ok(());
    }
    let [status, note] = [Column::Status, Column::Note].map(|column| columns.place(column));
    // The columns are fixed, as the rule holds for every cell of a row.
    let [stated, written] = [status, note].map(|column| format!("${}", row_col_to_cell(first, column)));
    let rule = format!("=AND({stated}=\"{}\",LEN(TRIM({written}))=0)", name.replace('"', "\"\""));
    let rule = ConditionalFormatFormula::new().set_rule(&*rule).set_format(style::toned(Format::new(), Tone::Red));
    sheet.add_conditional_format(first, columns::FIRST, last, note, &rule)?;
    Ok(())
}

/// Adds a colour for the cells that have exactly this text.
fn color_where(
    sheet: &mut Worksheet,
    (first_row, first_column, last_row, last_column): (RowNum, ColNum, RowNum, ColNum),
    text: &str,
    tone: Tone,
) -> Result<(), XlsxError> {
    if text.encode_utf16().count() > LONGEST_IN_RULE {
        return Ok(());
    }
    let rule = format!("={}=\"{}\"", row_col_to_cell(first_row, first_column), text.replace('"', "\"\""));
    let rule = ConditionalFormatFormula::new().set_rule(&*rule).set_format(style::toned(Format::new(), tone));
    sheet.add_conditional_format(first_row, first_column, last_row, last_column, &rule)?;
    Ok(())
}
