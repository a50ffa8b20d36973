//! Lines that hang under one another.

use unicode_width::UnicodeWidthStr;

use super::{Screen, wrapped};
use crate::report::doc::Branch;

/// Narrower than this a text is not broken, however deep it hangs.
const LEAST_TEXT: usize = 20;

pub(super) fn write(out: &mut String, branches: &[Branch], screen: Screen) {
    for (branch, (first, rest)) in branches.iter().zip(guides(branches)) {
        let width = screen.width.saturating_sub(first.width().max(rest.width())).max(LEAST_TEXT);
        for (line, text) in wrapped(&branch.text, width, "").iter().enumerate() {
            let guide = if line == 0 { &first } else { &rest };
            let text = if branch.is_heading { screen.bold(text) } else { screen.toned(text, branch.tone) };
            out.push_str(&format!("{guide}{text}\n"));
        }
    }
}

/// The lines drawn before each branch's first line, and before its following ones.
fn guides(branches: &[Branch]) -> Vec<(String, String)> {
    // Upwards, so that what comes below a branch is known: at which depths another one hangs before the tree goes back
    // above it.
    let mut goes_on: Vec<bool> = Vec::new();
    let mut below = 0;
    let mut guides: Vec<_> = branches
        .iter()
        .rev()
        .map(|branch| {
            let depth = branch.depth;
            goes_on.resize(goes_on.len().max(depth + 1), false);
            let guides = guide(&goes_on[..=depth], below > depth);
            goes_on.truncate(depth);
            goes_on.push(true);
            below = depth;
            guides
        })
        .collect();
    guides.reverse();
    guides
}

/// The lines drawn before a branch: `goes_on` says for each depth down to its own whether another one follows there.
fn guide(goes_on: &[bool], has_children: bool) -> (String, String) {
    let depth = goes_on.len() - 1;
    let above: String = goes_on[..depth].iter().skip(1).map(|goes_on| if *goes_on { "│  " } else { "   " }).collect();
    let (own, below) = match (depth, goes_on[depth]) {
        (0, _) => ("", ""),
        (_, true) => ("├─ ", "│  "),
        (_, false) => ("└─ ", "   "),
    };
    let hanging = if has_children && depth > 0 { "│  " } else { "" };
    (format!("{above}{own}"), format!("{above}{below}{hanging}"))
}
