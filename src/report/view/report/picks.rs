//! The facets of a report's rows: goal, owner and status.

use std::collections::HashMap;

use super::part::{Part, Told, is_same, one_line};
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::Goal;
use crate::query::{Alphabet, Standing};
use crate::report::doc::{Facet, Voice};
use crate::report::view::standing;

/// The facets, with the values that occur.
pub(super) struct Picks<'p, 'a> {
    goals: Vec<String>,
    place_of_goal: HashMap<*const Goal<'a>, usize>,
    owners: Vec<&'p str>,
    place_of_owner: HashMap<&'p str, usize>,
    statuses: Vec<String>,
    /// A standing of each look that occurs, with the index of its status: two plans may use the same word.
    standings: Vec<(Standing<'p, 'a>, usize)>,
    lang: Lang,
}

impl<'p, 'a> Picks<'p, 'a> {
    /// Returns the facets of the activities in a report.
    pub(super) fn new(parts: &[Part<'_, 'p, 'a>], lang: Lang) -> Self {
        let answers = parts.iter().flat_map(|part| &part.owners).filter(|owner| !owner.answers.is_empty());
        let mut owners: Vec<&str> = answers.map(|owner| owner.name).collect();
        let alphabet = Alphabet::of_plans(parts.iter().map(Part::plan), lang);
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

    /// Returns the facets, with their values in order.
    pub(super) fn facets(&self) -> Vec<Facet> {
        let facet = |title: &Text, values, voice| Facet { title: title.get(self.lang).to_owned(), values, voice };
        let owners = self.owners.iter().map(|name| (*name).to_owned()).collect();
        vec![
            facet(&say::GOAL, self.goals.clone(), Voice::Plan),
            facet(&say::OWNER, owners, Voice::Plan),
            // The facet mixes words of the scale with words of the tool.
            facet(&say::STATUS, self.statuses.clone(), Voice::Tool),
        ]
    }

    /// Returns the values of an activity: for each facet, their indices.
    pub(super) fn of(&self, told: &Told<'p, 'a>) -> Vec<Vec<usize>> {
        let entry = &told.entry;
        let goal = self.place_of_goal.get(&std::ptr::from_ref(entry.goal)).copied();
        let nobody = entry.answering().owners.is_empty().then(|| say::NO_OWNER.get(self.lang));
        let owners = entry.owners().chain(nobody).filter_map(|name| self.place_of_owner.get(name).copied());
        let status = self.standings.iter().find(|(it, _)| is_same(it, &entry.standing)).map(|(_, place)| *place);
        vec![goal.into_iter().collect(), owners.collect(), status.into_iter().collect()]
    }
}

/// Returns one standing of each look, in the order of the stages.
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
