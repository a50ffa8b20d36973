//! The part of a report about one plan.

use std::collections::{BTreeMap, HashMap};

use super::typography::NO_BREAK;
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::{OwnerRef, Period, Plan, Thing, Tier};
use crate::query::{
    Alphabet, Assessable, ChangeKind, Counts, Entry, PlanSelection, Standing, change_kind, each_once, own_standing,
};
use crate::report::doc::{Block, Doc, Heading, Link, Voice};
use crate::report::layout::slug;
use crate::source::hash;

/// The anchor of the activities without an owner, in every language.
const WITHOUT_OWNER: &str = "owner";

/// The part about one plan.
pub(super) struct Part<'r, 'p, 'a> {
    /// The selection in the plan.
    pub(super) selected: &'r PlanSelection<'p, 'a>,
    /// The period that it is compared with.
    pub(super) compared: Compared,
    /// The selected activities, in file order.
    pub(super) told: Vec<Told<'p, 'a>>,
    /// Their owners and supporting owners, in alphabetical order.
    pub(super) owners: Vec<Owner<'p>>,
    /// The slugs of the names in the register; with the name, if only one has it.
    owner_slugs: BTreeMap<String, Option<&'p str>>,
    /// True if the report has other plans too.
    pub(super) is_one_of_several: bool,
    /// The language of the report.
    pub(super) lang: Lang,
}

/// A selected activity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'p, 'a> {
    /// The activity in the selected period.
    pub(super) entry: Entry<'p, 'a>,
    /// Its standing in the previous period, if that is compared with.
    pub(super) before: Option<Standing<'p, 'a>>,
}

/// The object of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compared {
    /// The previous period of the same length.
    With(Period),
    /// None, as the plan has no earlier period.
    First,
    /// None, as none of these activities was assessed in the previous period.
    Unassessed(Period),
}

impl<'r, 'p, 'a> Part<'r, 'p, 'a> {
    /// Gathers the activities of a plan. `asked` is the period to compare with, if it is not the previous one.
    pub(super) fn new(
        selected: &'r PlanSelection<'p, 'a>,
        asked: Option<Period>,
        is_one_of_several: bool,
        lang: Lang,
    ) -> Self {
        let mut told: Vec<Told<'_, '_>> = selected.entries().map(|entry| Told { entry, before: None }).collect();
        let compared = compare(selected, asked, &mut told);
        let owners = owners(selected, &told, lang);
        let mut owner_slugs = BTreeMap::new();
        for (_, owner) in selected.plan.register.iter() {
            let name = &*owner.name.value;
            owner_slugs.entry(slug(name)).and_modify(|other| *other = None).or_insert(Some(name));
        }
        Self { selected, compared, told, owners, owner_slugs, is_one_of_several, lang }
    }

    /// Returns the plan.
    pub(super) fn plan(&self) -> &'p Plan<'a> {
        self.selected.plan
    }

    /// Returns the selected period.
    pub(super) fn period(&self) -> Period {
        self.selected.period
    }

    /// Returns the period that is compared with, if any.
    pub(super) fn before(&self) -> Option<Period> {
        match self.compared {
            Compared::With(period) => Some(period),
            Compared::First | Compared::Unassessed(_) => None,
        }
    }

    /// Returns the anchor of a thing of the plan.
    pub(super) fn anchor(&self, id: &str) -> String {
        // An anchor must not contain spaces.
        let id = id.replace(char::is_whitespace, "-");
        if self.is_one_of_several { format!("{}/{id}", &*self.plan().id.value) } else { id }
    }

    /// Returns a text about the plan, which names it if there are several.
    pub(super) fn named(&self, text: String) -> String {
        if self.is_one_of_several { format!("{}: {text}", &*self.plan().id.value) } else { text }
    }

    /// Returns the anchor of an owner: by its name, so that it is the same in every report. A name that is not the only
    /// one of the register with its slug has a hash.
    pub(super) fn owner_anchor(&self, owner: &Owner<'_>) -> String {
        if owner.name == say::NO_OWNER.get(self.lang) {
            return self.anchor(WITHOUT_OWNER);
        }
        self.anchor(&format!("owner-{}", self.owner_slug(owner.name)))
    }

    /// Returns the name of an owner in an address.
    pub(super) fn owner_slug(&self, name: &str) -> String {
        let slug = slug(name);
        let is_own = self.owner_slugs.get(&slug).is_some_and(|known| *known == Some(name));
        if is_own { slug } else { format!("{slug}-{}", &hash(name)[..8]) }
    }

    /// Returns a link to an activity by its symbol and its id.
    pub(super) fn link(&self, told: &Told<'_, '_>) -> Link {
        self.link_to(&told.entry.assessable())
    }

    /// Returns a link to a goal, a priority or an activity by its symbol and its id.
    pub(super) fn link_to(&self, it: &Assessable<'_, '_>) -> Link {
        let id = &*it.thing.id().value;
        let text = format!("{}{NO_BREAK}{id}", it.standing.sign());
        Link { text, anchor: self.anchor(id) }
    }

    /// Returns the activities with a kind of change since the previous period.
    pub(super) fn changed(&self, kind: ChangeKind) -> impl Iterator<Item = &Told<'p, 'a>> {
        self.told.iter().filter(move |told| {
            told.before.is_some_and(|before| change_kind(&before, &told.entry.standing) == Some(kind))
        })
    }

