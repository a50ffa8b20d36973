//! Sheets of workbooks, and delimited text.

use std::collections::{HashMap, HashSet};

use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Unreadable;
use crate::intake::columns::Columns;
use crate::intake::document::{Block, Cell, Document, MOST_BYTES, MOST_PIECES, Place, Row, Table};
use crate::intake::hues;
use crate::intake::map::Decided;
use crate::locale::{Text, text};
use crate::sheet::{CellValue, Grid, MarkKind, Room, grids, texts};

/// The most ranges of hidden rows that are named.
const MOST_RANGES: usize = 8;

/// Reads a workbook.
pub(super) fn workbook(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut document = Document::default();
    // Besides cells, what is marked and merged takes room.
    for grid in grids(bytes, Room { cells: 2 * MOST_PIECES, bytes: MOST_BYTES })? {
        let told = hidden(&grid);
        let table = table(grid, &mut document)?;
        if !table.rows.is_empty() {
            document.told.extend(told);
            document.blocks.push(Block::Table(table));
        }
    }
    Ok(document)
}

/// Returns remarks about what the reader of a sheet does not see, as it is read like all else.
fn hidden(grid: &Grid) -> Vec<Text> {
    let sheet = grid.name.as_deref().unwrap_or_default();
    let whole = grid.hidden.is_whole.then(|| {
        text!(
            "bladet {sheet} är dolt; det är läst som de andra",
            "the sheet {sheet} is hidden; it was read like the others"
        )
    });
    let rows = in_ranges(grid.hidden_rows().into_iter()).map(|rows| {
        text!(
            rows = rows;
            "bladet {sheet}: dolda rader är lästa som de andra: {rows}",
            "sheet {sheet}: hidden rows were read like the others: {rows}"
        )
    });
    let columns = in_ranges(grid.hidden_columns().into_iter().map(|column| column + 1)).map(|columns| {
        text!(
            columns = columns;
            "bladet {sheet}: dolda kolumner är lästa som de andra: {columns}",
            "sheet {sheet}: hidden columns were read like the others: {columns}"
        )
    });
    whole.into_iter().chain(rows).chain(columns).collect()
}

/// Returns numbers in rising order as a list of ranges: `5–7, 9`.
fn in_ranges(numbers: impl Iterator<Item = u32>) -> Option<Text> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut().filter(|(_, last)| last.checked_add(1) == Some(number)) {
            Some((_, last)) => *last = number,
            None => ranges.push((number, number)),
        }
    }
    let shown = ranges.iter().take(MOST_RANGES);
    let shown = shown.map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    let shown = shown.collect::<Vec<_>>().join(", ");
    let more: u32 = ranges.iter().skip(MOST_RANGES).map(|(first, last)| last - first + 1).sum();
    (!ranges.is_empty()).then(|| match more {
        0 => Text::same(shown),
        more => text!("{shown} (och {more} till)", "{shown} (and {more} more)"),
    })
}

fn table(grid: Grid, document: &mut Document) -> Result<Table, Unreadable> {
    let mut repeated = HashSet::new();
    let mut widths = HashMap::new();
    let mut steps = 0;
    for merged in &grid.merged {
        let ((first, last), (column, last_column)) = (merged.rows, merged.columns);
        widths.insert((first, column), (last_column - column).saturating_add(1));
        let from = grid.lines.partition_point(|line| line.row <= first);
        let lines = grid.lines[from..].iter().take_while(|line| line.row <= last);
        repeated.extend(lines.map(|line| (line.row, column)));
        steps += grid.lines[from..].partition_point(|line| line.row <= last);
        if steps > 4 * MOST_PIECES {
            return Err(Unreadable::TooManyCells);
        }
    }
    let mut table = Table { sheet: grid.name.clone(), ..Table::default() };
    let marks = &grid.marks;
    for line in &grid.lines {
        let mut row = Row::default();
        for (column, value) in &line.cells {
            let text = shown(value);
            if text.is_empty() {
                continue;
            }
            document.expect_room()?;
            let place = Place::Sheet { sheet: grid.name.clone(), row: line.row, column: column + 1 };
            let is_repeated = repeated.contains(&(line.row, *column));
            let piece = (!is_repeated).then(|| document.piece(place, text.clone()));
            let at = marks.partition_point(|mark| (mark.row, mark.column) < (line.row, *column));
            let own = marks[at..].iter().take_while(|mark| (mark.row, mark.column) == (line.row, *column));
            let link = own.clone().find_map(|mark| match &mark.kind {
                MarkKind::Link(link) => Some(link.clone()),
                _ => None,
            });
            // A cell that is struck out in part is taken whole, with a remark.
            if let Some(piece) = piece.filter(|_| own.clone().any(|mark| mark.kind == MarkKind::Struck)) {
                document.struck.insert(piece, text.clone());
            }
            let width = widths.get(&(line.row, *column)).copied().unwrap_or(1);
            row.cells.push(Cell { column: *column, width, piece, text, link });
        }
        row.cells.sort_by_key(|cell| cell.column);
        let at = marks.partition_point(|mark| mark.row < line.row);
        let own = marks[at..].iter().take_while(|mark| mark.row == line.row);
        let fills = own.filter_map(|mark| match mark.kind {
            MarkKind::Fill(color) => Some((mark.column, hues::word(color)?)),
            _ => None,
        });
        row.colors = fills.filter(|(column, _)| row.at(*column).is_none()).collect();
        table.rows.push(row);
    }
    Ok(table)
}

