//! Tests of information beside cell values, and of values that differ from what is shown: all is imported, refused or
//! reported with its position.

use rust_xlsxwriter::{Color, Format, Formula, Note as Comment, Workbook, Worksheet};

use super::sheet::{Sheet, ods_of};
use super::{assessed, case, input, plan_of};
use crate::common::{Answer, Program, assert_said};
use plan::sheet::Column;

/// The first row of an activity in these sheets, from 1.
const FIRST: u32 = 2;

/// Imports an answer of a case, and returns the output.
fn answered(name: &str, file: &str) -> (Program, Answer) {
    let program = case(name);
    program.write(file, input(name, file));
    let answer = program.run(&format!("-C p import {file}"));
    (program, answer)
}

/// Returns the sheet of a plan as an Excel workbook, with changes.
fn xlsx(program: &Program, change: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let sheet = Sheet::of(program);
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("Blad").expect("a name");
    for (row, cells) in (0..).zip([&sheet.titles].into_iter().chain(&sheet.rows)) {
        for (column, text) in (0..).zip(cells) {
            page.write_string(row, column, text).expect("a cell");
        }
    }
    change(page);
    book.save_to_buffer().expect("a workbook")
}

/// Returns the same as a `LibreOffice` workbook; `cell` returns the XML of changed cells.
fn ods(program: &Program, styles: &str, cell: impl Fn(u32, Column) -> Option<String>) -> Vec<u8> {
    let sheet = Sheet::of(program);
    let mut rows = String::new();
    for (row, cells) in (1..).zip([&sheet.titles].into_iter().chain(&sheet.rows)) {
        rows += "<table:table-row>";
        for (column, text) in Column::ALL.into_iter().zip(cells) {
            let as_it_was =
                || format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>");
            rows += &cell(row, column).unwrap_or_else(as_it_was);
        }
        rows += "</table:table-row>";
    }
    ods_of(&format!(
        "<automatic-styles>{styles}</automatic-styles><table:table table:name=\"Blad\">{rows}</table:table>"
    ))
}

fn shown(kind: &str, value: &str, text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"{kind}\" office:value=\"{value}\"><text:p>{text}</text:p></table:table-cell>"
    )
}

#[test]
fn a_formula_that_was_never_worked_out_takes_nothing_away() {
    let (program, from_excel) = answered("b06-formula-without-value", "svar.xlsx");
    let before = plan_of(&case("b06-formula-without-value"));
    assert_eq!(plan_of(&program).len(), before.len());
    for (name, formula) in [
        ("a.ods", "<table:table-cell table:formula=\"of:=1+1\"/>"),
        ("b.ods", "<table:table-cell table:formula=\"of:=1+1\" office:value-type=\"float\"/>"),
    ] {
        let cell = |row, column: Column| (row == FIRST && column.is_open()).then(|| formula.to_owned());
        program.write(name, ods(&program, "", cell));
        let said = program.run(&format!("-C p import {name}")).refused();
        assert_eq!(said.matches("cellen har en formel utan resultat").count(), 2, "{said}");
    }
    assert_said([from_excel, program.run("-C p --lang en import svar.xlsx")], "cmd_import/unevaluated.txt");
    // A formula with an empty result clears a cell.
    let empty =
        "<table:table-cell table:formula=\"of:=&quot;&quot;\" office:value-type=\"string\" office:string-value=\"\"/>";
    program.write(
        "tom.ods",
        ods(&program, "", |row, column| (row == FIRST && column == Column::Note).then(|| empty.to_owned())),
    );
    let said = program.run("-C p import tom.ods --dry-run");
    assert!(said.code == 0 && said.out.contains("anteckningen borttagen"), "{said}");
}

#[test]
fn a_number_is_taken_as_its_cell_shows_it() {
    for (file, note) in [("svar-pct.xlsx", "75 %"), ("svar-kr.xlsx", "1\u{a0}200 kr")] {
        let (program, answer) = answered("b07-number-in-note", file);
        assert_eq!(answer.code, 0, "{answer}");
        let assessed = assessed(&program, "p/1.toml").concat();
        assert!(assessed.contains(&format!("note = \"{note}\"")), "{assessed}");
    }
    let program = case("b07-number-in-note");
    for (cell, note) in [
        (shown("percentage", "0.75", "75 %"), "75 %"),
        (shown("currency", "1200", "1 200 kr"), "1 200 kr"),
        (shown("float", "0.3333333", "0,33"), "0,33"),
        (shown("float", "0.5", "0,5"), "0,5"),
    ] {
        program.write(
            "svar.ods",
            ods(&program, "", |row, column| (row == FIRST && column == Column::Note).then(|| cell.clone())),
        );
        let said = program.run("-C p import svar.ods --dry-run");
        assert!(said.out.contains(note), "{note}: {said}");
    }
    let format = Format::new().set_num_format("# ?/?");
    program.write(
        "brak.xlsx",
        xlsx(&program, |page| {
            page.write_number_with_format(FIRST - 1, Column::Note as u16, 0.5, &format).expect("a cell");
        }),
    );
    program.write(
        "stort.xlsx",
        xlsx(&program, |page| {
            page.write_number(FIRST - 1, Column::Note as u16, 1.5e12).expect("a cell");
        }),
    );
    program.write(
        "andel.ods",
        ods(&program, "", |row, column| {
            let cell = "<table:table-cell office:value-type=\"percentage\" office:value=\"0.75\"/>";
            (row == FIRST && column == Column::Note).then(|| cell.to_owned())
        }),
    );
    let files = ["brak.xlsx", "stort.xlsx", "andel.ods"].map(|file| program.run(&format!("-C p import {file}")));
    assert_said(files.into_iter().chain([program.run("-C p --lang en import brak.xlsx")]), "cmd_import/numbers.txt");
}

