//! What every workbook has in common, whoever writes it: styles, names of sheets, what a cell can hold, properties.
//! Knows neither plans nor reports.

mod finish;
mod limits;
pub mod style;

pub use finish::{About, finish, properties};
pub use limits::{MOST_ROWS, SheetNames, fits, halved_to_fit, lines};
pub use style::set_up_page;
