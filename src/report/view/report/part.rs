//! One plan, as the report tells of it.

use std::collections::HashMap;

use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{OwnerRef, Period, Plan, Status};
use crate::query::{Alphabet, Counts, Entry, PlanSelection, Standing, each_once};
use crate::report::doc::{Block, Doc, Heading, Voice};

/// One plan, with the activities that are told of.
pub(super) struct Part<'r, 'p, 'a> {
    /// What is looked for in the plan.
    pub(super) selected: &'r PlanSelection<'p, 'a>,
    /// What its period is compared with.
    pub(super) compared: Compared,
    /// The activities, in file order.
    pub(super) told: Vec<Told<'p, 'a>>,
    /// Those who have a part in them, in the order of the alphabet.
    pub(super) owners: Vec<Owner<'p>>,
    /// Whether other plans are told of too.
    pub(super) is_one_of_several: bool,
    /// The language it is told in.
    pub(super) lang: Lang,
}

/// An activity that is told of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'p, 'a> {
    /// The activity, where it stands in the period that is looked at.
    pub(super) entry: Entry<'p, 'a>,
    /// Where it stood in the period that is compared with, where one is.
    pub(super) before: Option<Standing<'p, 'a>>,
}

/// What a period is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compared {
    /// The period of the same length before it.
    With(Period),
    /// Nothing: the plan has no earlier period.
    First,
    /// Nothing: in the period before, none of these activities was assessed.
    Unassessed(Period),
}

impl<'r, 'p, 'a> Part<'r, 'p, 'a> {
    /// Gathers what is told of a plan.
    pub(super) fn new(selected: &'r PlanSelection<'p, 'a>, is_one_of_several: bool, lang: Lang) -> Self {
        let mut told: Vec<Told<'_, '_>> = selected.entries().map(|entry| Told { entry, before: None }).collect();
        let compared = compare(selected, &mut told);
        let owners = owners(selected, &told, lang);
        Self { selected, compared, told, owners, is_one_of_several, lang }
    }

    /// Returns the plan.
    pub(super) fn plan(&self) -> &'p Plan<'a> {
        self.selected.plan
    }

    /// Returns the period that is looked at.
    pub(super) fn period(&self) -> Period {
        self.selected.period
    }

    /// Returns the period that is compared with, where one is.
    pub(super) fn before(&self) -> Option<Period> {
        match self.compared {
            Compared::With(period) => Some(period),
            Compared::First | Compared::Unassessed(_) => None,
        }
    }

    /// Returns the name that a link finds something of the plan by.
    pub(super) fn anchor(&self, id: &str) -> String {
        // A space would end the name where it is used.
        let id = id.replace(char::is_whitespace, "-");
        if self.is_one_of_several { format!("{}/{id}", &*self.plan().id.value) } else { id }
    }

    /// Returns the anchor of what is told of an owner.
    pub(super) fn owner_anchor(&self, owner: &Owner<'_>) -> String {
        self.anchor(&format!("owner-{}", owner.number))
    }

    /// Returns the level of a heading: where there are several plans, each has the first level for its title.
    pub(super) fn level(&self, level: u8) -> u8 {
        level + u8::from(self.is_one_of_several)
    }

    /// Adds a heading in the tool's words.
    pub(super) fn heading(&self, doc: &mut Doc, level: u8, text: &Text) {
        doc.heading(self.level(level), text.get(self.lang));
    }

    /// Adds a heading in the plan's words, that a link finds by the id of what it is of.
    pub(super) fn heading_of_plan(&self, doc: &mut Doc, level: u8, id: &str, title: &str) {
        let text = format!("{id} {}", one_line(title));
        doc.blocks.push(Block::Heading(Heading {
            level: self.level(level),
            text,
            anchor: Some(self.anchor(id)),
            voice: Voice::Plan,
        }));
    }

    /// Counts where the activities stand now, and where they stood before.
    pub(super) fn counts(&self) -> Compare {
        Compare::of(&self.told)
    }
}

/// How many activities are at each stage, and were.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Compare {
    /// In the period that is looked at.
    pub(super) now: Counts,
    /// In the period that is compared with; nothing where none is.
    pub(super) before: Counts,
}

impl Compare {
    /// Counts activities.
    pub(super) fn of(told: &[Told<'_, '_>]) -> Self {
        let mut counts = Self::default();
        for told in told {
            counts.add(told);
        }
        counts
    }

    /// Counts one more activity.
    pub(super) fn add(&mut self, told: &Told<'_, '_>) {
        self.now.add(&told.entry.standing);
        if let Some(before) = &told.before {
            self.before.add(before);
        }
    }
}

/// Looks up where each activity stood in the period before, where there is something to compare with.
fn compare<'p, 'a>(selected: &PlanSelection<'p, 'a>, told: &mut [Told<'p, 'a>]) -> Compared {
    let plan = selected.plan;
    let is_in_plan = |period: &Period| plan.years.is_none_or(|years| years.touches(*period));
    let Some(before) = selected.period.previous().filter(is_in_plan) else { return Compared::First };
    let standings: Vec<_> = told.iter().map(|told| told.entry.at(before)).collect();
    if standings.iter().all(|standing| standing.status.is_none()) {
        return Compared::Unassessed(before);
    }
    for (told, standing) in told.iter_mut().zip(standings) {
        told.before = Some(standing);
    }
    Compared::With(before)
}

/// Returns whether two standings are shown alike: the same stage, and the same word for it.
pub(super) fn is_same(a: &Standing<'_, '_>, b: &Standing<'_, '_>) -> bool {
    let word = |status: Option<&Status<'_>>| status.map(|status| std::ptr::from_ref(status).cast::<()>());
    a.stage == b.stage && word(a.status) == word(b.status)
}

/// Returns the text on one line, as a heading has it.
pub(super) fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Compared {
    /// Returns why nothing is compared; none where something is.
    pub(super) fn why_not(self, period: Period) -> Option<Text> {
        match self {
            Self::With(_) => None,
            Self::First => Some(text!(
                "{period} är planens första period: det finns ingen tidigare att jämföra med.",
                "{period} is the plan's first period: there is none before it to compare with."
            )),
            Self::Unassessed(before) => Some(text!(
                "Inget bedömdes {before}, så det finns inget att jämföra med.",
                "Nothing was assessed in {before}, so there is nothing to compare with."
            )),
        }
    }
}

/// Somebody who answers for activities, or supports those who do.
pub(super) struct Owner<'p> {
    /// The one name of the register, or what stands in place of a name.
    pub(super) name: &'p str,
    /// Its number, by which a link finds it: its place among the owners in the order they come up.
    pub(super) number: usize,
    /// Where the activities stand that it answers for.
    pub(super) counts: Compare,
    /// The places, among those told of, of the activities that it answers for.
    pub(super) answers: Vec<usize>,
    /// The places of those that it supports.
    pub(super) supports: Vec<usize>,
}

/// Gathers the owners of activities, in the order of the alphabet; only those that were asked for, where owners were.
fn owners<'p>(selected: &PlanSelection<'p, '_>, told: &[Told<'p, '_>], lang: Lang) -> Vec<Owner<'p>> {
    let plan = selected.plan;
    let mut owners: Vec<Owner<'_>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut place = |name: &'p str, owners: &mut Vec<Owner<'p>>| {
        *known.entry(name).or_insert_with(|| {
            let number = owners.len() + 1;
            owners.push(Owner { name, number, counts: Compare::default(), answers: vec![], supports: vec![] });
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
    let alphabet = Alphabet::of(lang);
    owners.sort_by(|a, b| alphabet.compare(a.name, b.name));
    owners
}