#[test]
fn merged_cells_hold_for_every_row_that_they_stand_in() {
    let (program, answer) = answered("b10-merged-cells", "svar-merged.xlsx");
    assert_eq!(answer.code, 0, "{answer}");
    let both = assessed(&program, "p/1.toml");
    assert_eq!(both.iter().filter(|line| line.contains("status = \"Gult\"")).count(), 2, "{both:?}");
    let program = case("b10-merged-cells");
    let merged = |row, column| {
        match (row, column) {
        (FIRST, Column::Status) => Some(
            "<table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"string\"><text:p>Gult</text:p></table:table-cell>"
                .to_owned(),
        ),
        (3, Column::Status) => Some("<table:covered-table-cell/>".to_owned()),
        _ => None,
    }
    };
    program.write("svar.ods", ods(&program, "", merged));
    program.run("-C p import svar.ods");
    assert_eq!(assessed(&program, "p/1.toml").iter().filter(|line| line.contains("status = \"Gult\"")).count(), 2);
    // Merged cells across columns, over hidden content or over another id need a person to decide.
    let program = case("b10-merged-cells");
    let (status, note, id) = (Column::Status as u16, Column::Note as u16, Column::Id as u16);
    let plain = Format::new();
    program.write(
        "tvars.xlsx",
        xlsx(&program, |page| {
            page.merge_range(FIRST - 1, status, FIRST - 1, note, "Gult", &plain).expect("cells");
        }),
    );
    program.write(
        "id.xlsx",
        xlsx(&program, |page| {
            page.merge_range(FIRST - 1, id, FIRST, id, "1-1", &plain).expect("cells");
        }),
    );
    program.write(
        "gomt.xlsx",
        xlsx(&program, |page| {
            page.merge_range(FIRST - 1, note, FIRST, note, "Syns", &plain).expect("cells");
            page.write_string(FIRST, note, "Göms").expect("a cell");
        }),
    );
    let answers = ["tvars", "id", "gomt"].map(|file| program.run(&format!("-C p import {file}.xlsx")));
    assert_said(answers.into_iter().chain([program.run("-C p --lang en import tvars.xlsx")]), "cmd_import/merged.txt");
}

#[test]
fn comments_colours_and_struck_out_words_are_named() {
    let name = "b11-comments-and-colours-ignored";
    let (program, comment) = answered(name, "svar-comment.xlsx");
    let (_, fill) = answered(name, "svar-fill.xlsx");
    let (status, note, goal) = (Column::Status as u16, Column::Note as u16, Column::Goal as u16);
    program.write(
        "mer.xlsx",
        xlsx(&program, |page| {
            let struck = Format::new().set_font_strikethrough();
            page.insert_note(0, note, &Comment::new("Vem fyller i?")).expect("a comment");
            page.write_string_with_format(1, goal, "1 Mål", &struck).expect("a cell");
            page.set_cell_format(1, note, &Format::new().set_background_color(Color::RGB(0x0092_D050)))
                .expect("a cell");
            page.write_rich_string(1, status, &[(&Format::new(), "Gult "), (&struck, "Grönt")]).expect("a cell");
            page.set_cell_format(500, note, &Format::new().set_background_color(Color::Red)).expect("a cell");
        }),
    );
    let styles = "<style:style style:name=\"ce1\" style:family=\"table-cell\"><style:table-cell-properties fo:background-color=\"#ffff00\"/></style:style>\
        <style:style style:name=\"ce2\" style:parent-style-name=\"ce1\"/>\
        <style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>";
    program.write("mer.ods", ods(&program, styles, |row, column| match (row, column) {
        (FIRST, Column::Status) => Some(
            "<table:table-cell table:style-name=\"ce2\"><office:annotation><dc:creator>Anna</dc:creator><text:p>Vi väntar</text:p><text:p>på beslut</text:p></office:annotation></table:table-cell>"
                .to_owned(),
        ),
        (FIRST, Column::Note) => Some(
            "<table:table-cell office:value-type=\"string\"><text:p>Två <text:span text:style-name=\"T1\">tre</text:span></text:p></table:table-cell>"
                .to_owned(),
        ),
        _ => None,
    }));
    let more =
        ["-C p import mer.xlsx", "-C p --lang en import mer.xlsx", "-C p import mer.ods"].map(|line| program.run(line));
    assert_said([comment, fill].into_iter().chain(more), "cmd_import/looks.txt");
}

#[test]
fn a_result_that_a_formula_has_is_taken() {
    let program = case("b06-formula-without-value");
    program.write(
        "svar.xlsx",
        xlsx(&program, |page| {
            page.write_formula(1, Column::Note as u16, Formula::new("=\"Alla\"&\" tre\"").set_result("Alla tre"))
                .expect("a cell");
        }),
    );
    let said = program.run("-C p import svar.xlsx --dry-run").fine();
    assert!(said.contains("Alla"), "{said}");
}
