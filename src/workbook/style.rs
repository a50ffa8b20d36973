//! Cell formats.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline, RowNum, Worksheet, XlsxError};

use super::lines;
use crate::palette::{Tone, paper};
use crate::source::printable_line;

/// The height of a line of text, in points.
pub const LINE: f64 = 15.0;
/// The maximum height of a row, in points.
pub const HIGHEST: f64 = LINE * MOST_LINES;
/// The maximum height of a row, in lines.
const MOST_LINES: f64 = 27.0;

/// The background of a header.
pub const HEADER: u32 = 0x001F_3864;
/// The text colour of a header.
pub const HEADER_INK: u32 = 0x00FF_FFFF;
/// The background of locked cells.
pub const LOCKED: u32 = 0x00F2_F2F2;
/// The background of every other row of a table.
pub const BAND: u32 = 0x00DD_EBF7;
/// The text colour of links.
pub const LINK: u32 = paper::LINK.0;
/// The colour of borders.
const BORDER: u32 = 0x00BF_BFBF;

/// Wrapped text. The format is text, so that no program converts it to a date or formula.
pub fn text() -> Format {
    Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top)
}

/// A column header.
pub fn header() -> Format {
    lined(text())
        .set_bold()
        .set_font_color(HEADER_INK)
        .set_background_color(HEADER)
        .set_align(FormatAlign::VerticalCenter)
}

/// A table cell.
pub fn cell() -> Format {
    lined(text())
}

/// A heading; level 1 is the largest.
pub fn heading(level: u8) -> Format {
    let size = [18.0, 14.0, 12.0].get(usize::from(level.saturating_sub(1))).copied().unwrap_or(11.0);
    Format::new().set_bold().set_font_size(size).set_align(FormatAlign::Top)
}

/// A link within the file.
pub fn link(of: Format) -> Format {
    of.set_font_color(LINK).set_underline(FormatUnderline::Single)
}

/// A cell in the colours of a tone.
pub fn toned(of: Format, tone: Tone) -> Format {
    of.set_font_color(paper::ink(tone).0).set_background_color(paper::behind(tone).0)
}

/// Adds thin borders.
fn lined(of: Format) -> Format {
    of.set_border(FormatBorder::Thin).set_border_color(BORDER)
}

/// Returns the row height of a text over `width` characters.
///
/// Excel computes the height for text in a single column itself, `LibreOffice` only after a change.
pub fn height_of(text: &str, width: usize) -> f64 {
    // The letters may be wider than the average used for the width.
    let lines = lines(text, width - width / 10);
    LINE * u32::try_from(lines).map_or(MOST_LINES, f64::from).min(MOST_LINES)
}

/// Sets the height of a row with these texts, each with its own width.
pub fn set_height<'t>(
    sheet: &mut Worksheet,
    row: RowNum,
    texts: impl IntoIterator<Item = (&'t str, usize)>,
) -> Result<(), XlsxError> {
    let height = texts.into_iter().map(|(text, width)| height_of(text, width)).fold(LINE, f64::max);
    sheet.set_row_height(row, height)?;
    Ok(())
}

/// A4.
const PAPER: u8 = 9;

/// The maximum length of a footer in characters.
const LONGEST: usize = 120;

/// Sets up printing on A4, fitted to the page width, with the title and page numbers in the footer.
pub fn set_up_page(sheet: &mut Worksheet, title: &str, is_wide: bool) {
    sheet.set_paper_size(PAPER).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    if is_wide {
        sheet.set_landscape();
    }
    // In a footer `&` starts a code.
    let title: String = printable_line(title).chars().take(LONGEST).collect();
    sheet.set_footer(format!("&L{}&R&P (&N)", title.replace('&', "&&")));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::palette::Rgb;
    use crate::palette::contrast::contrast;

    #[test]
    fn words_are_read_on_every_colour() {
        for (ink, behind) in [(HEADER_INK, HEADER), (0, LOCKED), (LINK, 0x00FF_FFFF), (LINK, BAND)] {
            assert!(contrast(Rgb(ink), Rgb(behind)) >= 4.5, "{ink:06x} on {behind:06x}");
        }
    }
}
