//! The ids of a new plan: those of the documents if they are valid, else generated ones.

use std::collections::HashSet;

use super::new_plan::{AdoptedId, NewPlan, Origin};
use crate::locale::{Lang, Text};
use crate::model::{id_meant, is_id, loose_key};

/// The reason for changing an id.
const CHANGED: Text = Text::fixed(
    "idt går inte att behålla: ett annat har det redan, eller det har mellanslag eller citattecken",
    "the id cannot be kept: another has it already, or it has spaces or quotes",
);

/// An id that was changed: its cell or heading, the new content, and the reason.
pub(super) type ChangedId = (Origin, String, Text);

/// Gives an id to everything. `used` are those that others have; returns the adopted ones that could not be kept.
pub(super) fn number(plan: &mut NewPlan, used: HashSet<String>, lang: Lang) -> Vec<ChangedId> {
    let mut ids = Ids { used, changed: Vec::new() };
    // Those of goals first: what stands lower gives way to what stands higher.
    for goal in &mut plan.goals {
        ids.adopt(&mut goal.id, goal.adopted.as_ref());
    }
    for priority in plan.goals.iter_mut().flat_map(|goal| &mut goal.priorities) {
        ids.adopt(&mut priority.id, priority.adopted.as_ref());
    }
    for activity in plan.all_mut() {
        ids.adopt(&mut activity.id, activity.adopted.as_ref());
    }
    ids.make(plan, lang);
    ids.changed
}

/// The ids that are used by now.
struct Ids {
    used: HashSet<String>,
    changed: Vec<ChangedId>,
}

impl Ids {
    /// Takes an adopted id where it is one and nothing has it.
    fn adopt(&mut self, id: &mut String, adopted: Option<&AdoptedId>) {
        let Some(AdoptedId { id: wished, .. }) = adopted else { return };
        if id.is_empty() && is_id(wished) && self.used.insert(wished.to_lowercase()) {
            id.clone_from(wished);
        }
    }

    /// Generates the missing ids.
    fn make(&mut self, plan: &mut NewPlan, lang: Lang) {
        let unnamed = Text::fixed("Aktiviteter", "Activities");
        let mut next = 1;
        for goal in &mut plan.goals {
            while self.used.contains(&next.to_string()) {
                next += 1;
            }
            self.give(&mut goal.id, goal.adopted.as_ref(), &next.to_string());
            if goal.title.is_empty() {
                unnamed.get(lang).clone_into(&mut goal.title);
            }
            for (at, activity) in goal.activities.iter_mut().enumerate() {
                self.give(&mut activity.id, activity.adopted.as_ref(), &format!("{}-{}", goal.id, at + 1));
            }
            let has_numbers = goal.priorities.iter().any(|it| !it.id.is_empty());
            for (at, priority) in goal.priorities.iter_mut().enumerate() {
                let word = if has_numbers { word_of(&priority.title) } else { (at + 1).to_string() };
                self.give(&mut priority.id, priority.adopted.as_ref(), &format!("{}.{word}", goal.id));
                for (at, activity) in priority.activities.iter_mut().enumerate() {
                    self.give(&mut activity.id, activity.adopted.as_ref(), &format!("{}-{}", priority.id, at + 1));
                }
            }
        }
    }

    /// Gives an id to what has none: what is left of an adopted one that cannot be kept, else the usual one.
    fn give(&mut self, id: &mut String, adopted: Option<&AdoptedId>, usual: &str) {
        if !id.is_empty() {
            return;
        }
        let meant = adopted.filter(|it| !is_id(&it.id)).and_then(|it| id_meant(&it.id));
        *id = free(&meant.unwrap_or_else(|| usual.to_owned()), &mut self.used);
        if let Some((origin, rest)) = adopted.and_then(|it| Some((it.origin?, &it.rest))) {
            self.changed.push((origin, format!("{id} {rest}").trim_end().to_owned(), CHANGED));
        }
    }
}

/// Returns an id that nothing has: the one that is wished for, or with a number after it.
fn free(wished: &str, used: &mut HashSet<String>) -> String {
    let mut id = wished.to_owned();
    let mut number = 1;
    while !used.insert(id.to_lowercase()) {
        number += 1;
        id = format!("{wished}-{number}");
    }
    id
}

/// Returns the most distinctive word of a title: the last long one.
fn word_of(title: &str) -> String {
    let key = loose_key(title);
    let words: Vec<&str> = key.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 3).collect();
    words.last().or(words.first()).copied().unwrap_or("x").to_owned()
}
