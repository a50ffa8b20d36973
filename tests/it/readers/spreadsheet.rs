//! Tests that spreadsheets get no formulas, and that texts survive a round trip.

use plan::sheet::unguarded;

use super::{case, copy_of, saying};
use crate::common::Program;
use crate::reports::bytes;

/// Texts that some spreadsheet would evaluate.
const FORMULAS: [&str; 12] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    " =1+1",
    "\n=1+1",
    "＝1+1",
    "\"=1+1",
    "'=1+1",
    "\u{feff}=1+1",
    "- en punkt",
];

fn cells(bytes: &[u8], separator: u8) -> Vec<String> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(bytes);
    let records = reader.records().map(|record| record.expect("a row"));
    records.flat_map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[track_caller]
fn expect_no_formula(cells: &[String]) {
    for cell in cells {
        let bare = cell.trim_start_matches(|c: char| c.is_whitespace() || "\"\u{200b}\u{feff}".contains(c));
        let is_formula = bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && bare.parse::<f64>().is_err();
        assert!(!is_formula && !cell.starts_with(['\t', '\r', '\n']), "{cell:?}");
    }
}

#[test]
fn no_file_for_a_spreadsheet_holds_a_formula() {
    let program = copy_of("r14-csv-formula");
    for (line, file, separator) in [
        ("export -o ut.csv --all", "ut.csv", b';'),
        ("chart --by period -o chart.csv", "chart.csv", b';'),
        ("list --columns id,title,note -o list.csv", "list.csv", b';'),
        ("status --by owner -o status.tsv", "status.tsv", b'\t'),
        ("chart --by goal -o chart.tsv --format tsv", "chart.tsv", b'\t'),
    ] {
        program.run(line).fine();
        expect_no_formula(&cells(&std::fs::read(program.path(file)).expect("it was written"), separator));
    }
    for line in ["list --columns id,title,note", "due", "status --by owner", "owners", "plans"] {
        expect_no_formula(&cells(&bytes(&program, &format!("{line} --format csv --excel")), b';'));
    }
    for text in FORMULAS {
        let program = saying(text);
        for (line, file) in [
            ("export -o ut.csv --all", "ut.csv"),
            ("chart --by goal -o chart.csv", "chart.csv"),
            ("chart --by period --format tsv -o chart.tsv", "chart.tsv"),
        ] {
            program.run(line);
            let separator = if file == "chart.tsv" { b'\t' } else { b';' };
            expect_no_formula(&cells(&std::fs::read(program.path(file)).expect("it was written"), separator));
        }
    }
}

/// Values for programs are exact, wherever they go.
#[test]
fn what_a_program_reads_is_exact() {
    let program = case("r14-csv-formula");
    for format in ["csv", "tsv"] {
        let told = bytes(&program, &format!("list --format {format} --columns note"));
        let told = cells(&told, if format == "csv" { b',' } else { b'\t' });
        for text in ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\n=1+1", "'=1+1"] {
            assert!(told.iter().any(|cell| cell == text), "{text:?}: {told:?}");
        }
    }
}

fn notes(program: &Program) -> String {
    program.run("list --format json").fine()
}

/// The guard is removed on import: an untouched sheet changes nothing.
#[test]
fn a_guarded_text_comes_back_as_it_was() {
    for extension in ["csv", "xlsx"] {
        let program = copy_of("r14-csv-formula");
        let before = notes(&program);
        program.run(&format!("export -o ut.{extension} --all")).fine();
        let said = program.run(&format!("import ut.{extension} --lang en"));
        assert!(said.code == 0 && said.out.contains("nothing to change"), "{said}");
        assert_eq!(notes(&program), before, "{extension}");
    }
    let program = copy_of("r14-csv-formula");
    program.run("export -o ut.csv --all").fine();
    let sheet = std::fs::read_to_string(program.path("ut.csv")).expect("it was written");
    // The exported values are repeated at the end of the row.
    let filled: Vec<String> = sheet.split(";Rött;").map(str::to_owned).collect();
    assert_eq!(filled.len(), 2 * 73 + 1);
    let filled = filled.chunks(2).map(|row| row.join(";Gult;")).collect::<Vec<_>>().join(";Rött;");
    program.write("ut.csv", filled);
    assert_eq!(program.run("import ut.csv").code, 0);
    let told = cells(&bytes(&program, "list --format csv --columns status,note"), b',');
    assert!(told.iter().filter(|cell| *cell == "Gult").count() == 73 && !told.contains(&"Rött".to_owned()), "{told:?}");
    assert!(told.contains(&"=cmd|' /C calc'!A0".to_owned()) && told.contains(&"'=1+1".to_owned()), "{told:?}");
}

#[test]
fn a_number_stays_one() {
    let program = saying("-5");
    program.run("export -o ut.csv --all");
    let told = cells(&std::fs::read(program.path("ut.csv")).expect("it was written"), b';');
    assert!(told.iter().any(|cell| cell == "-5"), "{told:?}");
    assert_eq!(unguarded("-5"), "-5");
}
