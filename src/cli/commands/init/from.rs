//! `plan init --from`: a plan from existing documents.

use std::path::Path;

use super::answers::{Answers, Given};
use super::new_plan_dir::{NewPlanDir, SideFile};
use super::{Making, values};
use crate::cli::commands::intake::{Documents, decisions, nothing_found, place_in};
use crate::cli::environment::Environment;
use crate::cli::stop::Stop;
use crate::intake::{Document, IntakeMap, MAP_FILE, NewPlan, READY, Said, Taken, language_of, take};
use crate::locale::{Lang, Text, shell_word};
use crate::model::Unit;
use crate::query::Refusal;

/// Imports the documents, and asks for the properties that neither they nor the options give.
pub(super) fn intake(making: &Making<'_>, place: &NewPlanDir) -> Result<(Answers, Taken), Stop> {
    let mut refusals: Vec<Refusal> = Vec::new();
    let mut given = Given::of(making, &mut refusals);
    let map = decisions(making.args.map.as_deref()).unwrap_or_else(|wrong| {
        refusals.extend(wrong);
        IntakeMap::default()
    });
    if let Some(path) = &making.args.map {
        given.or_decided(&map, path, &mut refusals);
    }
    let files = Documents::of(&making.args.from, making.args.report.as_deref());
    let files = files.map_err(|wrong| refusals.extend(wrong)).ok();
    let (Some(files), true) = (files, refusals.is_empty()) else { return Err(refusals.into()) };
    let documents = files.read()?;
    let spoken = || language_of(&documents).unwrap_or(making.lang.tag()).to_owned();
    let language = given.language.take().unwrap_or_else(spoken);
    let lang = Lang::from_tag(&language).unwrap_or(making.lang);
    given.language = Some(language);
    let mut taken = taken(making, place, documents, (&given, &map))?;
    let is_empty = |plan: &NewPlan| plan.goals.iter().all(|it| it.activities.is_empty() && it.priorities.is_empty());
    if is_empty(&taken.plan) {
        return Err(nothing_found(&taken.accounts).into());
    }
    if taken.lacks != (false, false) {
        let (lacks_title, lacks_years) = taken.lacks;
        let missing = super::answers::missing(lacks_title, lacks_years);
        if let Some(refusal) = missing.filter(|_| !making.environment.can_be_asked()) {
            return Err(refusal.into());
        }
        given.title = given.title.or_else(|| Some(taken.plan.title.clone()).filter(|_| !lacks_title));
        given.years = given.years.or(Some(taken.plan.years).filter(|_| !lacks_years));
        given.ask_needed(making)?;
        taken = self::taken(making, place, files.read()?, (&given, &map))?;
    }
    taken.questions.extend(taken.plan.spells_names_apart().then(|| {
        Text::fixed(
            "dokumentet skriver samma namn med stor och liten bokstav; `[check]` i plan.toml tillåter det: ta bort raden och kör `plan check --fix`, så skrivs de lika",
            "the document writes the same name with a capital and a small letter; `[check]` in plan.toml allows it: remove the line and run `plan check --fix` to write them alike",
        )
    }));
    taken.questions.extend(taken.plan.lacks_notes().then(|| {
        Text::fixed(
            "dokumentet har inga anteckningar; `[check]` i plan.toml säger att ingen efterfrågas, tills raden tas bort",
            "the document has no notes; `[check]` in plan.toml says that none is asked for, until you remove the line",
        )
    }));
    Ok((Answers { plan: taken.plan.clone(), comments: lang }, taken))
}

fn taken(
    making: &Making<'_>,
    place: &NewPlanDir,
    documents: Vec<Document>,
    (given, map): (&Given, &IntakeMap),
) -> Result<Taken, Stop> {
    let today = making.global.today.or_else(Environment::today);
    let today = today.ok_or_else(|| anyhow::anyhow!("neither PLAN_TODAY nor the clock says which day it is"))?;
    let id = making.args.id.clone().or_else(|| place.name().map(|name| values::id_of(&name)));
    let language = given.language.clone().unwrap_or_else(|| making.lang.tag().to_owned());
    let lang = Lang::from_tag(&language).unwrap_or(making.lang);
    let stem = making.args.from.first().and_then(|path| path.file_stem()).map(|it| it.to_string_lossy().into_owned());
    let said = Said {
        title: given.title.clone(),
        usual_title: stem.filter(|_| making.args.yes),
        years: given.years,
        current: None,
        scale: &READY[given.scale.unwrap_or_default()],
        lang,
        today,
        may_guess: making.args.yes,
        there: None,
        map: map.clone(),
    };
    let id = id.filter(|id| !id.is_empty()).unwrap_or_else(|| "plan".to_owned());
    let plan = NewPlan::begun(id, language, given.every.unwrap_or(Unit::Year), today);
    Ok(take(documents, plan, said))
}

/// Returns the file of the map, beside the plan.
pub(super) fn map_file(taken: &Taken, place: &NewPlanDir, comments: Lang) -> SideFile {
    let documents: Vec<String> = taken.accounts.iter().map(|it| shell_word(it.file()).to_string()).collect();
    SideFile {
        path: place.dir.join(MAP_FILE),
        shown: place.shown(MAP_FILE),
        content: taken.map.content(&documents, comments),
    }
}

impl Given {
    /// Takes the properties that no option gives from the map.
    fn or_decided(&mut self, map: &IntakeMap, path: &Path, refusals: &mut Vec<Refusal>) {
        let mut wrong = |key: &str, refusal: Refusal| refusals.push(place_in(path, map.place(key), refusal));
        self.title = self.title.take().or_else(|| map.title.clone());
        if let (None, Some(years)) = (self.years, &map.years) {
            self.years = values::years("years", years).map_err(|refusal| wrong("years", refusal)).ok();
        }
        if let (None, Some(language)) = (&self.language, &map.language) {
            self.language = values::language("language", language).map_err(|refusal| wrong("language", refusal)).ok();
        }
        if let (None, Some(every)) = (self.every, &map.every) {
            self.every = values::unit("every", every).map_err(|refusal| wrong("every", refusal)).ok();
        }
    }
}
