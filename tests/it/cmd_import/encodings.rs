//! Tests of CSV in the encodings of spreadsheet programs. The right one is the one in which the file agrees with the
//! plan.

use super::sheet::Sheet;
use super::{assessed, case, input, plan_of};
use crate::common::{Program, assert_said};
use plan::locale::Lang;
use plan::sheet::Column::{self, Activity, Goal, Note, Owners, Status};

const CASE: &str = "b05-mac-and-dos-csv";

#[test]
fn what_excel_saved_for_a_macintosh_or_ms_dos_is_read_by_what_the_plan_says() {
    for file in ["mac.csv", "dos.csv"] {
        let program = case(CASE);
        program.write(file, input(CASE, file));
        program.run(&format!("-C p import {file}")).fine();
        assert_eq!(
            assessed(&program, "p/1.toml"),
            ["follow_up.2024 = { status = \"Gult\", note = \"Två är på väg\" }"]
        );
    }
}

/// The sheet of the case with a note.
fn sheet(program: &Program, note: &str) -> Sheet {
    let mut sheet = Sheet::of(program).with("1-1", Status, "Gult").with("1-1", Note, note);
    // English titles are ASCII.
    sheet.titles = Column::ALL.map(|column| column.title().get(Lang::En).to_owned()).to_vec();
    sheet
}

/// Returns a text in a single-byte encoding, by its name in Python.
fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let other = |c: char| match (encoding, c) {
        ("mac", 'å') => 0x8c,
        ("mac", 'ä') => 0x8a,
        ("mac", 'ö') => 0x9a,
        ("mac", 'ø') => 0xbf,
        ("mac", 'é') => 0x8e,
        ("cp850" | "cp437", 'å') => 0x86,
        ("cp850" | "cp437", 'ä') => 0x84,
        ("cp850" | "cp437", 'ö') => 0x94,
        ("cp850" | "cp437", 'é') => 0x82,
        ("cp850", 'ø') => 0x9b,
        ("latin1", c) => u8::try_from(c).expect("a letter of Western Europe"),
        _ => panic!("{encoding} {c}"),
    };
    text.chars().map(|c| u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or_else(|| other(c))).collect()
}

#[test]
fn each_encoding_is_known_by_a_title_an_owner_or_a_goal() {
    let wide = |write: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(write).collect::<Vec<u8>>();
    for encoding in ["mac", "cp850", "cp437", "latin1", "UTF-8", "UTF-8 twice", "UTF-16LE", "UTF-16BE"] {
        for column in [Activity, Owners, Goal] {
            let program = case(CASE);
            let mut sheet = sheet(&program, "Café på väg");
            for other in [Activity, Owners, Goal].into_iter().filter(|other| *other != column) {
                sheet.cell("1-1", other).clear();
            }
            if column == Owners {
                let owner = |text: String| text.replace("Anna Ek", "Åsa Ek");
                for file in ["p/1.toml", "p/plan.toml"] {
                    program.write(file, owner(std::fs::read_to_string(program.path(file)).expect("text")));
                }
                *sheet.cell("1-1", Owners) = "Åsa Ek".to_owned();
            }
            let text = String::from_utf8(sheet.csv(b';')).expect("UTF-8").trim_start_matches('\u{feff}').to_owned();
            let bytes = match encoding {
                "UTF-8" => text.into_bytes(),
                "UTF-8 twice" => encoding_rs::WINDOWS_1252.decode(text.as_bytes()).0.into_owned().into_bytes(),
                "UTF-16LE" => wide(u16::to_le_bytes, &text),
                "UTF-16BE" => wide(u16::to_be_bytes, &text),
                "mac" if column == Owners => encoded(&text.replace('Å', "\u{1}"), "mac")
                    .into_iter()
                    .map(|byte| if byte == 1 { 0x81 } else { byte })
                    .collect(),
                "cp850" | "cp437" if column == Owners => encoded(&text.replace('Å', "\u{1}"), "cp850")
                    .into_iter()
                    .map(|byte| if byte == 1 { 0x8f } else { byte })
                    .collect(),
                _ => encoded(&text, encoding),
            };
            program.write("svar.csv", bytes);
            let answer = program.run("-C p import svar.csv");
            assert_eq!(answer.code, 0, "{encoding} {column:?} {answer}");
            let expected = "follow_up.2024 = { status = \"Gult\", note = \"Café på väg\" }";
            assert_eq!(assessed(&program, "p/1.toml"), [expected], "{encoding} {column:?}");
        }
    }
}

#[test]
fn a_text_whose_encoding_cannot_be_told_is_refused() {
    let program = case(CASE);
    let mut silent = sheet(&program, "Två är på väg");
    for column in [Activity, Owners, Goal] {
        silent.cell("1-1", column).clear();
    }
    let text =
        |sheet: &Sheet| String::from_utf8(sheet.csv(b';')).expect("UTF-8").trim_start_matches('\u{feff}').to_owned();
    // Nothing in it is known from the plan.
    program.write("okand.csv", encoded(&text(&silent), "mac"));
    // A mixture of two encodings.
    let mut halves = encoded(&text(&sheet(&program, "Två")), "mac");
    halves.extend(encoded(&text(&sheet(&program, "Två")), "cp850"));
    program.write("tva.csv", halves);
    // With the byte order mark of UTF-8.
    program.write("marke.csv", [b"\xef\xbb\xbf".as_slice(), &encoded(&text(&silent), "latin1")].concat());
    // `ø` differs between the two encodings that agree with the title.
    program.write("dos.csv", encoded(&text(&sheet(&program, "Smørrebrød")), "cp850"));
    let before = plan_of(&program);
    let files = ["okand", "tva", "marke", "dos"];
    let answers: Vec<_> = files.map(|file| program.run(&format!("-C p import {file}.csv"))).into();
    let english = program.run("-C p --lang en import okand.csv");
    assert_eq!(plan_of(&program), before);
    assert_said(answers.into_iter().chain([english]), "cmd_import/encodings.txt");
    // The encoding does not matter if no imported text depends on it.
    program.write("lika.csv", encoded(&text(&sheet(&program, "Tva")), "cp850"));
    program.run("-C p import lika.csv").fine();
}
