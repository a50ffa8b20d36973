//! Saving of workbooks.

use std::io::{Cursor, Read, Write};

use anyhow::Result;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::source::printable_line;

/// The folder of the sheets in the archive.
const SHEETS: &str = "xl/worksheets/";
/// The attribute that fixes the height of a row.
const HELD: &str = " customHeight=\"1\"";

/// Saves a workbook with rows that grow with their content.
///
/// The library fixes the height of every row that has one. Without heights, `LibreOffice` shows one line of each
/// row. So the heights are kept, and only the attribute that fixes them is removed.
pub fn finish(mut book: Workbook) -> Result<Vec<u8>> {
    let mut read = ZipArchive::new(Cursor::new(book.save_to_buffer()?))?;
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // A fixed timestamp, for reproducible output.
        .last_modified_time(DateTime::default());
    for at in 0..read.len() {
        let part = read.by_index_raw(at)?;
        if !part.name()?.starts_with(SHEETS) {
            written.raw_copy_file(part)?;
            continue;
        }
        drop(part);
        let mut part = read.by_index(at)?;
        let mut xml = String::new();
        part.read_to_string(&mut xml)?;
        written.start_file(part.name()?, options)?;
        written.write_all(released(&xml).as_bytes())?;
    }
    Ok(written.finish()?.into_inner())
}

/// Removes the fixed heights of all rows.
fn released(xml: &str) -> String {
    let mut pieces = xml.split("<row ");
    let mut released = String::with_capacity(xml.len());
    released.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        // The row's own attributes end with its tag.
        let (attributes, rest) = piece.split_at(piece.find('>').unwrap_or(piece.len()));
        released.push_str("<row ");
        released.push_str(&attributes.replace(HELD, ""));
        released.push_str(rest);
    }
    released
}

/// The maximum length of a property in characters, which every program shows.
const LONGEST: usize = 255;

/// The properties of a workbook.
#[derive(Clone, Copy, Debug)]
pub struct About<'t> {
    /// The title.
    pub title: &'t str,
    /// The author.
    pub author: Option<&'t str>,
    /// The creation date, such as `2024-12-31`.
    pub day: &'t str,
    /// The language tag, such as `sv`.
    pub language: &'t str,
}

/// Returns the properties of a workbook. They have a date without a time, so that the output is reproducible within
/// a day.
pub fn properties(about: &About<'_>) -> DocProperties {
    let short = |text: &str| printable_line(text).chars().take(LONGEST).collect::<String>();
    let author = about.author.map(short).unwrap_or_default();
    let properties = DocProperties::new()
        .set_title(short(about.title))
        .set_author(&author)
        .set_company(author)
        .set_custom_property("Language", about.language);
    // Without a date, a fixed one is used, for reproducible output.
    let day = ExcelDateTime::parse_from_str(about.day).or_else(|_| ExcelDateTime::from_ymd(1980, 1, 1));
    match day {
        Ok(day) => properties.set_creation_datetime(&day),
        Err(_) => properties,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_height_and_may_grow() {
        let xml =
            r#"<sheetFormatPr customHeight="1"/><row r="1" ht="30" customHeight="1"><c r="A1"/></row><row r="2"/>"#;
        let released_xml = r#"<sheetFormatPr customHeight="1"/><row r="1" ht="30"><c r="A1"/></row><row r="2"/>"#;
        assert_eq!(released(xml), released_xml);
    }

    #[test]
    fn made_twice_it_is_the_same_file() {
        let make = || {
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            sheet.write_string(0, 0, "customHeight=\"1\"").unwrap().set_row_height(0, 33).unwrap();
            book.set_properties(&crate::workbook::properties(&crate::workbook::About {
                title: "Titel",
                author: None,
                day: "2025-02-01",
                language: "sv",
            }));
            finish(book).unwrap()
        };
        let file = make();
        assert_eq!(file, make());
        let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
        let mut xml = String::new();
        archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut xml).unwrap();
        assert!(xml.contains("ht=\"33\"") && !xml.contains("customHeight"), "{xml}");
    }
}
