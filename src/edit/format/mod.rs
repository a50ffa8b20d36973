//! The formatter: one canonical layout for the files of a plan. Content and comments are kept.
//!
//! The text is parsed into a [`Layout`], each statement gets the comments that belong to it, follow-ups are put on
//! one line each, keys are sorted in the order in which the loader reads them, and everything is written anew.
//! Values of unknown keys, and those under `x`, are copied as they are.
//!
//! A comment `# accept(CODE): …` covers the lines at its position, so nothing is moved if that changes what it
//! covers.

mod follow_ups;
mod section;
mod value;

use std::borrow::Cow;

use super::draft::kind;
use super::layout::{Layout, newline_of, rank};
use super::line_diff::changed;
use crate::check::is_acceptance;
use crate::load::{FileKind, Shape, describe};
use crate::parallel;
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax::{Tree, key_text};
use section::{Parts, Section, comments};
use value::ValueFormatter;

/// The number of bytes from which files are formatted in parallel.
const MUCH_TEXT: usize = 512 * 1024;

/// The result of formatting files.
#[derive(Debug, Default)]
pub struct Formatted {
    /// The new texts of the files that were not canonical, in order.
    pub texts: Vec<(FileId, String)>,
    /// The unreadable files, which stay as they are.
    pub unreadable: Vec<FileId>,
}

/// Formats files. Nothing is written.
pub fn format_all<'s>(files: impl Iterator<Item = (FileId, &'s SourceFile)>) -> Formatted {
    let files: Vec<_> = files.collect();
    let is_much = files.iter().map(|(_, file)| file.text().len()).sum::<usize>() > MUCH_TEXT;
    let texts = parallel::map(files, is_much, |(id, file)| {
        let text = if file.fault().is_some() { None } else { format(file.text(), kind(file)) };
        (id, text.map(|text| if text == file.text() { None } else { Some(text) }))
    });
    let mut formatted = Formatted::default();
    for (id, text) in texts {
        match text {
            Some(text) => formatted.texts.extend(text.map(|text| (id, text))),
            None => formatted.unreadable.push(id),
        }
    }
    formatted
}

/// Formats the changed files that were canonical before the change, and the added ones.
pub fn kept_canonical(before: &Sources, after: &Sources) -> Sources {
    let canonical = changed(before, after).into_iter().filter_map(|file| {
        let kind = FileKind::of(file.path.rsplit('/').next().unwrap_or(file.path));
        let was_canonical = file.before.is_none_or(|before| format(before, kind).is_some_and(|text| text == before));
        let text = format(file.after.filter(|_| was_canonical)?, kind)?;
        let (id, _) = after.iter().find(|(_, it)| it.path() == file.path)?;
        Some((id, text))
    });
    after.with_texts(canonical.collect::<Vec<_>>())
}

/// Formats a file; `None` if it is not valid TOML.
pub fn format(text: &str, kind: FileKind) -> Option<String> {
    // The whole text: a second byte order mark is not valid TOML.
    Tree::parse(text)?;
    let (mark, body) = match text.strip_prefix(MARK) {
        Some(body) => (&text[..MARK.len_utf8()], body),
        None => ("", text),
    };
    let newline = newline_of(body);
    let body = if body.contains("\r\n") { Cow::Owned(body.replace("\r\n", "\n")) } else { Cow::Borrowed(body) };
    let layout = Layout::of(&body)?;
    let root = Shape::Table(describe(kind));
    let mut parts = Parts::of(&layout, &root);
    let writer = ValueFormatter { layout: &layout, spreads_lists: kind != FileKind::Goal };
    follow_ups::gather(writer, &mut parts.sections);
    let mut page = LineBuffer::default();
    parts.write(writer, &mut page);
    let lines = page.into_text();
    let lines = if newline == "\n" { lines } else { lines.replace('\n', newline) };
    Some(mark.to_owned() + &lines)
}

/// The byte order mark.
const MARK: char = '\u{feff}';

/// The lines written so far.
#[derive(Debug, Default)]
struct LineBuffer {
    text: String,
    /// True if the last line is a heading, which no blank line follows.
    is_under_heading: bool,
}

impl LineBuffer {
    /// Writes comments on their own lines, and a blank line for each empty one.
    fn notes(&mut self, comments: &[&str]) {
        for comment in comments {
            if comment.is_empty() { self.blank() } else { self.put(comment, None) }
        }
    }

    /// Writes a blank line, except between a heading and its keys.
    fn blank(&mut self) {
        if !self.is_under_heading {
            self.part();
        }
    }

    /// Writes a blank line, except at the top or after another one.
    fn part(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Writes a heading.
    fn heading(&mut self, heading: &str, beside: Option<&str>) {
        self.put(heading, beside);
        self.is_under_heading = true;
    }

    /// Writes a statement of one or more lines, and the comment at its end.
    fn line(&mut self, line: &str, beside: Option<&str>) {
        self.put(line, beside);
    }

    fn put(&mut self, line: &str, beside: Option<&str>) {
        self.text += line;
        if let Some(comment) = beside {
            self.text.push(' ');
            self.text += comment;
        }
        self.text.push('\n');
        self.is_under_heading = false;
    }

    /// Returns all lines, without a blank line at the end.
    fn into_text(mut self) -> String {
        if self.text.ends_with("\n\n") {
            self.text.pop();
        }
        self.text
    }
}

impl Parts<'_, '_> {
    /// Writes all sections.
    fn write(mut self, writer: ValueFormatter<'_, '_>, page: &mut LineBuffer) {
        if let Some(first) = self.sections.first_mut().and_then(|section| section.lines.first_mut()) {
            page.notes(&head(&mut first.above));
        }
        for section in &mut self.sections {
            section.write(writer, page);
        }
        page.notes(&self.tail);
    }
}

/// Takes the file header from the comments above the first statement: those followed by a blank line, and `#:`
/// directives for editors. An acceptance comment belongs to the statement below it.
fn head<'l>(above: &mut Vec<&'l str>) -> Vec<&'l str> {
    let acceptance = above.iter().position(|line| is_acceptance(line)).unwrap_or(above.len());
    let end = above[..acceptance].iter().rposition(|line| line.is_empty()).map_or(0, |at| at + 1);
    let for_editors = above.iter().take_while(|line| line.starts_with("#:")).count();
    above.drain(..end.max(for_editors)).collect()
}

impl Section<'_, '_> {
    fn write(&mut self, writer: ValueFormatter<'_, '_>, page: &mut LineBuffer) {
        if !self.block.path.is_empty() {
            // The comments directly above a heading come after the blank line.
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
