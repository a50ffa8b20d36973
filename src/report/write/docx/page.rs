//! The page: its sides and margins, and the sections that have it.

use super::text::BodyFont;

/// The twentieths of a point (twips) in a point, the unit of Word.
const TWIPS: i32 = 20;
/// The least height of the text on a page on its side, in twips: 60 mm.
const LEAST_HEIGHT: i32 = 3402;

/// The orientation of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PageOrientation {
    /// As the page is.
    Upright,
    /// On its side, for wide tables.
    Turned,
}

impl PageOrientation {
    /// Returns the orientation for wide or other content.
    pub(super) fn of(is_wide: bool) -> Self {
        if is_wide { Self::Turned } else { Self::Upright }
    }
}

/// The sides and margins of a page, in twips. A negative top or bottom margin is one that a header or footer cannot
/// widen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PageShape {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
    pub(super) left: i32,
    pub(super) header: i32,
    pub(super) footer: i32,
    pub(super) gutter: i32,
}

impl PageShape {
    /// An A4 page.
    pub(super) const A4: Self = Self {
        width: 11906,
        height: 16838,
        top: 1304,
        right: 1021,
        bottom: 1134,
        left: 1021,
        header: 624,
        footer: 567,
        gutter: 0,
    };

    /// Returns the width and height between the margins, in twips.
    pub(super) fn room(&self) -> [i32; 2] {
        // The text begins below the header, wherever the margin is.
        let [above, below] = [self.top.abs().max(self.header), self.bottom.abs().max(self.footer)];
        [self.width - self.left - self.right - self.gutter, self.height.saturating_sub(above).saturating_sub(below)]
    }

    /// Returns the page in an orientation. One that lies on its side already, or would have too little height then,
    /// stays as it is.
    fn turned(self, orientation: PageOrientation) -> Self {
        let turned = Self { width: self.height, height: self.width, ..self };
        let can_turn = self.height > self.width && turned.room()[1] >= LEAST_HEIGHT;
        if orientation == PageOrientation::Turned && can_turn { turned } else { self }
    }
}

/// A page with its headers and footers, and the font on it.
#[derive(Clone, Debug)]
pub(super) struct PageSetup {
    pub(super) shape: PageShape,
    pub(super) font: BodyFont,
    /// The references to headers and footers.
    pub(super) references: String,
    /// True if the first page has headers and footers of its own, or none.
    pub(super) has_title_page: bool,
    /// The paragraph properties between a table and a heading, which may have no space of its own above it.
    pub(super) below_table: Option<&'static str>,
}

impl PageSetup {
    /// Returns the document's own page. A title page has no header.
    pub(super) fn own(has_title_page: bool) -> Self {
        let references = "<w:headerReference w:type=\"default\" r:id=\"header\"/>\
                          <w:footerReference w:type=\"default\" r:id=\"footer\"/>";
        let references = references.to_owned();
        Self { shape: PageShape::A4, font: BodyFont::own(), references, has_title_page, below_table: None }
    }

    /// Returns the width between the margins, in points.
    pub(super) fn width(&self, orientation: PageOrientation) -> usize {
        let [width, _] = self.shape.turned(orientation).room();
        usize::try_from(width / TWIPS).unwrap_or_default()
    }

    /// Returns the properties of a section, the first one or a later one.
    pub(super) fn section(&self, orientation: PageOrientation, is_first: bool) -> String {
        let shape = self.shape.turned(orientation);
        let PageShape { width, height, top, right, bottom, left, header, footer, gutter } = shape;
        let lies = if width > height { " w:orient=\"landscape\"" } else { "" };
        let title_page = if is_first && self.has_title_page { "<w:titlePg/>" } else { "" };
        format!(
            "<w:sectPr>{}<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{lies}/>\
             <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" \
             w:header=\"{header}\" w:footer=\"{footer}\" w:gutter=\"{gutter}\"/>{title_page}</w:sectPr>",
            self.references
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_turned_if_the_text_has_room_then() {
        let setup = |shape| PageSetup { shape, ..PageSetup::own(true) };
        let both = |setup: &PageSetup| [PageOrientation::Upright, PageOrientation::Turned].map(|it| setup.width(it));
        assert_eq!(both(&setup(PageShape::A4)), [493, 739]);
        assert!(setup(PageShape::A4).section(PageOrientation::Turned, false).contains("w:orient=\"landscape\""));
        let flat = PageShape { top: 6000, bottom: 3000, ..PageShape::A4 };
        assert_eq!(both(&setup(flat)), [493, 493]);
        let lying = PageShape { width: 16838, height: 11906, ..PageShape::A4 };
        assert_eq!(both(&setup(lying)), [739, 739]);
        let sections = [true, false].map(|is_first| setup(PageShape::A4).section(PageOrientation::Upright, is_first));
        assert_eq!(sections.map(|section| section.contains("titlePg")), [true, false]);
    }
}
