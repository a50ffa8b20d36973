//! A table, with headers that belong to columns and rows.

use super::page::{Page, is_sorted};
use super::text::{escaped, escaped_lines};
use super::{bar, class};
use crate::report::doc::{Align, Cell, Column, Row, Table};

/// How a table is shown on a narrow screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Texts: each row one value under the other, with the name of its column.
    Stacked,
    /// Numbers: as it is, with short headers.
    Compact,
}

impl Shape {
    fn of(table: &Table) -> Self {
        let holds_texts = table.columns.iter().skip(1).any(|column| column.wraps);
        if holds_texts { Self::Stacked } else { Self::Compact }
    }
}

pub(super) fn write(page: &mut Page<'_>, table: &Table) {
    let shape = Shape::of(table);
    let class = match shape {
        Shape::Stacked => "stacked",
        Shape::Compact => "compact",
    };
    let sorted = if is_sorted(table) { " data-sorted" } else { "" };
    page.out.push_str(&format!("<table class=\"{class}\"{sorted}>\n"));
    if let Some(caption) = &table.caption {
        page.out.push_str(&format!("<caption>{}</caption>\n", escaped(caption)));
    }
    let header: String = table.columns.iter().map(|column| header(column, shape)).collect();
    page.out.push_str(&format!("<thead><tr>{header}</tr></thead>\n<tbody>\n"));
    let columns: Vec<Attributes> = table.columns.iter().map(|column| Attributes::of(page, column, shape)).collect();
    for row in &table.rows {
        write_row(page, row, &columns);
    }
    page.out.push_str("</tbody>\n</table>\n");
}

fn header(column: &Column, shape: Shape) -> String {
    // A header that says nothing would be read out as one.
    if column.title.is_empty() {
        return "<td></td>".to_owned();
    }
    let title = escaped(&column.title);
    let title = match (&column.narrow, shape) {
        (Some(narrow), Shape::Compact) => {
            let narrow = escaped(narrow);
            format!("<span class=\"full\">{title}</span><span class=\"short\" aria-hidden=\"true\">{narrow}</span>")
        }
        _ => title,
    };
    format!("<th scope=\"col\"{}>{title}</th>", align(column))
}

/// What every cell of a column says of itself.
struct Attributes {
    /// As the header of its row, and as another cell.
    header: String,
    cell: String,
}

impl Attributes {
    fn of(page: &Page<'_>, column: &Column, shape: Shape) -> Self {
        let common = format!("{}{}", align(column), page.language_of(column.voice));
        let label = match shape {
            Shape::Stacked if !column.title.is_empty() => format!(" data-label=\"{}\"", escaped(&column.title)),
            _ => String::new(),
        };
        Self { header: common.clone(), cell: common + &label }
    }
}

fn write_row(page: &mut Page<'_>, row: &Row, columns: &[Attributes]) {
    let class = if row.is_total { " class=\"total\"" } else { "" };
    let id = row.anchor.as_ref().map(|anchor| page.row_id(anchor)).unwrap_or_default();
    let picks = picks(row);
    page.out.push_str(&format!("<tr{class}{id}{picks}>"));
    for (at, (cell, Attributes { header, cell: attributes })) in row.cells.iter().zip(columns).enumerate() {
        let shown = shown(page, cell);
        // What stands first says what the row is about, and is a link to it that can be copied.
        if at == 0 && !shown.is_empty() {
            let shown = match (&row.anchor, cell) {
                (Some(anchor), Cell::Text(text)) => page.link(text, anchor),
                _ => shown,
            };
            page.out.push_str(&format!("<th scope=\"row\"{header}>{shown}</th>"));
        } else {
            page.out.push_str(&format!("<td{attributes}>{shown}</td>"));
        }
    }
    page.out.push_str("</tr>\n");
}

fn shown(page: &Page<'_>, cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => escaped_lines(text, "<br>"),
        Cell::Toned(text, tone) => {
            format!("<span class=\"{}\">{}</span>", class(*tone), escaped_lines(text, "<br>"))
        }
        Cell::Link(text, anchor) => page.link(text, anchor),
        Cell::Bar(parts) => bar::drawn(parts),
    }
}

/// Returns what the row can be picked by: the places of its values, facet by facet.
fn picks(row: &Row) -> String {
    if row.picks.is_empty() {
        return String::new();
    }
    let places = |values: &Vec<usize>| values.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
    format!(" data-picks=\"{}\"", row.picks.iter().map(places).collect::<Vec<_>>().join(","))
}

fn align(column: &Column) -> &'static str {
    match column.align {
        Align::Left => "",
        Align::Right => " class=\"number\"",
    }
}
