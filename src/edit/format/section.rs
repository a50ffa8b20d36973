//! The sections of a file, with the comments that belong to each.

use crate::check::is_acceptance;
use crate::edit::layout::{Layout, TableBlock, Value, shape_at};
use crate::load::Shape;

/// A file, split into sections.
#[derive(Debug)]
pub(super) struct Parts<'l, 's> {
    /// The sections in file order; the first has no heading.
    pub(super) sections: Vec<Section<'l, 's>>,
    /// The comments after the last statement.
    pub(super) tail: Vec<&'l str>,
}

/// A block with its comments.
#[derive(Debug)]
pub(super) struct Section<'l, 's> {
    /// The block.
    pub(super) block: &'l TableBlock,
    /// The shape of its table; `None` if the format does not know it.
    pub(super) shape: Option<&'s Shape>,
    /// The lines above the heading.
    pub(super) above: Vec<&'l str>,
    /// The comment at the end of the heading's line.
    pub(super) beside: Option<&'l str>,
    /// Its keys.
    pub(super) lines: Vec<KeyLine<'l>>,
}

/// A key with its value, and the comments that belong to it.
#[derive(Debug)]
pub(super) struct KeyLine<'l> {
    /// The comment lines and blank lines above it.
    pub(super) above: Vec<&'l str>,
    /// The parts of its key.
    pub(super) names: Vec<&'l str>,
    /// The content.
    pub(super) content: KeyContent<'l>,
    /// The comment at the end of its line.
    pub(super) beside: Option<&'l str>,
}

/// The content of a key.
#[derive(Debug)]
pub(super) enum KeyContent<'l> {
    /// A value, as parsed.
    Value(&'l Value),
    /// A table to be written inline, however it was spelled: keys with parsed values.
    Table(Vec<(Vec<&'l str>, &'l Value)>),
}

impl KeyLine<'_> {
    /// Returns whether an acceptance comment stands above the line or at its end.
    pub(super) fn is_accepted(&self) -> bool {
        self.above.iter().chain(&self.beside).copied().any(is_acceptance)
    }
}

impl<'l, 's> Parts<'l, 's> {
    /// Splits a file into sections; the shape describes its keys.
    pub(super) fn of(layout: &'l Layout<'l>, root: &'s Shape) -> Self {
        let text = layout.text;
        let mut sections: Vec<Section<'l, 's>> = Vec::with_capacity(layout.blocks.len());
        let mut end = 0;
        // Reads the gap up to the next statement, or to the end. A comment on the last line belongs to the
        // statement before.
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
                let line = KeyLine {
                    above,
                    names: entry.names().collect(),
                    content: KeyContent::Value(&entry.value),
                    beside: None,
                };
                if let Some(section) = sections.last_mut() {
                    section.lines.push(line);
                }
            }
        }
        let tail = before(text.len(), text.len(), &mut sections);
        Self { sections, tail }
    }
}

/// The comments and blank lines between two parts of a file.
#[derive(Debug, Default)]
pub(super) struct Gap<'t> {
    /// The comment at the end of the first part's last line.
    pub(super) beside: Option<&'t str>,
    /// The comments on their own lines, with an empty string for each run of blank lines.
    pub(super) above: Vec<&'t str>,
}

impl<'t> Gap<'t> {
    /// Parses the text between two parts. Commas count as blank.
    pub(super) fn of(text: &'t str) -> Self {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        Self { beside: comment(line), above: own_lines(rest) }
    }

    /// Parses text that begins at the start of a line.
    pub(super) fn at_top(text: &'t str) -> Self {
        Self { beside: None, above: own_lines(text) }
    }

    /// Returns the comments, in order.
    pub(super) fn comments(&self) -> impl Iterator<Item = &'t str> {
        self.beside.into_iter().chain(comments(&self.above))
    }
}

/// Returns the lines that are not blank.
pub(super) fn comments<'t>(lines: &[&'t str]) -> impl Iterator<Item = &'t str> {
    lines.iter().copied().filter(|line| !line.is_empty())
}

fn own_lines(text: &str) -> Vec<&str> {
    let mut own: Vec<&str> = Vec::new();
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        match comment(line) {
            Some(comment) => own.push(comment),
            // The last line is the one on which the next part begins.
            None if lines.peek().is_some() && own.last().is_none_or(|last| !last.is_empty()) => own.push(""),
            None => {}
        }
    }
    own
}

/// Returns the comment of a line, without trailing blanks.
fn comment(line: &str) -> Option<&str> {
    line.find('#').map(|at| line[at..].trim_end_matches([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_each_other_by_the_line_they_stand_on() {
        let gap = Gap::of(" # a \n\n \n  , # b\n# c\n\n  ");
        assert_eq!((gap.beside, &*gap.above), (Some("# a"), &["", "# b", "# c", ""][..]));
        let top = Gap::at_top("# a\n\n");
        assert_eq!((top.beside, &*top.above), (None, &["# a", ""][..]));
        assert_eq!(Gap::of(", ").comments().count(), 0);
        assert_eq!(Gap::of("\n# last").above, ["# last"]);
    }
}
