//! Blocks made of paragraphs: running text, names with values, trees, the title page and the table of contents.

use super::body::Body;
use super::text::{RunStyle, push_paragraph, push_run};
use crate::locale::Text;
use crate::palette::paper;
use crate::report::doc::{Branch, Cover, Passage, Prose, Voice};
use crate::report::layout::{Chapter, Title};

/// The deepest list level in Word, counted from 0.
const DEEPEST: usize = 8;

/// Writes the paragraphs and lists of running text.
pub(super) fn write_text(body: &mut Body<'_>, prose: &Prose, style: &str, voice: Voice) {
    let look = body.look(voice);
    for passage in prose.passages() {
        let (style, paragraphs) = match passage {
            Passage::Paragraph(pieces) => (style, vec![pieces]),
            Passage::List(items) => ("ListBullet", items),
        };
        for pieces in paragraphs {
            let besides = body.surroundings();
            let content = body.runs(&pieces, look);
            push_paragraph(&mut body.out, style, &besides, |out| out.push_str(&content));
        }
    }
}

/// Returns running text as the paragraphs of a cell; at least one.
pub(super) fn cell_paragraphs(
    body: &mut Body<'_>,
    prose: &Prose,
    align: &str,
    look: RunStyle<'_>,
) -> Vec<(String, String)> {
    let item = format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>{align}");
    let mut paragraphs = Vec::new();
    for passage in prose.passages() {
        match passage {
            Passage::Paragraph(pieces) => paragraphs.push((align.to_owned(), body.runs(&pieces, look))),
            Passage::List(items) => {
                paragraphs.extend(items.iter().map(|pieces| (item.clone(), body.runs(pieces, look))));
            }
        }
    }
    if paragraphs.is_empty() {
        paragraphs.push((align.to_owned(), String::new()));
    }
    paragraphs
}

/// Writes names with their values in a column; `spacing` is the space above the first.
pub(super) fn write_fields(body: &mut Body<'_>, fields: &[(String, Prose)], spacing: &str) {
    // Bold is about a tenth wider. The limit keeps a long name from squeezing the values.
    let longest = fields.iter().map(|(name, _)| body.setup.font.points(name) * 11 / 10 + 10).max().unwrap_or_default();
    let indent = longest.clamp(60, 200).min(body.setup.width(body.page) / 2) * 20;
    for (at, (name, value)) in fields.iter().enumerate() {
        let spacing = if at == 0 { spacing } else { "" };
        let besides = format!(
            "<w:tabs><w:tab w:val=\"left\" w:pos=\"{indent}\"/></w:tabs>{spacing}\
             <w:ind w:left=\"{indent}\" w:hanging=\"{indent}\"/>"
        );
        let value: Vec<String> = value.passages().iter().map(|passage| body.in_line(passage)).collect();
        push_paragraph(&mut body.out, "Fact", &besides, |out| {
            push_run(out, name, RunStyle { is_bold: true, ..RunStyle::default() });
            out.push_str("<w:r><w:tab/></w:r>");
            out.push_str(&value.join("<w:r><w:br/></w:r>"));
        });
    }
}

/// Writes the lines of a tree as nested lists.
pub(super) fn write_tree(out: &mut String, branches: &[Branch]) {
    for branch in branches {
        let level = branch.depth.min(DEEPEST);
        let besides = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
        let look = RunStyle { is_bold: branch.is_heading, color: branch.tone.map(paper::ink), ..RunStyle::default() };
        push_paragraph(out, "ListBullet", &besides, |out| push_run(out, &branch.text, look));
    }
}

/// Writes a title page, below the logo.
pub(super) fn write_cover<'d>(body: &mut Body<'d>, cover: &'d Cover) {
    let (plan, tool) = (body.look(Voice::Plan), body.look(Voice::Tool));
    if let Some(author) = &cover.author {
        push_paragraph(&mut body.out, "Author", "", |out| push_run(out, author, plan));
    }
    push_paragraph(&mut body.out, "Title", "", |out| push_run(out, &cover.title, plan));
    if !cover.subtitle.is_empty() {
        push_paragraph(&mut body.out, "Subtitle", "", |out| push_run(out, &cover.subtitle, tool));
    }
    if !cover.lede.is_empty() {
        write_text(body, &cover.lede, "Lede", Voice::Tool);
    }
    write_fields(body, &cover.facts, "");
}

static CONTENTS: Text = Text::fixed("Innehåll", "Contents");

/// Returns the bookmark of a heading for the table of contents. Names with a leading underscore are hidden in Word.
pub(super) fn contents_bookmark(number: usize) -> String {
    format!("_Toc{number:08}")
}

/// Writes the contents.
pub(super) fn write_contents(body: &mut Body<'_>, chapters: &[Chapter<'_>]) {
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
    let titles: Vec<Title<'_>> =
        chapters.iter().flat_map(Chapter::titles).filter(|title| title.level <= depth).copied().collect();
    for (at, title) in titles.iter().enumerate() {
        let look = body.look(title.voice);
        push_paragraph(&mut body.out, &format!("TOC{}", title.level), "", |out| {
            if at == 0 {
                out.push_str(&begin);
            }
            out.push_str(&format!("<w:hyperlink w:anchor=\"{}\" w:history=\"1\">", contents_bookmark(title.number)));
            push_run(out, &title.text.replace(['\r', '\n'], " "), look);
            out.push_str("</w:hyperlink>");
            if at + 1 == titles.len() {
                out.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
            }
        });
    }
    body.out.push_str("</w:sdtContent></w:sdt>");
}
