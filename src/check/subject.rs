//! What a place of a goal file is about.

use crate::model::Portfolio;
use crate::source::Place;

/// Returns the id of the activity, priority or goal that a place belongs to; none outside the goal files.
pub fn subject<'p>(portfolio: &'p Portfolio<'_>, place: Place) -> Option<&'p str> {
    let goal = portfolio.plans.iter().flat_map(|plan| &plan.goals).find(|goal| goal.file == place.file)?;
    let activities = goal.all_activities().map(|(_, activity)| (activity.span, &activity.id));
    let priorities = goal.priorities.iter().map(|priority| (priority.span, &priority.id));
    // What a thing says stands after its heading and before the next one.
    let above = activities.chain(priorities).filter(|(heading, _)| heading.start <= place.span.start);
    let id = above.max_by_key(|(heading, _)| heading.start).map_or(&goal.id, |(_, id)| id);
    Some(&*id.value).filter(|id| !id.is_empty())
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
            subject(&loaded.portfolio, Place { file, span: Span { start, end: start } })
        };
        let signs = ["id = \"1\"", "id = \"1-1\"", "id = \"1.1\"", "start"];
        assert_eq!(signs.map(|sign| about(file, sign)), [Some("1"), Some("1-1"), Some("1.1"), Some("1.1-1")]);
        let (manifest, _) = sources.iter().find(|(_, file)| file.name() == "plan.toml").expect("it is there");
        assert_eq!(about(manifest, "id"), None);
    }
}
