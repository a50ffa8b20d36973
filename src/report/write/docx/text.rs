//! Text escaped for the parts of the package, so that nothing in it becomes markup, a field or a command; and the
//! font of running text.

use crate::palette::Rgb;
use crate::report::layout::text_points;
use crate::source::printable;

/// The look and the language of a run.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RunStyle<'a> {
    /// The character style, if any.
    pub(super) style: Option<&'static str>,
    /// True for bold beyond the paragraph's style.
    pub(super) is_bold: bool,
    /// The text colour.
    pub(super) color: Option<Rgb>,
    /// The language tag, if it differs from the document's.
    pub(super) lang: Option<&'a str>,
}

/// Writes a text escaped for elements and attributes.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in printable(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// Returns a text escaped for elements and attributes, its lines joined into one.
pub(super) fn escaped_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        push_escaped(&mut out, line);
    }
    out
}

/// Writes a text as one run, with a line break for each newline.
pub(super) fn push_run(out: &mut String, text: &str, look: RunStyle<'_>) {
    if text.is_empty() {
        return;
    }
    out.push_str("<w:r>");
    push_look(out, look);
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push_str("<w:br/>");
        }
        // Without this, XML drops leading and trailing spaces.
        let is_kept = line.starts_with(' ') || line.ends_with(' ') || line.contains('\t');
        out.push_str(if is_kept { "<w:t xml:space=\"preserve\">" } else { "<w:t>" });
        push_escaped(out, line);
        out.push_str("</w:t>");
    }
    out.push_str("</w:r>");
}

fn push_look(out: &mut String, look: RunStyle<'_>) {
    let start = out.len();
    out.push_str("<w:rPr>");
    let empty = out.len();
    if let Some(style) = look.style {
        out.push_str(&format!("<w:rStyle w:val=\"{style}\"/>"));
    }
    if look.is_bold {
        out.push_str("<w:b/>");
    }
    if let Some(color) = look.color {
        out.push_str(&format!("<w:color w:val=\"{color}\"/>"));
    }
    if let Some(lang) = look.lang {
        out.push_str(&format!("<w:lang w:val=\"{lang}\"/>"));
    }
    if out.len() == empty {
        out.truncate(start);
    } else {
        out.push_str("</w:rPr>");
    }
}

/// Writes a paragraph with a style, more paragraph properties, and its content.
pub(super) fn push_paragraph(out: &mut String, style: &str, besides: &str, content: impl FnOnce(&mut String)) {
    out.push_str("<w:p>");
    if !style.is_empty() || !besides.is_empty() {
        out.push_str("<w:pPr>");
        if !style.is_empty() {
            out.push_str("<w:pStyle w:val=\"");
            out.push_str(style);
            out.push_str("\"/>");
        }
        out.push_str(besides);
        out.push_str("</w:pPr>");
    }
    content(out);
    out.push_str("</w:p>");
}

/// Writes a field with the value to show until Word computes it.
pub(super) fn push_field(out: &mut String, code: &str, shown: usize) {
    out.push_str(&format!("<w:fldSimple w:instr=\" {code} \"><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>"));
}

/// Returns a language tag with its region, as spell checkers need it; none if it is no tag.
pub(super) fn language(tag: &str) -> Option<String> {
    match tag {
        "sv" => Some("sv-SE".to_owned()),
        "en" => Some("en-GB".to_owned()),
        _ => {
            let is_tag = (2..=35).contains(&tag.len()) && tag.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
            is_tag.then(|| tag.to_owned())
        }
    }
}

/// The font of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BodyFont {
    pub(super) name: String,
    /// Its size, in half-points.
    pub(super) size: usize,
}

/// Other fonts that are as wide as Arial at most.
const NARROW: [&str; 12] = [
    "Helvetica",
    "Liberation Sans",
    "Liberation Serif",
    "Times New Roman",
    "Calibri",
    "Carlito",
    "Aptos",
    "Cambria",
    "Caladea",
    "Garamond",
    "Gill Sans MT",
    "Arial Narrow",
];

impl BodyFont {
    /// Returns the document's own font.
    pub(super) fn own() -> Self {
        Self { name: "Arial".to_owned(), size: 20 }
    }

    /// Returns the width of a text in percent of the same text in Arial, with a reserve for a font whose widths are
    /// not known.
    pub(super) fn stretch(&self) -> usize {
        let is_narrow = |known: &str| self.name.eq_ignore_ascii_case(known);
        if is_narrow("Arial") || NARROW.into_iter().any(is_narrow) { 100 } else { 120 }
    }

    /// Returns the width of a line of running text, in points.
    pub(super) fn points(&self, text: &str) -> usize {
        text_points(text, self.size) * self.stretch() / 200
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, look: RunStyle<'_>) -> String {
        let mut out = String::new();
        push_run(&mut out, text, look);
        out
    }

    #[test]
    fn a_text_stays_a_text() {
        assert_eq!(run("", RunStyle::default()), "");
        assert_eq!(
            run("</w:t>&\"\r\n a\u{0}\u{ffff}\u{202e}", RunStyle::default()),
            "<w:r><w:t>&lt;/w:t&gt;&amp;&quot;</w:t><w:br/>\
             <w:t xml:space=\"preserve\"> a\u{fffd}\u{fffd}\u{fffd}</w:t></w:r>"
        );
        assert_eq!(escaped_line("a\n\"b\""), "a &quot;b&quot;");
    }

    #[test]
    fn a_run_says_whose_language_it_is_in() {
        let look = RunStyle { is_bold: true, lang: Some("sv-SE"), ..RunStyle::default() };
        assert_eq!(run("a", look), "<w:r><w:rPr><w:b/><w:lang w:val=\"sv-SE\"/></w:rPr><w:t>a</w:t></w:r>");
        assert_eq!(language("sv").as_deref(), Some("sv-SE"));
        assert_eq!(language("nb-NO").as_deref(), Some("nb-NO"));
        assert_eq!(language("\"/><w:evil"), None);
        assert_eq!(language(""), None);
    }
}
