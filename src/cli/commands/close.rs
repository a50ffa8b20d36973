//! `plan close`: hands over the follow-up of a period, which must not change from then on.

use super::plans_asked;
use crate::check::{Settings, check};
use crate::cli::args::CloseArgs;
use crate::cli::editing::{Editing, table_not_found};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::diag::Severity;
use crate::edit::layout::{FileTable, Order, Route, Spelled, Splice};
use crate::load::FileKind;
use crate::locale::{Text, text};
use crate::model::{Activity, Day, FollowUp, Period, Plan, Stage, Thing, checksum};
use crate::query::{
    Assessable, Entry, Filters, Refusal, Selection, Standing, expect_scale, find_period, lacking_before, standing,
    start,
};
use crate::report::view;
use crate::report::write::terminal;
use crate::syntax::key_text;

pub(in crate::cli) fn close(args: &CloseArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let mut said = Vec::new();
    let exit = editing.change_unless(output, |session, draft, output| {
        let plans = plans_asked::followed_plans(&args.plan, session)?;
        let period = find_period("PERIOD", &args.period, plans.iter().copied())?;
        let refusals = refusals(&plans, period, args.yes, session);
        if !refusals.is_empty() {
            return Err(refusals.into());
        }
        if let Some(lacking) = lacking(&args.plan, period, session)? {
            output.write(lacking)?;
            return Ok(Some(Exit::Findings));
        }
        for plan in plans {
            let record = Record::new(plan, period, session.today);
            draft.change(plan.file, Route::Root, |table| record.splices(table)).map_err(table_not_found(&plan.id))?;
            said.extend(earlier(plan, period, session)?);
            said.push(what_follows(plan, period, record.count()).get(session.lang).to_owned());
        }
        Ok(None)
    })?;
    for line in said.into_iter().filter(|_| !editing.is_dry_run) {
        output.say(&line)?;
    }
    Ok(exit)
}

/// Returns what keeps the period open, by owner; none if nothing does.
fn lacking(plans: &[String], period: Period, session: &Session<'_>) -> Result<Option<String>, Stop> {
    let filters = Filters { plan: plans.to_vec(), period: vec![period.to_string()], ..Filters::default() };
    let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
    let is_unexplained = |plan: &Plan<'_>, thing: Thing<'_, '_>, standing: &Standing<'_, '_>| {
        let says_why = |it: &FollowUp<'_>| period.contains(*it.period) && it.is_explained();
        standing.stage == Stage::OffTrack && plan.asks_for_notes() && !thing.follow_ups().iter().any(says_why)
    };
    let of_entry = |entry: &Entry<'_, '_>| is_unexplained(entry.plan, entry.thing(), &entry.standing);
    let of_section = |section: &Assessable<'_, '_>| is_unexplained(section.plan, section.thing, &section.standing);
    let entries: Vec<Entry<'_, '_>> = selection.entries().filter(|entry| entry.is_due() || of_entry(entry)).collect();
    let sections: Vec<Assessable<'_, '_>> =
        selection.sections().filter(|section| section.is_due() || of_section(section)).collect();
    let count = entries.len() + sections.len();
    if count == 0 {
        return Ok(None);
    }
    let unexplained = entries.iter().filter(|entry| of_entry(entry)).count()
        + sections.iter().filter(|section| of_section(section)).count();
    let unassessed = count - unexplained;
    let summary = text!(
        "{period} kan inte stängas än. Ej bedömda: {unassessed}. Avviker utan anteckning: {unexplained}.",
        "{period} cannot be closed yet. Unassessed: {unassessed}. Off track without a note: {unexplained}."
    );
    let earlier = view::lacking_words(&lacking_before(&selection), session.lang).map(Text::same);
    let summary = match earlier {
        Some(earlier) => text!(summary = summary, earlier = earlier; "{summary}\n{earlier}", "{summary}\n{earlier}"),
        None => summary,
    };
    let doc = view::lacking(&selection, &sections, &entries, &summary, session.sources, session.lang);
    Ok(Some(terminal(&doc, session.screen)))
}

/// Returns a message about earlier periods that are open and incomplete; none if there are none.
fn earlier(plan: &Plan<'_>, period: Period, session: &Session<'_>) -> Result<Option<String>, Stop> {
    let filters = Filters { plan: vec![plan.id.to_string()], period: vec![period.to_string()], ..Filters::default() };
    let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
    let lacking = view::lacking_words(&lacking_before(&selection), session.lang);
    Ok(lacking.map(|lacking| format!("{}: {lacking}", &*plan.id.value)))
}

/// Returns the message about the record, and the next step.
fn what_follows(plan: &Plan<'_>, period: Period, count: usize) -> Text {
    let id = &*plan.id.value;
    let next = period.next().filter(|next| plan.years.is_none_or(|years| years.touches(*next)));
    let is_current = plan.follow_up.current.as_ref().is_some_and(|current| **current == period);
    let locked = match count {
        1 => Text::fixed("1 bedömning är låst", "1 assessment is locked"),
        _ => text!("{count} bedömningar är låsta", "{count} assessments are locked"),
    };
    let Some(next) = next.filter(|_| is_current) else {
        return text!(locked = locked; "{id}: {locked}", "{id}: {locked}");
    };
    text!(
        locked = locked;
        "{id}: {locked}; nästa period öppnas med `plan open {next}`",
        "{id}: {locked}; the next period is opened with `plan open {next}`"
    )
}

/// The record of a period's follow-up, made on the day it was closed.
struct Record {
    period: Period,
    day: Day,
    /// The status, and a checksum of the note, by the id of the thing, in file order.
    assessed: Vec<(String, Spelled)>,
}

