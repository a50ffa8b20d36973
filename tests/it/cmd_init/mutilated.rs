//! Broken, mislabelled and malicious documents.

use std::io::{Cursor, Read, Write};
use std::time::{Duration, Instant};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::common::{Program, repository};

/// The longest acceptable time for a refusal.
pub(super) const SOON: Duration = Duration::from_secs(20);

pub(super) fn document(name: &str) -> Vec<u8> {
    std::fs::read(repository("tests/documents").join(name)).expect("the document is there")
}

/// Packs parts as an Office file.
pub(crate) fn packed(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_level(Some(1))).expect("a part");
        zip.write_all(content).expect("memory can be written to");
    }
    zip.finish().expect("a whole file").into_inner()
}

/// A Word document with another main part.
pub(crate) fn word(main: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(document("plan.docx"))).expect("it is packed");
    let mut parts = Vec::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("it can be read");
        if name == "word/document.xml" {
            content = main.as_bytes().to_vec();
        }
        parts.push((name, content));
    }
    packed(&parts.iter().map(|(name, content)| (&**name, content.clone())).collect::<Vec<_>>())
}

pub(crate) const BODY: &str =
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

/// Returns all broken documents by name.
pub(super) fn broken() -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    for name in ["plan.docx", "plan.xlsx", "small.ods"] {
        let whole = document(name);
        for eighth in 1..8 {
            all.push((format!("cut-{eighth}-{name}"), whole[..whole.len() * eighth / 8].to_vec()));
        }
        for at in [40, whole.len() / 3, whole.len() - 60] {
            let mut bent = whole.clone();
            bent[at..at + 16].iter_mut().for_each(|byte| *byte ^= 0x5a);
            all.push((format!("bent-{at}-{name}"), bent));
        }
    }
    let mut add = |name: &str, bytes: Vec<u8>| all.push((name.to_owned(), bytes));
    add("empty.docx", Vec::new());
    add("empty.csv", Vec::new());
    add("blank.md", b" \n\n\t\n".to_vec());
    add("zeros.docx", vec![0; 4096]);
    add("noise.xlsx", (0..4096_u32).map(|it| it.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect());
    add("old.docx", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), wide("WordDocument"), vec![0; 512]].concat());
    add("locked.docx", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), wide("EncryptedPackage"), vec![0; 512]].concat());
    add("is-a-pdf.docx", b"%PDF-1.7\n1 0 obj\n".to_vec());
    add("is-rtf.docx", b"{\\rtf1\\ansi Aktivitet}".to_vec());
    add("is-a-picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec());
    add("no-parts.docx", packed(&[]));
    add("other-parts.docx", packed(&[("readme.txt", b"hej".to_vec())]));
    add("no-table.docx", word(&format!("{BODY}<w:p><w:r><w:t>Hej</w:t></w:r></w:p></w:body></w:document>")));
    add("unclosed.docx", word(&format!("{BODY}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Aktivitet")));
    add("crossed.docx", word(&format!("{BODY}<w:p><w:r></w:p></w:r></w:body></w:document>")));
    let laughs: String =
        (1..10).map(|it| format!("<!ENTITY l{it} \"{}\">", format!("&l{};", it - 1).repeat(10))).collect();
    add(
        "entities.docx",
        word(&format!(
            "<!DOCTYPE x [<!ENTITY l0 \"ha\">{laughs}]>{BODY}<w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
        )),
    );
    add("deep.docx", word(&format!("{BODY}{}", "<w:tbl><w:tr><w:tc>".repeat(50_000))));
    add("bomb.docx", packed(&[("word/document.xml", vec![b' '; 300 * 1024 * 1024])]));
    add("wide.csv", [vec![b';'; 10_000], b"\n".to_vec(), vec![b';'; 10_000]].concat());
    add("quote.csv", b"a;\"b\nc".repeat(1000));
    add("tags.html", b"<html><table><tr><td colspan=99999999 rowspan=99999999>".repeat(2000));
    add("angle.html", [b"<html>".to_vec(), vec![b'<'; 200_000]].concat());
    add("quotes.html", [b"<html>".to_vec(), b"<a href=\"".repeat(100_000)].concat());
    add("marks.md", vec![b'*'; 200_000]);
    add("pipes.md", b"|".repeat(200_000));
    add("brackets.md", vec![b'['; 90_000]);
    all
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_table_of_ten_thousand_columns_is_taken_without_them() {
    let mut csv = "Mål;Aktivitet;Ansvarig".to_owned() + &";x".repeat(10_000) + "\n";
    csv += &("1. Läsa;Läs högt;Bibliotekarie".to_owned() + &";1".repeat(10_000) + "\n");
    let program = Program::temporary();
    program.write("wide.csv", csv);
    let begun = Instant::now();
    let answer = program.run("init new --from wide.csv --title Plan --years 2026 --lang en");
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    assert!(answer.code == 2, "{answer}");
}
