//! Tables as cells, with formats and links.

use rust_xlsxwriter::{ColNum, Format, FormatAlign, RowNum, Table, TableColumn, TableStyle, Url, Worksheet, XlsxError};

use super::grid::{Grid, XlsxRow, XlsxValue};
use super::look::color_where;
use super::parts::Places;
use super::widths::Widths;
use crate::locale::Lang;
use crate::report::doc::{Tone, ascii_url};
use crate::source::printable;
use crate::workbook::style;

/// The most links of a table: Excel opens no sheet with more than 65,530.
const MOST_LINKS: usize = 60_000;

/// The context that a table is written in.
pub(super) struct Setting<'s> {
    /// The column widths of the sheet.
    pub(super) widths: &'s Widths,
    /// The targets of links.
    pub(super) places: &'s Places<'s>,
    /// The name of the table if it is the only one on its sheet: it becomes a spreadsheet table then, to filter and
    /// sort.
    pub(super) alone: Option<&'s str>,
    /// The reader's language.
    pub(super) lang: Lang,
}

/// Writes the header in row `header`, and the rows below it.
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
    // The filter button takes three characters.
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

/// A writer of rows.
struct Rows<'r> {
    sheet: &'r mut Worksheet,
    looks: &'r Looks,
    setting: &'r Setting<'r>,
    links: usize,
}

impl Rows<'_> {
    fn write(&mut self, row: RowNum, line: &XlsxRow<'_>) -> Result<(), XlsxError> {
        let look = if line.is_total() { &self.looks.total } else { &self.looks.usual };
        let mut height = 0.0_f64;
        for (column, value) in (0..).zip(line.values()) {
            match value {
                XlsxValue::Number(number, tone) => {
                    self.sheet.write_number_with_format(row, column, number, look.number(tone))?;
                }
                XlsxValue::Text(text) => {
                    let text = printable(text);
                    height = height.max(style::height_of(&text, self.setting.widths.at(column)));
                    self.sheet.write_string_with_format(row, column, &*text, &look.text)?;
                }
                XlsxValue::Link(text, anchor) => {
                    let place = self.setting.places.of_anchor(anchor);
                    height = height.max(self.write_link(row, column, text, place, look)?);
                }
                XlsxValue::Web(text, url) => {
                    height = height.max(self.write_link(row, column, text, Some(&ascii_url(url)), look)?);
                }
            }
        }
        self.sheet.set_row_height(row, height.max(style::LINE))?;
        Ok(())
    }

    /// Writes a text with a link, or the plain text if there is no target; returns its height.
    fn write_link(
        &mut self,
        row: RowNum,
        column: ColNum,
        text: &str,
        place: Option<&str>,
        look: &RowFormats,
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

/// The cell formats of a table.
struct Looks {
    header: Format,
    usual: RowFormats,
    total: RowFormats,
}

impl Looks {
    fn new() -> Self {
        let cell = style::cell();
        Self { header: style::header(), total: RowFormats::of(&cell.clone().set_bold()), usual: RowFormats::of(&cell) }
    }
}

/// The cell formats of a row, by kind of value.
struct RowFormats {
    text: Format,
    link: Format,
    number: Format,
    toned: [Format; Tone::ALL.len()],
}

impl RowFormats {
    fn of(cell: &Format) -> Self {
        let number = cell.clone().set_num_format("# ##0;-# ##0;\"–\"").set_align(FormatAlign::Right);
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
