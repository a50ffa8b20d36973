//! Follow-ups that are brought together, and the comments that come with them.

use std::collections::HashMap;

use super::follow_ups::FOLLOW_UP;
use super::gap::comments;
use super::section::{Content, Line};
use super::value::Writer;
use crate::edit::layout::{Held, Value};

/// The lines of a section while its follow-ups are brought together.
pub(super) struct Gathered<'l> {
    writer: Writer<'l, 'l>,
    /// All lines, and those of the follow-ups with the comments that stood at the end of some line of theirs.
    lines: Vec<(Line<'l>, Vec<&'l str>)>,
    /// Which line each period has.
    places: HashMap<&'l str, usize>,
    /// The place of the last that something was added to.
    last: usize,
    /// Comments that stand above whatever comes next.
    waiting: Vec<&'l str>,
}

/// The comments of a part.
struct Said<'l> {
    above: Vec<&'l str>,
    beside: Option<&'l str>,
}

impl<'l> Gathered<'l> {
    pub(super) fn new(writer: Writer<'l, 'l>) -> Self {
        Self { writer, lines: Vec::new(), places: HashMap::new(), last: 0, waiting: Vec::new() }
    }

    /// Keeps a line as it is.
    pub(super) fn keep(&mut self, line: Line<'l>) {
        self.lines.push((line, Vec::new()));
    }

    /// Adds a line whose key begins with the one that holds follow-ups.
    pub(super) fn add_line(&mut self, line: Line<'l>) {
        let Line { above, names, content, beside } = line;
        if let Content::Value(value) = content {
            self.add(&names[1..], value, Said { above, beside });
        }
    }

    /// Adds what stands under a heading of follow-ups, or of one of them.
    pub(super) fn add_section(
        &mut self,
        period: Option<&'l str>,
        above: &[&'l str],
        beside: Option<&'l str>,
        lines: Vec<Line<'l>>,
    ) {
        let said = Said { above: comments(above).collect(), beside };
        match period {
            Some(period) => self.say(period, said),
            None => self.waiting.extend(said.above.into_iter().chain(said.beside)),
        }
        for Line { above, names, content, beside } in lines {
            if let Content::Value(value) = content {
                let path: Vec<&str> = period.into_iter().chain(names).collect();
                self.add(&path, value, Said { above, beside });
            }
        }
    }

    /// Adds a value at a path that begins with its period, or a table of all where there is none.
    fn add(&mut self, path: &[&'l str], value: &'l Value, said: Said<'l>) {
        match (path, &value.held) {
            ([], Held::Table(_)) => {
                self.waiting.extend(comments(&said.above).chain(said.beside));
                let above = self.add_members(path, value);
                self.close(above);
            }
            ([period], Held::Table(_)) => {
                self.say(period, said);
                let above = self.add_members(path, value);
                self.say(period, Said { above, beside: None });
            }
            ([period], _) => {
                self.say(period, said);
                self.line(period).0.content = Content::Value(value);
            }
            ([period, rest @ ..], _) => {
                self.say(period, said);
                if let Content::Table(members) = &mut self.line(period).0.content {
                    members.push((rest.to_vec(), value));
                }
            }
            ([], _) => {}
        }
    }

    /// Adds what stands within braces; returns the comments after the last of it.
    fn add_members(&mut self, path: &[&'l str], braces: &'l Value) -> Vec<&'l str> {
        let Held::Table(members) = &braces.held else { return Vec::new() };
        let gaps = self.writer.gaps(braces);
        let mut gaps = gaps.into_iter();
        let mut gap = gaps.next().unwrap_or_default();
        self.waiting.extend(gap.beside);
        for member in members.iter() {
            let next = gaps.next().unwrap_or_default();
            let path: Vec<&str> = path.iter().copied().chain(member.names()).collect();
            self.add(&path, &member.value, Said { above: gap.above, beside: next.beside });
            gap = next;
        }
        comments(&gap.above).collect()
    }

    /// Adds comments to a period's line.
    fn say(&mut self, period: &'l str, Said { above, beside }: Said<'l>) {
        let waiting = std::mem::take(&mut self.waiting);
        let (line, besides) = self.line(period);
        line.above.extend(waiting.into_iter().chain(comments(&above)));
        besides.extend(beside);
    }

    fn line(&mut self, period: &'l str) -> &mut (Line<'l>, Vec<&'l str>) {
        let lines = &mut self.lines;
        let at = *self.places.entry(period).or_insert_with(|| {
            let content = Content::Table(Vec::new());
            lines.push((Line { above: Vec::new(), names: vec![FOLLOW_UP, period], content, beside: None }, Vec::new()));
            lines.len() - 1
        });
        self.last = at;
        &mut lines[at]
    }

    /// Adds comments after which nothing comes.
    fn close(&mut self, above: Vec<&'l str>) {
        if let Some((line, _)) = self.lines.get_mut(self.last) {
            line.above.extend(above);
        }
    }

    /// Returns all lines. A comment stays at the end of its line where it is the only one there.
    pub(super) fn into_lines(mut self) -> Vec<Line<'l>> {
        let waiting = std::mem::take(&mut self.waiting);
        self.close(waiting);
        let joined = |(mut line, besides): (Line<'l>, Vec<&'l str>)| {
            match besides[..] {
                [beside] => line.beside = Some(beside),
                _ => line.above.extend(besides),
            }
            line
        };
        self.lines.into_iter().map(joined).collect()
    }
}
