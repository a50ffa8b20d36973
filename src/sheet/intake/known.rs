//! What a plan holds that is assessed, to be found by what a row says.

use std::collections::HashMap;
use std::ptr;

use crate::model::{Activity, Nearest, Period, Plan, Thing, same_key};
use crate::sheet::letters::key;
use crate::sheet::{Column, row};

/// A plan, in the period that is looked at, with all that is assessed by what a row says of it.
pub(super) struct Known<'p, 'a> {
    /// The plan.
    pub(super) plan: &'p Plan<'a>,
    /// The period.
    pub(super) period: Period,
    ids: HashMap<String, Vec<Thing<'p, 'a>>>,
    former_ids: HashMap<String, Vec<Thing<'p, 'a>>>,
    titles: HashMap<String, &'p Activity<'a>>,
    /// Made when the first id is not found.
    nearest: Option<Nearest<'p>>,
}

/// What an id leads to.
pub(super) enum Found<'p, 'a> {
    /// The thing that has it.
    Own(Thing<'p, 'a>),
    /// The thing that had it before it was moved.
    Former(Thing<'p, 'a>),
    /// More than one thing: a mistake of the plan.
    Several,
    /// Nothing; these are near.
    Nothing(Vec<String>),
}

impl<'p, 'a> Known<'p, 'a> {
    /// Gathers what a plan holds that is assessed.
    pub(super) fn new(plan: &'p Plan<'a>, period: Period) -> Self {
        let (mut ids, mut former_ids, mut titles) = (HashMap::new(), HashMap::new(), HashMap::new());
        for thing in Thing::all(plan).filter(|thing| plan.complete.manifest && thing.is_whole()) {
            ids.entry(same_key(thing.id()).into_owned()).or_insert_with(Vec::new).push(thing);
            for id in thing.formerly() {
                former_ids.entry(same_key(id).into_owned()).or_insert_with(Vec::new).push(thing);
            }
        }
        for (_, _, activity) in plan.activities() {
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

    /// Returns another goal or priority of which a row says this where it says what it is of.
    pub(super) fn other_section(&self, label: &str, thing: Thing<'p, 'a>) -> Option<Thing<'p, 'a>> {
        let of_level = Thing::all(self.plan).filter(|other| other.tier() == thing.tier());
        of_level
            .filter(|other| other.id().value != thing.id().value)
            .find(|other| key(&row::label(*other)) == key(label))
    }

    /// Finds a thing by the id it has, or had.
    pub(super) fn find(&mut self, id: &str) -> Found<'p, 'a> {
        let id_key = same_key(id);
        match (self.ids.get(&*id_key).map(Vec::as_slice), self.former_ids.get(&*id_key).map(Vec::as_slice)) {
            (Some([own]), _) => Found::Own(*own),
            (None, Some([former])) => Found::Former(*former),
            (None, None) => Found::Nothing(self.near(id)),
            _ => Found::Several,
        }
    }

    /// Returns the ids of activities that are near an id.
    pub(super) fn near(&mut self, id: &str) -> Vec<String> {
        let plan = self.plan;
        let ids = || plan.activities().map(|(_, _, activity)| &*activity.id.value);
        self.nearest.get_or_insert_with(|| Nearest::new(ids())).to(id)
    }

    /// Returns the other activity that has a title, where the one with the id has not.
    pub(super) fn other_with_title(&self, title: &str, activity: &Activity<'a>) -> Option<&'p Activity<'a>> {
        let title = key(title);
        let other = self.titles.get(&title)?;
        (!ptr::eq(*other, activity) && key(&activity.title) != title).then_some(other)
    }
}
