//! One canonical layout for a plan's files: what they say stays, and every comment with what it belongs to.
//!
//! A text is taken apart by [`Layout`], each statement is given the comments that belong to it, follow-ups are brought
//! to one line each, keys are put in the order that the readers ask for them, and all is written out anew. Values that
//! the format does not know, and those under `x`, are written as they stand.
//!
//! A comment `# accept(CODE): …` covers what it stands at, so nothing is moved that would make it cover more or less.

mod follow_ups;
mod gap;
mod gathered;
mod page;
mod section;
mod value;

use std::borrow::Cow;

use super::changed::changed;
use super::draft::kind;
use super::layout::{Layout, newline_of};
use crate::load::{FileKind, Shape, describe};
use crate::parallel;
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax::Tree;

use page::Page;
use section::Parts;
use value::Writer;

/// From this many bytes on files are formatted at once.
const MUCH_TEXT: usize = 512 * 1024;

/// What came of formatting files.
#[derive(Debug, Default)]
pub struct Formatted {
    /// The new texts of those that were not canonical, in order.
    pub texts: Vec<(FileId, String)>,
    /// Those that are no right TOML, and stay as they are.
    pub unreadable: Vec<FileId>,
}

/// Brings files to the canonical layout. Nothing is written.
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

/// Returns the files after a change, each in the canonical layout that was in it before the change, or is new.
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

/// Brings a file to the canonical layout; none where it is no right TOML.
pub fn format(text: &str, kind: FileKind) -> Option<String> {
    // As a whole: a second byte order mark is not TOML.
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
    let writer = Writer { layout: &layout, spreads_lists: kind != FileKind::Goal };
    follow_ups::gather(writer, &mut parts.sections);
    let mut page = Page::default();
    parts.write(writer, &mut page);
    let lines = page.into_text();
    let lines = if newline == "\n" { lines } else { lines.replace('\n', newline) };
    Some(mark.to_owned() + &lines)
}

/// The byte order mark.
const MARK: char = '\u{feff}';
