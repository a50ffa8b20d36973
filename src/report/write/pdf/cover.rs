//! The first page: whose paper it is, and what it is about.

use super::faces::Weight;
use super::lines::Span;
use super::palette::INK;
use super::setter::Setter;
use super::strip::{Item, Strip};
use super::style::{BODY, COVER_SUBTITLE, COVER_TITLE, MARGIN, Shape};
use super::tags::Kind;
use crate::report::doc::{Cover, Voice};

impl Setter<'_> {
    pub(super) fn cover(&mut self, cover: &Cover) {
        // The room above the title stays, though it is the first of its page.
        let above = COVER_TITLE.before;
        self.strips.push(Strip { height: above, begins: Some(Shape::Upright), keeps: true, ..Strip::default() });
        let title = [Span::new(&cover.title, Weight::Bold)];
        self.paragraph(Kind::Title, Voice::Plan, &title, COVER_TITLE, 0.0);
        if !cover.subtitle.is_empty() {
            let subtitle = [Span::new(&cover.subtitle, Weight::Regular)];
            self.paragraph(Kind::Paragraph, Voice::Tool, &subtitle, COVER_SUBTITLE, 0.0);
        }
        let rule = Item::decoration([MARGIN, 16.0, 64.0, 2.0], INK);
        self.strips.push(Strip { height: 26.0, items: vec![rule], ..Strip::default() });
        if let Some(author) = &cover.author {
            self.paragraph(Kind::Paragraph, Voice::Plan, &[Span::new(author, Weight::Bold)], BODY, 0.0);
        }
        self.fields(&cover.facts);
    }
}
