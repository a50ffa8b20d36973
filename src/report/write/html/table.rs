//! Tables, with headers for columns and rows.

use super::class;
use super::page::{HtmlPage, is_sorted};
use super::text::{escaped, escaped_lines, within};
use crate::report::doc::{Align, BarSegment, Cell, Column, Row, Table};

/// The longest word that a column is as wide as; below it the longest status that does not wrap.
const LONG_WORD: usize = 30;
const UNBROKEN: usize = 20;
/// The most characters of headers that are written out side by side in 54 and in 76 rem, and the room of each for a
/// sort arrow and the gap to the next.
const FIT_NARROW_SCREEN: usize = 90;
const FIT_WIDE_SCREEN: usize = 125;
const AROUND_HEADER: usize = 4;

/// The layout of a table on a narrow screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// For texts: the cells of a row below each other, with labels.
    Stacked,
    /// For numbers: a table with short headers, or labelled values in lines if even those do not fit.
    Compact,
}

impl Shape {
    fn of(table: &Table) -> Self {
        let holds_texts = table.columns.iter().skip(1).any(|column| column.wraps);
        if holds_texts { Self::Stacked } else { Self::Compact }
    }
}

pub(super) fn write(page: &mut HtmlPage<'_>, table: &Table) {
    let shape = Shape::of(table);
    let class = match shape {
        Shape::Stacked => "stacked",
        Shape::Compact => class_of_numbers(table),
    };
    let sorted = if is_sorted(table) { " data-sorted" } else { "" };
    page.out.push_str(&format!("<table class=\"{class}\"{sorted}>\n"));
    if let Some(caption) = &table.caption {
        page.out.push_str(&format!("<caption>{}</caption>\n", escaped(caption)));
    }
    let header: String = table.columns.iter().map(|column| header(column, shape)).collect();
    page.out.push_str(&format!("<thead><tr>{header}</tr></thead>\n<tbody>\n"));
    let columns: Vec<Attributes> = table.columns.iter().map(|column| Attributes::of(page, column)).collect();
    for row in &table.rows {
        write_row(page, row, &columns);
    }
    page.out.push_str("</tbody>\n</table>\n");
}

/// Returns the classes of a table of numbers: headers that take much room are short, on some screens or on all.
fn class_of_numbers(table: &Table) -> &'static str {
    let longest = |text: &str| text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
    let first = table.rows.iter().filter_map(|row| row.cells.first()).map(|cell| longest(cell.words()).min(LONG_WORD));
    let headers = table.columns.iter().map(|column| longest(&column.title) + AROUND_HEADER);
    match first.max().unwrap_or_default() + headers.sum::<usize>() {
        need if need > FIT_WIDE_SCREEN => "compact broad broadest",
        need if need > FIT_NARROW_SCREEN => "compact broad",
        _ => "compact",
    }
}

fn header(column: &Column, shape: Shape) -> String {
    // Screen readers would announce an empty header.
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

/// The attributes of the cells of a column.
struct Attributes {
    /// For a row header; below it for any other cell.
    header: String,
    cell: String,
    is_text: bool,
    wraps: bool,
}

impl Attributes {
    fn of(page: &HtmlPage<'_>, column: &Column) -> Self {
        let common = format!("{}{}", align(column), page.language_of(column.voice));
        let label = match &*column.title {
            "" => String::new(),
            title => format!(" data-label=\"{}\"", escaped(title)),
        };
        Self {
            header: common.clone(),
            cell: common + &label,
            is_text: column.align == Align::Left,
            wraps: column.wraps,
        }
    }
}

fn write_row(page: &mut HtmlPage<'_>, row: &Row, columns: &[Attributes]) {
    let class = if row.is_total { " class=\"total\"" } else { "" };
    let id = row.anchor.as_ref().map(|anchor| page.row_id(anchor)).unwrap_or_default();
    let picks = picks(row);
    page.out.push_str(&format!("<tr{class}{id}{picks}>"));
    for (at, (cell, Attributes { header, cell: attributes, is_text, wraps })) in
        row.cells.iter().zip(columns).enumerate()
    {
        let shown = shown(page, cell);
        let long = if *is_text && has_long_word(cell.words()) { " class=\"long\"" } else { "" };
        // The first cell names the row, and links to it, so that the link can be copied.
        if at == 0 && !shown.is_empty() {
            let shown = match (&row.anchor, cell) {
                (Some(anchor), Cell::Text(text)) => page.link(text, anchor),
                _ => shown,
            };
            // An id, which may have a hyphen in it; a name of several words may break between them.
            let is_word = !cell.words().contains(char::is_whitespace);
            let whole = if long.is_empty() && *is_text && !wraps && is_word { " class=\"unbroken\"" } else { long };
            page.out.push_str(&format!("<th scope=\"row\"{header}{whole}>{shown}</th>"));
        } else {
            page.out.push_str(&format!("<td{attributes}{long}>{shown}</td>"));
        }
    }
    page.out.push_str("</tr>\n");
}

fn shown(page: &HtmlPage<'_>, cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => escaped_lines(text, "<br>"),
        Cell::Prose(prose) => within(prose),
        Cell::Marked(prose, tone) => format!("<div class=\"{} marked\">{}</div>", class(*tone), within(prose)),
        Cell::Toned(text, tone) => {
            // A status stays on one line, unless it is too long for a phone.
            let unbroken = if text.chars().count() <= UNBROKEN { " unbroken" } else { "" };
            format!("<span class=\"{}{unbroken}\">{}</span>", class(*tone), escaped_lines(text, "<br>"))
        }
        Cell::Link(text, anchor) => page.link(text, anchor),
        Cell::Bar(parts) => drawn_bar(parts),
    }
}

