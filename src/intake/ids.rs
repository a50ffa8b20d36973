//! The ids of a new plan: those of the documents if they are valid, else generated ones.

use super::new_plan::{AdoptedId, NewActivity, NewPlan, Origin};
use crate::check::{Child, Series, UsedIds, next_series};
use crate::locale::{Lang, Text};
use crate::model::{Plan, Thing, id_meant, is_id, loose_key};

/// The reason for changing an id.
const CHANGED: Text = Text::fixed(
    "id:t går inte att behålla: ett annat har det redan, eller det har mellanslag eller citattecken",
    "the id cannot be kept: another has it already, or it has spaces or quotes",
);

/// An id that was changed: its cell or heading, the new content, and the reason.
pub(super) type ChangedId = (Origin, String, Text);

/// Gives an id to everything without one. `used` are all ids ever used, and `there` is the existing plan to extend.
/// Returns the adopted ids that could not be kept.
pub(super) fn number(plan: &mut NewPlan, used: UsedIds, there: Option<&Plan<'_>>, lang: Lang) -> Vec<ChangedId> {
    let mut ids = Ids { used, there, changed: Vec::new() };
    // Goals first: on a clash, the lower level gives way.
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

/// The ids that are taken.
struct Ids<'p, 'a> {
    used: UsedIds,
    there: Option<&'p Plan<'a>>,
    changed: Vec<ChangedId>,
}

impl Ids<'_, '_> {
    /// Takes an adopted id, if it is valid and free.
    fn adopt(&mut self, id: &mut String, adopted: Option<&AdoptedId>) {
        let Some(AdoptedId { id: wished, .. }) = adopted else { return };
        if id.is_empty() && is_id(wished) && !self.used.has(wished) {
            self.used.add(wished);
            id.clone_from(wished);
        }
    }

    /// Generates the missing ids.
    fn make(&mut self, plan: &mut NewPlan, lang: Lang) {
        let unnamed = Text::fixed("Aktiviteter", "Activities");
        let mut next = 1;
        for goal in &mut plan.goals {
            while goal.id.is_empty() && self.used.has(&next.to_string()) {
                next += 1;
            }
            self.give(&mut goal.id, goal.adopted.as_ref(), |_| next.to_string());
            if goal.title.is_empty() {
                unnamed.get(lang).clone_into(&mut goal.title);
            }
            self.activities(&goal.id, &mut goal.activities);
            let has_numbers = goal.priorities.iter().any(|it| !it.id.is_empty());
            for (at, priority) in goal.priorities.iter_mut().enumerate() {
                let word = if has_numbers { word_of(&priority.title) } else { (at + 1).to_string() };
                let wished = format!("{}.{word}", goal.id);
                self.give(&mut priority.id, priority.adopted.as_ref(), |used| free(&wished, used));
                self.activities(&priority.id, &mut priority.activities);
            }
        }
    }

    /// Assigns the ids of the activities below a goal or a priority, continuing the existing ones.
    fn activities(&mut self, parent: &str, activities: &mut [NewActivity]) {
        let there = self.there.and_then(|plan| {
            let thing = Thing::all(plan).find(|thing| &*thing.id().value == parent)?;
            Some(next_series(plan, thing, Child::Activity))
        });
        let series = there.unwrap_or_else(|| Series::under(parent, Child::Activity.separator()));
        for activity in activities {
            self.give(&mut activity.id, activity.adopted.as_ref(), |used| used.next(&series));
        }
    }

    /// Assigns a missing id: a valid form of the adopted one, else the usual one.
    fn give(&mut self, id: &mut String, adopted: Option<&AdoptedId>, usual: impl Fn(&mut UsedIds) -> String) {
        if !id.is_empty() {
            return;
        }
        let meant = adopted.filter(|it| !is_id(&it.id)).and_then(|it| id_meant(&it.id));
        *id = match meant {
            Some(meant) => free(&meant, &mut self.used),
            None => usual(&mut self.used),
        };
        self.used.add(id);
        if let Some((origin, rest)) = adopted.and_then(|it| Some((it.origin?, &it.rest))) {
            self.changed.push((origin, format!("{id} {rest}").trim_end().to_owned(), CHANGED));
        }
    }
}

/// Returns a free id: the wished one, or that with a number appended.
fn free(wished: &str, used: &mut UsedIds) -> String {
    let mut id = wished.to_owned();
    let mut number = 1;
    while used.has(&id) {
        number += 1;
        id = format!("{wished}-{number}");
    }
    used.add(&id);
    id
}

/// Returns the most distinctive word of a title: the last long one.
fn word_of(title: &str) -> String {
    let key = loose_key(title);
    let words: Vec<&str> = key.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 3).collect();
    words.last().or(words.first()).copied().unwrap_or("x").to_owned()
}
