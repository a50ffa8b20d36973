//! A table, with headers that belong to columns and rows.

use super::{class, escaped, escaped_lines};
use crate::report::doc::{Align, Cell, Column, Part, Row, Table};

pub(super) fn write(out: &mut String, table: &Table) {
    let header: String = table.columns.iter().map(header).collect();
    out.push_str(&format!("<table>\n<thead><tr>{header}</tr></thead>\n<tbody>\n"));
    for row in &table.rows {
        write_row(out, row, &table.columns);
    }
    out.push_str("</tbody>\n</table>\n");
}

fn header(column: &Column) -> String {
    // A header that says nothing would be read out as one.
    if column.title.is_empty() {
        return "<td></td>".to_owned();
    }
    format!("<th scope=\"col\"{}>{}</th>", align(column), escaped(&column.title))
}

fn write_row(out: &mut String, row: &Row, columns: &[Column]) {
    out.push_str(if row.is_total { "<tr class=\"total\">" } else { "<tr>" });
    for (at, (cell, column)) in row.cells.iter().zip(columns).enumerate() {
        let shown = match cell {
            Cell::Text(text) | Cell::Link(text, _) => escaped_lines(text, "<br>"),
            Cell::Toned(text, tone) => {
                format!("<span class=\"{}\">{}</span>", class(*tone), escaped_lines(text, "<br>"))
            }
            Cell::Bar(parts) => bar(parts),
        };
        // What stands first says what the row is about.
        if at == 0 && !shown.is_empty() {
            out.push_str(&format!("<th scope=\"row\"{}>{shown}</th>", align(column)));
        } else {
            out.push_str(&format!("<td{}>{shown}</td>", align(column)));
        }
    }
    out.push_str("</tr>\n");
}

fn align(column: &Column) -> &'static str {
    match column.align {
        Align::Left => "",
        Align::Right => " class=\"number\"",
    }
}

/// Parts of a whole, drawn. The numbers beside it say the same, so it is not read out.
fn bar(parts: &[Part]) -> String {
    let parts = parts.iter().filter(|part| part.size > 0).map(|part| {
        let (tone, size, symbol) = (class(part.tone), part.size, escaped(&part.symbol.to_string()));
        format!("<span class=\"{tone}\" style=\"flex-grow: {size}\">{symbol}</span>")
    });
    format!("<span class=\"bar\" aria-hidden=\"true\">{}</span>", parts.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::doc::Tone;

    #[test]
    fn headers_belong_to_their_columns_and_rows() {
        let columns = vec![Column::short("Id"), Column::number("Antal"), Column::short("")];
        let bar = Cell::Bar(vec![Part { symbol: '●', tone: Tone::Green, size: 2 }]);
        let rows = vec![Row::total(vec![Cell::text("<4.1>"), Cell::text(2), bar])];
        let mut out = String::new();
        write(&mut out, &Table::new(columns, rows));
        let expected = "<table>\n\
            <thead><tr><th scope=\"col\">Id</th><th scope=\"col\" class=\"number\">Antal</th><td></td></tr></thead>\n\
            <tbody>\n\
            <tr class=\"total\"><th scope=\"row\">&lt;4.1&gt;</th><td class=\"number\">2</td>\
            <td><span class=\"bar\" aria-hidden=\"true\">\
            <span class=\"green\" style=\"flex-grow: 2\">●</span></span></td></tr>\n\
            </tbody>\n</table>\n";
        assert_eq!(out, expected);
    }
}
