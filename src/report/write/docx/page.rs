//! Pages: their size, and what stands at the top and bottom of each.

use super::package::DECLARATION;
use super::text::{Look, push_field, push_paragraph, push_run};
use crate::locale::{Lang, Text};

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