impl Record {
    /// Records the follow-ups of all goals, priorities and activities.
    fn new(plan: &Plan<'_>, period: Period, day: Day) -> Self {
        let whole = Thing::all(plan).filter(|thing| plan.complete.manifest && thing.is_whole());
        let stated = whole.filter_map(|thing| {
            let follow_up = thing.follow_ups().iter().find(|it| *it.period == period)?;
            let status = follow_up.status.as_ref().and_then(|status| status.id);
            let status = status.map(|id| ("status", plan.scale.get(id).name.to_string()));
            let note = follow_up.note.as_ref().map(|note| ("note", checksum(note)));
            let members: Vec<(String, Spelled)> =
                status.into_iter().chain(note).map(|(key, value)| (key.to_owned(), Spelled::Text(value))).collect();
            (!members.is_empty()).then(|| (thing.id().to_string(), Spelled::Table(members)))
        });
        Self { period, day, assessed: stated.collect() }
    }

    /// Returns the number of things with a follow-up.
    fn count(&self) -> usize {
        self.assessed.len()
    }

    /// Returns the changes that add the record to the manifest: one line for each thing, so that revisions differ in
    /// exactly the lines that changed.
    fn splices(&self, manifest: FileTable<'_, '_>) -> Vec<Splice> {
        let period = self.period.to_string();
        let date = Spelled::Bare(self.day.to_string());
        // An inline table cannot be followed by a heading of its own.
        if manifest.value(&["closed"]).is_some() {
            let assessed = ("assessed".to_owned(), Spelled::Table(self.assessed.clone()));
            let closing = Spelled::Table(vec![("date".to_owned(), date), assessed]);
            return manifest.set(&["closed", &period], &closing, &Order::of(FileKind::Plan));
        }
        let heading = [format!("[closed.{period}]"), format!("date = {}", date.inline())];
        let assessed = [String::new(), format!("[closed.{period}.assessed]")].into_iter();
        let lines = self.assessed.iter().map(|(id, stated)| format!("{} = {}", key_text(id), stated.inline()));
        let lines: Vec<String> = heading.into_iter().chain(assessed).chain(lines).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        vec![manifest.layout.append(&["closed"], &lines)]
    }
}

/// Returns all reasons against closing the period, of all plans.
fn refusals(plans: &[&Plan<'_>], period: Period, is_sure: bool, session: &Session<'_>) -> Vec<Refusal> {
    let mut refusals = plans_asked::expect_followed(plans, period);
    refusals.extend(plans.iter().filter_map(|plan| closed(plan, period)));
    if period.is_after(session.today) {
        refusals.push(Refusal::new(
            text!("{period} har inte börjat", "{period} has not begun"),
            Some(Text::fixed("en period stängs när den är över", "a period is closed when it is over")),
        ));
    }
    refusals.extend(plans.iter().filter_map(|plan| expect_scale(plan).err()));
    if refusals.is_empty() && !is_sure {
        refusals.extend(plans.iter().filter_map(|plan| unlikely(plan, period, session.today)));
    }
    refusals.extend(broken(plans, session));
    refusals
}

/// Returns the reason why a period is probably a mistake: it is not over, or has no follow-up.
fn unlikely(plan: &Plan<'_>, period: Period, today: Day) -> Option<Refusal> {
    let (id, last) = (&*plan.id.value, period.last_day());
    if last >= today {
        return Some(Refusal::new(
            text!("{period} är inte över förrän {last}", "{period} is not over until {last}"),
            Some(Text::fixed(
                "vänta till dess; ska den stängas ändå, lägg till `--yes`",
                "wait until then; if it is to be closed all the same, add `--yes`",
            )),
        ));
    }
    let is_followed = |activity: &Activity<'_>| !standing(plan, activity, period, today).is_derived();
    if plan.activities().any(|(_, _, activity)| is_followed(activity)) {
        return None;
    }
    let first = plan.activities().map(|(_, _, activity)| start(plan, activity)).min()?;
    Some(Refusal::new(
        text!(
            "inget i {id} följs upp för {period}: det första påbörjas {first}",
            "nothing in {id} is followed up for {period}: the first of it starts in {first}"
        ),
        Some(Text::fixed(
            "välj en annan period; ska den stängas ändå, lägg till `--yes`",
            "choose another period; if it is to be closed all the same, add `--yes`",
        )),
    ))
}

fn closed(plan: &Plan<'_>, period: Period) -> Option<Refusal> {
    let closing = plan.closings.iter().find(|closing| *closing.period == period)?;
    let id = &*plan.id.value;
    let day = closing.date.map_or_else(String::new, |day| format!(" {}", *day));
    Some(Refusal::new(
        text!("{period} är redan stängd i {id}{day}", "{period} is closed already in {id}{day}"),
        Some(Text::fixed(
            "`plan check` visar om något har ändrats sedan dess",
            "`plan check` shows whether anything has changed since",
        )),
    ))
}

/// Refuses plans with errors, as their follow-up may be misread.
fn broken(plans: &[&Plan<'_>], session: &Session<'_>) -> Option<Refusal> {
    let folders: Vec<&str> = plans.iter().map(|plan| session.sources.file(plan.file).folder()).collect();
    let findings = check(session.loaded, session.sources, &Settings::new(session.today)).into_iter();
    let errors = findings.filter(|finding| finding.severity == Severity::Error);
    let count = errors.filter(|error| folders.contains(&session.sources.file(error.place.file).folder())).count();
    (count > 0).then(|| {
        Refusal::new(
            text!(
                "planen har fel som måste rättas först: {count}",
                "the plan has errors that must be fixed first: {count}"
            ),
            Some(Text::fixed("`plan check` visar dem", "`plan check` shows them")),
        )
    })
}
