//! The place and style of a new table in a list.

use super::Layout;
use super::order::Order;
use super::route::{FileTable, Spelling, after_comments};
use super::spell::Spelled;
use super::splice::{Splice, after_line, indent, line_end, line_start, newline_of, top};
use crate::syntax::blocks::TableBlock;
use crate::syntax::key_text;

/// The place for a new table of a list, and the style of its neighbours.
#[derive(Debug)]
pub struct Slot<'t> {
    text: &'t str,
    at: usize,
    /// The path of its heading.
    path: Vec<String>,
    /// The indentation of its heading, and of its keys.
    indents: (&'t str, &'t str),
    /// True if a blank line separates it from the text before.
    is_parted: bool,
}

impl<'l, 't> FileTable<'l, 't> {
    /// Returns the slot for a new table of a list: after the last of its tables, or after whatever sorts before
    /// them by `order`. `None` if the list or this table is inline, which leaves no room for a heading.
    pub fn slot(&self, list: &str, order: &Order) -> Option<Slot<'t>> {
        let Spelling::Block(own) = self.spelling else { return None };
        if self.value(&[list]).is_some() {
            return None;
        }
        let layout = self.layout;
        let depth = self.depth();
        let path: Vec<String> = layout.blocks[own].path.iter().cloned().chain([list.to_owned()]).collect();
        let order = order.at(layout.blocks[own].path.iter().map(String::as_str));
        let stands_before = |block: &TableBlock| match block.path.get(depth) {
            Some(name) => order.compare(&[name], &[list]).is_le(),
            None => true,
        };
        let before = self.blocks().filter(|(number, block)| *number == own || stands_before(block)).last();
        let at = layout.end_of(before.map_or(own, |(number, _)| number));
        let is_alike = |(_, block): &(usize, &'l TableBlock)| block.is_item && block.path == path;
        // A list elsewhere in the file shows the style as well.
        let alike = self.blocks().filter(is_alike).last();
        let alike = alike.or_else(|| layout.blocks.iter().enumerate().find(is_alike));
        let (indents, is_parted) = if let Some((number, block)) = alike {
            let start = FileTable { layout, spelling: Spelling::Block(number) }.extent().start;
            (layout.indents(block), is_after_blank(layout.text, start))
        } else {
            let blank = layout.indents(&layout.blocks[own]).0;
            ((blank, blank), true)
        };
        Some(Slot { text: layout.text, at, path, indents, is_parted })
    }
}

impl Slot<'_> {
    /// Inserts a new table with these keys.
    pub fn put(&self, members: &[(&str, Spelled)]) -> Splice {
        let (heading, key) = self.indents;
        let mut lines = vec![format!("{heading}[[{}]]", heading_text(&self.path))];
        lines.extend(members.iter().map(|(name, value)| format!("{key}{} = {}", key_text(name), value.inline())));
        self.put_lines(&lines.join("\n"))
    }

    /// Returns the path of the new table's heading.
    pub fn path(&self) -> &[String] {
        &self.path
    }

    /// Inserts the lines of an existing table, with the line endings of the file.
    pub fn put_lines(&self, lines: &str) -> Splice {
        let newline = newline_of(self.text);
        let lines = lines.replace("\r\n", "\n").trim_end_matches('\n').replace('\n', newline);
        let (before, after) = self.text.split_at(self.at);
        let is_first = self.at <= top(self.text);
        let above = if self.is_parted && !is_first { newline } else { "" };
        if !is_first && !before.ends_with('\n') {
            return Splice::insert(self.at, format!("{newline}{above}{lines}"));
        }
        let is_close = !after.is_empty() && !after.lines().next().unwrap_or_default().trim().is_empty();
        let below = if self.is_parted && is_close { newline } else { "" };
        Splice::insert(self.at, format!("{above}{lines}{newline}{below}"))
    }
}

impl<'t> super::Layout<'t> {
    /// Returns the end of a block, including the comments directly below it.
    fn end_of(&self, number: usize) -> usize {
        let block = &self.blocks[number];
        if number == 0 && block.entries.is_empty() {
            return top(self.text);
        }
        let next = self.blocks.get(number + 1).map_or(self.text.len(), |next| next.heading.start);
        after_comments(self.text, line_end(self.text, block.end()), next)
    }

    /// Returns the indentation of a block's heading, and of its keys.
    fn indents(&self, block: &TableBlock) -> (&'t str, &'t str) {
        let heading = indent(self.text, block.heading.start);
        (heading, block.entries.first().map_or(heading, |entry| indent(self.text, entry.span().start)))
    }
}

/// Returns a path in the spelling of a heading.
pub(super) fn heading_text(path: &[String]) -> String {
    path.iter().map(|part| key_text(part)).collect::<Vec<_>>().join(".")
}

/// Returns whether the line before an offset is blank, or there is no such line.
fn is_after_blank(text: &str, offset: usize) -> bool {
    offset <= top(text) || text[line_start(text, offset - 1)..offset].trim().is_empty()
}

