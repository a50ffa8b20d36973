//! The difference between two versions of the files, as changed files, changed lines, and a unified diff.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::sequence::same;
use crate::source::{Sources, inert, printable};

/// The number of context lines around a change.
const AROUND: usize = 3;

/// The path of the missing side of an added or deleted file.
const NOWHERE: &str = "/dev/null";

const BOLD: &str = "1";
const RED: &str = "31";
const GREEN: &str = "32";
const CYAN: &str = "36";

/// Returns the unified diff of all files; empty if nothing differs.
pub fn diff(before: &Sources, after: &Sources, color: bool) -> String {
    let mut out = Out { text: String::new(), color };
    for FileChange { path, before, after } in changed(before, after) {
        let name = |side: &str, text: Option<&str>| match text {
            Some(_) => format!("{side}/{}", printable(path)),
            None => NOWHERE.to_owned(),
        };
        out.line(BOLD, &format!("--- {}", name("a", before)));
        out.line(BOLD, &format!("+++ {}", name("b", after)));
        file(before.unwrap_or_default(), after.unwrap_or_default(), &mut out);
    }
    inert(&out.text).into_owned()
}

struct Out {
    text: String,
    color: bool,
}

impl Out {
    fn line(&mut self, code: &str, line: &str) {
        self.text += &if self.color { format!("\u{1b}[{code}m{line}\u{1b}[0m\n") } else { format!("{line}\n") };
    }

    /// Writes lines, each with the given sign.
    fn lines(&mut self, sign: char, code: Option<&str>, lines: &[&str]) {
        for line in lines {
            let shown = line.strip_suffix('\n').map_or(*line, |line| line.strip_suffix('\r').unwrap_or(line));
            let shown: Vec<_> = shown.split('\t').map(printable).collect();
            let shown = format!("{sign}{}", shown.join("\t"));
            match code {
                Some(code) => self.line(code, &shown),
                None => self.text += &(shown + "\n"),
            }
            if !line.ends_with('\n') {
                self.text += "\\ No newline at end of file\n";
            }
        }
    }
}

fn file(before: &str, after: &str, out: &mut Out) {
    let before: Vec<&str> = before.split_inclusive('\n').collect();
    let after: Vec<&str> = after.split_inclusive('\n').collect();
    let changes = changes(&before, &after);
    for hunk in changes.chunk_by(|one, next| next.before.start - one.before.end <= 2 * AROUND) {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { continue };
        let above = first.before.start.saturating_sub(AROUND)..first.before.start;
        let below = last.before.end..(last.before.end + AROUND).min(before.len());
        let old = above.start..below.end;
        let new = first.after.start - above.len()..last.after.end + below.len();
        out.line(CYAN, &format!("@@ -{} +{} @@", range(&old), range(&new)));
        let mut at = above.start;
        for LineChange { before: gone, after: come } in hunk {
            out.lines(' ', None, &before[at..gone.start]);
            out.lines('-', Some(RED), &before[gone.clone()]);
            out.lines('+', Some(GREEN), &after[come.clone()]);
            at = gone.end;
        }
        out.lines(' ', None, &before[below]);
    }
}

/// Formats the line range of a hunk header: from 1, or the line before if the range is empty.
fn range(lines: &Range<usize>) -> String {
    let start = if lines.is_empty() { lines.start } else { lines.start + 1 };
    if lines.len() == 1 { start.to_string() } else { format!("{start},{}", lines.len()) }
}

/// A file that was changed, added or deleted.
#[derive(Clone, Copy, Debug)]
pub(super) struct FileChange<'s> {
    /// The path of the file in its sources.
    pub(super) path: &'s str,
    /// The old text; `None` for an added file.
    pub(super) before: Option<&'s str>,
    /// The new text; `None` for a deleted file.
    pub(super) after: Option<&'s str>,
}

/// Returns the files that differ: first the changed and deleted ones, then the added ones, each in order.
pub(super) fn changed<'s>(before: &'s Sources, after: &'s Sources) -> Vec<FileChange<'s>> {
    // Maps by path, because a search per file would take quadratic time.
    let texts = |sources: &'s Sources| sources.iter().map(|(_, file)| (file.path(), file.text()));
    let was: HashSet<&str> = texts(before).map(|(path, _)| path).collect();
    let is: HashMap<&str, &str> = texts(after).collect();
    let known = texts(before).map(|(path, text)| FileChange { path, before: Some(text), after: is.get(path).copied() });
    let new = texts(after).filter(|(path, _)| !was.contains(path));
    let new = new.map(|(path, text)| FileChange { path, before: None, after: Some(text) });
    known.filter(|it| it.before != it.after).chain(new).collect()
}

