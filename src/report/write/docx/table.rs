//! Tables, with a header that repeats on every page and rows that page breaks do not divide.

use std::borrow::Cow;

use super::body::Body;
use super::layout::Slice;
use super::paragraphs;
use super::text::{RunStyle, escaped_line, push_field, push_paragraph, push_run};
use crate::locale::{Text, text};
use crate::palette::paper;
use crate::report::doc::{Align, BarSegment, Cell, Column, Pattern, Row, Table};
use crate::report::layout::{bar_lengths, is_kept_with_next};

static TABLE: Text = Text::fixed("Tabell", "Table");

/// The most bytes of a text in a row that stays on one page. A row with a longer one may be divided, as it could be
/// taller than a page.
const LONGEST_UNBROKEN: usize = 1500;
/// The number of spaces in a bar.
const BAR: usize = 32;

/// Writes a table, in slices if its columns do not fit side by side.
pub(super) fn write(body: &mut Body<'_>, table: &Table) {
    if table.columns.is_empty() {
        return;
    }
    let slices = body.layouts.slices(table, body.page, &body.setup);
    body.tables += usize::from(table.caption.is_some());
    for (at, slice) in slices.iter().enumerate() {
        body.end_table();
        if let Some(caption) = &table.caption {
            let part = if slices.len() > 1 { format!(" ({}/{})", at + 1, slices.len()) } else { String::new() };
            // The second and later slices repeat the number of the first.
            let number = if at == 0 { "SEQ Tabell \\* ARABIC" } else { "SEQ Tabell \\c \\* ARABIC" };
            push_paragraph(&mut body.out, "Caption", "", |out| {
                push_run(out, &format!("{} ", TABLE.get(body.lang)), RunStyle::default());
                push_field(out, number, body.tables);
                push_run(out, &format!(". {caption}{part}"), RunStyle::default());
            });
        }
        write_slice(body, table, slice);
        body.is_after_table = true;
    }
}

fn write_slice(body: &mut Body<'_>, table: &Table, slice: &Slice) {
    let columns: Vec<ColumnStart<'_>> =
        slice.columns.iter().zip(&slice.widths).map(|(at, width)| ColumnStart::of(body, table, *at, *width)).collect();
    let titles: Vec<&str> = columns.iter().map(|it| &*it.column.title).filter(|it| !it.is_empty()).collect();
    let titles = titles.join(", ");
    body.out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"PlanTable\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"04A0\" w:firstRow=\"1\" w:lastRow=\"0\" \
         w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>\
         <w:tblCaption w:val=\"{}\"/><w:tblDescription w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        slice.widths.iter().sum::<usize>(),
        escaped_line(table.caption.as_deref().unwrap_or(body.heading)),
        escaped_line(text!("Kolumner: {titles}", "Columns: {titles}").get(body.lang)),
    ));
    for width in &slice.widths {
        body.out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    body.out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for shown in &columns {
        let out = &mut body.out;
        out.push_str(&shown.open);
        out.push_str(&format!(
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/><w:vAlign w:val=\"bottom\"/></w:tcPr>",
            paper::HEAD
        ));
        push_paragraph(out, "CellHead", shown.align, |out| {
            push_run(out, &joined(&shown.column.title), RunStyle::default());
        });
        out.push_str("</w:tc>");
    }
    body.out.push_str("</w:tr>");
    for (at, row) in table.rows.iter().enumerate() {
        write_row(body, row, &columns, is_kept_with_next(table, at));
    }
    body.out.push_str("</w:tbl>");
}

/// Returns a header or a status with its symbol joined to its name by a no-break space.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    let is_sign = |part: &str| part.chars().count() == 1;
    match text.split_once(' ') {
        Some((sign, name)) if is_sign(sign) => Cow::Owned(format!("{sign}\u{a0}{name}")),
        _ => Cow::Borrowed(text),
    }
}

/// A column of a slice, with the start of its cells.
struct ColumnStart<'t> {
    at: usize,
    column: &'t Column,
    open: String,
    align: &'static str,
    look: RunStyle<'t>,
}

impl<'t> ColumnStart<'t> {
    fn of(body: &Body<'t>, table: &'t Table, at: usize, width: usize) -> Self {
        let column = &table.columns[at];
        let align = match column.align {
            Align::Left => "",
            Align::Right => "<w:jc w:val=\"right\"/>",
        };
        let open = format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
        Self { at, column, open, align, look: body.look(column.voice) }
    }
}

fn write_row(body: &mut Body<'_>, row: &Row, columns: &[ColumnStart<'_>], is_kept: bool) {
    let is_long = row.cells.iter().any(|cell| cell.words().len() > LONGEST_UNBROKEN);
    body.out.push_str(if is_long { "<w:tr>" } else { "<w:tr><w:trPr><w:cantSplit/></w:trPr>" });
    let mut bookmark = row.anchor.as_deref().and_then(|it| body.anchors.place(it)).map(str::to_owned);
    for shown in columns {
        let cell = row.cells.get(shown.at);
        body.out.push_str(&shown.open);
        if let Some(Cell::Toned(_, tone) | Cell::Marked(_, tone)) = cell {
            body.out.push_str("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"");
            body.out.push_str(&paper::behind(*tone).to_string());
            body.out.push_str("\"/>");
        }
        body.out.push_str("</w:tcPr>");
        let look = RunStyle { is_bold: row.is_total, ..shown.look };
        let mut content = String::new();
        if let Some(Cell::Prose(prose) | Cell::Marked(prose, _)) = cell {
            for (besides, mut runs) in paragraphs::cell_paragraphs(body, prose, shown.align, look) {
                if let Some(name) = bookmark.take() {
                    runs = body.bookmarked(&name, &runs);
                }
                push_paragraph(&mut body.out, "Cell", &besides, |out| out.push_str(&runs));
            }
            body.out.push_str("</w:tc>");
            continue;
        }
        match cell {
            Some(Cell::Text(text)) => push_run(&mut content, text, look),
            Some(Cell::Toned(text, _)) => push_run(&mut content, &joined(text), look),
            Some(Cell::Link(text, anchor)) => body.push_link(&mut content, text, anchor, look),
            Some(Cell::Bar(parts)) => push_bar(&mut content, parts),
            Some(Cell::Prose(_) | Cell::Marked(..)) | None => {}
        }
        let besides =
            if is_kept { Cow::Owned(format!("<w:keepNext/>{}", shown.align)) } else { Cow::Borrowed(shown.align) };
        if let Some(name) = bookmark.take() {
            content = body.bookmarked(&name, &content);
        }
        push_paragraph(&mut body.out, "Cell", &besides, |out| out.push_str(&content));
        body.out.push_str("</w:tc>");
    }
    body.out.push_str("</w:tr>");
}

/// Writes a bar as spaces on coloured backgrounds, which screen readers skip: the numbers beside it have the same
/// meaning.
fn push_bar(out: &mut String, parts: &[BarSegment]) {
    for (part, length) in parts.iter().zip(bar_lengths(parts, BAR)).filter(|(_, length)| *length > 0) {
        let look = match part.pattern {
            Pattern::Solid => format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", paper::bar(part.tone)),
            Pattern::Hatched => {
                format!("<w:shd w:val=\"thinDiagStripe\" w:color=\"{}\" w:fill=\"{}\"/>", paper::LINE, paper::UNKNOWN)
            }
            Pattern::Outlined => {
                format!("<w:bdr w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{}\"/>", paper::LINE)
            }
        };
        let length = "\u{a0}".repeat(length);
        out.push_str(&format!("<w:r><w:rPr>{look}</w:rPr><w:t>{length}</w:t></w:r>"));
    }
}
