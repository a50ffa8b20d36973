//! Repairs of what stands beside a value: remarks without `#`, and brackets that are closed or opened once too often.

use super::candidates::{Candidates, outside, slip};
use crate::locale::text;

/// The beginnings of comments in other notations.
const COMMENTS: [&str; 5] = ["//", "--", "/*", "<!--", ";"];

/// Turns a line that is a comment of another notation into one of TOML.
pub(super) fn comment(line: &str, all: &mut Candidates) {
    let content = line.trim_start();
    if let Some(mark) = COMMENTS.into_iter().find(|mark| content.starts_with(mark)) {
        let indent = &line[..line.len() - content.len()];
        let words = content[mark.len()..].trim_end_matches(['*', '/', '-', '>', ' ']);
        let message = text!("en kommentar börjar med `#`, inte `{mark}`", "a comment begins with `#`, not `{mark}`");
        all.push((slip(message), format!("{indent}# {}", words.trim())));
    }
}

/// Removes brackets after the end of a value, and turns other words there into a comment.
pub(super) fn after_value(line: &str, all: &mut Candidates) {
    let Some(end) = end_of_brackets(line) else { return };
    let (value, rest) = (&line[..end], line[end..].trim());
    // A key or a string after the value is more than a remark.
    if rest.is_empty() || rest.starts_with('#') || rest.contains(['=', '"', '\'', ':']) {
        return;
    }
    if rest.chars().all(|c| matches!(c, '}' | ']' | ')' | ' ')) {
        let message =
            text!("`{rest}` hör inte hit: värdet är redan slut", "`{rest}` does not belong here: the value has ended");
        all.push((slip(message), value.to_owned()));
    } else if rest.contains(char::is_alphanumeric) {
        let words = COMMENTS.into_iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest).trim();
        let message = text!(
            "efter värdet står något mer: `{words}`; en kommentar börjar med `#`",
            "there is something more after the value: `{words}`; a comment begins with `#`"
        );
        all.push((slip(message), format!("{value} # {words}")));
    }
}

/// Returns the end of the first bracketed value of a line.
fn end_of_brackets(line: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in outside(line) {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' if depth == 1 => return Some(at + 1),
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
