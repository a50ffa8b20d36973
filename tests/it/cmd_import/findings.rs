//! Tests of errors in sheets: all in one run, with place and help.

use plan::query::Filters;
use plan::sheet::Column::{self, Activity, Before, Goal, Id, Note, Owners, Period, Plan, Status};

use super::sheet::Sheet;
use crate::common::{Program, assert_said};

#[test]
fn everything_that_is_wrong_is_said_in_one_run() {
    let program = Program::in_copy_of_sample();
    let mut sheet = Sheet::of_plan(&program, &Filters { plan: vec!["kultur".to_owned()], ..Filters::default() })
        .with("1.2-1", Status, "Lila")
        .with("1.2.1-1", Status, "Grönn")
        .with("1.2.1-3", Activity, "Anställa en konsulent")
        .with("1.2.1-3", Owners, "Ingen")
        .with("1.2.1-5", Plan, "biblioteksplan")
        .with("1.10.1-2", Period, "2024")
        .with("1.2.film-1", Period, "2024")
        .with("1.2.film-2", Period, "hösten")
        .with("1.10.1-1", Period, "2031")
        .with("1.10.1-3", Plan, "")
        .with("1.10.1-4", Note, "Ett svar")
        .with("1.10.1-4", Id, "")
        .with("2.1.2-1", Id, "2.1.2-99")
        .with("1.2.1-2", Id, "zzz");
    let twice = sheet.rows[0].clone();
    sheet.rows.push(twice);
    program.write("svar.xlsx", sheet.xlsx("Kulturstrateger"));
    assert_said(
        [program.run("import svar.xlsx"), program.run("--lang en import svar.xlsx")],
        "cmd_import/findings.txt",
    );
}

#[test]
fn a_column_that_was_sorted_alone_is_found() {
    let program = Program::in_copy_of_sample();
    let mut sheet = Sheet::of(&program).only(&["1.2.1-1", "1.2.1-3", "1.2.1-5"]);
    let ids: Vec<String> = sheet.rows.iter().map(|row| row[Id as usize].clone()).collect();
    for (row, id) in sheet.rows.iter_mut().zip(ids.iter().rev()) {
        row[Id as usize].clone_from(id);
        row[Status as usize] = "Gult".to_owned();
    }
    program.write("svar.csv", sheet.csv(b';'));
    assert_said([program.run("import svar.csv")], "cmd_import/sorted.txt");
}

#[test]
fn columns_that_are_gone_or_doubled_or_anothers_are_told() {
    let program = Program::in_copy_of_sample();
    let whole = Sheet::of(&program).only(&["1.2.1-1"]);
    let mut hidden = whole.clone();
    for row in [&mut hidden.titles].into_iter().chain(&mut hidden.rows) {
        row.truncate(Plan as usize);
    }
    let mut doubled = whole.clone();
    doubled.titles[Before as usize] = "Status".to_owned();
    let mut others = whole.clone();
    others.titles.push("Kommentar".to_owned());
    others.rows[0].extend(["Ring mig".to_owned(), "Utanför".to_owned()]);
    let mut none = whole;
    none.titles = Column::ALL.map(|column| format!("{column:?}!")).to_vec();
    for (name, sheet) in [("dolda", hidden), ("dubbla", doubled), ("andras", others), ("ingen", none)] {
        program.write(&format!("{name}.xlsx"), sheet.xlsx("Blad"));
    }
    assert_said(
        [
            program.run("import dolda.xlsx dubbla.xlsx ingen.xlsx"),
            program.run("import andras.xlsx"),
            program.run("--lang en import dolda.xlsx dubbla.xlsx ingen.xlsx andras.xlsx"),
        ],
        "cmd_import/columns.txt",
    );
}

#[test]
fn columns_may_stand_in_any_order_in_either_language_and_locked_ones_may_be_gone() {
    let program = Program::in_copy_of_sample();
    let mut sheet = Sheet::of(&program).with("1.2.1-5", Note, "Ny");
    sheet.titles = Column::ALL.map(|column| column.title().get(plan::locale::Lang::En).to_uppercase()).to_vec();
    for row in [&mut sheet.titles].into_iter().chain(&mut sheet.rows) {
        for column in [Owners, Activity, Goal] {
            row.remove(column as usize);
        }
        row.reverse();
        row.insert(2, String::new());
    }
    program.write("svar.xlsx", sheet.xlsx("Sheet"));
    let said = program.run("import svar.xlsx").fine();
    assert!(said.contains("1.2.1-5") && said.contains("Ny"), "{said}");
}

