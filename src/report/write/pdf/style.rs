//! Page sizes, margins and text styles, in points; an A4 page is 595 by 842.

use super::faces::Weight;

/// The orientation of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageShape {
    Upright,
    /// Landscape, for wide tables.
    OnItsSide,
}

/// The margin on each side of a page.
pub(super) const MARGIN: f32 = 48.0;
/// The distance of the header and the footer from the edge of the page.
pub(super) const EDGE: f32 = 30.0;
/// The longest line of running text that is easily read.
const LONGEST_LINE: f32 = 500.0;

impl PageShape {
    pub(super) fn width(self) -> f32 {
        match self {
            Self::Upright => 595.0,
            Self::OnItsSide => 842.0,
        }
    }

    pub(super) fn height(self) -> f32 {
        match self {
            Self::Upright => 842.0,
            Self::OnItsSide => 595.0,
        }
    }

    /// Returns the width between the margins.
    pub(super) fn room(self) -> f32 {
        self.width() - 2.0 * MARGIN
    }

    /// Returns the height between the margins.
    pub(super) fn depth(self) -> f32 {
        self.height() - 2.0 * MARGIN
    }

    /// Returns the width of running text.
    pub(super) fn measure(self) -> f32 {
        self.room().min(LONGEST_LINE)
    }
}

/// A text style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) size: f32,
    pub(super) weight: Weight,
    /// The line height.
    pub(super) lead: f32,
    /// The space above the first line.
    pub(super) before: f32,
}

impl Type {
    const fn new(size: f32, weight: Weight, lead: f32, before: f32) -> Self {
        Self { size, weight, lead, before }
    }

    /// Returns the distance from the top of a line to its baseline.
    pub(super) fn baseline(self) -> f32 {
        // The ascent and the descent of the fonts.
        let (above, below) = (1.069 * self.size, 0.293 * self.size);
        (self.lead - above - below) / 2.0 + above
    }
}

pub(super) const BODY: Type = Type::new(10.0, Weight::Regular, 14.5, 7.0);
pub(super) const CELL: Type = Type::new(8.5, Weight::Regular, 11.0, 0.0);
/// The style of tables with too many columns for the width of the page.
pub(super) const SMALL_CELL: Type = Type::new(7.0, Weight::Regular, 9.5, 0.0);
pub(super) const CAPTION: Type = Type::new(9.5, Weight::Bold, 13.0, 12.0);
pub(super) const MARGINAL: Type = Type::new(8.0, Weight::Regular, 11.0, 0.0);
pub(super) const COVER_TITLE: Type = Type::new(20.0, Weight::Bold, 26.0, 2.0);
pub(super) const COVER_SUBTITLE: Type = Type::new(13.0, Weight::Regular, 18.0, 2.0);
/// The style of the summary sentence.
pub(super) const LEDE: Type = Type::new(12.0, Weight::Regular, 17.0, 4.0);

/// Returns the style of a heading.
pub(super) fn heading(level: u8) -> Type {
    match level {
        1 => Type::new(16.0, Weight::Bold, 22.0, 30.0),
        2 => Type::new(12.0, Weight::Bold, 17.0, 16.0),
        3 => Type::new(11.0, Weight::Bold, 15.0, 12.0),
        _ => Type::new(10.5, Weight::Bold, 14.5, 12.0),
    }
}
