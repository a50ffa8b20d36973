//! Sheets: their content, print settings and frozen panes.

use rust_xlsxwriter::{ColNum, Format, IgnoreError, Image, ObjectMovement, RowNum, Url, Worksheet, XlsxError};

use super::look::Look;
use super::parts::{Places, SheetContent, SheetItem};
use super::table::Setting;
use super::widths::Widths;
use super::{chart, table};
use crate::locale::{Lang, catalogue as say};
use crate::report::doc::{Picture, ascii_url};
use crate::report::layout::logo_size;
use crate::source::{printable, printable_line};
use crate::workbook::{set_up_page, style};

/// The most rows above a header that is frozen; with more, too little of the screen is left to scroll.
const MOST_FROZEN: RowNum = 8;
/// The millimetres, points and pixels of an inch.
const MILLIMETRES: f64 = 25.4;
const POINTS: f64 = 72.0;
const PIXELS: f64 = 96.0;
/// The space around a logo, in pixels.
const MARGIN: u32 = 2;
/// The width, in characters, above which a sheet is printed in landscape.
const WIDEST_UPRIGHT: usize = 150;

/// Writes the content of a sheet; `title` is the title of the whole document.
pub(super) fn write(
    sheet: &mut Worksheet,
    part: &SheetContent<'_>,
    places: &Places<'_>,
    title: &str,
    lang: Lang,
) -> Result<(), XlsxError> {
    sheet.set_name(&part.name)?;
    // Gridlines would make running text look like a table.
    sheet.set_screen_gridlines(false);
    let widths = Widths::of(&part.pieces);
    widths.set(sheet)?;
    let lone = part.lone_table();
    let mut row: RowNum = 0;
    let mut is_wide = widths.between(0, widths.last()) > WIDEST_UPRIGHT;
    let mut printed = None;
    let mut across = Across { sheet, widths: &widths };
    for (at, piece) in part.pieces.iter().enumerate() {
        let setting =
            Setting { widths: &widths, places, alone: lone.filter(|lone| *lone == at).map(|_| &*part.name), lang };
        match piece {
            SheetItem::Logo(logo, whose) => put_logo(across.sheet, row, logo, whose.unwrap_or(say::LOGO.get(lang)))?,
            SheetItem::Text(text, look) => across.write(row, 0, text, *look)?,
            SheetItem::Heading(text, level, _) => across.write(row, 0, text, Look::Heading(*level))?,
            SheetItem::Field(name, value) => across.field(row, name, value)?,
            SheetItem::Web(text, url) => across.link(row, text, Some(&ascii_url(url)))?,
            SheetItem::Link(link) => across.link(row, &link.text, places.of_anchor(&link.anchor))?,
            SheetItem::Table(grid) => {
                is_wide |= grid.is_wide();
                printed = grid.printed().or(printed);
                across.caption(row, grid.caption())?;
                table::write(across.sheet, grid, row + grid.header_at(), &setting)?;
            }
            SheetItem::Chart(it, grid) => {
                across.caption(row, grid.caption())?;
                let header = row + grid.header_at();
                table::write(across.sheet, grid, header, &setting)?;
                chart::draw(across.sheet, it, header, lang)?;
            }
            SheetItem::Gap => {}
        }
        if lone == Some(at) {
            keep_in_view(across.sheet, row + header_of(piece))?;
        }
        row = row.saturating_add(piece.rows());
    }
    // Years and ids are texts: the marks in their corners would only disturb.
    sheet.ignore_error_range(0, 0, row, widths.last(), IgnoreError::NumberStoredAsText)?;
    if let Some(columns) = printed {
        sheet.set_print_area(0, 0, row.saturating_sub(1), columns - 1)?;
    }
    set_up_page(sheet, title, is_wide);
    Ok(())
}

/// Puts a logo in a row of its own; `whose` is its alternative text.
fn put_logo(sheet: &mut Worksheet, row: RowNum, logo: &Picture, whose: &str) -> Result<(), XlsxError> {
    let [width, height] = logo_size(logo).map(|side| f64::from(side) / MILLIMETRES);
    sheet.set_row_height(row, height * POINTS + 2.0 * f64::from(MARGIN))?;
    let image = Image::new_from_buffer(&logo.bytes)?;
    let image = image.set_scale_to_size(width * PIXELS, height * PIXELS, true);
    let image = image.set_alt_text(printable_line(whose)).set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
    sheet.insert_image_with_offset(row, 0, &image, MARGIN, MARGIN)?;
    Ok(())
}

fn header_of(piece: &SheetItem<'_>) -> RowNum {
    if let SheetItem::Table(grid) = piece { grid.header_at() } else { 0 }
}

/// Freezes a header on the screen, and repeats it on every printed page.
fn keep_in_view(sheet: &mut Worksheet, header: RowNum) -> Result<(), XlsxError> {
    sheet.set_repeat_rows(header, header)?;
    if header <= MOST_FROZEN {
        sheet.set_freeze_panes(header + 1, 1)?;
    }
    Ok(())
}

/// A writer of texts across the sheet.
struct Across<'a> {
    sheet: &'a mut Worksheet,
    widths: &'a Widths,
}

impl Across<'_> {
    /// Writes a text that starts in a column.
    fn write(&mut self, row: RowNum, from: ColNum, text: &str, look: Look) -> Result<(), XlsxError> {
        self.write_as(row, from, text, &look.format(), look.scale())
    }

    fn write_as(
        &mut self,
        row: RowNum,
        from: ColNum,
        text: &str,
        format: &Format,
        scale: u16,
    ) -> Result<(), XlsxError> {
        let text = printable(text);
        let to = self.widths.last_across().max(from + 1);
        self.sheet.merge_range(row, from, row, to, &text, format)?;
        // Larger letters fill a line sooner.
        let room = self.widths.between(from, to) * 100 / usize::from(scale);
        let height = style::height_of(&text, room) * f64::from(scale) / 100.0;
        self.sheet.set_row_height(row, height.min(style::HIGHEST))?;
        Ok(())
    }

    /// Writes the caption of a table.
    fn caption(&mut self, row: RowNum, caption: Option<&str>) -> Result<(), XlsxError> {
        caption.map_or(Ok(()), |caption| self.write(row, 0, caption, Look::Label))
    }

    fn field(&mut self, row: RowNum, name: &str, value: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(row, 0, &*printable(name), &Look::Label.format())?;
        self.write(row, 1, value, Look::Text)
    }

    fn link(&mut self, row: RowNum, text: &str, place: Option<&str>) -> Result<(), XlsxError> {
        let Some(place) = place.filter(|_| !text.is_empty()) else { return self.write(row, 0, text, Look::Text) };
        let format = style::link(style::text());
        self.write_as(row, 0, text, &format, 100)?;
        let url = Url::new(place).set_text(&*printable(text));
        self.sheet.write_url_with_format(row, 0, url, &format)?;
        Ok(())
    }
}
