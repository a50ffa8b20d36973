//! The goal, priority or activity that a place in a file belongs to.

use std::collections::HashMap;

use crate::model::Portfolio;
use crate::source::{FileId, Place};

/// The ids of all goals, priorities and activities, by file and start offset.
#[derive(Debug)]
pub struct Subjects<'p>(HashMap<FileId, Vec<(u32, &'p str)>>);

impl<'p> Subjects<'p> {
    /// Indexes all plans.
    pub fn of(portfolio: &'p Portfolio<'_>) -> Self {
        let goals = portfolio.plans.iter().flat_map(|plan| &plan.goals);
        let of_goal = goals.map(|goal| {
            let activities = goal.all_activities().map(|(_, activity)| (activity.span.start, &*activity.id.value));
            let priorities = goal.priorities.iter().map(|priority| (priority.span.start, &*priority.id.value));
            let mut headings: Vec<_> = [(0, &*goal.id.value)].into_iter().chain(activities).chain(priorities).collect();
            headings.sort_by_key(|(start, _)| *start);
            (goal.file, headings)
        });
        Self(of_goal.collect())
    }

    /// Returns the id of the activity, priority or goal that a place belongs to; `None` outside goal files.
    pub fn at(&self, place: Place) -> Option<&'p str> {
        let headings = self.0.get(&place.file)?;
        // A thing extends from its heading to the next one.
        let above = headings.partition_point(|(start, _)| *start <= place.span.start);
        Some(headings[above.checked_sub(1)?].1).filter(|id| !id.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;
    use crate::source::{FileId, Sources, Span};

    #[test]
    fn a_place_belongs_to_the_heading_above_it() {
        let goal = "id = \"1\"\n[[activity]]\nid = \"1-1\"\n[[priority]]\nid = \"1.1\"\nactivity = [{ id = \"1.1-1\", start = 1 }]\n";
        let sources = Sources::in_memory([("plan.toml", "id = \"p\"\n"), ("1.toml", goal)]);
        let loaded = load(&sources);
        let (file, _) = sources.iter().find(|(_, file)| file.name() == "1.toml").expect("it is there");
        let about = |file: FileId, sign: &str| {
            let start = u32::try_from(goal.find(sign).expect("it is there")).expect("it is short");
            Subjects::of(&loaded.portfolio).at(Place { file, span: Span { start, end: start } })
        };
        let signs = ["id = \"1\"", "id = \"1-1\"", "id = \"1.1\"", "start"];
        assert_eq!(signs.map(|sign| about(file, sign)), [Some("1"), Some("1-1"), Some("1.1"), Some("1.1-1")]);
        let (manifest, _) = sources.iter().find(|(_, file)| file.name() == "plan.toml").expect("it is there");
        assert_eq!(about(manifest, "id"), None);
    }

    /// A lookup does not scan everything before the place.
    #[test]
    fn many_places_of_a_long_file_are_found() {
        let goal: String = (0..20_000).map(|at| format!("[[activity]]\nid = \"1-{at}\"\n")).collect();
        let goal = ["id = \"1\"\n", &goal].concat();
        let sources = Sources::in_memory([("plan.toml", "id = \"p\"\n"), ("1.toml", &*goal)]);
        let loaded = load(&sources);
        let subjects = Subjects::of(&loaded.portfolio);
        let file = loaded.portfolio.plans[0].goals[0].file;
        for (at, _) in goal.match_indices("id = \"1-") {
            let start = u32::try_from(at).expect("it is short");
            let id = goal[at..].split('"').nth(1);
            assert_eq!(subjects.at(Place { file, span: Span { start, end: start } }), id);
        }
    }
}
