//! The properties of a workbook.

use rust_xlsxwriter::{DocProperties, ExcelDateTime};

use crate::source::printable_line;

/// The most characters of a property that every program shows.
const LONGEST: usize = 255;

/// The properties of a workbook.
#[derive(Clone, Copy, Debug)]
pub struct About<'t> {
    /// The title.
    pub title: &'t str,
    /// The author.
    pub author: Option<&'t str>,
    /// The day it was made, as `2024-12-31`.
    pub day: &'t str,
    /// The language it is written in, as a tag such as `sv`.
    pub language: &'t str,
}

/// Returns the properties of a workbook. They tell the day and no hour: made twice in a day, it is the same file.
pub fn properties(about: &About<'_>) -> DocProperties {
    let short = |text: &str| printable_line(text).chars().take(LONGEST).collect::<String>();
    let author = about.author.map(short).unwrap_or_default();
    let properties = DocProperties::new()
        .set_title(short(about.title))
        .set_author(&author)
        .set_company(author)
        .set_custom_property("Language", about.language);
    // A document may have no day; then it is of no day at all, and still the same file.
    let day = ExcelDateTime::parse_from_str(about.day).or_else(|_| ExcelDateTime::from_ymd(1980, 1, 1));
    match day {
        Ok(day) => properties.set_creation_datetime(&day),
        Err(_) => properties,
    }
}
