//! The commands, one file each.

mod add;
mod blame;
mod chart;
mod check;
mod close;
mod diff;
mod due;
mod end;
mod explain;
mod export;
mod fmt;
mod help;
mod import;
mod init;
mod intake;
mod keys;
mod list;
mod log;
mod lsp;
mod man;
mod measure_keys;
mod merge_driver;
mod open;
mod owners;
mod period_rows;
mod placement_refusal;
mod plans;
mod plans_asked;
mod relocate;
mod rename;
mod report;
mod review;
mod schema;
mod set;
mod show;
mod silent;
mod site;
mod status;
mod tree;
mod undo;
mod used_ids;

pub(super) use add::add;
pub(super) use blame::blame;
pub(super) use chart::chart;
pub(super) use check::check;
pub(super) use close::close;
pub(super) use diff::diff;
pub(super) use due::due;
pub(super) use end::end;
pub(super) use explain::explain;
pub(super) use export::export;
pub(super) use fmt::fmt;
pub(super) use help::{help, help_of_command, topic_names};
pub(super) use import::import;
pub(super) use init::init;
pub(super) use list::list;
pub(super) use log::log;
pub(super) use lsp::lsp;
pub(super) use man::man;
pub(super) use merge_driver::merge_driver;
pub(super) use open::open;
pub(super) use owners::owners;
pub(super) use plans::plans;
pub(super) use relocate::relocate;
pub(super) use rename::rename;
pub(super) use report::report;
pub(super) use review::review;
pub(super) use schema::schema;
pub(super) use set::set;
pub(super) use show::{ambiguous, show};
pub(super) use site::site;
pub(super) use status::status;
pub(super) use tree::tree;
pub(super) use undo::undo;

use super::args::Format;
use super::stop::Stop;
use crate::locale::{Text, text};
use crate::query::Refusal;

/// Returns the refusal of a format that a command does not have.
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