/// Returns whether a word is too long for its column. Only such cells may break within words.
fn has_long_word(text: &str) -> bool {
    text.len() > LONG_WORD && text.split_whitespace().any(|word| word.chars().count() > LONG_WORD)
}

/// Returns the facet values of a row as an attribute: their indices, facet by facet.
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

fn drawn_bar(parts: &[BarSegment]) -> String {
    let whole = parts.iter().map(|part| part.size).fold(0, usize::saturating_add).max(1);
    let mut out = "<svg class=\"bar\" aria-hidden=\"true\">".to_owned();
    let mut before = 0;
    for part in parts.iter().filter(|part| part.size > 0) {
        let (class, symbol) = (class(part.tone), escaped(&part.symbol.to_string()));
        let (x, width) = (Percent::of(before, whole), Percent::of(part.size, whole));
        out.push_str(&format!("<g class=\"{class}\"><rect x=\"{x}\" width=\"{width}\"/>"));
        // A symbol wider than its segment would overlap the next one.
        if width.0 >= LEAST_FOR_SIGN {
            let middle = Percent(x.0 + width.0 / 2);
            out.push_str(&format!("<text x=\"{middle}\" y=\"1em\">{symbol}</text>"));
        }
        out.push_str("</g>");
        before = before.saturating_add(part.size);
    }
    out + "</svg>"
}

/// The smallest segment with a symbol: bars are rarely narrower than ten characters.
const LEAST_FOR_SIGN: usize = 1000;

/// A percentage, in hundredths.
struct Percent(usize);

impl Percent {
    fn of(size: usize, whole: usize) -> Self {
        Self(size.saturating_mul(10_000) / whole)
    }
}

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{:02}%", self.0 / 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::doc::Tone;

    #[test]
    fn parts_fill_the_bar_and_a_narrow_one_has_no_sign() {
        let part = BarSegment::solid;
        let parts = [part('●', Tone::Green, 3), part('✗', Tone::Red, 0), part('<', Tone::Blue, 1)];
        assert_eq!(
            drawn_bar(&parts),
            "<svg class=\"bar\" aria-hidden=\"true\">\
             <g class=\"green\"><rect x=\"0.00%\" width=\"75.00%\"/><text x=\"37.50%\" y=\"1em\">●</text></g>\
             <g class=\"blue\"><rect x=\"75.00%\" width=\"25.00%\"/><text x=\"87.50%\" y=\"1em\">&lt;</text></g></svg>"
        );
        let narrow = drawn_bar(&[part('●', Tone::Green, 99), part('✗', Tone::Red, 1)]);
        assert!(narrow.contains("<rect x=\"99.00%\" width=\"1.00%\"/></g>"), "{narrow}");
        assert_eq!(drawn_bar(&[]), "<svg class=\"bar\" aria-hidden=\"true\"></svg>");
    }
}
