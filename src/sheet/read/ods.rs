//! ODS workbooks, as `LibreOffice` writes them.
//!
//! Parsed without a library: a repeat count can be a million, and truncated files must be detected.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::grid::{GridBuilder, Mark, MarkKind, MergedCells, Room};
use super::ods_cell::{OdsCell, Styles, attribute, count};
use super::{CellValue, Grid, Unreadable, outside};
use crate::container;

/// The maximum number of repeated cells in a row that get their annotations.
const MOST_MARKED: u32 = 64;

/// Parses the sheets of a workbook.
pub(super) fn grids(bytes: &[u8], room: Room) -> Result<Vec<Grid>, Unreadable> {
    container::expect_bounded(bytes)?;
    let text = |name| String::from_utf8(container::part(bytes, name)?).map_err(|_| Unreadable::Broken);
    if text("META-INF/manifest.xml").is_ok_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Unreadable::Locked);
    }
    // The parent styles of the content's styles. Errors in them do not matter for the cells.
    let pages = text("styles.xml").unwrap_or_default();
    let styles = book(&pages, Styles::default(), room).map(|book| book.styles).unwrap_or_default();
    let content = text("content.xml")?;
    let mut grids = book(&content, styles, room)?.grids;
    outside::add_of_ods(&mut grids, &content, &pages)?;
    Ok(grids)
}

fn book(content: &str, styles: Styles, room: Room) -> Result<Book, Unreadable> {
    let mut reader = Reader::from_str(content);
    reader.config_mut().expand_empty_elements = true;
    let mut book = Book { grids: Vec::new(), styles, room, sheet: None };
    let mut depth = 0_usize;
    // The depth of the skipped element, if any.
    let mut left_out_from = None;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Broken)? {
            Event::Start(element) => {
                depth += 1;
                if left_out_from.is_none() && !book.start(&element)? {
                    left_out_from = Some(depth);
                }
            }
            Event::End(element) => {
                if left_out_from == Some(depth) {
                    left_out_from = None;
                } else if left_out_from.is_none() {
                    book.end(element.name().0)?;
                }
                depth = depth.checked_sub(1).ok_or(Unreadable::Broken)?;
            }
            Event::Text(text) if left_out_from.is_none() => book.text(&text.xml10_content()),
            Event::CData(text) if left_out_from.is_none() => book.text(&text.xml10_content()),
            Event::GeneralRef(reference) if left_out_from.is_none() => {
                let letter = reference.resolve_char_ref().map_err(|_| Unreadable::Broken)?.map(String::from);
                let name = reference.xml10_content();
                let named = || resolve_predefined_entity(&name).map(str::to_owned);
                book.text(&letter.or_else(named).ok_or(Unreadable::Broken)?);
            }
            Event::Eof if depth == 0 => return Ok(book),
            Event::Eof => return Err(Unreadable::Broken),
            _ => {}
        }
    }
}

/// A workbook that is being read.
struct Book {
    grids: Vec<Grid>,
    styles: Styles,
    room: Room,
    sheet: Option<Sheet>,
}

/// A sheet that is being read.
struct Sheet {
    name: String,
    /// The column styles, each with the index of the column after its last one.
    columns: Vec<(u32, Option<String>)>,
    /// The annotations of the current row: column, number of columns, kind.
    marks: Vec<(u32, u32, MarkKind)>,
    builder: GridBuilder,
    /// The number of the current row, and its repeat count.
    row: u32,
    rows: u32,
    /// The values of the current row.
    cells: Vec<(u32, u32, CellValue)>,
    column: u32,
    cell: Option<OdsCell>,
}

