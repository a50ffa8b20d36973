//! The subject of a history: everything, a selection, or things by id.

use std::collections::BTreeSet;

use super::commands::ambiguous;
use super::past;
use super::stop::Stop;
use crate::history::{LogEntry, Question, Wanted, ids};
use crate::locale::{Lang, Text, text};
use crate::model::{Plan, Str, same_key};
use crate::query::{Found, PlanSelection, Refusal, Selection, Things, find_to_read};
use crate::report::view;
use crate::source::Spanned;

/// The subject of a history.
#[derive(Default)]
pub(super) struct Subject {
    /// True for the whole plan.
    is_everything: bool,
    things: Vec<AskedThing>,
    /// The name of the selection, if there is one instead of ids.
    selection: Option<String>,
}

/// One thing.
struct AskedThing {
    /// The id of its plan; none if it is no longer known.
    plan: Option<String>,
    /// The id; empty for the plan itself.
    id: String,
    /// Its former ids, as recorded in the files.
    former: Vec<String>,
    /// The title; none if it is no longer known.
    title: Option<String>,
    /// True if it is no longer in the plan.
    is_gone: bool,
    /// True for an activity.
    is_activity: bool,
}

impl Subject {
    /// Returns the things that filters select in the current plan.
    pub(super) fn of_selection(selection: &Selection<'_, '_>, lang: Lang) -> Self {
        if selection.asked.is_empty() {
            let whole = Text::fixed("hela planen", "the whole plan");
            return Self { is_everything: true, selection: Some(whole.get(lang).to_owned()), ..Self::default() };
        }
        let plans = selection.plans.iter();
        let whole = plans.filter(|selected| !selected.is_filtered()).map(|selected| AskedThing::plan(selected.plan));
        let filtered = selection.plans.iter().filter(|selected| selected.is_filtered());
        let activities = filtered.flat_map(PlanSelection::entries).map(|entry| {
            AskedThing::new(entry.plan, &entry.activity.id.value, &entry.activity.formerly, &entry.activity.title.value)
        });
        Self {
            is_everything: false,
            things: whole.chain(activities).collect(),
            selection: Some(view::asked(selection, lang)),
        }
    }

    /// Returns things by their ids, also those no longer in the plan. Refuses ids that never existed, with
    /// suggestions.
    pub(super) fn of_ids(
        given: &[String],
        selection: &Selection<'_, '_>,
        question: Question<'_>,
    ) -> Result<Self, Stop> {
        let known = Things::of(selection.plans.iter().map(|selected| selected.plan).collect());
        let mut subject = Self::default();
        let mut refusals = Vec::new();
        let mut past: Option<BTreeSet<String>> = None;
        for given in given {
            match find_to_read(&known, given) {
                Ok(found) if found.len() == 1 => subject.things.extend(found.iter().flat_map(things)),
                Ok(found) => refusals.push(ambiguous(given, &found)),
                Err(refusal) => {
                    let all = || ids(Question { since: None, ..question });
                    let ids = match &mut past {
                        Some(ids) => ids,
                        None => past.insert(all().map_err(|fault| past::unreadable(fault, question.dir, "plan log"))?),
                    };
                    if ids.contains(&*same_key(given)) {
                        // It may be in a part of the plan that could not be loaded.
                        let is_gone = !known.plans().iter().any(|plan| plan.complete.ids.may_hold(given));
                        subject.things.push(AskedThing::unknown(given, is_gone));
                    } else {
                        refusals.push(unknown(given, &refusal, ids));
                    }
                }
            }
        }
        if refusals.is_empty() { Ok(subject) } else { Err(refusals.into()) }
    }

    /// Returns what to search the history for.
    pub(super) fn wanted(&self) -> Wanted {
        if self.is_everything {
            return Wanted::everything();
        }
        Wanted::things(self.things.iter().flat_map(AskedThing::ids))
    }

