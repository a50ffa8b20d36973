//! A workbook as `LibreOffice` writes it.
//!
//! Read by hand: a row or a cell may say that it stands there a million times, and a file that breaks off must be told
//! from one that ends.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::grid::Gathered;
use super::{Grid, Unreadable, Value, zipped};

/// Returns the sheets of a workbook.
pub(super) fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    zipped::expect_bounded(bytes)?;
    let text = |name| String::from_utf8(zipped::part(bytes, name)?).map_err(|_| Unreadable::Broken);
    if text("META-INF/manifest.xml").is_ok_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Unreadable::Locked);
    }
    of_content(&text("content.xml")?)
}

fn of_content(content: &str) -> Result<Vec<Grid>, Unreadable> {
    let mut reader = Reader::from_str(content);
    reader.config_mut().expand_empty_elements = true;
    let mut book = Book::default();
    let mut depth = 0_usize;
    // Everything up to the end of an element that says nothing of a cell.
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
            Event::Eof if depth == 0 => return Ok(book.grids),
            Event::Eof => return Err(Unreadable::Broken),
            _ => {}
        }
    }
}

/// What is read of a workbook by now.
#[derive(Default)]
struct Book {
    grids: Vec<Grid>,
    count: usize,
    sheet: Option<Sheet>,
}

/// What is read of a sheet by now.
struct Sheet {
    name: String,
    gathered: Gathered,
    /// The row that is read, and how many there are of it.
    row: u32,
    rows: u32,
    /// What stands in the row.
    cells: Vec<(u32, u32, Value)>,
    column: u32,
    cell: Option<Cell>,
}

/// What is read of a cell by now.
#[derive(Default)]
struct Cell {
    columns: u32,
    kind: String,
    is_fault: bool,
    stated: Option<String>,
    content: String,
    has_paragraph: bool,
    is_in_paragraph: bool,
}

