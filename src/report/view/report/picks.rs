//! What the rows of activities can be picked by: their goal, their owners, their status.

use std::collections::HashMap;

use super::part::{Part, Told, is_same, one_line};
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::Goal;
use crate::query::{Alphabet, Standing};
use crate::report::doc::{Facet, Voice};
use crate::report::view::standing;

/// What there is to pick by.
pub(super) struct Picks<'p, 'a> {
    goals: Vec<String>,
    place_of_goal: HashMap<*const Goal<'a>, usize>,
    owners: Vec<&'p str>,
    place_of_owner: HashMap<&'p str, usize>,
    statuses: Vec<String>,
    /// Each way to stand there is, with its place among the statuses: two plans may have the same word.
    standings: Vec<(Standing<'p, 'a>, usize)>,
    lang: Lang,
}

impl<'p, 'a> Picks<'p, 'a> {
    /// Gathers what there is among the activities that are told of.
    pub(super) fn new(parts: &[Part<'_, 'p, 'a>], lang: Lang) -> Self {
        let answers = parts.iter().flat_map(|part| &part.owners).filter(|owner| !owner.answers.is_empty());
        let mut owners: Vec<&str> = answers.map(|owner| owner.name).collect();
        let alphabet = Alphabet::of(lang);
        owners.sort_by(|a, b| alphabet.compare(a, b));
        owners.dedup();
        let mut picks = Self {
            goals: Vec::new(),
            place_of_goal: HashMap::new(),
            place_of_owner: owners.iter().copied().zip(0..).collect(),
            owners,
            statuses: Vec::new(),
            standings: standings(parts),
            lang,
        };
        for (standing, place) in &mut picks.standings {
            let words = standing::words(standing, lang);
            *place = picks.statuses.iter().position(|known| *known == words).unwrap_or_else(|| {
                picks.statuses.push(words);
                picks.statuses.len() - 1
            });
        }
        for part in parts {
            part.told.iter().for_each(|told| picks.include(part, told.entry.goal));
        }
        picks
    }

    fn include(&mut self, part: &Part<'_, 'p, 'a>, goal: &'p Goal<'a>) {
        let goals = &mut self.goals;
        self.place_of_goal.entry(goal).or_insert_with(|| {
            let title = format!("{} {}", &*goal.id.value, one_line(&goal.title));
            goals.push(if part.is_one_of_several { format!("{}: {title}", &*part.plan().id.value) } else { title });
            goals.len() - 1
        });
    }

    /// Returns what there is to pick by, with its values in order.
    pub(super) fn facets(&self) -> Vec<Facet> {
        let facet = |title: &Text, values, voice| Facet { title: title.get(self.lang).to_owned(), values, voice };
        let owners = self.owners.iter().map(|name| (*name).to_owned()).collect();
        vec![
            facet(&say::GOAL, self.goals.clone(), Voice::Plan),
            facet(&say::OWNER, owners, Voice::Plan),
            // The scale's words are the plan's, those of the calendar are not.
            facet(&say::STATUS, self.statuses.clone(), Voice::Tool),
        ]
    }

    /// Returns what an activity can be picked by: of each, the places of its values.
    pub(super) fn of(&self, told: &Told<'p, 'a>) -> Vec<Vec<usize>> {
        let entry = &told.entry;
        let goal = self.place_of_goal.get(&std::ptr::from_ref(entry.goal)).copied();
        let nobody = entry.answering().owners.is_empty().then(|| say::NO_OWNER.get(self.lang));
        let owners = entry.owners().chain(nobody).filter_map(|name| self.place_of_owner.get(name).copied());
        let status = self.standings.iter().find(|(it, _)| is_same(it, &entry.standing)).map(|(_, place)| *place);
        vec![goal.into_iter().collect(), owners.collect(), status.into_iter().collect()]
    }
}

/// Returns each way to stand there is, in the order of the stages.
fn standings<'p, 'a>(parts: &[Part<'_, 'p, 'a>]) -> Vec<(Standing<'p, 'a>, usize)> {
    let mut standings: Vec<(Standing<'_, '_>, usize)> = Vec::new();
    for told in parts.iter().flat_map(|part| &part.told) {
        if !standings.iter().any(|(known, _)| is_same(known, &told.entry.standing)) {
            standings.push((told.entry.standing, 0));
        }
    }
    standings.sort_by_key(|(standing, _)| (standing.stage, standing.status.is_none()));
    standings
}
