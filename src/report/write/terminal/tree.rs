//! Lines that hang under one another.

use unicode_width::UnicodeWidthStr;

use super::{Screen, wrapped};
use crate::report::doc::Branch;

/// Narrower than this a text is not broken, however deep it hangs.
const LEAST_TEXT: usize = 20;

pub(super) fn write(out: &mut String, branches: &[Branch], screen: Screen) {
    for (at, branch) in branches.iter().enumerate() {
        let (first, rest) = guides(branches, at);
        let width = screen.width.saturating_sub(first.width()).max(LEAST_TEXT);
        for (line, text) in wrapped(&branch.text, width, "").iter().enumerate() {
            let guide = if line == 0 { &first } else { &rest };
            let text = if branch.is_heading { screen.bold(text) } else { screen.toned(text, branch.tone) };
            out.push_str(&format!("{guide}{text}\n"));
        }
    }
}

/// The lines drawn before a branch's first line, and before its following ones.
fn guides(branches: &[Branch], at: usize) -> (String, String) {
    let depth = branches[at].depth;
    // Whether another branch hangs at this depth before the tree goes back above it.
    let goes_on = |depth: usize| {
        let after = branches[at + 1..].iter().find(|branch| branch.depth <= depth);
        after.is_some_and(|branch| branch.depth == depth)
    };
    let above: String = (1..depth).map(|depth| if goes_on(depth) { "│  " } else { "   " }).collect();
    let (own, below) = match (depth, goes_on(depth)) {
        (0, _) => ("", ""),
        (_, true) => ("├─ ", "│  "),
        (_, false) => ("└─ ", "   "),
    };
    let has_children = branches.get(at + 1).is_some_and(|branch| branch.depth > depth);
    let hanging = if has_children && depth > 0 { "│  " } else { "" };
    (format!("{above}{own}"), format!("{above}{below}{hanging}"))
}