    /// Returns the id of the activity, if the subject is a single one.
    pub(super) fn activity(&self) -> Option<&str> {
        match &self.things[..] {
            [thing] if thing.is_activity => Some(&thing.id),
            _ => None,
        }
    }

    /// Returns the titles of the subject; for removed things, the last ones.
    pub(super) fn titles(&self, entries: &[LogEntry], lang: Lang) -> Vec<String> {
        if let Some(selection) = &self.selection {
            return vec![text!("Historik: {selection}", "History: {selection}").get(lang).to_owned()];
        }
        self.things.iter().map(|thing| thing.called(entries).get(lang).to_owned()).collect()
    }
}

impl AskedThing {
    fn new(plan: &Plan<'_>, id: &str, former: &[Spanned<Str<'_>>], title: &str) -> Self {
        Self {
            plan: Some(plan.id.to_string()),
            id: id.to_owned(),
            former: former.iter().map(|id| id.to_string()).collect(),
            title: Some(title.to_owned()),
            is_gone: false,
            is_activity: false,
        }
    }

    fn plan(plan: &Plan<'_>) -> Self {
        Self::new(plan, "", &[], &plan.title)
    }

    /// Returns a thing that is not in the current plan.
    fn unknown(id: &str, is_gone: bool) -> Self {
        Self { plan: None, id: id.to_owned(), former: Vec::new(), title: None, is_gone, is_activity: false }
    }

    /// Returns its current and former ids, each with the plan's.
    fn ids(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        std::iter::once(&self.id).chain(&self.former).map(|id| (self.plan.as_deref(), &**id))
    }

    fn called(&self, entries: &[LogEntry]) -> Text {
        let id = &self.id;
        if let Some(title) = &self.title {
            return Text::same(format!("{id} {title}").trim_start());
        }
        let wanted = Wanted::things([(None, &**id)]);
        let mut things = entries.iter().flat_map(|entry| &entry.difference.things);
        let title = things.find(|thing| wanted.is_named(thing)).map_or("", |thing| &thing.title);
        let name = format!("{id} {title}");
        let name = name.trim_end();
        if !self.is_gone {
            return Text::same(name);
        }
        text!("{name} (finns inte längre i planen)", "{name} (no longer in the plan)")
    }
}

/// Returns the things for one that was asked for; for an owner, the activities that they own or support.
fn things(found: &Found<'_, '_>) -> Vec<AskedThing> {
    match *found {
        Found::Plan(plan) => vec![AskedThing::plan(plan)],
        Found::Goal(plan, goal) => vec![AskedThing::new(plan, &goal.id, &[], &goal.title)],
        Found::Priority(plan, _, priority) => {
            vec![AskedThing::new(plan, &priority.id, &priority.formerly, &priority.title)]
        }
        Found::Activity(plan, _, _, activity) => {
            let thing = AskedThing::new(plan, &activity.id, &activity.formerly, &activity.title);
            vec![AskedThing { is_activity: true, ..thing }]
        }
        // A measure has the history of the thing it belongs to.
        Found::Measure(plan, thing, _) => vec![AskedThing::new(plan, thing.id(), thing.formerly(), thing.title())],
        Found::Owner(plan, owner) => {
            let activities = plan.answered_by(owner).chain(plan.supported_by(owner));
            activities.map(|(_, _, it)| AskedThing::new(plan, &it.id, &it.formerly, &it.title)).collect()
        }
    }
}

/// Returns the refusal of an id that never existed.
fn unknown(given: &str, refusal: &Refusal, ids: &BTreeSet<String>) -> Refusal {
    let names = refusal.nearest.iter().chain(ids).map(String::as_str);
    let refused = Refusal::unmatched("log", given, names, std::iter::empty());
    let help = refused.help.unwrap_or_else(|| {
        Text::fixed(
            "`plan log` utan id visar hela planens historik",
            "`plan log` without an id shows the whole plan's history",
        )
    });
    let message =
        text!("inget i planen heter eller har hetat `{given}`", "nothing in the plan is called `{given}`, or ever was");
    Refusal { message, help: Some(help), ..refused }
}
