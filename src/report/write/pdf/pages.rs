//! Pagination: strips placed on pages.

use super::strip::Strip;
use super::style::{MARGIN, PageShape};

/// A page.
pub(super) struct Page {
    pub(super) shape: PageShape,
    /// Its strips, each with its distance from the top of the page.
    pub(super) strips: Vec<(f32, Strip)>,
}

/// A position in the document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PagePosition {
    /// The page, counted from 0.
    pub(super) page: usize,
    /// The distance from the top of the page.
    pub(super) y: f32,
}

/// Places strips on pages. Strips that must stay together do, if a page has room for them.
pub(super) fn pages(strips: Vec<Strip>) -> Vec<Page> {
    let mut pages = Pages { pages: Vec::new(), y: 0.0 };
    let mut together: Vec<Strip> = Vec::new();
    for strip in strips {
        let goes_on = strip.keeps;
        together.push(strip);
        if !goes_on {
            pages.place(std::mem::take(&mut together));
        }
    }
    pages.place(together);
    pages.pages
}

/// Returns the position of each target.
pub(super) fn places(pages: &[Page], targets: usize) -> Vec<Option<PagePosition>> {
    let mut places = vec![None; targets];
    for (number, page) in pages.iter().enumerate() {
        for (y, strip) in &page.strips {
            for target in &strip.targets {
                places[*target] = Some(PagePosition { page: number, y: *y });
            }
        }
    }
    places
}

struct Pages {
    pages: Vec<Page>,
    /// The position of the next strip.
    y: f32,
}

impl Pages {
    fn place(&mut self, strips: Vec<Strip>) {
        let Some(first) = strips.first() else { return };
        let height: f32 = strips.iter().map(|it| it.before + it.height).sum::<f32>();
        let header = first.repeats.as_ref().map_or(0.0, |it| it.height);
        let shape = first.begins.unwrap_or_else(|| self.shape());
        let fits_a_page = height - first.before + header <= shape.depth();
        if first.begins.is_some() || self.pages.is_empty() || (!self.has_room(height) && fits_a_page) {
            self.begin(shape);
        }
        for strip in strips {
            if !self.has_room(strip.before + strip.height) && !self.is_at_top() {
                self.begin(self.shape());
            }
            self.put(strip);
        }
    }

    fn put(&mut self, strip: Strip) {
        if self.is_at_top() {
            if let Some(header) = &strip.repeats {
                self.push(header.repeated());
            }
        } else {
            self.y += strip.before;
        }
        self.push(strip);
    }

    fn push(&mut self, strip: Strip) {
        let y = self.y;
        self.y += strip.height;
        if let Some(page) = self.pages.last_mut() {
            page.strips.push((y, strip));
        }
    }

    fn begin(&mut self, shape: PageShape) {
        self.pages.push(Page { shape, strips: Vec::new() });
        self.y = MARGIN;
    }

    fn shape(&self) -> PageShape {
        self.pages.last().map_or(PageShape::Upright, |page| page.shape)
    }

    fn is_at_top(&self) -> bool {
        self.pages.last().is_some_and(|page| page.strips.is_empty())
    }

    fn has_room(&self, height: f32) -> bool {
        // A tolerance for rounding errors.
        self.y + height <= MARGIN + self.shape().depth() + 0.01
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    fn strip(height: f32) -> Strip {
        Strip { height, ..Strip::default() }
    }

    /// Returns the heights of the strips on each page.
    fn heights(strips: Vec<Strip>) -> Vec<Vec<f32>> {
        pages(strips).iter().map(|page| page.strips.iter().map(|(_, strip)| strip.height).collect()).collect()
    }

    const WHOLE: f32 = 730.0;

    #[test]
    fn what_must_stay_together_goes_to_the_next_page_together() {
        let heading = Strip { keeps: true, ..strip(50.0) };
        assert_eq!(heights(vec![strip(600.0), heading, strip(100.0)]), [vec![600.0], vec![50.0, 100.0]]);
        // Strips that must stay together are split if they are taller than a page.
        let kept = || Strip { keeps: true, ..strip(300.0) };
        assert_eq!(heights(vec![kept(), kept(), kept(), strip(10.0)]), [vec![300.0, 300.0], vec![300.0, 10.0]]);
    }

    #[test]
    fn a_header_is_repeated_only_above_the_first_row_of_a_page() {
        let header = Rc::new(strip(20.0));
        let row = || Strip { repeats: Some(Rc::clone(&header)), ..strip(300.0) };
        let first = Strip { keeps: true, ..strip(20.0) };
        assert_eq!(heights(vec![first, row(), row(), row()]), [vec![20.0, 300.0, 300.0], vec![20.0, 300.0]]);
    }

    #[test]
    fn the_room_above_is_left_out_at_the_top_of_a_page() {
        let far = |height| Strip { before: 100.0, ..strip(height) };
        assert_eq!(heights(vec![far(WHOLE), far(10.0)]), [vec![WHOLE], vec![10.0]]);
        assert_eq!(heights(vec![strip(PageShape::Upright.depth() - 105.0), far(10.0)]).len(), 2);
    }

    #[test]
    fn a_place_is_a_page_and_how_far_down_it() {
        let aimed = Strip { targets: vec![0], ..strip(10.0) };
        let pages = pages(vec![strip(700.0), strip(100.0), aimed]);
        assert_eq!(places(&pages, 2), [Some(PagePosition { page: 1, y: MARGIN + 100.0 }), None]);
    }
}
