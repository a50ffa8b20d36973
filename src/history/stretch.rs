//! A goal file cut into what belongs to its goal, to each priority and to each activity, without parsing it.

use std::ops::Range;

/// What a part of a file is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// The goal itself: what stands before the first heading.
    Goal,
    /// A priority, without its activities.
    Priority,
    /// An activity directly under the goal.
    OfGoal,
    /// An activity under the priority above it.
    OfPriority,
}

/// A text and where its parts begin. A part is a heading and all up to the next.
#[derive(Debug)]
pub(super) struct Stretches {
    text: String,
    starts: Vec<(usize, Kind)>,
}

impl Stretches {
    /// Cuts a text.
    pub(super) fn new(text: String) -> Self {
        let headings = text.match_indices('[').filter_map(|(at, _)| heading(&text, at));
        let starts = std::iter::once((0, Kind::Goal)).chain(headings).collect();
        Self { text, starts }
    }

    /// Returns the whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns how many parts there are: the first is the goal's.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Returns what a part is of, and its text.
    pub(super) fn part(&self, at: usize) -> (Kind, &str) {
        let (start, kind) = self.starts[at];
        let end = self.starts.get(at + 1).map_or(self.text.len(), |(next, _)| *next);
        (kind, &self.text[start..end])
    }

    /// Returns the last priority of a range of parts.
    pub(super) fn last_priority(&self, parts: Range<usize>) -> Option<usize> {
        parts.rev().find(|at| self.starts[*at].1 == Kind::Priority)
    }
}

/// Reads the heading whose first bracket stands at a place, if a part begins there. A heading of anything else belongs
/// to what it stands in.
fn heading(text: &str, at: usize) -> Option<(usize, Kind)> {
    let name = text[at + 1..].strip_prefix('[')?.split([']', '\n']).next()?;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut parts = name.split('.').map(str::trim);
    let kind = match (parts.next()?, parts.next(), parts.next()) {
        ("priority", None, _) => Kind::Priority,
        ("activity", None, _) => Kind::OfGoal,
        ("priority", Some("activity"), None) => Kind::OfPriority,
        _ => return None,
    };
    text[start..at].chars().all(char::is_whitespace).then_some((start, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_a_heading_and_all_that_belongs_to_it() {
        let file = "id = \"1\"\r\n\n[[activity]]\nid = \"1-1\"\n  [[ priority ]]\nid = \"1.1\" # [[x]] [[priority]]\n[x]\n\
            [[priority.activity]]\nid = \"1.1-1\"\n[[priority.activity.x]]\n[priority.activity.follow_up.2024]\n";
        let cut = Stretches::new(file.to_owned());
        let parts: Vec<(Kind, &str)> = (0..cut.len()).map(|at| cut.part(at)).collect();
        let kinds: Vec<Kind> = parts.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [Kind::Goal, Kind::OfGoal, Kind::Priority, Kind::OfPriority]);
        assert!(parts[2].1.ends_with("[x]\n") && parts[3].1.ends_with("2024]\n"));
        assert_eq!(parts.iter().map(|(_, text)| *text).collect::<String>(), file);
        assert_eq!((cut.last_priority(0..4), cut.last_priority(0..2)), (Some(2), None));
    }

    #[test]
    fn the_goal_has_a_part_even_where_nothing_stands() {
        for text in ["", "[[activity]]", "[", "[[", "\u{feff}[[priority"] {
            let cut = Stretches::new(text.to_owned());
            assert_eq!(cut.part(0).0, Kind::Goal, "{text}");
            assert_eq!((0..cut.len()).map(|at| cut.part(at).1).collect::<String>(), text);
        }
    }
}
