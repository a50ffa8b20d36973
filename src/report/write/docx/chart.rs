//! Charts: the drawing in the text, its alternative text, and the chart part that Word draws from.

use super::body::Body;
use super::package::{DECLARATION, chart_id};
use super::table;
use super::text::{RunStyle, escaped_line, push_escaped, push_field, push_paragraph, push_run};
use crate::locale::{Text, text};
use crate::palette::{Rgb, paper};
use crate::report::doc::{Bar, Chart, Pattern, Series};

/// The XML namespace of charts.
const NAMESPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";

/// Returns the chart part. Its numbers are literals, without an embedded workbook.
fn chart_part(chart: &Chart, font: &str) -> String {
    let labels = literals("cat", "strLit", chart.bars.iter().map(|bar| label(chart, bar)));
    let mut series = String::new();
    for (at, it) in chart.series.iter().enumerate() {
        let values = chart.bars.iter().map(|bar| bar.parts.get(at).copied().unwrap_or_default().to_string());
        series.push_str(&format!(
            "<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:v>{} {}</c:v></c:tx>\
             <c:spPr>{}{}</c:spPr><c:invertIfNegative val=\"0\"/>{labels}{}</c:ser>",
            escaped_line(&it.symbol.to_string()),
            escaped_line(&it.name),
            fill(it),
            outline_of(paper::INK),
            literals("val", "numLit", values),
        ));
    }
    let text = text_properties(font);
    let axis = outline_of(paper::LINE);
    format!(
        "{DECLARATION}<c:chartSpace xmlns:c=\"{NAMESPACE}\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>\
         <c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"percentStacked\"/><c:varyColors val=\"0\"/>{series}\
         <c:gapWidth val=\"45\"/><c:overlap val=\"100\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>\
         <c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/>\
         <c:axPos val=\"l\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>\
         <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr>{axis}</c:spPr>{text}\
         <c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>\
         <c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>\
         <c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling>\
         <c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"0%\" sourceLinked=\"0\"/>\
         <c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>\
         <c:spPr>{axis}</c:spPr>{text}<c:crossAx val=\"1\"/><c:crosses val=\"max\"/>\
         <c:crossBetween val=\"between\"/></c:valAx></c:plotArea>\
         <c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/>{text}</c:legend><c:plotVisOnly val=\"1\"/>\
         <c:dispBlanksAs val=\"gap\"/></c:chart>\
         <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text}</c:chartSpace>",
    )
}

/// Returns the label of a bar with its numbers, each with its symbol: beside the bar, as a narrow segment holds none.
fn label(chart: &Chart, bar: &Bar) -> String {
    let parts = bar.parts.iter().zip(&chart.series).filter(|(size, _)| **size > 0);
    let numbers: Vec<String> = parts.map(|(size, series)| format!("{}\u{a0}{size}", series.symbol)).collect();
    format!("{}   {}", bar.label, numbers.join("  "))
}

/// Returns the fill of a segment.
fn fill(series: &Series) -> String {
    match series.pattern {
        Pattern::Solid => format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", paper::bar(series.tone)),
        Pattern::Hatched => format!(
            "<a:pattFill prst=\"wdUpDiag\"><a:fgClr><a:srgbClr val=\"{}\"/></a:fgClr><a:bgClr><a:srgbClr val=\"{}\"/>\
             </a:bgClr></a:pattFill>",
            paper::LINE,
            paper::UNKNOWN
        ),
        Pattern::Outlined => "<a:noFill/>".to_owned(),
    }
}

fn literals(role: &str, kind: &str, values: impl ExactSizeIterator<Item = String>) -> String {
    let format = if kind == "numLit" { "<c:formatCode>0</c:formatCode>" } else { "" };
    let mut out = format!("<c:{role}><c:{kind}>{format}<c:ptCount val=\"{}\"/>", values.len());
    for (at, value) in values.enumerate() {
        out.push_str(&format!("<c:pt idx=\"{at}\"><c:v>"));
        push_escaped(&mut out, &value);
        out.push_str("</c:v></c:pt>");
    }
    out.push_str(&format!("</c:{kind}></c:{role}>"));
    out
}

fn outline_of(color: Rgb) -> String {
    format!("<a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"{color}\"/></a:solidFill></a:ln>")
}

fn text_properties(font: &str) -> String {
    format!(
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"900\"><a:solidFill><a:srgbClr val=\"{}\"/>\
         </a:solidFill><a:latin typeface=\"{}\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"en-GB\"/></a:p></c:txPr>",
        paper::INK,
        escaped_line(font)
    )
}

/// The XML namespaces of drawings.
pub(super) const DRAWING_NAMESPACES: &str = "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

static FIGURE: Text = Text::fixed("Diagram", "Chart");

/// The numbers of more bars than this are left to the table beside them.
const MOST_IN_WORDS: usize = 3;
/// More bars than this are no picture any longer.
const MOST_BARS: usize = 30;
/// A hundredth of a centimetre in EMU, the units of a drawing.
const HUNDREDTH: usize = 3600;
/// A point in EMU.
const POINT: usize = 12_700;

/// Writes a chart: as a drawing if it is legible, else as a table, unless a table beside it has the numbers.
pub(super) fn write_drawing(body: &mut Body<'_>, it: &Chart) {
    if it.bars.len() > MOST_BARS || it.largest() == 0 {
        if !it.is_told {
            table::write(body, &it.table());
        }
        return;
    }
    body.end_table();
    body.charts.push(chart_part(it, &body.setup.font.name));
    let number = body.charts.len();
    let width = (1730 * HUNDREDTH).min(body.setup.width(body.page) * POINT);
    let height = (180 + 80 * it.bars.len()) * HUNDREDTH;
    let drawing = format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{width}\" cy=\"{height}\"/>\
         <wp:docPr id=\"{number}\" name=\"{} {number}\" title=\"{}\" descr=\"{}\"/><wp:cNvGraphicFramePr/>\
         <a:graphic><a:graphicData uri=\"{}\"><c:chart xmlns:c=\"{}\" r:id=\"{}\"/></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r>",
        FIGURE.get(body.lang),
        escaped_line(&it.title),
        escaped_line(&description(it, body)),
        NAMESPACE,
        NAMESPACE,
        chart_id(number),
    );
    push_paragraph(&mut body.out, "Figure", "", |out| out.push_str(&drawing));
    push_paragraph(&mut body.out, "FigureCaption", "", |out| {
        push_run(out, &format!("{} ", FIGURE.get(body.lang)), RunStyle::default());
        push_field(out, "SEQ Diagram \\* ARABIC", number);
        push_run(out, &format!(". {}", it.title), RunStyle::default());
    });
}

/// Returns the alternative text: the numbers, or a reference to the table beside it.
fn description(it: &Chart, body: &Body<'_>) -> String {
    if it.is_told && it.bars.len() > MOST_IN_WORDS {
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
