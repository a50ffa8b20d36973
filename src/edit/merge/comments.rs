//! Comments that their side added are moved to the merged text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::layout::{Entry, FileTable, Splice, spliced};
use super::content::EntityName;
use super::keys::Example;
use crate::load::FileKind;

/// A comment, with the key or heading that it belongs to.
struct Comment<'t> {
    name: &'t EntityName,
    /// The path of the key; empty for a heading.
    path: Vec<&'t str>,
    text: CommentText<'t>,
}

/// A comment's text.
enum CommentText<'t> {
    /// Lines above the key.
    Above(&'t str),
    /// A comment at the end of the line.
    Beside(&'t str),
}

/// Adds the comments that their side added, above or beside the keys they belong to.
///
/// A comment is dropped if its key or heading is not in the text; elsewhere it would be misleading.
pub(super) fn with_theirs(text: String, base: &str, theirs: &Example<'_>, kind: FileKind) -> String {
    let Some(now) = Example::of(&text, kind) else { return text };
    let known: BTreeSet<&str> = base.lines().chain(text.lines()).filter_map(comment_of).collect();
    let put = |comment: Comment<'_>| {
        let place = statement(&now.table(comment.name)?, &comment.path)?;
        match comment.text {
            CommentText::Above(lines) => {
                let is_new = |line: &&str| comment_of(line).is_none_or(|comment| !known.contains(comment));
                let new: String = lines.split_inclusive('\n').filter(is_new).collect();
                Some(Splice::insert(line_start(&text, place.start), new))
            }
            CommentText::Beside(end) => {
                let rest = text[place.end..].split('\n').next().unwrap_or_default();
                let is_free = rest.trim().is_empty() && !known.contains(end);
                is_free.then(|| Splice::insert(place.end, [" ", end].concat()))
            }
        }
    };
    let splices: Vec<Splice> = theirs.comments().into_iter().filter_map(put).collect();
    let with = spliced(&text, splices);
    // A `#` may be part of a multi-line string.
    let is_same = Example::of(&with, kind).is_some_and(|with| with.content == now.content);
    if is_same { with } else { text }
}

/// Returns the text of a line from its first `#`. It may be part of a string, which does no harm.
fn comment_of(line: &str) -> Option<&str> {
    line.find('#').map(|at| line[at..].trim_end())
}

impl Example<'_> {
    /// Returns all comments above or beside a key or a heading.
    fn comments(&self) -> Vec<Comment<'_>> {
        let text = self.layout.text;
        let mut comments = Vec::new();
        for name in self.content.things.keys() {
            let Some(own) = self.table(name).and_then(|table| table.block()) else { continue };
            let heading = (Vec::new(), own.heading.clone());
            let entries = own.entries.iter().map(|entry| (entry.names().collect(), entry.span()));
            for (path, place) in [heading].into_iter().filter(|_| own.is_item).chain(entries) {
                let above = comments_above(text, place.start);
                let beside = text[place.end..].split('\n').next().unwrap_or_default().trim();
                let mut add = |text| comments.push(Comment { name, path: path.clone(), text });
                if !above.is_empty() {
                    add(CommentText::Above(above));
                }
                if beside.starts_with('#') {
                    add(CommentText::Beside(beside));
                }
            }
        }
        comments
    }
}

/// Returns the range of a key with its value in the table's block, or of its heading.
fn statement(table: &FileTable<'_, '_>, path: &[&str]) -> Option<Range<usize>> {
    let own = table.block()?;
    if path.is_empty() {
        return Some(own.heading.clone());
    }
    own.entries.entry(path).map(Entry::span)
}

/// Returns the comment lines directly above an offset.
fn comments_above(text: &str, at: usize) -> &str {
    let end = line_start(text, at);
    let mut start = end;
    while start > 0 {
        let above = line_start(text, start - 1);
        if !text[above..start].trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    &text[start..end]
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str, base: &str, theirs: &str) -> String {
        let kind = FileKind::Goal;
        with_theirs(text.to_owned(), base, &Example::of(theirs, kind).expect("it is right"), kind)
    }

    #[test]
    fn a_comment_comes_along_where_its_key_stands() {
        let base = "title = \"a\"\n# old\n[[activity]]\nid = \"1\"\nstart = 2024\n";
        let ours = base.replace("2024", "2025");
        let theirs = "# file\ntitle = \"a\" # b\n# old\n# new\n[[activity]]\nid = \"1\"\n# gone\nevery = \"year\"\n# why\nstart = 2024\n";
        let both = with(&ours, base, theirs);
        assert_eq!(both, "# file\ntitle = \"a\" # b\n# old\n# new\n[[activity]]\nid = \"1\"\n# why\nstart = 2025\n");
        assert_eq!(with(&both, base, theirs), both);
    }

    #[test]
    fn a_comment_of_ours_is_not_written_over() {
        let base = "title = \"a\"\n";
        assert_eq!(with("title = \"b\" # ours\n", base, "title = \"a\" # theirs\n"), "title = \"b\" # ours\n");
    }
}
