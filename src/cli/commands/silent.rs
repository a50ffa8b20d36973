//! `plan due --silent`: owners who reported nothing for the period, and the time since their last change.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::cli::args::{AnswerForm, Format};
use crate::cli::output::Output;
use crate::cli::past::AskedOfGit;
use crate::cli::rows::{Head, Terms, separated};
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::diff::Change;
use crate::history::{LogEntry, Question, Wanted, log_entries};
use crate::locale::{Text, catalogue as say, text};
use crate::model::{Activity, Day, Stage, same_key};
use crate::query::{Entry, Selection, by_owner};
use crate::report::view::{Heard, SilentOwner};
use crate::report::{json, view};
use crate::source::{Commit, RevisionError, read_history};

pub(super) fn silent(
    form: &AnswerForm<'_>,
    does_fail: bool,
    selection: &Selection<'_, '_>,
    session: &Session<'_>,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let asked: Vec<Entry<'_, '_>> = selection.entries().filter(|entry| entry.standing.is_asked_for()).collect();
    let mut owners = by_owner(selection, &asked, session.lang);
    owners.retain(|(_, entries)| entries.iter().any(|entry| entry.owners().next().is_some()));
    let all = owners.len();
    owners.retain(|(_, entries)| entries.iter().all(is_unheard));
    let changes = changes(selection, &owners, session);
    let rows: Vec<SilentOwner<'_>> = owners
        .iter()
        .map(|(name, entries)| SilentOwner {
            name,
            due: entries.len(),
            heard: match &changes {
                Err(_) => Heard::Unknown,
                Ok(changes) => heard(changes, &answered_by(selection, name), session.today),
            },
        })
        .collect();
    let answer = match form.format {
        Format::Table | Format::Md => form.text(&view::silent(selection, &rows, all, session.lang), session),
        Format::Json => json::silent(&rows)?.into_bytes(),
        Format::Jsonl => json::silent_lines(&rows)?.into_bytes(),
        Format::Csv | Format::Tsv => {
            let values = rows.iter().map(|row| {
                let heard = row.heard.day();
                let [day, days] = [heard.map(|(day, _)| day.to_string()), heard.map(|(_, days)| days.to_string())];
                let [day, days] = [day, days].map(Option::unwrap_or_default);
                vec![row.name.to_owned(), row.due.to_string(), day, days, row.heard.is_known().to_string()]
            });
            let heads = [
                Head::new("owner", &say::OWNER),
                Head::new("unassessed", &view::DUE),
                Head::new("last_change", &view::LAST),
                Head::new("days", &view::DAYS),
                Head::new("known", &view::KNOWN).of_terms(Terms::Truth),
            ];
            separated(form.separator, session.lang, &heads, values)?
        }
    };
    form.deliver(&answer, session, output)?;
    // Warnings come last.
    if let Err(fault) = changes {
        output.hand_over()?;
        let by = "plan due --silent";
        let (why, help) = AskedOfGit { dir: session.dir, by, revision: "", otherwise: &OTHERWISE }.said(fault);
        let message = text!(
            why = why;
            "när något senast ändrades går inte att säga: {why}",
            "when anything was last changed cannot be told: {why}"
        );
        session.notice(&message, &help.unwrap_or(OTHERWISE.clone()));
    }
    Ok(if does_fail && !rows.is_empty() { Exit::Findings } else { Exit::Fine })
}

static OTHERWISE: Text =
    Text::fixed("kör kommandot där planen är hämtad med git", "run the command where the plan was fetched with git");

/// Returns whether an activity has neither status nor note for the period.
fn is_unheard(entry: &Entry<'_, '_>) -> bool {
    entry.standing.stage == Stage::Unassessed && entry.standing.note.is_none()
}

/// The last change of each activity's follow-ups, by the ids of plan and activity: the number of activities changed
/// since, and the day; none if it is not committed yet.
type LastChanges = HashMap<(String, String), (usize, Option<Day>)>;

/// Returns the last changes of follow-ups, for the activities of silent owners.
fn changes(
    selection: &Selection<'_, '_>,
    owners: &[(&str, Vec<Entry<'_, '_>>)],
    session: &Session<'_>,
) -> Result<LastChanges, RevisionError> {
    let mut last = LastChanges::new();
    if owners.is_empty() {
        return Ok(last);
    }
    let history = read_history(session.dir)?;
    let activities: Vec<_> = owners.iter().flat_map(|(name, _)| answered_by(selection, name)).collect();
    let ids = activities.iter().flat_map(|(plan, activity)| ids(activity).map(move |id| (Some(*plan), id)));
    let question = Question { dir: session.dir, history: &history, sources: session.sources, since: None };
    // The history begins with the latest change.
    let told = log_entries(question, Wanted::things(ids))?;
    for (later, (activity, day)) in told.iter().flat_map(|entry| follow_ups(entry, &history.commits)).enumerate() {
        last.entry(activity).or_insert((later, day));
    }
    Ok(last)
}

/// Returns the activities whose follow-ups an entry changed, with its day.
fn follow_ups<'t>(
    entry: &'t LogEntry,
    commits: &'t [Commit],
) -> impl Iterator<Item = ((String, String), Option<Day>)> + use<'t> {
    let day = entry.commit.and_then(|at| commits[at].day().parse().ok());
    let has = |changes: &[Change]| changes.iter().any(|change| matches!(change, Change::FollowUp(_)));
    entry.difference.things.iter().filter(move |thing| has(&thing.changes)).map(move |thing| {
        let plan = thing.plan.as_ref().map(|plan| key(&plan.id)).unwrap_or_default();
        ((plan, key(&thing.id)), day)
    })
}

/// Returns the last change of a follow-up among these activities; an uncommitted change counts as today's.
fn heard(changes: &LastChanges, activities: &[(&str, &Activity<'_>)], today: Day) -> Heard {
    let of = |(plan, activity): &(&str, &Activity<'_>)| {
        ids(activity).filter_map(|id| changes.get(&(key(plan), key(id)))).min_by_key(|(later, _)| *later).copied()
    };
    match activities.iter().filter_map(of).min_by_key(|(later, _)| *later) {
        Some((_, day)) => {
            let day = day.unwrap_or(today);
            Heard::On(day, days_between(day, today))
        }
        None => Heard::Never,
    }
}

/// Returns the activities of an owner in the selected plans, each with its plan's id.
fn answered_by<'p, 'a>(selection: &Selection<'p, 'a>, name: &str) -> Vec<(&'p str, &'p Activity<'a>)> {
    let of_plan = |plan: &'p crate::model::Plan<'a>| {
        let id = plan.register.find(name);
        let activities = id.into_iter().flat_map(|id| plan.answered_by(id));
        activities.map(|(_, _, activity)| (&*plan.id.value, activity))
    };
    selection.plans.iter().flat_map(|selected| of_plan(selected.plan)).collect()
}

fn ids<'p>(activity: &'p Activity<'_>) -> impl Iterator<Item = &'p str> {
    std::iter::once(&activity.id).chain(&activity.formerly).map(|id| &*id.value)
}

fn key(id: &str) -> String {
    same_key(id).into_owned()
}

/// Returns the number of days from `first` to `last`; 0 if `last` is earlier.
fn days_between(first: Day, last: Day) -> i64 {
    let date = |day: Day| {
        let [month, of_month] = [day.month_of_year(), day.day_of_month()].map(u32::from);
        NaiveDate::from_ymd_opt(day.year().into(), month, of_month)
    };
    let days = date(first).zip(date(last)).map(|(first, last)| last.signed_duration_since(first).num_days());
    days.unwrap_or_default().max(0)
}