#[test]
fn a_row_follows_an_activity_that_was_moved() {
    let program = Program::in_copy_of_sample();
    program.write("svar.csv", Sheet::of(&program).only(&["1.2.1-5"]).with("1.2.1-5", Status, "Gult").csv(b','));
    let moved = program.run("move 1.2.1-5 --to 1.2.film");
    assert_said([moved, program.run("import svar.csv")], "cmd_import/moved.txt");
}

#[test]
fn a_closed_period_and_an_ended_activity_do_not_change() {
    let program = Program::in_copy_of_sample();
    let sheet = Sheet::of(&program).with("2.1.2-1", Status, "Gult").with("1.2.1-1", Note, "Nytt");
    program.write("svar.csv", sheet.csv(b';'));
    program.write("lika.csv", Sheet::of(&program).csv(b';'));
    program.run("end 2.1.2-1 --period 2024 --reason Nedlagd").fine();
    let manifest = std::fs::read_to_string(program.path("kultur/plan.toml")).expect("text");
    program.write("kultur/plan.toml", manifest + "\n[closed.2025]\ndate = 2026-01-20\n");
    assert_said([program.run("import svar.csv"), program.run("import lika.csv")], "cmd_import/closed.txt");
}

#[test]
fn a_sheet_of_another_period_is_taken_when_it_is_named() {
    let program = Program::in_copy_of_sample();
    let sheet = Sheet::of_plan(
        &program,
        &Filters { period: vec!["2024".to_owned()], plan: vec!["kultur".to_owned()], ..Filters::default() },
    );
    program.write("svar.csv", sheet.with("1.2.1-3", Note, "Sent besked").csv(b'\t'));
    assert_said(
        [
            program.run("import svar.csv"),
            program.run("import svar.csv --period 2024"),
            program.run("import svar.csv --period 2030"),
        ],
        "cmd_import/period.txt",
    );
}

#[test]
fn a_change_that_breaks_a_rule_is_refused_as_plan_set_refuses_it() {
    let program = Program::in_copy_of_sample();
    program.write("svar.csv", Sheet::of(&program).with("1.2-1", Status, "Gult").csv(b';'));
    let set = program.run("set 1.2-1 Gult").refused();
    assert_eq!(program.run("import svar.csv").refused(), set);
}

#[test]
fn what_a_spreadsheet_made_of_a_text_is_told() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
    let program = Program::in_copy_of_sample();
    let sheet = Sheet::of(&program).only(&["1.2.1-1", "1.2.1-3", "1.2.1-5", "1.10.1-2", "1.2.film-2", "1.10.1-1"]);
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, cells) in (0..).zip([&sheet.titles].into_iter().chain(&sheet.rows)) {
        for (column, text) in (0..).zip(cells) {
            // A spreadsheet stores a year as a number.
            match text.parse::<f64>() {
                Ok(number) => page.write_number(row, column, number).expect("a cell"),
                Err(_) => page.write_string(row, column, text).expect("a cell"),
            };
        }
    }
    let day = ExcelDateTime::from_ymd(2025, 9, 1).expect("a day");
    let date = Format::new().set_num_format("yyyy-mm-dd");
    page.write_datetime_with_format(1, Id as u16, &day, &date).expect("a cell");
    page.write_datetime_with_format(2, Note as u16, &day, &date).expect("a cell");
    page.write_number(3, Id as u16, 1.2).expect("a cell");
    page.write_boolean(4, Note as u16, true).expect("a cell");
    page.write_formula(5, Status as u16, Formula::new("=NA()").set_result("#N/A")).expect("a cell");
    page.write_formula(6, Note as u16, Formula::new("=\"a\"&\"b\"").set_result("ab")).expect("a cell");
    program.write("svar.xlsx", book.save_to_buffer().expect("a workbook"));
    assert_said([program.run("import svar.xlsx"), program.run("--lang en import svar.xlsx")], "cmd_import/spoiled.txt");
}

