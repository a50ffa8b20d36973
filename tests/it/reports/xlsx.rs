//! Tests of workbooks, read as a spreadsheet does.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use plan::source::printable;

use super::{any_ids, bytes, everything, expected, late, late_apart};
use crate::common::{Program, real};

/// The rows of a sheet.
type Sheet = Vec<Vec<Data>>;

fn sheets(file: &[u8]) -> BTreeMap<String, Sheet> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).expect("a workbook");
    let sheets = book.worksheets().into_iter();
    sheets.map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

/// Returns every part of the file below a folder, by path.
fn parts(file: &[u8], folder: &str) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a zip file");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("UTF-8").into_owned()).collect();
    let mut part = |name: &String| {
        let mut text = String::new();
        archive.by_name(name).expect("it is there").read_to_string(&mut text).expect("it is text");
        text
    };
    let of_folder = names.iter().filter(|name| name.starts_with(folder) && !name.contains("/_rels/"));
    of_folder.map(|name| (name.clone(), part(name))).collect()
}

/// Returns the values of a column of the table of activities, by id.
fn column(sheet: &Sheet, title: &str) -> BTreeMap<String, String> {
    let is_header = |row: &&Vec<Data>| row.first().is_some_and(|cell| *cell == "Id");
    let header = sheet.iter().find(is_header).expect("a header");
    let at = header.iter().position(|cell| *cell == title).expect(title);
    let below = sheet.iter().skip_while(|row| *row != header).skip(1);
    below.map(|row| (row[0].to_string(), row[at].to_string())).collect()
}

fn programs() -> [Program; 3] {
    [everything(), real(), late()]
}

#[test]
fn every_activity_is_there_with_its_status_and_its_note() {
    for program in programs() {
        let file = bytes(&program, "report --format xlsx --lang sv -o -");
        let sheets = sheets(&file);
        let sheet = &sheets["Aktiviteter"];
        let of_all = ["Aktivitet", "Ansvarig", "Status", "Anteckning"].map(|title| column(sheet, title));
        let expected = expected(&program);
        assert!(!expected.is_empty() && of_all[0].len() == expected.len());
        for activity in expected {
            let [title, owners, status, note] = of_all.each_ref().map(|column| &column[&activity.id]);
            assert_eq!(*title, printable(&activity.title), "{}", activity.id);
            assert!(activity.owners.iter().all(|owner| owners.contains(&**owner)), "{}: {owners}", activity.id);
            assert_eq!(*note, printable(activity.note.as_deref().unwrap_or_default()), "{}", activity.id);
            let (symbol, word) = status.split_once(' ').expect("a sign and a word");
            let (is_late, word) = late_apart(word);
            assert_eq!(is_late, activity.is_late, "{}: {status}", activity.id);
            assert_eq!(symbol.chars().count(), 1);
            match activity.status {
                Some(status) => assert_eq!(word, status),
                None => {
                    assert!(["planerad", "ej bedömd", "klar", "löpte ut", "lämnade planen"].contains(&word), "{word}");
                }
            }
        }
    }
}

#[test]
fn the_first_sheet_is_seen_at_once() {
    // The rows that a screen of 1080 pixels has room for, in points.
    const SCREEN: f64 = 41.0 * 15.0;
    for program in [everything(), real()] {
        for lang in ["sv", "en"] {
            let file = bytes(&program, &format!("report --format xlsx --lang {lang} -o -"));
            let sheet = &parts(&file, "xl/worksheets/sheet1.xml")["xl/worksheets/sheet1.xml"];
            let xml = roxmltree::Document::parse(sheet).expect("XML");
            let rows: Vec<_> = xml.descendants().filter(|node| node.tag_name().name() == "row").collect();
            let last: f64 = rows.last().and_then(|row| row.attribute("r")?.parse().ok()).expect("a row");
            let higher = |row: &roxmltree::Node<'_, '_>| Some(row.attribute("ht")?.parse::<f64>().ok()? - 15.0);
            let height = last * 15.0 + rows.iter().filter_map(higher).sum::<f64>();
            assert!(height <= SCREEN, "{lang}: {height}");
        }
    }
}

#[test]
fn seven_columns_are_printed() {
    let file = bytes(&real(), "report --format xlsx --lang sv -o -");
    let book = &parts(&file, "xl/workbook.xml")["xl/workbook.xml"];
    assert!(book.contains(">Aktiviteter!$A$1:$G$"), "{book}");
}

