//! The page set-up of a sheet.

use rust_xlsxwriter::Worksheet;

use crate::source::printable_line;

/// A4.
const PAPER: u8 = 9;

/// The most characters of a footer that is cut nowhere else.
const LONGEST: usize = 120;

/// Sets a sheet up to be printed: on A4, as wide as the page, with its title and the page's number at the foot.
pub fn set_up_page(sheet: &mut Worksheet, title: &str, is_wide: bool) {
    sheet.set_paper_size(PAPER).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    if is_wide {
        sheet.set_landscape();
    }
    // In a footer `&` begins a command.
    let title: String = printable_line(title).chars().take(LONGEST).collect();
    sheet.set_footer(format!("&L{}&R&P (&N)", title.replace('&', "&&")));
}