impl Book {
    /// Handles a start tag; `false` skips its subtree.
    fn start(&mut self, element: &BytesStart<'_>) -> Result<bool, Unreadable> {
        let name = element.name().0;
        let Some(sheet) = &mut self.sheet else {
            if name == "table:table" {
                let name = attribute(element, "table:name")?.unwrap_or_default();
                let style = attribute(element, "table:style-name")?;
                let mut builder = GridBuilder::within(self.room);
                builder.hidden.is_whole = self.styles.look(style.as_ref()).is_hidden;
                self.sheet = Some(Sheet {
                    name,
                    builder,
                    columns: Vec::new(),
                    marks: Vec::new(),
                    row: 1,
                    rows: 1,
                    cells: Vec::new(),
                    column: 0,
                    cell: None,
                });
            } else {
                self.styles.start(name, element)?;
            }
            // Linked tables and tracked changes are not sheets of the workbook.
            return Ok(!matches!(name, "table:dde-links" | "table:tracked-changes"));
        };
        if let Some(cell) = &mut sheet.cell {
            return cell.start(name, element, &self.styles);
        }
        match name {
            "table:table-row" => {
                sheet.rows = count(element, "table:number-rows-repeated")?;
                sheet.column = 0;
                if is_hidden(element)? {
                    let last = sheet.row.saturating_add(sheet.rows.saturating_sub(1));
                    sheet.builder.hidden.rows.push((sheet.row, last));
                }
            }
            "table:table-cell" | "table:covered-table-cell" => sheet.cell = Some(OdsCell::new(element)?),
            "table:table-column" => {
                let before = sheet.columns.last().map_or(0, |(end, _)| *end);
                let end = before.saturating_add(count(element, "table:number-columns-repeated")?);
                sheet.columns.push((end, attribute(element, "table:default-cell-style-name")?));
                if is_hidden(element)? {
                    sheet.builder.hidden.columns.push((before, end.saturating_sub(1)));
                }
            }
            "table:table-columns"
            | "table:table-header-columns"
            | "table:table-column-group"
            | "table:table-header-rows"
            | "table:table-rows"
            | "table:table-row-group" => {}
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = sheet.cell.take() else { return Ok(()) };
                sheet.end_cell(cell, &self.styles)?;
            }
            "text:p" | "text:h" => {
                if let Some(cell) = &mut sheet.cell {
                    cell.is_in_paragraph = false;
                }
            }
            "office:annotation" => {
                if let Some(cell) = &mut sheet.cell {
                    cell.is_in_comment = false;
                }
            }
            "table:table-row" => sheet.end_row()?,
            "table:table" => {
                let Some(Sheet { name, builder, .. }) = self.sheet.take() else { return Ok(()) };
                let (grid, room) = builder.finish(Some(name))?;
                self.room = room;
                self.grids.push(grid);
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let cell = self.sheet.as_mut().and_then(|sheet| sheet.cell.as_mut());
        // White space between paragraphs is only formatting.
        if let Some(cell) = cell.filter(|cell| cell.is_in_paragraph) {
            *cell.words() += text;
        }
    }
}

/// Returns whether a row or a column is hidden, by hand or by a filter.
fn is_hidden(element: &BytesStart<'_>) -> Result<bool, Unreadable> {
    Ok(attribute(element, "table:visibility")?.is_some_and(|it| it != "visible"))
}

impl Sheet {
    fn end_cell(&mut self, cell: OdsCell, styles: &Styles) -> Result<(), Unreadable> {
        let (column, columns) = (self.column, cell.columns);
        self.column = column.saturating_add(columns);
        if cell.spans != (1, 1) {
            let last = |first: u32, count: u32| first.saturating_add(count.saturating_sub(1));
            let (rows, across) = cell.spans;
            self.builder.merge(MergedCells {
                rows: (self.row, last(self.row, rows)),
                columns: (column, last(column, across)),
            })?;
        }
        let of_column = || {
            let at = self.columns.partition_point(|(end, _)| *end <= column);
            self.columns.get(at).and_then(|(_, style)| style.as_ref())
        };
        let look = styles.look(cell.style.as_ref().or_else(of_column));
        let (is_struck, comment, link) = (cell.is_struck || look.is_struck, cell.comment.clone(), cell.link.clone());
        let value = cell.value();
        // The rest of a row is one cell, repeated a thousand times.
        let marked = columns.min(MOST_MARKED);
        self.marks.extend(look.fill.map(|color| (column, marked, MarkKind::Fill(color))));
        self.marks.extend((is_struck && value.is_some()).then_some((column, marked, MarkKind::Struck)));
        self.marks.extend(link.map(|link| (column, marked, MarkKind::Link(link))));
        self.marks.extend(comment.map(|comment| (column, 1, MarkKind::Comment(comment))));
        self.cells.extend(value.map(|value| (column, columns, value)));
        Ok(())
    }

    /// Ends a row and repeats it; an empty one takes no time, whatever its repeat count.
    fn end_row(&mut self) -> Result<(), Unreadable> {
        let cells = std::mem::take(&mut self.cells);
        let marks = std::mem::take(&mut self.marks);
        // An empty row may be repeated a million times, so its annotations are kept only once.
        let rows = match (marks.is_empty(), cells.is_empty()) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => self.rows,
        };
        for row in self.row..self.row.saturating_add(rows) {
            for (first, columns, kind) in &marks {
                for column in *first..first.saturating_add(*columns) {
                    self.builder.mark(Mark { row, column, kind: kind.clone() })?;
                }
            }
        }
        if !cells.is_empty() {
            for row in self.row..self.row.saturating_add(self.rows) {
                for (first, columns, value) in &cells {
                    for column in *first..first.saturating_add(*columns) {
                        self.builder.push(row, column, value.clone())?;
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type SheetRow = (u32, Vec<(u32, CellValue)>);

    fn rows(rows: &str) -> Result<Vec<SheetRow>, Unreadable> {
        let content = format!("<a><table:table table:name=\"Å\">{rows}</table:table></a>");
        let grids = book(&content, Styles::default(), Room::OF_SHEET)?.grids;
        assert_eq!((grids.len(), grids[0].name.as_deref()), (1, Some("Å")));
        Ok(grids.into_iter().flat_map(|grid| grid.lines).map(|line| (line.row, line.cells)).collect())
    }

    #[test]
    fn a_text_of_several_lines_is_one_cell() {
        let cell = "<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell/></table:table-row>\
            <table:table-row><table:table-cell table:number-columns-repeated=\"3\"/><table:table-cell office:value-type=\"string\">\
            <office:annotation><text:p>remark</text:p></office:annotation>\n <text:p>a<text:s text:c=\"2\"/>b&amp;<text:span>c</text:span></text:p>\n \
            <text:p>d&#229;</text:p></table:table-cell></table:table-row>";
        assert_eq!(rows(cell), Ok(vec![(1_048_576, vec![(3, CellValue::Text("a  b&c\ndå".into()))])]));
    }

    #[test]
    fn what_stands_a_million_times_is_too_much() {
        let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/>";
        let row = format!("<table:table-row table:number-rows-repeated=\"4294967295\">{cell}</table:table-row>");
        assert_eq!(rows(&row), Err(Unreadable::TooManyCells));
    }

    #[test]
    fn a_file_that_breaks_off_is_broken() {
        for content in
            ["<a><table:table table:name=\"b\">", "<a>", "<table:table><office:annotation>", "</a>", "<a>&x;</a>"]
        {
            let content = content.replace(
                "<a>&x;",
                "<a><table:table><table:table-row><table:table-cell office:value-type=\"string\"><text:p>&x;",
            );
            assert_eq!(book(&content, Styles::default(), Room::OF_SHEET).err(), Some(Unreadable::Broken), "{content}");
        }
    }
}
