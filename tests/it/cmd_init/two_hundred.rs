//! Two hundred mutilated documents, made from a seed: each is refused in words or read, soon, and on Linux within 200 MB
//! of memory.

use std::fs;
use std::process::{Command, Output};
use std::time::Instant;

use super::mutilated::{BODY, SOON, broken, document, packed, word};
use crate::common::Program;

/// Limits the memory of a process to 200 MB, and the 70 MB of addresses that the program itself takes with debug checks.
const LIMIT: &str = "ulimit -v 276480 && exec \"$@\"";

/// A source of numbers, the same for the same seed.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    fn noise(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| u8::try_from(self.below(256)).expect("a byte")).collect()
    }
}

const LARGE: [&str; 3] = ["plan.docx", "plan-libreoffice.docx", "plan.xlsx"];
const SMALL: [&str; 5] = ["small.ods", "small.md", "small.html", "actions-en.csv", "actions-sv.csv"];

const TYPES: &str = "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook with these rows, and what follows them in its sheet.
fn xlsx(rows: &str, after: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let book = format!(
        "<workbook {main} xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    packed(&[
        ("[Content_Types].xml", TYPES.into()),
        ("_rels/.rels", relation("r1", "officeDocument", "xl/workbook.xml").into()),
        ("xl/workbook.xml", book.into()),
        ("xl/_rels/workbook.xml.rels", relation("r1", "worksheet", "worksheets/sheet1.xml").into()),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet {main}><sheetData>{rows}</sheetData>{after}</worksheet>").into(),
        ),
    ])
}

fn excel_row(cells: &[&str]) -> String {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    format!("<row>{}</row>", cells.iter().map(cell).collect::<String>())
}

/// A workbook of `LibreOffice` with these tables.
pub(super) fn ods(tables: &str) -> Vec<u8> {
    let head = "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\">";
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("META-INF/manifest.xml", b"<a/>".to_vec()),
        ("content.xml", format!("{head}{tables}</office:document-content>").into()),
    ])
}

