//! The contents: filled in when the document is made, so that they read right before anything has worked them out.
//!
//! They say no page numbers, for only who lays the pages out knows them, and a wrong one is worse than none. Every line
//! is a link, and when Word or `LibreOffice` updates the contents the numbers come by themselves.

use super::body::Body;
use super::outline::Title;
use super::text::{push_paragraph, push_run};
use crate::locale::Text;

static CONTENTS: Text = Text::fixed("Innehåll", "Contents");

/// Returns the bookmark of a heading, by its place among all of them. Word keeps names like this to itself.
pub(super) fn bookmark(number: usize) -> String {
    format!("_Toc{number:08}")
}

/// Writes the contents.
pub(super) fn write(body: &mut Body<'_>) {
    let depth = body.outline.depth;
    body.out.push_str(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/>\
         </w:docPartObj></w:sdtPr><w:sdtContent>",
    );
    push_paragraph(&mut body.out, "TOCHeading", "", |out| push_run(out, CONTENTS.get(body.lang), <_>::default()));
    let begin = format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-{depth}\" \\h \\z \\u </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    );
    let titles: Vec<Title<'_>> = body.outline.titles().filter(|title| title.level <= depth).copied().collect();
    for (at, title) in titles.iter().enumerate() {
        let look = body.look(title.voice);
        push_paragraph(&mut body.out, &format!("TOC{}", title.level), "", |out| {
            if at == 0 {
                out.push_str(&begin);
            }
            out.push_str(&format!("<w:hyperlink w:anchor=\"{}\" w:history=\"1\">", bookmark(title.number)));
            push_run(out, &title.text.replace(['\r', '\n'], " "), look);
            out.push_str("</w:hyperlink>");
            if at + 1 == titles.len() {
                out.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
            }
        });
    }
    body.out.push_str("</w:sdtContent></w:sdt>");
}
