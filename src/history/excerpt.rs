//! Splitting of a goal file into sections, and reduction of two versions to the sections that differ.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::wanted::Ids;

/// The kind of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum SectionKind {
    /// The goal: everything before the first heading.
    Goal,
    /// A priority, without its activities.
    Priority,
    /// An activity directly under the goal.
    OfGoal,
    /// An activity under the preceding priority.
    OfPriority,
}

/// A goal file split into sections. A section is a heading with everything up to the next one.
#[derive(Debug)]
pub(super) struct GoalSections {
    text: String,
    starts: Vec<(usize, SectionKind)>,
}

impl GoalSections {
    /// Splits a text.
    pub(super) fn new(text: String) -> Self {
        let headings = text.match_indices('[').filter_map(|(at, _)| heading(&text, at));
        let starts = std::iter::once((0, SectionKind::Goal)).chain(headings).collect();
        Self { text, starts }
    }

    /// Returns the whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the number of sections; the first is the goal's.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Returns the kind and the text of a section.
    pub(super) fn part(&self, at: usize) -> (SectionKind, &str) {
        let (start, kind) = self.starts[at];
        let end = self.starts.get(at + 1).map_or(self.text.len(), |(next, _)| *next);
        (kind, &self.text[start..end])
    }

    /// Returns the last priority in a range of sections.
    pub(super) fn last_priority(&self, parts: Range<usize>) -> Option<usize> {
        parts.rev().find(|at| self.starts[*at].1 == SectionKind::Priority)
    }
}

/// Parses the heading whose first bracket is at an offset, if a section begins there. Other headings belong to the
/// section they are in.
fn heading(text: &str, at: usize) -> Option<(usize, SectionKind)> {
    let name = text[at + 1..].strip_prefix('[')?.split([']', '\n']).next()?;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut parts = name.split('.').map(str::trim);
    let kind = match (parts.next()?, parts.next(), parts.next()) {
        ("priority", None, _) => SectionKind::Priority,
        ("activity", None, _) => SectionKind::OfGoal,
        ("priority", Some("activity"), None) => SectionKind::OfPriority,
        _ => return None,
    };
    text[start..at].chars().all(char::is_whitespace).then_some((start, kind))
}

/// Sections of a file, each with its priority.
struct Parts<'s> {
    file: &'s GoalSections,
    left: Vec<(usize, Option<usize>)>,
}

/// Returns the differing sections of two versions, with the sections of their goal and priorities; `None` if the
/// versions are equal.
///
/// Common sections at the start and the end are skipped quickly, so that hundreds of versions of a long file take
/// little more than the time to read them.
pub(super) fn excerpts(before: &GoalSections, after: &GoalSections) -> Option<(String, String)> {
    if before.text() == after.text() {
        return None;
    }
    let shorter = before.len().min(after.len());
    let first = (0..shorter).find(|&at| before.part(at) != after.part(at)).unwrap_or(shorter);
    let is_same_from_end = |back: &usize| before.part(before.len() - back) == after.part(after.len() - back);
    let mut last = (1..=shorter - first).take_while(is_same_from_end).count();
    // Sections after a changed heading may belong to another priority than before.
    let above = |file: &GoalSections| Some(Ids::of(file.part(file.last_priority(0..file.len() - last)?).1));
    if above(before) != above(after) {
        while last > 0 && after.part(after.len() - last).0 == SectionKind::OfPriority {
            last -= 1;
        }
    }
    let mut old = Parts::new(before, first, before.len() - last);
    let mut new = Parts::new(after, first, after.len() - last);
    old.without(&mut new);
    (!old.left.is_empty() || !new.left.is_empty()).then(|| (old.written(), new.written()))
}

impl<'s> Parts<'s> {
    fn new(file: &'s GoalSections, first: usize, end: usize) -> Self {
        let mut under = file.last_priority(0..first);
        let mut left = Vec::with_capacity(end - first);
        for at in first..end {
            let kind = file.part(at).0;
            if kind == SectionKind::Priority {
                under = Some(at);
            }
            left.push((at, under.filter(|_| kind == SectionKind::OfPriority)));
        }
        Self { file, left }
    }

    /// Removes the sections that both have, with the same text under the same priority, in any order.
    fn without(&mut self, other: &mut Self) {
        let mut both: BTreeMap<(Option<Ids>, &str), usize> = BTreeMap::new();
        for part in &other.left {
            *both.entry(key(other.file, part)).or_default() += 1;
        }
        let mut shared: BTreeMap<(Option<Ids>, &str), usize> = BTreeMap::new();
        let file = self.file;
        self.left.retain(|part| {
            let key = key(file, part);
            let Some(count) = both.get_mut(&key).filter(|count| **count > 0) else { return true };
            *count -= 1;
            *shared.entry(key).or_default() += 1;
            false
        });
        let file = other.file;
        other.left.retain(|part| {
            let Some(count) = shared.get_mut(&key(file, part)).filter(|count| **count > 0) else { return true };
            *count -= 1;
            false
        });
    }

