//! Text with separators (CSV).
//!
//! Rows are counted as in a spreadsheet: an empty line is a row, and a cell of several lines is in one row.

use super::decode::texts;
use super::grid::{GridBuilder, Room};
use super::{CellValue, Grid, Unreadable};
use crate::sheet::guard::unguarded;
use crate::sheet::header::score;

/// The separators that are tried.
const SEPARATORS: [char; 3] = [';', ',', '\t'];

/// Parses a text file: one grid for each encoding that it may be in.
pub(super) fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    let texts = texts(bytes);
    if texts.is_empty() {
        return Err(Unreadable::Encoding);
    }
    texts.iter().map(|text| grid(text)).collect()
}

/// Parses a text with the separator that gives the most known headings.
fn grid(text: &str) -> Result<Grid, Unreadable> {
    // The end-of-file character of DOS, as after `copy a.csv+b.csv`.
    let text = text.trim_end_matches('\u{1a}');
    let mut best: Option<(usize, Grid)> = None;
    let mut unclosed = None;
    let (separators, text) = told(text);
    for separator in separators {
        match parsed(text, separator) {
            Ok(grid) => {
                let found = score(&grid);
                if best.as_ref().is_none_or(|(most, _)| found > *most) {
                    best = Some((found, grid));
                }
            }
            Err(fault) => unclosed = unclosed.or(Some(fault)),
        }
    }
    match (best, unclosed) {
        // No separator gives a table, and with one of them a quote is unclosed: report that.
        (Some((0, _)) | None, Some(fault)) => Err(fault),
        (Some((_, grid)), _) => Ok(grid),
        (None, None) => Err(Unreadable::NoTable),
    }
}

/// Returns the separators to try. A first line `sep=;` is an Excel convention; the line is not shown.
fn told(text: &str) -> (Vec<char>, &str) {
    let line = text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n'));
    match line.map(|(separator, rest)| (separator.trim_end_matches('\r').chars().next(), rest)) {
        Some((Some(separator), rest)) => (vec![separator], rest),
        _ => (SEPARATORS.to_vec(), text),
    }
}

/// Splits a text into cells.
fn parsed(text: &str, separator: char) -> Result<Grid, Unreadable> {
    let mut builder = GridBuilder::within(Room::OF_SHEET);
    let (mut row, mut column) = (1, 0);
    let mut rest = text;
    while !rest.is_empty() {
        if column == 0 {
            // The byte order mark of an appended file.
            rest = rest.trim_start_matches('\u{feff}');
        }
        let (cell, after) = if let Some(quoted) = rest.strip_prefix('"') {
            within_quotes(quoted, separator).ok_or(Unreadable::Unclosed { row })?
        } else {
            let end = rest.find([separator, '\r', '\n']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        };
        builder.push(row, column, CellValue::Text(unguarded(&cell).to_owned()))?;
        rest = after;
        if let Some(next) = rest.strip_prefix(separator) {
            rest = next;
            column += 1;
        } else {
            rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])).unwrap_or(rest);
            row += 1;
            column = 0;
        }
    }
    Ok(builder.finish(None)?.0)
}

/// Reads a quoted cell up to the next separator. Two quotes are an escaped one. `None` if the quote is not closed.
fn within_quotes(mut rest: &str, separator: char) -> Option<(String, &str)> {
    let mut cell = String::new();
    loop {
        let end = rest.find('"')?;
        cell += &rest[..end];
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None => break,
        }
    }
    let end = rest.find([separator, '\r', '\n']).unwrap_or(rest.len());
    cell += &rest[..end];
    Some((cell, &rest[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, separator: char) -> Vec<(u32, u32, String)> {
        let grid = parsed(text, separator).expect("every quote is closed");
        let cell = |row, (column, value): (u32, CellValue)| match value {
            CellValue::Text(text) => (row, column, text),
            other => panic!("{other:?}"),
        };
        grid.lines.into_iter().flat_map(|line| line.cells.into_iter().map(move |it| cell(line.row, it))).collect()
    }

    #[test]
    fn rows_are_those_of_a_spreadsheet() {
        let text = "a;\"b \"\"c\"\"\r\nd\"\r\n\r\n;'=1;e\"f\rg";
        let expected = [(1, 0, "a"), (1, 1, "b \"c\"\r\nd"), (3, 1, "=1"), (3, 2, "e\"f"), (4, 0, "g")];
        assert_eq!(cells(&text.replace("\n;", "\n\u{feff};"), ';'), cells(text, ';'));
        assert_eq!(cells(text, ';'), expected.map(|(row, column, text)| (row, column, text.to_owned())));
    }

    #[test]
    fn the_separator_is_the_one_that_finds_the_titles() {
        for separator in SEPARATORS {
            let text = format!("a;b,c\td\nId{separator}Status{separator}Anteckning\n1{separator}{separator}x;y,z\n");
            let grid = grid(&text).expect("it is a table");
            assert_eq!(grid.lines[1].cells.len(), 3, "{separator:?}");
        }
        let told = grid("sep=|\r\nId|Status\r\n").expect("it is a table");
        assert_eq!((told.lines[0].row, told.lines[0].cells.len()), (1, 2));
    }

    #[test]
    fn a_quote_that_is_not_closed_is_found() {
        assert_eq!(grid("Id;Status;Note\n1;\"Gult;\n"), Err(Unreadable::Unclosed { row: 2 }));
    }
}
