//! The lines above and below every page.

use super::faces::Weight;
use super::lines::{Span, lines};
use super::pages::Page;
use super::palette::FAINT;
use super::shaper::Shaper;
use super::strip::{Mark, Strip};
use super::style::{EDGE, MARGIN, MARGINAL};
use crate::locale::{Lang, text};

/// Adds to each page what the document is called, and which page of how many it is; the first `bare` pages say nothing.
pub(super) fn add(pages: &mut [Page], bare: usize, title: &str, lang: Lang, shaper: &Shaper<'_>) {
    let total = pages.len();
    for (at, page) in pages.iter_mut().enumerate().skip(bare) {
        let room = page.shape.room();
        let mut strip = Strip::default();
        let mut broken = lines(shaper, &[Span::new(title, Weight::Regular)], MARGINAL.size, room - 12.0).into_iter();
        if let Some(line) = broken.next() {
            let end = MARGIN + line.width;
            strip.write(line, [MARGIN, EDGE - MARGINAL.lead], MARGINAL, FAINT, |_| (Mark::Header, None));
            if broken.next().is_some() {
                for line in lines(shaper, &[Span::new("…", Weight::Regular)], MARGINAL.size, room) {
                    strip.write(line, [end, EDGE - MARGINAL.lead], MARGINAL, FAINT, |_| (Mark::Header, None));
                }
            }
        }
        let number = at + 1;
        let number = text!("Sida {number} av {total}", "Page {number} of {total}");
        for line in lines(shaper, &[Span::new(number.get(lang), Weight::Regular)], MARGINAL.size, room) {
            let left = MARGIN + room - line.width;
            strip.write(line, [left, page.shape.height() - EDGE], MARGINAL, FAINT, |_| (Mark::Footer, None));
        }
        page.strips.push((0.0, strip));
    }
}
