//! The part of a report about one plan.

use std::collections::BTreeMap;

use super::owner::{Owner, owners};
use super::then::{AsOf, Then};
use super::told::{Compare, Told};
use super::typography::NO_BREAK;
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::{Day, Period, Plan, Thing, Tier};
use crate::query::{Assessable, ChangeKind, EarlierPlan, Entry, PlanSelection, Standing, change_kind, own_standing};
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
    pub(super) compared: Compared,
    /// The plan as its files were on that day.
    earlier: Option<EarlierPlan<'p, 'a>>,
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

/// The object of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compared {
    /// The previous period of the same length.
    With(Period),
    /// The same period, as the files were on a day; with the day of the report.
    AsOf(Day, Day),
    /// None, as the plan did not exist on that day.
    Absent(Day),
    /// None, as the plan has no earlier period.
    First,
    /// None, as none of these activities was assessed in the previous period.
    Unassessed(Period),
}

impl<'r, 'p, 'a> Part<'r, 'p, 'a> {
    /// Gathers the activities of a plan. `asked` is the period to compare with, if it is not the previous one;
    /// `as_of` the earlier files to compare with instead.
    pub(super) fn new(
        selected: &'r PlanSelection<'p, 'a>,
        (asked, as_of): (Option<Period>, Option<AsOf<'_, 'p, 'a>>),
        is_one_of_several: bool,
        lang: Lang,
    ) -> Self {
        let entries = selected.entries();
        let mut told: Vec<_> = entries.map(|entry| Told { entry, before: None, was: entry.activity }).collect();
        let earlier = as_of.and_then(|it| EarlierPlan::new(selected, it.portfolio, it.filters, it.day));
        let compared = match (as_of, &earlier) {
            (None, _) => compare(selected, asked, &mut told),
            (Some(as_of), None) => Compared::Absent(as_of.day),
            (Some(as_of), Some(earlier)) => {
                for told in &mut told {
                    if let Some(was) = earlier.was(&told.entry) {
                        (told.before, told.was) = (Some(was.standing), was.activity);
                    }
                }
                Compared::AsOf(as_of.day, selected.today)
            }
        };
        let owners = owners(selected, &told, earlier.as_ref(), lang);
        let mut owner_slugs = BTreeMap::new();
        for (_, owner) in selected.plan.register.iter() {
            let name = &*owner.name.value;
            owner_slugs.entry(slug(name)).and_modify(|other| *other = None).or_insert(Some(name));
        }
        Self { selected, compared, earlier, told, owners, owner_slugs, is_one_of_several, lang }
    }

    /// Returns the plan.
    pub(super) fn plan(&self) -> &'p Plan<'a> {
        self.selected.plan
    }

    /// Returns the selected period.
    pub(super) fn period(&self) -> Period {
        self.selected.period
    }

    /// Returns the time that is compared with, if any.
    pub(super) fn before(&self) -> Option<Then> {
        match self.compared {
            Compared::With(period) => Some(Then::Period(period)),
            Compared::AsOf(day, _) => Some(Then::Day(day)),
            Compared::First | Compared::Unassessed(_) | Compared::Absent(_) => None,
        }
    }

    /// Returns the time that is told of: the period, or the day of the report where files of another day are compared.
    pub(super) fn now(&self) -> Then {
        match self.compared {
            Compared::AsOf(_, today) => Then::Day(today),
            _ => Then::Period(self.period()),
        }
    }

    /// Returns the selected activities that were in the files then and are not any more, in file order.
    pub(super) fn gone(&self) -> &[Entry<'p, 'a>] {
        self.earlier.as_ref().map_or(&[], |earlier| &earlier.gone)
    }

    /// Returns the registered names of the owners of an activity that is gone.
    pub(super) fn owners_of_gone(&self, gone: &Entry<'p, 'a>) -> Vec<&'p str> {
        self.earlier.as_ref().map_or_else(Vec::new, |earlier| earlier.owners(gone, self.plan()))
    }

    /// Returns the standings then of all activities that are compared, those that are gone included.
    pub(super) fn standings_before(&self) -> impl Iterator<Item = Standing<'p, 'a>> {
        self.told.iter().filter_map(|told| told.before).chain(self.gone().iter().map(|gone| gone.standing))
    }

    /// Returns the own standings then of the goals and priorities that are compared.
    pub(super) fn sections_before(&self) -> Vec<Standing<'p, 'a>> {
        let in_period = |period| {
            let own = move |it: Assessable<'p, 'a>| own_standing(it.plan, it.thing, period, it.standing.today);
            self.selected.sections().filter_map(own).collect()
        };
        match (self.before(), &self.earlier) {
            (Some(Then::Period(period)), _) => in_period(period),
            (_, Some(earlier)) => earlier.sections().collect(),
            (_, None) => Vec::new(),
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

    /// Returns an activity that is gone by its symbol and its id, which lead nowhere.
    pub(super) fn link_to_gone(&self, gone: &Entry<'_, '_>) -> Link {
        Link { anchor: String::new(), ..self.link_to(&gone.assessable()) }
    }

    /// Returns the activities with a kind of change since then. Those that are not in the files any more are
    /// [gone](Self::gone) too.
    pub(super) fn changed(&self, kind: ChangeKind) -> impl Iterator<Item = &Told<'p, 'a>> {
        self.told.iter().filter(move |told| self.change(told) == Some(kind))
    }

    /// Returns the change of an activity since then; none if there is none, or nothing is compared with. What was not
    /// in the files then is new.
    pub(super) fn change(&self, told: &Told<'p, 'a>) -> Option<ChangeKind> {
        match told.before {
            Some(before) => change_kind(&before, &told.entry.standing),
            None => matches!(self.compared, Compared::AsOf(..)).then_some(ChangeKind::New),
        }
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

    /// Returns the counts now and then.
    pub(super) fn counts(&self) -> Compare {
        let mut counts = Compare::of(&self.told);
        counts.add_gone(self.gone());
        counts
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
