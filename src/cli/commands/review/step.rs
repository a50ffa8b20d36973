//! A step of a walk. It identifies its thing by id, as others may change the plan meanwhile.

use super::question::Assessment;
use crate::check::Settings;
use crate::cli::editing::{Editing, table_not_found};
use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::edit::layout::{Route, Spelled};
use crate::edit::{Draft, attempt};
use crate::load::load;
use crate::locale::{Text, text};
use crate::model::NOTE_RULE;
use crate::model::{Day, Period, Plan, Thing, Tier};
use crate::query::{Assessable, PlanSelection, Refusal, Selection, expect_scale, own_standing};
use crate::source::Sources;

/// A thing of a walk.
pub(super) struct ReviewStep {
    plan: String,
    id: String,
    /// The level of the thing.
    pub(super) tier: Tier,
    /// The period to assess.
    pub(super) period: Period,
    /// The outcome so far.
    pub(super) outcome: Outcome,
}

/// The outcome of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Waiting,
    Skipped,
    Assessed,
}

/// The follow-up of a thing in the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StatedNow {
    status: Option<String>,
    note: Option<String>,
}

/// Returns the steps for what is due in a selection, goals and priorities first; with `is_of_all` also what is
/// assessed.
pub(super) fn all(selection: &Selection<'_, '_>, is_of_all: bool, today: Day) -> Result<Vec<ReviewStep>, Stop> {
    let is_asked = |it: &Assessable<'_, '_>| it.is_due() || (is_of_all && it.standing.status.is_some());
    let mut steps = Vec::new();
    let mut refusals = Vec::new();
    for selected in &selection.plans {
        let entries = || selected.entries().map(|entry| entry.assessable());
        let found = || selected.sections().chain(entries()).filter(is_asked);
        if found().next().is_none() {
            continue;
        }
        refusals.extend(not_assessable(selected, today));
        steps.extend(found().map(|asked| ReviewStep {
            plan: asked.plan.id.to_string(),
            id: asked.thing.id().to_string(),
            tier: asked.thing.tier(),
            period: selected.period,
            outcome: Outcome::Waiting,
        }));
    }
    if refusals.is_empty() { Ok(steps) } else { Err(refusals.into()) }
}

