//! One command, one file: from its arguments to what is written.

mod check;
mod due;
mod explain;
mod fix;
mod list;
mod owners;
mod plans;
mod review;
mod schema;
mod set;
mod show;
mod status;
mod tree;

pub(super) use check::check;
pub(super) use due::due;
pub(super) use explain::explain;
pub(super) use list::list;
pub(super) use owners::owners;
pub(super) use plans::plans;
pub(super) use review::review;
pub(super) use schema::schema;
pub(super) use set::set;
pub(super) use show::show;
pub(super) use status::status;
pub(super) use tree::tree;

use super::args::Format;
use super::stop::Stop;
use crate::locale::{Text, text};
use crate::query::Refusal;

/// Refuses a format that a command has no rows for.
fn no_rows(command: &str, format: Format) -> Stop {
    let format = match format {
        Format::Jsonl => "jsonl",
        Format::Csv => "csv",
        Format::Tsv => "tsv",
        Format::Table | Format::Json | Format::Md => "",
    };
    let message = text!(
        "`plan {command}` har inga rader att skriva som {format}",
        "`plan {command}` has no rows to write as {format}"
    );
    let help = Text::fixed(
        "välj table, json eller md; rader skriver `plan list`",
        "choose table, json or md; rows are written by `plan list`",
    );
    Refusal::new(message, Some(help)).into()
}
