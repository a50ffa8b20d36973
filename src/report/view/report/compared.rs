//! The comparison of a part of a report: what it was, and what changed since.

use std::collections::HashSet;

use super::part::Part;
use super::then::{AsOf, Compared, Then};
use super::told::Told;
use crate::model::{Period, Thing};
use crate::query::{Assessable, ChangeKind, EarlierPlan, Entry, NoEarlierPlan, Standing, change_kind, own_standing};
use crate::report::doc::Link;

impl<'r, 'p, 'a> Part<'r, 'p, 'a> {
    /// Sets the standings in the previous period, if there is one to compare with.
    pub(super) fn compare(&mut self, asked: Option<Period>) {
        let plan = self.plan();
        let is_in_plan = |period: &Period| plan.years.is_none_or(|years| years.touches(*period));
        let before = asked.or_else(|| self.selected.period.previous().filter(is_in_plan));
        let Some(before) = before else { return };
        let then = |it: Assessable<'p, 'a>| {
            let standing = own_standing(plan, it.thing, before, it.standing.today)?;
            Some(Assessable { standing, ..it })
        };
        let was_assessed = |then: &Option<Assessable<'_, '_>>| then.is_some_and(|then| then.standing.status.is_some());
        let sections: Vec<_> = self.sections.iter().map(|section| then(section.now)).collect();
        let standings: Vec<_> = self.told.iter().map(|told| told.entry.at(before)).collect();
        let is_compared = if self.counts_activities() {
            standings.iter().any(|standing| standing.status.is_some())
        } else {
            sections.iter().any(was_assessed)
        };
        if !is_compared {
            self.compared = Compared::Unassessed(before);
            return;
        }
        self.compared = Compared::With(before);
        for (told, standing) in self.told.iter_mut().zip(standings) {
            told.before = Some(standing);
            self.then.push(Entry { standing, ..told.entry });
        }
        for (section, then) in self.sections.iter_mut().zip(&sections) {
            section.before = then.map(|then| then.standing);
        }
        self.sections_then = sections.into_iter().flatten().collect();
    }

    /// Compares with the same plan as its files were on an earlier day, and not with a period.
    pub(super) fn beside_earlier(
        mut self,
        as_of: &AsOf<'r, 'p, 'a>,
        earlier: Result<EarlierPlan<'p, 'a>, NoEarlierPlan>,
    ) -> Self {
        let (then, now) = as_of.names(self.selected.today);
        self.compared = match earlier {
            Ok(_) => Compared::AsOf(then, now),
            Err(NoEarlierPlan::Absent) => Compared::Absent(as_of.day),
            Err(NoEarlierPlan::OtherNames) => Compared::OtherNames(as_of.day),
            Err(NoEarlierPlan::OtherLevels) => Compared::OtherLevels(as_of.day),
        };
        let earlier = earlier.ok();
        self.then = earlier.as_ref().map(|earlier| earlier.entries.clone()).unwrap_or_default();
        self.sections_then = earlier.iter().flat_map(EarlierPlan::sections).collect();
        let was = |now: &Assessable<'p, 'a>| earlier.as_ref().and_then(|earlier| earlier.was(now));
        let ids = |things: &mut dyn Iterator<Item = Thing<'p, 'a>>| things.map(|thing| &*thing.id().value).collect();
        let selected: HashSet<&str> = ids(&mut self.then.iter().map(Entry::thing));
        for told in &mut self.told {
            let was = was(&told.entry.assessable()).and_then(|was| was.entry());
            told.before = was.map(|was| was.standing);
            told.was = was.map_or(told.entry.activity, |was| was.activity);
            told.is_joined = was.is_some() && !selected.contains(&*told.was.id.value);
        }
        let selected: HashSet<&str> = ids(&mut self.sections_then.iter().map(|then| then.thing));
        for section in &mut self.sections {
            let was = was(&section.now);
            section.before = was.map(|was| was.standing);
            section.is_joined =
                was.is_some_and(|was| !selected.contains(&*was.thing.id().value)) && self.selected.is_filtered();
        }
        self.earlier = earlier;
        self.owners = self.counted_owners();
        self
    }

