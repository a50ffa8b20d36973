//! The facets of a report's rows: goal, owner and status.

use std::collections::HashMap;

use super::part::{Part, one_line};
use super::told::Told;
use crate::locale::{Lang, Text, capital, catalogue as say, text};
use crate::model::{Goal, Kind, Stage, Status};
use crate::query::{Alphabet, Level, LevelName, Standing, color_words_of, stage_name, stage_words};
use crate::report::doc::{Facet, FacetValue, Voice};
use crate::report::layout::slug;
use crate::report::view::standing;

/// The facets, with the values that occur.
pub(super) struct Picks<'p, 'a> {
    /// The plans' name for a goal.
    goal_level: Text,
    goals: Vec<FacetValue>,
    place_of_goal: HashMap<*const Goal<'a>, usize>,
    owners: Vec<FacetValue>,
    place_of_owner: HashMap<&'p str, usize>,
    statuses: Vec<FacetValue>,
    /// A standing of each look that occurs, with the indices of its status, which two plans may share, and of its
    /// stage, if that has several statuses.
    standings: Vec<(Standing<'p, 'a>, Vec<usize>)>,
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
        let goal_level = LevelName::common(parts.iter().map(Part::plan), Level::Goal(Kind::Goal)).heading();
        let mut picks = Self {
            goal_level,
            goals: Vec::new(),
            place_of_goal: HashMap::new(),
            place_of_owner: owners.iter().copied().zip(0..).collect(),
            owners: owners.iter().map(|name| owner_value(parts, name)).collect(),
            statuses: Vec::new(),
            standings: Vec::new(),
            lang,
        };
        standings(parts).chunk_by(|a, b| a.stage == b.stage).for_each(|of_stage| picks.include_statuses(of_stage));
        for part in parts {
            part.told.iter().for_each(|told| picks.include(part, told.entry.goal));
        }
        picks
    }

    fn include(&mut self, part: &Part<'_, 'p, 'a>, goal: &'p Goal<'a>) {
        let goals = &mut self.goals;
        self.place_of_goal.entry(goal).or_insert_with(|| {
            let (id, title) = (&*goal.id.value, one_line(&goal.title));
            let text = part.named(format!("{id} {title}"));
            goals.push(FacetValue { text, key: part.anchor(id), also: vec![id.to_owned(), title] });
            goals.len() - 1
        });
    }

    /// Adds the statuses of a stage, and the stage itself if it has several.
    fn include_statuses(&mut self, standings: &[Standing<'p, 'a>]) {
        let stage = standings[0].stage;
        let of_stage: Vec<String> = stage_words(stage).collect();
        let mut words: Vec<String> = standings.iter().map(|it| standing::words(it, self.lang)).collect();
        words.sort();
        words.dedup();
        let is_one = words.len() == 1;
        let all = (!is_one).then(|| {
            let (name, key) = (capital(stage_name(stage).get(self.lang)), stage.name().to_owned());
            let text = text!("{name} (alla)", "{name} (all)").get(self.lang).to_owned();
            self.statuses.push(FacetValue { text, key, also: of_stage.clone() });
            self.statuses.len() - 1
        });
        for standing in standings {
            let text = standing::words(standing, self.lang);
            let known = self.statuses.iter().position(|known| known.text == text);
            let place = known.unwrap_or_else(|| {
                let name = standing.status.map(|status| status.name.to_string());
                let colors = standing.status.into_iter().flat_map(color_words_of);
                let key = if is_one { stage.name().to_owned() } else { self.free_key(stage, name.as_deref()) };
                let sign = standing.sign().to_string();
                let of_stage = of_stage.iter().filter(|_| is_one).cloned();
                let also = std::iter::once(sign).chain(name).chain(colors).chain(of_stage).collect();
                self.statuses.push(FacetValue { text, key, also });
                self.statuses.len() - 1
            });
            self.standings.push((*standing, all.into_iter().chain([place]).collect()));
        }
    }

    /// Returns a key of a status that no other has. Without a status it is that of the stage, in no language.
    fn free_key(&self, stage: Stage, name: Option<&str>) -> String {
        let key = name.map_or_else(|| stage.name().to_owned(), slug);
        let is_taken = |key: &String| self.statuses.iter().any(|known| known.key == *key);
        let others = (2..).map(|number| format!("{key}-{number}"));
        std::iter::once(key.clone()).chain(others).find(|key| !is_taken(key)).unwrap_or(key)
    }

    /// Returns the facets, with their values in order.
    pub(super) fn facets(&self) -> Vec<Facet> {
        let facet = |key, titles: &[&Text], values: &[FacetValue], voice| {
            let mut also: Vec<String> = Vec::new();
            for name in titles.iter().flat_map(|title| Lang::ALL.map(|lang| slug(title.get(lang)))) {
                if !also.contains(&name) {
                    also.push(name);
                }
            }
            Facet { key, also, title: titles[0].get(self.lang).to_owned(), values: values.to_vec(), voice }
        };
        vec![
            facet("goal", &[&self.goal_level, &say::GOAL], &self.goals, Voice::Plan),
            facet("owner", &[&say::OWNER], &self.owners, Voice::Plan),
            // The facet mixes words of the scale with words of the tool.
            facet("status", &[&say::STATUS], &self.statuses, Voice::Tool),
        ]
    }

    /// Returns the values of an activity: for each facet, their indices.
    pub(super) fn of(&self, told: &Told<'p, 'a>) -> Vec<Vec<usize>> {
        let entry = &told.entry;
        let goal = self.place_of_goal.get(&std::ptr::from_ref(entry.goal)).copied();
        let nobody = entry.answering().owners.is_empty().then(|| say::NO_OWNER.get(self.lang));
        let owners = entry.owners().chain(nobody).filter_map(|name| self.place_of_owner.get(name).copied());
        let status = self.standings.iter().find(|(it, _)| is_same(it, &entry.standing));
        let status = status.map(|(_, places)| places.clone()).unwrap_or_default();
        vec![goal.into_iter().collect(), owners.collect(), status]
    }
}

/// Returns an owner as a value, with the other spellings of its name.
fn owner_value(parts: &[Part<'_, '_, '_>], name: &str) -> FacetValue {
    let with_name = |part: &&Part<'_, '_, '_>| part.plan().register.iter().any(|(_, owner)| &*owner.name.value == name);
    let part = parts.iter().find(with_name);
    let key = part.map_or_else(|| slug(name), |part| part.owner_slug(name));
    let others = parts.iter().flat_map(|part| part.plan().register.iter());
    let aliases = others.filter(|(_, owner)| &*owner.name.value == name).flat_map(|(_, owner)| &owner.aliases);
    FacetValue { text: name.to_owned(), key, also: aliases.map(|alias| alias.to_string()).collect() }
}

/// Returns one standing of each look, in the order of the stages.
fn standings<'p, 'a>(parts: &[Part<'_, 'p, 'a>]) -> Vec<Standing<'p, 'a>> {
    let mut standings: Vec<Standing<'_, '_>> = Vec::new();
    for told in parts.iter().flat_map(|part| &part.told) {
        if !standings.iter().any(|known| is_same(known, &told.entry.standing)) {
            standings.push(told.entry.standing);
        }
    }
    standings.sort_by_key(|standing| (standing.stage, standing.status.is_none()));
    standings
}

/// Returns whether two standings look the same: same stage, same status.
fn is_same(a: &Standing<'_, '_>, b: &Standing<'_, '_>) -> bool {
    let word = |status: Option<&Status<'_>>| status.map(|status| std::ptr::from_ref(status).cast::<()>());
    a.stage == b.stage && word(a.status) == word(b.status)
}