#[test]
fn of_a_kind_of_finding_as_many_are_said_as_are_read() {
    let program = Program::in_copy_of_sample();
    let mut sheet = Sheet::of(&program).only(&["1.2.1-5"]).with("1.2.1-5", Status, "Lila");
    let row = sheet.rows[0].clone();
    sheet.rows.extend((0..4832).map(|number| {
        let mut row = row.clone();
        row[Id as usize] = format!("okänt{number}");
        row
    }));
    let mut titles = sheet.clone();
    titles.rows.truncate(1);
    *titles.cell("1.2.1-5", Activity) = "En annan rubrik".to_owned();
    program.write("svar.csv", sheet.csv(b';'));
    assert_said([program.run("import svar.csv"), program.run("--lang en import svar.csv")], "cmd_import/many.txt");
    for name in 0..30 {
        program.write(&format!("{name}.csv"), titles.csv(b';'));
    }
    let names: Vec<String> = (0..30).map(|name| format!("{name}.csv")).collect();
    let said = program.run(&format!("import {}", names.join(" "))).refused();
    assert!(said.contains("… och 10 till av samma slag som 0.csv, rad 2, kolumn D (Aktivitet)"), "{said}");
    assert!(said.contains("… och 10 till av samma slag som 0.csv, rad 2, kolumn M (Status)"), "{said}");
}

#[test]
fn a_word_of_the_scale_is_understood_in_any_inflection_and_language() {
    for word in ["Grön", "grönt", "green", "GRÖN ", "gron", "Grö", "✓ Grön", "genomförd", "done"] {
        let program = Program::in_copy_of_sample();
        program.write("svar.csv", Sheet::of(&program).with("1.2.1-5", Status, word).csv(b';'));
        let said = program.run("import svar.csv").fine();
        assert!(said.contains("ej bedömd → Grönt"), "{word}: {said}");
    }
    for word in ["Röd", "rött", "red", "R", "avviker"] {
        let program = Program::in_copy_of_sample();
        program.write("svar.csv", Sheet::of(&program).with("1.2.1-5", Status, word).csv(b';'));
        let said = program.run("import svar.csv");
        assert!(said.out.contains("ej bedömd → Rött"), "{word}: {said}");
    }
    let program = Program::in_copy_of_sample();
    program.write("svar.csv", Sheet::of(&program).with("1.2.1-5", Status, "G").csv(b';'));
    assert!(program.run("import svar.csv").refused().contains("`G` kan vara flera statusar"));
}

#[test]
fn an_error_of_a_spreadsheet_is_no_note() {
    let program = Program::in_copy_of_sample();
    for fault in ["#REF!", "#SAKNAS!", "#VÄRDEFEL!", "Err:502", "Fel:502", "########"] {
        let mut sheet = Sheet::of(&program);
        fault.clone_into(sheet.cell("1.2.1-1", Column::Note));
        for (name, bytes) in [("svar.csv", sheet.csv(b';')), ("svar.xlsx", sheet.xlsx("Blad"))] {
            program.write(name, bytes);
            let said = program.run(&format!("import {name} --lang sv")).refused();
            assert!(said.contains(&format!("cellens formel ger ett fel ({fault})")), "{said}");
        }
    }
    // With more words it is a note about an error.
    let mut sheet = Sheet::of(&program);
    "#REF! i bladet från Karin".clone_into(sheet.cell("1.2.1-1", Column::Note));
    program.write("svar.csv", sheet.csv(b';'));
    program.run("import svar.csv --dry-run").fine();
}

#[test]
fn a_start_that_was_changed_is_named_and_not_taken() {
    let program = Program::in_copy_of_sample();
    let mut sheet = Sheet::of(&program);
    "2031".clone_into(sheet.cell("1.2.1-1", Column::Start));
    program.write("svar.csv", sheet.csv(b';'));
    let answer = program.run("import svar.csv --dry-run --lang sv");
    assert!(answer.err.contains("starten för `1.2.1-1` är en annan i planen; bladets tas inte"), "{answer}");
    assert!(answer.err.contains("`plan set 1.2.1-1 --start`"), "{answer}");
}

#[test]
fn a_new_row_is_told_as_new() {
    let program = Program::in_copy_of_sample();
    let mut sheet = Sheet::of(&program);
    let mut row = vec![String::new(); Column::ALL.len()];
    for (column, text) in [(Column::Id, "1.2.1-99"), (Column::Activity, "Ny"), (Column::Status, "Gult")] {
        text.clone_into(&mut row[column as usize]);
    }
    sheet.rows.push(row);
    program.write("svar.csv", sheet.csv(b';'));
    let said = program.run("import svar.csv --lang sv").refused();
    assert!(said.contains("inget i planen har id:t `1.2.1-99`") && said.contains("`plan add activity`"), "{said}");
}
