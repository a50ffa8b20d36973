//! Sheets as `plan export` makes them, with a colleague's changes.

use plan::load::load;
use plan::locale::Lang;
use plan::query::{Filters, Selection};
use plan::sheet::{Column, RowSubject, SheetRow, guarded};
use plan::source::read_dir;
use rust_xlsxwriter::Workbook;

use super::files::packed;
use crate::common::Program;

/// The rows of a sheet and their header.
#[derive(Clone)]
pub(crate) struct Sheet {
    pub(crate) titles: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Sheet {
    /// Returns the sheet of all activities, for their current periods.
    pub(crate) fn of(program: &Program) -> Self {
        Self::of_plan(program, &Filters::default())
    }

    /// Returns the sheet of a selection.
    pub(crate) fn of_plan(program: &Program, filters: &Filters) -> Self {
        let sources = read_dir(&program.path("")).expect("the plan can be read");
        let loaded = load(&sources);
        let today = "2025-06-01".parse().expect("a day");
        let selection = Selection::new(&loaded.portfolio, filters, today).expect("it can be selected");
        let row = |asked| {
            let row = SheetRow::of(&asked, Lang::Sv);
            Column::ALL.iter().map(|column| row.value(*column).to_owned()).collect()
        };
        let entries = selection.entries().map(|entry| entry.assessable());
        let titles = Column::ALL.map(|column| column.title().get(Lang::Sv).to_owned());
        let measures = selection.measures().filter(|measure| measure.asked.is_some()).map(RowSubject::Measured);
        let assessed = selection.sections().chain(entries).map(RowSubject::Assessed);
        Self { titles: titles.to_vec(), rows: assessed.chain(measures).map(row).collect() }
    }

    /// Returns the cell of an id in a column.
    pub(crate) fn cell(&mut self, id: &str, column: Column) -> &mut String {
        let row = self.rows.iter_mut().find(|row| row[Column::Id as usize] == id).expect("there is such a row");
        &mut row[column as usize]
    }

    /// Sets the cell of an id in a column.
    pub(crate) fn with(mut self, id: &str, column: Column, text: &str) -> Self {
        text.clone_into(self.cell(id, column));
        self
    }

    /// Keeps only the rows of these ids.
    pub(crate) fn only(mut self, ids: &[&str]) -> Self {
        self.rows.retain(|row| ids.contains(&&*row[Column::Id as usize]));
        self
    }

    /// Returns the sheet as CSV with a separator.
    pub(crate) fn csv(&self, separator: u8) -> Vec<u8> {
        let mut builder = csv::WriterBuilder::new();
        let mut writer =
            builder.delimiter(separator).terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
        for row in [&self.titles].into_iter().chain(&self.rows) {
            writer.write_record(row.iter().map(|text| guarded(text).into_owned())).expect("memory can be written to");
        }
        writer.into_inner().expect("memory can be written to")
    }

    /// Returns the sheet as a workbook, with three rows above it and an unrelated sheet before it.
    pub(crate) fn xlsx(&self, name: &str) -> Vec<u8> {
        let mut book = Workbook::new();
        let lists = book.add_worksheet().set_name("Listor").expect("a name");
        lists.write_string(0, 0, "Status").expect("a cell");
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        sheet.write_string(0, 0, "Så här gör du").expect("a cell");
        for (row, cells) in (3..).zip([&self.titles].into_iter().chain(&self.rows)) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, text).expect("a cell");
            }
        }
        book.save_to_buffer().expect("a workbook")
    }

    /// Returns the sheet as a `LibreOffice` workbook.
    pub(crate) fn ods(&self, name: &str) -> Vec<u8> {
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let cell = |text: &String| {
            let lines: String = escaped(text).split('\n').map(|line| format!("<text:p>{line}</text:p>")).collect();
            if text.is_empty() {
                "<table:table-cell/>".to_owned()
            } else {
                format!("<table:table-cell office:value-type=\"string\">{lines}</table:table-cell>")
            }
        };
        let row = |cells: &Vec<String>| {
            format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
        };
        let rows: String = [&self.titles].into_iter().chain(&self.rows).map(row).collect();
        ods_of(&format!("<table:table table:name=\"{}\">{rows}</table:table>", escaped(name)))
    }
}

/// Returns a `LibreOffice` workbook with these tables.
pub(crate) fn ods_of(tables: &str) -> Vec<u8> {
    let content =
        format!("<office:document-content><office:spreadsheet>{tables}</office:spreadsheet></office:document-content>");
    packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}
