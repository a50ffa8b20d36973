//! Tests of round trips: an unchanged sheet changes no byte of the plan.

use super::plan_of;
use super::sheet::Sheet;
use crate::common::{Program, files_below, repository};

const NOTHING: &str = "inget att ändra: det står så redan\n";

/// The program in a copy of a folder of the repository.
pub(super) fn copy_of(folder: &str) -> Program {
    let program = Program::temporary();
    assert!(repository(folder).is_dir());
    for (path, text) in files_below(folder) {
        program.write(&path, text);
    }
    program.env("PLAN_LANG", "sv")
}

#[test]
fn an_export_that_nobody_touched_changes_nothing() {
    for folder in ["tests/sample", "tests/everything", "plan"] {
        let program = copy_of(folder);
        let before = plan_of(&program);
        for file in ["ut.xlsx", "ut.csv"] {
            program.run(&format!("export --all -o {file}"));
            assert!(program.path(file).exists(), "{folder} {file}");
            assert_eq!(program.run(&format!("import {file}")).fine(), NOTHING, "{folder} {file}");
        }
        assert_eq!(plan_of(&program), before);
    }
}

#[test]
fn a_sheet_per_owner_that_nobody_touched_changes_nothing() {
    let program = copy_of("tests/sample");
    program.run("export --all --split owner -o ut.xlsx");
    assert_eq!(program.run("import ut.xlsx").fine(), NOTHING);
}

#[test]
fn every_separator_and_every_encoding_comes_back() {
    let program = copy_of("tests/sample");
    let mut sheet = Sheet::of(&program);
    // Letters that every encoding has.
    for cell in sheet.rows.iter_mut().flatten() {
        *cell = cell.replace(['🎬', '–', '\u{308}'], "").replace("Fra", "Frä");
    }
    let sheet = sheet.only(&["1.2-1", "1.2.1-1", "1.2.1-2", "1.2.1-3", "1.2.1-5", "1.10.1-1"]);
    let text = |separator| String::from_utf8(sheet.csv(separator)).expect("UTF-8");
    for separator in [b';', b',', b'\t'] {
        let marked = text(separator);
        let bare = marked.trim_start_matches('\u{feff}').to_owned();
        let wide = |write: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(write).collect::<Vec<u8>>();
        let forms: [(&str, Vec<u8>); 8] = [
            ("utf8-mark", marked.clone().into_bytes()),
            ("utf8", bare.clone().into_bytes()),
            ("utf16le-mark", wide(u16::to_le_bytes, &marked)),
            ("utf16be-mark", wide(u16::to_be_bytes, &marked)),
            ("utf16le", wide(u16::to_le_bytes, &bare)),
            ("ansi", encoding_rs::WINDOWS_1252.encode(&bare).0.into_owned()),
            ("mac", mac(&bare)),
            ("unix", bare.replace("\r\n", "\n").into_bytes()),
        ];
        for (form, bytes) in forms {
            program.write("svar.csv", bytes);
            let answer = program.run("import svar.csv").fine();
            assert_eq!(answer, NOTHING, "{form} {separator}");
        }
    }
}

/// The Swedish letters in Mac OS Roman.
fn mac(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        'å' => 0x8c,
        'ä' => 0x8a,
        'ö' => 0x9a,
        'Å' => 0x81,
        'Ä' => 0x80,
        'Ö' => 0x85,
        c => u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or_else(|| panic!("{c}")),
    };
    text.chars().map(byte).collect()
}
