//! Comments that come along where lines are ours.

/// Returns our lines with the comment lines that they added, each above the line of ours that has the same key as the line
/// that it stands above with them, or at the end where it stands there.
///
/// A comment whose line we do not have is not put anywhere: it would say something of another.
pub(super) fn with_theirs(base: &[&str], ours: &[&str], theirs: &[&str]) -> String {
    // For each line of ours, the comments that come above it; the last are those at the end.
    let mut above: Vec<Vec<&str>> = vec![Vec::new(); ours.len() + 1];
    for (at, comment) in theirs.iter().enumerate().filter(|(_, line)| is_comment(line)) {
        if base.contains(comment) || ours.contains(comment) {
            continue;
        }
        let next = theirs[at..].iter().find(|line| !is_comment(line));
        let place = match next {
            Some(next) => ours.iter().position(|line| key(line).is_some() && key(line) == key(next)),
            None => Some(ours.len()),
        };
        if let Some(place) = place {
            above[place].push(comment);
        }
    }
    let mut out = String::new();
    for (at, comments) in above.iter().enumerate() {
        out += &comments.concat();
        out += ours.get(at).copied().unwrap_or_default();
    }
    out
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// Returns the key that a line gives a value, or its heading.
fn key(line: &str) -> Option<&str> {
    let line = line.trim();
    if line.starts_with('[') { Some(line) } else { line.split_once('=').map(|(key, _)| key.trim_end()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_comes_along_where_its_line_does() {
        let base = ["a = 1\n", "b = 1\n"];
        let ours = ["a = 2\n", "b = 2\n"];
        assert_eq!(
            with_theirs(&base, &ours, &["a = 1\n", "# of b\n", "b = 3\n", "# end\n"]),
            "a = 2\n# of b\nb = 2\n# end\n"
        );
        assert_eq!(with_theirs(&base, &ours, &["# of c\n", "c = 1\n"]), "a = 2\nb = 2\n");
        assert_eq!(with_theirs(&["# x\n"], &["a\n"], &["# x\n", "a\n"]), "a\n");
    }
}
