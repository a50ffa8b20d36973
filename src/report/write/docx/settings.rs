//! What holds of the whole document beside its styles: its fonts, how lists are marked, what Word is told of it, and
//! its properties.

use super::package::DECLARATION;
use super::text::{Look, escaped_line, push_field, push_paragraph, push_run};
use crate::locale::{Lang, Text};
use crate::report::doc::Cover;

/// Returns how lists in lists are marked.
pub(super) fn numbering() -> String {
    let mut out = format!(
        "{DECLARATION}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId=\"0\">\
         <w:multiLevelType w:val=\"hybridMultilevel\"/>"
    );
    for level in 0..9 {
        let sign = if level % 2 == 0 { '•' } else { '–' };
        let left = 284 * (level + 1);
        out.push_str(&format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"{sign}\"/>\
             <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{left}\" w:hanging=\"284\"/></w:pPr></w:lvl>"
        ));
    }
    out.push_str("</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>");
    out
}

/// Returns the fonts, each with what has the same widths where it is not there.
pub(super) fn fonts() -> String {
    let font = |(name, other, family, pitch): (&str, &str, &str, &str)| {
        format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{other}\"/><w:family w:val=\"{family}\"/>\
             <w:pitch w:val=\"{pitch}\"/></w:font>"
        )
    };
    let fonts =
        [("Arial", "Liberation Sans", "swiss", "variable"), ("Courier New", "Liberation Mono", "modern", "fixed")];
    format!("{DECLARATION}<w:fonts {NAMESPACES}>{}</w:fonts>", fonts.map(font).concat())
}

/// Returns what Word is told of the document: that it is of its own time, and how it is written.
pub(super) fn settings(language: &str) -> String {
    let (decimal, separator) = if language.starts_with("en") { (".", ",") } else { (",", ";") };
    let kept = |(name, value): (&str, usize)| {
        format!(
            "<w:compatSetting w:name=\"{name}\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"{value}\"/>"
        )
    };
    let kept: String = [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    ]
    .map(kept)
    .concat();
    // Only the text of tables may be broken within words: columns are narrow.
    format!(
        "{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"567\"/>\
         <w:autoHyphenation/><w:consecutiveHyphenLimit w:val=\"2\"/><w:doNotHyphenateCaps/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>{kept}</w:compat>\
         <w:themeFontLang w:val=\"{language}\"/><w:decimalSymbol w:val=\"{decimal}\"/>\
         <w:listSeparator w:val=\"{separator}\"/></w:settings>"
    )
}

/// Returns what the document is called, whose it is and when it was made.
pub(super) fn core_properties(title: &str, cover: Option<&Cover>, language: &str) -> String {
    let author = cover.and_then(|cover| cover.author.as_deref()).unwrap_or_default();
    let moment = cover.map(|cover| &*cover.day).filter(|day| is_day(day)).map(|day| {
        let made = |name: &str| format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:{name}>");
        made("created") + &made("modified")
    });
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
         <dc:language>{language}</dc:language>{}</cp:coreProperties>",
        escaped_line(title),
        escaped_line(author),
        moment.unwrap_or_default(),
    )
}

/// Returns what the document was made with, and whose it is.
pub(super) fn app_properties(cover: Option<&Cover>) -> String {
    let author = cover.and_then(|cover| cover.author.as_deref()).unwrap_or_default();
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>plan</Application><Company>{}</Company></Properties>",
        escaped_line(author)
    )
}

/// Whether a text is a day such as `2024-12-31`; no other may stand where one is expected.
fn is_day(text: &str) -> bool {
    let shape = |(at, c): (usize, u8)| if at == 4 || at == 7 { c == b'-' } else { c.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}

static PAGE: Text = Text::fixed("Sida", "Page");
static OF: Text = Text::fixed("av", "of");

/// What the names of elements are short for.
pub(super) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Which way a sheet of A4 is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Page {
    /// Upright.
    Upright,
    /// On its side, for a table that needs the width.
    Turned,
}

impl Page {
    /// Returns the page for what is wide, or is not.
    pub(super) fn of(is_wide: bool) -> Self {
        if is_wide { Self::Turned } else { Self::Upright }
    }

    /// Returns how wide the text on it may be, in points.
    pub(super) fn width(self) -> usize {
        match self {
            Self::Upright => 481,
            Self::Turned => 728,
        }
    }

    /// Returns what ends the pages of a kind; the first of them may be a title page, which has no header.
    pub(super) fn section(self, has_title_page: bool) -> String {
        let size = match self {
            Self::Upright => "w:w=\"11906\" w:h=\"16838\"",
            Self::Turned => "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"",
        };
        let title_page = if has_title_page { "<w:titlePg/>" } else { "" };
        format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/>\
             <w:footerReference w:type=\"default\" r:id=\"footer\"/><w:type w:val=\"nextPage\"/><w:pgSz {size}/>\
             <w:pgMar w:top=\"1531\" w:right=\"1134\" w:bottom=\"1304\" w:left=\"1134\" w:header=\"680\" \
             w:footer=\"567\" w:gutter=\"0\"/>{title_page}</w:sectPr>"
        )
    }
}

/// Returns what stands at the top of each page: what the document is called, in runs.
pub(super) fn header(title: &str) -> String {
    let mut out = format!("{DECLARATION}<w:hdr {NAMESPACES}>");
    push_paragraph(&mut out, "Header", "", |out| out.push_str(title));
    out.push_str("</w:hdr>");
    out
}

/// Returns what stands at the bottom of each page: its number, of how many.
pub(super) fn footer(lang: Lang) -> String {
    let mut out = format!("{DECLARATION}<w:ftr {NAMESPACES}>");
    push_paragraph(&mut out, "Footer", "", |out| {
        push_run(out, &format!("{} ", PAGE.get(lang)), Look::default());
        push_field(out, "PAGE", 1);
        push_run(out, &format!(" {} ", OF.get(lang)), Look::default());
        push_field(out, "NUMPAGES", 1);
    });
    out.push_str("</w:ftr>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_day_is_a_day() {
        assert!(is_day("2024-12-31"));
        assert!(!["", "2024", "2024-12-3", "2024/12/31", "31-12-2024", "åååå-12-3"].into_iter().any(is_day));
    }
}
