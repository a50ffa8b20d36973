//! Follow-ups, one a line.

use super::gap::comments;
use super::gathered::Gathered;
use super::section::{Content, Line, Section};
use super::value::Writer;
use crate::check::is_acceptance;
use crate::edit::layout::{Held, held, shape_of};
use crate::load::{Names, Shape};

/// The key that holds them.
pub(super) const FOLLOW_UP: &str = "follow_up";

/// A thing that is followed up: its section, and those that hold follow-ups of it.
struct Followed {
    section: usize,
    below: Vec<usize>,
    /// Whether something stands deeper below it than a follow-up does.
    is_deep: bool,
}

/// Brings all follow-ups to one line each, in the section of what is followed up. Where a comment accepts findings in
/// what would be moved, they stay as they are.
pub(super) fn gather<'l>(writer: Writer<'l, 'l>, sections: &mut Vec<Section<'l, '_>>) {
    let mut is_gone = vec![false; sections.len()];
    for Followed { section: number, below, is_deep } in followed(sections) {
        let section = &sections[number];
        let below_it: Vec<&Section<'_, '_>> = below.iter().map(|at| &sections[*at]).collect();
        if is_deep || !can_be_gathered(writer, section, &below_it) {
            continue;
        }
        let depth = section.block.path.len() + 1;
        let mut gathered = Gathered::new(writer);
        for line in std::mem::take(&mut sections[number].lines) {
            if is_to_be_gathered(writer, &line, sections[number].shape) {
                gathered.add_line(line);
            } else {
                gathered.keep(line);
            }
        }
        for at in below {
            is_gone[at] = true;
            let Section { block, above, beside, lines, .. } = &mut sections[at];
            gathered.add_section(block.path.get(depth).map(String::as_str), above, *beside, std::mem::take(lines));
        }
        sections[number].lines = gathered.into_lines();
    }
    let mut is_gone = is_gone.into_iter();
    sections.retain(|_| !is_gone.next().unwrap_or_default());
}

/// Returns everything that is followed up, in file order.
fn followed(sections: &[Section<'_, '_>]) -> Vec<Followed> {
    let mut found: Vec<Followed> = Vec::new();
    // The paths that what follows may stand below: no more than the format has things that are followed up.
    let mut current: Vec<(&[String], usize)> = Vec::new();
    for (number, section) in sections.iter().enumerate() {
        let path = &section.block.path[..];
        // The next table of a list ends the last one, and all that lies in it.
        current.retain(|(of, _)| !(section.block.is_item && of.starts_with(path)));
        if section.shape.and_then(|shape| held(shape, FOLLOW_UP)).is_some_and(is_by_period) {
            current.push((path, found.len()));
            found.push(Followed { section: number, below: Vec::new(), is_deep: false });
            continue;
        }
        let is_of = |of: &[String]| path.starts_with(of) && path.get(of.len()).is_some_and(|name| name == FOLLOW_UP);
        if let Some((of, at)) = current.iter().find(|(of, _)| is_of(of)) {
            found[*at].below.push(number);
            found[*at].is_deep |= path.len() > of.len() + 2;
        }
    }
    found
}

fn is_by_period(shape: &Shape) -> bool {
    matches!(shape, Shape::Named(Names::Period, _))
}

/// Whether a line is a follow-up that is not on one line yet, or has comments within its braces.
fn is_to_be_gathered(writer: Writer<'_, '_>, line: &Line<'_>, table: Option<&Shape>) -> bool {
    match (&line.names[..], &line.content) {
        ([FOLLOW_UP, _], Content::Value(value)) => {
            let inner = writer.comments_in(value, shape_of(table, &line.names));
            !inner.is_empty() && !line.is_accepted() && !inner.into_iter().any(is_acceptance)
        }
        ([FOLLOW_UP, ..], _) => true,
        _ => false,
    }
}

/// Whether all the follow-ups can be moved: there are some, and no comment would come to accept more or less than it
/// does.
fn can_be_gathered(writer: Writer<'_, '_>, section: &Section<'_, '_>, below: &[&Section<'_, '_>]) -> bool {
    let is_still = |line: &Line<'_>, table: Option<&Shape>| {
        let inner = match line.content {
            Content::Value(value) => writer.comments_in(value, shape_of(table, &line.names)),
            Content::Table(_) => Vec::new(),
        };
        line.is_accepted() || inner.into_iter().any(is_acceptance)
    };
    let mut own = section.lines.iter().filter(|line| is_to_be_gathered(writer, line, section.shape));
    let is_table = |line: &Line<'_>| match line.content {
        Content::Value(value) if line.names.len() == 1 => {
            matches!(&value.held, Held::Table(members) if !members.is_empty())
        }
        _ => true,
    };
    let holds_some = |section: &&Section<'_, '_>| {
        !section.lines.is_empty() || section.block.path.last().is_some_and(|last| last != FOLLOW_UP)
    };
    let is_heading_still =
        |section: &Section<'_, '_>| comments(&section.above).chain(section.beside).any(is_acceptance);
    own.all(|line| is_table(line) && !is_still(line, section.shape))
        && (below.is_empty() || (below.iter().any(holds_some) && !section.above.iter().copied().any(is_acceptance)))
        && below
            .iter()
            .all(|below| !is_heading_still(below) && !below.lines.iter().any(|line| is_still(line, below.shape)))
}
