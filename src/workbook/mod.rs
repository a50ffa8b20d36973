//! What every workbook has in common, whoever writes it: styles, names of sheets, what a cell can hold, properties.
//! Knows neither plans nor reports.

mod capacity;
mod finish;
mod page;
mod properties;
mod sheet_names;
pub mod style;

pub use capacity::{MOST_ROWS, fits, halved_to_fit, lines};
pub use finish::finish;
pub use page::set_up_page;
pub use properties::{About, properties};
pub use sheet_names::SheetNames;
