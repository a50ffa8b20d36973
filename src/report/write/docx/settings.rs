//! The parts beside body and styles: list numbering, fonts, settings, properties, sections, header and footer.

use super::package::DECLARATION;
use super::text::{RunStyle, escaped_line, push_field, push_paragraph, push_run};
use crate::locale::{Lang, Text};
use crate::palette::{Rgb, Tone, paper};
use crate::report::doc::Cover;

/// Returns the numbering part: the bullets of nested lists.
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

/// Returns the font table, each font with a metric-compatible substitute.
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

/// Returns the theme: the colours and the fonts of the document, which Word offers to whoever goes on writing in it.
pub(super) fn theme() -> String {
    let color = |name: &str, color: Rgb| format!("<a:{name}><a:srgbClr val=\"{color}\"/></a:{name}>");
    let accents = [Tone::Blue, Tone::Red, Tone::Yellow, Tone::Green, Tone::Orange, Tone::Purple];
    let accents: String =
        (1..).zip(accents).map(|(at, tone)| color(&format!("accent{at}"), paper::bar(tone))).collect();
    let colors = [("dk1", paper::INK), ("lt1", Rgb::WHITE), ("dk2", paper::DEEP), ("lt2", paper::HEAD)];
    let colors: String = colors.into_iter().map(|(name, one)| color(name, one)).collect();
    let links = color("hlink", paper::LINK) + &color("folHlink", paper::LINK);
    let font = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>".repeat(3);
    let line = "<a:ln w=\"6350\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>".repeat(3);
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    format!(
        "{DECLARATION}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"plan\">\
         <a:themeElements><a:clrScheme name=\"plan\">{colors}{accents}{links}</a:clrScheme>\
         <a:fontScheme name=\"plan\"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>\
         <a:fmtScheme name=\"plan\"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>\
         <a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>\
         </a:themeElements></a:theme>"
    )
}

/// The settings that a template can have otherwise.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageSettings {
    /// The distance of tab stops, in twips.
    pub(super) tab_stop: u32,
    /// True if left and right pages have headers of their own.
    pub(super) has_even_pages: bool,
}

impl PageSettings {
    /// The document's own.
    pub(super) const OWN: Self = Self { tab_stop: 567, has_even_pages: false };
}

/// Returns the settings: compatibility mode, hyphenation, and the separators of numbers and lists.
pub(super) fn settings(language: &str, page: PageSettings) -> String {
    let PageSettings { tab_stop, has_even_pages } = page;
    let even_pages = if has_even_pages { "<w:evenAndOddHeaders/>" } else { "" };
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
    // Hyphenation is on for tables, whose columns are narrow; the other styles turn it off.
    format!(
        "{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"{tab_stop}\"/>\
         <w:autoHyphenation/><w:consecutiveHyphenLimit w:val=\"2\"/><w:doNotHyphenateCaps/>{even_pages}\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>{kept}</w:compat>\
         <w:themeFontLang w:val=\"{language}\"/><w:decimalSymbol w:val=\"{decimal}\"/>\
         <w:listSeparator w:val=\"{separator}\"/></w:settings>"
    )
}

/// Returns the core properties: title, author and date.
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

/// Returns the extended properties: the application and the organisation.
pub(super) fn app_properties(cover: Option<&Cover>) -> String {
    let author = cover.and_then(|cover| cover.author.as_deref()).unwrap_or_default();
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>plan</Application><Company>{}</Company></Properties>",
        escaped_line(author)
    )
}

/// Returns whether a text is a day such as `2024-12-31`, as the properties require.
fn is_day(text: &str) -> bool {
    let shape = |(at, c): (usize, u8)| if at == 4 || at == 7 { c == b'-' } else { c.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}

static PAGE: Text = Text::fixed("Sida", "Page");
static OF: Text = Text::fixed("av", "of");

/// The XML namespaces of the document.
pub(super) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Returns the page header, with the title as runs.
pub(super) fn header(title: &str) -> String {
    let mut out = format!("{DECLARATION}<w:hdr {NAMESPACES}>");
    push_paragraph(&mut out, "Header", "", |out| out.push_str(title));
    out.push_str("</w:hdr>");
    out
}

/// Returns the page footer: the page number and the number of pages.
pub(super) fn footer(lang: Lang) -> String {
    let mut out = format!("{DECLARATION}<w:ftr {NAMESPACES}>");
    push_paragraph(&mut out, "Footer", "", |out| {
        push_run(out, &format!("{} ", PAGE.get(lang)), RunStyle::default());
        push_field(out, "PAGE", 1);
        push_run(out, &format!(" {} ", OF.get(lang)), RunStyle::default());
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
