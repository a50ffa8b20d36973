//! Writes a table.

use rust_xlsxwriter::{ColNum, Format, FormatAlign, RowNum, Table, TableColumn, TableStyle, Url, Worksheet, XlsxError};

use super::grid::{Grid, Line, Value};
use super::look::color_where;
use super::parts::Places;
use super::widths::Widths;
use crate::locale::Lang;
use crate::report::doc::{Tone, ascii_url};
use crate::source::printable;
use crate::workbook::style;

/// The most links of a table: Excel opens no sheet that has many more.
const MOST_LINKS: usize = 60_000;

/// What a table is written with.
pub(super) struct Setting<'s> {
    /// How wide the columns of the sheet are.
    pub(super) widths: &'s Widths,
    /// Where its links lead.
    pub(super) places: &'s Places<'s>,
    /// What it is, where it stands alone on its sheet: then it is a table to the spreadsheet too, filtered and sorted
    /// as one.
    pub(super) alone: Option<&'s str>,
    /// The reader's language.
    pub(super) lang: Lang,
}

/// Writes the header and rows of a table, from the row of its header on.
pub(super) fn write(
    sheet: &mut Worksheet,
    grid: &Grid<'_>,
    header: RowNum,
    setting: &Setting<'_>,
) -> Result<(), XlsxError> {
    let looks = Looks::new();
    let headers = grid.headers(setting.lang);
    for (column, title) in (0..).zip(&headers) {
        sheet.write_string_with_format(header, column, title, &looks.header)?;
    }
    // Beside the words stands a filter's arrow.
    let titles = (0..).zip(&headers).map(|(column, title)| (&**title, setting.widths.at(column).saturating_sub(3)));
    style::set_height(sheet, header, titles)?;
    let first = header + 1;
    let mut writer = Rows { sheet, looks: &looks, setting, links: 0 };
    let mut last = header;
    for (row, line) in (first..).zip(grid.lines()) {
        writer.write(row, &line)?;
        last = row;
    }
    if last < first {
        return Ok(());
    }
    for (column, at) in (0..).zip(0..headers.len()) {
        color_where(sheet, column, (first, last), &grid.toned(at))?;
    }
    let last = last - RowNum::try_from(grid.totals()).unwrap_or_default();
    match setting.alone {
        Some(title) if last >= first => {
            let column = |title: &String| TableColumn::new().set_header(title).set_header_format(&looks.header);
            let columns: Vec<TableColumn> = headers.iter().map(column).collect();
            let table = Table::new().set_columns(&columns).set_style(TableStyle::Medium2).set_alt_text_title(title);
            sheet.add_table(header, 0, last, grid.width() - 1, &table)?;
        }
        _ => {}
    }
    Ok(())
}

/// Writes rows.
struct Rows<'r> {
    sheet: &'r mut Worksheet,
    looks: &'r Looks,
    setting: &'r Setting<'r>,
    links: usize,
}

impl Rows<'_> {
    fn write(&mut self, row: RowNum, line: &Line<'_>) -> Result<(), XlsxError> {
        let look = if line.is_total() { &self.looks.total } else { &self.looks.usual };
        let mut height = 0.0_f64;
        for (column, value) in (0..).zip(line.values()) {
            match value {
                Value::Number(number, tone) => {
                    self.sheet.write_number_with_format(row, column, number, look.number(tone))?;
                }
                Value::Text(text) => {
                    let text = printable(text);
                    height = height.max(style::height_of(&text, self.setting.widths.at(column)));
                    self.sheet.write_string_with_format(row, column, &*text, &look.text)?;
                }
                Value::Link(text, anchor) => {
                    let place = self.setting.places.of_anchor(anchor);
                    height = height.max(self.write_link(row, column, text, place, look)?);
                }
                Value::Web(text, url) => {
                    height = height.max(self.write_link(row, column, text, Some(&ascii_url(url)), look)?);
                }
            }
        }
        self.sheet.set_row_height(row, height.max(style::LINE))?;
        Ok(())
    }

    /// Writes a text that leads to a place, and the text alone where it cannot; returns how high it is.
    fn write_link(
        &mut self,
        row: RowNum,
        column: ColNum,
        text: &str,
        place: Option<&str>,
        look: &Look,
    ) -> Result<f64, XlsxError> {
        let text = printable(text);
        match place.filter(|_| self.links < MOST_LINKS && !text.is_empty()) {
            Some(place) => {
                let url = Url::new(place).set_text(&*text);
                self.sheet.write_url_with_format(row, column, url, &look.link)?;
                self.links += 1;
            }
            None => {
                self.sheet.write_string_with_format(row, column, &*text, &look.text)?;
            }
        }
        Ok(style::height_of(&text, self.setting.widths.at(column)))
    }
}

/// How the cells of a table look.
struct Looks {
    header: Format,
    usual: Look,
    total: Look,
}

impl Looks {
    fn new() -> Self {
        let cell = style::cell();
        Self { header: style::header(), total: Look::of(&cell.clone().set_bold()), usual: Look::of(&cell) }
    }
}

/// How the cells of a row look, by what stands in them.
struct Look {
    text: Format,
    link: Format,
    number: Format,
    toned: [Format; Tone::ALL.len()],
}

impl Look {
    fn of(cell: &Format) -> Self {
        let number = cell.clone().set_num_format("0").set_align(FormatAlign::Right);
        Self {
            text: cell.clone(),
            link: style::link(cell.clone()),
            toned: Tone::ALL.map(|tone| style::toned(number.clone(), tone)),
            number,
        }
    }

    fn number(&self, tone: Option<Tone>) -> &Format {
        tone.map_or(&self.number, |tone| &self.toned[tone as usize])
    }
}
