//! `plan set`: assesses goals, priorities and activities, and corrects their fields.

mod amendment;
mod asking;
mod measure;
mod owner_refusals;
mod plan;
mod refusals;

use std::collections::HashSet;

use crate::cli::args::SetArgs;
use crate::cli::editing::{Editing, table_not_found_at};
use crate::cli::output::{Output, notice};
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::{Amendment, Statement};
use crate::locale::catalogue as say;
use crate::model::{Period, Plan, Thing, Tier};
use crate::query::{
    Entry, Filters, PlanSelection, Refusal, Selection, Things, expect_followed_up, expect_open, expect_within,
    find_activity, find_period, find_thing, standing,
};
use amendment::{Words, amendment};
use asking::Agreement;
use plan::PlanCorrection;

pub(in crate::cli) fn set(args: &SetArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    // With more than one word, at least one is an id, so nothing is selected.
    let asked = if args.what.len() > 1 || args.measure.given().is_some() {
        Agreement::NoNeed
    } else {
        asking::ask(args, editing)?
    };
    match &asked {
        Agreement::Nothing(lang) => {
            output.say(say::NOTHING_SELECTED.get(*lang))?;
            return Ok(Exit::Fine);
        }
        Agreement::Declined(lang) => {
            output.say(refusals::DECLINED.get(*lang))?;
            return Ok(Exit::Fine);
        }
        Agreement::NoNeed | Agreement::Agreed(_) => {}
    }
    let mut replaced = None;
    let exit = editing.change(output, |session, draft| {
        if measure::is_meant(args, session)? {
            return measure::set(args, session, draft);
        }
        if let Some(correction) = PlanCorrection::find(args, session)? {
            return correction.make(draft);
        }
        let job = Job::new(args, session)?;
        if let Agreement::Agreed(shown) = &asked
            && *shown != job.shown()
        {
            return Err(refusals::changed_meanwhile().into());
        }
        let amendments: Vec<_> = job.changes().collect();
        let lacking = refusals::of_lists(&amendments);
        if !lacking.is_empty() {
            return Err(lacking.into());
        }
        draft.amend_all(&amendments).map_err(table_not_found_at)?;
        replaced = owner_refusals::replaced(&job).map(|said| (said, session.lang));
        Ok(())
    })?;
    if let Some(((message, help), lang)) = &replaced {
        notice(editing.environment, *lang, message, Some(help));
    }
    Ok(exit)
}

/// Things to change, with the changes.
struct Job<'p, 'a> {
    /// The selection, if the things were not named by id.
    selection: Option<Selection<'p, 'a>>,
    entries: Vec<Entry<'p, 'a>>,
    /// The goals and priorities, each with the selected period of its plan.
    sections: Vec<(&'p Plan<'a>, Thing<'p, 'a>, Period)>,
    /// The change in each plan.
    of_plans: Vec<(&'p Plan<'a>, Amendment)>,
}

/// The state of an activity that the reader confirmed: plan, id, status and note.
type ActivityBefore = (String, String, Option<String>, Option<String>);

