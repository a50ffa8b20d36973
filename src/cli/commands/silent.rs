//! `plan due --silent`: owners who reported nothing for the period, and the time since their last change.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::cli::args::{AnswerForm, AnswerShape};
use crate::cli::output::Output;
use crate::cli::past::{AskedOfGit, OTHERWISE};
use crate::cli::rows::{Head, Terms, separated};
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::diff::Change;
use crate::history::{LogEntry, Question, Wanted, log_entries};
use crate::locale::{catalogue as say, text};
use crate::model::{Day, Plan, Thing, same_key};
use crate::query::{Assessable, Selection, answering, grouped_by_owner};
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
    let entries = selection.entries().map(|entry| entry.assessable());
    let asked: Vec<Assessable<'_, '_>> = selection.sections().chain(entries).filter(Assessable::is_asked_for).collect();
    let mut owners = grouped_by_owner(selection, &asked, |it| it.owners_asked(selection).collect(), session.lang);
    owners.retain(|(_, asked)| asked.iter().any(|it| it.owners().next().is_some()));
    let all = owners.len();
    owners.retain(|(_, asked)| asked.iter().all(is_unheard));
    let changes = changes(selection, &owners, session);
    let rows: Vec<SilentOwner<'_>> = owners
        .iter()
        .map(|(name, asked)| SilentOwner {
            name,
            due: asked.len(),
            heard: match &changes {
                Err(_) => Heard::Unknown,
                Ok(changes) => heard(changes, &answered_by(selection, name), session.today),
            },
        })
        .collect();
    let answer = match form.shape() {
        AnswerShape::Document => form.text(&view::silent(selection, &rows, all, session.lang), session),
        AnswerShape::Json => json::silent(&rows)?.into_bytes(),
        AnswerShape::JsonLines => json::silent_lines(&rows)?.into_bytes(),
        AnswerShape::Rows => {
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

/// Returns whether a thing has neither status nor note for the period.
fn is_unheard(it: &Assessable<'_, '_>) -> bool {
    it.is_due() && it.standing.note.is_none()
}

/// The last change of each thing's follow-ups, by the ids of plan and thing: the number of things changed since, and
/// the day; none if it is not committed yet.
type LastChanges = HashMap<(String, String), (usize, Option<Day>)>;

/// Returns the last changes of follow-ups, for what silent owners answer for.
fn changes(
    selection: &Selection<'_, '_>,
    owners: &[(&str, Vec<Assessable<'_, '_>>)],
    session: &Session<'_>,
) -> Result<LastChanges, RevisionError> {
    let mut last = LastChanges::new();
    if owners.is_empty() {
        return Ok(last);
    }
    let history = read_history(session.dir)?;
    let things: Vec<_> = owners.iter().flat_map(|(name, _)| answered_by(selection, name)).collect();
    let ids = things.iter().flat_map(|(plan, thing)| thing.ids().map(move |id| (Some(*plan), id)));
    let question = Question { dir: session.dir, history: &history, sources: session.sources, since: None };
    // The history begins with the latest change.
    let told = log_entries(question, Wanted::things(ids))?;
    for (later, (thing, day)) in told.iter().flat_map(|entry| follow_ups(entry, &history.commits)).enumerate() {
        last.entry(thing).or_insert((later, day));
    }
    Ok(last)
}

/// Returns the things whose follow-ups an entry changed, with its day.
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

/// Returns the last change of a follow-up among these things; an uncommitted change counts as today's.
fn heard(changes: &LastChanges, things: &[(&str, Thing<'_, '_>)], today: Day) -> Heard {
    let of = |(plan, thing): &(&str, Thing<'_, '_>)| {
        thing.ids().filter_map(|id| changes.get(&(key(plan), key(id)))).min_by_key(|(later, _)| *later).copied()
    };
    match things.iter().filter_map(of).min_by_key(|(later, _)| *later) {
        Some((_, day)) => {
            let day = day.unwrap_or(today);
            Heard::On(day, days_between(day, today))
        }
        None => Heard::Never,
    }
}

/// Returns what an owner answers for in the selected plans, on the levels that are assessed, each with its plan's id.
fn answered_by<'p, 'a>(selection: &Selection<'p, 'a>, name: &str) -> Vec<(&'p str, Thing<'p, 'a>)> {
    let of_plan = |plan: &'p Plan<'a>| {
        let owner = plan.register.find(name);
        let is_of = move |thing: &Thing<'p, 'a>| {
            let mut owners = answering(plan, *thing).iter();
            owner.is_some() && owners.any(|it| it.id == owner)
        };
        let asked = Thing::all(plan).filter(|thing| thing.is_whole() && plan.asks_for(thing.tier()));
        asked.filter(is_of).map(|thing| (&*plan.id.value, thing))
    };
    selection.plans.iter().flat_map(|selected| of_plan(selected.plan)).collect()
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