#[test]
fn nothing_is_a_formula() {
    for program in programs() {
        for line in ["report --format xlsx -o -", "report --format xlsx --matrix -o -"] {
            let file = bytes(&program, line);
            for (name, text) in parts(&file, "xl/worksheets/").into_iter().chain(parts(&file, "xl/tables/")) {
                let xml = roxmltree::Document::parse(&text).expect("XML");
                let is_formula = |node: roxmltree::Node<'_, '_>| {
                    matches!(node.tag_name().name(), "f" | "calculatedColumnFormula" | "totalsRowFormula")
                };
                assert!(!xml.descendants().any(is_formula), "{name}");
            }
        }
    }
}

#[test]
fn the_activities_are_a_table_with_a_header_that_stays() {
    for (program, count) in [(everything(), 14), (real(), 175)] {
        let file = bytes(&program, "report --format xlsx --lang sv -o -");
        let tables = parts(&file, "xl/tables/");
        let rows = |table: &String| {
            let xml = roxmltree::Document::parse(table).expect("XML");
            let range = xml.root_element().attribute("ref").expect("a range").to_owned();
            assert!(xml.descendants().any(|node| {
                node.has_tag_name(("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "autoFilter"))
            }));
            let row = |cell: &str| {
                cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse::<usize>().expect("a row")
            };
            let (first, last) = range.split_once(':').expect("two corners");
            row(last) - row(first)
        };
        assert!(tables.values().any(|table| rows(table) == count), "{tables:#?}");
        let sheets = parts(&file, "xl/worksheets/");
        let frozen = sheets.values().filter(|sheet| sheet.contains("state=\"frozen\"")).count();
        assert!(frozen >= tables.len() && !tables.is_empty());
        let colored = |status: &str| sheets.values().any(|sheet| sheet.contains(&format!("=\"{status}\"</formula>")));
        assert!(colored("· ej bedömd") && colored("○ planerad"));
        assert!(count == 175 || colored("● Grönt") && colored("✗ Rött") && colored("◐ Gult"));
        assert!(!parts(&file, "xl/charts/").is_empty());
    }
}

#[test]
fn every_link_leads_to_what_it_names() {
    leads_to_what_it_names(&bytes(&everything(), "report --format xlsx --lang sv -o -"));
    leads_to_what_it_names(&bytes(&any_ids(), "report --format xlsx -o -"));
}

fn leads_to_what_it_names(file: &[u8]) {
    let cells = sheets(file);
    let mut links = 0;
    for text in parts(file, "xl/worksheets/").values() {
        let xml = roxmltree::Document::parse(text).expect("XML");
        let is_inside = |node: &roxmltree::Node<'_, '_>| node.has_attribute("location");
        for link in xml.descendants().filter(|node| node.tag_name().name() == "hyperlink").filter(is_inside) {
            let location = link.attribute("location").expect("it leads within the file");
            let (sheet, cell) = location.rsplit_once("!A").expect("a cell of the first column");
            let row: usize = cell.parse().expect("a row");
            let target = cells[sheet.trim_matches('\'')][row - 1][0].to_string();
            let shown = link.attribute("display").expect("what it shows");
            // Where activities are named in short, the sign of their status stands before the id.
            let shown = shown.split_once('\u{a0}').map_or(shown, |(_, id)| id);
            assert!(target == shown || target.starts_with(&format!("{shown} ")), "{shown}: {target}");
            links += 1;
        }
    }
    assert!(links > 10, "{links}");
}

#[test]
fn made_twice_in_a_day_it_is_the_same_file() {
    let line = "report --format xlsx --today 2026-01-15 -o -";
    assert_eq!(bytes(&everything(), line), bytes(&everything(), line));
    let about = parts(&bytes(&everything(), line), "docProps/");
    assert!(about["docProps/core.xml"].contains("2026-01-15T00:00:00Z"), "{about:?}");
    assert!(
        about["docProps/core.xml"].contains("<dc:title>Plan för allt &amp; &lt;inget&gt; 2024–2026 – Uppföljning 2025")
    );
}

#[test]
fn nothing_is_said_while_it_is_written() {
    let output = everything().command(&crate::common::words("report --format xlsx -o -")).output().expect("it starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