impl<'p, 'a> Job<'p, 'a> {
    /// Resolves the arguments; all refusals in one answer.
    fn new(args: &SetArgs, session: &Session<'p>) -> Result<Self, Vec<Refusal>>
    where
        'p: 'a,
        'a: 'p,
    {
        let portfolio = &session.loaded.portfolio;
        let in_plans = Filters { plan: args.plan.clone(), ..Filters::default() };
        let of_plans = Selection::new(portfolio, &in_plans, session.today)?;
        let plans: Vec<&Plan<'_>> = of_plans.plans.iter().map(|selected| selected.plan).collect();
        if let Some(refusal) = refusals::of_order(&args.what, &plans) {
            return Err(vec![refusal]);
        }
        let words = amendment::Words::new(&args.what, &plans);
        let mut refusals = refusals::of_usage(args, words, &plans);
        let given = args
            .period
            .as_ref()
            .map(|given| find_period("--period", given, plans.iter().copied()))
            .and_then(|found| found.map_err(|refusal| refusals.push(refusal)).ok());
        let mut job = Self { selection: None, entries: Vec::new(), sections: Vec::new(), of_plans: Vec::new() };
        if !words.ids.is_empty() {
            job.find(args, words.ids, &of_plans, &mut refusals);
            // Even if all ids are unknown, the other words are checked if there is only one plan.
            if job.entries.is_empty()
                && job.sections.is_empty()
                && let [selected] = followed_up(&of_plans)[..]
            {
                job.understand(args, words, selected.plan, given.unwrap_or(selected.period), &mut refusals);
            }
        } else if refusals.is_empty() {
            let selection = Selection::new(portfolio, &args.filters(), session.today)?;
            job.entries = selection.entries().collect();
            job.selection = Some(selection);
        }
        job.amend(args, words, given, &mut refusals);
        if refusals.is_empty() { Ok(job) } else { Err(refusals) }
    }

    fn find(&mut self, args: &SetArgs, ids: &[String], selection: &Selection<'p, 'a>, refusals: &mut Vec<Refusal>) {
        let things = Things::of(selection.plans.iter().map(|selected| selected.plan).collect());
        let mut seen = HashSet::new();
        for id in ids {
            let found = if args.is_of_activities() {
                let placed = |(plan, (goal, priority, activity))| (plan, Thing::Activity(goal, priority, activity));
                find_activity(&things, id).map(placed)
            } else {
                find_thing(&things, id)
            };
            let (plan, thing) = match found {
                Ok(found) => found,
                Err(refusal) => {
                    refusals.push(refusal);
                    continue;
                }
            };
            let selected = selection.plans.iter().find(|selected| std::ptr::eq(selected.plan, plan));
            let Some(selected) = selected.filter(|_| seen.insert(std::ptr::from_ref(thing.id()))) else { continue };
            if let Thing::Activity(goal, priority, activity) = thing {
                let standing = standing(plan, activity, selected.period, selected.today);
                self.entries.push(Entry { plan, goal, priority, activity, standing });
            } else {
                self.sections.push((plan, thing, selected.period));
            }
        }
    }

    /// Resolves the change in a plan.
    fn understand(
        &mut self,
        args: &SetArgs,
        words: Words<'_>,
        plan: &'p Plan<'a>,
        period: Period,
        refusals: &mut Vec<Refusal>,
    ) {
        let (amendment, unclear) = amendment(args, words, plan, period);
        let off = amendment.period().and_then(|period| expect_followed_up(plan, period).err());
        let new: Vec<Refusal> = unclear.into_iter().chain(off).filter(|refusal| !refusals.contains(refusal)).collect();
        refusals.extend(new);
        self.of_plans.push((plan, amendment));
    }

    /// Resolves the change in each plan, and adds refusals.
    fn amend(&mut self, args: &SetArgs, words: Words<'_>, given: Option<Period>, refusals: &mut Vec<Refusal>) {
        let of_entries = self.entries.iter().map(|entry| (entry.plan, entry.standing.period));
        let of_sections = self.sections.iter().map(|(plan, _, period)| (*plan, *period));
        for (plan, period) in of_entries.chain(of_sections).collect::<Vec<_>>() {
            if !self.of_plans.iter().any(|(known, _)| std::ptr::eq(*known, plan)) {
                self.understand(args, words, plan, given.unwrap_or(period), refusals);
            }
        }
        let is_selected = self.selection.is_some();
        refusals.extend(owner_refusals::of_changes(&self.amendments().collect::<Vec<_>>(), is_selected));
        let of_sections = self.all().filter(|(_, thing, _)| thing.tier() != Tier::Activity);
        let of_sections =
            of_sections.flat_map(|(_, thing, it)| owner_refusals::of_named(thing.id(), thing.owners(), it));
        refusals.extend(of_sections.collect::<Vec<_>>());
        for (plan, thing, amendment) in self.all().filter(|(_, thing, it)| it.changes_follow_up(*thing)) {
            let Some(period) = amendment.period() else { continue };
            let ended = expect_within(thing, period).map_err(|refusal| {
                if is_selected { Refusal { help: Some(refusals::SELECT_LESS), ..refusal } } else { refusal }
            });
            let new: Vec<Refusal> = [expect_open(plan, period), ended].into_iter().filter_map(Result::err).collect();
            refusals.extend(new.into_iter().filter(|refusal| !refusals.contains(refusal)).collect::<Vec<_>>());
        }
    }

    /// Returns all things to change, each with its plan and the plan's change.
    fn all(&self) -> impl Iterator<Item = (&'p Plan<'a>, Thing<'p, 'a>, &Amendment)> {
        let things = self.entries.iter().map(|entry| (entry.plan, entry.thing()));
        let things = things.chain(self.sections.iter().map(|(plan, thing, _)| (*plan, *thing)));
        things.filter_map(|(plan, thing)| {
            let (_, amendment) = self.of_plans.iter().find(|(known, _)| std::ptr::eq(*known, plan))?;
            Some((plan, thing, amendment))
        })
    }

    /// Returns all things to change, each with its change.
    fn changes(&self) -> impl Iterator<Item = (Thing<'p, 'a>, Amendment)> {
        self.all().map(|(plan, thing, amendment)| (thing, of(plan, thing, amendment)))
    }

    /// Returns the activities to change, each with its plan's change.
    fn amendments(&self) -> impl Iterator<Item = (&Entry<'p, 'a>, &Amendment)> {
        self.entries.iter().filter_map(|entry| {
            let (_, amendment) = self.of_plans.iter().find(|(plan, _)| std::ptr::eq(*plan, entry.plan))?;
            Some((entry, amendment))
        })
    }

    /// Returns the activities.
    fn entries(&self) -> &[Entry<'p, 'a>] {
        &self.entries
    }

    /// Returns the names of the statuses to set, one for each scale.
    fn statuses(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for (_, amendment) in &self.of_plans {
            if let Some((_, Statement::Stated { status: Some((_, name)), .. })) = &amendment.follow_up
                && !names.contains(&&**name)
            {
                names.push(name);
            }
        }
        names
    }

    /// Returns the state of the activities for the reader to confirm.
    fn shown(&self) -> Vec<ActivityBefore> {
        let shown = |entry: &Entry<'_, '_>| {
            let status = entry.standing.status.map(|status| status.name.to_string());
            let note = entry.standing.note.map(str::to_owned);
            (entry.plan.id.to_string(), entry.activity.id.to_string(), status, note)
        };
        self.entries.iter().map(shown).collect()
    }
}

/// Returns the plans that have goals.
fn followed_up<'s, 'p, 'a>(selection: &'s Selection<'p, 'a>) -> Vec<&'s PlanSelection<'p, 'a>> {
    selection.plans.iter().filter(|selected| !selected.plan.goals.is_empty()).collect()
}

/// Returns the change of one thing. Owners added to an activity without owners of its own join those it inherits.
fn of(plan: &Plan<'_>, thing: Thing<'_, '_>, amendment: &Amendment) -> Amendment {
    let amendment = amendment.clone();
    match thing {
        Thing::Activity(goal, priority, activity) if !activity.owners.is_stated() => {
            amendment.resting_on(plan.answering_under(goal, priority).owners)
        }
        _ => amendment,
    }
}
