//! Names with their values, and lines that hang under one another.

use super::faces::Weight;
use super::lines::{Span, asked};
use super::palette::{INK, ink};
use super::setter::Setter;
use super::strip::{Strip, keep_together};
use super::style::{BODY, Type};
use super::tags::{Kind, TagId};
use crate::report::doc::Branch;

/// How much of the line the names may take.
const NAMES: f32 = 0.35;
/// How much further each level of a tree stands.
const STEP: f32 = 16.0;

impl Setter<'_> {
    /// Sets names with their values beside them.
    pub(super) fn fields(&mut self, fields: &[(String, String)]) {
        let list = self.tags.add(self.within, Kind::List);
        let names: Vec<[Span; 1]> = fields.iter().map(|(name, _)| [Span::new(name, Weight::Bold)]).collect();
        let widest = names.iter().map(|name| asked(self.shaper, name, BODY.size).most).fold(0.0, f32::max);
        let column = widest.min(self.shape.measure() * NAMES) + 12.0;
        for (name, (_, value)) in names.iter().zip(fields) {
            let item = self.tags.add(list, Kind::Item);
            let label = self.tags.add(item, Kind::Label);
            let body = self.tags.add(item, Kind::Body);
            let font = Type { before: 3.0, ..BODY };
            let value = [Span::new(value, Weight::Regular)];
            let left = self.set_in(label, name, font, INK, [0.0, column - 12.0]);
            let mut strips = beside(left, self.set(body, &value, font, column), font);
            keep_together(&mut strips);
            self.strips.append(&mut strips);
        }
    }

    /// Sets lines that hang under one another, as lists in lists.
    pub(super) fn tree(&mut self, branches: &[Branch]) {
        // The list of each level, and the item of it that was set last.
        let mut open: Vec<(TagId, TagId)> = Vec::new();
        for branch in branches {
            // However deep a branch says that it hangs, a list stands in an item of the one above it.
            let depth = branch.depth.min(open.len());
            open.truncate(depth + 1);
            let list = match (open.get(depth), depth.checked_sub(1).and_then(|above| open.get(above))) {
                (Some((list, _)), _) => *list,
                (None, Some((_, item))) => self.tags.add(*item, Kind::List),
                (None, None) => self.tags.add(self.within, Kind::List),
            };
            let item = self.tags.add(list, Kind::Item);
            let body = self.tags.add(item, Kind::Body);
            open.truncate(depth);
            open.push((list, body));
            let weight = if branch.is_heading { Weight::Bold } else { Weight::Regular };
            let spans = [Span::new(&branch.text, weight)];
            let indent = (STEP * f32::from(u8::try_from(depth).unwrap_or(u8::MAX))).min(self.shape.measure() / 2.0);
            let colour = branch.tone.map_or(INK, ink);
            let font = Type { before: 2.0, ..BODY };
            let mut strips = self.set_in(body, &spans, font, colour, [indent, self.shape.measure() - indent]);
            keep_together(&mut strips);
            if let (true, Some(last)) = (branch.is_heading, strips.last_mut()) {
                last.keeps = true;
            }
            self.strips.append(&mut strips);
        }
    }
}

/// Puts two columns of lines beside one another.
fn beside(left: Vec<Strip>, right: Vec<Strip>, font: Type) -> Vec<Strip> {
    let mut both = left;
    for (at, strip) in right.into_iter().enumerate() {
        match both.get_mut(at) {
            Some(line) => line.items.extend(strip.items),
            None => both.push(Strip { height: font.lead, items: strip.items, ..Strip::default() }),
        }
    }
    both
}
