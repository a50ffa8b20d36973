//! Repair of texts that were broken to fit a narrow page.

use super::words;

/// Returns a text on one line, with hyphenated words joined.
pub(super) fn joined_lines(text: &str) -> String {
    let text = text.replace('\u{ad}', "");
    let mut joined = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let is_broken = joined.ends_with('-')
            && joined.chars().rev().nth(1).is_some_and(char::is_alphabetic)
            && line.starts_with(char::is_lowercase)
            && !words::of("and").iter().any(|word| line.starts_with(&format!("{word} ")));
        if is_broken {
            joined.pop();
        } else if !joined.is_empty() {
            joined.push(' ');
        }
        joined += line;
    }
    joined.replace('\t', " ")
}
