//! A chart: a drawing, and the same in numbers.

use super::super::svg::drawing;
use super::page::Page;
use super::{escaped, table};
use crate::locale::Text;
use crate::report::doc::Chart;

static NUMBERS: Text = Text::fixed("I siffror", "In numbers");

/// Writes the drawing, and below it the same as a table where none stands beside it.
pub(super) fn write(page: &mut Page<'_>, chart: &Chart) {
    let id = page.names.free("drawing:1");
    let title = escaped(&chart.title);
    page.out.push_str(&format!("<figure>\n<figcaption>{title}</figcaption>\n{}", drawing(chart, &id)));
    if !chart.is_told {
        page.out.push_str(&format!("<details>\n<summary>{}</summary>\n", NUMBERS.get(page.lang)));
        table::write(page, &chart.table());
        page.out.push_str("</details>\n");
    }
    page.out.push_str("</figure>\n");
}