    /// Returns the remaining sections as a file, with those of their priorities.
    fn written(&self) -> String {
        let heads = self.left.iter().filter_map(|(_, under)| *under);
        let parts: BTreeSet<usize> = self.left.iter().map(|(at, _)| *at).chain(heads).chain([0]).collect();
        parts.into_iter().map(|at| self.file.part(at).1).collect()
    }
}

/// Returns a key that is equal for equal sections of the same priority.
fn key<'s>(file: &'s GoalSections, (at, under): &(usize, Option<usize>)) -> (Option<Ids>, &'s str) {
    (under.map(|priority| Ids::of(file.part(priority).1)), file.part(*at).1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_a_heading_and_all_that_belongs_to_it() {
        let file = "id = \"1\"\r\n\n[[activity]]\nid = \"1-1\"\n  [[ priority ]]\nid = \"1.1\" # [[x]] [[priority]]\n[x]\n\
            [[priority.activity]]\nid = \"1.1-1\"\n[[priority.activity.x]]\n[priority.activity.follow_up.2024]\n";
        let cut = GoalSections::new(file.to_owned());
        let parts: Vec<(SectionKind, &str)> = (0..cut.len()).map(|at| cut.part(at)).collect();
        let kinds: Vec<SectionKind> = parts.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [SectionKind::Goal, SectionKind::OfGoal, SectionKind::Priority, SectionKind::OfPriority]);
        assert!(parts[2].1.ends_with("[x]\n") && parts[3].1.ends_with("2024]\n"));
        assert_eq!(parts.iter().map(|(_, text)| *text).collect::<String>(), file);
        assert_eq!((cut.last_priority(0..4), cut.last_priority(0..2)), (Some(2), None));
    }

    #[test]
    fn the_goal_has_a_part_even_where_nothing_stands() {
        for text in ["", "[[activity]]", "[", "[[", "\u{feff}[[priority"] {
            let cut = GoalSections::new(text.to_owned());
            assert_eq!(cut.part(0).0, SectionKind::Goal, "{text}");
            assert_eq!((0..cut.len()).map(|at| cut.part(at).1).collect::<String>(), text);
        }
    }

    const GOAL: &str = "id = \"1\"\n";

    fn cut(before: &str, after: &str) -> Option<(String, String)> {
        let [before, after] = [before, after].map(|text| GoalSections::new(format!("{GOAL}{text}")));
        excerpts(&before, &after).map(|(before, after)| (before.replacen(GOAL, "", 1), after.replacen(GOAL, "", 1)))
    }

    fn priority(id: &str) -> String {
        format!("[[priority]]\nid = \"{id}\"\n")
    }

    fn activity(id: &str, status: &str) -> String {
        format!("[[priority.activity]]\nid = \"{id}\"\nfollow_up.2024 = {{ status = \"{status}\" }}\n")
    }

    #[test]
    fn only_what_differs_is_left_with_what_it_stands_under() {
        let file = |status: &str| {
            [
                priority("1.1"),
                activity("1.1-1", "Gult"),
                activity("1.1-2", status),
                priority("1.2"),
                activity("1.2-1", status),
            ]
            .concat()
        };
        let (before, after) = cut(&file("Gult"), &file("Rött")).expect("two activities differ");
        assert!(!before.contains("1.1-1"), "{before}");
        assert_eq!(
            after,
            [priority("1.1"), activity("1.1-2", "Rött"), priority("1.2"), activity("1.2-1", "Rött")].concat()
        );
    }

    #[test]
    fn what_changed_places_is_no_change() {
        let (one, two) = (activity("1.1-1", "Gult"), activity("1.1-2", "Gult"));
        assert_eq!(
            cut(&[priority("1.1"), one.clone(), two.clone()].concat(), &[priority("1.1"), two, one].concat()),
            None
        );
    }

    #[test]
    fn what_stands_behind_a_new_heading_stands_elsewhere() {
        let (one, two) = (activity("1.1-1", "Gult"), activity("1.1-2", "Gult"));
        let before = [priority("1.1"), one.clone(), two.clone()].concat();
        let after = [priority("1.1"), one, priority("1.2"), two.clone()].concat();
        let cut = cut(&before, &after).expect("it was moved");
        assert_eq!(cut, ([priority("1.1"), two.clone()].concat(), [priority("1.2"), two].concat()));
    }

    #[test]
    fn what_stands_twice_is_counted() {
        let one = activity("1.1-1", "Gult");
        let twice = [priority("1.1"), one.clone(), one.clone()].concat();
        let single = [priority("1.1"), one].concat();
        assert_eq!(cut(&twice, &single), Some((single, String::new())));
    }

    #[test]
    fn the_goal_itself_can_differ() {
        let [before, after] =
            ["id = \"1\"\n", "id = \"2\"\n"].map(|head| GoalSections::new(head.to_owned() + &priority("1.1")));
        assert_eq!(excerpts(&before, &after), Some(("id = \"1\"\n".to_owned(), "id = \"2\"\n".to_owned())));
        assert_eq!(excerpts(&before, &before), None);
    }
}
