//! A file's parts with the comments that belong to each.

use super::gap::{Gap, comments};
use super::page::Page;
use super::value::Writer;
use crate::check::is_acceptance;
use crate::edit::layout::{Block, Layout, Value, rank, shape_at};
use crate::load::Shape;
use crate::syntax::key_text;

/// A file's parts.
#[derive(Debug)]
pub(super) struct Parts<'l, 's> {
    /// The blocks in file order; the first has no heading.
    pub(super) sections: Vec<Section<'l, 's>>,
    /// The comments after the last statement.
    tail: Vec<&'l str>,
}

/// A block, and what belongs to it.
#[derive(Debug)]
pub(super) struct Section<'l, 's> {
    /// The block.
    pub(super) block: &'l Block,
    /// What its table is; none where the format does not know it.
    pub(super) shape: Option<&'s Shape>,
    /// The lines above its heading.
    pub(super) above: Vec<&'l str>,
    /// The comment at the end of its heading's line.
    pub(super) beside: Option<&'l str>,
    /// Its keys.
    pub(super) lines: Vec<Line<'l>>,
}

/// A key with its value, and the comments that belong to it.
#[derive(Debug)]
pub(super) struct Line<'l> {
    /// The lines above it.
    pub(super) above: Vec<&'l str>,
    /// The parts of its key.
    pub(super) names: Vec<&'l str>,
    /// What it holds.
    pub(super) content: Content<'l>,
    /// The comment at the end of its line.
    pub(super) beside: Option<&'l str>,
}

/// What a key holds.
#[derive(Debug)]
pub(super) enum Content<'l> {
    /// A value of the file.
    Value(&'l Value),
    /// A table that is written within braces, whatever it was: keys with the values of the file.
    Table(Vec<(Vec<&'l str>, &'l Value)>),
}

impl Line<'_> {
    /// Returns whether a comment above it or at its end accepts findings.
    pub(super) fn is_accepted(&self) -> bool {
        self.above.iter().chain(&self.beside).copied().any(is_acceptance)
    }
}

impl<'l, 's> Parts<'l, 's> {
    /// Finds the parts of a file, given what its keys are.
    pub(super) fn of(layout: &'l Layout<'l>, root: &'s Shape) -> Self {
        let text = layout.text;
        let mut sections: Vec<Section<'l, 's>> = Vec::with_capacity(layout.blocks.len());
        let mut end = 0;
        // Reads up to where the next statement starts, or the text ends; what is beside the last one is said of that.
        let mut before = |start: usize, next: usize, sections: &mut Vec<Section<'l, 's>>| {
            let between = &text[end..start];
            let gap = if end == 0 { Gap::at_top(between) } else { Gap::of(between) };
            end = next;
            if let Some(section) = sections.last_mut() {
                match section.lines.last_mut() {
                    Some(line) => line.beside = gap.beside,
                    None => section.beside = gap.beside,
                }
            }
            gap.above
        };
        for (number, block) in layout.blocks.iter().enumerate() {
            let heading = block.heading.clone();
            let above = if number == 0 { Vec::new() } else { before(heading.start, heading.end, &mut sections) };
            let shape = shape_at(root, block.path.iter().map(String::as_str));
            sections.push(Section {
                block,
                shape,
                above,
                beside: None,
                lines: Vec::with_capacity(block.entries.len()),
            });
            for entry in block.entries.iter() {
                let span = entry.span();
                let above = before(span.start, span.end, &mut sections);
                let line =
                    Line { above, names: entry.names().collect(), content: Content::Value(&entry.value), beside: None };
                if let Some(section) = sections.last_mut() {
                    section.lines.push(line);
                }
            }
        }
        let tail = before(text.len(), text.len(), &mut sections);
        Self { sections, tail }
    }

    /// Writes everything out.
    pub(super) fn write(mut self, writer: Writer<'_, '_>, page: &mut Page) {
        if let Some(first) = self.sections.first_mut().and_then(|section| section.lines.first_mut()) {
            page.notes(&head(&mut first.above));
        }
        for section in &mut self.sections {
            section.write(writer, page);
        }
        page.notes(&self.tail);
    }
}

/// Takes away what stands at the head of a file and is said of the whole: comments with a blank line below them, and
/// what is meant for editors. What accepts findings is said of what follows it.
fn head<'l>(above: &mut Vec<&'l str>) -> Vec<&'l str> {
    let acceptance = above.iter().position(|line| is_acceptance(line)).unwrap_or(above.len());
    let end = above[..acceptance].iter().rposition(|line| line.is_empty()).map_or(0, |at| at + 1);
    let for_editors = above.iter().take_while(|line| line.starts_with("#:")).count();
    above.drain(..end.max(for_editors)).collect()
}

impl Section<'_, '_> {
    fn write(&mut self, writer: Writer<'_, '_>, page: &mut Page) {
        if !self.block.path.is_empty() {
            // The comments right above a heading stand after the blank line.
            let own = self.above.iter().rposition(|line| line.is_empty()).map_or(0, |at| at + 1);
            page.notes(&self.above[..own]);
            page.part();
            page.notes(&self.above[own..]);
            let path: Vec<String> = self.block.path.iter().map(|name| key_text(name)).collect();
            let path = path.join(".");
            page.heading(&if self.block.is_item { format!("[[{path}]]") } else { format!("[{path}]") }, self.beside);
        }
        self.lines.sort_by_cached_key(|line| rank(self.shape, line.names.iter().copied()));
        for line in &self.lines {
            if comments(&line.above).next().is_some() {
                page.notes(&line.above);
            }
            page.line(&writer.statement(line, self.shape), line.beside);
        }
    }
}
