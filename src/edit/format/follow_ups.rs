//! Rewrites follow-ups to one line each.

use std::collections::HashMap;

use super::section::{KeyContent, KeyLine, Section, comments};
use super::value::ValueFormatter;
use crate::check::is_acceptance;
use crate::edit::layout::{Held, Value, held, shape_of};
use crate::load::{Names, Shape};

/// The key of the follow-ups.
const FOLLOW_UP: &str = "follow_up";

/// A section with follow-ups, and the sections that belong to them.
struct Followed {
    section: usize,
    below: Vec<usize>,
    /// True if a section is nested deeper than a follow-up.
    is_deep: bool,
}

/// Rewrites every follow-up as one line in the section of its activity, priority or goal. Follow-ups with an
/// acceptance comment inside stay as they are.
pub(super) fn gather<'l>(writer: ValueFormatter<'l, 'l>, sections: &mut Vec<Section<'l, '_>>) {
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

/// Returns all sections with follow-ups, in file order.
fn followed(sections: &[Section<'_, '_>]) -> Vec<Followed> {
    let mut found: Vec<Followed> = Vec::new();
    // The open sections. There are at most as many as there are levels with follow-ups.
    let mut current: Vec<(&[String], usize)> = Vec::new();
    for (number, section) in sections.iter().enumerate() {
        let path = &section.block.path[..];
        // The next table of a list ends the previous one and everything inside it.
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

/// Returns whether a line is a follow-up that is not yet on one line, or has comments within its braces.
fn is_to_be_gathered(writer: ValueFormatter<'_, '_>, line: &KeyLine<'_>, table: Option<&Shape>) -> bool {
    match (&line.names[..], &line.content) {
        ([FOLLOW_UP, _], KeyContent::Value(value)) => {
            let inner = writer.comments_in(value, shape_of(table, &line.names));
            !inner.is_empty() && !line.is_accepted() && !inner.into_iter().any(is_acceptance)
        }
        ([FOLLOW_UP, ..], _) => true,
        _ => false,
    }
}

/// Returns whether the follow-ups can be moved: there are some, and no acceptance comment would cover more or less
/// than before.
fn can_be_gathered(writer: ValueFormatter<'_, '_>, section: &Section<'_, '_>, below: &[&Section<'_, '_>]) -> bool {
    let is_still = |line: &KeyLine<'_>, table: Option<&Shape>| {
        let inner = match line.content {
            KeyContent::Value(value) => writer.comments_in(value, shape_of(table, &line.names)),
            KeyContent::Table(_) => Vec::new(),
        };
        line.is_accepted() || inner.into_iter().any(is_acceptance)
    };
    let mut own = section.lines.iter().filter(|line| is_to_be_gathered(writer, line, section.shape));
    let is_table = |line: &KeyLine<'_>| match line.content {
        KeyContent::Value(value) if line.names.len() == 1 => {
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

/// The lines of a section while its follow-ups are gathered.
pub(super) struct Gathered<'l> {
    writer: ValueFormatter<'l, 'l>,
    /// All lines, each with the end-of-line comments of the parts that it was gathered from.
    lines: Vec<(KeyLine<'l>, Vec<&'l str>)>,
    /// The index of each period's line.
    places: HashMap<&'l str, usize>,
    /// The index of the line that was last added to.
    last: usize,
    /// Comments that belong above the next line.
    waiting: Vec<&'l str>,
}

/// The comments of a line or section.
struct PartComments<'l> {
    above: Vec<&'l str>,
    beside: Option<&'l str>,
}

impl<'l> Gathered<'l> {
    pub(super) fn new(writer: ValueFormatter<'l, 'l>) -> Self {
        Self { writer, lines: Vec::new(), places: HashMap::new(), last: 0, waiting: Vec::new() }
    }

    /// Keeps a line unchanged.
    pub(super) fn keep(&mut self, line: KeyLine<'l>) {
        self.lines.push((line, Vec::new()));
    }

    /// Adds a line whose key begins with `follow_up`.
    pub(super) fn add_line(&mut self, line: KeyLine<'l>) {
        let KeyLine { above, names, content, beside } = line;
        if let KeyContent::Value(value) = content {
            self.add(&names[1..], value, PartComments { above, beside });
        }
    }

    /// Adds the lines below the heading of all follow-ups, or of one.
    pub(super) fn add_section(
        &mut self,
        period: Option<&'l str>,
        above: &[&'l str],
        beside: Option<&'l str>,
        lines: Vec<KeyLine<'l>>,
    ) {
        let said = PartComments { above: comments(above).collect(), beside };
        match period {
            Some(period) => self.say(period, said),
            None => self.waiting.extend(said.above.into_iter().chain(said.beside)),
        }
        for KeyLine { above, names, content, beside } in lines {
            if let KeyContent::Value(value) = content {
                let path: Vec<&str> = period.into_iter().chain(names).collect();
                self.add(&path, value, PartComments { above, beside });
            }
        }
    }

    /// Adds a value. The path begins with its period; an empty path means a table of all periods.
    fn add(&mut self, path: &[&'l str], value: &'l Value, said: PartComments<'l>) {
        match (path, &value.held) {
            ([], Held::Table(_)) => {
                self.waiting.extend(comments(&said.above).chain(said.beside));
                let above = self.add_members(path, value);
                self.close(above);
            }
            ([period], Held::Table(_)) => {
                self.say(period, said);
                let above = self.add_members(path, value);
                self.say(period, PartComments { above, beside: None });
            }
            ([period], _) => {
                self.say(period, said);
                self.line(period).0.content = KeyContent::Value(value);
            }
            ([period, rest @ ..], _) => {
                self.say(period, said);
                if let KeyContent::Table(members) = &mut self.line(period).0.content {
                    members.push((rest.to_vec(), value));
                }
            }
            ([], _) => {}
        }
    }

    /// Adds the members of an inline table, and returns the comments after the last one.
    fn add_members(&mut self, path: &[&'l str], braces: &'l Value) -> Vec<&'l str> {
        let Held::Table(members) = &braces.held else { return Vec::new() };
        let gaps = self.writer.gaps(braces);
        let mut gaps = gaps.into_iter();
        let mut gap = gaps.next().unwrap_or_default();
        self.waiting.extend(gap.beside);
        for member in members.iter() {
            let next = gaps.next().unwrap_or_default();
            let path: Vec<&str> = path.iter().copied().chain(member.names()).collect();
            self.add(&path, &member.value, PartComments { above: gap.above, beside: next.beside });
            gap = next;
        }
        comments(&gap.above).collect()
    }

    /// Adds comments to the line of a period.
    fn say(&mut self, period: &'l str, PartComments { above, beside }: PartComments<'l>) {
        let waiting = std::mem::take(&mut self.waiting);
        let (line, besides) = self.line(period);
        line.above.extend(waiting.into_iter().chain(comments(&above)));
        besides.extend(beside);
    }

    fn line(&mut self, period: &'l str) -> &mut (KeyLine<'l>, Vec<&'l str>) {
        let lines = &mut self.lines;
        let at = *self.places.entry(period).or_insert_with(|| {
            let content = KeyContent::Table(Vec::new());
            lines.push((
                KeyLine { above: Vec::new(), names: vec![FOLLOW_UP, period], content, beside: None },
                Vec::new(),
            ));
            lines.len() - 1
        });
        self.last = at;
        &mut lines[at]
    }

    /// Adds trailing comments to the last line.
    fn close(&mut self, above: Vec<&'l str>) {
        if let Some((line, _)) = self.lines.get_mut(self.last) {
            line.above.extend(above);
        }
    }

    /// Returns all lines. A comment stays at the end of its line if it is the only one there.
    pub(super) fn into_lines(mut self) -> Vec<KeyLine<'l>> {
        let waiting = std::mem::take(&mut self.waiting);
        self.close(waiting);
        let joined = |(mut line, besides): (KeyLine<'l>, Vec<&'l str>)| {
            match besides[..] {
                [beside] => line.beside = Some(beside),
                _ => line.above.extend(besides),
            }
            line
        };
        self.lines.into_iter().map(joined).collect()
    }
}
