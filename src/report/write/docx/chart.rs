//! A chart as a part of its own: bars of parts, whose numbers stand in them, with their sign where there is room.

use super::package::DECLARATION;
use super::text::{escaped_line, push_escaped};
use super::tone;
use crate::report::doc::{Chart, Series};

/// What the names of its elements belong to.
pub(super) const NAMESPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";

/// A part that is at least one in so many of the longest bar has room for its sign.
const ROOM: usize = 14;

/// Returns a chart, with its numbers in it: no workbook stands behind it.
pub(super) fn part(chart: &Chart) -> String {
    let labels = literals("cat", "strLit", chart.bars.iter().map(|bar| bar.label.clone()));
    let mut series = String::new();
    for (at, it) in chart.series.iter().enumerate() {
        let values = chart.bars.iter().map(|bar| bar.parts.get(at).copied().unwrap_or_default().to_string());
        series.push_str(&format!(
            "<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:v>{} {}</c:v></c:tx>\
             <c:spPr><a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>{}</c:spPr><c:invertIfNegative val=\"0\"/>\
             {}{labels}{}</c:ser>",
            escaped_line(&it.symbol.to_string()),
            escaped_line(&it.name),
            tone::fill(it.tone),
            line(tone::INK),
            numbers(it, chart.largest()),
            literals("val", "numLit", values),
        ));
    }
    let text = text_properties();
    let axis = line(tone::LINE);
    format!(
        "{DECLARATION}<c:chartSpace xmlns:c=\"{NAMESPACE}\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>\
         <c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>{series}\
         <c:gapWidth val=\"45\"/><c:overlap val=\"100\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>\
         <c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/>\
         <c:axPos val=\"l\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>\
         <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr>{axis}</c:spPr>{text}\
         <c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>\
         <c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>\
         <c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling>\
         <c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"0\" sourceLinked=\"0\"/>\
         <c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>\
         <c:spPr>{axis}</c:spPr>{text}<c:crossAx val=\"1\"/><c:crosses val=\"max\"/>\
         <c:crossBetween val=\"between\"/></c:valAx></c:plotArea>\
         <c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/>{text}</c:legend><c:plotVisOnly val=\"1\"/>\
         <c:dispBlanksAs val=\"gap\"/></c:chart>\
         <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text}</c:chartSpace>",
    )
}

/// The number of each part, with its sign where that fits; nothing where there is none of it.
fn numbers(series: &Series, largest: usize) -> String {
    let room = largest.div_ceil(ROOM).max(1);
    let sign = series.symbol.to_string().replace('"', "");
    format!(
        "<c:dLbls><c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>\
         {}<c:dLblPos val=\"ctr\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/>\
         <c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
        escaped_line(&format!("[>={room}]\"{sign}\" 0;[>0]0;\"\"")),
        text_properties(),
    )
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

fn line(color: &str) -> String {
    format!("<a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"{color}\"/></a:solidFill></a:ln>")
}

fn text_properties() -> String {
    format!(
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"900\"><a:solidFill><a:srgbClr val=\"{}\"/>\
         </a:solidFill><a:latin typeface=\"Arial\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"en-GB\"/></a:p></c:txPr>",
        tone::INK
    )
}