    /// Returns whether the report covers a goal or a priority: without filters, or if it or anything below it is
    /// selected.
    pub(super) fn tells_of(&self, thing: Thing<'_, '_>) -> bool {
        !self.selected.is_filtered()
            || self.told.iter().any(|told| {
                let entry = &told.entry;
                let around = entry.priority.map(|priority| &*priority.id.value);
                let ids = [Some(&*entry.goal.id.value), around, Some(&*entry.activity.id.value)];
                ids.contains(&Some(&**thing.id()))
            })
    }

    /// Returns the level of a heading: one level deeper if there are several plans, whose titles are level 1.
    pub(super) fn level(&self, level: u8) -> u8 {
        level + u8::from(self.is_one_of_several)
    }

    /// Adds a heading in the tool's words.
    pub(super) fn heading(&self, doc: &mut Doc, level: u8, text: &Text) {
        doc.heading(self.level(level), text.get(self.lang));
    }

    /// Adds a heading in the plan's words, with the thing's anchor.
    pub(super) fn heading_of_plan(&self, doc: &mut Doc, level: u8, id: &str, title: &str) {
        let text = format!("{id} {}", one_line(title));
        doc.blocks.push(Block::Heading(Heading {
            level: self.level(level),
            text,
            anchor: Some(self.anchor(id)),
            voice: Voice::Plan,
        }));
    }

    /// Returns the counts of both periods.
    pub(super) fn counts(&self) -> Compare {
        Compare::of(&self.told)
    }
}

/// The number of activities at each stage, in two periods.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Compare {
    /// In the selected period.
    pub(super) now: Counts,
    /// In the previous period; empty if that is not compared with.
    pub(super) before: Counts,
}

impl Compare {
    /// Returns the counts of activities.
    pub(super) fn of(told: &[Told<'_, '_>]) -> Self {
        let mut counts = Self::default();
        for told in told {
            counts.add(told);
        }
        counts
    }

    /// Adds an activity to the counts.
    pub(super) fn add(&mut self, told: &Told<'_, '_>) {
        self.now.add(&told.entry.standing);
        if let Some(before) = &told.before {
            self.before.add(before);
        }
    }
}

/// Returns whether the activities of a plan are assessed, and not only its goals or priorities.
pub(super) fn assesses_activities(plan: &Plan<'_>) -> bool {
    let has_own = plan.asks_for(Tier::Goal) || plan.asks_for(Tier::Priority);
    plan.asks_for(Tier::Activity) || !has_own
}

/// Sets the standing of each activity in the previous period, if there is one to compare with.
fn compare<'p, 'a>(selected: &PlanSelection<'p, 'a>, asked: Option<Period>, told: &mut [Told<'p, 'a>]) -> Compared {
    let plan = selected.plan;
    let is_in_plan = |period: &Period| plan.years.is_none_or(|years| years.touches(*period));
    let before = asked.or_else(|| selected.period.previous().filter(is_in_plan));
    let Some(before) = before else { return Compared::First };
    let standings: Vec<_> = told.iter().map(|told| told.entry.at(before)).collect();
    let is_assessed = |section: &Assessable<'_, '_>| {
        let then = own_standing(plan, section.thing, before, section.standing.today);
        then.is_some_and(|then| then.status.is_some())
    };
    let is_compared = if assesses_activities(plan) {
        standings.iter().any(|standing| standing.status.is_some())
    } else {
        selected.sections().any(|section| is_assessed(&section))
    };
    if !is_compared {
        return Compared::Unassessed(before);
    }
    for (told, standing) in told.iter_mut().zip(standings) {
        told.before = Some(standing);
    }
    Compared::With(before)
}

/// Returns a text on one line, for a heading.
pub(super) fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// An owner or a supporting owner of activities.
pub(super) struct Owner<'p> {
    /// The name in the register, or words that there is no owner.
    pub(super) name: &'p str,
    /// The activities of the owner, counted by stage.
    pub(super) counts: Compare,
    /// The indices of the activities of the owner.
    pub(super) answers: Vec<usize>,
    /// The indices of the activities that the owner supports.
    pub(super) supports: Vec<usize>,
}

/// Returns the owners of the activities in alphabetical order; with a filter by owner, only those.
fn owners<'p>(selected: &PlanSelection<'p, '_>, told: &[Told<'p, '_>], lang: Lang) -> Vec<Owner<'p>> {
    let plan = selected.plan;
    let mut owners: Vec<Owner<'_>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut place = |name: &'p str, owners: &mut Vec<Owner<'p>>| {
        *known.entry(name).or_insert_with(|| {
            owners.push(Owner { name, counts: Compare::default(), answers: vec![], supports: vec![] });
            owners.len() - 1
        })
    };
    let is_asked = |owner: &&OwnerRef<'_>| owner.id.is_none_or(|id| selected.asks_for_owner(id));
    for (at, told) in told.iter().enumerate() {
        let (activity, answering) = (told.entry.activity, told.entry.answering().owners);
        for owner in each_once(answering).filter(is_asked) {
            let owner = place(plan.owner_name(owner), &mut owners);
            owners[owner].answers.push(at);
            owners[owner].counts.add(told);
        }
        if answering.is_empty() {
            let nobody = place(say::NO_OWNER.get(lang), &mut owners);
            owners[nobody].answers.push(at);
            owners[nobody].counts.add(told);
        }
        for owner in each_once(&activity.support).filter(is_asked) {
            let owner = place(plan.owner_name(owner), &mut owners);
            owners[owner].supports.push(at);
        }
    }
    let alphabet = Alphabet::of_plans([plan], lang);
    owners.sort_by(|a, b| alphabet.compare(a.name, b.name));
    owners
}
