//! Features of all workbooks: styles, names of sheets, limits and properties. Independent of plans and reports.

mod finish;
mod limits;
pub mod style;

pub use finish::{About, finish, properties};
pub use limits::{MOST_ROWS, SheetNames, fits, halved_to_fit, lines};
pub use style::set_up_page;
