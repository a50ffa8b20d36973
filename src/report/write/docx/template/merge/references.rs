//! The references between styles.

use std::collections::BTreeMap;

use super::super::xml::Element;
use super::{id, kind};

/// The longest chain of styles that are based on each other; Word takes ten.
pub(super) const LONGEST_CHAIN: usize = 20;

/// Removes references to styles that are not there or of another kind, and those that lead round in a circle.
pub(super) fn mend(styles: &mut [Element]) {
    let places: BTreeMap<String, usize> = styles.iter().enumerate().map(|(at, it)| (id(it).to_owned(), at)).collect();
    let kinds: Vec<String> = styles.iter().map(|style| kind(style).to_owned()).collect();
    let parent = |style: &Element, at: usize| {
        let parent = *places.get(style.value("w:basedOn")?)?;
        (kinds[parent] == kinds[at]).then_some(parent)
    };
    let mut parents: Vec<Option<usize>> = styles.iter().enumerate().map(|(at, style)| parent(style, at)).collect();
    let mut lengths = vec![None; styles.len()];
    for at in 0..styles.len() {
        let mut chain = vec![at];
        while let Some(above) = parents[chain[chain.len() - 1]].filter(|above| lengths[*above].is_none()) {
            if chain.contains(&above) || chain.len() > LONGEST_CHAIN {
                parents[chain[chain.len() - 1]] = None;
                break;
            }
            chain.push(above);
        }
        for at in chain.into_iter().rev() {
            let above = parents[at].and_then(|above| lengths[above]).unwrap_or(0);
            let length: usize = if parents[at].is_some() { above + 1 } else { 0 };
            if length > LONGEST_CHAIN {
                parents[at] = None;
            }
            lengths[at] = Some(if length > LONGEST_CHAIN { 0 } else { length });
        }
    }
    let counterpart = |kind: &str| match kind {
        "paragraph" => "character",
        _ => "paragraph",
    };
    for (at, style) in styles.iter_mut().enumerate() {
        let is_there = |style: &Element, name: &str, wanted: &str| {
            style.value(name).and_then(|id| places.get(id)).is_some_and(|at| kinds[*at] == wanted)
        };
        if parents[at].is_none() {
            style.remove("w:basedOn");
        }
        if !is_there(style, "w:next", &kinds[at]) {
            style.remove("w:next");
        }
        if !is_there(style, "w:link", counterpart(&kinds[at])) {
            style.remove("w:link");
        }
    }
}

/// Renames the styles that an element and all below it refer to.
pub(super) fn rename(element: &mut Element, ids: &BTreeMap<String, String>) {
    let refers = matches!(&*element.name, "w:basedOn" | "w:next" | "w:link" | "w:pStyle" | "w:rStyle" | "w:tblStyle");
    if refers && let Some(new) = element.attribute("w:val").and_then(|old| ids.get(old)).cloned() {
        element.set("w:val", &new);
    }
    element.elements_mut().for_each(|child| rename(child, ids));
}
