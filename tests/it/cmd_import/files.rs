//! Tests of files that are not sheets or cannot be read: each is reported for what it is, and nothing is imported.

use std::io::{Cursor, Write};

use plan::sheet::Column::Note;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::plan_of;
use super::sheet::Sheet;
use crate::common::{Program, assert_said};

/// Returns a ZIP file with these parts.
pub(super) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("memory can be written to");
    }
    zip.finish().expect("a whole file").into_inner()
}

/// Returns the start of an old Office file, with one directory entry.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

#[test]
fn every_file_that_is_no_sheet_is_told_for_what_it_is() {
    let program = Program::in_copy_of_sample();
    let whole = Sheet::of(&program).with("1.2.1-5", Note, "Svar").xlsx("Blad");
    let open = b"application/vnd.oasis.opendocument.spreadsheet".as_slice();
    let secret = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>".as_slice();
    let files: [(&str, Vec<u8>); 19] = [
        ("a-hel.xlsx", whole.clone()),
        ("tom.csv", Vec::new()),
        ("blank.csv", b"\xef\xbb\xbf\r\n \r\n".to_vec()),
        ("gammal.xls", compound("Workbook")),
        ("last.xlsx", compound("EncryptedPackage")),
        ("last.ods", packed(&[("mimetype", open), ("META-INF/manifest.xml", secret)])),
        ("brev.doc", compound("WordDocument")),
        ("annat.bin", compound("Other")),
        ("brev.docx", packed(&[("[Content_Types].xml", b""), ("word/document.xml", b"")])),
        ("brev.odt", packed(&[("mimetype", b"application/vnd.oasis.opendocument.text")])),
        ("binar.xlsb", packed(&[("[Content_Types].xml", b""), ("xl/workbook.bin", b"")])),
        ("arkiv.zip", packed(&[("a.txt", b"")])),
        ("papper.pdf", b"%PDF-1.7\n".to_vec()),
        ("sida.xls", b"<html><table><tr><td>Id</td></tr></table></html>".to_vec()),
        ("bild.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("avbruten.xlsx", whole[..whole.len() / 2].to_vec()),
        ("utan-delar.xlsx", packed(&[("[Content_Types].xml", b"<x/>")])),
        ("citat.csv", "Id;Status;Anteckning\r\n1;;\"aldrig slut\r\n2;;".into()),
        ("anteckningar.txt", "Hej!\nIngen tabell alls, bara text; och tecken.\n".into()),
    ];
    let mut names = Vec::new();
    for (name, bytes) in files {
        program.write(name, bytes);
        names.push(name);
    }
    program.write("mapp/i.txt", "");
    let names = names.join(" ");
    let before = plan_of(&program);
    let answers = [
        program.run(&format!("import {names} mapp saknas.xlsx")),
        program.run(&format!("--lang en import {names} mapp saknas.xlsx")),
    ];
    assert_eq!(plan_of(&program), before);
    assert_said(answers, "cmd_import/files.txt");
}

#[test]
fn a_file_that_would_fill_the_memory_is_refused() {
    let program = Program::in_copy_of_sample();
    let large = std::fs::File::create(program.path("stor.csv")).expect("a file");
    large.set_len(64 * 1024 * 1024 + 1).expect("a hole in it");
    program.write("celler.csv", "x;".repeat(2_000_001));
    assert_said([program.run("import stor.csv celler.csv")], "cmd_import/too_large.txt");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let program = Program::in_copy_of_sample();
    let made = std::process::Command::new("mkfifo").arg(program.path("ror.csv")).status().expect("mkfifo starts");
    assert!(made.success());
    assert!(program.run("import ror.csv").refused().contains("det är ingen vanlig fil"));
}

#[test]
fn what_is_asked_for_must_be_right() {
    let program = Program::in_copy_of_sample();
    program.write("svar.csv", Sheet::of(&program).csv(b';'));
    assert_said(
        ["import", "import svar.csv --prefer bladet", "import svar.csv --period hösten", "import svar.csv --filter x"]
            .map(|line| program.run(line)),
        "cmd_import/usage.txt",
    );
}