/// Returns a value as its sheet shows it: half as `50 %`.
fn shown(value: &CellValue) -> String {
    let CellValue::Formatted(number, format) = value else { return value.shown() };
    let format = format.split(';').next().unwrap_or_default();
    let Some((figures, _)) = format.split_once('%') else { return value.shown() };
    let decimals = figures.split_once('.').map_or(0, |(_, after)| after.chars().filter(|c| *c == '0').count());
    let space = if figures.ends_with([' ', '\u{a0}']) { " " } else { "" };
    format!("{:.decimals$}{space}%", number * 100.0)
}

/// Reads delimited text, in the encoding in which most of its header is recognised.
pub(super) fn separated(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut best: Option<(usize, Document)> = None;
    for text in texts(bytes) {
        let mut document = document_of(&text)?;
        let known = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Columns::of(table, &Decided::default()),
            _ => None,
        });
        let known = known.map(|columns| columns.known()).max().unwrap_or_default();
        if best.as_ref().is_none_or(|(most, _)| known > *most) {
            document.told.extend(encoding_of(bytes, &text));
            best = Some((known, document));
        }
    }
    best.map(|(_, document)| document).ok_or(Unreadable::Encoding)
}

/// Returns a remark about the encoding, if it is an outdated one.
fn encoding_of(bytes: &[u8], text: &str) -> Option<Text> {
    let is_in = |encoding: &'static Encoding| encoding.decode_without_bom_handling(bytes).0 == text;
    let name = match std::str::from_utf8(bytes) {
        Ok(own) if own.trim_start_matches('\u{feff}') == text.trim_start_matches('\u{feff}') => return None,
        Ok(_) => {
            return Some(Text::fixed(
                "filen har sparats i fel teckenkodning; å, ä och ö är lagade",
                "the file was saved in the wrong encoding; letters such as å, ä and ö were mended",
            ));
        }
        Err(_) if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") => return None,
        Err(_) if is_in(WINDOWS_1252) => "Windows-1252",
        Err(_) if is_in(MACINTOSH) => "Mac Roman",
        Err(_) if is_in(UTF_16LE) || is_in(UTF_16BE) => "UTF-16",
        Err(_) => "MS-DOS",
    };
    Some(text!("filen är inte UTF-8; den är läst som {name}", "the file is not UTF-8; it was read as {name}"))
}

fn document_of(text: &str) -> Result<Document, Unreadable> {
    let mut document = Document::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(text);
    let cells = |line: &str| line.bytes().filter(|byte| *byte == separator).count();
    if text.lines().any(|line| cells(line) > MOST_PIECES) {
        return Err(Unreadable::TooManyCells);
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut table = Table::default();
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|_| Unreadable::Broken)?;
        let mut row = Row::default();
        for (column, text) in (0_u32..).zip(record.iter()).filter(|(_, text)| !text.trim().is_empty()) {
            document.expect_room()?;
            let text = text.trim().replace("\r\n", "\n");
            let row_number = u32::try_from(number + 1).unwrap_or(u32::MAX);
            let piece = document.piece(Place::Sheet { sheet: None, row: row_number, column: column + 1 }, text.clone());
            row.cells.push(Cell { column, width: 1, piece: Some(piece), text, link: None });
        }
        table.rows.push(row);
    }
    document.blocks.push(Block::Table(table));
    Ok(document)
}

/// Returns the delimiter: the character that occurs equally often in most lines.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(50).collect();
    let score = |separator: u8| {
        let counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, separator)).collect();
        let most = counts.iter().copied().max().unwrap_or_default();
        counts.iter().filter(|count| **count > 0).map(|count| count * 2 + usize::from(*count == most)).sum::<usize>()
    };
    [b';', b'\t', b',', b'|']
        .into_iter()
        .max_by_key(|separator| (score(*separator), *separator != b','))
        .unwrap_or(b';')
}

fn outside_quotes(line: &str, separator: u8) -> usize {
    let mut is_quoted = false;
    let mut count = 0;
    for byte in line.bytes() {
        is_quoted ^= byte == b'"';
        count += usize::from(byte == separator && !is_quoted);
    }
    count
}
