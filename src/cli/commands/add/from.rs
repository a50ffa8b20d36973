//! `plan add --from`: adds what a document has and the plan lacks.

use super::goal::{GoalFile, newline};
use crate::cli::args::AddArgs;
use crate::cli::commands::intake::{Documents, decisions, nothing_found, report, tell};
use crate::cli::commands::placement_refusal::placement_refusal;
use crate::cli::commands::plans_asked::plan_asked;
use crate::cli::commands::used_ids::used_ids;
use crate::cli::editing::Editing;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::layout::{Route, Spelled, newline_of};
use crate::edit::{Draft, ListOf, PlacementError};
use crate::intake::{
    IntakeMap, NewActivity, NewGoal, NewPlan, READY, Said, Taken, activity_members, goal_file, goal_there,
    priority_members, take,
};
use crate::locale::{Lang, Text};
use crate::model::{Goal, Plan, Unit};
use crate::query::PlanSelection;
use crate::source::{FileId, Sources};

pub(super) fn add(args: &AddArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let files = Documents::of(&args.from, args.report.as_deref())?;
    let map = decisions(args.map.as_deref())?;
    let documents = files.read()?;
    let mut found: Option<(Taken, Lang)> = None;
    let exit = editing.change_unless(output, |session, draft, output| {
        let selected = plan_asked(&args.plan, session)?;
        let plan = selected.plan;
        let used = used_ids(session, plan, "")?;
        let said = Said { there: Some((plan, used.ids)), ..said(&selected, map, session) };
        let taken = take(documents, begun(plan, session), said);
        if taken.is_without_activity() {
            return Err(nothing_found(&taken.accounts).into());
        }
        put(&taken.plan, plan, (session.sources, draft), session.lang)?;
        let is_new = taken.counts != [0; 3];
        found = Some((taken, session.lang));
        if is_new {
            return Ok(None);
        }
        output.say(NOTHING.get(session.lang))?;
        Ok(Some(Exit::Fine))
    })?;
    let Some((taken, lang)) = found else { return Ok(exit) };
    report(&taken, (args.report.as_deref(), editing.is_dry_run), lang, output)?;
    tell(&taken, editing.environment, lang, output)
}

/// Returns a new plan with the properties of the existing one.
fn begun(plan: &Plan<'_>, session: &Session<'_>) -> NewPlan {
    let language = plan.language.as_ref().map_or_else(|| session.lang.tag().to_owned(), |tag| tag.to_string());
    let every = plan.follow_up.every.as_ref().map_or(Unit::Year, |every| **every);
    NewPlan::begun(plan.id.to_string(), language, every, session.today)
}

fn said<'s>(selected: &PlanSelection<'s, 's>, map: IntakeMap, session: &Session<'s>) -> Said<'s> {
    let plan = selected.plan;
    Said {
        title: Some(plan.title.to_string()),
        usual_title: None,
        years: plan.years.as_ref().map(|years| (years.first.year(), years.last.year())),
        current: Some(selected.period),
        scale: &READY[0],
        lang: plan.language.as_ref().and_then(|tag| Lang::from_tag(tag)).unwrap_or(session.lang),
        today: session.today,
        may_guess: false,
        there: None,
        map,
    }
}

/// Adds everything new to the plan's files. New files come last, because they change the ids of the files after them.
fn put(new: &NewPlan, plan: &Plan<'_>, (sources, draft): (&Sources, &mut Draft), lang: Lang) -> Result<(), Stop> {
    for name in new.owners.iter().filter(|name| plan.register.find(name).is_none()) {
        let to = ListOf { file: plan.file, parent: Route::Root, list: "owner" };
        draft.add(to, &[("name", Spelled::text(name))]).map_err(placement_refusal(name, &plan.id))?;
    }
    let mut files = Vec::new();
    for goal in &new.goals {
        if let Some(own) = goal_there(plan, goal) {
            put_under(goal, own, draft)?;
        } else {
            let (id, title) = (goal.id.clone(), goal.title.clone());
            let file = GoalFile { id, title, kind: goal.kind, members: Vec::new() };
            let content = goal_file(goal, lang).replace('\n', newline(plan, sources));
            files.push((file.path(plan, sources), content));
        }
    }
    for (path, content) in files {
        draft.add_file(&path, content);
    }
    Ok(())
}

/// Adds everything new below an existing goal.
fn put_under(goal: &NewGoal, own: &Goal<'_>, draft: &mut Draft) -> Result<(), Stop> {
    let file = own.file;
    for activity in &goal.activities {
        put_activity(activity, file, Route::Root, draft).map_err(placement_refusal(&activity.id, &goal.id))?;
    }
    for priority in &goal.priorities {
        if own.priorities.iter().all(|it| *it.id.value != *priority.id) {
            let members = priority_members(priority);
            let members: Vec<(&str, Spelled)> = members.iter().map(|(key, value)| (&**key, value.clone())).collect();
            let to = ListOf { file, parent: Route::Root, list: "priority" };
            draft.add(to, &members).map_err(placement_refusal(&priority.id, &goal.id))?;
            comment(&priority.remarks, &priority.id, file, draft);
        }
        for activity in &priority.activities {
            let parent = Route::priority(&priority.id);
            put_activity(activity, file, parent, draft).map_err(placement_refusal(&activity.id, &priority.id))?;
        }
    }
    Ok(())
}

fn put_activity(
    activity: &NewActivity,
    file: FileId,
    parent: Route<'_>,
    draft: &mut Draft,
) -> Result<(), PlacementError> {
    let members = activity_members(activity);
    let (follow_ups, own): (Vec<_>, Vec<_>) = members.iter().partition(|(key, _)| key.starts_with(FOLLOW_UP));
    let own: Vec<(&str, Spelled)> = own.into_iter().map(|(key, value)| (&**key, value.clone())).collect();
    draft.add(ListOf { file, parent, list: "activity" }, &own)?;
    for (key, value) in follow_ups {
        let period = key[FOLLOW_UP.len()..].trim_matches('"');
        draft.set(file, Route::activity(&activity.id), &["follow_up", period], value)?;
    }
    comment(&activity.remarks, &activity.id, file, draft);
    Ok(())
}

/// The prefix of the keys of follow-ups.
const FOLLOW_UP: &str = "follow_up.";

/// Writes the remarks as comments above the new thing.
fn comment(remarks: &[String], id: &str, file: FileId, draft: &mut Draft) {
    let source = draft.sources().file(file);
    let (path, text) = (source.path().to_owned(), source.text());
    let line = format!("id = {}", Spelled::text(id).inline());
    let heading = text.rfind(&line).and_then(|at| text[..at].rfind("[["));
    let Some(at) = heading.filter(|_| !remarks.is_empty()) else { return };
    let lines = remarks.iter().flat_map(|remark| remark.lines());
    let newline = newline_of(text);
    let lines: String = lines.map(|line| format!("# {}{newline}", line.replace(char::is_control, ""))).collect();
    let after = format!("{}{lines}{}", &text[..at], &text[at..]);
    draft.add_file(&path, after);
}

static NOTHING: Text = Text::fixed(
    "inget att lägga till: planen har redan allt som står i dokumentet",
    "nothing to add: the plan has everything in the document already",
);