pub(super) fn ods_row(cells: &[&str], of_row: &str, of_cell: &str) -> String {
    let cell = |text: &&str| {
        format!("<table:table-cell office:value-type=\"string\"{of_cell}><text:p>{text}</text:p></table:table-cell>")
    };
    format!("<table:table-row{of_row}>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

/// A sheet of `LibreOffice` with these rows.
fn ods_sheet(rows: &str) -> Vec<u8> {
    ods(&format!("<table:table table:name=\"A\">{rows}</table:table>"))
}

fn docx(body: &str) -> Vec<u8> {
    word(&format!("{BODY}{body}</w:body></w:document>"))
}

fn word_cell(text: &str) -> String {
    format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

/// Returns the documents whose number is below 26: each too large in its own way, or in the wrong shape.
fn grown(number: usize, numbers: &mut Numbers) -> (String, Vec<u8>) {
    let many = 20_000 + numbers.below(20_000);
    let few = 200 + numbers.below(1_000);
    let header = ["Goal", "Activity", "Responsible"];
    let row = ["G", "Do it", "Unit"];
    let long = "x".repeat(few * 10);
    let (ending, bytes) = match number {
        0 => ("xlsx", xlsx(&(excel_row(&header) + &excel_row(&row).repeat(many)), "")),
        1 => ("xlsx", xlsx(&format!("<row>{}</row>", "<c><v>1</v></c>".repeat(many * 4)), "")),
        2 => ("xlsx", xlsx(&format!("<row>{}</row>", "<c><f>1</f></c>".repeat(many * 2)), "")),
        3 => {
            let merged = "<mergeCell ref=\"A2:B1000000\"/>".repeat(many * 3);
            (
                "xlsx",
                xlsx(
                    &(excel_row(&header) + &excel_row(&row).repeat(few)),
                    &format!("<mergeCells>{merged}</mergeCells>"),
                ),
            )
        }
        4 => {
            let repeated = format!(" table:number-rows-repeated=\"{}\"", many * 10);
            ("ods", ods_sheet(&(ods_row(&header, "", "") + &ods_row(&row, &repeated, ""))))
        }
        5 => {
            let repeated = " table:number-columns-repeated=\"16384\"";
            ("ods", ods_sheet(&(ods_row(&header, "", "") + &ods_row(&row, "", repeated).repeat(few))))
        }
        6 => {
            let repeated = format!(" table:number-rows-repeated=\"{few}\"");
            ("ods", ods_sheet(&(ods_row(&header, "", "") + &ods_row(&["G", &long, "Unit"], &repeated, ""))))
        }
        7 => ("ods", ods_sheet(&ods_row(&["<text:s text:c=\"32767\"/>b"], "", "").repeat(few))),
        8 => ("docx", docx(&"<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(many))),
        9 => ("docx", docx(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", word_cell("a").repeat(many)))),
        10 => ("docx", docx(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", word_cell("a")).repeat(many / 2))),
        11 => ("docx", docx(&("<w:tbl><w:tr><w:tc>".repeat(many) + &"</w:tc></w:tr></w:tbl>".repeat(many)))),
        12 => ("docx", docx(&("<w:p>".repeat(many) + &"</w:p>".repeat(many)))),
        13 => {
            let merged = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>".repeat(many);
            let first = "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>";
            (
                "docx",
                docx(&format!(
                    "<w:tbl><w:tr><w:tc>{first}<w:p><w:r><w:t>{long}</w:t></w:r></w:p></w:tc></w:tr>{merged}</w:tbl>"
                )),
            )
        }
        14 => {
            let picture = numbers.noise(few * 4_000);
            (
                "docx",
                packed(&[
                    ("word/document.xml", format!("{BODY}</w:body></w:document>").into()),
                    ("word/media/1.png", picture),
                ]),
            )
        }
        15 => ("docx", packed(&[("word/document.xml", vec![b' '; many * 1_000])])),
        16 => {
            let names: Vec<String> = (0..many / 10).map(|at| format!("word/header{at}.xml")).collect();
            ("docx", packed(&names.iter().map(|name| (&**name, b"<a/>".to_vec())).collect::<Vec<_>>()))
        }
        17 => ("html", format!("<html>{}", "<table><tr><td>".repeat(many)).into()),
        18 => ("html", format!("<html><table>{}", "<tr><td rowspan=65000>x".repeat(few * 2)).into()),
        19 => ("html", format!("<html>{}", "<p>a".repeat(many)).into()),
        20 => ("csv", format!("Goal;Activity;Responsible\n{}", "a;".repeat(many * 40)).into()),
        21 => ("csv", format!("Goal;Activity;Responsible\nG;Do;{}\n", "a and ".repeat(many)).into()),
        22 => ("csv", format!("Goal;Activity;Responsible;Start;Status\n{}", "G;Do;U;2024;Done\n".repeat(many)).into()),
        23 => ("md", "|a".repeat(many * 4).into()),
        24 => ("md", format!("# a\n{}", ["*a", "[a](", "`a", "~~a", "<a"][numbers.below(5)].repeat(many)).into()),
        _ => ("csv", vec![b'x'; 13_000_000 + numbers.below(20_000_000)]),
    };
    (format!("grown-{number}.{ending}"), bytes)
}

/// Returns a real document that is cut, bent, or named as another kind.
fn damaged(number: usize, numbers: &mut Numbers) -> (String, Vec<u8>) {
    // Of the first ones, each document is damaged in each way; the rest are small.
    let all = [&LARGE[..], &SMALL].concat();
    let names = if number < 4 * all.len() { &all[..] } else { &SMALL };
    let name = names[number % names.len()];
    let mut bytes = document(name);
    let at = numbers.below(bytes.len());
    match number / names.len() % 4 {
        0 => bytes.truncate(at),
        1 => bytes[at..].iter_mut().take(8).for_each(|byte| *byte ^= 0x5a),
        2 => drop(bytes.splice(at..at, numbers.noise(64))),
        _ => {
            let other = all[numbers.below(all.len())].rsplit_once('.').expect("an ending").1;
            return (format!("damaged-{number}-{name}.{other}"), bytes);
        }
    }
    (format!("damaged-{number}-{name}"), bytes)
}

/// Runs an intake, on Linux with limited memory.
fn within_limit(program: &Program, name: &str) -> Output {
    let plan = env!("CARGO_BIN_EXE_plan");
    let mut command = Command::new(if cfg!(target_os = "linux") { "sh" } else { plan });
    if cfg!(target_os = "linux") {
        // Each thread's arena would reserve 64 MB of addresses.
        command.args(["-c", LIMIT, "plan", plan]).env_clear().env("PATH", "/usr/bin:/bin").env("MALLOC_ARENA_MAX", "1");
    }
    command.args(["init", "new", "--from", name, "--yes", "--title", "Plan", "--years", "2024-2027"]);
    command.args(["--lang", "en", "--today", "2026-11-29"]);
    command.current_dir(program.path("")).output().expect("it starts")
}

/// Takes a document in; returns whether there is a plan now, and refuses anything but that or an error in words.
fn is_taken(program: &Program, name: &str, bytes: Vec<u8>) -> bool {
    program.write(name, bytes);
    let begun = Instant::now();
    let output = within_limit(program, name);
    let took = begun.elapsed();
    let said = String::from_utf8(output.stderr).expect("it is UTF-8");
    let is_there = program.path("new").exists();
    match output.status.code() {
        Some(0 | 1) => assert!(program.path("new/plan.toml").exists(), "{name}: {said}"),
        Some(2) => {
            assert!(said.starts_with("error: ") && said.contains("help: ") && said.contains(name), "{name}: {said}");
            assert!(!is_there, "{name}");
        }
        code => panic!("{name}: {code:?} {} {said}", output.status),
    }
    assert!(took < SOON, "{name} took {took:?}");
    let _ = fs::remove_dir_all(program.path("new"));
    fs::remove_file(program.path(name)).expect("it is there");
    is_there
}

#[test]
fn two_hundred_mutilated_documents_are_refused_or_read_soon_and_within_two_hundred_megabytes() {
    let mut numbers = Numbers(20_261_129);
    let program = Program::temporary();
    // What is grown below would be a plan if there were less of it.
    let (header, row) = (["Goal", "Activity", "Responsible"], ["G", "Do it", "Unit"]);
    assert!(is_taken(&program, "small.xlsx", xlsx(&(excel_row(&header) + &excel_row(&row)), "")));
    assert!(is_taken(&program, "small.ods", ods_sheet(&(ods_row(&header, "", "") + &ods_row(&row, "", "")))));
    let broken = broken();
    let rest = 200 - broken.len();
    assert!((50..100).contains(&broken.len()), "{}", broken.len());
    for (name, bytes) in broken {
        assert!(!is_taken(&program, &name, bytes), "{name}");
    }
    for number in 0..26 {
        let (name, bytes) = grown(number, &mut numbers);
        is_taken(&program, &name, bytes);
    }
    for number in 0..rest - 26 {
        let (name, bytes) = damaged(number, &mut numbers);
        is_taken(&program, &name, bytes);
    }
}
