//! The headings of each kind of file, for correcting wrong ones.

use crate::load::FileKind;
use crate::source::{GOVERNANCE, MANIFEST};

/// The headings of a kind of file.
pub(super) struct FileShape {
    pub(super) kind: FileKind,
    /// Those with double brackets, for arrays of tables.
    lists: &'static [&'static str],
    /// Those with single brackets.
    tables: &'static [&'static str],
    /// The keys that tell an activity from a goal or a priority.
    of_activities: &'static [&'static str],
}

const GOAL: FileShape = FileShape {
    kind: FileKind::Goal,
    lists: &[
        "priority",
        "activity",
        "priority.activity",
        "measure",
        "priority.measure",
        "activity.measure",
        "priority.activity.measure",
    ],
    tables: &["x"],
    of_activities: &["support", "start", "every", "deadline", "until", "ended", "follow_up"],
};
const PLAN: FileShape = FileShape {
    kind: FileKind::Plan,
    lists: &["status", "owner"],
    tables: &["period", "follow_up", "report", "levels", "strategy", "development", "closed", "check", "x"],
    of_activities: &[],
};
const GOVERNING: FileShape = FileShape {
    kind: FileKind::Governance,
    lists: &["focus", "plan"],
    tables: &["organisation", "strategy", "strategy.period", "x"],
    of_activities: &[],
};

impl FileShape {
    /// Returns the headings of the file with this name.
    pub(super) fn of(file_name: &str) -> &'static Self {
        match file_name {
            MANIFEST => &PLAN,
            GOVERNANCE => &GOVERNING,
            _ => &GOAL,
        }
    }

    /// Returns the arrays of tables at the top level.
    pub(super) fn top_lists(&self) -> impl Iterator<Item = &'static str> {
        self.lists.iter().copied().filter(|name| !name.contains('.'))
    }

    /// Returns whether a heading has double brackets.
    pub(super) fn is_list(&self, name: &str) -> bool {
        self.lists.contains(&name)
    }

    /// Returns a heading with its brackets.
    pub(super) fn written(&self, name: &str) -> String {
        if self.is_list(name) { format!("[[{name}]]") } else { format!("[{name}]") }
    }

    /// Returns all headings with their brackets.
    pub(super) fn all_written(&self) -> String {
        let all = self.lists.iter().chain(self.tables).map(|name| format!("`{}`", self.written(name)));
        all.collect::<Vec<_>>().join(", ")
    }

    /// Returns the correct name of a misspelt heading; `None` if no heading is similar.
    pub(super) fn meant(&self, name: &str) -> Option<&'static str> {
        let parts: Vec<&str> =
            name.split(|c: char| c == '.' || c.is_whitespace()).filter(|it| !it.is_empty()).collect();
        let name = parts.join(".").to_lowercase();
        self.lists.iter().chain(self.tables).find(|known| **known == name).copied()
    }

    /// Returns whether only activities have a key.
    pub(super) fn is_of_activity(&self, key: &str) -> bool {
        key.split('.').next().is_some_and(|first| self.of_activities.contains(&first))
    }

    /// Returns the heading that is missing before `key`, which the table `current` already has; `None` if the key
    /// is only repeated.
    ///
    /// `after` are the keys from there to the next heading, and `again` is the number of those that the table
    /// already has.
    pub(super) fn missing(
        &self,
        current: Option<&str>,
        key: &str,
        after: &[&str],
        again: usize,
    ) -> Option<&'static str> {
        let named = self.lists.iter().find(|name| current == Some(**name)).copied();
        if self.of_activities.is_empty() {
            let first = match named? {
                "focus" => "year",
                "plan" => "id",
                // An owner may have only a name.
                "owner" if key == "name" => return named,
                _ => "name",
            };
            return named.filter(|_| key == first && again > 1);
        }
        let is_activity = after.iter().any(|key| self.is_of_activity(key));
        match current {
            _ if key != "id" || again < 2 => None,
            _ if !is_activity => Some("priority"),
            Some("priority" | "priority.activity") => Some("priority.activity"),
            _ => Some("activity"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Key, Shape, describe};

    /// Returns the keys of the tables under a heading.
    fn keys_of<'k>(keys: &'k [Key], heading: &str) -> &'k [Key] {
        let shape = keys.iter().find(|key| key.name == heading).map(|key| &key.shape);
        match shape {
            Some(Shape::List(item)) => match &**item {
                Shape::Table(keys) => keys,
                other => panic!("[[{heading}]] holds {other:?}"),
            },
            other => panic!("[[{heading}]] is {other:?}"),
        }
    }

    #[test]
    fn every_key_that_only_activities_have_tells_them_from_goals_and_priorities() {
        let goal = describe(FileKind::Goal);
        let (priority, activity) = (keys_of(&goal, "priority"), keys_of(&goal, "activity"));
        let is_above = |name: &str| goal.iter().chain(priority).any(|key| key.name == name);
        let own = activity.iter().map(|key| key.name).filter(|name| !is_above(name));
        // Goals and priorities can be assessed too, but most follow-ups are of activities.
        let listed = GOAL.of_activities.iter().copied().filter(|name| *name != "follow_up");
        assert_eq!(
            listed.collect::<Vec<_>>(),
            own.collect::<Vec<_>>(),
            "`of_activities` in this file, in reading order"
        );
    }
}
