//! What was changed, as `git diff` shows it.

use std::ops::Range;

use super::changed::{Changed, changed};
use super::hunks::{Change, changes};
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
