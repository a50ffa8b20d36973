//! The facets of a report's rows: goal, owner and status.

use std::collections::{HashMap, HashSet};

use super::part::{Part, one_line};
use super::told::Told;
use crate::locale::{Lang, Text, capital, catalogue as say, text};
use crate::model::{Goal, Kind, Stage};
use crate::query::{Alphabet, Level, LevelName, Standing, color_words_of, stage_name, stage_words};
use crate::report::doc::{Facet, FacetValue, Voice};
use crate::report::layout::slug;
use crate::report::view::standing;

/// The stage and the status of a standing.
type StandingLook = (Stage, Option<*const ()>);

/// The facets, with the values that occur.
pub(super) struct Picks<'p, 'a> {
    /// The plans' name for a goal.
    goal_level: Text,
    goals: Vec<FacetValue>,
    place_of_goal: HashMap<*const Goal<'a>, usize>,
    owners: Vec<FacetValue>,
    place_of_owner: HashMap<&'p str, usize>,
    statuses: Vec<FacetValue>,
    place_of_status: HashMap<String, usize>,
    /// For each look of a standing that occurs, the indices of its status, which two plans may share, and of its
    /// stage, if that has several statuses.
    places_of_look: HashMap<StandingLook, Vec<usize>>,
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
            owners: owner_values(parts, &owners),
            statuses: Vec::new(),
            place_of_status: HashMap::new(),
            places_of_look: HashMap::new(),
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
        let mut keys: HashSet<String> = self.statuses.iter().map(|status| status.key.clone()).collect();
        let all = (!is_one).then(|| {
            let (name, key) = (capital(stage_name(stage).get(self.lang)), stage.name().to_owned());
            let text = text!("{name} (alla)", "{name} (all)").get(self.lang).to_owned();
            keys.insert(key.clone());
            self.statuses.push(FacetValue { text, key, also: of_stage.clone() });
            self.statuses.len() - 1
        });
        for standing in standings {
            let text = standing::words(standing, self.lang);
            let place = *self.place_of_status.entry(text).or_insert_with_key(|text| {
                let name = standing.status.map(|status| status.name.to_string());
                let colors = standing.status.into_iter().flat_map(color_words_of);
                let key = if is_one { stage.name().to_owned() } else { free_key(&keys, stage, name.as_deref()) };
                keys.insert(key.clone());
                let sign = standing.sign().to_string();
                let of_stage = of_stage.iter().filter(|_| is_one).cloned();
                let also = std::iter::once(sign).chain(name).chain(colors).chain(of_stage).collect();
                self.statuses.push(FacetValue { text: text.clone(), key, also });
                self.statuses.len() - 1
            });
            self.places_of_look.insert(look(standing), all.into_iter().chain([place]).collect());
        }
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
        let status = self.places_of_look.get(&look(&entry.standing)).cloned().unwrap_or_default();
        vec![goal.into_iter().collect(), owners.collect(), status]
    }
}

/// Returns owners as values, with the other spellings of their names. No name is there twice.
fn owner_values(parts: &[Part<'_, '_, '_>], names: &[&str]) -> Vec<FacetValue> {
    let mut registered: HashMap<&str, (&Part<'_, '_, '_>, Vec<String>)> = HashMap::new();
    for part in parts {
        for (_, owner) in part.plan().register.iter() {
            let (_, aliases) = registered.entry(&owner.name.value).or_insert((part, Vec::new()));
            aliases.extend(owner.aliases.iter().map(|alias| alias.to_string()));
        }
    }
    let value = |name: &&str| {
        let known = registered.remove(*name);
        let (key, also) = known.map_or_else(|| (slug(name), vec![]), |(part, also)| (part.owner_slug(name), also));
        FacetValue { text: (*name).to_owned(), key, also }
    };
    names.iter().map(value).collect()
}

/// Returns a key of a status that no other has. Without a status it is that of the stage, in no language.
fn free_key(taken: &HashSet<String>, stage: Stage, name: Option<&str>) -> String {
    let key = name.map_or_else(|| stage.name().to_owned(), slug);
    let others = (2..).map(|number| format!("{key}-{number}"));
    std::iter::once(key.clone()).chain(others).find(|key| !taken.contains(key)).unwrap_or(key)
}

/// Returns one standing of each look, in the order of the stages.
fn standings<'p, 'a>(parts: &[Part<'_, 'p, 'a>]) -> Vec<Standing<'p, 'a>> {
    let mut seen = HashSet::new();
    let all = parts.iter().flat_map(|part| &part.told).map(|told| told.entry.standing);
    let mut standings: Vec<Standing<'_, '_>> = all.filter(|standing| seen.insert(look(standing))).collect();
    standings.sort_by_key(|standing| (standing.stage, standing.status.is_none()));
    standings
}

/// Returns the look of a standing: those that look the same have the same stage and the same status.
fn look(standing: &Standing<'_, '_>) -> StandingLook {
    (standing.stage, standing.status.map(|status| std::ptr::from_ref(status).cast()))
}
