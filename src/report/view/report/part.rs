//! The part of a report about one plan.

use std::collections::BTreeMap;

use super::then::Compared;
use super::told::{Compare, OwnAssessment, Owner, Told};
use super::typography::NO_BREAK;
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::{OwnerRef, Period, Plan, Thing, Tier};
use crate::query::{Assessable, EarlierPlan, Entry, Level, LevelName, PlanSelection, each_once};
use crate::report::doc::{Block, Doc, Heading, Link, Voice};
use crate::report::layout::slug;
use crate::source::hash;

/// The anchor of the activities without an owner, in every language.
const WITHOUT_OWNER: &str = "owner";

/// The part about one plan.
pub(super) struct Part<'r, 'p, 'a> {
    /// The selection in the plan.
    pub(super) selected: &'r PlanSelection<'p, 'a>,
    /// The period or day that it is compared with.
    pub(super) compared: Compared<'r>,
    /// The plan as its files were on that day.
    pub(super) earlier: Option<EarlierPlan<'p, 'a>>,
    /// The selected activities, in file order.
    pub(super) told: Vec<Told<'p, 'a>>,
    /// The activities that were selected then, with their standings then, in file order; none if nothing is compared
    /// with.
    pub(super) then: Vec<Entry<'p, 'a>>,
    /// The selected goals and priorities that are, or should be, assessed themselves.
    pub(super) sections: Vec<OwnAssessment<'p, 'a>>,
    /// Those that were selected then.
    pub(super) sections_then: Vec<Assessable<'p, 'a>>,
    /// Their owners and supporting owners, in alphabetical order.
    pub(super) owners: Vec<Owner<'p, 'a>>,
    /// The slugs of the names in the register; with the name, if only one has it.
    owner_slugs: BTreeMap<String, Option<&'p str>>,
    /// True if the report has other plans too.
    pub(super) is_one_of_several: bool,
    /// The language of the report.
    pub(super) lang: Lang,
}

impl<'r, 'p, 'a> Part<'r, 'p, 'a> {
    /// Gathers what is selected in a plan. `asked` is the period to compare with, if it is not the previous one.
    pub(super) fn new(
        selected: &'r PlanSelection<'p, 'a>,
        asked: Option<Period>,
        is_one_of_several: bool,
        lang: Lang,
    ) -> Self {
        let entries = selected.entries();
        let told: Vec<_> =
            entries.map(|entry| Told { entry, before: None, was: entry.activity, is_joined: false }).collect();
        let sections = selected.sections().map(|now| OwnAssessment { now, before: None, is_joined: false }).collect();
        let (then, sections_then) = (Vec::new(), Vec::new());
        let mut owner_slugs = BTreeMap::new();
        for (_, owner) in selected.plan.register.iter() {
            let name = &*owner.name.value;
            owner_slugs.entry(slug(name)).and_modify(|other| *other = None).or_insert(Some(name));
        }
        let (compared, earlier, owners) = (Compared::First, None, Vec::new());
        let mut part = Self {
            selected,
            compared,
            earlier,
            told,
            then,
            sections,
            sections_then,
            owners,
            owner_slugs,
            is_one_of_several,
            lang,
        };
        part.compare(asked);
        part.owners = part.counted_owners();
        part
    }

    /// Returns the plan.
    pub(super) fn plan(&self) -> &'p Plan<'a> {
        self.selected.plan
    }

    /// Returns the selected period.
    pub(super) fn period(&self) -> Period {
        self.selected.period
    }

    /// Returns the registered names of owners of then; if owners are filtered, only of these.
    pub(super) fn owners_then(&self, owners: &'p [OwnerRef<'a>]) -> Vec<&'p str> {
        match &self.earlier {
            Some(earlier) => earlier.owners(owners, self.plan()),
            None => self.owners_asked(owners).collect(),
        }
    }

    /// Returns the registered names of owners; if owners are filtered, only of these.
    pub(super) fn owners_asked(&self, owners: &'p [OwnerRef<'a>]) -> impl Iterator<Item = &'p str> {
        let plan = self.plan();
        let is_asked = |owner: &&OwnerRef<'_>| owner.id.is_none_or(|id| self.selected.asks_for_owner(id));
        each_once(owners).filter(is_asked).map(move |owner| plan.owner_name(owner))
    }

    /// Returns whether activities are counted, and not only goals or priorities.
    pub(super) fn counts_activities(&self) -> bool {
        self.plan().counts(Tier::Activity)
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
    pub(super) fn owner_anchor(&self, owner: &Owner<'_, '_>) -> String {
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

    /// Returns a link to a goal, a priority or an activity by its symbol and its id; without the symbol of what nobody
    /// is to assess.
    pub(super) fn link_to(&self, it: &Assessable<'_, '_>) -> Link {
        let id = &*it.thing.id().value;
        let text = if it.has_status() { format!("{}{NO_BREAK}{id}", it.standing.sign()) } else { id.to_string() };
        Link { text, anchor: self.anchor(id) }
    }

    /// Returns what is not in the report by its symbol and its id, which lead nowhere.
    pub(super) fn unlinked(&self, then: &Assessable<'_, '_>) -> Link {
        Link { anchor: String::new(), ..self.link_to(then) }
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

    /// Returns the counts of what is counted now and then.
    pub(super) fn counts(&self) -> Compare {
        let mut counts = Compare::default();
        self.add_to(&mut counts);
        counts
    }

    /// Adds what is counted now and then.
    pub(super) fn add_to(&self, counts: &mut Compare) {
        self.counted().for_each(|it| counts.now.add(&it.standing));
        self.counted_then().for_each(|then| counts.before.add(&then.standing));
    }
}

/// Returns a text on one line, for a heading.
pub(super) fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns the plans' name for a level.
pub(super) fn common(parts: &[Part<'_, '_, '_>], level: Level) -> LevelName {
    LevelName::common(parts.iter().map(Part::plan), level)
}
