//! How large things are, in points; an A4 page is 595 by 842.

use super::faces::Weight;

/// The shape of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Upright,
    /// On its side, for a table that needs it.
    OnItsSide,
}

/// The room on each side of what a page says.
pub(super) const MARGIN: f32 = 56.0;
/// Where the header's and the footer's lines stand, from the edge of the page.
pub(super) const EDGE: f32 = 36.0;
/// The longest line of running text that is easily read.
const LONGEST_LINE: f32 = 500.0;

impl Shape {
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

    /// The room from margin to margin.
    pub(super) fn room(self) -> f32 {
        self.width() - 2.0 * MARGIN
    }

    /// The room from top to bottom.
    pub(super) fn depth(self) -> f32 {
        self.height() - 2.0 * MARGIN
    }

    /// The room of running text.
    pub(super) fn measure(self) -> f32 {
        self.room().min(LONGEST_LINE)
    }
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) size: f32,
    pub(super) weight: Weight,
    /// From line to line.
    pub(super) lead: f32,
    /// The room above its first line.
    pub(super) before: f32,
}

impl Type {
    const fn new(size: f32, weight: Weight, lead: f32, before: f32) -> Self {
        Self { size, weight, lead, before }
    }

    /// How far below its top a line stands on.
    pub(super) fn baseline(self) -> f32 {
        // What the fonts reach above and below the line that letters stand on.
        let (above, below) = (1.069 * self.size, 0.293 * self.size);
        (self.lead - above - below) / 2.0 + above
    }
}

pub(super) const BODY: Type = Type::new(10.0, Weight::Regular, 14.5, 7.0);
pub(super) const CELL: Type = Type::new(9.0, Weight::Regular, 12.0, 0.0);
/// Where a table has more columns than there is room for.
pub(super) const SMALL_CELL: Type = Type::new(7.0, Weight::Regular, 9.5, 0.0);
pub(super) const CAPTION: Type = Type::new(9.5, Weight::Bold, 13.0, 12.0);
pub(super) const MARGINAL: Type = Type::new(8.0, Weight::Regular, 11.0, 0.0);
pub(super) const COVER_TITLE: Type = Type::new(28.0, Weight::Bold, 36.0, 180.0);
pub(super) const COVER_SUBTITLE: Type = Type::new(17.0, Weight::Regular, 24.0, 8.0);

/// How a heading is set.
pub(super) fn heading(level: u8) -> Type {
    match level {
        1 => Type::new(20.0, Weight::Bold, 26.0, 0.0),
        2 => Type::new(15.0, Weight::Bold, 20.0, 22.0),
        3 => Type::new(12.0, Weight::Bold, 16.0, 16.0),
        _ => Type::new(10.5, Weight::Bold, 14.5, 12.0),
    }
}
