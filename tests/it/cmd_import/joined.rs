//! Tests of sheets that were combined by hand: concatenated files, repeated headers, totals, notes below the table.

use super::sheet::Sheet;
use super::{assessed, case, input};
use crate::common::{Program, assert_said};
use plan::sheet::Column::{self, Goal, Id, Note, Owners, Status};

const CASE: &str = "b19-csv-joined-by-hand";

#[test]
fn files_that_were_put_below_each_other_are_one_sheet() {
    let both = ["follow_up.2024 = { status = \"Grönt\", note = \"Klart\" }"; 2];
    for file in ["alla.csv", "bom.csv"] {
        let program = case(CASE);
        program.write(file, input(CASE, file));
        program.run(&format!("-C p import {file}")).fine();
        assert_eq!(assessed(&program, "p/1.toml"), both, "{file}");
    }
    // The second has its columns in another order, and ends with the end-of-file character of MS-DOS.
    let program = case(CASE);
    let sheet = filled(&program);
    let mut second = sheet.clone().only(&["1-2"]);
    second.titles.reverse();
    second.rows[0].reverse();
    program.write("alla.csv", [sheet.only(&["1-1"]).csv(b';'), second.csv(b';'), vec![0x1a]].concat());
    program.run("-C p import alla.csv").fine();
    assert_eq!(assessed(&program, "p/1.toml"), both);
}

fn filled(program: &Program) -> Sheet {
    ["1-1", "1-2"]
        .into_iter()
        .fold(Sheet::of(program), |sheet, id| sheet.with(id, Status, "Grönt").with(id, Note, "Klart"))
}

/// Returns the sheet in every format.
fn formats(sheet: &Sheet) -> [(&'static str, Vec<u8>); 3] {
    [("svar.xlsx", sheet.xlsx("Blad")), ("svar.ods", sheet.ods("Blad")), ("svar.csv", sheet.csv(b';'))]
}

#[test]
fn headings_that_stand_again_are_skipped() {
    let program = case(CASE);
    let mut sheet = filled(&program);
    sheet.rows.insert(1, sheet.titles.clone());
    sheet.rows.push(Column::ALL.map(|column| column.title().get(plan::locale::Lang::En).to_owned()).to_vec());
    for (file, bytes) in formats(&sheet) {
        program.write(file, bytes);
        let said = program.run(&format!("-C p import {file} --dry-run")).fine();
        assert!(said.contains("1-1") && said.contains("1-2"), "{file}: {said}");
    }
}

#[test]
fn sums_and_what_stands_below_the_table_are_named() {
    let row = |cells: &[(Column, &str)]| {
        let mut row = vec![String::new(); Column::ALL.len()];
        for (column, text) in cells {
            row[*column as usize] = (*text).to_owned();
        }
        row
    };
    let program = case(CASE);
    let mut sheet = filled(&program);
    sheet.rows.insert(1, row(&[(Owners, "Anna Ek Antal"), (Status, "1")]));
    sheet.rows.push(row(&[(Id, "Summa:"), (Status, "2"), (Note, "100 %")]));
    sheet.rows.push(row(&[(Id, "2"), (Owners, "Totalt")]));
    sheet.rows.push(row(&[(Goal, "Ifyllt av Anna")]));
    let mut answers = Vec::new();
    for (file, bytes) in formats(&sheet) {
        program.write(file, bytes);
        let answer = program.run(&format!("-C p import {file} --dry-run"));
        assert!(answer.out.contains("1-1") && answer.out.contains("1-2"), "{answer}");
        answers.push(answer);
    }
    answers.push(program.run("-C p --lang en import svar.csv --dry-run"));
    // An entry in a row of its own is none of these.
    sheet.rows.push(row(&[(Id, "1-1"), (Note, "Totalt 12 elever")]));
    sheet.rows.push(row(&[(Note, "Totalt 12 elever")]));
    program.write("svar.csv", sheet.csv(b';'));
    answers.push(program.run("-C p import svar.csv"));
    assert_said(answers, "cmd_import/joined.txt");
}
