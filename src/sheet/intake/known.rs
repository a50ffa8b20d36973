//! The activities of a plan, to be found by what a row says.

use std::collections::HashMap;
use std::ptr;

use crate::model::{Activity, Nearest, Period, Placed, Plan, same_key};
use crate::sheet::Column;
use crate::sheet::letters::key;

/// A plan, in the period that is looked at, with its activities by what a row says of them.
pub(super) struct Known<'p, 'a> {
    /// The plan.
    pub(super) plan: &'p Plan<'a>,
    /// The period.
    pub(super) period: Period,
    ids: HashMap<String, Vec<Placed<'p, 'a>>>,
    former_ids: HashMap<String, Vec<Placed<'p, 'a>>>,
    titles: HashMap<String, &'p Activity<'a>>,
    /// Made when the first id is not found.
    nearest: Option<Nearest<'p>>,
}

/// What an id leads to.
pub(super) enum Found<'p, 'a> {
    /// The activity that has it.
    Own(Placed<'p, 'a>),
    /// The activity that had it before it was moved.
    Former(Placed<'p, 'a>),
    /// More than one activity: a mistake of the plan.
    Several,
    /// Nothing; these are near.
    Nothing(Vec<String>),
}

impl<'p, 'a> Known<'p, 'a> {
    /// Gathers the activities of a plan.
    pub(super) fn new(plan: &'p Plan<'a>, period: Period) -> Self {
        let (mut ids, mut former_ids, mut titles) = (HashMap::new(), HashMap::new(), HashMap::new());
        for placed in plan.activities() {
            let activity: &'p Activity<'a> = placed.2;
            ids.entry(same_key(&activity.id).into_owned()).or_insert_with(Vec::new).push(placed);
            for id in &activity.formerly {
                former_ids.entry(same_key(id).into_owned()).or_insert_with(Vec::new).push(placed);
            }
            titles.entry(key(&activity.title)).or_insert(activity);
        }
        Self { plan, period, ids, former_ids, titles, nearest: None }
    }

    /// Whether the plan says a text, given as a [`key`], in a column of the levels.
    pub(super) fn says(&self, column: Column, text: &str) -> bool {
        let is_it = |id: &str, title: &str| key(&format!("{id} {title}")) == text;
        match column {
            Column::Goal => self.plan.goals.iter().any(|goal| is_it(&goal.id, &goal.title)),
            Column::Priority => self.plan.priorities().any(|(_, priority)| is_it(&priority.id, &priority.title)),
            Column::Activity => self.titles.contains_key(text),
            _ => false,
        }
    }

    /// Finds an activity by the id it has, or had.
    pub(super) fn find(&mut self, id: &str) -> Found<'p, 'a> {
        let id_key = same_key(id);
        match (self.ids.get(&*id_key).map(Vec::as_slice), self.former_ids.get(&*id_key).map(Vec::as_slice)) {
            (Some([own]), _) => Found::Own(*own),
            (None, Some([former])) => Found::Former(*former),
            (None, None) => {
                let plan = self.plan;
                let ids = || plan.activities().map(|(_, _, activity)| &*activity.id.value);
                Found::Nothing(self.nearest.get_or_insert_with(|| Nearest::new(ids())).to(id))
            }
            _ => Found::Several,
        }
    }

    /// Returns the other activity that has a title, where the one with the id has not.
    pub(super) fn other_with_title(&self, title: &str, activity: &Activity<'a>) -> Option<&'p Activity<'a>> {
        let title = key(title);
        let other = self.titles.get(&title)?;
        (!ptr::eq(*other, activity) && key(&activity.title) != title).then_some(other)
    }
}