/// Returns the reason why nothing can be assessed in a plan's period.
fn not_assessable(selected: &PlanSelection<'_, '_>, today: Day) -> Option<Refusal> {
    let (plan, period): (&Plan<'_>, Period) = (selected.plan, selected.period);
    let title = &*plan.title.value;
    if let Err(refusal) = expect_scale(plan) {
        return Some(refusal);
    }
    if period.unit() != plan.rhythm() {
        let part = period.around(plan.rhythm());
        return Some(Refusal::new(
            text!("`{title}` följs upp oftare än i {period}", "`{title}` is followed up more often than in {period}"),
            Some(text!("välj en av dess perioder: `--period {part}`", "choose one of its periods: `--period {part}`")),
        ));
    }
    if plan.closings.iter().any(|closing| *closing.period == period) {
        return Some(Refusal::new(
            text!(
                "{period} är stängd i `{title}`: det som står där ändras inte",
                "{period} is closed in `{title}`: what was assessed does not change"
            ),
            Some(text!(
                "välj en annan period med `--period`; ska {period} ändras ändå, ta först bort `[closed.{period}]` ur plan.toml",
                "choose another period with `--period`; if {period} is to change all the same, first remove `[closed.{period}]` from plan.toml"
            )),
        ));
    }
    period.is_after(today).then(|| {
        Refusal::new(
            text!("{period} har inte börjat", "{period} has not begun"),
            Some(Text::fixed("välj en annan period med `--period`", "choose another period with `--period`")),
        )
    })
}

impl ReviewStep {
    /// Finds the thing in the current plan.
    pub(super) fn find<'s>(&self, session: &Session<'s>) -> Option<Assessable<'s, 's>> {
        let plan = session.loaded.portfolio.plans.iter().find(|plan| *plan.id.value == *self.plan)?;
        let is_it = |thing: &Thing<'_, '_>| *thing.id().value == *self.id && thing.is_whole();
        let thing = Thing::all(plan).find(|thing| plan.complete.manifest && is_it(thing))?;
        let standing = own_standing(plan, thing, self.period, session.today)?;
        Some(Assessable { plan, thing, standing })
    }

    /// Returns whether a status is valid: whether writing it, with a note if it needs one, brings no error. Only the
    /// manifest and the goal's file are checked, as this runs for each status before each question.
    pub(super) fn can_be(&self, status: &str, asked: &Assessable<'_, '_>, session: &Session<'_>) -> bool {
        let files = [asked.plan.file, asked.thing.file()].map(|file| session.sources.file(file));
        let before = Sources::in_memory(files.map(|file| (file.path(), file.text())));
        let Some((goal, _)) = before.iter().find(|(_, file)| file.path() == files[1].path()) else { return true };
        let stated = [("status", status), ("note", asked.standing.note.unwrap_or("–"))];
        let stated = stated.map(|(key, text)| (key.to_owned(), Spelled::text(text))).to_vec();
        let mut draft = Draft::of(&before);
        let path = ["follow_up", &self.period.to_string()];
        let is_placed = draft.set(goal, Route::thing(asked.thing), &path, &Spelled::Table(stated)).is_ok();
        let (old, new) = (load(&before), load(draft.sources()));
        let settings = Settings::new(session.today);
        !is_placed || attempt((&before, &old), (draft.sources(), &new), &settings).is_ok()
    }

    /// Returns the follow-up in the files.
    pub(super) fn stated(&self, asked: &Assessable<'_, '_>) -> StatedNow {
        let stated = asked.thing.follow_ups().iter().find(|it| *it.period == self.period);
        StatedNow {
            status: stated.and_then(|it| Some(it.status.as_ref()?.name.to_string())),
            note: stated.and_then(|it| Some(it.note.as_ref()?.to_string())),
        }
    }

    /// Writes an assessment if the follow-up is still the one that was `shown`.
    pub(super) fn save(&self, editing: &Editing<'_>, shown: &StatedNow, assessment: &Assessment) -> Result<(), Stop> {
        let change = |session: &Session<'_>, draft: &mut Draft| {
            let asked = self.find(session).filter(|asked| self.stated(asked) == *shown);
            let asked = asked.ok_or_else(|| self.changed())?;
            let (file, period) = (asked.thing.file(), self.period.to_string());
            let route = || Route::thing(asked.thing);
            let is_kept = |stated: Option<&String>, now: &str| stated.is_some_and(|stated| stated == now);
            let mut stated = Vec::new();
            if !is_kept(shown.status.as_ref(), &assessment.status) {
                stated.push(("status".to_owned(), Spelled::text(&*assessment.status)));
            }
            if !assessment.note.is_empty() && !is_kept(shown.note.as_ref(), &assessment.note) {
                stated.push(("note".to_owned(), Spelled::text(&*assessment.note)));
            }
            if !stated.is_empty() {
                let stated = Spelled::Table(stated);
                draft.set(file, route(), &["follow_up", &period], &stated).map_err(table_not_found(&self.id))?;
            }
            if assessment.note.is_empty() && shown.note.is_some() {
                draft.remove(file, route(), &["follow_up", &period, "note"]).map_err(table_not_found(&self.id))?;
            }
            Ok(())
        };
        // The reader has already confirmed a missing note.
        editing.change_again(change, |warning| !NOTE_RULE.contains(&warning.code.name))
    }

    /// Returns the message that an answer was saved.
    pub(super) fn saved(&self, assessment: &Assessment) -> Text {
        let (id, status) = (&self.id, &assessment.status);
        text!("Sparat: {id} {status}.", "Saved: {id} {status}.")
    }

    /// Returns the message that the thing is gone.
    pub(super) fn gone(&self) -> Text {
        let id = &self.id;
        text!("{id} finns inte längre i planen.", "{id} is no longer in the plan.")
    }

    /// Returns the message that somebody else has assessed the thing meanwhile.
    pub(super) fn assessed_by_another(&self, status: &str) -> Text {
        let id = &self.id;
        text!(
            "{id} har bedömts av någon annan under tiden: {status}.",
            "{id} was assessed by somebody else meanwhile: {status}."
        )
    }

    fn changed(&self) -> Refusal {
        let id = &self.id;
        Refusal::new(
            text!(
                "`{id}` ändrades av någon annan medan du svarade",
                "`{id}` was changed by somebody else while you answered"
            ),
            Some(Text::fixed(
                "svaret är inte sparat: se hur det står nu, och svara igen",
                "the answer is not saved: look at it as it is now, and answer again",
            )),
        )
    }
}
