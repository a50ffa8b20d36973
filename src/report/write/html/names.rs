//! Ids of elements, which links point to.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::doc::{Block, Doc, Heading};
use crate::report::layout::{anchors, slug};
use crate::source::percent_encoded;

/// The ids of a page: for the document's anchors, and for headings without one.
#[derive(Debug, Default)]
pub(super) struct Names<'d> {
    /// The id of each anchor.
    anchors: BTreeMap<&'d str, String>,
    /// The headings in order, with their ids.
    headings: Vec<(&'d Heading, Option<String>)>,
    taken: BTreeSet<String>,
    /// For each id that was wanted twice, the lowest number that may be free.
    numbers: BTreeMap<String, usize>,
}

impl<'d> Names<'d> {
    /// Assigns unique ids. Headings without an anchor get one only with `names_all`.
    pub(super) fn of(doc: &'d Doc, names_all: bool, reserved: &[&str]) -> Self {
        let mut names = Self { taken: reserved.iter().map(|&id| id.to_owned()).collect(), ..Self::default() };
        // Anchors come first, as others may link to them.
        for anchor in anchors(doc) {
            names.add_anchor(anchor);
        }
        names.add_headings(&doc.blocks, names_all);
        names
    }

    /// Returns the id of an anchor, if the document has it.
    pub(super) fn of_anchor(&self, anchor: &str) -> Option<&str> {
        self.anchors.get(anchor).map(String::as_str)
    }

    /// Returns the id of a heading, by its index in the document.
    pub(super) fn of_heading(&self, at: usize) -> Option<&str> {
        self.headings.get(at)?.1.as_deref()
    }

    /// Returns the headings that have an id.
    pub(super) fn headings(&self) -> impl Iterator<Item = (&'d Heading, &str)> {
        self.headings.iter().filter_map(|(heading, id)| Some((*heading, id.as_deref()?)))
    }

    /// Returns the `href` of an anchor, if the document has it.
    pub(super) fn link(&self, anchor: &str) -> Option<String> {
        self.of_anchor(anchor).map(fragment)
    }

    fn add_anchor(&mut self, anchor: &'d str) {
        // An id may contain anything but whitespace.
        let wanted = anchor.split_whitespace().collect::<Vec<_>>().join("-");
        if !self.anchors.contains_key(anchor) && !wanted.is_empty() {
            let id = self.free(&wanted);
            self.anchors.insert(anchor, id);
        }
    }

    fn add_headings(&mut self, blocks: &'d [Block], names_all: bool) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    let id = match &heading.anchor {
                        Some(anchor) => self.of_anchor(anchor).map(str::to_owned),
                        None => names_all.then(|| self.free(&slug(&heading.text))),
                    };
                    self.headings.push((heading, id));
                }
                Block::Folded(_, _, blocks) => self.add_headings(blocks, names_all),
                _ => {}
            }
        }
    }

    /// Takes an id, with a number appended if it is taken.
    pub(super) fn free(&mut self, wanted: &str) -> String {
        if self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let number = self.numbers.entry(wanted.to_owned()).or_insert(2);
        loop {
            let id = format!("{wanted}-{number}");
            *number += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Returns the `href` of an id in the page.
pub(super) fn fragment(id: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte);
    format!("#{}", percent_encoded(id, is_plain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::doc::{Cell, Column, Row, Table};

    #[test]
    fn every_place_has_a_name_of_its_own() {
        let mut doc = Doc::default();
        doc.heading(1, "Så följs planen upp!");
        doc.heading(1, "Så följs planen upp");
        doc.heading(1, "→");
        doc.blocks.push(Block::Heading(Heading::of_plan(2, "Four", "4 1\u{a0}")));
        let row = |anchor: &str| Row::new(vec![Cell::text("")]).anchored(anchor);
        doc.table(Table::new(
            vec![Column::short("")],
            ["4.1-1", "4.1-1", "sa-foljs-planen-upp", "main", " "].map(row).into(),
        ));
        let names = Names::of(&doc, true, &["main"]);
        let headings: Vec<_> = (0..5).map(|at| names.of_heading(at)).collect();
        assert_eq!(
            headings,
            [Some("sa-foljs-planen-upp-2"), Some("sa-foljs-planen-upp-3"), Some("del"), Some("4-1"), None]
        );
        let anchors = ["4.1-1", "sa-foljs-planen-upp", "main", " ", "gone"].map(|anchor| names.of_anchor(anchor));
        assert_eq!(anchors, [Some("4.1-1"), Some("sa-foljs-planen-upp"), Some("main-2"), None, None]);
        assert_eq!(Names::of(&doc, false, &[]).of_heading(0), None);
    }

    #[test]
    fn a_number_that_something_has_is_skipped() {
        let mut names = Names::default();
        let free = ["a-3", "a", "a", "a", "a-3", "a"].map(|wanted| names.free(wanted));
        assert_eq!(free, ["a-3", "a", "a-2", "a-4", "a-3-2", "a-5"]);
    }

    #[test]
    fn a_link_holds_nothing_that_ends_it() {
        assert_eq!(fragment("kulturplan:4.1.3-2"), "#kulturplan:4.1.3-2");
        assert_eq!(fragment("4.1.å\"><b>&%"), "#4.1.%C3%A5%22%3E%3Cb%3E%26%25");
    }
}