impl Layout<'_> {
    /// Inserts whole blocks below a blank line: after the last block whose path begins with `beside`, or at the end
    /// of the file.
    pub fn append(&self, beside: &[&str], lines: &[&str]) -> Splice {
        let is_beside = |path: &[String]| path.len() >= beside.len() && path.iter().zip(beside).all(|(a, b)| a == b);
        let last = self.blocks.iter().rposition(|block| !block.path.is_empty() && is_beside(&block.path));
        let after = match last {
            Some(at) if at + 1 < self.blocks.len() => self.blocks[at].end(),
            // Comments at the end of the file belong to the block above them.
            _ => self.text.trim_end().len(),
        };
        let lines: Vec<&str> = [""].iter().chain(lines).copied().collect();
        after_line(self.text, after, &lines)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Layout, Order, Route, Spelled, spliced};
    use crate::load::FileKind;

    fn added(text: &str, route: Route<'_>, list: &str) -> Option<String> {
        let layout = Layout::of(text).expect("it is right");
        let slot = layout.table(route).expect("it is there").slot(list, &Order::of(FileKind::Goal))?;
        let after = spliced(text, vec![slot.put(&[("id", Spelled::text("n"))])]);
        assert!(Layout::of(&after).is_some(), "{after}");
        Some(after)
    }

    fn assert_added(text: &str, route: Route<'_>, list: &str, after: &str) {
        assert_eq!(added(text, route, list).as_deref(), Some(after));
        let crlf = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(added(&crlf(text), route, list), Some(crlf(after)));
        let marked = |text: &str| ["\u{feff}", text].concat();
        assert_eq!(added(&marked(text), route, list), Some(marked(after)));
    }

    #[test]
    fn it_stands_after_the_last_of_its_list() {
        let text = "id = \"1\"\n\n[[activity]]\nid = \"1-1\" # a\n[activity.x]\ny = 1\n# under\n\n# of p\n[[priority]]\nid = \"1.1\"\n";
        let after = text.replace("# under\n", "# under\n\n[[activity]]\nid = \"n\"\n");
        assert_added(text, Route::Root, "activity", &after);
        let after = [text, "\n[[priority]]\nid = \"n\"\n"].concat();
        assert_added(text, Route::Root, "priority", &after);
        assert_added(
            text,
            Route::priority("1.1"),
            "activity",
            &[text, "\n[[priority.activity]]\nid = \"n\"\n"].concat(),
        );
    }

    #[test]
    fn the_first_of_its_list_stands_where_the_format_has_it() {
        assert_added(
            "id = \"1\"\n[[priority]]\nid = \"1.1\"",
            Route::Root,
            "activity",
            "id = \"1\"\n\n[[activity]]\nid = \"n\"\n\n[[priority]]\nid = \"1.1\"",
        );
        assert_added(
            "id = \"1\"\n\n# own\n[x]\ny = 1\n",
            Route::Root,
            "priority",
            "id = \"1\"\n\n[[priority]]\nid = \"n\"\n\n# own\n[x]\ny = 1\n",
        );
        // A text without newlines has no style to follow.
        assert_eq!(
            added("id = \"1\"", Route::Root, "activity").as_deref(),
            Some("id = \"1\"\n\n[[activity]]\nid = \"n\"")
        );
    }

    #[test]
    fn it_looks_as_its_neighbours_do() {
        let close = "[[priority]]\nid = \"1.1\"\n  [[priority.activity]]\n    id = \"1.1-1\"\n  [[priority.activity]]\n    id = \"1.1-2\"\n[[priority]]\nid = \"1.2\"\n";
        let new = "  [[priority.activity]]\n    id = \"n\"\n";
        assert_added(close, Route::priority("1.2"), "activity", &[close, new].concat());
        let at = close.rfind("[[priority]]").expect("it is there");
        assert_added(close, Route::priority("1.1"), "activity", &[&close[..at], new, &close[at..]].concat());
    }

    #[test]
    fn within_brackets_there_is_no_room() {
        let text = "id = \"1\"\nactivity = []\npriority = [{ id = \"1.1\" }]\n";
        assert_eq!(added(text, Route::Root, "activity"), None);
        assert_eq!(added(text, Route::Root, "priority"), None);
        assert_eq!(added(text, Route::priority("1.1"), "activity"), None);
    }

    fn appended(text: &str) -> String {
        let layout = Layout::of(text).expect("it is right");
        let after = spliced(text, vec![layout.append(&["closed"], &["[closed.2025]", "date = 1"])]);
        assert!(Layout::of(&after).is_some(), "{after}");
        after
    }

    #[test]
    fn a_block_stands_beside_those_of_its_kind_or_last() {
        let new = "\n[closed.2025]\ndate = 1\n";
        assert_eq!(appended("a = 1\n[b]\n# end\n"), format!("a = 1\n[b]\n# end\n{new}"));
        assert_eq!(appended("a = 1\n\n\n"), format!("a = 1\n{new}\n\n"));
        let closed = "[closed.2024]\n[closed.2024.assessed]\nx = 1\n";
        assert_eq!(appended(&format!("{closed}\n# of b\n[b]\n")), format!("{closed}{new}\n# of b\n[b]\n"));
        assert_eq!(appended("[b]\r\n# end"), "[b]\r\n# end\r\n\r\n[closed.2025]\r\ndate = 1");
    }
}
