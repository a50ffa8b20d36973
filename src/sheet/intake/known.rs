//! An index of the plan's assessable things, for looking up rows.

use std::collections::HashMap;
use std::ptr;

use crate::model::{Activity, Measure, Nearest, Period, Plan, Thing, same_key};
use crate::sheet::letters::key;
use crate::sheet::{Column, row};

/// A plan with an index of what is assessed in the given period.
pub(super) struct KnownPlan<'p, 'a> {
    /// The plan.
    pub(super) plan: &'p Plan<'a>,
    /// The assessed period.
    pub(super) period: Period,
    ids: HashMap<String, Vec<Thing<'p, 'a>>>,
    former_ids: HashMap<String, Vec<Thing<'p, 'a>>>,
    measures: HashMap<String, (Thing<'p, 'a>, &'p Measure<'a>)>,
    titles: HashMap<String, &'p Activity<'a>>,
    /// Created when an id is not found for the first time.
    nearest: Option<Nearest<'p>>,
}

/// The result of looking up an id.
pub(super) enum Found<'p, 'a> {
    /// The thing with this id.
    Own(Thing<'p, 'a>),
    /// The thing that had this id before it was moved.
    Former(Thing<'p, 'a>),
    /// Several things, which is an error in the plan.
    Several,
    /// None; these ids are similar.
    Nothing(Vec<String>),
}

impl<'p, 'a> KnownPlan<'p, 'a> {
    /// Indexes a plan.
    pub(super) fn new(plan: &'p Plan<'a>, period: Period) -> Self {
        let (mut ids, mut former_ids, mut titles) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut measures = HashMap::new();
        for thing in Thing::all(plan).filter(|thing| plan.complete.manifest && thing.is_whole()) {
            ids.entry(same_key(thing.id()).into_owned()).or_insert_with(Vec::new).push(thing);
            for id in thing.formerly() {
                former_ids.entry(same_key(id).into_owned()).or_insert_with(Vec::new).push(thing);
            }
            for measure in thing.measures().iter().filter(|measure| measure.is_whole) {
                measures.entry(same_key(&measure.id).into_owned()).or_insert((thing, measure));
            }
        }
        for (_, _, activity) in plan.activities() {
            titles.entry(key(&activity.title)).or_insert(activity);
        }
        Self { plan, period, ids, former_ids, measures, titles, nearest: None }
    }

    /// Returns whether a text, given as a [`key`], is a value of a level column.
    pub(super) fn says(&self, column: Column, text: &str) -> bool {
        let is_it = |id: &str, title: &str| key(&format!("{id} {title}")) == text;
        match column {
            Column::Goal => self.plan.goals.iter().any(|goal| is_it(&goal.id, &goal.title)),
            Column::Priority => self.plan.priorities().any(|(_, priority)| is_it(&priority.id, &priority.title)),
            Column::Activity => self.titles.contains_key(text),
            _ => false,
        }
    }

    /// Returns another goal or priority with this label.
    pub(super) fn other_section(&self, label: &str, thing: Thing<'p, 'a>) -> Option<Thing<'p, 'a>> {
        let of_level = Thing::all(self.plan).filter(|other| other.tier() == thing.tier());
        of_level
            .filter(|other| other.id().value != thing.id().value)
            .find(|other| key(&row::label(*other)) == key(label))
    }

    /// Returns the measure with an id, unless a goal, priority or activity has or had that id.
    pub(super) fn measure(&self, id: &str) -> Option<(Thing<'p, 'a>, &'p Measure<'a>)> {
        let id = same_key(id);
        let is_of_thing = self.ids.contains_key(&*id) || self.former_ids.contains_key(&*id);
        self.measures.get(&*id).filter(|_| !is_of_thing).copied()
    }

    /// Returns another measure with this label, if the given one does not have it.
    pub(super) fn other_measure(&self, label: &str, measure: &Measure<'a>) -> Option<&'p Measure<'a>> {
        let all = Thing::all(self.plan).flat_map(|thing| thing.measures());
        let mut others = all.filter(|other| !ptr::eq(*other, measure));
        others.find(|other| key(&row::measure_label(other)) == key(label))
    }

    /// Finds a goal, a priority or an activity by its current id, or by a former one.
    pub(super) fn find(&mut self, id: &str) -> Found<'p, 'a> {
        let id_key = same_key(id);
        match (self.ids.get(&*id_key).map(Vec::as_slice), self.former_ids.get(&*id_key).map(Vec::as_slice)) {
            (Some([own]), _) => Found::Own(*own),
            (None, Some([former])) => Found::Former(*former),
            (None, None) => Found::Nothing(self.near(id)),
            _ => Found::Several,
        }
    }

    /// Returns the ids of activities that are similar to an id.
    pub(super) fn near(&mut self, id: &str) -> Vec<String> {
        let plan = self.plan;
        let measures = Thing::all(plan).flat_map(|thing| thing.measures().iter().map(|measure| &*measure.id.value));
        let ids = || plan.activities().map(|(_, _, activity)| &*activity.id.value).chain(measures.clone());
        self.nearest.get_or_insert_with(|| Nearest::new(ids())).to(id)
    }

    /// Returns another activity with this title, if the given one does not have it.
    pub(super) fn other_with_title(&self, title: &str, activity: &Activity<'a>) -> Option<&'p Activity<'a>> {
        let title = key(title);
        let other = self.titles.get(&title)?;
        (!ptr::eq(*other, activity) && key(&activity.title) != title).then_some(other)
    }
}
