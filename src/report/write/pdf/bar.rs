//! Parts of a whole, drawn beside one another.

use super::faces::Weight;
use super::palette::{ground, ink};
use super::shaper::Shaper;
use super::strip::{Ink, Item, Mark};
use crate::report::doc::Part;

/// Draws parts to a width, each with its sign where there is room for it.
pub(super) fn bar(shaper: &Shaper<'_>, parts: &[Part], [x, y, width, height]: [f32; 4], mark: Mark) -> Vec<Item> {
    let total: f32 = parts.iter().map(|part| share(part.size)).sum();
    let mut items = Vec::new();
    let mut left = x;
    for part in parts.iter().filter(|part| part.size > 0) {
        let width = width * share(part.size) / total;
        let ink_box = Ink::Box { width, height, fill: Some(ground(part.tone)), edge: Some(ink(part.tone)) };
        items.push(Item { x: left, y, ink: ink_box, mark, target: None });
        let word = shaper.word(&part.symbol.to_string(), Weight::Regular);
        let size = height * 0.8;
        let sign = word.width * size;
        if sign + 2.0 <= width {
            let place = (left + (width - sign) / 2.0, y + height * 0.78);
            let ink = Ink::Text { words: [word].into(), size, width: sign, colour: ink(part.tone) };
            items.push(Item { x: place.0, y: place.1, ink, mark, target: None });
        }
        left += width;
    }
    items
}

/// How large a part is beside the others; above what a drawing can show they are alike.
pub(super) fn share(size: usize) -> f32 {
    f32::from(u16::try_from(size).unwrap_or(u16::MAX))
}
