//! Refusals of a thing that cannot be placed under a parent.

use crate::cli::editing::table_not_found;
use crate::edit::layout::NotMovable;
use crate::edit::{PlacementError, TableNotFound};
use crate::locale::{Text, text};
use crate::query::Refusal;

/// Returns the refusal of placing `id` under `parent`.
pub(super) fn placement_refusal(id: &str, parent: &str) -> impl FnOnce(PlacementError) -> Refusal {
    let (id, parent) = (id.to_owned(), parent.to_owned());
    move |error| match error {
        PlacementError::TableNotFound => table_not_found(&id)(TableNotFound),
        PlacementError::NotMovable(NotMovable::InBrackets) => Refusal::new(
            text!(
                "`{id}` står inom hakparenteser och går inte att flytta säkert",
                "`{id}` is written inside brackets and cannot be moved safely"
            ),
            Some(Text::fixed(
                "skriv det först med en egen rubrik, som `[[activity]]`, på rader under varandra",
                "first write it under a heading of its own, such as `[[activity]]`, line by line",
            )),
        ),
        PlacementError::NotMovable(NotMovable::NotContiguous) => Refusal::new(
            text!(
                "`{id}` går inte att flytta säkert: något annat står mellan dess delar",
                "`{id}` cannot be moved safely: there is something else between its parts"
            ),
            Some(Text::fixed(
                "samla först allt som hör till det på ett ställe i filen",
                "first gather all that belongs to it in one place of the file",
            )),
        ),
        PlacementError::NoRoom => Refusal::new(
            text!(
                "under `{parent}` finns ingen plats för en rubrik: det som står där står inom hakparenteser",
                "under `{parent}` there is no room for a heading: what is there is written inside brackets"
            ),
            Some(Text::fixed(
                "skriv det som står där med egna rubriker, som `[[activity]]`, på rader under varandra",
                "write what is there under headings of its own, such as `[[activity]]`, line by line",
            )),
        ),
    }
}
