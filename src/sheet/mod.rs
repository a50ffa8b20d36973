//! The sheet that colleagues fill in: what is sent to them, and what of it comes back. Imports source, locale, model,
//! query.

mod column;
mod guard;
mod row;

pub use column::Column;
pub use guard::{guarded, unguarded};
pub use row::Row;
