//! A chart where it stands in the text, and what is said of it to who cannot see it.

use super::body::Body;
use super::package::chart_id;
use super::text::{Look, escaped_line, push_field, push_paragraph, push_run};
use super::{chart, table};
use crate::locale::{Text, text};
use crate::report::doc::Chart;

/// What the names of a drawing's elements are short for.
pub(super) const NAMESPACES: &str = "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

static FIGURE: Text = Text::fixed("Diagram", "Chart");

/// More bars than this are no picture any longer.
const MOST_BARS: usize = 30;
/// What a drawing is measured in: so many in a hundredth of a centimetre.
const HUNDREDTH: usize = 3600;

/// Writes a chart: drawn where it can be taken in, in numbers where it cannot and no table beside it has them.
pub(super) fn write(body: &mut Body<'_>, it: &Chart) {
    if it.bars.len() > MOST_BARS || it.largest() == 0 {
        if !it.is_told {
            table::write(body, &it.table());
        }
        return;
    }
    body.end_table();
    body.charts.push(chart::part(it));
    let number = body.charts.len();
    let height = (180 + 80 * it.bars.len()) * HUNDREDTH;
    let drawing = format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{}\" cy=\"{height}\"/>\
         <wp:docPr id=\"{number}\" name=\"{} {number}\" title=\"{}\" descr=\"{}\"/><wp:cNvGraphicFramePr/>\
         <a:graphic><a:graphicData uri=\"{}\"><c:chart xmlns:c=\"{}\" r:id=\"{}\"/></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r>",
        1690 * HUNDREDTH,
        FIGURE.get(body.lang),
        escaped_line(&it.title),
        escaped_line(&words(it, body)),
        chart::NAMESPACE,
        chart::NAMESPACE,
        chart_id(number),
    );
    push_paragraph(&mut body.out, "Figure", "", |out| out.push_str(&drawing));
    push_paragraph(&mut body.out, "FigureCaption", "", |out| {
        push_run(out, &format!("{} ", FIGURE.get(body.lang)), Look::default());
        push_field(out, "SEQ Diagram \\* ARABIC", number);
        push_run(out, &format!(". {}", it.title), Look::default());
    });
}

/// Returns what a chart shows, in words; where a table beside it has the numbers, only that.
fn words(it: &Chart, body: &Body<'_>) -> String {
    if it.is_told {
        return text!("Siffrorna står i tabellen intill.", "The numbers are in the table beside it.")
            .get(body.lang)
            .to_owned();
    }
    let bars = it.bars.iter().map(|bar| match it.words(bar) {
        words if words.is_empty() => format!("{}: 0.", bar.label),
        words => format!("{}: {words}.", bar.label),
    });
    bars.collect::<Vec<_>>().join(" ")
}
