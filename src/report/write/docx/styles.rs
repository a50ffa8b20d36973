//! The styles part. Whoever edits a style in Word changes all text that has it.

use super::package::DECLARATION;
use super::settings::NAMESPACES;
use crate::palette::Rgb;
use crate::palette::paper::{DEEP, FAINT, HEAD, INK, LINE, LINK};

/// A paragraph style: its id, its name in Word, the style it is based on, its paragraph properties and its run
/// properties.
type Paragraph = (&'static str, &'static str, &'static str, String, String);

/// Returns the styles of a document in a language, with text of a width in points.
pub(super) fn styles(language: &str, width: usize) -> String {
    let mut out = format!(
        "{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Arial\" w:eastAsia=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/>\
         <w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>\
         <w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>\
         <w:pPr><w:suppressAutoHyphens/></w:pPr></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">\
         <w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>"
    );
    for (id, name, based_on, paragraph, run) in paragraphs(width) {
        let next = if id.starts_with("Heading") || id == "Title" { "<w:next w:val=\"Normal\"/>" } else { "" };
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"{based_on}\"/>{next}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        ));
    }
    out.push_str(&format!(
        "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>\
         <w:rPr><w:color w:val=\"{LINK}\"/><w:u w:val=\"single\"/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Code\"><w:name w:val=\"Code\"/>\
         <w:rPr>{MONOSPACE}</w:rPr></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>\
         <w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"90\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"90\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"PlanTable\"><w:name w:val=\"Plan Table\"/>\
         <w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>{}{}{}</w:tblBorders><w:tblCellMar>\
         <w:top w:w=\"45\" w:type=\"dxa\"/><w:left w:w=\"90\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"45\" w:type=\"dxa\"/><w:right w:w=\"90\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         </w:styles>",
        border("top", 8),
        border("bottom", 8),
        border("insideH", 4),
    ));
    out
}

const MONOSPACE: &str = "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/><w:noProof/>";

fn border(side: &str, thickness: usize) -> String {
    format!("<w:{side} w:val=\"single\" w:sz=\"{thickness}\" w:space=\"0\" w:color=\"{LINE}\"/>")
}

fn paragraphs(width: usize) -> Vec<Paragraph> {
    let spacing = |before: usize, after: usize| format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>");
    let indent = |left: usize| format!("<w:ind w:left=\"{left}\"/>");
    let bold = |size: usize, color: Rgb| format!("<w:b/><w:bCs/>{}", signs(size, color));
    let heading = |level: usize, before: usize, after: usize| {
        let outline = level - 1;
        format!("<w:keepNext/><w:keepLines/>{}<w:outlineLvl w:val=\"{outline}\"/>", spacing(before, after))
    };
    // Page numbers are at the right tab, once Word has updated the table of contents.
    let entry = |left: usize, before: usize| {
        let edge = width * 20;
        let tab = format!("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{edge}\"/></w:tabs>");
        format!("{tab}{}<w:ind w:left=\"{left}\" w:right=\"567\"/>", spacing(before, 40))
    };
    let under = |side: &str, space: usize| {
        format!("<w:pBdr><w:{side} w:val=\"single\" w:sz=\"6\" w:space=\"{space}\" w:color=\"{LINE}\"/></w:pBdr>")
    };
    let cell = "<w:suppressAutoHyphens w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>";
    vec![
        ("Heading1", "heading 1", "Normal", heading(1, 520, 160), bold(32, DEEP)),
        ("Heading2", "heading 2", "Normal", heading(2, 280, 80), bold(24, DEEP)),
        ("Heading3", "heading 3", "Normal", heading(3, 220, 80), bold(22, DEEP)),
        ("Heading4", "heading 4", "Normal", heading(4, 220, 80), bold(21, INK)),
        ("Heading5", "heading 5", "Normal", heading(5, 200, 60), bold(20, INK)),
        ("Heading6", "heading 6", "Normal", heading(6, 200, 60), bold(20, FAINT)),
        ("Author", "Author", "Normal", spacing(0, 60), signs(20, FAINT)),
        ("Title", "Title", "Normal", format!("<w:keepNext/>{}", spacing(0, 60)), bold(40, DEEP)),
        ("Subtitle", "Subtitle", "Normal", format!("{}{}", under("bottom", 14), spacing(0, 160)), signs(26, INK)),
        ("Lede", "Lede", "Normal", spacing(0, 120), signs(24, INK)),
        ("Fact", "Fact", "Normal", spacing(0, 40), String::new()),
        ("TOCHeading", "TOC Heading", "Normal", format!("<w:keepNext/>{}", spacing(360, 80)), bold(24, DEEP)),
        ("TOC1", "toc 1", "Normal", entry(0, 20), String::new()),
        ("TOC2", "toc 2", "Normal", entry(284, 0), String::new()),
        ("TOC3", "toc 3", "Normal", entry(568, 0), String::new()),
        (
            "Quote",
            "Quote",
            "Normal",
            format!(
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"10\" w:color=\"{LINE}\"/></w:pBdr>{}",
                indent(284)
            ),
            String::new(),
        ),
        (
            "ListBullet",
            "List Bullet",
            "Normal",
            format!("<w:numPr><w:numId w:val=\"1\"/></w:numPr>{}", spacing(0, 40)),
            String::new(),
        ),
        (
            "Verbatim",
            "Verbatim",
            "Normal",
            format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{HEAD}\"/>{}", spacing(60, 160)),
            format!("{MONOSPACE}<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
        ),
        ("Caption", "caption", "Normal", format!("<w:keepNext/><w:keepLines/>{}", spacing(240, 80)), bold(18, INK)),
        ("Figure", "Figure", "Normal", format!("<w:keepNext/>{}", spacing(200, 60)), String::new()),
        (
            "FigureCaption",
            "Figure Caption",
            "Caption",
            "<w:keepNext w:val=\"0\"/>".to_owned() + &spacing(0, 240),
            String::new(),
        ),
        ("Cell", "Table Text", "Normal", cell.to_owned(), signs(17, INK)),
        ("CellHead", "Table Heading", "Cell", "<w:keepNext/>".to_owned(), "<w:b/><w:bCs/>".to_owned()),
        ("Header", "header", "Normal", format!("{}{}", under("bottom", 4), spacing(0, 0)), signs(17, FAINT)),
        ("Footer", "footer", "Normal", format!("{}<w:jc w:val=\"right\"/>", spacing(0, 0)), signs(17, FAINT)),
        (
            "Break",
            "Section Break",
            "Normal",
            "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>".to_owned(),
            "<w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/>".to_owned(),
        ),
    ]
}

/// Returns run properties with a font size, in half-points, and a colour.
fn signs(size: usize, color: Rgb) -> String {
    format!("<w:color w:val=\"{color}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>")
}
