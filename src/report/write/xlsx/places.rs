//! Where on which sheet everything stands.

use std::collections::HashMap;

use rust_xlsxwriter::RowNum;
use rust_xlsxwriter::utility::quote_sheet_name;

use super::part::Part;
use super::piece::Piece;

/// Where on which sheet everything stands that a link may find.
pub(super) struct Places<'d>(HashMap<&'d str, String>);

impl<'d> Places<'d> {
    /// Finds a place for every heading and row that has an anchor.
    pub(super) fn of(parts: &'d [Part<'d>]) -> Self {
        let mut places = HashMap::new();
        for part in parts {
            let sheet = quote_sheet_name(&part.name);
            let mut put = |anchor: &'d str, row: RowNum| {
                places.entry(anchor).or_insert_with(|| format!("internal:{sheet}!A{}", row + 1));
            };
            let mut row: RowNum = 0;
            for piece in &part.pieces {
                match piece {
                    Piece::Heading(_, _, Some(anchor)) => put(anchor, row),
                    Piece::Table(grid) => {
                        let first = row + grid.header_at() + 1;
                        for (at, line) in (first..).zip(grid.lines()) {
                            line.anchor().into_iter().for_each(|anchor| put(anchor, at));
                        }
                    }
                    _ => {}
                }
                row += piece.rows();
            }
        }
        Self(places)
    }

    /// Returns where an anchor stands; none where the document lacks it.
    pub(super) fn of_anchor(&self, anchor: &str) -> Option<&str> {
        self.0.get(anchor).map(String::as_str)
    }
}
