//! Taking a table out of its place, to move it.

use std::ops::Range;

use super::route::{FileTable, Spelling};
use super::slot::heading_text;
use super::splice::{Splice, line_end, spliced, top};

/// The reason why a table cannot be taken out of its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMovable {
    /// It is an inline table, which has no lines of its own.
    InBrackets,
    /// Its blocks are not contiguous: another table is between them.
    NotContiguous,
}

impl FileTable<'_, '_> {
    /// Returns the lines of the table, with everything in it and its comments. Only the beginning of its headings
    /// is replaced by `path`.
    pub fn lines(&self, path: &[String]) -> Result<String, NotMovable> {
        let (extent, depth) = (self.own_lines()?, self.depth());
        let respelled = self.blocks().filter(|(_, block)| block.path[..depth] != *path).map(|(_, block)| {
            let name = heading_text(&[path, &block.path[depth..]].concat());
            let text = if block.is_item { format!("[[{name}]]") } else { format!("[{name}]") };
            Splice { range: block.heading.start - extent.start..block.heading.end - extent.start, text }
        });
        Ok(spliced(&self.layout.text[extent.clone()], respelled.collect()))
    }

    /// Returns the splice that removes the table, with everything in it, its comments, and the blank lines before
    /// it.
    pub fn taken_out(&self) -> Result<Splice, NotMovable> {
        let (extent, text) = (self.own_lines()?, self.layout.text);
        let before = text[..extent.start].trim_end().len();
        let first_blank = if before <= top(text) { top(text) } else { line_end(text, before).min(extent.start) };
        let is_parted = text[extent.end..].lines().next().unwrap_or_default().trim().is_empty();
        let start = if is_parted { first_blank } else { extent.start };
        // If a last line without a newline is removed, the new last line has none either.
        let is_unended = extent.end == text.len() && !text.ends_with('\n');
        let unended = text[..start].strip_suffix('\n').map(|before| before.strip_suffix('\r').unwrap_or(before).len());
        Ok(Splice::remove(unended.filter(|_| is_unended).unwrap_or(start)..extent.end))
    }

    /// Returns the range of lines that belong only to this table.
    fn own_lines(&self) -> Result<Range<usize>, NotMovable> {
        let Spelling::Block(own) = self.spelling else { return Err(NotMovable::InBrackets) };
        let is_whole = self.blocks().map(|(number, _)| number).eq(own..own + self.blocks().count());
        if is_whole { Ok(self.extent()) } else { Err(NotMovable::NotContiguous) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Layout, Route, spliced};
    use super::*;

    fn without(text: &str, id: &str) -> Result<String, NotMovable> {
        let layout = Layout::of(text).expect("it is right");
        let splice = layout.table(Route::activity(id)).expect("it is there").taken_out()?;
        Ok(spliced(text, vec![splice]))
    }

    fn lines(text: &str, id: &str, path: &[&str]) -> Result<String, NotMovable> {
        let path: Vec<String> = path.iter().map(|part| (*part).to_owned()).collect();
        Layout::of(text).expect("it is right").table(Route::activity(id)).expect("it is there").lines(&path)
    }

    const TEXT: &str = "id = \"1\"\n\n# of a\n[[activity]]\nid = \"a\"\n\n[[ activity ]] # b\nid = \"b\"\n[activity.x]\ny = 1\n[activity.follow_up.\"2024-H1\"]\nnote = \"n\"\n# under\n\n\n[[priority]]\nid = \"1.1\"\n[[priority.activity]]\nid = \"c\"";

    #[test]
    fn it_takes_its_comments_along_and_is_headed_anew() {
        let b = "[[priority.activity]] # b\nid = \"b\"\n[priority.activity.x]\ny = 1\n[priority.activity.follow_up.2024-H1]\nnote = \"n\"\n# under\n";
        assert_eq!(lines(TEXT, "b", &["priority", "activity"]).as_deref(), Ok(b));
        let a = "# of a\n[[activity]]\nid = \"a\"\n";
        assert_eq!(lines(TEXT, "a", &["activity"]).as_deref(), Ok(a));
        let crlf = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(lines(&crlf(TEXT), "b", &["priority", "activity"]), Ok(crlf(b)));
    }

    #[test]
    fn what_stood_around_it_is_parted_as_before() {
        let gone = |range: std::ops::Range<&str>| {
            let start = TEXT.find(range.start).expect("it is there");
            let end = start + TEXT[start..].find(range.end).expect("it is there");
            [&TEXT[..start], &TEXT[end..]].concat()
        };
        assert_eq!(without(TEXT, "a"), Ok(gone("\n# of a".."\n[[ activity")));
        assert_eq!(without(TEXT, "b"), Ok(gone("\n[[ activity".."\n\n[[priority]]")));
        // The last line had no newline, so the line before it has none afterwards.
        assert_eq!(without(TEXT, "c"), Ok(TEXT.replace("\n[[priority.activity]]\nid = \"c\"", "")));
        let crlf = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(without(&crlf(TEXT), "b"), Ok(crlf(&gone("\n[[ activity".."\n\n[[priority]]"))));
    }

    #[test]
    fn what_is_not_its_own_stays() {
        assert_eq!(without("activity = [{ id = \"a\" }]", "a"), Err(NotMovable::InBrackets));
        let torn = "[[activity]]\nid = \"a\"\n[[priority]]\nid = \"p\"\n[activity.x]\ny = 1\n";
        assert_eq!(without(torn, "a"), Err(NotMovable::NotContiguous));
    }
}
