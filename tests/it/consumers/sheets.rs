//! Tests of filled-in sheets that other programs have resaved.

use super::run;
use crate::cmd_import::accounted::{Numbers, Sent, damaged};
use crate::common::Program;

/// The number of sheets saved by each program in each of its formats.
const SHEETS: u32 = 20;

/// Opens each workbook with Python libraries, and saves it in another folder.
const OPENPYXL: &str = "
import openpyxl, pathlib
pathlib.Path('openpyxl').mkdir()
for path in pathlib.Path('.').glob('*.xlsx'):
    openpyxl.load_workbook(path).save('openpyxl/' + path.name)
";

#[test]
#[ignore = "runs LibreOffice and openpyxl: see tests/it/consumers/mod.rs"]
fn what_other_programs_saved_is_accounted_for() {
    let sent = Sent::new();
    let program = Program::temporary();
    let mut numbers = Numbers(0x5eed_2026_1129);
    let sheets: Vec<_> = (0..SHEETS).map(|_| damaged(&sent.whole, &mut numbers).without_formulas()).collect();
    let mut names = Vec::new();
    for (number, sheet) in sheets.iter().enumerate() {
        names.push(format!("{number:02}.xlsx"));
        program.write(&names[number], sheet.xlsx(&mut numbers));
    }
    let home = program.path("home");
    std::fs::create_dir(&home).expect("a folder");
    run(&program.path(""), &home, "python3", &["-c", OPENPYXL]).fine();
    // Semicolons, quotes, UTF-8, and displayed values.
    for format in ["xlsx", "ods", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false"] {
        let folder = format!("soffice-{}", &format[..3]);
        let line = ["--headless", "--convert-to", format, "--outdir", &folder];
        let line: Vec<&str> = line.into_iter().chain(names.iter().map(String::as_str)).collect();
        run(&program.path(""), &home, "soffice", &line).fine();
    }
    let mut count = 0;
    for (number, sheet) in sheets.iter().enumerate() {
        for (folder, ending) in
            [("openpyxl", "xlsx"), ("soffice-xls", "xlsx"), ("soffice-ods", "ods"), ("soffice-csv", "csv")]
        {
            let path = program.path(&format!("{folder}/{number:02}.{ending}"));
            let bytes = std::fs::read(path).expect("the program saved it");
            sent.expect_accounted(sheet, ending, folder, &bytes);
            count += 1;
        }
    }
    assert_eq!(count, SHEETS * 4);
}
