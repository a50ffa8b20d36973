//! The sheet that colleagues fill in: its export, and the import of what comes back.

mod column;
mod finding;
mod guard;
mod header;
mod intake;
mod letters;
mod number;
mod place;
mod read;
mod returned;
mod row;
mod subject;
mod write;

pub use column::Column;
pub use finding::{Finding, FindingKind, Weight};
pub use guard::{guarded, unguarded};
pub(crate) use intake::color_name;
pub use intake::{Change, Intake, Prefer, ValueChange, take};
pub(crate) use read::{
    CellValue, Grid, MarkKind, Room, attribute, expect_texts_within, grids, kind, part, part_names, texts,
};
pub use read::{MAX_BYTES, Unreadable};
pub use returned::Returned;
pub use row::SheetRow;
pub use subject::RowSubject;
pub use write::{Outgoing, Sending, csv, xlsx};
