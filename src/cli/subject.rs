//! Whose history is asked for.

use std::collections::BTreeSet;

use super::commands::ambiguous;
use super::past;
use super::stop::Stop;
use crate::history::{Entry, Question, Wanted, ids};
use crate::locale::{Lang, Text, text};
use crate::model::{Plan, Str, same_key};
use crate::query::{Found, PlanSelection, Refusal, Selection, Things, find_to_read};
use crate::report::view;
use crate::source::Spanned;

/// Things whose history is asked for.
#[derive(Default)]
pub(super) struct Subject {
    /// Whether that of everything is.
    is_everything: bool,
    things: Vec<Thing>,
    /// What the selection is called, where that is asked for and not things by their ids.
    selection: Option<String>,
}

/// One thing.
struct Thing {
    /// Its plan's id; none where it is not known any more.
    plan: Option<String>,
    /// Its id; empty for the plan itself.
    id: String,
    /// The ids it had before, as far as the files tell.
    former: Vec<String>,
    /// What it is called; none where that is not known any more.
    title: Option<String>,
    /// Whether it is not in the plan any more.
    is_gone: bool,
    /// Whether it is one activity.
    is_activity: bool,
}

impl Subject {
    /// What filters select in the plan as it is.
    pub(super) fn of_selection(selection: &Selection<'_, '_>, lang: Lang) -> Self {
        if selection.asked.is_empty() {
            let whole = Text::fixed("hela planen", "the whole plan");
            return Self { is_everything: true, selection: Some(whole.get(lang).to_owned()), ..Self::default() };
        }
        let plans = selection.plans.iter();
        let whole = plans.filter(|selected| !selected.is_filtered()).map(|selected| Thing::plan(selected.plan));
        let filtered = selection.plans.iter().filter(|selected| selected.is_filtered());
        let activities = filtered.flat_map(PlanSelection::entries).map(|entry| {
            Thing::new(entry.plan, &entry.activity.id.value, &entry.activity.formerly, &entry.activity.title.value)
        });
        Self {
            is_everything: false,
            things: whole.chain(activities).collect(),
            selection: Some(view::asked(selection, lang)),
        }
    }

    /// Things by their ids, also those that are not in the plan any more; of each that never was, what may be meant.
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
                        // It may stand where the plan cannot be read.
                        let is_gone = !known.plans().iter().any(|plan| plan.complete.ids.may_hold(given));
                        subject.things.push(Thing::unknown(given, is_gone));
                    } else {
                        refusals.push(unknown(given, &refusal, ids));
                    }
                }
            }
        }
        if refusals.is_empty() { Ok(subject) } else { Err(refusals.into()) }
    }

    /// Returns what to look for.
    pub(super) fn wanted(&self) -> Wanted {
        if self.is_everything {
            return Wanted::everything();
        }
        Wanted::things(self.things.iter().flat_map(Thing::ids))
    }

    /// Returns the id of the one activity that was asked for, if it is one.
    pub(super) fn activity(&self) -> Option<&str> {
        match &self.things[..] {
            [thing] if thing.is_activity => Some(&thing.id),
            _ => None,
        }
    }

    /// Returns what the history is of: by their titles, those they had last where they are gone.
    pub(super) fn titles(&self, entries: &[Entry], lang: Lang) -> Vec<String> {
        if let Some(selection) = &self.selection {
            return vec![text!("Historik: {selection}", "History: {selection}").get(lang).to_owned()];
        }
        self.things.iter().map(|thing| thing.called(entries).get(lang).to_owned()).collect()
    }
}

impl Thing {
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

    /// Something that the plan as it is does not tell of.
    fn unknown(id: &str, is_gone: bool) -> Self {
        Self { plan: None, id: id.to_owned(), former: Vec::new(), title: None, is_gone, is_activity: false }
    }

    /// Returns the ids it has or had, each with its plan's.
    fn ids(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        std::iter::once(&self.id).chain(&self.former).map(|id| (self.plan.as_deref(), &**id))
    }

    fn called(&self, entries: &[Entry]) -> Text {
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

/// Returns what is looked for when something is asked for: of an owner, the activities that they have a part in.
fn things(found: &Found<'_, '_>) -> Vec<Thing> {
    match *found {
        Found::Plan(plan) => vec![Thing::plan(plan)],
        Found::Goal(plan, goal) => vec![Thing::new(plan, &goal.id, &[], &goal.title)],
        Found::Priority(plan, _, priority) => {
            vec![Thing::new(plan, &priority.id, &priority.formerly, &priority.title)]
        }
        Found::Activity(plan, _, _, activity) => {
            let thing = Thing::new(plan, &activity.id, &activity.formerly, &activity.title);
            vec![Thing { is_activity: true, ..thing }]
        }
        // What is told of a measure is told with what it is of.
        Found::Measure(plan, thing, _) => vec![Thing::new(plan, thing.id(), thing.formerly(), thing.title())],
        Found::Owner(plan, owner) => {
            let activities = plan.answered_by(owner).chain(plan.supported_by(owner));
            activities.map(|(_, _, it)| Thing::new(plan, &it.id, &it.formerly, &it.title)).collect()
        }
    }
}

/// Refuses an id that nothing has or had.
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
