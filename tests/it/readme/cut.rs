//! Abridged output in pages.

/// The line that stands for any number of lines, or none.
const CUT: &str = "…";

/// Returns whether abridged output matches the full output.
pub(super) fn fits(shown: &[&str], printed: &[&str]) -> bool {
    match shown {
        [] => printed.is_empty(),
        [CUT, rest @ ..] => (0..=printed.len()).any(|skipped| fits(rest, &printed[skipped..])),
        [line, rest @ ..] => printed.split_first().is_some_and(|(first, left)| first == line && fits(rest, left)),
    }
}

/// Returns full output abridged at the same places as before.
///
/// Each gap was between two lines; it now is between the lines most similar to those.
pub(super) fn alike(shown: &[&str], printed: &[&str]) -> Vec<String> {
    let pieces: Vec<&[&str]> = shown.split(|line| *line == CUT).collect();
    let mut lines: Vec<String> = Vec::new();
    let mut next = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let (is_first, is_last) = (at == 0, at + 1 == pieces.len());
        let start = match piece.first() {
            _ if is_first => 0,
            Some(first) if is_last => nearest(first, printed, next, printed.len().saturating_sub(piece.len())),
            Some(first) => nearest(first, printed, next, next),
            None => printed.len(),
        };
        let end = match piece.last() {
            _ if is_last => printed.len(),
            Some(last) => (nearest(last, printed, start, start + piece.len() - 1) + 1).min(printed.len()),
            None => start,
        };
        if !is_first {
            lines.push(CUT.to_owned());
        }
        lines.extend(printed[start..end].iter().map(ToString::to_string));
        next = end;
    }
    lines
}

/// Returns the line from `from` on that is most similar to `line`, close to `expected` unless it is equal.
fn nearest(line: &str, printed: &[&str], from: usize, expected: usize) -> usize {
    let unlike = |at: &usize| {
        let (letters, lines) = (strsim::osa_distance(line, printed[*at]), at.abs_diff(expected));
        (if letters == 0 { 0 } else { letters + lines.min(8) }, lines)
    };
    (from..printed.len()).min_by_key(unlike).unwrap_or(printed.len())
}

#[test]
fn a_cut_stands_for_any_number_of_lines() {
    assert!(fits(&["a", CUT, "d"], &["a", "b", "c", "d"]) && fits(&["a", CUT], &["a"]));
    assert!(!fits(&["a", CUT, "d"], &["a", "b", "d", "e"]) && !fits(&["a"], &["a", "b"]));
}

#[test]
fn what_changed_is_cut_where_it_was_cut() {
    let printed = ["Title, new", "4.1 one", "4.2 two", "4.3 three", "4.4 four", "Total 5"];
    assert_eq!(
        alike(&["Title", CUT, "4.3 tree", CUT, "Total 4"], &printed),
        ["Title, new", CUT, "4.3 three", CUT, "Total 5"]
    );
    assert_eq!(alike(&[], &printed), printed);
}
