//! Repair of texts that were broken to fit a narrow page.

use super::words;

/// Returns a text on one line, with hyphenated words joined.
pub(super) fn mended(text: &str) -> String {
    let text = text.replace('\u{ad}', "");
    let mut mended = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let is_broken = mended.ends_with('-')
            && mended.chars().rev().nth(1).is_some_and(char::is_alphabetic)
            && line.starts_with(char::is_lowercase)
            && !words::of("and").iter().any(|word| line.starts_with(&format!("{word} ")));
        if is_broken {
            mended.pop();
        } else if !mended.is_empty() {
            mended.push(' ');
        }
        mended += line;
    }
    mended.replace('\t', " ")
}
