//! Running text, names with their values, and lines that hang under one another.

use super::body::Body;
use super::measure::points;
use super::text::{Look, push_paragraph, push_run};
use super::tone;
use crate::report::doc::{Branch, Voice};

/// As deep as Word has lists.
const DEEPEST: usize = 8;
/// The size of running text, in points; the style `Normal` says the same in half points.
const SIZE: usize = 10;

/// Writes running text: an empty line begins a new paragraph, another line end a new line, `• ` something in a list.
pub(super) fn write_text(body: &mut Body<'_>, text: &str, style: &str, voice: Voice) {
    let look = body.look(voice);
    let mut paragraph = String::new();
    for line in text.lines().map(str::trim_end).chain([""]) {
        let item = line.strip_prefix("• ");
        if (line.is_empty() || item.is_some()) && !paragraph.is_empty() {
            let besides = body.surroundings();
            push_paragraph(&mut body.out, style, &besides, |out| push_run(out, &paragraph, look));
            paragraph.clear();
        }
        match item {
            Some(item) => {
                let besides = body.surroundings();
                push_paragraph(&mut body.out, "ListBullet", &besides, |out| push_run(out, item, look));
            }
            None if line.is_empty() => {}
            None => {
                if !paragraph.is_empty() {
                    paragraph.push('\n');
                }
                paragraph.push_str(line);
            }
        }
    }
}

/// Writes names with their values, the values under one another; `spacing` stands above the first.
pub(super) fn write_fields(out: &mut String, fields: &[(String, String)], spacing: &str) {
    // Bold is about a tenth wider. A long name must not push every value to the edge.
    let longest = fields.iter().map(|(name, _)| points(name, SIZE) * 11 / 10 + 10).max().unwrap_or_default();
    let indent = longest.clamp(60, 200) * 20;
    for (at, (name, value)) in fields.iter().enumerate() {
        let spacing = if at == 0 { spacing } else { "" };
        let besides = format!(
            "<w:tabs><w:tab w:val=\"left\" w:pos=\"{indent}\"/></w:tabs>{spacing}\
             <w:ind w:left=\"{indent}\" w:hanging=\"{indent}\"/>"
        );
        push_paragraph(out, "Fact", &besides, |out| {
            push_run(out, name, Look { is_bold: true, ..Look::default() });
            out.push_str("<w:r><w:tab/></w:r>");
            push_run(out, value, Look::default());
        });
    }
}

/// Writes lines that hang under one another, as lists in lists.
pub(super) fn write_tree(out: &mut String, branches: &[Branch]) {
    for branch in branches {
        let level = branch.depth.min(DEEPEST);
        let besides = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
        let look = Look { is_bold: branch.is_heading, color: branch.tone.map(tone::sign), ..Look::default() };
        push_paragraph(out, "ListBullet", &besides, |out| push_run(out, &branch.text, look));
    }
}
