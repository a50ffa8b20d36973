//! What differs: which files, which lines of them, and how `git diff` shows it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::sequence::same;
use crate::source::{Sources, inert, printable};

/// How many lines stand around a change.
const AROUND: usize = 3;

/// Where a file came from that is new, and where one went that is gone.
const NOWHERE: &str = "/dev/null";

const BOLD: &str = "1";
const RED: &str = "31";
const GREEN: &str = "32";
const CYAN: &str = "36";

/// Returns the changed lines of every file, with those around them; nothing where nothing differs.
pub fn diff(before: &Sources, after: &Sources, color: bool) -> String {
    let mut out = Out { text: String::new(), color };
    for Changed { path, before, after } in changed(before, after) {
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

    /// Writes lines of a file, each with its sign.
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
        for Change { before: gone, after: come } in hunk {
            out.lines(' ', None, &before[at..gone.start]);
            out.lines('-', Some(RED), &before[gone.clone()]);
            out.lines('+', Some(GREEN), &after[come.clone()]);
            at = gone.end;
        }
        out.lines(' ', None, &before[below]);
    }
}

/// A range of lines as a diff counts it: from 1, and from the line before where there are none.
fn range(lines: &Range<usize>) -> String {
    let start = if lines.is_empty() { lines.start } else { lines.start + 1 };
    if lines.len() == 1 { start.to_string() } else { format!("{start},{}", lines.len()) }
}

/// A file that has another text than it had, or came, or went.
#[derive(Clone, Copy, Debug)]
pub(super) struct Changed<'s> {
    /// The file, as its sources name it.
    pub(super) path: &'s str,
    /// What it held; none where it is new.
    pub(super) before: Option<&'s str>,
    /// What it holds then; none where it goes away.
    pub(super) after: Option<&'s str>,
}

/// Returns the files that differ, by their paths: first those that were there, then those that are new, each in order.
pub(super) fn changed<'s>(before: &'s Sources, after: &'s Sources) -> Vec<Changed<'s>> {
    // To seek each file in the order of their names would grow faster than the files.
    let texts = |sources: &'s Sources| sources.iter().map(|(_, file)| (file.path(), file.text()));
    let was: HashSet<&str> = texts(before).map(|(path, _)| path).collect();
    let is: HashMap<&str, &str> = texts(after).collect();
    let known = texts(before).map(|(path, text)| Changed { path, before: Some(text), after: is.get(path).copied() });
    let new = texts(after).filter(|(path, _)| !was.contains(path));
    let new = new.map(|(path, text)| Changed { path, before: None, after: Some(text) });
    known.filter(|it| it.before != it.after).chain(new).collect()
}

/// Lines of one text that stand in the place of lines of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// The lines that went away, counted from 0.
    pub(super) before: Range<usize>,
    /// The lines that came.
    pub(super) after: Range<usize>,
}

/// Returns the stretches that differ, in order. All between them is the same in both texts.
fn changes(before: &[&str], after: &[&str]) -> Vec<Change> {
    let ends = [(before.len(), after.len())];
    let (mut then, mut now) = (0, 0);
    let mut changes = Vec::new();
    for (in_before, in_after) in same(before, after).into_iter().chain(ends) {
        if then < in_before || now < in_after {
            changes.push(Change { before: then..in_before, after: now..in_after });
        }
        (then, now) = (in_before + 1, in_after + 1);
    }
    for at in 0..changes.len() {
        settle(&mut changes, at, before, after);
    }
    changes
}

/// Moves lines that only went away, or only came, to the place among lines like them where they begin after a blank
/// one: as somebody would have written them.
fn settle(changes: &mut [Change], at: usize, before: &[&str], after: &[&str]) {
    let Change { before: old, after: new } = changes[at].clone();
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
    changes[at] = Change { before: moved(old.clone()), after: moved(new.clone()) };
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
        let change = |before, after| Change { before, after };
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
        assert_eq!(changes(&before, &after), [Change { before: 6..6, after: 6..9 }]);
        assert_eq!(changes(&after, &before), [Change { before: 6..9, after: 6..6 }]);
        let moved: Vec<&str> = "b|1||c|1||a|1|".split('|').collect();
        assert_eq!(changes(&before, &moved).len(), 2);
    }

    #[test]
    fn long_texts_are_compared_in_less_than_all_their_pairs() {
        let many: Vec<String> = (0..5000).map(|line| line.to_string()).collect();
        let before: Vec<&str> = many.iter().map(String::as_str).collect();
        let mut after = before.clone();
        (after[0], after[4999]) = ("x", "y");
        let change = |at: usize| Change { before: at..at + 1, after: at..at + 1 };
        assert_eq!(changes(&before, &after), [change(0), change(4999)]);
    }
}