    /// Returns the time that is compared with, if any.
    pub(super) fn before(&self) -> Option<Then<'r>> {
        match self.compared {
            Compared::With(period) => Some(Then::Period(period)),
            Compared::AsOf(then, _) => Some(then),
            Compared::First
            | Compared::Unassessed(_)
            | Compared::Absent(_)
            | Compared::OtherNames(_)
            | Compared::OtherLevels(_) => None,
        }
    }

    /// Returns the time that is told of: the period, or the day of the report where earlier files are compared.
    pub(super) fn now(&self) -> Then<'r> {
        match self.compared {
            Compared::AsOf(_, now) => now,
            _ => Then::Period(self.period()),
        }
    }

    /// Returns the activities that were selected then and that the plan does not have any more, in file order.
    pub(super) fn gone(&self) -> impl Iterator<Item = &Entry<'p, 'a>> {
        let is_gone =
            |entry: &&Entry<'p, 'a>| self.earlier.as_ref().is_some_and(|earlier| earlier.is_gone(entry.thing()));
        self.then.iter().filter(is_gone)
    }

    /// Returns links to what was selected then, and is in the plan but not selected any more.
    pub(super) fn left(&self) -> Vec<Link> {
        let Some(earlier) = &self.earlier else { return Vec::new() };
        let now = self.told.iter().map(|told| told.entry.assessable()).chain(self.sections.iter().map(|it| it.now));
        let known = now.filter_map(|now| earlier.was(&now));
        let known: HashSet<&str> = known.map(|was| &*was.thing.id().value).collect();
        let is_filtered = self.selected.is_filtered();
        let sections = self.sections_then.iter().filter(|_| is_filtered).copied();
        let then = self.then.iter().map(Entry::assessable).chain(sections);
        let left = then.filter(|then| !known.contains(&*then.thing.id().value) && !earlier.is_gone(then.thing));
        left.map(|then| self.unlinked(&then)).collect()
    }

    /// Returns links to what is selected now, and was in the plan but not selected then.
    pub(super) fn joined(&self) -> Vec<Link> {
        let activities = self.told.iter().filter(|told| told.is_joined).map(|told| self.link(told));
        let sections = self.sections.iter().filter(|it| it.is_joined).map(|it| self.link_to(&it.now));
        activities.chain(sections).collect()
    }

    /// Returns what is counted: the activities, or the goals and priorities that are to be assessed where activities
    /// are not.
    pub(super) fn counted(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        let counts = self.counts_activities();
        let activities = self.told.iter().filter(move |_| counts).map(|told| told.entry.assessable());
        let sections = self.sections.iter().filter(move |it| !counts && it.now.is_asked_for()).map(|it| it.now);
        activities.chain(sections)
    }

    /// Returns what was counted then.
    pub(super) fn counted_then(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        let counts = self.counts_activities();
        let activities = self.then.iter().filter(move |_| counts).map(Entry::assessable);
        let sections = self.sections_then.iter().filter(move |then| !counts && then.is_asked_for()).copied();
        activities.chain(sections)
    }

    /// Returns what is counted, with its standing before. Only what was selected then took a step in the selection.
    pub(super) fn steps(&self) -> impl Iterator<Item = (Option<Standing<'p, 'a>>, Assessable<'p, 'a>)> {
        let counts = self.counts_activities();
        let activities = self.told.iter().filter(move |told| counts && !told.is_joined);
        let sections = self.sections.iter().filter(move |it| !counts && !it.is_joined && it.now.is_asked_for());
        let activities = activities.map(|told| (told.before, told.entry.assessable()));
        activities.chain(sections.map(|section| (section.before, section.now)))
    }

    /// Returns what was counted then and the plan does not have any more.
    pub(super) fn counted_gone(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        let is_gone = |then: &Assessable<'p, 'a>| self.earlier.as_ref().is_some_and(|it| it.is_gone(then.thing));
        self.counted_then().filter(is_gone)
    }

    /// Returns the number of what is counted and changed in a way since then. What the plan does not have any more is
    /// gone.
    pub(super) fn count_of(&self, kind: ChangeKind) -> usize {
        let gone = if kind == ChangeKind::Gone { self.counted_gone().count() } else { 0 };
        let is_of_kind = |(before, now): &(Option<Standing<'_, '_>>, Assessable<'_, '_>)| {
            self.change(before.as_ref(), &now.standing) == Some(kind)
        };
        self.steps().filter(is_of_kind).count() + gone
    }

    /// Returns the goals and priorities that were to be assessed then and that the plan does not have any more.
    pub(super) fn sections_gone(&self) -> impl Iterator<Item = &Assessable<'p, 'a>> {
        let is_gone = |then: &&Assessable<'p, 'a>| self.earlier.as_ref().is_some_and(|it| it.is_gone(then.thing));
        self.sections_then.iter().filter(is_gone)
    }

    /// Returns the activities with a kind of change since then. Those that are not in the files any more are
    /// [gone](Self::gone) too.
    pub(super) fn changed(&self, kind: ChangeKind) -> impl Iterator<Item = &Told<'p, 'a>> {
        let told = self.told.iter().filter(|told| !told.is_joined);
        told.filter(move |told| self.change(told.before.as_ref(), &told.entry.standing) == Some(kind))
    }

    /// Returns the change of a standing since then; none if there is none, or nothing is compared with. Beside earlier
    /// files, what was not in them is new, and not what has begun since.
    pub(super) fn change(&self, before: Option<&Standing<'_, '_>>, now: &Standing<'_, '_>) -> Option<ChangeKind> {
        let is_of_files = matches!(self.compared, Compared::AsOf(..));
        match before.map(|before| change_kind(before, now)) {
            Some(Some(ChangeKind::New)) if is_of_files => Some(ChangeKind::Other),
            Some(change) => change,
            None => is_of_files.then_some(ChangeKind::New),
        }
    }
}