/// Returns the changed ranges of a text, in bytes, each with the lines that replace it.
pub fn changed_lines<'t>(before: &str, after: &'t str) -> Vec<(Range<usize>, &'t str)> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let starts = |lines: &[&str]| -> Vec<usize> {
        let ends = lines.iter().scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        });
        std::iter::once(0).chain(ends).collect()
    };
    let (old_starts, new_starts) = (starts(&old), starts(&new));
    let changed = |change: LineChange| {
        let range = old_starts[change.before.start]..old_starts[change.before.end];
        (range, &after[new_starts[change.after.start]..new_starts[change.after.end]])
    };
    changes(&old, &new).into_iter().map(changed).collect()
}

/// A range of lines that replaces a range of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LineChange {
    /// The removed lines, counted from 0.
    pub(super) before: Range<usize>,
    /// The added lines.
    pub(super) after: Range<usize>,
}

/// Returns the changed ranges, in order. All lines between them are equal.
fn changes(before: &[&str], after: &[&str]) -> Vec<LineChange> {
    let ends = [(before.len(), after.len())];
    let (mut then, mut now) = (0, 0);
    let mut changes = Vec::new();
    for (in_before, in_after) in same(before, after).into_iter().chain(ends) {
        if then < in_before || now < in_after {
            changes.push(LineChange { before: then..in_before, after: now..in_after });
        }
        (then, now) = (in_before + 1, in_after + 1);
    }
    for at in 0..changes.len() {
        settle(&mut changes, at, before, after);
    }
    changes
}

/// Slides a pure insertion or deletion along equal lines to a place where it begins after a blank line, which is
/// how a person would have written it.
fn settle(changes: &mut [LineChange], at: usize, before: &[&str], after: &[&str]) {
    let LineChange { before: old, after: new } = changes[at].clone();
    let (lines, own) = match (old.is_empty(), new.is_empty()) {
        (true, false) => (after, &new),
        (false, true) => (before, &old),
        _ => return,
    };
    let first = at.checked_sub(1).map_or(0, |above| own.start - (old.start - changes[above].before.end));
    let last = changes.get(at + 1).map_or(lines.len(), |below| own.end + (below.before.start - old.end));
    let up = (1..=own.start - first).take_while(|step| lines[own.start - step] == lines[own.end - step]).count();
    let down = (0..last - own.end).take_while(|step| lines[own.start + step] == lines[own.end + step]).count();
    let starts = own.start - up..=own.start + down;
    let is_after_blank = |start: &usize| *start == 0 || lines[start - 1].trim().is_empty();
    let start = starts.rev().find(is_after_blank).unwrap_or(own.start + down);
    let moved = |range: std::ops::Range<usize>| range.start + start - own.start..range.end + start - own.start;
    changes[at] = LineChange { before: moved(old.clone()), after: moved(new.clone()) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_their_paths() {
        let before = Sources::in_memory([("1.toml", "same"), ("2.toml", "old"), ("3.toml", "gone")]);
        let after = before.without_file("3.toml").with_file("2.toml", "new").with_file("1-a.toml", "come");
        let changed: Vec<_> = changed(&before, &after).into_iter().map(|it| (it.path, it.before, it.after)).collect();
        let expected =
            [("2.toml", Some("old"), Some("new")), ("3.toml", Some("gone"), None), ("1-a.toml", None, Some("come"))];
        assert_eq!(changed, expected);
    }

    #[test]
    fn only_what_differs_is_a_change() {
        let change = |before, after| LineChange { before, after };
        assert_eq!(changes(&["a", "b", "c", "d"], &["a", "B", "c"]), [change(1..2, 1..2), change(3..4, 3..3)]);
        assert_eq!(changes(&["a", "b", "c"], &["a", "bc"]), [change(1..3, 1..2)]);
        assert_eq!(changes(&["a"], &["a"]), []);
        assert_eq!(changes(&[], &["a"]), [change(0..0, 0..1)]);
        let many: Vec<String> = (0..200).map(|line| line.to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(changes(&many, &many[..3]), [change(3..200, 3..3)]);
        assert_eq!(changes(&many[..100], &many[150..]), [change(0..100, 0..50)]);
    }
    #[test]
    fn a_block_that_comes_or_goes_is_shown_as_one() {
        let before: Vec<&str> = "a|1||b|1||c|1|".split('|').collect();
        let after: Vec<&str> = "a|1||b|1||n|1||c|1|".split('|').collect();
        assert_eq!(changes(&before, &after), [LineChange { before: 6..6, after: 6..9 }]);
        assert_eq!(changes(&after, &before), [LineChange { before: 6..9, after: 6..6 }]);
        let moved: Vec<&str> = "b|1||c|1||a|1|".split('|').collect();
        assert_eq!(changes(&before, &moved).len(), 2);
    }

    #[test]
    fn long_texts_are_compared_in_less_than_all_their_pairs() {
        let many: Vec<String> = (0..5000).map(|line| line.to_string()).collect();
        let before: Vec<&str> = many.iter().map(String::as_str).collect();
        let mut after = before.clone();
        (after[0], after[4999]) = ("x", "y");
        let change = |at: usize| LineChange { before: at..at + 1, after: at..at + 1 };
        assert_eq!(changes(&before, &after), [change(0), change(4999)]);
    }
}