impl Book {
    /// Goes into an element; returns whether what stands in it is to be looked at.
    fn start(&mut self, element: &BytesStart<'_>) -> Result<bool, Unreadable> {
        let name = element.name().0;
        let Some(sheet) = &mut self.sheet else {
            if name == "table:table" {
                let name = attribute(element, "table:name")?.unwrap_or_default();
                let gathered = Gathered::after(self.count);
                self.sheet = Some(Sheet { name, gathered, row: 1, rows: 1, cells: Vec::new(), column: 0, cell: None });
            }
            // Tables that were linked or changed are none of the workbook's own.
            return Ok(!matches!(name, "table:dde-links" | "table:tracked-changes"));
        };
        if let Some(cell) = &mut sheet.cell {
            return cell.start(name, element);
        }
        match name {
            "table:table-row" => {
                sheet.rows = count(element, "table:number-rows-repeated")?;
                sheet.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => sheet.cell = Some(Cell::new(element)?),
            "table:table-header-rows" | "table:table-rows" | "table:table-row-group" => {}
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = sheet.cell.take() else { return Ok(()) };
                let columns = cell.columns;
                sheet.cells.extend(cell.value().map(|value| (sheet.column, columns, value)));
                sheet.column = sheet.column.saturating_add(columns);
            }
            "text:p" | "text:h" => {
                if let Some(cell) = &mut sheet.cell {
                    cell.is_in_paragraph = false;
                }
            }
            "table:table-row" => sheet.end_row()?,
            "table:table" => {
                let Some(Sheet { name, gathered, .. }) = self.sheet.take() else { return Ok(()) };
                let (grid, count) = gathered.finish(Some(name));
                self.count = count;
                self.grids.push(grid);
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let cell = self.sheet.as_mut().and_then(|sheet| sheet.cell.as_mut());
        // What stands between paragraphs only makes the file easier to read.
        if let Some(cell) = cell.filter(|cell| cell.is_in_paragraph) {
            cell.content += text;
        }
    }
}

impl Sheet {
    /// Writes a row down as often as it stands there; an empty one takes no time, however often that is.
    fn end_row(&mut self) -> Result<(), Unreadable> {
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            for row in self.row..self.row.saturating_add(self.rows) {
                for (first, columns, value) in &cells {
                    for column in *first..first.saturating_add(*columns) {
                        self.gathered.push(row, column, value.clone())?;
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }
}

impl Cell {
    fn new(element: &BytesStart<'_>) -> Result<Self, Unreadable> {
        let columns = count(element, "table:number-columns-repeated")?;
        let kind = attribute(element, "office:value-type")?.unwrap_or_default();
        let stated = match &*kind {
            "string" => "office:string-value",
            "boolean" => "office:boolean-value",
            "date" => "office:date-value",
            "time" => "office:time-value",
            _ => "office:value",
        };
        let stated = attribute(element, stated)?.filter(|stated| !stated.is_empty());
        let is_fault = attribute(element, "calcext:value-type")?.is_some_and(|kind| kind == "error");
        Ok(Self { columns, kind, is_fault, stated, ..Self::default() })
    }

    /// Goes into an element of a cell; a remark or a drawing on it is no part of its text.
    fn start(&mut self, name: &str, element: &BytesStart<'_>) -> Result<bool, Unreadable> {
        match name {
            "text:p" | "text:h" => {
                self.is_in_paragraph = true;
                if std::mem::replace(&mut self.has_paragraph, true) {
                    self.content.push('\n');
                }
            }
            "text:line-break" => self.content.push('\n'),
            "text:tab" => self.content.push('\t'),
            "text:s" => {
                // No cell of a spreadsheet holds more letters than this.
                let spaces = count(element, "text:c")?.min(32_767);
                self.content.extend((0..spaces).map(|_| ' '));
            }
            "text:span" | "text:a" => {}
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(self) -> Option<Value> {
        let Self { kind, is_fault, stated, content, .. } = self;
        if is_fault {
            return Some(Value::Fault(content));
        }
        match (&*kind, stated) {
            ("", _) => None,
            (_, None) => Some(Value::Text(content)),
            ("string", Some(stated)) => Some(Value::Text(stated)),
            ("boolean", Some(stated)) => Some(Value::Truth(stated.eq_ignore_ascii_case("true"))),
            ("date" | "time", Some(stated)) => Some(Value::Date(stated)),
            (_, Some(stated)) => Some(stated.parse().map_or(Value::Text(stated), Value::Number)),
        }
    }
}

/// Returns how often something stands there; once where the file does not say.
fn count(element: &BytesStart<'_>, name: &str) -> Result<u32, Unreadable> {
    attribute(element, name)?.map_or(Ok(1), |count| count.parse().map_err(|_| Unreadable::Broken))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Unreadable> {
    let attribute = element.try_get_attribute(name).map_err(|_| Unreadable::Broken)?;
    let text = attribute
        .map(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).map(std::borrow::Cow::into_owned));
    text.transpose().map_err(|_| Unreadable::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row = (u32, Vec<(u32, Value)>);

    fn rows(rows: &str) -> Result<Vec<Row>, Unreadable> {
        let content = format!("<a><table:table table:name=\"Å\">{rows}</table:table></a>");
        let grids = of_content(&content)?;
        assert_eq!((grids.len(), grids[0].name.as_deref()), (1, Some("Å")));
        Ok(grids.into_iter().flat_map(|grid| grid.lines).map(|line| (line.row, line.cells)).collect())
    }

    #[test]
    fn a_text_of_several_lines_is_one_cell() {
        let cell = "<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell/></table:table-row>\
            <table:table-row><table:table-cell table:number-columns-repeated=\"3\"/><table:table-cell office:value-type=\"string\">\
            <office:annotation><text:p>remark</text:p></office:annotation>\n <text:p>a<text:s text:c=\"2\"/>b&amp;<text:span>c</text:span></text:p>\n \
            <text:p>d&#229;</text:p></table:table-cell></table:table-row>";
        assert_eq!(rows(cell), Ok(vec![(1_048_576, vec![(3, Value::Text("a  b&c\ndå".into()))])]));
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
            assert_eq!(of_content(&content), Err(Unreadable::Broken), "{content}");
        }
    }
}
