//! Removal of a key from a table.

use std::ops::Range;

use super::Layout;
use super::find::{Base, Hit, Within};
use super::route::FileTable;
use super::splice::{Splice, line_end, without_lines};
use crate::syntax::blocks::{Entry, Held, TableBlock, Value};

impl FileTable<'_, '_> {
    /// Returns the splices that remove a key and its value, in any spelling. An inline table or a heading that held
    /// nothing else is removed with it. Comments on their own lines stay.
    pub fn remove(&self, path: &[&str]) -> Vec<Splice> {
        let hits = self.hits(path);
        let mut splices = Vec::new();
        for hit in &hits {
            match hit {
                Hit::Block { block, .. } => splices.push(without_block(self.layout, block)),
                Hit::Entry { entry, within, .. } => splices.extend(self.without_entry(entry, within, &hits)),
            }
        }
        splices.dedup();
        splices
    }

    /// Removes an entry, and its container if that would be left empty.
    fn without_entry(&self, entry: &Entry, within: &Within<'_>, hits: &[Hit<'_>]) -> Option<Splice> {
        let is_going = |other: &Entry| {
            hits.iter().any(|hit| matches!(hit, Hit::Entry { entry, .. } if std::ptr::eq(*entry, other)))
        };
        let is_alone = within.entries().is_none_or(|entries| entries.iter().all(is_going));
        match (within.braces.split_last(), within.base) {
            (Some((outer, rest)), base) if is_alone => {
                let around = Within { base, braces: rest.to_vec() };
                self.without_entry(outer, &around, &[Hit::Entry { entry: outer, within: around.clone(), depth: 0 }])
            }
            (Some((outer, _)), _) => without_member(self.layout, &outer.value, entry, &is_going),
            (None, Base::Braces(value)) => without_member(self.layout, value, entry, &is_going),
            (None, Base::Block(block)) if is_alone && !block.is_item && !block.path.is_empty() => {
                Some(without_block(self.layout, block))
            }
            (None, Base::Block(_)) => Some(without_lines(self.layout.text, entry.span())),
        }
    }
}

/// Removes a block, and one of the blank lines around it.
fn without_block(layout: &Layout<'_>, block: &TableBlock) -> Splice {
    let text = layout.text;
    let splice = without_lines(text, block.heading.start..block.end());
    let before = text[..splice.range.start].trim_end_matches([' ', '\t', '\r', '\n']).len();
    let first_blank = line_end(text, before);
    if first_blank < splice.range.start { Splice::remove(first_blank..splice.range.end) } else { splice }
}

/// Removes a member of an inline table and the neighbours that go too, with their commas. Comments between members
/// stay.
fn without_member(
    layout: &Layout<'_>,
    braces: &Value,
    member: &Entry,
    is_going: &dyn Fn(&Entry) -> bool,
) -> Option<Splice> {
    let Held::Table(members) = &braces.held else { return None };
    let at = members.partition_point(|other| other.span().start < member.span().start);
    let first = at - members[..at].iter().rev().take_while(|other| is_going(other)).count();
    let last = at + members[at + 1..].iter().take_while(|other| is_going(other)).count();
    let own = members[first].span().start..members[last].span().end;
    let text = layout.text;
    let has_comment = |range: Range<usize>| text[range].contains('#');
    let range = match (members.get(last + 1), first.checked_sub(1)) {
        (Some(next), _) if !has_comment(own.end..next.span().start) => own.start..next.span().start,
        (Some(next), _) => {
            let comma = text[own.end..next.span().start].find(',').map_or(0, |comma| comma + 1);
            own.start..own.end + comma
        }
        (None, Some(before)) if !has_comment(members[before].span().end..own.start) => {
            members[before].span().end..own.end
        }
        (None, _) => own,
    };
    Some(Splice::remove(range))
}

#[cfg(test)]
mod tests {
    use super::super::{Layout, Route, spliced};

    fn removed(text: &str, path: &[&str]) -> String {
        let layout = Layout::of(text).expect("it is right");
        let table = layout.table(Route::activity("1-1")).expect("it is there");
        let after = spliced(text, table.remove(path));
        assert!(Layout::of(&after).is_some(), "{after}");
        after
    }

    /// Tests the removal of a key in an activity, with LF and with CRLF.
    fn assert_removed(before: &str, path: &[&str], after: &str) {
        let head = "id = \"1\"\n[[activity]]\nid = \"1-1\"\n";
        assert_eq!(removed(&[head, before].concat(), path), [head, after].concat());
        let crlf = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(removed(&crlf(&[head, before].concat()), path), crlf(&[head, after].concat()));
    }

    #[test]
    fn a_key_goes_with_its_line() {
        assert_removed("every = \"year\" # gone\n# stays\nuntil = 1\n", &["every"], "# stays\nuntil = 1\n");
        assert_removed("support = [\n  \"A\",\n]\nuntil = 1", &["support"], "until = 1");
        // The last line had no newline, so the line before it has none afterwards.
        let last = removed("[[activity]]\nid = \"1-1\"\nuntil = 1", &["until"]);
        assert_eq!(last, "[[activity]]\nid = \"1-1\"");
    }

    #[test]
    fn a_table_goes_however_it_is_spelled() {
        let path = &["follow_up", "2024"];
        assert_removed("follow_up.2024 = { status = \"A\" }\nstart = 1\n", path, "start = 1\n");
        assert_removed("follow_up.2024.status = \"A\"\nfollow_up.2024.note = \"B\"\nstart = 1\n", path, "start = 1\n");
        assert_removed("follow_up = { 2024 = { status = \"A\" } }\nstart = 1\n", path, "start = 1\n");
        assert_removed("follow_up = { 2024 = { note = \"B\" }, 2025 = {} }\n", path, "follow_up = { 2025 = {} }\n");
        assert_removed("follow_up = { 2023 = {}, 2024 = { note = \"B\" } }\n", path, "follow_up = { 2023 = {} }\n");
        assert_removed(
            "follow_up = { 2024.status = \"A\", 2024.note = \"B\", 2025 = {} }\n",
            path,
            "follow_up = { 2025 = {} }\n",
        );
        assert_removed("[activity.follow_up.2024]\nstatus = \"A\"\n\n[[activity]]\n", path, "\n[[activity]]\n");
        assert_removed("\n[activity.follow_up]\n2024.status = \"A\"\n", path, "");
        assert_removed(
            "\n[activity.follow_up]\n2024 = {} # x\n2025 = {}\n",
            path,
            "\n[activity.follow_up]\n2025 = {}\n",
        );
    }

    #[test]
    fn a_member_goes_with_its_comma() {
        let path = &["follow_up", "2024", "note"];
        assert_removed(
            "follow_up.2024 = { note = \"B\", status = \"A\" }\n",
            path,
            "follow_up.2024 = { status = \"A\" }\n",
        );
        assert_removed(
            "follow_up.2024 = { status = \"A\",note = \"B\", }\n",
            path,
            "follow_up.2024 = { status = \"A\", }\n",
        );
        assert_removed("follow_up.2024 = { note = \"B\" }\nstart = 1\n", path, "start = 1\n");
        assert_removed(
            "follow_up.2024 = {\n  status = \"A\", # why\n  note = \"B\"\n}\n",
            path,
            "follow_up.2024 = {\n  status = \"A\", # why\n  \n}\n",
        );
    }
}
